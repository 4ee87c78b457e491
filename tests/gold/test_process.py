"""The process example read into a real record, in several orders, against its answer key."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from gold.process import expected, told
from gold.process.load import load_key, load_pages
from gold.process.model import Key

from dragoman.farm import PageReader
from dragoman.model import Reading
from dragoman.record import Record, open_record

ORDERS = ("by name", "backwards", "shuffled 1")


@cache
def readings() -> tuple[Reading, ...]:
    read, pages = PageReader(), load_pages()
    return tuple(read(pages[name]) for name in sorted(pages))


@pytest.fixture(scope="module")
def key() -> Key:
    return load_key()


@pytest.fixture(scope="module")
def short(key: Key) -> dict[str, str]:
    return told.short_names(key)


@pytest.fixture(scope="module", params=ORDERS)
def record(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Record]:
    pages = list(readings())
    order = str(request.param)
    if order == "backwards":
        pages.reverse()
    elif order.startswith("shuffled"):
        random.Random(order).shuffle(pages)
    file: Path = tmp_path_factory.mktemp("process") / "record.db"
    with open_record(file) as opened:
        for reading in pages:
            opened.add(reading)
        yield opened


def test_every_page_is_read_with_its_facts(record: Record, key: Key) -> None:
    assert {page.page_name for page in record.pages() if page.facts} == set(key.pages.values())
    assert list(record.skipped()) == []


def test_stories_and_their_origins(record: Record, key: Key, short: dict[str, str]) -> None:
    assert told.stories_told(record, short) == expected.stories(key)


def test_contradictions(record: Record, key: Key, short: dict[str, str]) -> None:
    assert told.contradictions_told(record, short) == expected.contradictions(key)


def test_the_words_of_each_side(record: Record, key: Key, short: dict[str, str]) -> None:
    for one in key.contradictions:
        found = told.contradiction_of(record, expected.contradiction(one), short)
        for side in one.sides:
            accounts = next(
                s.accounts
                for s in found.sides
                if told.pages_of(s.accounts, short) == tuple(sorted({w.page for w in side.words}))
            )
            for word in side.words:
                facts = [record.fact(a.fact) for a in accounts if short[a.page_name] == word.page]
                assert any(f.start < word.end and word.start < f.end for f in facts), word.quote


def test_registers_of_two_monitors_are_parallel(
    record: Record, key: Key, short: dict[str, str]
) -> None:
    beside = [{word.page for word in one.words} for one in key.parallel]
    for difference in record.claims():
        for found in difference.differences:
            pages = {short[a.page_name] for side in found.sides for a in side.accounts}
            assert pages not in beside


def test_lifecycles(record: Record, key: Key, short: dict[str, str]) -> None:
    assert told.lifecycles_told(record, short) == expected.lifecycles(key)


def test_rounds(record: Record, key: Key, short: dict[str, str]) -> None:
    assert told.rounds_told(record, short) == expected.rounds(key)


@pytest.mark.parametrize(
    "section",
    ["days", "parties", "not_signed_by", "commitments", "exclusions", "lineage", "said_of_it"],
)
def test_the_dossier(record: Record, key: Key, short: dict[str, str], section: str) -> None:
    found = told.dossier_told(record, key.dossier.agreement, short)
    assert found[section] == expected.dossier(key)[section]
