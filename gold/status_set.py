"""Loads our sentences with how sure each marked word is (`gold/sentences/status.tsv`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.model import Status
from gold.model import GoldError
from gold.sentence_set import FOLDER, MOST_CERTAIN, Words

FILE = "status.tsv"
COLUMNS = ("text", "status", "factuality")
_MARKED = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class MarkedWord:
    """One marked stretch of a sentence, its status and its factuality from −3 to 3."""

    words: Words
    status: Status
    factuality: float


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One sentence without its brackets, and its marked words in order."""

    text: str
    marked: tuple[MarkedWord, ...]


def load_status_rows() -> tuple[StatusRow, ...]:
    """The rows of the table, in file order; a GoldError names a bad row."""
    header, *lines = (FOLDER / FILE).read_text(encoding="utf-8").splitlines()
    if tuple(header.split("\t")) != COLUMNS:
        raise GoldError(f"{FILE}: the header must be {' '.join(COLUMNS)}")
    return tuple(parse_status_row(line) for line in lines)


def parse_status_row(line: str) -> StatusRow:
    """One row out of its line, every label checked."""
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise GoldError(f"{FILE}: {line!r} has {len(cells)} cells, not {len(COLUMNS)}")
    found = list(_MARKED.finditer(cells[0]))
    statuses, numbers = cells[1].split(","), cells[2].split(",")
    if not len(found) == len(statuses) == len(numbers):
        raise GoldError(f"{FILE}: {cells[0]!r}: as many labels as marked words are wanted")
    try:
        marked = tuple(
            MarkedWord(_unmarked(match, k), Status(status), float(number))
            for k, (match, status, number) in enumerate(zip(found, statuses, numbers, strict=True))
        )
    except ValueError as error:
        raise GoldError(f"{FILE}: {cells[0]!r}: {error}") from error
    if any(abs(one.factuality) > MOST_CERTAIN for one in marked):
        raise GoldError(f"{FILE}: {cells[0]!r}: factuality runs from −3 to 3")
    return StatusRow(_MARKED.sub(r"\1", cells[0]), marked)


def _unmarked(match: re.Match[str], before: int) -> Words:
    """Where a marked stretch stands once the brackets are gone; `before` of them stand before."""
    start = match.start() - 2 * before
    return Words(start, start + len(match[1]))
