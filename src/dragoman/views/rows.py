"""The rows of an answer, and what every row about a fact carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from dragoman.model import Fact, FactKind, Plain, Status, to_plain
from dragoman.record.store.columns import arrow_table
from dragoman.views.words import day_text, voices_text

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")


class Rows(Sequence[T], Generic[T]):
    """The answer to a question: a sequence of rows of one kind (`kind`, a dataclass)."""

    def __init__(self, kind: type[T], rows: Sequence[T]) -> None:
        self.kind = kind
        self._rows = tuple(rows)

    def __iter__(self) -> Iterator[T]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Rows[T]: ...
    def __getitem__(self, at: int | slice) -> T | Rows[T]:
        return Rows(self.kind, self._rows[at]) if isinstance(at, slice) else self._rows[at]

    def __repr__(self) -> str:
        return f"<{len(self._rows)} rows of {self.kind.__name__}>"

    def to_dicts(self) -> list[dict[str, Plain]]:
        """The rows as plain JSON objects: days as ISO strings, tuples as lists."""
        names = [f.name for f in fields(self.kind)]  # type: ignore[arg-type]
        return [{name: to_plain(getattr(row, name)) for name in names} for row in self._rows]

    def to_arrow(self) -> pa.Table:
        """The rows as an Arrow table with one column per field, typed as the fields are."""
        return arrow_table(self.kind, self._rows)


@dataclass(frozen=True, slots=True)
class FactRow:
    """What every row about a fact carries. `when` is its day in words ("Dec 2016"), `told_by` its
    voices in words, "" in the outlet's own voice; `start` and `end` are offsets into the page."""

    fact: str
    kind: FactKind
    status: Status
    when: str
    outlet: str | None
    told_by: str
    quote: str
    page: str
    page_name: str
    start: int
    end: int


def fact_row(fact: Fact) -> dict[str, Any]:
    """The fields of `FactRow`, for the constructors of its kinds."""
    return {
        "fact": fact.id,
        "kind": fact.kind,
        "status": fact.status,
        "when": day_text(fact.day),
        "outlet": fact.outlet,
        "told_by": voices_text(fact.voices),
        "quote": fact.quote,
        "page": fact.page,
        "page_name": fact.page_name,
        "start": fact.start,
        "end": fact.end,
    }
