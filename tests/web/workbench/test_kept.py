"""What is kept beside a record is what the record would answer, or says that it is not yet."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import FactKind
from dragoman.record import Filter, Record, open_record
from dragoman.record.judgements import Verdict
from dragoman.views.actors import actors
from dragoman.views.brief import brief
from dragoman.web.workbench.kept import Desk, Keeper, Kept, desk, kept_path, narrowing, store
from dragoman.web.workbench.kept.asked_for import brief_of, question_of, then
from dragoman.web.workbench.kept.keeping import bring_up
from dragoman.web.workbench.kept.narrowing import to_actor
from dragoman.web.workbench.kept.questions import CAST, CLAIMS, DISPUTES, NEWS, QUESTIONS, Question


@pytest.fixture(scope="module")
def up_to_date(process: Path) -> Path:
    bring_up(process)
    return process


@pytest.fixture
def kept(up_to_date: Path) -> Iterator[Kept]:
    found = Kept(kept_path(up_to_date))
    yield found
    found.close()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_what_is_kept_is_the_answer(
    up_to_date: Path, kept: Kept, question: Question[object]
) -> None:
    with open_record(up_to_date, read_only=True) as record:
        wanted = question.ask(record)
        made = kept.made(question)
        assert made is not None
        assert (made.stamp, made.since, made.rows) == (record.stamp(), None, len(wanted))
    assert tuple(kept.rows(question, limit=10_000)) == tuple(wanted)
    assert tuple(kept.rows(question, limit=2, skip=1)) == tuple(wanted)[1:3]


def test_a_filter_keeps_rows_that_rest_on_its_facts(up_to_date: Path, kept: Kept) -> None:
    wanted = Filter(kind=(FactKind.MEETING,))
    with open_record(up_to_date, read_only=True) as record:
        ids = {fact.id for fact in record.facts(wanted)}
        found = kept.rows(CLAIMS, limit=10_000, keeps=lambda facts: record.keeps(wanted, facts))
    every = kept.rows(CLAIMS, limit=10_000)
    assert 0 < len(found) < len(every)
    assert list(found) == [row for row in every if ids & set(CLAIMS.facts(row))]


def test_a_fact_leads_to_its_claim(up_to_date: Path, kept: Kept) -> None:
    row = kept.rows(DISPUTES, limit=1)[0]
    fact = row.sides[0].accounts[0].fact
    claim = kept.about(CLAIMS, fact)
    assert claim is not None
    assert fact in CLAIMS.facts(claim)
    assert kept.about(CLAIMS, "f0") is None


def _desk(path: Path, record: Record) -> Desk:
    return Desk(record, Kept(kept_path(path)), Keeper(path))


def test_a_small_record_is_always_answered_as_it_is(mine: Path) -> None:
    with open_record(mine) as record:
        at = _desk(mine, record)
        before = at.rows(CAST, Filter(), limit=1000)
        one, other = before[0], before[1]
        record.merge(one.actor or one.name, other.actor or other.name, "mira")
        after = at.rows(CAST, Filter(), limit=1000)
    assert len(after) == len(before) - 1
    assert not at.notes


def test_a_large_record_is_answered_as_it_was_and_says_so(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_up(mine)
    monkeypatch.setattr(desk, "AT_ONCE", 10)  # a record of 285 facts counts as large
    with open_record(mine) as record:
        at = _desk(mine, record)
        before = at.rows(CLAIMS, Filter(), limit=1000)
        assert not at.notes
        record.judge(next(record.facts()).id, Verdict.WRONG, "mira")
        assert tuple(at.rows(CLAIMS, Filter(), limit=1000)) == tuple(before)
        assert any("not in it yet" in note for note in at.notes)
    at.keeper.stop()


def test_nothing_is_shown_of_a_large_record_before_it_is_worked_out(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "FIRST_TIME", 10)
    kept_path(mine).unlink(missing_ok=True)
    with open_record(mine, read_only=True) as record:
        at = _desk(mine, record)
        assert not at.rows(NEWS, Filter(), limit=1)
        assert any("for the first time" in note for note in at.notes)
    at.keeper.stop()


def test_what_a_filter_keeps_is_counted_at_once_in_no_more_facts_than_that_takes_a_moment_for(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "FIRST_TIME", 10)
    wanted = Filter(kind=(FactKind.MEETING,))
    with open_record(mine, read_only=True) as record:
        at = _desk(mine, record)
        assert tuple(at.counted(CAST, wanted, actors, limit=5)) == tuple(
            actors(record, wanted, limit=5)
        )
        assert not at.notes
        monkeypatch.setattr(desk, "COUNTED", 3)
        rows = at.counted(CAST, wanted, actors, limit=500)
        assert tuple(rows) == tuple(actors(record, wanted, newest=3))
        assert any("3 of these facts" in note for note in at.notes)
        assert not at.waits


def test_a_brief_of_a_large_record_is_told_from_what_most_tell_and_counts_all(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrowing, "BRIEF_THINGS", 2)
    monkeypatch.setattr(narrowing, "BRIEF_LATEST", 30)
    since, until = date(2016, 9, 1), date(2016, 12, 31)
    with open_record(mine, read_only=True) as record:
        whole = brief(record, since, until)
        note = narrowing.to_brief(record, since, until)
        with record.snapshot():
            told = brief(record, since, until)
    assert note is not None
    assert (told.title, told.undated, told.figures) == (whole.title, whole.undated, whole.figures)
    assert told.sections
    assert len(told.notes) < len(whole.notes)


def test_what_is_no_such_file_is_made_anew(mine: Path) -> None:
    kept_path(mine).write_bytes(b"no database at all, but long enough to look like one" * 40)
    with open_record(mine, read_only=True) as record:
        at = _desk(mine, record)
        assert at.rows(CLAIMS, Filter(), limit=3)


def test_a_decision_that_an_answer_does_not_know_of_is_named(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_up(mine, [DISPUTES])
    monkeypatch.setattr(desk, "AT_ONCE", 10)
    with open_record(mine) as record:
        fact = next(record.facts())
        record.judge(fact.id, Verdict.WRONG, "mira")
        at = _desk(mine, record)
        at.rows(DISPUTES, Filter(), limit=10)
        assert any("wrong" in note and "mira" in note for note in at.notes)
    at.keeper.stop()


def test_rounds_rest_and_what_is_asked_for_is_done_once(mine: Path) -> None:
    keeper = Keeper(mine)
    keeper.start()
    first = keeper._round
    assert first is not None
    first.terminate()
    first.wait()
    keeper.start()
    assert keeper._round is None  # it rests
    question = brief_of(date(2016, 12, 1), date(2016, 12, 31))
    with open_record(mine, read_only=True) as record:
        stamp = record.stamp()
    for _ in range(3):
        keeper.ask(question, stamp)
    kept = Kept(kept_path(mine))
    until = time.monotonic() + 60
    while kept.made(question) is None and time.monotonic() < until:
        time.sleep(0.1)
    made = kept.made(question)
    assert made is not None
    assert (made.rows, made.stamp) == (1, stamp)
    assert question_of(question.name).name == question.name
    keeper.stop()
    kept.close()


def test_what_was_asked_for_once_does_not_stay_for_ever(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MOST_ASKED_FOR", 2)
    kept = Kept(kept_path(mine))
    asked = [then(CAST, date(2016, 12, day)) for day in (1, 2, 3)]
    kept.keep(CLAIMS, [], "1-0-x", None)
    for question in asked:
        kept.keep(question, [], "1-0-x", None)
    assert [kept.made(question) is not None for question in (CLAIMS, *asked)] == [
        True, False, True, True,
    ]  # fmt: skip
    kept.close()


def test_a_profile_of_a_large_record_is_made_of_what_was_added_last(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "FIRST_TIME", 10)
    monkeypatch.setattr(narrowing, "ACTOR_FACTS", 3)
    with open_record(mine, read_only=True) as record:
        name = max(record.actor_names(), key=lambda each: each[2])[1]
        wanted = Filter(actor=name)
        last = record.extent.newest(wanted, 3)
        at = _desk(mine, record)
        stamp = record.stamp()
        at.narrow(lambda one: to_actor(one, wanted))
        assert (record.count(wanted), len(last)) == (3, 3)
        assert at.stamp == stamp
        assert any("added last" in note for note in at.notes)
        for fact in record.facts(wanted):
            assert record.fact(fact.id) == fact
            assert record.thing_of(fact.id).facts
            assert record.origins([fact])
