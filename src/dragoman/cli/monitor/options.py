"""What the monitor's commands share: their options, the choice they spell, how they answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from dragoman.cli.options import record_path
from dragoman.cli.output import note, out, print_csv, print_json, words
from dragoman.errors import UsageError
from dragoman.model import DaySpread, Ruling

if TYPE_CHECKING:
    from dragoman.cli.tables import Column
    from dragoman.model import Terms
    from dragoman.record import Record
    from dragoman.views import Rows
    from dragoman.views.monitor import Choice
    from dragoman.views.monitor.dimensions import By

DESCRIPTIVE = "Descriptive: what was reported, not why."
MOST_ROWS = 200
"""Rows of a table in the terminal; JSON and CSV have all."""
_Word = TypeVar("_Word", bound=StrEnum)

TermsOption = Annotated[
    str | None,
    typer.Option("--terms", metavar="ID|FILE", help="The ceasefire: the id of terms that a pack "
                 "ships, or a TOML or YAML file (FILE:ID where it holds several)."),
]  # fmt: skip
ManyTermsOption = Annotated[
    list[str] | None,
    typer.Option("--terms", metavar="ID|FILE", help="A ceasefire: the id of terms that a pack "
                 "ships, or a TOML or YAML file. May be repeated; default: all that packs ship for "
                 "the countries of the incidents."),
]  # fmt: skip
SideOption = Annotated[
    list[str] | None,
    typer.Option("--side", metavar="NAME", help="Only incidents with this side, by its whole name "
                 "as the data have it; twice: only what is between exactly these two."),
]  # fmt: skip
CoveredOption = Annotated[
    bool, typer.Option("--covered", help="Only incidents between sides that the terms bind.")
]
GrainOption = Annotated[
    str,
    typer.Option("--grain", metavar="GRAIN", help="Only incidents whose day is known at least so "
                 f"well: {', '.join(DaySpread)} (days: two to six)."),
]  # fmt: skip
ZoneOption = Annotated[
    list[str] | None,
    typer.Option("--zone", metavar="ID", help="Only in this zone of the terms. May be repeated."),
]
UnitOption = Annotated[
    list[str] | None,
    typer.Option("--admin1", metavar="NAME", help="Only in this first-order unit, as the data name "
                 "it. May be repeated."),
]  # fmt: skip
VerdictOption = Annotated[
    list[str] | None,
    typer.Option("--verdict", metavar="WORD", help=f"Only what is: {', '.join(Ruling)}. May be "
                 "repeated."),
]  # fmt: skip
SinceOption = Annotated[
    str | None,
    typer.Option("--from", metavar="DAY", help="No incident that began before this day: 2016, "
                 "2016-12 or 2016-12-20."),
]  # fmt: skip
UntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar="DAY", help="No incident that began after this day."),
]
ByOption = Annotated[
    list[str] | None,
    typer.Option("--by", metavar="WHAT", help="Divide by zone, admin1, pair, verdict, scope (what "
                 "it would be if the terms held on its day) or kind. May be repeated. Default: "
                 "zone with --terms, else admin1."),
]  # fmt: skip
SpreadOption = Annotated[
    bool,
    typer.Option("--spread", help="Count an incident of several days in equal parts on each of "
                 "them, in the place of its first day."),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """The options that choose incidents, as they were typed."""

    terms: str | None = None
    sides: Sequence[str] | None = None
    covered: bool = False
    grain: str = DaySpread.YEAR
    zones: Sequence[str] | None = None
    units: Sequence[str] | None = None
    verdicts: Sequence[str] | None = None
    since: str | None = None
    until: str | None = None

    def choice(self, terms: Terms | None) -> Choice:
        """The choice that they spell; raises UsageError for what cannot be meant."""
        from dragoman.views.asked import first_day, last_day
        from dragoman.views.monitor import Choice

        needed = [name for name, given in (("--zone", self.zones), ("--covered", self.covered),
                                           ("--verdict", self.verdicts)) if given]  # fmt: skip
        if terms is None and needed:
            raise UsageError(f"{' and '.join(needed)} ask what terms say; name them with --terms")
        if terms is not None and self.zones:
            _check_zones(terms, self.zones)
        if len(self.sides or ()) > 2:
            raise UsageError("an incident has two sides; give --side once or twice")
        return Choice(
            sides=tuple(self.sides or ()),
            covered=self.covered,
            coarsest=word(DaySpread, self.grain, "--grain"),
            since=first_day(self.since) if self.since else None,
            until=last_day(self.until) if self.until else None,
            zones=tuple(self.zones or ()),
            admin1=tuple(self.units or ()),
            rulings=tuple(word(Ruling, each, "--verdict") for each in self.verdicts or ()),
        )


def _check_zones(terms: Terms, given: Sequence[str]) -> None:
    known = [zone.id for zone in terms.zones]
    unknown = [zone for zone in given if zone not in known]
    if unknown:
        there = f"its zones are {', '.join(known)}" if known else "it has no zones"
        raise UsageError(f"no zone {', '.join(unknown)} in {terms.id}; {there}")


def word(kind: type[_Word], given: str, option: str) -> _Word:
    """A word of a closed list; raises UsageError with the list."""
    try:
        return kind(given.strip().casefold().replace(" ", "_"))
    except ValueError as error:
        known = ", ".join(kind)
        raise UsageError(f"{given!r} is no word for {option}; they are {known}") from error


def divided_by(given: Sequence[str] | None, terms: Terms | None) -> tuple[By, ...]:
    """The ways to divide that are asked for, else the usual one."""
    from dragoman.views.monitor.dimensions import By

    if given:
        return tuple(dict.fromkeys(word(By, each, "--by") for each in given))
    return (By.ZONE,) if terms is not None and terms.zones else (By.ADMIN1,)


def named_terms(name: str | None) -> Terms | None:
    """The terms that --terms names."""
    if name is None:
        return None
    from dragoman.views.monitor.asking import one_terms

    return one_terms(name)


@contextmanager
def opened(given: Path | None, *, judging: bool) -> Iterator[Record]:
    """The record; one whose verdicts are to be kept is opened for writing. Raises UsageError
    where it holds no incident."""
    from dragoman.record import open_record

    path = record_path(given)
    with open_record(path, read_only=True) as record:
        if not record.incidents.count():
            raise UsageError(
                f"no incidents in {path} yet; dragoman import ged|acled FILE --record {path}"
            )
    with open_record(path, read_only=not judging) as record:
        yield record


def answer(
    rows: Rows[Any], columns: Sequence[Column], *, json: bool, csv: bool, empty: str
) -> None:
    """Prints rows as a table, JSON or CSV, and says once what such figures are."""
    if json:
        print_json(rows.to_dicts())
    elif csv:
        print_csv([f.name for f in fields(rows.kind)], rows.to_dicts())
    if json or csv:
        note(DESCRIPTIVE)
        return
    if not rows:
        note(empty)
        return
    from dragoman.cli.tables import table

    console = out()
    console.print(table(columns, rows[:MOST_ROWS], console.width))
    if len(rows) > MOST_ROWS:
        console.print(words(f"… {len(rows) - MOST_ROWS} more rows: --csv lists all", "dim"))
    console.print(words(DESCRIPTIVE, "dim"))
