"""Options that several commands share, and what their words mean."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.model import FactKind, Status

if TYPE_CHECKING:
    from dragoman.record import Record

DEFAULT_RECORD = "dragoman.db"
RECORD_VARIABLE = "DRAGOMAN_RECORD"

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
    from dragoman.views.asked import last_day

    return open_record(record_path(given), read_only=True, as_of=last_day(as_of) if as_of else None)
