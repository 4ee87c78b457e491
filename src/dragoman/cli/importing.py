"""dragoman import"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.farming import facts
from dragoman.cli.options import JsonOption, RecordOption, record_path
from dragoman.cli.output import counted, note, out, print_json, words
from dragoman.cli.progress import line_of_progress
from dragoman.cli.reading import FINISHED_WITH_SKIPPED
from dragoman.errors import UsageError
from dragoman.model import to_plain

if TYPE_CHECKING:
    from dragoman.exchange.incidents import IncidentFile, OwnFile
    from dragoman.exchange.known import KnownFile
    from dragoman.model import Plain
    from dragoman.record import Record
    from dragoman.record.incidents import Imported, Incidents

    Rows = IncidentFile | OwnFile | KnownFile

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
    group.command("own")(own)
    group.command("pax")(pax)
    group.command("cf")(cf)
    group.command("facts")(facts)
    app.add_typer(group, name="import")


def ged(files: FilesArgument, record: RecordOption = None, json: JsonOption = False) -> None:
    """UCDP GED: events of organised violence, releases, country files and candidates.

    Importing a file again changes nothing, and completes an import that was cut short. Ends with
    3 where rows were skipped; the record keeps their numbers and reasons.
    """
    _import(_incidents("ged"), files, record, json=json)


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
    _import(_incidents("acled"), files or (), record, deleted=deleted or (), json=json)


def own(
    files: FilesArgument,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="FIELD=COLUMN",
                     help="Which column holds what, as in 'day=Date of incident'. May be repeated; "
                     "columns with usual names need not be named."),
    ] = None,
    source: Annotated[
        str, typer.Option("--source", metavar="NAME", help="A short name of the data set.")
    ] = "own",
    record: RecordOption = None,
    json: JsonOption = False,
) -> None:  # fmt: skip
    """Incidents in a table of your own: says which columns it took for what.

    Importing a file again changes nothing, and completes an import that was cut short. Ends with
    3 where rows were skipped; the record keeps their numbers and reasons.
    """
    _import(_own(column or (), source, quiet=json), files, record, json=json)


def pax(files: FilesArgument, record: RecordOption = None, json: JsonOption = False) -> None:
    """PA-X: peace agreements, each with its parties, day and provisions as coded there.

    Importing a file again changes nothing. Ends with 3 where rows were skipped.
    """
    _import(_known("pax"), files, record, json=json)


def cf(files: FilesArgument, record: RecordOption = None, json: JsonOption = False) -> None:
    """ETH/PRIO civil conflict ceasefires, each with those who declared it.

    Importing a file again changes nothing. Ends with 3 where rows were skipped.
    """
    _import(_known("cf"), files, record, json=json)


def _import(
    open_file: Callable[[Path], Rows],
    files: Sequence[Path],
    record: Path | None,
    *,
    deleted: Sequence[Path] = (),
    json: bool,
) -> None:
    from dragoman.record import open_record

    target = record_path(record)
    told: dict[str, Plain] = {"record": str(target)}
    with open_record(target) as opened, line_of_progress("reading …") as line:
        imported = [_file(opened, open_file(file), line, quiet=json) for file in files]
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


def _file(opened: Record, rows: Rows, line: Callable[[str], None], *, quiet: bool) -> Imported:
    """Imports one file, in batches of which each is told on the line of progress, and sums up."""
    for so_far in _filing(opened.incidents, rows):
        line(f"{so_far.rows:,} rows: {rows.path.name}")
    if not quiet:
        _print(opened, so_far)
    return so_far


def _filing(incidents: Incidents, rows: Rows) -> Iterator[Imported]:
    from dragoman.exchange.known import KnownFile

    if isinstance(rows, KnownFile):
        return incidents.adding_known(rows, str(rows.path), source=rows.source)
    return incidents.adding(rows, str(rows.path), source=rows.source)


def _incidents(kind: str) -> Callable[[Path], Rows]:
    from dragoman.exchange.incidents import IncidentFile

    return lambda path: IncidentFile(kind, path)


def _known(kind: str) -> Callable[[Path], Rows]:
    from dragoman.exchange.incidents import LAYOUTS
    from dragoman.exchange.known import KnownFile

    return lambda path: KnownFile(kind, path, others=LAYOUTS)


def _own(given: Sequence[str], source: str, *, quiet: bool) -> Callable[[Path], Rows]:
    """Opens tables whose columns were named, or else go by their usual names."""
    from dragoman.exchange.incidents import OwnFile
    from dragoman.exchange.incidents.own import guessed
    from dragoman.exchange.incidents.reading import header_and_kind

    named = _columns(given)

    def opened(path: Path) -> Rows:
        header, _ = header_and_kind(path)
        there = f"its columns are {', '.join(name for name in header if name.strip())}"
        for word, column in named.items():
            if column not in header:
                raise UsageError(f"{path.name} has no column {column!r} ({word}); {there}")
        columns = guessed([name for name in header if name not in named.values()]) | named
        if "day" not in columns:
            raise UsageError(f"{path.name}: say which column holds the day, with --column "
                             f"'day=COLUMN'; {there}")  # fmt: skip
        if not quiet:
            told = ", ".join(f"{word}={column}" for word, column in columns.items())
            note(f"{path.name}: {told}; --column FIELD=COLUMN takes others")
        return OwnFile(path, columns, source=source)

    return opened


def _columns(given: Sequence[str]) -> dict[str, str]:
    """WORD=COLUMN, as they were given."""
    pairs = [each.partition("=") for each in given]
    for word, equals, column in pairs:
        if not (word.strip() and equals and column.strip()):
            raise UsageError(f"--column {word}: give FIELD=COLUMN, as in 'day=Date of incident'")
    return {word.strip(): column.strip() for word, _, column in pairs}


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
