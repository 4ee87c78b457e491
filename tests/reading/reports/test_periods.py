"""Which days a register is about, from a bulletin to its facts."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import UNKNOWN_DAY, Basis, Day, FactKind, Precision
from dragoman.reading.reports.periods import period_of

ISSUED = Day(date(2019, 3, 18), date(2019, 3, 18), Precision.DAY, Basis.STATED)


@pytest.mark.parametrize(
    ("head", "first", "last"),
    [
        ("Week of 3–9 March 2019", date(2019, 3, 3), date(2019, 3, 9)),
        ("*Reporting period: 1–15 March 2019 · public*", date(2019, 3, 1), date(2019, 3, 15)),
        ("Reporting week: Monday 8 to Sunday 14 March", date(2019, 3, 8), date(2019, 3, 14)),
        ("Bulletin 7, covering 28 December to 3 January", date(2018, 12, 28), date(2019, 1, 3)),
        ("Report for February 25 to March 3, 2019", date(2019, 2, 25), date(2019, 3, 3)),
    ],
)
def test_a_bulletin_tells_its_period_over_its_text(head: str, first: date, last: date) -> None:
    found = period_of(f"CEASEFIRE WATCH\n\n{head}\n\nThe text.", ISSUED)
    assert (found.start, found.end) == (first, last)


@pytest.mark.parametrize(
    "head", ["Week 12 of 2019", "Report of 31 June to 5 July 2019", "The week in the north"]
)
def test_what_tells_no_period_gives_none(head: str) -> None:
    assert period_of(f"CEASEFIRE WATCH\n\n{head}\n\nThe text.", ISSUED) == UNKNOWN_DAY


BULLETIN = """CEASEFIRE WATCH

Bamako, 16 March 2019
*Reporting week: Monday 4 to Sunday 10 March*

Figures

{text}
"""


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        (
            "The joint teams registered 13 violations of the truce between 4 and 10 March. "
            "The week before they had counted 19. Chad reported nine violations over the same "
            "period.",
            [(4, 10), (25, 3), (4, 10)],
        ),
        ("The mission recorded 44 breaches of the truce in the week.", [(4, 10)]),
        (
            "The mission, set up under the accord of 19 January, recorded 31 breaches of the truce "
            "in February, four more than in January.",
            [(1, 28)],
        ),
    ],
)
def test_a_register_has_the_days_it_is_about(text: str, stretches: list[tuple[int, int]]) -> None:
    facts = facts_of(BULLETIN.format(text=text), FactKind.MONITOR_REPORT)
    days = [(f.day.start.day, f.day.end.day) for f in facts if f.day.start and f.day.end]
    assert days == stretches
