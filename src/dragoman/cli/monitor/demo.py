"""dragoman demo --monitor: invented incidents held against the terms of real ceasefires"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.cli.monitor import tables as look
from dragoman.cli.output import note, out, words

if TYPE_CHECKING:
    from dragoman.cli.tables import Column
    from dragoman.views.rows import Rows

MONITOR_RECORD = Path("dragoman-monitor.db")
INCIDENTS = Path(__file__).parent / "invented-incidents.csv"
"""231 incidents in the layout of UCDP GED; every place, count and source in it is invented."""
TERMS = ("syr-ceasefire-2016-12-30", "syr-deescalation-2017-05-06")
INVENTED = "Invented incidents in the layout of a real data set: they say nothing of any war."
_SHOWN = 5


def show_monitor(target: Path) -> None:
    """Imports the incidents into a record, and shows what the monitor says of them."""
    from dragoman.exchange.incidents import IncidentFile
    from dragoman.record import open_record
    from dragoman.views.monitor import Layout, around, panels
    from dragoman.views.monitor.asking import cases_of, terms_named
    from dragoman.views.monitor.days import Cut, cuts_of
    from dragoman.views.monitor.dimensions import By
    from dragoman.views.monitor.registers import differences, registers
    from dragoman.views.monitor.summary import SummaryRow, summary
    from dragoman.views.rows import Rows

    file = IncidentFile("ged", INCIDENTS)
    with open_record(target) as opened:
        opened.incidents.add(file, INCIDENTS.name, source=file.source)
        first, second = terms_named(TERMS)
        told = [row for terms in (first, second) for row in summary(terms, cases_of(opened, terms))]
        cases = list(cases_of(opened, first))
        beside = around(cases, [Cut(first.in_force, "in force")], days=60, by=[By.SCOPE])
        weeks = panels(cases_of(opened, second), Layout(cuts=cuts_of(second)))
        apart = differences(registers(opened))[:_SHOWN]
    _show("What they are under two ceasefires", Rows(SummaryRow, told), look.SUMMARY)
    _show("60 days before and after 30 December 2016", beside, look.AROUND)
    lines = Rows(look.Line, look.lines_of(weeks))
    _show(f"Week by week in the zones of May 2017 ({look.CUT} a date of the terms)", lines,
          look.LINES)  # fmt: skip
    _show("Two registers of one day, read from pages", apart, look.DIFFERENCES)


def _show(title: str, rows: Rows[Any], columns: Sequence[Column]) -> None:
    from dragoman.cli.tables import table

    console = out()
    console.print()
    console.print(words(title, "bold"))
    console.print(table(columns, rows, console.width))


def show_next(target: Path) -> None:
    """What to ask next, and what all of it is."""
    from dragoman.cli.monitor.options import DESCRIPTIVE

    note(f"{INVENTED} {DESCRIPTIVE}")
    console = out()
    console.print(words(f"The record is {target}. Try next:"))
    for line in (
        f"dragoman monitor picture monitor.html --terms {TERMS[1]} --record {target}",
        f"dragoman serve --record {target}",
        f"dragoman monitor quality --record {target}",
        f"dragoman monitor pages --record {target}",
        f"dragoman monitor draft ceasefire agreement --record {target}",
    ):
        console.print(words(line), soft_wrap=True)
