"""dragoman import"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.farming import facts
from dragoman.cli.options import JsonOption, RecordOption, record_path
from dragoman.cli.output import counted, err, note, out, print_json, safe, words
from dragoman.cli.reading import FINISHED_WITH_SKIPPED
from dragoman.errors import UsageError
from dragoman.model import to_plain

if TYPE_CHECKING:
    from rich.status import Status

    from dragoman.model import Plain
    from dragoman.record import Record
    from dragoman.record.incidents import Imported, Incidents

FilesArgument = Annotated[
    list[Path],
    typer.Argument(metavar="FILE...", show_default=False,
                   help="Files of the data set: CSV, plain, gzipped or zipped, or Parquet."),
]  # fmt: skip
DeletedOption = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="A list of deleted events (event_id_cnty, "
                 "deleted_timestamp), which are taken out and kept out. May be repeated."),
]  # fmt: skip
_ROWS_SHOWN = 5
_NOUNS = {"pax": "agreement", "cf": "ceasefire"}
"""What is counted, where it is not rows: a ceasefire has one for each who declared it."""
_FATES = (
    ("new", "new"),
    ("changed", "changed"),
    ("same", "as they were"),
    ("older", "older than what is there"),
    ("retracted", "retracted before"),
)


def register(app: typer.Typer) -> None:
    group = typer.Typer(
        help="Take data sets of the field, or what a farm has read, into the record.",
        no_args_is_help=True,
    )
    group.command("ged")(ged)
    group.command("acled")(acled)
    group.command("pax")(pax)
    group.command("cf")(cf)
    group.command("facts")(facts)
    app.add_typer(group, name="import")


def ged(files: FilesArgument, record: RecordOption = None, json: JsonOption = False) -> None:
    """UCDP GED: events of organised violence, releases, country files and candidates.

    Importing a file again changes nothing, and completes an import that was cut short. Ends with
    3 where rows were skipped; the record keeps their numbers and reasons.
    """
    _import("ged", files, record, json=json)


def acled(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE...]", show_default=False,
                       help="Files of the data set: CSV, plain, gzipped or zipped, or Parquet."),
    ] = None,
    deleted: DeletedOption = None,
    record: RecordOption = None,
    json: JsonOption = False,
) -> None:  # fmt: skip
    """ACLED: political violence, protests and strategic developments.

    Importing a file again changes nothing, and completes an import that was cut short. Ends with
    3 where rows were skipped; the record keeps their numbers and reasons.
    """
    if not files and not deleted:
        raise UsageError("name a file, or a list of deleted events with --deleted")
    _import("acled", files or (), record, deleted=deleted or (), json=json)


def pax(files: FilesArgument, record: RecordOption = None, json: JsonOption = False) -> None:
    """PA-X: peace agreements, each with its parties, day and provisions as coded there.

    Importing a file again changes nothing. Ends with 3 where rows were skipped.
    """
    _import("pax", files, record, json=json)


def cf(files: FilesArgument, record: RecordOption = None, json: JsonOption = False) -> None:
    """ETH/PRIO civil conflict ceasefires, each with those who declared it.

    Importing a file again changes nothing. Ends with 3 where rows were skipped.
    """
    _import("cf", files, record, json=json)


def _import(
    kind: str,
    files: Sequence[Path],
    record: Path | None,
    *,
    deleted: Sequence[Path] = (),
    json: bool,
) -> None:
    from dragoman.record import open_record

    target = record_path(record)
    told: dict[str, Plain] = {"record": str(target)}
    with open_record(target) as opened, _progress() as line:
        imported = [_file(opened, kind, file, line, quiet=json) for file in files]
        told["files"] = [_plain(opened, each) for each in imported] if json else []
        told["deleted"] = [_retract(opened, each, quiet=json) for each in deleted]
    if json:
        print_json(told)
    else:
        out().print(words(f"in {target}"))
    if any(each.skipped for each in imported):
        raise typer.Exit(FINISHED_WITH_SKIPPED)


def _retract(opened: Record, path: Path, *, quiet: bool) -> dict[str, Plain]:
    from dragoman.exchange.incidents import read_deletions

    retracted = opened.incidents.retract(read_deletions(path))
    if not quiet:
        out().print(words(f"{path}: {counted(retracted, 'incident')} retracted"))
    return {"file": str(path), "retracted": retracted}


def _file(opened: Record, kind: str, path: Path, line: Status | None, *, quiet: bool) -> Imported:
    """Imports one file, in batches of which each is told on the line of progress, and sums up."""
    for so_far in _filing(opened.incidents, kind, path):
        if line:
            from rich.markup import escape

            line.update(escape(f"{so_far.rows:,} rows: {safe(path.name)}"))
    if not quiet:
        _print(opened, so_far)
    return so_far


def _filing(incidents: Incidents, kind: str, path: Path) -> Iterator[Imported]:
    from dragoman.exchange.incidents import LAYOUTS, IncidentFile
    from dragoman.exchange.known import KnownFile

    if kind in _NOUNS:
        known = KnownFile(kind, path, others=LAYOUTS)
        return incidents.adding_known(known, str(path), source=known.source)
    rows = IncidentFile(kind, path)
    return incidents.adding(rows, str(path), source=rows.source)


def _plain(opened: Record, imported: Imported) -> dict[str, Plain]:
    rows = opened.incidents.skipped(imported.name)
    return {
        "file": imported.name,
        "source": imported.source,
        **imported.counts(),
        "skipped_rows": [to_plain(row) for _, row in rows],
        "notes": list(imported.notes),
    }


def _print(opened: Record, imported: Imported) -> None:
    told = [f"{n} {what}" for name, what in _FATES if (n := getattr(imported, name))]
    skipped = sum(imported.skipped.values())
    told += [f"{skipped} skipped"] if skipped else []
    console = out()
    console.print(words(
        f"{imported.name}: {counted(imported.rows, _NOUNS.get(imported.source, 'row'))}"
        + (f": {', '.join(told)}" if told else "")
    ))  # fmt: skip
    _print_counts("skipped", imported.skipped)
    for _, row in islice(opened.incidents.skipped(imported.name), _ROWS_SHOWN):
        console.print(words(f"row {row.row}: {row.words}", "yellow"), soft_wrap=True)
    if skipped > _ROWS_SHOWN:
        console.print(words(f"and {skipped - _ROWS_SHOWN} more: dragoman skipped"))
    _print_counts("kept, with a warning", imported.flagged)
    for remark in imported.notes:
        note(remark)


def _print_counts(what: str, counts: Counter[str]) -> None:
    for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        out().print(words(f"{what}: {number} {name}"))


@contextmanager
def _progress() -> Iterator[Status | None]:
    """A line of progress on standard error, where that is a terminal."""
    console = err()
    if not console.is_terminal:
        yield None
        return
    with console.status("reading …") as line:
        yield line
