"""What a farm has read, brought into a record: the same as if it had been read there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from tests.factory import readings as any_readings
from tests.factory import talks

from dragoman.errors import UsageError
from dragoman.farm.shards import Folder, bring_in, readings
from dragoman.farm.shards.rows import page_row, reading_of
from dragoman.model import FactKind, Page, Reading
from dragoman.record import Filter, open_record
from dragoman.record.store.rows import RefusedReadingError, distinct

TALKS = talks(outlet="Elim Post")
LATER = talks(name="later.txt", outlet="Delta Daily")
QUIET = Reading(Page("quiet.txt", "Nothing happened."), talks("x").layout, (), "en")


@given(any_readings())
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    back = reading_of(page_row(reading, "by hand"))
    assert (back.page, back.layout, back.language) == (
        reading.page,
        reading.layout,
        reading.language,
    )
    assert back.facts == distinct(reading.facts)


def test_half_characters_are_refused() -> None:
    page = Page("half.txt", "Half \ud800 a letter")
    with pytest.raises(RefusedReadingError, match="half a character"):
        page_row(Reading(page, TALKS.layout), "by hand")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "out")
    made.make()
    for shard, kept in (("one", [TALKS, QUIET]), ("two", [LATER, TALKS])):
        with made.writing(shard, "by hand") as sheets:
            for reading in kept:
                sheets.add(reading)
    return made


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Filter(), ["talks.txt", "quiet.txt", "later.txt"]),
        (Filter(kind=(FactKind.MEETING,)), ["talks.txt", "later.txt"]),
        (Filter(outlet="delta daily"), ["later.txt"]),
        (Filter(actor="kovac"), ["talks.txt", "later.txt"]),
        (Filter(since=date(2021, 5, 3), until=date(2021, 5, 3)), ["talks.txt", "later.txt"]),
        (Filter(since=date(2022, 1, 1)), []),
        (Filter(kind=(FactKind.ALIAS,)), []),
    ],
)
def test_pages_with_a_fact_that_is_wanted(folder: Folder, wanted: Filter, names: list[str]) -> None:
    assert [reading.page.name for reading, _ in readings(folder, wanted)] == names


def test_a_record_of_a_slice_is_one_that_was_read(folder: Folder, tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        told = bring_in(record, folder)
        assert (told.pages, told.same, told.facts, told.refused) == (3, 0, 10, {})
        assert record.reading(LATER.page.id) == LATER
        assert record.has_page(TALKS.page.id, reader="by hand")
        again = bring_in(record, folder)
        assert (again.pages, again.same) == (0, 3)


def test_what_is_no_folder_of_a_farm_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder of a farm"):
        list(readings(Folder(tmp_path)))
    with pytest.raises(UsageError, match="no judgements"):
        list(readings(Folder(tmp_path), Filter(rejected=True)))
