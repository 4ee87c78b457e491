"""A reading as a row of Parquet, and back without loss."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dragoman.model import Fact, Reading
from dragoman.record.store.rows import PAGE_COLUMNS, check_reading, distinct, page_of, page_values
from dragoman.record.store.write import refuse_broken_letters

if TYPE_CHECKING:
    import pyarrow as pa

_NUMBERS = ("facts",)
_LEFT_OUT = ("indexed",)
"""What a record works out anew."""
COLUMNS = (*(name for name in PAGE_COLUMNS if name not in _LEFT_OUT), "read")
"""Of a page; `read` are its facts as JSON, one object of the facts contract each."""


def page_schema() -> pa.Schema:
    """The columns of a table of pages."""
    import pyarrow as pa

    return pa.schema([(name, pa.int64() if name in _NUMBERS else pa.string()) for name in COLUMNS])


def page_row(reading: Reading, reader: str) -> dict[str, Any]:
    """A page with all that was read of it. Raises RefusedReadingError, as a record would, where a
    fact does not fit its page, or letters are broken."""
    check_reading(reading)
    facts = distinct(reading.facts)
    values = page_values(reading, facts=len(facts), reader=reader)
    refuse_broken_letters(reading.page.name, [values])
    row = dict(zip(PAGE_COLUMNS, values, strict=True))
    read = json.dumps([fact.to_dict() for fact in facts])
    return {name: row[name] for name in COLUMNS[:-1]} | {"read": read}


def reading_of(row: Mapping[str, Any]) -> Reading:
    """The inverse of `page_row`."""
    page, layout = page_of(row)
    facts = tuple(Fact.from_dict(one) for one in json.loads(row["read"]))
    return Reading(page, layout, facts, row["language"], row["skipped"])
