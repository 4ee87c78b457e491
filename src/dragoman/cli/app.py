"""The program: its commands, and how it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.cli import (
    asking,
    briefing,
    coding,
    comparing,
    demo,
    doctor,
    dossiers,
    exporting,
    farming,
    fetching,
    importing,
    looking,
    monitor,
    packs,
    reading,
    reviewing,
    same,
    serving,
    standing,
    stories,
    terms,
)
from dragoman.errors import DragomanError

INTERRUPTED = 130
_INTERRUPTED_NOTE = "interrupted; what was read until now is in the record"

app = typer.Typer(
    name="dragoman",
    help="Reads what is published about a peace process and keeps the record of it, every entry "
    "with its exact words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


for group in (
    reading,
    asking,
    dossiers,
    standing,
    stories,
    same,
    briefing,
    looking,
    exporting,
    fetching,
    importing,
    farming,
    monitor,
    comparing,
    coding,
    demo,
    doctor,
    packs,
    reviewing,
    serving,
    terms,
):
    group.register(app)


def main() -> None:
    """The console script: runs the command and ends with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code: 0 ok, 1 failure, 2 usage, 3 finished with pages
    skipped, 130 interrupted. Never a traceback for what Dragoman or the system refuses."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter shows "?"
    try:
        app(list(arguments), prog_name="dragoman")
    except DragomanError as error:
        return _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _fail(_INTERRUPTED_NOTE, INTERRUPTED)
    except SystemExit as end:  # how Typer ends, well or not
        if end.code == INTERRUPTED:
            return _fail(_INTERRUPTED_NOTE, INTERRUPTED)
        return end.code if isinstance(end.code, int) else 0
    finally:
        _flush()
    return 0


def _flush() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever read our output has gone (`| head`); Python would complain about it at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str, code: int) -> int:
    sys.stderr.write(f"dragoman: {' '.join(message.split())}\n")
    return code
