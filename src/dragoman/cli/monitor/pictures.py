"""dragoman monitor picture"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options as opt
from dragoman.cli.monitor import options as mon
from dragoman.cli.output import note
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.actors.terms.shapes import AdminShape
    from dragoman.model import Terms
    from dragoman.record import Record
    from dragoman.views.monitor import Choice
    from dragoman.views.monitor.days import Cut
    from dragoman.web.monitor.picture import Picture

_DAYS = 60


def register(group: typer.Typer) -> None:
    group.command("picture")(picture)


def picture(
    target: Annotated[
        Path,
        typer.Argument(metavar="FILE", show_default=False,
                       help="Where to: .html for a page with all pictures, .svg for one of them."),
    ],
    day: Annotated[
        str | None,
        typer.Option("--day", metavar="DAY", help="The day of the map. Default: the one on which "
                     "the terms came into force."),
    ] = None,
    days: Annotated[
        int, typer.Option("--days", metavar="N", min=1, help="Days on either side, on the map.")
    ] = _DAYS,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="WHAT", help="One picture: weeks or map."),
    ] = None,
    shapes: Annotated[
        Path | None,
        typer.Option("--shapes", metavar="FILE", help="GeoJSON with a feature for each unit, where "
                     "no pack ships the country's."),
    ] = None,
    by: mon.ByOption = None,
    stack: Annotated[
        str | None,
        typer.Option("--stack", metavar="WHAT", help="Stack the bars by verdict, scope, pair or "
                     "kind."),
    ] = None,
    top: Annotated[
        int | None,
        typer.Option("--top", metavar="N", min=1, help="Only the N largest pairs on their own."),
    ] = None,
    spread: mon.SpreadOption = False,
    terms: mon.TermsOption = None,
    side: mon.SideOption = None,
    covered: mon.CoveredOption = False,
    grain: mon.GrainOption = "year",
    zone: mon.ZoneOption = None,
    admin1: mon.UnitOption = None,
    verdict: mon.VerdictOption = None,
    since: mon.SinceOption = None,
    until: mon.UntilOption = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace the file where it exists.")
    ] = False,
    record: opt.RecordOption = None,
) -> None:  # fmt: skip
    """Weeks as small charts side by side, and a map with counts before and after a day."""
    from dragoman.web.monitor import monitor_html
    from dragoman.web.monitor.document import write_picture

    known = mon.named_terms(terms)
    asked = mon.Asked(terms, side, covered, grain, zone, admin1, verdict, since, until)
    choice = asked.choice(known)
    wanted = _wanted(target, only)
    cut = _cut(day, known)
    with mon.opened(record, judging=known is not None) as opened:
        drawn: list[Picture] = []
        if "weeks" in wanted:
            drawn.append(_weeks(opened, known, choice, by, stack, top, spread=spread))
        if "map" in wanted and cut is not None:
            units = _shapes(opened, known, shapes)
            if units:
                drawn.append(_map(opened, known, choice, cut, days, units))
            else:
                note("no map: no pack ships shapes of these countries; give them with --shapes")
        elif "map" in wanted:
            note("no map: it needs a day (--day 2016-12-30) or terms (--terms)")
    if not drawn:
        raise UsageError("nothing to draw; see the note above")
    if target.suffix.lower() == ".svg":
        text = drawn[0].to_svg()
    else:
        text = monitor_html(known.name if known else "Incidents", drawn,
                            about=_about(known))  # fmt: skip
    write_picture(target, text, overwrite=overwrite)
    note(f"{target} written; open it in a browser. {mon.DESCRIPTIVE}")


def _wanted(target: Path, only: str | None) -> Sequence[str]:
    if only not in (None, "weeks", "map"):
        raise UsageError(f"{only!r} is no word for --only; they are weeks, map")
    suffix = target.suffix.lower()
    if suffix not in (".html", ".svg"):
        raise UsageError(f"{target}: pictures are written as .html or .svg; rename the file")
    if suffix == ".svg" and only is None:
        raise UsageError("an .svg file holds one picture: --only weeks or --only map")
    return (only,) if only else ("weeks", "map")


def _cut(day: str | None, terms: Terms | None) -> Cut | None:
    from dragoman.views.asked import first_day
    from dragoman.views.monitor.days import Cut

    if day is not None:
        return Cut(first_day(day))
    return Cut(terms.in_force, "in force") if terms is not None else None


def _weeks(
    record: Record, terms: Terms | None, choice: Choice, by: list[str] | None, stack: str | None,
    top: int | None, *, spread: bool,
) -> Picture:  # fmt: skip
    from dragoman.views.monitor import Layout, panels
    from dragoman.views.monitor.asking import cases_of
    from dragoman.views.monitor.days import cuts_of
    from dragoman.views.monitor.dimensions import By
    from dragoman.web.monitor import small_multiples

    stacked = mon.word(By, stack, "--stack") if stack else None
    divided = tuple(each for each in mon.divided_by(by, terms) if each is not stacked)
    cuts = cuts_of(terms) if terms else ()
    layout = Layout(divided + ((stacked,) if stacked else ()), spread=spread, top=top)
    cases = cases_of(record, terms, first=choice.since, last=choice.until)
    rows = panels(cases, layout, choice=choice)
    return small_multiples(rows, cuts, stack=stacked)


def _map(
    record: Record, terms: Terms | None, choice: Choice, cut: Cut, days: int,
    shapes: Sequence[AdminShape],
) -> Picture:  # fmt: skip
    from dataclasses import replace

    from dragoman.views.monitor import around
    from dragoman.views.monitor.asking import cases_of
    from dragoman.views.monitor.days import window
    from dragoman.views.monitor.dimensions import By
    from dragoman.web.monitor import around_map

    first, last = window([cut], days)
    cases = cases_of(record, terms, first=first, last=last)
    whole = replace(choice, since=None, until=None)  # the map has days of its own
    rows = around(cases, [cut], days=days, by=[By.ADMIN1], choice=whole)
    return around_map(rows, shapes, terms=terms)


def _shapes(record: Record, terms: Terms | None, given: Path | None) -> Sequence[AdminShape]:
    """The shapes that are given, else those that packs ship for the terms' countries, or for those
    of the incidents."""
    from dragoman.actors import load_registry
    from dragoman.actors.terms.shapes import admin_shapes, load_shapes
    from dragoman.actors.terms.units import Units

    if given is not None:
        return load_shapes(given)
    states = list(terms.countries) if terms else []
    states += [state for zone in (terms.zones if terms else ()) for state in zone.countries]
    if not states:
        units = Units(load_registry())
        states = [state for name in record.incidents.countries() if (state := units.state(name))]
    return [shape for state in dict.fromkeys(states) for shape in admin_shapes(state)]


def _about(terms: Terms | None) -> str:
    if terms is None:
        return ""
    ended = f" to {terms.ended}" if terms.ended else ""
    return f"In force from {terms.in_force}{ended}."
