"""The process example, read for real in two orders: whom its dossier leaves out, what it refers to,
where accounts differ, and its brief. The rest of the key is held by tests/gold/test_process.py."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from gold.process.load import load_key
from gold.process.model import Key

import dragoman
from dragoman.cli.demo import PROCESS
from dragoman.model import Reading
from dragoman.record import Record, open_record
from dragoman.views.brief import brief, markdown
from dragoman.views.dossiers import AgreementDossier, agreement_dossier
from dragoman.views.evidence import Evidence


@pytest.fixture(scope="module")
def key() -> Key:
    return load_key()


@cache
def example() -> tuple[Reading, ...]:
    """The pages of the example, read once for all tests."""
    return tuple(dragoman.read(PROCESS))


@pytest.fixture(scope="module", params=[0, 7])
def record(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Record]:
    readings = list(example())
    if request.param:
        random.Random(request.param).shuffle(readings)
    folder: Path = tmp_path_factory.mktemp("process")
    with open_record(folder / "process.db") as opened:
        for reading in readings:
            opened.add(reading)
        yield opened


@pytest.fixture(scope="module")
def dossier(record: Record, key: Key) -> AgreementDossier:
    return agreement_dossier(record, key.dossier.agreement)


def pages(evidence: Iterable[Evidence], key: Key) -> set[str]:
    short = {name: page for page, name in key.pages.items()}
    return {short[each.page_name] for each in evidence}


def test_whom_it_leaves_out_and_what_it_refers_to(dossier: AgreementDossier, key: Key) -> None:
    left_out = {part.name: pages(part.evidence, key) for part in dossier.exclusions}
    assert left_out == {part.actor: set(part.pages) for part in key.dossier.exclusions}
    kin = {(k.relation, k.document): pages(k.evidence, key) for k in dossier.lineage}
    assert kin == {(k.relation, k.to): set(k.pages) for k in key.dossier.lineage}


def test_where_accounts_of_it_differ(dossier: AgreementDossier) -> None:
    (differ,) = dossier.differences
    assert differ.aspect == "deadline"
    assert {side.says for side in differ.sides} == {"22 May 2017", "4 Jun 2017"}


def test_a_brief_of_all_of_it_has_its_words(record: Record, key: Key) -> None:
    made = brief(record, min(p.day[0] for p in key.dossier.days if p.day), key.until)
    assert [section.title for section in made.sections][:2] == ["Changed", "Disputed"]
    for note in made.notes:
        words = note.evidence
        assert record.text(words.page)[words.start : words.end] == words.quote
    assert "[^1]" in markdown(made)
