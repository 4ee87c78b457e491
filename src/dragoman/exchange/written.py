"""What every export to the field shares: what was written, and the columns that were asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from dragoman.errors import UsageError
from dragoman.model import Plain
from dragoman.record import Filter

Row = dict[str, Plain]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows a file has, and how many of what was asked about could not be in it, and why
    ("told as made by no page")."""

    rows: int
    left_out: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """What an export is asked for: which facts, in which of the format's endings, and of a table
    which columns (none given: all)."""

    wanted: Filter = field(default_factory=Filter)
    format: str = ""
    columns: tuple[str, ...] = ()


class Counting(Iterable[_T]):
    """Rows that are counted as they are written."""

    def __init__(self, rows: Iterable[_T]) -> None:
        self._rows = rows
        self.rows = 0

    def __iter__(self) -> Iterator[_T]:
        for row in self._rows:
            self.rows += 1
            yield row


def chosen(columns: Sequence[str], wanted: Sequence[str], *, what: str) -> tuple[str, ...]:
    """The columns that were asked for, in the order given; all where none were. Raises UsageError
    for one that the table does not have."""
    unknown = [name for name in wanted if name not in columns]
    if unknown:
        raise UsageError(
            f"{what} has no column {', '.join(map(repr, unknown))}; it has: {', '.join(columns)}"
        )
    return tuple(dict.fromkeys(wanted)) or tuple(columns)
