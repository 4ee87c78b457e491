"""Speed is measured as it says; no time is asserted."""

from __future__ import annotations

from pathlib import Path

from benchmarks.throughput import (
    facts_lost,
    html_against_extraction,
    one_worker_and_two,
    patterns_tried_everywhere,
    text_against_parsing,
)

from dragoman.lexicon.sieves import sieve
from dragoman.model import Page
from dragoman.reading import Reader

TEXT = (
    "Truce signed\n\nNorway and Chile signed a truce in Oslo on 3 May 2015, the ministry of "
    "foreign affairs said.\n\nThe president of Chile said that talks are a red line for Norway, "
    "and that the army would withdraw."
)
PAGES = [Page("a.txt", TEXT, language="en"), Page("b.txt", TEXT + "\nMore.", language="en")]


def test_pages_are_stored_and_parsed() -> None:
    row = text_against_parsing(PAGES, Reader())

    assert row["stored ms"] > 0
    assert row["parsing ms"] > 0
    assert row["facts a page"] >= 1


def test_html_is_stored_and_extracted(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><article><p>{TEXT}</p></article></body></html>")

    row = html_against_extraction([path], Reader())

    assert row["stored ms"] > 0
    assert row["extraction ms"] > 0


def test_one_worker_and_two_read_the_same_pages() -> None:
    row = one_worker_and_two([Page(f"{n}.txt", f"{TEXT} {n}") for n in range(12)])

    assert row.keys() == {"one worker ms", "two workers ms"}


def test_nothing_is_lost_by_the_sieves() -> None:
    lost, told = facts_lost(PAGES, Reader())

    assert lost == 0
    assert told >= 2


def test_a_sieve_is_left_as_it_was() -> None:
    one = sieve(r"red\s+line")
    with patterns_tried_everywhere():
        assert [match.start() for match in one.finditer("a red line")] == [2]
    assert one.match("no match") is None
