"""Judgements go from record to record, all or none, in whatever order they come."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factory import KOVAC, talks, voice

from dragoman.errors import ExchangeError, UsageError
from dragoman.model import Modality, Plain
from dragoman.record import Filter, Record, open_record
from dragoman.record.judgements import Judgement, Verdict
from dragoman.record.judgements.log import ABOUT_ACTORS, durable
from dragoman.record.judgements.pairs import judged_pairs
from dragoman.record.review.deciding import file_all

PAGES = ("talks.txt", "other.txt")


def with_pages(path: Path | str, *, reverse: bool = False) -> Record:
    record = open_record(path)
    for name in sorted(PAGES, reverse=reverse):
        record.add(talks(name=name))
    return record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with with_pages(tmp_path / "r.db") as opened:
        yield opened


def state(record: Record) -> dict[str, object]:
    """All that judgements bring about."""
    order = [(fact.page_name, fact.start, fact.id) for fact in record.facts()]
    return {
        "facts": sorted(order),
        "content": {fact.id: fact.to_dict() for fact in record.facts()},
        "rejected": {fact.id for fact in record.facts(Filter(rejected=True))},
        "pairs": judged_pairs(record._connection),
        "names": list(record.actor_names()),
        "months": list(record.months()),
        "conflicts": record.conflicts(),
        "loose": record.loose(),
        "log": record.judgements(),
    }


def busy(record: Record) -> None:
    """A log with something of everything."""
    one, other = talks(name=PAGES[0]).facts, talks(name=PAGES[1]).facts
    wrong = record.judge(one[0].id, Verdict.WRONG, "Mira", note="it was “another” envoy\n")
    record.judge(one[3].id, Verdict.EDITED, "Mira", edit={"voices": []})
    record.judge(other[0].id, Verdict.RIGHT, "Mira")
    record.judge(other[0].id, Verdict.WRONG, "Jon")
    record.judge(f"{one[4].id} {other[4].id}", Verdict.SAME, "Mira")
    record.merge("harbour front", "ana-kovac", "Jon")
    record.judge(one[2].id, Verdict.NOTE, "Jon", note="see the archive")
    record.undo(wrong.id, "Mira")


def test_a_rebuilt_record_gets_all_of_it_back(record: Record, tmp_path: Path) -> None:
    busy(record)
    target = tmp_path / "judged.jsonl"
    assert record.export_judgements(target) == 8
    with with_pages(tmp_path / "new.db", reverse=True) as rebuilt:
        done = rebuilt.import_judgements(target)
        assert (done.new, done.known) == (8, 0)
        assert state(rebuilt) == state(record)
        again = rebuilt.import_judgements(target)
        assert (again.new, again.known) == (0, 8)
        assert state(rebuilt) == state(record)
        assert rebuilt.check() == []
        rebuilt.export_judgements(tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == target.read_bytes()


def test_an_export_does_not_overwrite(record: Record, tmp_path: Path) -> None:
    target = tmp_path / "judged.jsonl"
    target.write_text("mine")
    with pytest.raises(ExchangeError, match="exists"):
        record.export_judgements(target)
    assert target.read_text() == "mine"
    assert record.export_judgements(target, overwrite=True) == 0
    with pytest.raises(ExchangeError, match="no folder"):
        record.export_judgements(tmp_path / "none" / "judged.jsonl")


def test_a_file_of_another_record_is_refused_whole(record: Record, tmp_path: Path) -> None:
    busy(record)
    target = tmp_path / "judged.jsonl"
    record.export_judgements(target)
    with open_record(tmp_path / "new.db") as other:
        other.add(talks(name=PAGES[0]))
        before = state(other)
        with pytest.raises(ExchangeError, match=r"another record: 1 of its 2 pages .*other\.txt"):
            other.import_judgements(target)
        assert state(other) == before
        other.add(talks(name=PAGES[1]))
        assert other.import_judgements(target).new == 8


def lines(path: Path) -> list[dict[str, Plain]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def changed(**values: Plain) -> Callable[[list[dict[str, Plain]]], list[dict[str, Plain]]]:
    return lambda rows: [rows[0] | values, *rows[1:]]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (changed(who="Jon"), "line 1: .*changed"),
        (changed(who=" "), "nobody made it"),
        (changed(verdict="perhaps"), "line 1: not a judgement"),
        (changed(edit={"modality": "planned"}), "an edit goes with"),
        (changed(about="a b"), "cannot be about"),
        (changed(at="yesterday"), "line 1"),
        (changed(at="2021-05-03T10:00:00+02:00"), "no moment in UTC"),
        (changed(judged=[]), "pages it names"),
        (changed(note=None), "note cannot be None"),
        (lambda rows: [{"a": 1}], "line 1: not a judgement"),
        (lambda rows: rows[1:], "takes back"),
    ],
)
def test_a_line_that_is_no_judgement_is_refused(
    record: Record,
    tmp_path: Path,
    change: Callable[[list[dict[str, Plain]]], list[dict[str, Plain]]],
    words: str,
) -> None:
    busy(record)
    target = tmp_path / "judged.jsonl"
    record.export_judgements(target)
    rows = change(lines(target))
    target.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    with with_pages(tmp_path / "new.db") as rebuilt:
        with pytest.raises(ExchangeError, match=words):
            rebuilt.import_judgements(target)
        assert rebuilt.judgements() == []
        assert rebuilt.count() == 10


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[", b"nonsense"])
def test_a_file_that_is_none_is_refused(record: Record, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "judged.jsonl").write_bytes(content)
    with pytest.raises(ExchangeError, match=r"judged\.jsonl"):
        record.import_judgements(tmp_path / "judged.jsonl")
    with pytest.raises(ExchangeError, match="cannot read"):
        record.import_judgements(tmp_path / "none.jsonl")


def test_merges_that_meet_in_a_circle_are_refused_whole(record: Record, tmp_path: Path) -> None:
    record.merge("harbour front", "ana-kovac", "Mira")
    record.judge(talks().facts[0].id, Verdict.WRONG, "Mira")
    record.export_judgements(tmp_path / "judged.jsonl")
    with with_pages(tmp_path / "new.db") as other:
        other.merge("ana-kovac", "harbour front", "Jon")
        before = state(other)
        with pytest.raises(UsageError, match="circle"):
            other.import_judgements(tmp_path / "judged.jsonl")
        assert state(other) == before


def test_conflicts_are_shown_with_both_sides(record: Record) -> None:
    busy(record)
    (conflict,) = record.conflicts()
    assert conflict.about == (talks(name=PAGES[1]).facts[0].id,)
    assert [(each.who, each.verdict) for each in conflict.by] == [
        ("Mira", Verdict.RIGHT), ("Jon", Verdict.WRONG),
    ]  # fmt: skip
    assert conflict.meanwhile == "the fact stands as it was read"
    record.judge(conflict.about[0], Verdict.RIGHT, "jon")
    pair = " ".join(talks(name=name).facts[4].id for name in PAGES)
    record.judge(pair, Verdict.DIFFERENT, "Jon")
    record.split("harbour front", "ana-kovac", "Mira")
    assert [len(conflict.about) for conflict in record.conflicts()] == [2, 2]
    assert record.conflicts()[1].about == ("ana-kovac", "~harbour-front")


def test_merges_and_splits_that_contradict_each_other_are_a_conflict(record: Record) -> None:
    third = talks(name="third.txt")
    envoy = replace(KOVAC, actor="envoy", name="The Envoy")
    said = replace(third.facts[2], voices=(voice(envoy),))
    record.add(replace(third, facts=(said,)))
    record.merge("envoy", "harbour front", "Mira")
    record.merge("harbour front", "ana-kovac", "Mira")
    record.split("envoy", "ana-kovac", "Jon")
    (conflict,) = record.conflicts()
    assert conflict.about == ("ana-kovac", "envoy", "~harbour-front")
    assert [each.who for each in conflict.by] == ["Mira", "Mira", "Jon"]


def test_what_is_no_longer_read_so_is_to_be_looked_at_again(record: Record) -> None:
    reading = talks()
    was = reading.facts[0]
    made = record.judge(was.id, Verdict.RIGHT, "Mira")
    gone = record.judge(reading.facts[4].id, Verdict.WRONG, "Mira")
    other = replace(was, modality=Modality.PLANNED)
    record.add(replace(reading, facts=(other, *reading.facts[1:4])))
    (loose,) = record.loose()
    assert (loose.judgement, loose.near) == (made, (other.id,))
    later = replace(reading.facts[4], modality=Modality.POSSIBLE)
    record.add(replace(reading, facts=(later,)))
    assert [each.judgement for each in record.loose()] == [made, gone]
    record.add(reading)
    assert record.loose() == []
    pair = record.judge(f"{was.id} {talks(name=PAGES[1]).facts[0].id}", Verdict.SAME, "Mira")
    record.add(replace(reading, facts=(other,)))
    assert [each.judgement for each in record.loose()] == [made, pair]
    record.undo(made.id, "Mira")
    assert [each.judgement for each in record.loose()] == [pair]


# -- any order -----------------------------------------------------------------------------------

_FACTS = [fact for name in PAGES for fact in talks(name=name).facts]
_WHO = st.sampled_from(["Mira", "Jon", "Ada"])
_N = st.integers(0, len(_FACTS) - 1)
_EDITS = st.sampled_from(
    [{"modality": "planned"}, {"polarity": "negated"}, {"day": {"start": "2021-05-01"}}]
)
_STEPS = st.one_of(
    st.tuples(st.sampled_from(["right", "wrong"]), _WHO, _N),
    st.tuples(st.just("edited"), _WHO, _N, _EDITS),
    st.tuples(st.sampled_from(["same", "different"]), _WHO, st.integers(0, 4)),
    st.tuples(st.sampled_from(["merge", "split"]), _WHO, st.booleans()),
    st.tuples(st.just("undo"), st.integers(0, 30)),
)


def play(record: Record, step: tuple[object, ...]) -> None:
    """One decision, as far as it is allowed."""
    match step:
        case ("edited", str(who), int(n), dict(edit)):
            record.judge(_FACTS[n].id, Verdict.EDITED, who, edit=edit)
        case ("same" | "different" as verdict, str(who), int(n)):
            record.judge(f"{_FACTS[n].id} {_FACTS[n + 5].id}", Verdict(verdict), who)
        case ("merge" | "split" as verdict, str(who), bool(turn)):
            handles = ["~harbour-front", "ana-kovac"][:: -1 if turn else 1]
            record.judge(" ".join(handles), Verdict(verdict), who)
        case ("undo", int(n)):
            log = record.judgements()
            if log:
                record.undo(log[n % len(log)].id, log[n % len(log)].who)
        case (str(verdict), str(who), int(n)):
            record.judge(_FACTS[n].id, Verdict(verdict), who)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(_STEPS, max_size=12), st.integers(0, 99))
def test_the_log_in_any_order_gives_the_same_state(
    steps: list[tuple[object, ...]], seed: int
) -> None:
    with with_pages(":memory:") as record, with_pages(":memory:", reverse=True) as other:
        for step in steps:
            try:
                play(record, step)
            except UsageError:
                continue  # a circle, a fix that changes nothing, something taken back already
        log = record.judgements()
        shuffled = random.Random(seed).sample(log, len(log))
        on_facts = [each for each in shuffled if each.verdict not in ABOUT_ACTORS]
        half = len(on_facts) // 2
        # merges come all at once: some of them alone may lead in a circle, which is refused
        for part in (on_facts[:half], on_facts[half:], shuffled, shuffled[:half]):
            with durable(other._connection):
                file_all(other._connection, part)
        assert state(other) == state(record)
        assert record.check() == other.check() == []
        for name in PAGES:
            assert record.reading(talks(name=name).page.id) == talks(name=name)
            assert record.add(talks(name=name)).changed is False


# -- crash ---------------------------------------------------------------------------------------

JUDGE = """
import sys
from tests.factory import talks
from dragoman.record import open_record
from dragoman.record.judgements import Verdict
with open_record(sys.argv[1]) as record:
    n = 0
    while True:
        fact = talks().facts[n % 5]
        verdict = [Verdict.WRONG, Verdict.RIGHT][n // 5 % 2]
        made = record.judge(fact.id, verdict, "Mira", note=str(n))
        print(made.id, flush=True)
        n += 1
"""


@pytest.mark.parametrize("judged", [1, 4, 13])
def test_a_killed_reviewer_loses_no_decision(tmp_path: Path, judged: int) -> None:
    path = tmp_path / "r.db"
    with_pages(path).close()
    process = subprocess.Popen(
        [sys.executable, "-c", JUDGE, str(path)], stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(judged)]
    process.kill()
    rest, _ = process.communicate(timeout=60)
    told += rest.split("\n")[:-1]
    with open_record(path) as record:
        log: list[Judgement] = record.judgements()
        assert [each.id for each in log][: len(told)] == told
        assert len(log) <= len(told) + 1
        rejected = {fact.id for fact in record.facts(Filter(rejected=True))}
        last = {each.about: each.verdict for each in log}
        assert rejected == {about for about, what in last.items() if what is Verdict.WRONG}
        assert record.count() == 10 - len(rejected)
        assert record.check() == []
