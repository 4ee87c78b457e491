"""The columns of a wide table of facts: the common fields, then those of every kind."""

from __future__ import annotations

from dataclasses import fields

from dragoman.model import Detail, FactKind
from dragoman.model.details import DETAIL_OF
from dragoman.record.store.rows import CONTRACT_NAMES, PageRow

COMMON = (
    "id", "kind", "page", "page_name", "outlet", "start", "end", "quote", "zone", "modality",
    "polarity", "voices", "status", "day", "place", "rule", "why",
)  # fmt: skip
PAGE = tuple(f.name for f in fields(PageRow) if f.name != "reader")


def detail_columns() -> dict[str, type[Detail]]:
    """The contract's name of each field of any kind, with the first kind that has it. Fields
    that several kinds share (`agreement`, `scope`) have one type and are one column."""
    found: dict[str, type[Detail]] = {}
    for kind in FactKind:
        for field in fields(DETAIL_OF[kind]):
            found.setdefault(CONTRACT_NAMES.get(field.name, field.name), DETAIL_OF[kind])
    return found


def fact_columns() -> tuple[str, ...]:
    """All columns of a table of facts, in order."""
    return COMMON + tuple(detail_columns())
