"""The lives of agreements and of what is promised in them."""

from __future__ import annotations

import random
from datetime import date

import pytest
from tests.factory import actor, day, voice
from tests.record.claims.worlds import World, document, thing

from dragoman.model import (
    ActorRef,
    Agreement,
    AgreementRef,
    Commitment,
    Event,
    Fact,
    Modality,
    RoleHolder,
    Statement,
)
from dragoman.record.claims.counterparts import propositions
from dragoman.record.claims.documents import papers
from dragoman.record.lifecycles.agreements import agreements_of
from dragoman.record.lifecycles.commitments import commitments_of
from dragoman.record.lifecycles.lifecycle import Lifecycle
from dragoman.record.lifecycles.truces import with_truces

FRONT = actor("Harbour Front", "harbour-front")
NORLAND = actor("Norland", "nor")
ACCORD = AgreementRef("Elim Accord", "agreement", "elim-accord")
BOTH = (RoleHolder("signatory", NORLAND), RoleHolder("signatory", FRONT))


@pytest.fixture
def world() -> World:
    return World()


def step(world: World, action: str, when: str, **how: object) -> Fact:
    words = f"The accord: {action} on {when}."
    return world.told("Post", when, words, Agreement(ACCORD, action, BOTH), when=when, **how)  # type: ignore[arg-type]


def agreement(world: World, *facts: Fact) -> Lifecycle:
    given = propositions([thing(one) for one in facts], world.sources)
    (life,) = agreements_of(papers([document("Elim Accord", *facts)], given))
    return life


def steps(life: Lifecycle) -> list[tuple[str, str]]:
    return [(one.step, one.when) for one in life.steps]


def test_an_agreement_from_the_call_for_it_to_its_end(world: World) -> None:
    life = agreement(
        world,
        step(world, "reached", "2021-04-01", modality=Modality.CALLED_FOR),
        step(world, "drafted", "2021-05-01"),
        step(world, "signed", "2021-05-04"),
        step(world, "entered_into_force", "2021-05-06"),
        step(world, "violated", "2021-05-09"),
        step(world, "violated", "2021-05-11"),
        step(world, "extended", "2021-11-04"),
        step(world, "ended", "2022-05-04"),
    )
    assert steps(life) == [
        ("called for", "1 Apr 2021"),
        ("drafted", "1 May 2021"),
        ("signed", "4 May 2021"),
        ("in force", "6 May 2021"),
        ("violated", "9 May 2021"),
        ("extended", "4 Nov 2021"),
        ("ended", "4 May 2022"),
    ]
    assert (life.state, life.who) == ("ended", ("Harbour Front", "Norland"))


def test_what_is_still_ahead_is_no_state(world: World) -> None:
    ahead = world.told(
        "Post", "2021-05-04", "It will enter into force.", Agreement(ACCORD, "entered_into_force"),
        when="2021-05-06", modality=Modality.PLANNED,
    )  # fmt: skip
    life = agreement(world, step(world, "signed", "2021-05-04"), ahead)
    assert life.state == "signed"
    assert steps(life)[-1] == ("to enter into force", "6 May 2021")
    done = agreement(
        world,
        step(world, "signed", "2021-05-04"),
        ahead,
        step(world, "entered_into_force", "2021-05-06"),
    )
    assert [name for name, _ in steps(done)] == ["signed", "in force"]


def test_signed_and_not_signed_is_disputed(world: World) -> None:
    no = world.told(
        "Wire", "2021-05-05", "They did not sign it.", Agreement(ACCORD, "signed"), negated=True
    )
    life = agreement(world, step(world, "signed", "2021-05-04"), no)
    assert life.state == "disputed"


def test_one_signing_told_on_two_days_is_two_steps(world: World) -> None:
    life = agreement(
        world, step(world, "signed", "2021-05-04"), step(world, "signed", "2021-05-05")
    )
    assert steps(life) == [("signed", "4 May 2021"), ("signed", "5 May 2021")]


def test_the_ceasefire_is_the_one_concluded_last(world: World) -> None:
    truce = AgreementRef("ceasefire", "ceasefire")

    def of(action: str, on: str, *who: ActorRef) -> Fact:
        roles = tuple(RoleHolder("party", actor) for actor in who)
        words = f"The ceasefire: {action} on {on}."
        return world.told("Post", on, words, Agreement(truce, action, roles), when=on)

    first = of("signed", "2020-01-01", NORLAND, FRONT)
    second = of("signed", "2021-01-01", NORLAND, FRONT)
    elsewhere = of("signed", "2021-02-01", actor("Sund", "sun"))
    broken = of("violated", "2021-03-01", FRONT)
    facts = [first, second, elsewhere, broken]
    given = propositions([thing(one) for one in facts], world.sources)
    told = [one for each in given for one in each.told]
    apart = papers([document("ceasefire", one) for one in facts], given)
    found = agreements_of(with_truces(apart, told))
    assert [(life.steps[0].when, life.state) for life in found] == [
        ("1 Jan 2020", "signed"),
        ("1 Jan 2021", "violated"),
        ("1 Feb 2021", "signed"),
    ]


def test_a_truce_called_for_is_the_one_that_soon_follows(world: World) -> None:
    truce = AgreementRef("ceasefire", "ceasefire")
    roles = (RoleHolder("party", NORLAND), RoleHolder("party", FRONT))

    def of(action: str, on: str, modality: Modality = Modality.ACTUAL) -> Fact:
        words = f"The ceasefire: {action} on {on}."
        return world.told("Post", on, words, Agreement(truce, action, roles), modality=modality)

    asked = of("reached", "2021-01-01", Modality.CALLED_FOR)
    made = of("signed", "2021-01-20")
    late = of("reached", "2020-06-01", Modality.CALLED_FOR)
    given = propositions([thing(one) for one in (asked, made, late)], world.sources)
    told = [one for each in given for one in each.told]
    apart = papers([document("ceasefire", one) for one in (asked, made, late)], given)
    found = agreements_of(with_truces(apart, told))
    assert sorted([one.step for one in life.steps] for life in found) == [
        ["called for"],
        ["called for", "signed"],
    ]


# -- commitments -----------------------------------------------------------------------------------

WITHDRAW = "withdraw its heavy weapons from the coast"


def promise(world: World, by: str | None = None, outlet: str = "Post") -> Fact:
    due = {"deadline": day(by)} if by else {}
    owed = Commitment((NORLAND,), WITHDRAW, agreement=ACCORD, **due)  # type: ignore[arg-type]
    words = f"Norland will {WITHDRAW}, writes {outlet}."
    return world.told(outlet, "2021-05-04", words, owed, modality=Modality.PLANNED)


def told(world: World, on: str, words: str, **how: object) -> Fact:
    left = Event("retreat", actors=(NORLAND,), what=words)
    return world.told("Wire", on, words, left, **how)  # type: ignore[arg-type]


def lives(world: World, *facts: Fact, until: str = "2021-12-31") -> tuple[Lifecycle, ...]:
    given = propositions([thing(one) for one in facts], world.sources)
    return commitments_of(given, world.sources, date.fromisoformat(until))


DONE = "Norland has withdrawn its heavy weapons from the coast."
NOT_DONE = "Norland failed to withdraw its heavy weapons from the coast."


@pytest.mark.parametrize(
    ("words", "state", "scale"),
    [
        (DONE, "fulfilled", 3),
        ("Norland withdrew some of its heavy weapons from the coast.", "partly fulfilled", 2),
        ("Norland began to withdraw its heavy weapons from the coast.", "begun", 1),
        (NOT_DONE, "not carried out", 0),
        ("Norland opened a road to the coast.", "no news", None),
        ("Sund praised the heavy rain on the coast.", "no news", None),
    ],
)
def test_what_became_of_a_promise(world: World, words: str, state: str, scale: int | None) -> None:
    (life,) = lives(world, promise(world), told(world, "2021-05-20", words))
    assert (life.state, life.scale) == (state, scale)


def test_not_done_behind_its_deadline_is_a_breach(world: World) -> None:
    owed = promise(world, "2021-05-15")
    (life,) = lives(world, owed, told(world, "2021-05-20", NOT_DONE))
    assert (life.state, life.scale) == ("breached", 0)
    assert steps(life) == [("promised", "by 15 May 2021"), ("deadline missed", "15 May 2021")]
    late = told(world, "2021-06-20", DONE)
    (mended,) = lives(world, owed, told(world, "2021-05-20", NOT_DONE), late)
    assert mended.state == "fulfilled"


def test_no_news_tells_that_the_deadline_has_passed(world: World) -> None:
    (life,) = lives(world, promise(world, "2021-05-15"))
    assert life.why.startswith("due by 15 May 2021; pages up to 31 Dec 2021")
    (before,) = lives(world, promise(world, "2021-05-15"), until="2021-05-10")
    assert "due by" not in before.why


def test_deeds_of_others_and_deeds_before_are_no_news(world: World) -> None:
    other = Event("retreat", actors=(FRONT,), what="the front left")
    words = "The front withdrew its heavy weapons from the coast."
    theirs = world.told("Wire", "2021-05-20", words, other)
    (life,) = lives(world, promise(world), theirs, told(world, "2021-05-01", DONE))
    assert life.state == "no news"


def test_one_of_several_is_done_in_part(world: World) -> None:
    owed = Commitment((NORLAND,), "complete the maps of the zones")
    words = "Norland is to complete the maps of the zones."
    made = world.told("Post", "2021-05-04", words, owed, modality=Modality.PLANNED)
    (life,) = lives(
        world, made, told(world, "2021-06-01", "Norland completed the maps of the Elim zone.")
    )
    assert life.state == "partly fulfilled"


def test_somebody_s_words_may_tell_it(world: World) -> None:
    said = Statement(FRONT, cue="said", act="say")
    words = "The heavy weapons have not been withdrawn from the coast, the front said."
    report = world.told("Wire", "2021-05-20", words, said)
    (life,) = lives(world, promise(world), report)
    assert life.state == "not carried out"


def test_told_on_one_day_as_done_and_as_not_done(world: World) -> None:
    (life,) = lives(
        world,
        promise(world),
        told(world, "2021-05-20", DONE),
        told(world, "2021-05-20", NOT_DONE, voices=[voice(FRONT)]),
    )
    assert (life.state, life.scale) == ("disputed", None)


def test_a_demand_without_an_agreement_binds_nobody(world: World) -> None:
    owed = Commitment((FRONT,), "leave the coast")
    asked = world.told(
        "Post", "2021-05-04", "The front must leave.", owed, modality=Modality.CALLED_FOR
    )
    assert lives(world, asked) == ()


def test_the_order_given_changes_nothing(world: World) -> None:
    facts = [
        promise(world, "2021-05-15"),
        promise(world, "2021-05-25", "Bell"),
        told(world, "2021-05-20", NOT_DONE),
        told(world, "2021-06-20", DONE),
    ]
    expected = lives(world, *facts)
    assert [life.state for life in expected] == ["fulfilled"]
    for seed in range(10):
        assert lives(world, *random.Random(seed).sample(facts, len(facts))) == expected
