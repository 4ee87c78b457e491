"""Where accounts contradict each other, the sides next to each other with their words."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.record import Record
from dragoman.views.contradictions import ContradictionRow, contradictions
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.screen import Screen


@dataclass(frozen=True, slots=True)
class DisputedContext:
    heading: str
    rows: Rows[ContradictionRow]


def build(record: Record, asked: Asked) -> DisputedContext:
    return DisputedContext("Disputed", answer(record, asked))


def answer(record: Record, asked: Asked) -> Rows[ContradictionRow]:
    return contradictions(record, asked.wanted, limit=asked.limit)


DISPUTED = Screen("disputed", "/disputed", "Disputed", DisputedContext, build, answer)
