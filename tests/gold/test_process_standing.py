"""The process example against its answer key: what is in dispute, and what became of plans,
agreements and promises; the same in whatever order the pages are read."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from gold.process.load import load_key
from gold.process.model import Key
from gold.process.model import Lifecycle as KeyLife

import dragoman
from dragoman.cli.demo import PROCESS
from dragoman.record import Record, open_record
from dragoman.record.claims.claim import Account
from dragoman.record.lifecycles import LifeKind


@pytest.fixture(scope="module")
def readings() -> list[dragoman.Reading]:
    return dragoman.read(PROCESS)


@pytest.fixture(scope="module", params=[None, 1, 2], ids=["as they lie", "mixed", "mixed anew"])
def record(
    readings: list[dragoman.Reading],
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[Record]:
    order = list(readings)
    if request.param is not None:
        random.Random(request.param).shuffle(order)
    with open_record(Path(tmp_path_factory.mktemp("process")) / "r.db") as made:
        for reading in order:
            made.add(reading)
        yield made


@pytest.fixture(scope="module")
def key() -> Key:
    return load_key()


def pages(accounts: Iterable[Account], key: Key) -> frozenset[str]:
    short = {name: short for short, name in key.pages.items()}
    return frozenset(short[account.page_name] for account in accounts)


def test_the_contradictions_are_those_of_the_key_and_no_others(record: Record, key: Key) -> None:
    found = [difference for claim in record.claims() for difference in claim.differences]
    sides = [(one.aspect, {pages(side.accounts, key) for side in one.sides}) for one in found]
    wanted = [
        (one.difference, [frozenset(w.page for w in side.words) for side in one.sides])
        for one in key.contradictions
    ]
    assert len(sides) == len(wanted)
    for difference, expected in wanted:
        fitting = [
            ours
            for aspect, ours in sides
            if aspect == difference
            and len(ours) == len(expected)
            and all(any(side <= theirs for side in ours) for theirs in expected)
        ]
        assert len(fitting) == 1, f"{difference}: {expected}"


def wanted(key: Key, kind: str) -> list[KeyLife]:
    return [life for life in key.lifecycles if life.kind == kind]


def test_the_plans_are_those_of_the_key_and_no_others(record: Record, key: Key) -> None:
    ours = {
        (life.state, tuple((step.step, pages(step.accounts, key)) for step in life.steps))
        for life in record.lifecycles(LifeKind.PLAN)
    }
    assert ours == {
        (life.state, tuple((step.step, frozenset(step.pages)) for step in life.steps))
        for life in wanted(key, "meeting")
    }


def test_the_agreements_of_the_key_live_as_it_says(record: Record, key: Key) -> None:
    ours = [
        (life.state, {step.step for step in life.steps} - {"rejected"})
        for life in record.lifecycles(LifeKind.AGREEMENT)
    ]
    for expected in wanted(key, "agreement"):
        assert (expected.state, {step.step for step in expected.steps}) in ours, expected.about


def test_the_promises_of_the_key_came_to_what_it_says(record: Record, key: Key) -> None:
    ours = record.lifecycles(LifeKind.COMMITMENT)
    for expected in wanted(key, "commitment"):
        promised = {p for step in expected.steps if step.step == "promised" for p in step.pages}
        states = {
            life.state
            for life in ours
            if pages((a for s in life.steps if s.step == "promised" for a in s.accounts), key)
            == promised
        }
        assert expected.state in states, expected.about


def test_the_groups_of_the_key_bear_their_names(record: Record, key: Key) -> None:
    ours = {life.about: life for life in record.lifecycles(LifeKind.NAME)}
    for expected in wanted(key, "name"):
        life = ours[expected.about]
        assert life.state == expected.state
        assert [step.step for step in life.steps][1:] == [step.step for step in expected.steps]


def test_the_rounds_of_the_key_were_held(record: Record, key: Key) -> None:
    numbers = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
    ours = {one.number for one in record.rounds() if "Astana" in one.track}
    told = {numbers.index(one.name) + 1 for one in key.rounds if one.name != "first"}
    assert told <= ours
