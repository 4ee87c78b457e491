"""Days: read the way their clause looks, and carried over to the next sentence."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.language import Pipeline
from dragoman.model import Basis, Clause, Day, Mentions, Modality, Precision
from dragoman.reading.clauses import build_clauses
from dragoman.reading.clauses.settings import settle
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


def _clauses(text: str, pipeline: Pipeline) -> tuple[Clause, ...]:
    middle = text.index("\n\n")
    sentences = pipeline.parse(text, [(0, middle), (middle + 2, len(text))])
    days = tag_days(text, [(s.start, s.end) for s in sentences], published=SAID)
    return build_clauses(text, sentences, Mentions(days=days), (), SAID)
