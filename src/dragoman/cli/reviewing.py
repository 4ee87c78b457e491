"""dragoman review"""

from __future__ import annotations

import getpass
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options as opt
from dragoman.cli.output import counted, note, out, print_csv, print_json
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.cli.tables import Column
    from dragoman.record import Record
    from dragoman.record.judgements import Judgement
    from dragoman.views import Rows

WhoOption = Annotated[
    str | None,
    typer.Option("--who", metavar="NAME", help="Who judges. Default: your login name."),
]
SecondOption = Annotated[
    bool,
    typer.Option("--second", help="Ask also what others have judged, but not you: for a second "
                 "opinion."),
]  # fmt: skip
LimitOption = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many questions.")
]
NoteOption = Annotated[str, typer.Option("--note", metavar="WORDS", help="Why.")]
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", show_default=False)]


def register(app: typer.Typer) -> None:
    group = typer.Typer(help="Judge what was read: one key decides and moves on.")
    group.callback(invoke_without_command=True)(review)
    for name, command in (
        ("queue", queue), ("log", log), ("conflicts", conflicts), ("undo", undo),
        ("merge", merge), ("split", split), ("export", export), ("import", import_),
    ):  # fmt: skip
        group.command(name)(command)
    app.add_typer(group, name="review")


def review(
    context: typer.Context,
    who: WhoOption = None,
    second: SecondOption = False,
    limit: LimitOption = None,
    record: opt.RecordOption = None,
) -> None:
    """Puts one question after the other, the weightiest first, and takes one key for an answer.
    Each decision is kept before the next question comes: stop whenever you like.

    Without a terminal the keys are read from standard input."""
    if context.invoked_subcommand is not None:
        return
    from dragoman.cli.keys import Keys
    from dragoman.cli.sitting import Sitting, sum_up

    name = _who(who)
    with _open(record) as opened:
        items = opened.queue(name, second=second, limit=limit)
        if not items:
            note(f"nothing to judge in {opened.path}")
            return
        sitting = Sitting(opened, name, items, Keys())
        try:
            sitting.run()
        except KeyboardInterrupt:
            out().print()
    note(sum_up(sitting))


def queue(
    who: WhoOption = None,
    second: SecondOption = False,
    limit: LimitOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:
    """What there is to judge, the weightiest first."""
    from dragoman.cli.questions import QUESTIONS
    from dragoman.views.questions import questions

    with _open(record, read_only=True) as opened:
        named = _who(who) if second or who is not None else None
        rows = questions(opened, who=named, second=second, limit=limit)
    _print(rows, QUESTIONS, json=json, csv=csv, empty="nothing to judge")


def log(
    about: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Only what is about this fact.",
                                   show_default=False)
    ] = None,
    limit: opt.LimitOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:  # fmt: skip
    """Every decision, oldest first: who, when, what; also those that were taken back."""
    from dragoman.cli.questions import JUDGED
    from dragoman.views.judged import judged

    with _open(record, read_only=True) as opened:
        rows = judged(opened, about, limit=limit)
    _print(rows, JUDGED, json=json, csv=csv, empty="nobody has judged anything")


def conflicts(
    json: opt.JsonOption = False, csv: opt.CsvOption = False, record: opt.RecordOption = None
) -> None:
    """Where reviewers disagree, and what is to be looked at again since it was read otherwise."""
    from dragoman.cli.questions import CONFLICTS
    from dragoman.views.judged import conflicts as view

    with _open(record, read_only=True) as opened:
        rows = view(opened)
    _print(rows, CONFLICTS, json=json, csv=csv, empty="nobody disagrees")


def undo(
    judgement: Annotated[
        str, typer.Argument(metavar="ID", help="A judgement's id, or how it begins.")
    ],
    who: WhoOption = None,
    record: opt.RecordOption = None,
) -> None:
    """Takes back one of your decisions; to have it again, undo that."""
    with _open(record) as opened:
        _told(opened.undo(judgement, _who(who)), f"{judgement} is taken back")


def merge(
    actor: Annotated[str, typer.Argument(metavar="NAME", help="An actor's name or id.")],
    into: Annotated[str, typer.Argument(metavar="KEEP", help="The name or id that stays.")],
    who: WhoOption = None,
    words: NoteOption = "",
    record: opt.RecordOption = None,
) -> None:
    """Makes one of two actors."""
    with _open(record) as opened:
        made = opened.merge(actor, into, _who(who), note=words)
        _told(made, made.about.replace(" ", " is now "))


def split(
    actor: Annotated[str, typer.Argument(metavar="NAME", help="An actor's name or id.")],
    other: Annotated[
        str, typer.Argument(metavar="OTHER", help="Who he is not: a name, an id, or words that "
                            "pages write for him.")
    ],
    who: WhoOption = None,
    words: NoteOption = "",
    record: opt.RecordOption = None,
) -> None:  # fmt: skip
    """Says that two actors are not one: takes a merge, or a wrong resolution, apart."""
    with _open(record) as opened:
        made = opened.split(actor, other, _who(who), note=words)
        _told(made, made.about.replace(" ", " is not "))


def export(
    target: FileArgument,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace the file where it exists.")
    ] = False,
    record: opt.RecordOption = None,
) -> None:
    """Writes the whole log to a file, for another copy of this record."""
    with _open(record, read_only=True) as opened:
        count = opened.export_judgements(target, overwrite=overwrite)
    note(f"{counted(count, 'judgement')} in {target}")


def import_(source: FileArgument, record: opt.RecordOption = None) -> None:
    """Takes the judgements of such a file in: all that are new, or none."""
    with _open(record) as opened:
        done = opened.import_judgements(source)
        at_odds = len(opened.conflicts())
    note(f"{counted(done.new, 'new judgement')}, {done.known} known already")
    if at_odds:
        note(f"reviewers disagree on {counted(at_odds, 'thing')}: dragoman review conflicts")


def _open(record: Path | None, *, read_only: bool = False) -> Record:
    from dragoman.record import open_record

    return open_record(opt.record_path(record), create=False, read_only=read_only)


def _who(given: str | None) -> str:
    """The reviewer's name."""
    if given is not None:
        if not given.strip():
            raise UsageError("--who needs a name")
        return given
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError) as error:
        raise UsageError("nobody knows who you are; say it with --who NAME") from error


def _told(made: Judgement, words: str) -> None:
    note(f"{words} ({made.id})")


def _print(
    rows: Rows[Any], columns: tuple[Column, ...], *, json: bool, csv: bool, empty: str
) -> None:
    if json:
        print_json(rows.to_dicts())
    elif csv:
        print_csv([field.name for field in fields(rows.kind)], rows.to_dicts())
    elif rows:
        from dragoman.cli.tables import table

        console = out()
        console.print(table(columns, rows, console.width))
    else:
        note(empty)
