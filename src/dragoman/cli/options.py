"""Options that several commands share, and what their words mean."""

from __future__ import annotations

import calendar
import os
import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from dragoman.errors import UsageError
from dragoman.model import FactKind, Status

if TYPE_CHECKING:
    from dragoman.record import Filter, Record

DEFAULT_RECORD = "dragoman.db"
RECORD_VARIABLE = "DRAGOMAN_RECORD"
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_Word = TypeVar("_Word", bound=StrEnum)

RecordOption = Annotated[
    Path | None,
    typer.Option(
        "--record",
        metavar="FILE",
        show_default=False,
        help=f"The record. Default: ${RECORD_VARIABLE}, else {DEFAULT_RECORD} in this folder.",
    ),
]
FromOption = Annotated[
    str | None,
    typer.Option("--from", metavar="DAY", help="No fact before this day: 2016, 2016-12 or "
                 "2016-12-20. Leaves out facts of unknown day."),
]  # fmt: skip
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="DAY", help="No fact after this day (inclusive).")
]
ActorOption = Annotated[
    str | None,
    typer.Option("--actor", metavar="NAME", help="Only facts with this actor, by name, part of "
                 "the name, or id."),
]  # fmt: skip
StatusOption = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="STATUS", help="Only this status: "
                 f"{', '.join(Status)}. May be repeated."),
]  # fmt: skip
KindOption = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only this kind: "
                 f"{', '.join(FactKind)}. May be repeated."),
]  # fmt: skip
OutletOption = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Only what this outlet published.")
]
PlaceOption = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="Only facts at this place.")
]
TextOption = Annotated[
    str | None, typer.Option("--text", metavar="WORDS", help="Only quotes with these words.")
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="As it stood on this day: only what had been "
                 "published by then."),
]  # fmt: skip
AllOption = Annotated[
    bool,
    typer.Option("--all", help="Also statements that give no words: what somebody condemned, "
                 "called for or would not say."),
]  # fmt: skip
RejectedOption = Annotated[
    bool,
    typer.Option("--rejected", help="What reviewers rejected, in the place of what stands."),
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many rows.")
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print JSON, with every field, on standard output.")
]
CsvOption = Annotated[
    bool, typer.Option("--csv", help="Print CSV, with every field, on standard output.")
]
LanguageModelOption = Annotated[
    str | None,
    typer.Option("--language-model", metavar="NAME", help="An installed spaCy pipeline, in the "
                 "place of the one that comes with Dragoman."),
]  # fmt: skip
PackOption = Annotated[
    list[Path] | None,
    typer.Option("--pack", metavar="FOLDER", help="A process pack: cast, places, agreements. May "
                 "be repeated."),
]  # fmt: skip


def record_path(given: Path | None) -> Path:
    """The record that a command works on."""
    return given or Path(os.environ.get(RECORD_VARIABLE) or DEFAULT_RECORD)


def open_asked(given: Path | None, as_of: str | None = None) -> Record:
    """The record that a question is put to, for reading, as it stood on a day if one is given."""
    from dragoman.record import open_record

    return open_record(record_path(given), read_only=True, as_of=last_day(as_of) if as_of else None)


def build_filter(
    *,
    since: str | None = None,
    until: str | None = None,
    actor: str | None = None,
    status: Sequence[str] | None = None,
    kind: Sequence[str] | None = None,
    outlet: str | None = None,
    place: str | None = None,
    text: str | None = None,
    rejected: bool = False,
) -> Filter:
    """The filter that the options spell; raises UsageError for a word it does not know."""
    from dragoman.record import Filter

    return Filter(
        since=first_day(since) if since else None,
        until=last_day(until) if until else None,
        actor=actor,
        status=_words(Status, status, "status"),
        kind=_words(FactKind, kind, "kind"),
        outlet=outlet,
        place=place,
        text=text,
        rejected=rejected,
    )


def first_day(text: str) -> date:
    """The first day of "2016", "2016-12" or "2016-12-20"."""
    year, month, day = _parts(text)
    return _date(text, year, month or 1, day or 1)


def last_day(text: str) -> date:
    """The last day of "2016", "2016-12" or "2016-12-20"."""
    year, month, day = _parts(text)
    first = _date(text, year, month or 12, 1)
    return _date(text, year, first.month, day or calendar.monthrange(year, first.month)[1])


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = _DAY.fullmatch(text.strip())
    if not found:
        raise UsageError(f"{text!r} is no day; write 2016, 2016-12 or 2016-12-20")
    year, month, day = (int(part) if part else None for part in found.groups())
    return year or 0, month, day


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UsageError(f"{text!r} is no day ({error}); write 2016-12-20") from error


def _words(kind: type[_Word], given: Sequence[str] | None, what: str) -> tuple[_Word, ...]:
    try:
        return tuple(kind(word.strip().casefold().replace(" ", "_")) for word in given or ())
    except ValueError as error:
        raise UsageError(f"{error.args[0]}; the words for {what} are: {', '.join(kind)}") from error
