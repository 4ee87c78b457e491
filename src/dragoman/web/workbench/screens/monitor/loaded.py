"""What was loaded: files, how many rows became incidents, and why others did not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from dragoman.errors import UsageError
from dragoman.exchange.incidents.own import FIELDS, SOURCE, OwnField, guessed
from dragoman.model import Plain
from dragoman.record.incidents import Imported
from dragoman.views.rows import Rows
from dragoman.web.workbench.answers import csv_text
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.incidents import jobs
from dragoman.web.workbench.incidents.jobs import Job, State
from dragoman.web.workbench.incidents.store import opened
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import File, Screen
from dragoman.web.workbench.screens.monitor.view import View, looking


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file that was loaded: rows, incidents of it that were new or changed, rows left out by
    reason, rows kept with a warning, by name."""

    name: str
    source: str
    rows: int
    new: int
    changed: int
    same: int
    skipped: tuple[tuple[str, int], ...]
    flagged: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class SkipLine:
    """A row that made no incident: the file, the row's number (the header is 1), why, its words."""

    file: str
    row: int
    reason: str
    words: str
    incident: str | None


@dataclass(frozen=True, slots=True)
class LoadedContext:
    heading: str
    view: View
    files: tuple[FileLine, ...]
    rows: Rows[SkipLine]
    later: str | None


def build(desk: Desk, asked: Asked) -> LoadedContext:
    rows = left_out(desk, asked)
    end = asked.skip + len(rows)
    with looking(desk, asked) as (found, view):
        later = found.link(skip=end) if len(rows) == asked.limit else None
    return LoadedContext("Loaded", view, files(desk), rows, later)


def answer(desk: Desk, asked: Asked) -> Rows[FileLine]:
    return Rows(FileLine, files(desk))


def left_out(desk: Desk, asked: Asked) -> Rows[SkipLine]:
    """Rows that made no incident."""
    skipped = desk.record.incidents.skipped()
    wanted = islice(skipped, asked.skip, asked.skip + asked.limit)
    return Rows(SkipLine, [SkipLine(file, each.row, each.reason, each.words, each.id)
                          for file, each in wanted])  # fmt: skip


def files(desk: Desk) -> tuple[FileLine, ...]:
    """The files of a record's incidents, the last loaded first."""
    return tuple(_line(each) for each in reversed(desk.record.incidents.files()))


def _line(imported: Imported) -> FileLine:
    return FileLine(
        imported.name, imported.source, imported.rows, imported.new, imported.changed,
        imported.same, tuple(imported.skipped.most_common()),
        tuple(imported.flagged.most_common()), tuple(imported.notes), imported.whole,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choosing:
    """A field, the column that it was guessed to be in, "" for none."""

    field: OwnField
    column: str


@dataclass(frozen=True, slots=True)
class ColumnsContext:
    """A file that waits to be told what its columns hold; `waiting` None where there is none."""

    heading: str
    waiting: Job | None
    header: tuple[str, ...]
    fields: tuple[Choosing, ...]
    source: str


def build_columns(desk: Desk, asked: Asked) -> ColumnsContext:
    waiting = _waiting(desk, asked)
    header = _header(waiting)
    known = guessed(list(header))
    fields = tuple(Choosing(each, known.get(each.word, "")) for each in FIELDS)
    return ColumnsContext("What its columns hold", waiting, header, fields, SOURCE)


def answer_columns(desk: Desk, asked: Asked) -> dict[str, Plain]:
    waiting = _waiting(desk, asked)
    columns: dict[str, Plain] = dict(guessed(list(_header(waiting))))
    return {"file": waiting.name if waiting else None, "columns": columns}


def _waiting(desk: Desk, asked: Asked) -> Job | None:
    wanted = asked.first("job")
    with opened(desk.record.path) as store:
        if wanted:
            found = jobs.job(store, wanted)
            if found is None or found.state is not State.COLUMNS:
                raise UsageError("this file is not waiting any more; load it again")
            return found
        return next((each for each in jobs.latest(store) if each.state is State.COLUMNS), None)


def _header(waiting: Job | None) -> tuple[str, ...]:
    found = waiting.task.get("header") if waiting else None
    named = map(str, found) if isinstance(found, list) else ()
    return tuple(dict.fromkeys(name for name in named if name.strip()))


_HELP = "The files that incidents came from, and the rows that could not be taken, with reasons."
_COLUMNS_HELP = (
    "Say which column of the file holds what; only the day is needed. What no column holds stays "
    "unknown, and an incident whose sides or place are unknown is undetermined under most terms."
)
LOADED = Screen(
    "monitor-loaded", "/monitor/loaded", "", LoadedContext, build, answer,
    (File("rows", "csv", "text/csv", lambda desk, asked: csv_text(left_out(desk, asked))),),
    help=_HELP,
)  # fmt: skip
COLUMNS = Screen(
    "monitor-columns",
    "/monitor/columns",
    "",
    ColumnsContext,
    build_columns,
    answer_columns,
    help=_COLUMNS_HELP,
)
