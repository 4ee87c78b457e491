"""dragoman stories"""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli import options as opt
from dragoman.cli.output import note, out, print_csv, print_json


def register(app: typer.Typer) -> None:
    app.command("stories")(stories)


def stories(
    partial: Annotated[
        bool, typer.Option("--partial", help="Also texts that others took only sentences from.")
    ] = False,
    as_of: opt.AsOfOption = None,
    limit: opt.LimitOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:
    """Which texts several pages print, where each began, and who took how much of it."""
    from dragoman.views.stories import stories as view

    with opt.open_asked(record, as_of) as opened:
        rows = view(opened, partial=partial, limit=limit)
    if json:
        print_json(rows.to_dicts())
    elif csv:
        from dataclasses import fields

        print_csv([f.name for f in fields(rows.kind)], rows.to_dicts())
    elif rows:
        from dragoman.cli.tables import STORIES, table

        console = out()
        console.print(table(STORIES, rows, console.width))
    else:
        note("no text is printed by two pages" + ("" if partial else "; --partial shows sentences"))
