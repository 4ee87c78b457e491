"""What was planned, and what came of it."""

from __future__ import annotations

import random
from datetime import date

import pytest
from tests.factory import actor, day
from tests.record.claims.worlds import World, thing

from dragoman.model import ActorRef, Day, Event, Fact, Meeting, Modality, Precision, RoleHolder
from dragoman.record.lifecycles.chains import postpones
from dragoman.record.lifecycles.lifecycle import Lifecycle
from dragoman.record.lifecycles.plans import plans_of

FRONT = actor("Harbour Front", "harbour-front")
NORLAND = actor("Norland", "nor")
VALE = actor("Vale", "val")


def talks(*there: ActorRef, form: str = "talks") -> Meeting:
    there = there or (NORLAND, FRONT)
    return Meeting(tuple(RoleHolder("participant", actor) for actor in there), form)


@pytest.fixture
def world() -> World:
    return World()


def plan(world: World, on: str, when: Day | str | None, words: str = "") -> Fact:
    return world.told(
        "Post", on, words or f"Talks are to open in Port Elim on {when}.", talks(),
        when=when, modality=Modality.PLANNED, place="Port Elim",
    )  # fmt: skip


def held(world: World, on: str, when: str, words: str = "Talks opened in Port Elim.") -> Fact:
    return world.told("Wire", on, words, talks(), when=when, place="Port Elim")


def called_off(world: World, on: str, when: str | None, words: str) -> Fact:
    return world.told(
        "Post", on, words, talks(), when=when, modality=Modality.CANCELLED, place="Port Elim"
    )  # fmt: skip


def lives(world: World, *facts: Fact, until: str | None = None) -> tuple[Lifecycle, ...]:
    last = date.fromisoformat(until) if until else world.today
    return plans_of([thing(one) for one in facts], world.sources, last)


def steps(life: Lifecycle) -> list[tuple[str, str]]:
    return [(step.step, step.when) for step in life.steps]


def test_planned_and_happened(world: World) -> None:
    (life,) = lives(
        world, plan(world, "2021-05-01", "2021-05-10"), held(world, "2021-05-11", "2021-05-10")
    )
    assert life.state == "happened"
    assert steps(life) == [("planned", "10 May 2021"), ("happened", "10 May 2021")]


def test_a_month_a_day_and_the_meeting_are_one(world: World) -> None:
    may = day("2021-05-01", until="2021-05-31", precision=Precision.MONTH)
    (life,) = lives(
        world,
        plan(world, "2021-04-01", may, "Talks will be held in Port Elim in May."),
        plan(world, "2021-04-20", "2021-05-10"),
        held(world, "2021-05-12", "2021-05-12"),
    )
    assert (life.state, life.why) == (
        "happened",
        "planned for 10 May 2021, took place 12 May 2021",
    )


def test_a_day_that_passed_without_news_has_lapsed(world: World) -> None:
    planned = plan(world, "2021-05-01", "2021-05-10")
    (life,) = lives(world, planned, until="2021-05-20")
    assert life.state == "lapsed"
    assert steps(life)[-1] == ("lapsed", "10 May 2021")
    assert life.why == (
        "planned for 10 May 2021; pages up to 20 May 2021 do not tell that it took place"
    )
    (still,) = lives(world, planned, until="2021-05-10")
    assert still.state == "planned"


def test_postponed_with_a_new_day_that_happens(world: World) -> None:
    (life,) = lives(
        world,
        plan(world, "2021-05-01", "2021-05-10"),
        called_off(world, "2021-05-08", "2021-05-10", "The talks of 10 May have been postponed."),
        plan(world, "2021-05-09", "2021-05-17"),
        held(world, "2021-05-18", "2021-05-17"),
    )
    assert life.state == "happened"
    assert [step for step, _ in steps(life)] == ["planned", "postponed", "planned", "happened"]


def test_postponed_without_a_new_day(world: World) -> None:
    off = "The talks in Port Elim have been put off."
    (life,) = lives(
        world,
        plan(world, "2021-05-01", "2021-05-10"),
        called_off(world, "2021-05-08", None, off),
        until="2021-06-30",
    )
    assert (life.state, steps(life)[-1]) == ("postponed", ("postponed", "10 May 2021"))


def test_cancelled(world: World) -> None:
    off = "The talks in Port Elim have been called off for good."
    (life,) = lives(
        world,
        plan(world, "2021-05-01", "2021-05-10"),
        called_off(world, "2021-05-08", "2021-05-10", off),
        until="2021-06-30",
    )
    assert life.state == "cancelled"


def test_told_not_to_have_taken_place(world: World) -> None:
    none = world.told(
        "Wire", "2021-05-11", "The talks did not open.", talks(), when="2021-05-10", negated=True
    )
    (life,) = lives(world, plan(world, "2021-05-01", "2021-05-10"), none)
    assert life.state == "did not happen"


@pytest.mark.parametrize(
    "other",
    [
        {"there": (VALE, actor("Sund", "sun"))},
        {"form": "phone call"},
        {"place": "Kessel"},
        {"when": "2021-05-25"},
        {"words": "The sixth round of talks opened in Port Elim."},
    ],
    ids=lambda other: next(iter(other)),
)
def test_another_meeting_is_not_the_planned_one(world: World, other: dict[str, object]) -> None:
    planned = plan(world, "2021-05-01", "2021-05-10", "The fifth round of talks will be held.")
    there = other.get("there", (NORLAND, FRONT))
    met = world.told(
        "Wire", "2021-05-26", str(other.get("words", "They met.")),
        talks(*there, form=str(other.get("form", "talks"))),  # type: ignore[misc]
        when=str(other.get("when", "2021-05-10")), place=str(other.get("place", "Port Elim")),
    )  # fmt: skip
    (life,) = lives(world, planned, met)
    assert life.state == "lapsed"


def test_a_meeting_told_before_the_plan_was_made_is_another(world: World) -> None:
    met = held(world, "2021-05-08", "2021-05-07")
    (life,) = lives(world, plan(world, "2021-05-09", "2021-05-07"), met, until="2021-06-01")
    assert life.state == "lapsed"


def test_consultations_count_as_meetings(world: World) -> None:
    met = Event("consult", actors=(NORLAND, FRONT))
    happened = world.told("Wire", "2021-05-11", "They met.", met, when="2021-05-10")
    (life,) = lives(world, plan(world, "2021-05-01", "2021-05-10"), happened)
    assert life.state == "happened"


def test_without_a_plan_there_is_no_life(world: World) -> None:
    assert lives(world, held(world, "2021-05-11", "2021-05-10")) == ()


def test_words_that_put_off() -> None:
    assert postpones("The round was pushed back to June.")
    assert not postpones("The round was cancelled for good.")


def test_the_order_given_changes_nothing(world: World) -> None:
    facts = [
        plan(world, "2021-05-01", "2021-05-10"),
        called_off(world, "2021-05-08", "2021-05-10", "The talks of 10 May have been postponed."),
        plan(world, "2021-05-09", "2021-05-17"),
        held(world, "2021-05-18", "2021-05-17"),
        plan(world, "2021-06-01", "2021-06-17"),
        plan(world, "2021-06-01", None, "They will meet again in Port Elim."),
    ]
    expected = lives(world, *facts, until="2021-07-01")
    assert [life.state for life in expected] == ["happened", "lapsed", "planned"]
    for seed in range(10):
        mixed = random.Random(seed).sample(facts, len(facts))
        assert lives(world, *mixed, until="2021-07-01") == expected
