"""Lines of a dictionary: comments cut off, substitution sets and codes read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dragoman.errors import ExchangeError

CODE = re.compile(r"\[([^\]]*)\]")
_DAY = re.compile(r"\d{6}(?:\d\d)?")
_PIVOT = 30
"""Two digits of a year above these are of the twentieth century."""
Words = tuple[str, ...]


def content(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, with their numbers; a comment runs from # to the end."""
    for number, line in enumerate(text.splitlines(), 1):
        kept = line.partition("#")[0].rstrip()
        if kept.strip():
            yield number, kept


def words_of(name: str) -> Words:
    """Return the words of a name as dictionaries write it, `BANK_OF_GHANA_`, in upper case."""
    return tuple(word for word in re.split(r"[_\s]+", name.upper()) if word)


def parse_day(text: str, where: str) -> date:
    """Read YYMMDD or YYYYMMDD; raises ExchangeError for anything else."""
    if not _DAY.fullmatch(text):
        raise ExchangeError(f"{where}: {text!r} is no day; write YYMMDD or YYYYMMDD")
    if len(text) == 6:
        text = ("19" if int(text[:2]) > _PIVOT else "20") + text
    month, day = max(1, int(text[4:6])), max(1, int(text[6:]))
    try:
        return date(int(text[:4]), month, day)
    except ValueError as error:
        raise ExchangeError(f"{where}: {text!r} is no day: {error}") from error


def tell(error: ExchangeError, problems: list[str] | None) -> None:
    """Raise the error, or keep its message where problems are collected."""
    if problems is None:
        raise error
    problems.append(str(error))
