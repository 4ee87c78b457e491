"""What monitors and parties counted, side by side: a column for each who counted the same days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.views.monitor.registers import DifferenceRow, RegisterRow, differences
from dragoman.views.rows import Rows
from dragoman.web.workbench.answers import csv_text
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.questions import REGISTERS
from dragoman.web.workbench.screen import File, Screen
from dragoman.web.workbench.screens.monitor.view import View, looking


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One place, and what each register of these days counts there; None where it names none."""

    place: str
    counts: tuple[int | None, ...]
    differ: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """The registers of the same days, beside each other."""

    when: str
    registers: tuple[RegisterRow, ...]
    places: tuple[PlaceLine, ...]


@dataclass(frozen=True, slots=True)
class RegistersContext:
    heading: str
    view: View
    spans: tuple[Beside, ...]
    differ: Rows[DifferenceRow]
    further: str | None


def build(desk: Desk, asked: Asked) -> RegistersContext:
    rows = answer(desk, asked)
    end = asked.skip + len(rows)
    more = end < desk.number(REGISTERS) and len(rows) == asked.limit
    with looking(desk, asked) as (found, view):
        further = found.link(skip=end, limit=asked.first("limit")) if more else None
    return RegistersContext("Registers", view, tuple(_beside(rows)), differences(rows), further)


def answer(desk: Desk, asked: Asked) -> Rows[RegisterRow]:
    return desk.rows(REGISTERS, asked.wanted, limit=asked.limit, skip=asked.skip)


def _beside(rows: Sequence[RegisterRow]) -> Iterator[Beside]:
    for _, same in groupby(rows, lambda row: (row.first, row.last, row.first and row.when)):
        group = tuple(same)
        counts = [{share.admin1: share.count for share in row.breakdown} for row in group]
        names = dict.fromkeys(name for each in counts for name in each)
        lines = (PlaceLine(name, tuple(each.get(name) for each in counts),
                           len({each.get(name, 0) for each in counts if each}) > 1)
                 for name in names)  # fmt: skip
        yield Beside(group[0].when, group, tuple(lines))


def _differences(desk: Desk, asked: Asked) -> str:
    return csv_text(differences(answer(desk, asked)))


_HELP = (
    "What each monitor or party counted for a day, place by place and side by side, as pages tell "
    "it. Registers that differ are shown, never added up or averaged."
)
REGISTERS_SCREEN = Screen(
    "monitor-registers", "/monitor/registers", "", RegistersContext, build, answer,
    (File("differences", "csv", "text/csv", _differences),),
    help=_HELP,
)  # fmt: skip
