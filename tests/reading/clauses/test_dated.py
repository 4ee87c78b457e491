"""Whose a day is, in one sentence: from text to clauses."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.language import Pipeline
from dragoman.model import Basis, Clause, Day, Mentions, Precision
from dragoman.reading.clauses import build_clauses
from dragoman.reading.mentions.days import tag_days

SAID = Day(date(2017, 2, 8), date(2017, 2, 8), Precision.DAY, Basis.STATED)  # a Wednesday

CASES = [
    (
        "At least seven people were killed when a rocket hit the town hall this morning.",
        "killed",
        date(2017, 2, 8),
    ),
    (
        "The president has changed his mind before: last July he scrapped a truce after five days.",
        "scrapped",
        date(2016, 7, 1),
    ),
    (
        "In September militiamen are alleged to have expelled some 60 families.",
        "expelled",
        date(2016, 9, 1),
    ),
    (
        "On Sunday, hours before the ceasefire was to begin, the army shelled the town.",
        "shelled",
        date(2017, 2, 5),
    ),
    (
        "The police says that gunmen fired on a patrol last night and that two men were wounded.",
        "wounded",
        date(2017, 2, 7),
    ),
    (
        "The ministers of Indonesia and Portugal, Ali Alatas and Jaime Gama, yesterday signed at "
        "the headquarters an accord on autonomy.",
        "signed",
        date(2017, 2, 7),
    ),
    (
        "The third round, facilitated by Norway and hosted by Italy from 19 to 25 January, failed.",
        "round",
        date(2017, 1, 19),
    ),
    (
        "Last night, three days after the conference in the palace, the group laid down its arms.",
        "conference",
        date(2017, 2, 4),
    ),
    (
        "The rebels freed forty men on 3 February, two days before the talks in Doha opened.",
        "opened",
        date(2017, 2, 5),
    ),
    ("The premier left on Monday after talks in Doha.", "talks", date(2017, 2, 6)),
    (
        "The two initialled the text last night, a few hours after ten soldiers had been killed.",
        "killed",
        date(2017, 2, 7),
    ),
]


@pytest.mark.parametrize(("text", "cue", "day"), CASES, ids=[case[0][:40] for case in CASES])
def test_a_predicate_has_the_day_that_is_told_of_it(
    text: str, cue: str, day: date, pipeline: Pipeline
) -> None:
    assert _clause(text, cue, pipeline).day.start == day


def test_the_year_of_a_law_is_no_day_of_who_insists_on_it(pipeline: Pipeline) -> None:
    clause = _clause("The general insisted on the electoral law of 1960.", "insisted", pipeline)
    assert not clause.day.known


def test_what_is_counted_roughly_stays_open(pipeline: Pipeline) -> None:
    text = "They signed on Monday, nearly two years after the talks in Doha opened."
    assert not _clause(text, "opened", pipeline).day.known


def test_the_day_of_a_report_may_lie_in_the_past_though_it_speaks(pipeline: Pipeline) -> None:
    day = _clause("The report of 14 October speaks of banditry.", "speaks", pipeline).day
    assert day.start == date(2016, 10, 14)


def test_news_of_a_live_page_is_of_its_day_and_background_is_not(pipeline: Pipeline) -> None:
    text = "The envoy has announced a truce. He signed a treaty."
    told = {c.cue: c.day for c in _clauses(text, pipeline, live=((0, len(text)),))}
    assert told["announced"].start == SAID.start
    assert told["announced"].basis is Basis.INFERRED
    assert not told["signed"].known


def _clause(text: str, cue: str, pipeline: Pipeline) -> Clause:
    return next(c for c in _clauses(text, pipeline) if c.cue == cue)


def _clauses(
    text: str, pipeline: Pipeline, live: tuple[tuple[int, int], ...] = ()
) -> tuple[Clause, ...]:
    sentences = pipeline.parse(text, [(0, len(text))])
    days = tag_days(text, [(s.start, s.end) for s in sentences], published=SAID)
    return build_clauses(text, sentences, Mentions(days=days), (), SAID, live=live)
