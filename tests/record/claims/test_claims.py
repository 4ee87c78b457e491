"""What accounts of one thing add up to: standing, sides, and what is no contradiction."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import actor, day, readings, voice
from tests.record.claims.worlds import World, document, thing

from dragoman.model import (
    ActorRef,
    Agreement,
    AgreementRef,
    Ceasefire,
    Commitment,
    Day,
    Designation,
    Event,
    Fact,
    Invitation,
    Meeting,
    Modality,
    MonitorReport,
    Precision,
    Reading,
    RoleHolder,
    Stance,
)
from dragoman.record.claims import Claim, Standing, claims_of
from dragoman.record.claims.claim import Aspect
from dragoman.record.claims.given import Sources
from dragoman.record.stories import Origin

ARMY = actor("the army", "nor-army")
FRONT = actor("Harbour Front", "harbour-front")
NORLAND = actor("Norland", "nor")
VALE = actor("Vale", "val")
SHELLING = Event("assault", actors=(ARMY,), what="the army shelled Kessel")
ACCORD = AgreementRef("Elim Accord", "agreement", "elim-accord")
SIGNING = Agreement(ACCORD, "signed")


def seats(role: str, *actors: ActorRef) -> tuple[RoleHolder, ...]:
    return tuple(RoleHolder(role, actor) for actor in actors)


TALKS = Meeting(seats("participant", NORLAND, FRONT), "talks")


@pytest.fixture
def world() -> World:
    return World()


def claim(world: World, *facts: Fact) -> Claim:
    (found,) = claims_of([thing(*facts)], world.sources)
    return found


def aspects(found: Claim) -> list[Aspect]:
    return [difference.aspect for difference in found.differences]


def planned(world: World, outlet: str, on: str, when: str) -> Fact:
    words = f"{outlet} has them meet on {when}."
    return world.told(outlet, on, words, TALKS, when=when, modality=Modality.PLANNED)


def met(world: World, outlet: str = "Wire", on: str = "2021-05-11") -> Fact:
    return world.told(outlet, on, "They met on the 10th.", TALKS, when="2021-05-10")


# -- standing ------------------------------------------------------------------------------------


def test_two_independent_origins_corroborate(world: World) -> None:
    found = claim(
        world,
        world.told("Elim Post", "2021-05-02", "The army shelled Kessel.", SHELLING),
        world.told("Wire", "2021-05-02", "Kessel was shelled by the army.", SHELLING),
    )
    assert found.standing is Standing.CORROBORATED
    assert found.says == "happened"
    assert found.origins == ("Elim Post", "Wire")
    assert found.why == "told by 2 independent origins, Elim Post and Wire"


def test_reprints_are_one_origin(world: World) -> None:
    found = claim(
        world,
        world.told("Elim Post", "2021-05-02", "The army shelled Kessel.", SHELLING, origin="Wire"),
        world.told("Wire", "2021-05-02", "The army shelled Kessel.", SHELLING),
    )
    assert found.standing is Standing.SINGLE_ORIGIN
    assert found.why == "2 pages of Elim Post and Wire go back to one origin, Wire"
    assert found.outlets == ("Elim Post", "Wire")


def test_two_origins_of_one_voice_are_told_as_such(world: World) -> None:
    by = [voice(FRONT)]
    found = claim(
        world,
        world.told("Post", "2021-05-02", "The army shelled it, it said.", SHELLING, voices=by),
        world.told("Wire", "2021-05-02", "It said the army shelled it.", SHELLING, voices=by),
    )
    assert found.why.endswith("all in the words of one voice, Harbour Front")


def test_a_later_page_of_the_same_origin_counts(world: World) -> None:
    found = claim(
        world,
        world.told("Post", "2016-12-21", "Signed on the 19th.", SIGNING, when="2016-12-19"),
        world.told("Post", "2016-12-22", "Signed on the 20th.", SIGNING, when="2016-12-20"),
    )
    assert found.standing is Standing.SUPERSEDED
    assert [account.quote for account in found.superseded] == ["Signed on the 19th."]
    assert [account.quote for account in found.supports] == ["Signed on the 20th."]
    assert found.why == (
        "Post, 22 Dec 2016 tells it otherwise than before, “Signed on the 19th.” "
        "(Post, 21 Dec 2016)"
    )


def test_words_that_take_themselves_back_are_superseded(world: World) -> None:
    words = "An earlier version of this article said that both had signed."
    found = claim(world, world.told("Post", "2016-12-21", words, SIGNING))
    assert (found.says, found.standing) == ("withdrawn", Standing.SUPERSEDED)


# -- denials and what is no denial ----------------------------------------------------------------


def test_a_denial_is_a_dispute_with_both_sides(world: World) -> None:
    found = claim(
        world,
        world.told(
            "Post", "2021-05-02", "The army shelled Kessel, the front said.", SHELLING,
            when="2021-05-01", voices=[voice(FRONT)],
        ),
        world.told(
            "Wire", "2021-05-03", "The army denied that it had shelled Kessel.", SHELLING,
            when="2021-05-01", voices=[voice(ARMY, Stance.DENIES)],
        ),
    )  # fmt: skip
    assert found.standing is Standing.DISPUTED
    (dispute,) = found.differences
    assert dispute.aspect is Aspect.STATUS
    told, denied = dispute.sides
    assert [account.by for account in told.accounts] == ["Harbour Front"]
    assert denied.accounts[0].quote == "The army denied that it had shelled Kessel."
    assert found.why == (
        "the army (Wire, 3 May 2021) denies what Harbour Front (Post, 2 May 2021) tells"
    )


def test_a_denial_alone_is_a_dispute_with_one_side_on_record(world: World) -> None:
    words = "The army denied that it had shelled Kessel."
    denial = world.told(
        "Wire", "2021-05-03", words, SHELLING, voices=[voice(ARMY, Stance.DENIES)]
    )  # fmt: skip
    found = claim(world, denial)
    assert (found.says, found.standing, found.supports) == ("denied", Standing.DISPUTED, ())
    assert "only the denial is on record" in found.why


def test_a_denial_of_a_denial_supports(world: World) -> None:
    words = "The army denied that it had not shelled Kessel."
    by = [voice(ARMY, Stance.DENIES)]
    found = claim(world, world.told("Wire", "2021-05-03", words, SHELLING, voices=by, negated=True))
    assert (found.says, found.denies) == ("happened", ())


def test_a_plan_and_its_happening_agree(world: World) -> None:
    found = claim(world, planned(world, "Post", "2021-05-02", "2021-05-09"), met(world))
    assert (found.says, found.differences) == ("happened", ())
    assert [account.outlet for account in found.earlier] == ["Post"]
    assert found.standing is Standing.SINGLE_ORIGIN


def test_not_yet_and_then_done_agree(world: World) -> None:
    found = claim(
        world,
        world.told("Post", "2021-05-02", "They have not signed yet.", SIGNING, negated=True),
        world.told("Wire", "2021-05-05", "They signed on 4 May.", SIGNING, when="2021-05-04"),
    )
    assert (found.says, found.differences, found.denies) == ("happened", (), ())


def test_told_as_not_so_afterwards_is_a_dispute(world: World) -> None:
    none = world.told("Post", "2021-05-12", "No talks took place.", TALKS, negated=True)
    found = claim(world, met(world), none)
    assert aspects(found) == [Aspect.STATUS]
    assert found.why == "Post, 12 May 2021 contradicts what Wire, 11 May 2021 tells"


def test_told_as_called_off_afterwards_is_a_dispute(world: World) -> None:
    off = world.told(
        "Post", "2021-05-12", "Talks were called off.", TALKS, modality=Modality.CANCELLED
    )
    assert aspects(claim(world, met(world), off)) == [Aspect.STATUS]


def test_a_plan_that_nothing_came_of_is_no_dispute(world: World) -> None:
    none = world.told("Wire", "2021-05-10", "The talks did not take place.", TALKS, negated=True)
    found = claim(world, planned(world, "Post", "2021-05-02", "2021-05-09"), none)
    assert (found.says, found.differences) == ("did not happen", ())
    assert [account.outlet for account in found.earlier] == ["Post"]


def test_a_label_that_others_reject_is_disputed(world: World) -> None:
    label = Designation(NORLAND, FRONT, "terrorist organisation", (VALE,))
    words = "Norland calls the front terrorist, which Vale rejects."
    found = claim(world, world.told("Post", "2021-05-02", words, label))
    assert (found.standing, found.why) == (Standing.DISPUTED, "Vale rejects it")


# -- where accounts differ -------------------------------------------------------------------------

DECEMBER = day("2016-12-01", until="2016-12-31", precision=Precision.MONTH)
NOVEMBER = day("2016-11-01", until="2016-11-30", precision=Precision.MONTH)


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        (day("2016-12-20"), day("2016-12-21"), True),
        (day("2016-12-20"), DECEMBER, False),
        (day("2016-12-20"), NOVEMBER, True),
        (day("2016-12-20"), Day(), False),
        (day("2016-12-20"), day("2016-12-20", until="2016-12-21"), False),
    ],
)
def test_days_differ_only_where_both_cannot_be(
    world: World, first: Day, second: Day, differ: bool
) -> None:
    found = claim(
        world,
        world.told("Post", "2016-12-22", "Signed, as the Post has it.", SIGNING, when=first),
        world.told("Wire", "2016-12-22", "Signed, as the Wire has it.", SIGNING, when=second),
    )
    assert aspects(found) == ([Aspect.DAY] if differ else [])


def test_days_of_a_run_are_one(world: World) -> None:
    run = day("2017-01-23", until="2017-01-24")
    found = claim(
        world,
        world.told("Post", "2017-01-25", "Talks on 23 January.", TALKS, when="2017-01-23"),
        world.told("Wire", "2017-01-25", "Talks on 24 January.", TALKS, when="2017-01-24"),
        world.told("Bell", "2017-01-25", "Talks on 23 and 24 January.", TALKS, when=run),
    )
    assert found.differences == ()


def test_a_moved_plan_is_no_contradiction_but_two_plans_of_one_day_are(world: World) -> None:
    moved = claim(
        world,
        planned(world, "Post", "2021-05-01", "2021-05-09"),
        planned(world, "Wire", "2021-05-08", "2021-05-16"),
    )
    assert moved.differences == ()
    apart = claim(
        world,
        planned(world, "Post", "2021-05-01", "2021-05-09"),
        planned(world, "Wire", "2021-05-01", "2021-05-16"),
    )
    assert aspects(apart) == [Aspect.DAY]


def due(world: World, outlet: str, by: str, words: str = "withdraw its heavy weapons") -> Fact:
    owed = Commitment((NORLAND,), words, deadline=day(by), agreement=ACCORD)
    said = f"{outlet}: {words} by {by}"
    return world.told(outlet, "2021-05-01", said, owed, modality=Modality.PLANNED)


def test_deadlines_of_one_commitment(world: World) -> None:
    found = claim(world, due(world, "Post", "2021-05-20"), due(world, "Wire", "2021-05-25"))
    assert aspects(found) == [Aspect.DEADLINE]
    assert [side.says for side in found.differences[0].sides] == ["20 May 2021", "25 May 2021"]
    same = claim(world, due(world, "Post", "2021-05-20"), due(world, "Bell", "2021-05-20"))
    assert same.differences == ()


def test_monitors_count_in_parallel(world: World) -> None:
    def register(outlet: str, by: ActorRef, total: int) -> Fact:
        words = f"{by.name} counted {total} violations."
        return world.told(outlet, "2021-05-01", words, MonitorReport(by, total=total))

    two = claim(world, register("Post", NORLAND, 12), register("Wire", VALE, 7))
    assert two.differences == ()
    one = claim(world, register("Post", NORLAND, 12), register("Wire", NORLAND, 9))
    assert aspects(one) == [Aspect.NUMBER]


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ("Twelve people were killed.", "The army killed 15 people.", True),
        ("At least 12 people were killed.", "15 people were killed.", False),
        ("Up to 12 people were killed.", "15 people were killed.", True),
        ("12 people were killed.", "15 houses were hit.", False),
        ("It fell on 12 May.", "It fell on 15 May.", False),
        ("The two sides fired.", "The three sides fired.", False),
    ],
)
def test_numbers(world: World, first: str, second: str, differ: bool) -> None:
    found = claim(
        world,
        world.told("Post", "2021-05-02", first, SHELLING),
        world.told("Wire", "2021-05-02", second, SHELLING),
    )
    assert aspects(found) == ([Aspect.NUMBER] if differ else [])


@pytest.mark.parametrize(("form", "differ"), [("talks", False), ("bilateral", True)])
def test_lists_that_may_be_short_of_somebody_agree(world: World, form: str, differ: bool) -> None:
    def at_table(outlet: str, *there: ActorRef) -> Fact:
        detail = Meeting(seats("participant", *there), form)
        return world.told(outlet, "2021-05-02", f"{outlet}: {form}.", detail)

    found = claim(world, at_table("Post", NORLAND, FRONT), at_table("Wire", VALE, FRONT))
    assert aspects(found) == ([Aspect.PARTICIPANTS] if differ else [])


def test_who_invited_whom(world: World) -> None:
    def asked(outlet: str, by: ActorRef) -> Fact:
        detail = Invitation(by, FRONT, "the congress")
        return world.told(outlet, "2021-05-02", f"{by.name} asked the front in.", detail)

    found = claim(world, asked("Post", NORLAND), asked("Wire", VALE))
    assert aspects(found) == [Aspect.INVITER]
    assert claim(world, asked("Post", NORLAND), asked("Bell", NORLAND)).differences == ()


def test_a_truce_holds_or_not_on_one_day(world: World) -> None:
    def truce(outlet: str, holds: bool, when: str) -> Fact:
        words = f"{outlet} on the truce."
        going_on = Modality.ONGOING
        return world.told(outlet, when, words, Ceasefire(holds), when=when, modality=going_on)

    same = claim(world, truce("Post", True, "2021-05-02"), truce("Wire", False, "2021-05-02"))
    assert aspects(same) == [Aspect.STATUS]
    later = claim(world, truce("Post", True, "2021-05-02"), truce("Wire", False, "2021-05-09"))
    assert later.differences == ()


# -- across the things of one agreement ------------------------------------------------------------


def test_signed_or_only_prepared_is_told_of_the_document(world: World) -> None:
    signed = world.told("Post", "2021-05-05", "Signed on 4 May.", SIGNING, when="2021-05-04")
    only = world.told("Wire", "2021-05-06", "The accord is not signed.", SIGNING, negated=True)
    drafted = Agreement(ACCORD, "drafted")
    before = world.told("Bell", "2021-05-01", "The accord has been drafted.", drafted)
    things = [thing(signed), thing(only), thing(before)]
    papers = [document("Elim Accord", signed, only, before)]
    found = claims_of(things, world.sources, papers)
    (of_paper,) = [one for one in found if Aspect.SIGNED in aspects(one)]
    (difference,) = [d for d in of_paper.differences if d.aspect is Aspect.SIGNED]
    sides = {side.says: [a.outlet for a in side.accounts] for side in difference.sides}
    assert sides == {"signed": ["Post"], "not signed": ["Wire"]}


def test_what_a_thing_tells_its_document_does_not_tell_again(world: World) -> None:
    facts = [
        world.told(outlet, "2021-05-06", f"Signed, {outlet}.", SIGNING, when=on)
        for outlet, on in (("Post", "2021-05-04"), ("Wire", "2021-05-05"))
    ]
    apart = claims_of([thing(one) for one in facts], world.sources, [document("A", *facts)])
    assert [aspects(one) for one in apart if one.differences] == [[Aspect.DAY]]
    together = claims_of([thing(*facts)], world.sources, [document("A", *facts)])
    assert [aspects(one) for one in together] == [[Aspect.DAY]]


def test_conflicting_deadlines_of_one_agreement(world: World) -> None:
    facts = [
        due(world, "Post", "2021-05-20", "withdraw its heavy weapons from the coast"),
        due(world, "Wire", "2021-05-25", "the withdrawal of heavy weapons from the coast"),
        due(world, "Bell", "2021-06-01", "release all prisoners"),
    ]
    papers = [document("A", *facts)]
    found = claims_of([thing(one) for one in facts], world.sources, papers)
    (differing,) = [one for one in found if one.differences]
    assert aspects(differing) == [Aspect.DEADLINE]
    assert differing.outlets == ("Post", "Wire")


# -- order -----------------------------------------------------------------------------------------


def test_the_order_given_changes_nothing(world: World) -> None:
    denies, doubts = voice(ARMY, Stance.DENIES), voice(VALE, Stance.DOUBTS)
    facts = [
        world.told("Post", "2021-05-02", "Shelled, the Post.", SHELLING, when="2021-05-01"),
        world.told("Post", "2021-05-03", "Shelled on the 2nd.", SHELLING, when="2021-05-02"),
        world.told("Wire", "2021-05-03", "12 people were killed.", SHELLING, when="2021-05-02"),
        world.told("Bell", "2021-05-03", "15 people were killed.", SHELLING, when="2021-05-01"),
        world.told("Horn", None, "Denied.", SHELLING, voices=[denies]),
        world.told("Gong", "2021-05-01", "Doubted.", SHELLING, voices=[doubts]),
        world.told("Gong", "2021-05-01", "Planned.", SHELLING, modality=Modality.PLANNED),
    ]
    more = [
        world.told("Post", "2021-05-06", "Signed, Post.", SIGNING, when=when)
        for when in ("2021-05-04", "2021-05-05")
    ]
    expected = claims_of([thing(*facts), thing(*more)], world.sources, [document("A", *more)])
    assert any(one.differences for one in expected)
    for seed in range(20):
        mixed = random.Random(seed).sample(facts, len(facts))
        other = random.Random(seed).sample(more, len(more))
        things = [thing(*mixed), thing(*other)][:: -1 if seed % 2 else 1]
        assert claims_of(things, world.sources, [document("A", *other)]) == expected


def _by_kind(read: list[Reading]) -> dict[str, Fact]:
    return {fact.id: fact for reading in read for fact in reading.facts}


@settings(max_examples=60, deadline=None)
@given(st.lists(readings(), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_every_fact_is_in_one_list_whatever_the_order(
    read: list[Reading], chance: random.Random
) -> None:
    published = {reading.page.id: reading.layout.published for reading in read}
    sources = Sources(
        lambda fact: Origin(fact.outlet or fact.page, fact.outlet or fact.page_name, ""),
        published.__getitem__,
    )
    facts = list(_by_kind(read).values())
    kinds = sorted({fact.kind for fact in facts})
    things = [thing(*(fact for fact in facts if fact.kind is kind)) for kind in kinds]
    found = claims_of(things, sources, [document("A", *facts)] if facts else [])
    by_id = {one.id: one for one in found}
    for made in things:
        listed = sorted(account.fact for account in by_id[made.id].accounts)
        assert listed == sorted(fact.id for fact in made.facts)
    assert all(one.why for one in found)
    chance.shuffle(facts)
    chance.shuffle(kinds)
    mixed = [thing(*(fact for fact in facts if fact.kind is kind)) for kind in kinds]
    assert claims_of(mixed, sources, [document("A", *facts)] if facts else []) == found
