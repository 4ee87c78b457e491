"""dragoman monitor, where it meets pages: registers, the pages of incidents, drafts of terms"""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli import monitor_options as mon
from dragoman.cli import monitor_tables as look
from dragoman.cli import options as opt


def register(group: typer.Typer) -> None:
    group.command("registers")(registers)
    group.command("pages")(pages)


def registers(
    differences: Annotated[
        bool,
        typer.Option("--differences", help="Where two parties counted the same days: both counts "
                     "and the difference, in all and by place."),
    ] = False,
    since: opt.FromOption = None,
    until: opt.ToOption = None,
    as_of: opt.AsOfOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:  # fmt: skip
    """What monitors and parties counted, side by side; a copy on another site counts once."""
    from dragoman.views.asked import build_filter
    from dragoman.views.monitor import registers as view

    with opt.open_asked(record, as_of) as opened:
        rows = view.registers(opened, build_filter(since=since, until=until))
        empty = f"no register of violations in {opened.path}; pages with bulletins hold them"
    if differences:
        apart = view.differences(rows)
        empty = "no two parties counted the same days"
        mon.answer(apart, look.DIFFERENCES, json=json, csv=csv, empty=empty)
    else:
        mon.answer(rows, look.REGISTERS, json=json, csv=csv, empty=empty)


def pages(
    incident: Annotated[
        str | None,
        typer.Argument(metavar="[INCIDENT]", show_default=False,
                       help="Only this incident, by its id (ucdp-ged:214797)."),
    ] = None,
    side: mon.SideOption = None,
    admin1: mon.UnitOption = None,
    since: mon.SinceOption = None,
    until: mon.UntilOption = None,
    as_of: opt.AsOfOption = None,
    limit: opt.LimitOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:  # fmt: skip
    """The pages of the record that tell of incidents: by headline, or by day, place and sides."""
    from dragoman.views.monitor.asking import cases_of
    from dragoman.views.monitor.cases import unjudged
    from dragoman.views.monitor.pages import incident_pages

    choice = mon.Asked(sides=side, units=admin1, since=since, until=until).choice(None)
    with opt.open_asked(record, as_of) as opened:
        cases = (cases_of(opened, first=choice.since, last=choice.until) if incident is None
                 else unjudged([opened.incidents.one(incident)]))  # fmt: skip
        rows = incident_pages(opened, choice.of(cases))[:limit]
    mon.answer(rows, look.PAGES, json=json, csv=csv, empty="no page of the record is like them")
