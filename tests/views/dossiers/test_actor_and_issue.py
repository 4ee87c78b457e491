"""An actor's dossier, and the matrix of an issue with the disagreements of allies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import KOVAC, actor, day, fact, layout, page, talks, voice

from dragoman.actors import load_registry
from dragoman.errors import UsageError
from dragoman.model import (
    ActorKind,
    ActorRef,
    AliasOf,
    Fact,
    Page,
    Polarity,
    Position,
    Reading,
    Role,
    Statement,
)  # fmt: skip
from dragoman.record import Record, open_record
from dragoman.views.dossiers import actor_dossier, issue_matrix
from dragoman.views.dossiers.issues import by_issue, stand
from dragoman.views.dossiers.layout import layout as parts_of
from dragoman.views.dossiers.sides import side
from dragoman.views.dossiers.titles import title_in

NORWAY = actor("Norway", "nor", kind=ActorKind.STATE)
SWEDEN = actor("Sweden", "swe", kind=ActorKind.STATE)
LEAGUE = actor("Gull League", "~gulls")
TEXT = "Norway and Sweden guarantee the Elim Accord. They differ on the withdrawal of all troops."


def one_page(name: str, published: str, *said: tuple[ActorRef, str, Polarity]) -> Reading:
    """A page on which some hold something on the withdrawal, and two guarantee the accord."""
    on = page(TEXT, name=name, outlet=name)
    facts = [position(on, *each) for each in said]
    facts += [
        fact(on, "Norway and Sweden guarantee", Role(who, "guarantor", "Elim Accord"))
        for who in (NORWAY, SWEDEN)
    ]  # fmt: skip
    made = replace(layout(on.text), published=day(published))
    return Reading(on, made, tuple(facts), "en")


def position(on: Page, who: ActorRef, stance: str, polarity: Polarity) -> Fact:
    issue = "the withdrawal of all troops"
    return fact(on, issue, Position(who, issue, stance), polarity=polarity)


SO, NOT = Polarity.AFFIRMED, Polarity.NEGATED
PAGES = (
    one_page("a", "2021-05-01", (NORWAY, "supports", SO), (SWEDEN, "supports", SO)),
    one_page("b", "2021-06-01", (SWEDEN, "supports", NOT), (LEAGUE, "rejects", SO)),
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        opened.add(talks())
        for each in PAGES:
            opened.add(each)
        yield opened


def test_the_matrix_shows_since_when_and_what_changed(record: Record) -> None:
    matrix = issue_matrix(record, "troop withdrawals")
    assert matrix.issues == ("the withdrawal of all troops",)
    held = {row.name: cell for row in matrix.rows if (cell := row.cells[0])}
    assert held["Norway"].stances == ("supports",)
    assert held["Sweden"].stances == ("supports", "does not support")
    assert (held["Sweden"].since, held["Sweden"].last) == ("1 May 2021", "1 Jun 2021")
    assert (held["Sweden"].changed, held["Norway"].changed) == (True, False)
    assert held["Gull League"].leaning == "against"


def test_allies_who_disagree_are_shown_with_why_they_are_allies(record: Record) -> None:
    (differ,) = issue_matrix(record, "withdrawal").disagreements
    assert {differ.first, differ.second} == {"Norway", "Sweden"}
    assert differ.allies == ("both guarantors of Elim Accord", "both in Nordic countries")
    assert differ.allied
    with open_record(record.path, as_of=day("2021-05-15").start) as then:
        assert issue_matrix(then, "withdrawal").disagreements == ()


def test_an_issue_that_nobody_holds_anything_on(record: Record) -> None:
    with pytest.raises(UsageError, match="the withdrawal of all troops"):
        issue_matrix(record, "fisheries")
    with pytest.raises(UsageError, match="nobody"):
        issue_matrix(record, "?")


def test_the_order_of_reading_changes_nothing(tmp_path: Path) -> None:
    found = []
    for n, pages in enumerate(permutations((talks(), *PAGES))):
        with open_record(tmp_path / f"{n}.db") as opened:
            for each in pages:
                opened.add(each)
            found.append((issue_matrix(opened, "withdrawal"), actor_dossier(opened, "Sweden")))
    assert all(each == found[0] for each in found)


def test_an_actor_with_names_titles_words_and_denials(record: Record) -> None:
    on = page("Harbour Front (formerly Shore Watch) met.", name="c.txt")
    alias = fact(on, on.text[:37], AliasOf("Harbour Front", ("Shore Watch",), "formerly"))
    record.add(Reading(on, layout(on.text), (alias,)))
    kovac = actor_dossier(record, "Kovac")
    assert (kovac.name, kovac.actor, kovac.kind) == ("Ana Kovač", "ana-kovac", "person")
    assert [office.title for office in kovac.offices if office.told] == ["Envoy"]
    assert [told.what for told in kovac.statements] == [
        "Ana Kovač said on 3 May 2021: “The truce holds”."
    ]
    front = actor_dossier(record, "harbour front")
    assert [(name.name, name.why) for name in front.names] == [("Shore Watch", "formerly")]
    assert len(front.denials) == 1
    assert len(front.meetings) == 2
    assert [part.title for part in parts_of(front)][:2] == ["Names", "Roles"]


def test_positions_over_time(record: Record) -> None:
    (course,) = actor_dossier(record, "swe").positions
    assert course.changed
    assert [(told.when, told.what.partition(":")[0]) for told in course.stands] == [
        ("1 May 2021", "supports"),
        ("1 Jun 2021", "does not support"),
    ]


@pytest.mark.parametrize(("name", "told"), [("Nobody", "nobody named"), ("", "nobody named")])
def test_a_name_that_is_not_there(record: Record, name: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        actor_dossier(record, name)


def test_a_name_that_several_bear(record: Record) -> None:
    on = page("Elim Front spoke.", name="d.txt")
    said = fact(on, "Elim Front spoke", Statement(actor("Elim Front")), voices=[voice(KOVAC)])
    record.add(Reading(on, layout(on.text), (said,)))
    with pytest.raises(UsageError, match="may be"):
        actor_dossier(record, "front")


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Turkish Foreign Minister Ana Kovač", "Ana Kovač", "Turkish Foreign Minister"),
        ("the foreign minister", "Ana Kovač", "foreign minister"),
        ("Ana Kovač", "Ana Kovač", None),
        ("Kovač", "Ana Kovač", None),
        ("she", "Ana Kovač", None),
    ],
)
def test_titles(text: str, name: str, title: str | None) -> None:
    assert title_in(actor(name, text=text)) == title


def test_an_armed_group_is_not_on_the_side_of_its_state() -> None:
    registry = load_registry()
    group = next(one for one in registry.actors.values()
                 if one.kind is ActorKind.ARMED_GROUP and one.state)  # fmt: skip
    state = group.state or ""
    government = registry.government_of(state) or state
    assert side(actor(group.name, group.id, kind=group.kind), registry) == group.id
    assert side(actor("its rulers", government, kind=ActorKind.GOVERNMENT), registry) == state
    envoy = replace(actor("Ana Kovač", "~1", text="Envoy Ana Kovač"), state=state)
    assert side(replace(envoy, kind=ActorKind.PERSON), registry) == state
    poet = replace(actor("Ana Kovač", "~1", kind=ActorKind.PERSON), state=state)
    assert side(poet, registry) == "~ana kovac"


_issues = st.sampled_from(["the withdrawal of troops", "withdrawal", "a new constitution",
                           "the constitution", "elections", "troops"])  # fmt: skip


@settings(deadline=None, max_examples=50)
@given(st.lists(_issues, min_size=1, max_size=6), st.randoms())
def test_grouping_by_issue_does_not_depend_on_order(issues: list[str], random: object) -> None:
    on = page(TEXT, name="p")
    stands = [stand(fact(on, "They", Position(NORWAY, issue, "supports"))) for issue in issues]
    mixed = list(stands)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    names = [name for name, _ in by_issue(stands)]
    assert names == [name for name, _ in by_issue(mixed)]
    assert sum(len(group) for _, group in by_issue(stands)) == len(issues)
