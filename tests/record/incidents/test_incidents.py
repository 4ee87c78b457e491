"""Incidents in the record: kept as they are, once, whatever the order of files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import RecordError, UsageError
from dragoman.model import (
    Account,
    DaySpread,
    Deaths,
    Incident,
    IncidentKind,
    PlaceGrain,
    SkippedRow,
    Spot,
)
from dragoman.record import Record, open_record
from dragoman.record.incidents.filing import BATCH

SHELLING = Incident(
    id="acled:NOR1",
    source="acled",
    first=date(2021, 5, 1),
    last=date(2021, 5, 1),
    spread=DaySpread.DAY,
    kind=IncidentKind.SHELLING,
    code="Shelling/artillery/missile attack",
    side_a="Norland army",
    side_b="Kessel Front",
    spot=Spot(PlaceGrain.EXACT, "Kessel", "Kessel province", None, "Norland", 12.5, -3.25),
    deaths=Deaths(3, 3, 3),
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.none() | st.integers(0, 10**9)
DEGREES = st.none() | st.floats(-90, 90)
DAYS = st.dates(date(1989, 1, 1), date(2030, 12, 31))


@st.composite
def incidents(draw: st.DrawFn) -> Incident:
    first = draw(DAYS)
    maybe = st.none() | WORDS
    lists = st.lists(WORDS, max_size=3).map(tuple)
    accounts = st.builds(Account, maybe, st.none() | DAYS, maybe)
    return Incident(
        id=f"ucdp-ged:{draw(st.integers(0, 30))}",
        source="ucdp-ged",
        first=first,
        last=first + timedelta(draw(st.integers(0, 400))),
        spread=draw(st.sampled_from(DaySpread)),
        kind=draw(st.sampled_from(IncidentKind)),
        code=draw(WORDS),
        side_a=draw(WORDS),
        side_b=draw(WORDS),
        spot=Spot(
            draw(st.sampled_from(PlaceGrain)), draw(maybe), draw(maybe), draw(maybe), draw(maybe),
            draw(DEGREES), draw(DEGREES),
        ),
        deaths=Deaths(*(draw(NUMBERS) for _ in range(4))),
        with_a=draw(lists),
        with_b=draw(lists),
        accounts=tuple(draw(st.lists(accounts, max_size=3))),
        original=draw(maybe),
        number_of_sources=draw(NUMBERS),
        clarity=draw(NUMBERS),
        notes=draw(maybe),
        flags=draw(lists),
        code_a=draw(maybe),
        code_b=draw(maybe),
        role_a=draw(maybe),
        role_b=draw(maybe),
        conflict=draw(maybe),
    )  # fmt: skip


def unlike(found: Sequence[Incident]) -> dict[str, Incident]:
    return {each.id: each for each in found}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        yield opened


@settings(max_examples=25, deadline=None)
@given(st.lists(incidents(), max_size=12))
def test_what_comes_out_is_what_went_in(found: list[Incident]) -> None:
    with open_record(":memory:") as record:
        record.incidents.add(found, "a.csv")
        there = list(record.incidents)
        assert unlike(there) == unlike(found)
        assert there == sorted(there, key=lambda each: (each.first, each.id))
        assert all(record.incidents.one(each.id) == each for each in there)


@settings(max_examples=20, deadline=None)
@given(st.lists(incidents(), max_size=12))
def test_importing_twice_changes_nothing(found: list[Incident]) -> None:
    once = list(unlike(found).values())
    with open_record(":memory:") as record:
        record.incidents.add(once, "a.csv")
        before = list(record.incidents.numbered())
        again = record.incidents.add(once, "a.csv")
        assert (again.same, again.new, again.changed) == (len(once), 0, 0)
        assert list(record.incidents.numbered()) == before


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(incidents(), st.integers(1, 3)), max_size=12),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3)), max_size=4),
    st.randoms(use_true_random=False),
)
def test_the_order_of_files_does_not_matter(
    found: list[tuple[Incident, int]], deleted: list[tuple[int, int]], chance: object
) -> None:
    """Of two versions the later edition stays, whenever it comes; what is deleted stays away."""
    editions = {(each.id, edition): replace(each, edition=edition) for each, edition in found}
    steps: list[list[Incident] | list[tuple[str, int]]] = [[each] for each in editions.values()]
    steps += [[(f"ucdp-ged:{number}", until)] for number, until in deleted]
    shuffled = list(steps)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert outcome(shuffled) == outcome(steps)


def outcome(steps: Sequence[list[Incident] | list[tuple[str, int]]]) -> list[Incident]:
    with open_record(":memory:") as record:
        for n, step in enumerate(steps):
            incidents = [each for each in step if isinstance(each, Incident)]
            if incidents:
                record.incidents.add(incidents, f"{n}.csv")
            record.incidents.retract([each for each in step if isinstance(each, tuple)])
        return list(record.incidents)


def test_a_changed_row_replaces_what_was_there_and_is_numbered_anew(record: Record) -> None:
    other = replace(SHELLING, id="acled:NOR2")
    record.incidents.add([SHELLING, other], "a.csv")
    *_, (last, _) = record.incidents.numbered()
    changed = replace(SHELLING, deaths=Deaths(4, 4, 4))
    told = record.incidents.add([changed, other], "b.csv")
    assert (told.changed, told.same, told.new) == (1, 1, 0)
    assert [each for _, each in record.incidents.numbered(after=last)] == [changed]
    assert record.incidents.file_of("acled:NOR1") == "b.csv"
    assert record.incidents.file_of("acled:NOR2") == "a.csv"


def test_numbers_are_never_given_twice(record: Record) -> None:
    record.incidents.add([SHELLING], "a.csv")
    ((first, _),) = record.incidents.numbered()
    record.incidents.retract([("acled:NOR1", 0)])
    record.incidents.add([replace(SHELLING, id="acled:NOR2")], "b.csv")
    ((second, _),) = record.incidents.numbered()
    assert second > first


def test_what_was_retracted_comes_back_with_a_later_edition_only(record: Record) -> None:
    record.incidents.add([replace(SHELLING, edition=100)], "a.csv")
    assert record.incidents.retract([("acled:NOR1", 200), ("acled:NOR7", 0)]) == 1
    assert record.incidents.add([replace(SHELLING, edition=150)], "a.csv").retracted == 1
    assert record.incidents.add([SHELLING], "a.csv").retracted == 1
    assert record.incidents.count() == 0
    assert record.incidents.add([replace(SHELLING, edition=300)], "b.csv").new == 1
    assert record.incidents.retract([("acled:NOR1", 200)]) == 0


def test_an_older_edition_changes_nothing(record: Record) -> None:
    newer = replace(SHELLING, edition=2)
    record.incidents.add([newer], "b.csv")
    told = record.incidents.add([replace(SHELLING, edition=1, code="Grenade")], "a.csv")
    assert (told.older, told.changed) == (1, 0)
    assert list(record.incidents) == [newer]


def test_asking_by_source_day_side_and_unit(record: Record) -> None:
    rows = [
        replace(SHELLING, id=f"acled:NOR{n}", first=date(2021, 5, n), last=date(2021, 5, 9))
        for n in (3, 1, 2)
    ]
    record.incidents.add(rows, "a.csv")
    record.incidents.add([replace(SHELLING, id="ucdp-ged:9", source="ucdp-ged")], "b.csv")
    asked = record.incidents
    assert [each.id for each in asked.all(source="acled")] == [f"acled:NOR{n}" for n in (1, 2, 3)]
    assert [each.id for each in asked.all(first=date(2021, 5, 2))] == ["acled:NOR2", "acled:NOR3"]
    assert asked.count(last=date(2021, 5, 1)) == 2
    assert asked.count(side="Kessel Front") == asked.count(admin1="Kessel province") == 4
    assert asked.count(side="Kessel") == asked.count(admin1="Kessel", first=date(2021, 1, 1)) == 0
    with pytest.raises(UsageError, match="no incident 'acled:X'"):
        asked.one("acled:X")


def test_skipped_rows_and_counts_are_kept(record: Record) -> None:
    flagged = replace(SHELLING, flags=("best=-3", "code_status=Check"))
    told = record.incidents.add([SkippedRow(2, "no_day", "no day", "7"), flagged], "a.csv")
    assert record.incidents.files() == [told]
    assert (told.rows, told.whole, dict(told.skipped)) == (2, True, {"no_day": 1})
    assert dict(told.flagged) == {"best": 1, "code_status": 1}
    assert list(record.incidents.skipped()) == [("a.csv", SkippedRow(2, "no_day", "no day", "7"))]
    record.incidents.add([SHELLING], "a.csv")
    assert list(record.incidents.skipped("a.csv")) == []


KILLED = """
import os, sys
from dataclasses import replace
from dragoman.record import open_record
from tests.record.incidents.test_incidents import SHELLING, BATCH

def rows():
    for n in range(3 * BATCH):
        if n == 2 * BATCH + 7:
            os.kill(os.getpid(), 9)
        yield replace(SHELLING, id=f"acled:NOR{n}")

with open_record(sys.argv[1]) as record:
    record.incidents.add(rows(), "a.csv")
"""


def test_a_killed_import_leaves_whole_batches_and_is_completed_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    root = str(Path(__file__).parents[3])
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(path)], cwd=root, check=False, timeout=60
    )
    assert ended.returncode == -9
    with open_record(path) as record:
        (file,) = record.incidents.files()
        assert (record.incidents.count(), file.rows, file.whole) == (2 * BATCH, 2 * BATCH, False)
        rows = [replace(SHELLING, id=f"acled:NOR{n}") for n in range(3 * BATCH)]
        told = record.incidents.add(rows, "a.csv")
        assert (told.same, told.new, told.whole) == (2 * BATCH, BATCH, True)


def test_two_imports_and_a_reader_share_a_record(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_record(path) as one, open_record(path) as other:
        rows = [replace(SHELLING, id=f"acled:NOR{n}") for n in range(2 * BATCH)]
        for _ in one.incidents.adding(rows, "a.csv"):
            other.incidents.add([replace(SHELLING, id="acled:X1")], "b.csv")
            with open_record(path, read_only=True) as reader:
                assert reader.incidents.count() % BATCH == 1
        assert one.incidents.count() == 2 * BATCH + 1


def test_a_record_open_for_reading_says_that_it_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    open_record(path).close()
    with (
        open_record(path, read_only=True) as record,
        pytest.raises(RecordError, match="cannot be written to"),
    ):
        record.incidents.add([SHELLING], "a.csv")
