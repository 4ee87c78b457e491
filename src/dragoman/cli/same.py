"""dragoman same"""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli import options as opt
from dragoman.cli.output import note, out, print_csv, print_json
from dragoman.errors import UsageError


def register(app: typer.Typer) -> None:
    app.command("same")(same)


def same(
    fact: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="A fact's or thing's id, or how it begins."),
    ] = None,
    pages: Annotated[
        bool, typer.Option("--pages", help="Instead: which pages tell one event, by their words.")
    ] = False,
    as_of: opt.AsOfOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:
    """What else tells the same as a fact, how sure that is, and why."""
    from dragoman.cli.tables import EVENT_PAGES, SAME, table
    from dragoman.views import Rows
    from dragoman.views import same as views

    if pages == (fact is not None):
        raise UsageError("name a fact (dragoman timeline lists ids), or give --pages")
    rows: Rows[views.SameRow] | Rows[views.EventPagesRow]
    with opt.open_asked(record, as_of) as opened:
        rows = views.same(opened, fact) if fact is not None else views.event_pages(opened)
    if json:
        print_json(rows.to_dicts())
    elif csv:
        from dataclasses import fields

        print_csv([f.name for f in fields(rows.kind)], rows.to_dicts())
    elif rows:
        console = out()
        console.print(table(SAME if fact is not None else EVENT_PAGES, rows, console.width))
    else:
        note("no two pages tell one event")
