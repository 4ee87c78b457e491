"""Words are found with their surroundings, comments only when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import TEXT, layout, page, talks

from dragoman.errors import UsageError
from dragoman.model import Layout, Reading
from dragoman.record import Record, open_record
from dragoman.record.store.fulltext import surroundings


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        opened.add(talks())
        yield opened


def test_a_hit_shows_the_words_in_their_place(record: Record) -> None:
    (hit,) = record.search("TRUCE")
    assert hit.words == TEXT[hit.start : hit.end] == "truce"
    assert hit.before.endswith("“The ")
    assert hit.after.startswith(" holds")
    assert [record.fact(ident).kind for ident in hit.facts] == ["statement", "ceasefire"]


def test_diacritics_and_other_scripts(record: Record) -> None:
    record.add(Reading(page("Лавров встретил Çavuşoğlu. النار", name="b.txt"), Layout(())))
    assert [h.page_name for h in record.search("cavusoglu")] == ["b.txt"]
    assert [h.words for h in record.search("ЛАВРОВ")] == ["Лавров"]
    assert [h.words for h in record.search("النار")] == ["النار"]
    assert [h.words for h in record.search("kovac")] == ["Kovač"]


def test_comments_are_searched_apart(record: Record) -> None:
    assert record.search("lies") == []
    (hit,) = record.search("lies", comments=True)
    assert hit.words == "lies"
    assert hit.facts == ()


def test_phrases_beginnings_and_the_newest_first(record: Record) -> None:
    record.add(talks(name="b.txt"))
    assert [h.page_name for h in record.search("truce")] == ["b.txt", "talks.txt"]
    assert [h.page_name for h in record.search("truce", limit=1)] == ["b.txt"]
    assert len(record.search('"truce holds"')) == 2
    assert record.search('"holds truce"') == []
    assert [h.words for h in record.search("deleg*", limit=1)] == ["delegations"]


def test_a_replaced_page_is_found_by_its_new_zones_only(record: Record) -> None:
    reading = talks()
    record.add(Reading(reading.page, Layout(()), ()))  # no zones: all of it is the page's own
    assert len(record.search("lies")) == 1
    assert record.search("lies", comments=True) == []
    record.add(reading)
    assert record.search("lies") == []


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=20))
def test_no_query_breaks_the_search(words: str) -> None:
    with open_record(":memory:") as record:
        record.add(talks())
        try:
            record.search(words)
        except UsageError:
            assert not any(letter.isalnum() for letter in words.replace("_", ""))


@given(st.text(max_size=400), st.integers(0, 400), st.integers(0, 30))
def test_surroundings_are_words_of_the_text(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    before, after = surroundings(text, start, end)
    squeezed = " ".join(text.split())
    assert " ".join(before.strip("…").split()) in squeezed
    assert " ".join(after.strip("…").split()) in squeezed
    assert layout(text).zones
