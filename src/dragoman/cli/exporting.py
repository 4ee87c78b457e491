"""dragoman export"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dragoman.cli import options as opt
from dragoman.cli.output import counted, note

if TYPE_CHECKING:
    from dragoman.exchange.export import Format


class _Format(StrEnum):
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


OutOption = Annotated[
    Path, typer.Option("--out", "-o", metavar="FILE", help="The file to write.")
]  # fmt: skip
FormatOption = Annotated[
    _Format | None,
    typer.Option(
        "--format", metavar="jsonl|csv|parquet", help="Default: what the file's ending names."
    ),
]
OverwriteOption = Annotated[
    bool, typer.Option("--overwrite", help="Replace the file where it exists.")
]


def register(app: typer.Typer) -> None:
    group = typer.Typer(help="Write facts or pages to a file.", no_args_is_help=True)
    group.command("facts")(facts)
    group.command("pages")(pages)
    app.add_typer(group, name="export")


def facts(
    target: OutOption,
    format: FormatOption = None,
    overwrite: OverwriteOption = False,
    since: opt.FromOption = None,
    until: opt.ToOption = None,
    actor: opt.ActorOption = None,
    status: opt.StatusOption = None,
    kind: opt.KindOption = None,
    outlet: opt.OutletOption = None,
    as_of: opt.AsOfOption = None,
    record: opt.RecordOption = None,
) -> None:
    """Facts, by day."""
    from dragoman.exchange import export_facts

    wanted = opt.build_filter(since=since, until=until, actor=actor, status=status, kind=kind,
                              outlet=outlet)  # fmt: skip
    with opt.open_asked(record, as_of) as opened:
        count = export_facts(
            opened, target, format=_word(format), wanted=wanted, overwrite=overwrite
        )
    note(f"{counted(count, 'fact')} in {target}")


def pages(
    target: OutOption,
    format: FormatOption = None,
    overwrite: OverwriteOption = False,
    text: Annotated[bool, typer.Option(help="With the text of each page.")] = True,
    as_of: opt.AsOfOption = None,
    record: opt.RecordOption = None,
) -> None:
    """Pages, in the order they were read."""
    from dragoman.exchange import export_pages

    with opt.open_asked(record, as_of) as opened:
        count = export_pages(opened, target, format=_word(format), text=text, overwrite=overwrite)
    note(f"{counted(count, 'page')} in {target}")


def _word(format: _Format | None) -> Format | None:
    words: dict[_Format, Literal["jsonl", "csv", "parquet"]] = {
        _Format.JSONL: "jsonl", _Format.CSV: "csv", _Format.PARQUET: "parquet"
    }  # fmt: skip
    return words[format] if format else None
