"""Reads a word list and refuses a broken one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from dragoman.errors import LexiconError

Row = Mapping[str, str]
"""One line of a table: column name to cell, "" where the cell is empty."""

_TABLES = resources.files("dragoman.lexicon") / "tables"


def table_names() -> tuple[str, ...]:
    """The names of all shipped tables, sorted."""
    names = (entry.name for entry in _TABLES.iterdir())
    return tuple(sorted(name.removesuffix(".tsv") for name in names if name.endswith(".tsv")))


@cache
def load_table(name: str) -> tuple[Row, ...]:
    """The rows of `tables/<name>.tsv`.

    Raises LexiconError for an unknown table, a row with more cells than columns, an empty first
    cell, an empty table, or two rows alike in every column.
    """
    source = _TABLES / f"{name}.tsv"
    if not source.is_file():
        raise LexiconError(f"no word list {name!r}; there are: {', '.join(table_names())}")
    return tuple(parse_table(name, source.read_text(encoding="utf-8")))


def parse_table(name: str, text: str) -> Iterator[Row]:
    """The rows of a table given as text; `name` is used in messages only."""
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if _is_content(line)]
    if len(lines) < 2:
        raise LexiconError(f"{name}: a word list needs a line of column names and at least one row")
    columns = lines[0][1].split("\t")
    seen: dict[tuple[str, ...], int] = {}
    for number, line in lines[1:]:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > len(columns):
            raise LexiconError(
                f"{name}, line {number}: {len(cells)} cells for {len(columns)} columns"
            )
        if not cells[0]:
            raise LexiconError(f"{name}, line {number}: the first cell is empty")
        key = tuple(cells)
        if key in seen:
            raise LexiconError(f"{name}, line {number}: repeats line {seen[key]}")
        seen[key] = number
        yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")
