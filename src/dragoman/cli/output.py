"""What commands print: tables for people, JSON and CSV for programs."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dragoman.model import Plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

PLAIN_WIDTH = 120
"""Columns of a table that goes to a file or a pipe, where $COLUMNS does not say."""
SHORT_ID = 9
"""Characters of an id that a table shows; `dragoman show` finds a fact by its beginning."""

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def out() -> Console:
    """Standard output."""
    return _console(stderr=False)


def err() -> Console:
    """Standard error, for progress, notes and mistakes."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else _columns()
    return Console(stderr=stderr, width=width, highlight=False, emoji=False, soft_wrap=False)


def _columns() -> int:
    given = os.environ.get("COLUMNS", "")
    return int(given) if given.isdigit() and int(given) > 0 else PLAIN_WIDTH


def safe(text: object) -> str:
    """Words from a page, without what would drive a terminal: escape codes, reversed order."""
    return _UNSAFE.sub("�", str(text))


def words(text: object, style: str = "") -> Text:
    """A page's words for a table or a line: on one line, nothing in them is markup."""
    from rich.text import Text

    return Text(" ".join(safe(text).split()), style=style)


def print_json(rows: Sequence[dict[str, Plain]] | dict[str, Plain]) -> None:
    """One JSON document on standard output, a row a line."""
    if isinstance(rows, dict):
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    sys.stdout.write(f"[\n{lines}\n]\n" if rows else "[]\n")


def print_csv(columns: Sequence[str], rows: Iterable[dict[str, Plain]]) -> None:
    """CSV on standard output."""
    import csv

    from dragoman.exchange.csv_file import cell

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(column)) for column in columns] for row in rows)


def counted(number: int, noun: str) -> str:
    """A count with its noun: "1 page", "2 pages"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def note(message: str) -> None:
    """A remark on standard error."""
    from rich.text import Text

    err().print(Text(safe(message), style="dim"))
