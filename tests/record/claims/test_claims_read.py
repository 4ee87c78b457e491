"""Six small pages, read as they are and put into a record: what stands, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.record import Record, open_record
from dragoman.record.claims import Standing
from dragoman.record.claims.claim import Aspect, Difference
from dragoman.record.lifecycles import LifeKind

PAGES = Path(__file__).parent / "pages"


@pytest.fixture(scope="module")
def readings() -> list[dragoman.Reading]:
    return dragoman.read(PAGES)


@pytest.fixture(params=[1, -1], ids=["in order", "backwards"])
def record(
    readings: list[dragoman.Reading], tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as made:
        for reading in readings[:: request.param]:
            made.add(reading)
        yield made


def outlets(difference: Difference) -> dict[str, list[str | None]]:
    return {side.says: [one.outlet for one in side.accounts] for side in difference.sides}


def test_the_contradictions_are_these(record: Record) -> None:
    found = {d.aspect: outlets(d) for claim in record.claims() for d in claim.differences}
    assert found == {
        Aspect.STATUS: {"happened": ["The Fjord Courier"], "denied": ["Northern Wire"]},
        Aspect.DAY: {"17 May 2021": ["Coastal Herald"], "18 May 2021": ["Northern Wire"]},
        Aspect.DEADLINE: {"30 May 2021": ["Coastal Herald"], "15 Jun 2021": ["Northern Wire"]},
    }
    disputed = [claim for claim in record.claims() if claim.standing is Standing.DISPUTED]
    assert len(disputed) == len(found)


def test_the_plans_are_these(record: Record) -> None:
    found = {
        life.steps[0].when: (life.state, [step.step for step in life.steps])
        for life in record.lifecycles(LifeKind.PLAN)
    }
    assert found == {
        "10 May 2021": ("happened", ["planned", "postponed", "planned", "happened"]),
        "12 May 2021": ("lapsed", ["planned", "lapsed"]),
    }


def test_the_prisoners_are_late(record: Record) -> None:
    (life,) = record.lifecycles(LifeKind.COMMITMENT)
    assert (life.state, life.scale) == ("breached", 0)
    assert [step.step for step in life.steps] == ["promised", "promised", "deadline missed"]
