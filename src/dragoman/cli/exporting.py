"""dragoman export"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dragoman.cli import options as opt
from dragoman.cli.output import counted, note

if TYPE_CHECKING:
    from dragoman.exchange.offered import Export, Format


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


ColumnsOption = Annotated[
    str | None,
    typer.Option("--columns", metavar="NAMES", help="Of a table, only these columns, in this "
                 "order, with commas between them."),
]  # fmt: skip


def register(app: typer.Typer) -> None:
    from dragoman.exchange.offered import EXPORTS

    group = typer.Typer(
        help="Write what the record holds to a file, in the formats of the field.",
        no_args_is_help=True,
    )
    group.command("facts")(facts)
    group.command("pages")(pages)
    for known in EXPORTS:
        group.command(known.name, help=known.help)(_command(known))
    app.add_typer(group, name="export")


def _command(known: Export) -> Callable[..., None]:
    def write(
        target: OutOption,
        overwrite: OverwriteOption = False,
        columns: ColumnsOption = None,
        since: opt.FromOption = None,
        until: opt.ToOption = None,
        actor: opt.ActorOption = None,
        status: opt.StatusOption = None,
        kind: opt.KindOption = None,
        outlet: opt.OutletOption = None,
        as_of: opt.AsOfOption = None,
        record: opt.RecordOption = None,
    ) -> None:
        from dragoman.exchange import export_as
        from dragoman.views.asked import build_filter

        wanted = build_filter(since=since, until=until, actor=actor, status=status, kind=kind,
                              outlet=outlet)  # fmt: skip
        with opt.open_asked(record, as_of) as opened:
            written = export_as(opened, known.name, target, wanted=wanted,
                                columns=_columns(columns), overwrite=overwrite)  # fmt: skip
        left_out = f"; {written.left_out} {written.why} left out" if written.left_out else ""
        note(f"{counted(written.rows, known.noun)} in {target}{left_out}")

    return write


def facts(
    target: OutOption,
    format: FormatOption = None,
    overwrite: OverwriteOption = False,
    columns: ColumnsOption = None,
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
    from dragoman.views.asked import build_filter

    wanted = build_filter(since=since, until=until, actor=actor, status=status, kind=kind,
                          outlet=outlet)  # fmt: skip
    with opt.open_asked(record, as_of) as opened:
        count = export_facts(
            opened, target, format=_word(format), wanted=wanted, columns=_columns(columns),
            overwrite=overwrite,
        )  # fmt: skip
    note(f"{counted(count, 'fact')} in {target}")


def pages(
    target: OutOption,
    format: FormatOption = None,
    overwrite: OverwriteOption = False,
    columns: ColumnsOption = None,
    text: Annotated[bool, typer.Option(help="With the text of each page.")] = True,
    as_of: opt.AsOfOption = None,
    record: opt.RecordOption = None,
) -> None:
    """Pages, in the order they were read."""
    from dragoman.exchange import export_pages

    with opt.open_asked(record, as_of) as opened:
        count = export_pages(
            opened,
            target,
            format=_word(format),
            text=text,
            columns=_columns(columns),
            overwrite=overwrite,
        )
    note(f"{counted(count, 'page')} in {target}")


def _columns(named: str | None) -> tuple[str, ...]:
    """The columns that an option names; POLECAT's have spaces in them."""
    return tuple(name.strip() for name in (named or "").split(",") if name.strip())


def _word(format: _Format | None) -> Format | None:
    words: dict[_Format, Literal["jsonl", "csv", "parquet"]] = {
        _Format.JSONL: "jsonl", _Format.CSV: "csv", _Format.PARQUET: "parquet"
    }  # fmt: skip
    return words[format] if format else None
