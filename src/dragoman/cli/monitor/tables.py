"""How the monitor's rows look in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from dragoman.cli.output import SHORT_ID
from dragoman.cli.tables import Column

if TYPE_CHECKING:
    from dragoman.views.monitor.panels import PanelRow

BLOCKS = "▁▂▃▄▅▆▇█"
NONE = "·"
CUT = "│"
MOST_BLOCKS = 40
"""Blocks of a line; longer times have several weeks in one block."""


def blocks(values: Sequence[float], highest: float) -> str:
    """Values as blocks on one scale: nothing is a dot, however little is at least one eighth."""
    if highest <= 0:
        return NONE * len(values)
    steps = len(BLOCKS)
    return "".join(
        BLOCKS[min(steps, max(1, round(value / highest * steps))) - 1] if value > 0 else NONE
        for value in values
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One group of a panel: its name, sums, its weeks as blocks, and what the highest block stands
    for; `CUT` stands before a week in which a new phase begins."""

    group: str
    incidents: float
    best: float
    low: float
    high: float
    weeks: str
    peak: float
    source: str


def lines_of(rows: Iterable[PanelRow]) -> list[Line]:
    """A panel's groups, each on one line and on a scale of its own."""
    groups = [(name, list(some)) for name, some in groupby(rows, key=_group)]
    if not groups:
        return []
    wide = -(-max(len(some) for _, some in groups) // MOST_BLOCKS)
    return [_line(name, some, wide) for name, some in groups]


def weeks_in_a_block(rows: Iterable[PanelRow]) -> int:
    """How many weeks one block stands for."""
    longest = max((len(list(some)) for _, some in groupby(rows, key=_group)), default=1)
    return -(-longest // MOST_BLOCKS)


def _group(row: PanelRow) -> str:
    parts = (row.zone, row.admin1, row.pair, row.verdict, row.scope, row.kind)
    return " · ".join(part.replace("_", " ") for part in parts if part) or "all"


def _bins(rows: Sequence[PanelRow], wide: int) -> Iterator[tuple[float, bool]]:
    """The sums of so many weeks each, and whether a phase begins there."""
    phase = rows[0].phase
    at = 0
    while at < len(rows):
        some: list[float] = []
        begins = rows[at].phase != phase
        phase = rows[at].phase
        while at < len(rows) and len(some) < wide and rows[at].phase == phase:
            some.append(rows[at].incidents)
            at += 1
        yield sum(some), begins


def _line(name: str, rows: Sequence[PanelRow], wide: int) -> Line:
    bins = list(_bins(rows, wide))
    highest = max(value for value, _ in bins)
    drawn = blocks([value for value, _ in bins], highest)
    weeks = "".join((CUT if begins else "") + block
                    for (_, begins), block in zip(bins, drawn, strict=True))  # fmt: skip
    told: dict[str, float] = {}
    for row in rows:
        if row.top_source is not None:
            told[row.top_source] = told.get(row.top_source, 0) + row.incidents
    top = max(told, key=lambda each: (told[each], each), default="")
    return Line(
        group=name,
        incidents=sum(row.incidents for row in rows),
        best=sum(row.best for row in rows),
        low=sum(row.low for row in rows),
        high=sum(row.high for row in rows),
        weeks=weeks,
        peak=highest,
        source=top,
    )


def _range(best: float, low: float, high: float) -> str:
    return f"{best:g} ({low:g}–{high:g})"


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.0%}"


def _of(row: object) -> str:
    parts = (getattr(row, name) for name in ("zone", "admin1", "pair", "verdict", "scope", "kind"))
    return " · ".join(part.replace("_", " ") for part in parts if part) or "all"


LINES = (
    Column("Where, who", lambda row: row.group, ratio=3),
    Column("Incidents", lambda row: f"{row.incidents:.6g}", right=True),
    Column("Deaths", lambda row: _range(round(row.best, 1), round(row.low, 1), round(row.high, 1)),
           right=True),
    Column("Weeks", lambda row: row.weeks),
    Column("Peak", lambda row: f"{row.peak:.6g}", right=True),
    Column("Most told by", lambda row: row.source, ratio=2, lesser=True),
)  # fmt: skip
PANELS = (
    Column("Where, who", _of, ratio=3),
    Column("Phase", lambda row: row.phase, ratio=3),
    Column("Incidents", lambda row: f"{row.incidents:g}", right=True),
    Column("Deaths", lambda row: _range(row.best, row.low, row.high), right=True),
    Column("One source", lambda row: _share(row.single_source_share), right=True),
    Column("Most told by", lambda row: row.top_source, ratio=1, lesser=True),
    Column("of", lambda row: _share(row.top_source_share), right=True, lesser=True),
)
AROUND = (
    Column("Day", lambda row: f"{row.day} {row.what}".rstrip(), ratio=2),
    Column("Where, who", _of, ratio=3),
    Column("Before", lambda row: f"{row.incidents_before:g}", right=True),
    Column("After", lambda row: f"{row.incidents_after:g}", right=True),
    Column("Deaths before",
           lambda row: _range(row.best_before, row.low_before, row.high_before), right=True),
    Column("After", lambda row: _range(row.best_after, row.low_after, row.high_after), right=True),
    Column("One source", lambda row: _share(row.single_source_before), right=True, lesser=True),
    Column("After", lambda row: _share(row.single_source_after), right=True, lesser=True),
)  # fmt: skip
SUMMARY = (
    Column("Terms", lambda row: row.terms, ratio=3),
    Column("Verdict", lambda row: row.verdict.replace("_", " "), ratio=2),
    Column("Incidents", lambda row: f"{row.incidents:g}", right=True),
    Column("Share", lambda row: _share(row.share), right=True),
    Column("Deaths", lambda row: _range(row.best, row.low, row.high), right=True),
    Column("Because", lambda row: "; ".join(row.causes[:3]), ratio=5),
)
VERDICTS = (
    Column("Day", lambda row: row.first),
    Column("Sides", lambda row: f"{row.side_a} – {row.side_b}", ratio=4),
    Column("Where", lambda row: row.admin1 or row.place, ratio=2),
    Column("Verdict", lambda row: row.verdict.value.replace("_", " "), ratio=2),
    Column("Terms", lambda row: row.terms, ratio=2, lesser=True),
    Column("Reasons", lambda row: "; ".join(row.reasons), ratio=5),
    Column("Id", lambda row: row.incident),
)
REGISTERS = (
    Column("Day", lambda row: row.when),
    Column("Counted by", lambda row: row.party, ratio=3),
    Column("Total", lambda row: row.total, right=True),
    Column(
        "Places", lambda row: ", ".join(f"{s.admin1} {s.count}" for s in row.breakdown), ratio=5
    ),
    Column("Adds up", lambda row: _adds_up(row.adds_up, row.sum)),
    Column("Pages", lambda row: row.pages, right=True),
    Column("Sources", lambda row: row.origins, right=True),
    Column("Printed by", lambda row: row.outlets, ratio=3, lesser=True),
    Column("Id", lambda row: row.facts[0][:SHORT_ID]),
)
DIFFERENCES = (
    Column("Day", lambda row: row.when),
    Column("Place", lambda row: row.place or "in all", ratio=2),
    Column("One", lambda row: f"{row.party_a} {row.count_a}", ratio=3),
    Column("The other", lambda row: f"{row.party_b} {row.count_b}", ratio=3),
    Column("Difference", lambda row: f"{row.difference:+d}", right=True),
)
QUALITY = (
    Column("Trait", lambda row: row.trait.replace("_", " ")),
    Column("Incidents", lambda row: row.incidents, right=True),
    Column("Share", lambda row: f"{row.share:.1%}", right=True),
    Column("What it means", lambda row: row.means, ratio=4),
    Column("For example", lambda row: row.examples, ratio=3, lesser=True),
)
SOURCES = (
    Column("Source", lambda row: row.source, ratio=3),
    Column("As what", lambda row: row.as_what),
    Column("Incidents", lambda row: row.incidents, right=True),
    Column("Share", lambda row: f"{row.share:.1%}", right=True),
    Column("Alone", lambda row: row.alone, right=True),
    Column("Spellings", lambda row: row.spellings, ratio=4),
)
ODD_DAYS = (
    Column("Incident", lambda row: row.incident),
    Column("Days", lambda row: f"{row.first}" if row.first == row.last
           else f"{row.first} – {row.last}"),
    Column("Source's day", lambda row: row.source_day),
    Column("Away", lambda row: row.away, right=True),
    Column("What", lambda row: row.what.value.replace("_", " ")),
    Column("Outlet", lambda row: row.outlet, ratio=1),
    Column("Headline", lambda row: row.headline, ratio=4, lesser=True),
)  # fmt: skip
PAGES = (
    Column("Incident", lambda row: row.incident),
    Column("Day", lambda row: row.first),
    Column("Page", lambda row: row.title or row.page_name, ratio=4),
    Column("Outlet", lambda row: row.outlet, ratio=2, lesser=True),
    Column("Because", lambda row: row.reason, ratio=5),
)


def _adds_up(adds_up: bool | None, total: int | None) -> str:
    if adds_up is None:
        return ""
    return "yes" if adds_up else f"no: {total}"
