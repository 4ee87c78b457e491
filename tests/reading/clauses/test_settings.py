"""Days: read the way their clause looks, and carried over to the next sentence."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.language import Pipeline
from dragoman.model import Basis, Clause, Day, Mentions, Modality, Place, Precision
from dragoman.reading.clauses import build_clauses
from dragoman.reading.clauses.settling import settle
from dragoman.reading.mentions.days import tag_days

SAID = Day(date(1999, 5, 6), date(1999, 5, 6), Precision.DAY, Basis.STATED)


def _relative(text: str, day: date, precision: Precision = Precision.DAY) -> Day:
    return Day(day, day, precision, Basis.RELATIVE, text)


@pytest.mark.parametrize(
    ("day", "modality", "expected"),
    [
        (_relative("Monday", date(1999, 5, 3)), Modality.PLANNED, date(1999, 5, 10)),
        (_relative("Monday", date(1999, 5, 3)), Modality.ACTUAL, date(1999, 5, 3)),
        (_relative("last Monday", date(1999, 5, 3)), Modality.PLANNED, date(1999, 5, 3)),
        (_relative("3 June", date(1998, 6, 3)), Modality.CALLED_FOR, date(1999, 6, 3)),
        (_relative("3 June 1998", date(1998, 6, 3)), Modality.CALLED_FOR, date(1998, 6, 3)),
    ],
)
def test_what_is_to_come_lies_ahead(day: Day, modality: Modality, expected: date) -> None:
    assert settle(day, modality, "", SAID).start == expected


def test_a_day_holds_for_the_next_sentence_of_its_paragraph(pipeline: Pipeline) -> None:
    text = (
        "The envoys met on Monday. The minister left. He had signed before.\n\nThe army withdrew."
    )
    clauses = {clause.cue: clause for clause in _clauses(text, pipeline)}
    assert clauses["left"].day.start == clauses["met"].day.start == date(1999, 5, 3)
    assert clauses["left"].day.basis is Basis.INHERITED
    assert not clauses["signed"].day.known  # told as background
    assert not clauses["withdrew"].day.known  # in the next paragraph


def test_a_stretch_of_days_runs_from_its_first_to_its_last(pipeline: Pipeline) -> None:
    text = "The third round was held in Accra from 3 April to 5 April.\n\nNobody signed."
    held = next(c for c in _clauses(text, pipeline) if c.cue == "held")
    assert (held.day.start, held.day.end) == (date(1999, 4, 3), date(1999, 4, 5))


def test_what_was_done_when_it_was_that_day(pipeline: Pipeline) -> None:
    text = "They met in March 1998, when the rebels freed six men.\n\nNobody signed."
    freed = next(c for c in _clauses(text, pipeline) if c.cue == "freed")
    assert (freed.day.start, freed.day.end) == (date(1998, 3, 1), date(1998, 3, 31))


def test_who_signs_first_has_signed_on_the_day_told_before(pipeline: Pipeline) -> None:
    text = "They signed on Monday. Hamid Dia was the first to sign.\n\nNobody left."
    first = [c for c in _clauses(text, pipeline) if c.cue == "sign"]
    assert [(c.modality, c.day.start) for c in first] == [(Modality.ACTUAL, date(1999, 5, 3))]


def test_here_is_the_place_of_the_dateline_and_there_the_one_named(pipeline: Pipeline) -> None:
    text = "The envoys met here. Ten men died in Bria. Rebels had attacked a convoy there."
    bria = Place("Bria", "Bria", text.index("Bria"), text.index("Bria") + 4)
    sentences = pipeline.parse(text, [(0, len(text))])
    told = build_clauses(
        text, sentences, Mentions(places=(bria,)), (), SAID, here=Place("Doha", "Doha", 0, 0)
    )
    places = {c.cue: c.place.name for c in told if c.place is not None}
    assert places["met"] == "Doha"
    assert places["attacked"] == places["died"] == "Bria"


def _clauses(text: str, pipeline: Pipeline) -> tuple[Clause, ...]:
    middle = text.index("\n\n")
    sentences = pipeline.parse(text, [(0, middle), (middle + 2, len(text))])
    days = tag_days(text, [(s.start, s.end) for s in sentences], published=SAID)
    return build_clauses(text, sentences, Mentions(days=days), (), SAID)
