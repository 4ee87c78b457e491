"""dragoman monitor, where it meets pages: registers, the pages of incidents, drafts of terms"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import options as opt
from dragoman.cli.monitor import options as mon
from dragoman.cli.monitor import tables as look
from dragoman.cli.output import note, safe
from dragoman.errors import UsageError


def register(group: typer.Typer) -> None:
    group.command("registers")(registers)
    group.command("pages")(pages)
    group.command("draft")(draft)


def registers(
    differences: Annotated[
        bool,
        typer.Option("--differences", help="Where two parties counted the same days: both counts "
                     "and the difference, in all and by place."),
    ] = False,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="No register of days before this one."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DAY", help="No register of days after this one."),
    ] = None,
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


def draft(
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME...]", show_default=False,
                       help="The agreement or ceasefire, by its name or id in the record."),
    ] = None,
    known: Annotated[
        str | None,
        typer.Option("--known", metavar="ID", help="In its place a row of PA-X or CF that was "
                     "imported (cf:652-107)."),
    ] = None,
    target: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Where to write. Default: standard output."),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace the file where it exists.")
    ] = False,
    as_of: opt.AsOfOption = None,
    record: opt.RecordOption = None,
) -> None:  # fmt: skip
    """A first draft of terms, from what pages tell or another data set knows, with its reasons."""
    from dragoman.exchange.target import new_file
    from dragoman.views.monitor.draft import draft_from_known, draft_from_pages

    if bool(name) == bool(known):
        raise UsageError("a draft of which ceasefire? Give its name, or a row's id with --known")
    with opt.open_asked(record, as_of) as opened:
        if known is None:
            made = draft_from_pages(opened, " ".join(name or ()))
        else:
            row = next((r for r in opened.incidents.known_elsewhere() if r.id == known), None)
            if row is None:
                raise UsageError(f"no row {known!r} of PA-X or CF in {opened.path}; import it with "
                                 "dragoman import pax|cf")  # fmt: skip
            made = draft_from_known(row)
    if target is None:
        typer.echo("\n".join(safe(line) for line in made.to_toml().splitlines()))
    else:
        with new_file(target, overwrite=overwrite) as file:
            file.write_text(made.to_toml(), encoding="utf-8")
        note(f"{target} written; dragoman terms check {target} says what is missing")
    if made.missing:
        note(f"still needed: {', '.join(made.missing)}")
