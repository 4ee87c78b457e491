"""Claims, contradictions, plans and lifecycles as rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.factory import ACCORD, FRONT, KOVAC, actor, day, fact, voice

from dragoman.errors import UsageError
from dragoman.model import (
    Agreement,
    Day,
    Event,
    Layout,
    Meeting,
    Modality,
    Page,
    Reading,
    RoleHolder,
    Stance,
    Zone,
    ZoneKind,
)
from dragoman.record import Filter, Record, open_record
from dragoman.record.claims import Standing
from dragoman.record.claims.claim import Aspect
from dragoman.views.claims import claim_about, claims
from dragoman.views.contradictions import contradictions
from dragoman.views.lifecycles import lifecycle_of, lifecycles, plans

ARMY = actor("Norland army", "nor-army")
SHELLING = Event("assault", actors=(ARMY,), what="the army shelled Kessel")
TALKS = Meeting((RoleHolder("participant", KOVAC), RoleHolder("participant", FRONT)), "talks")


def reading(outlet: str, on: str, text: str, *details: dict[str, object]) -> Reading:
    page = Page(f"{outlet}.txt", text, outlet=outlet)
    facts = tuple(fact(page, **given) for given in details)  # type: ignore[arg-type]
    zones = (Zone(ZoneKind.BODY, 0, len(text), "all"),)
    published: Day = day(on)
    return Reading(page, Layout(zones, published=published), facts, "en")


SHELLED = "The army shelled the village of Kessel on Saturday."
DENIED = "The army denied that it had shelled the village of Kessel."
WILL_MEET = "Envoy Ana Kovač and the Front are to meet in Port Elim on 10 May."
SIGNED = "They signed the Elim Accord."


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as made:
        made.add(reading(
            "Elim Post", "2021-05-02", f"{SHELLED} {WILL_MEET}",
            {"quote": SHELLED, "detail": SHELLING, "when": day("2021-05-01")},
            {"quote": WILL_MEET, "detail": TALKS, "when": day("2021-05-10"),
             "modality": Modality.PLANNED},
        ))  # fmt: skip
        made.add(reading(
            "Northern Wire", "2021-05-03", DENIED,
            {"quote": DENIED, "detail": SHELLING, "voices": [voice(ARMY, Stance.DENIES)]},
        ))  # fmt: skip
        made.add(reading(
            "Bell", "2021-06-01", SIGNED,
            {"quote": SIGNED, "detail": Agreement(ACCORD, "signed"), "when": day("2021-05-30")},
        ))  # fmt: skip
        yield made


def test_a_contradiction_has_both_sides(record: Record) -> None:
    (row,) = contradictions(record)
    assert row.differs is Aspect.STATUS
    assert [[one.quote for one in side.accounts] for side in row.sides] == [[SHELLED], [DENIED]]
    assert row.claim == claim_about(record, row.sides[1].accounts[0].fact).claim


def test_filters_keep_what_has_some_account(record: Record) -> None:
    assert len(contradictions(record, Filter(outlet="Northern Wire"))) == 1
    assert len(contradictions(record, Filter(outlet="Bell"))) == 0
    (row,) = claims(record, Filter(outlet="Northern Wire"))
    assert row.outlets == ("Elim Post",)
    assert row.standing is Standing.DISPUTED
    assert len(claims(record)) == 3
    assert len(claims(record, limit=2)) == 2


def test_a_plan_lapses_with_the_last_page(record: Record) -> None:
    (row,) = plans(record)
    assert (row.state, row.steps[-1].step) == ("lapsed", "lapsed")
    assert lifecycle_of(record, row.lifecycle[:9]) == row
    assert lifecycle_of(record, row.steps[0].accounts[0].fact) == row


def test_as_of_a_day_before_it_is_open(record: Record) -> None:
    with open_record(record.path, as_of=date(2021, 5, 2)) as then:
        (row,) = plans(then)
        assert row.state == "planned"
        assert len(contradictions(then)) == 0
    with open_record(record.path, as_of=date(2021, 5, 11)) as then:
        assert plans(then)[0].state == "lapsed"
        assert len(contradictions(then)) == 1


def test_all_lives(record: Record) -> None:
    assert [(row.kind, row.state) for row in lifecycles(record)] == [
        ("plan", "lapsed"),
        ("agreement", "signed"),
    ]


def test_rows_are_plain_and_arrow(record: Record) -> None:
    for rows in (contradictions(record), claims(record), lifecycles(record)):
        assert [set(plain) for plain in rows.to_dicts()] == [set(rows.to_dicts()[0])] * len(rows)
        assert rows.to_arrow().num_rows == len(rows)


@pytest.mark.parametrize("ident", ["nothing-like-it", " ", "f"])
def test_unknown_ids_are_refused(record: Record, ident: str) -> None:
    with pytest.raises(UsageError):
        claim_about(record, ident)
    with pytest.raises(UsageError):
        lifecycle_of(record, ident)
