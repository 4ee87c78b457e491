"""Which data set a table comes from, by the names of its columns or, without them, its shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from dragoman.errors import ExchangeError
from dragoman.exchange.tables.rows import Cells

LIKENESS = 0.6
"""The share of a layout's needed columns that makes a file look like it."""
SHOWN = 8
"""How many of a wrong file's columns the message names."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A data set's table: the word for it on the command line, its name, the columns without
    which no row can be read, and the headers under which older releases have them.

    `shapes` are the columns, in order, of releases that came without a header; `fits` says
    whether a first row, its cells by name, could stand in one.
    """

    word: str
    name: str
    needed: tuple[str, ...]
    older: tuple[tuple[str, str], ...] = ()
    shapes: tuple[str, ...] = ()
    fits: Callable[[dict[str, str]], bool] | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a file, by the layout's names where these differ; `given` is False where
    the file has none."""

    columns: tuple[str, ...]
    given: bool

    def getter(self, wanted: Sequence[str]) -> Callable[[Cells], tuple[str, ...]]:
        """Takes the wanted cells, two at least, from a row to which one empty cell was appended,
        which stands for the columns that the file does not have. Capitals do not matter."""
        places = {_plain(name): n for n, name in reversed(tuple(enumerate(self.columns)))}
        getter: Callable[[Cells], tuple[str, ...]] = itemgetter(
            *(places.get(_plain(name), len(self.columns)) for name in wanted)
        )
        return getter


def header_of(
    path: Path,
    first: Cells,
    layout: Layout,
    others: Sequence[Layout] = (),
    *,
    command: str = "import",
) -> Header:
    """What the first row of a file makes of it. Raises ExchangeError for a file of another kind;
    the message names the missing columns, and among `others` what it looks like."""
    columns = _named(first, layout)
    missing = _missing(columns, layout)
    if not missing:
        return Header(columns, given=True)
    for shape in map(str.split, layout.shapes):
        if len(shape) == len(first) and layout.fits and layout.fits(_by_name(shape, first)):
            return Header(tuple(shape), given=False)
    raise ExchangeError(_refusal(path, first, missing, layout, others, command))


def _named(first: Cells, layout: Layout) -> tuple[str, ...]:
    names = [cell.strip() for cell in first]
    known = set(map(_plain, names))
    older = {old: new for old, new in layout.older if new not in known}
    return tuple(older.get(_plain(name), name) for name in names)


def _missing(columns: Sequence[str], layout: Layout) -> list[str]:
    known = set(map(_plain, columns))
    return [name for name in layout.needed if _plain(name) not in known]


def _plain(name: str) -> str:
    return name.casefold()


def _by_name(shape: Sequence[str], cells: Cells) -> dict[str, str]:
    return dict(zip(shape, cells, strict=True))


def _refusal(
    path: Path,
    first: Cells,
    missing: Sequence[str],
    layout: Layout,
    others: Sequence[Layout],
    command: str,
) -> str:
    if not any(cell.strip() for cell in first):
        return f"{path} is empty; name a {layout.name} table"
    has = ", ".join(" ".join(cell.split())[:40] or "(no name)" for cell in first[:SHOWN])
    more = f", … {len(first)} columns" if len(first) > SHOWN else ""
    told = f"{path} is no {layout.name} table: it lacks {', '.join(missing)} (it has: {has}{more})"
    other = _likeness(first, [each for each in others if each.word != layout.word])
    if other:
        run = f"dragoman {command} {other.word} {path}"
        return f"{told}. This looks like {other.name}; try: {run}"
    return told


def _likeness(first: Cells, layouts: Sequence[Layout]) -> Layout | None:
    """The layout whose needed columns the file has, most of them at least."""
    shares = [
        (1 - len(_missing(_named(first, each), each)) / len(each.needed), each) for each in layouts
    ]
    share, best = max(shares, key=itemgetter(0), default=(0.0, None))
    return best if share >= LIKENESS else None
