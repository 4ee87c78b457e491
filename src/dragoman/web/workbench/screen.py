"""What a screen is, and what all screens show around what is their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, get_origin, get_type_hints

from dragoman.model import Plain, Status
from dragoman.views.rows import Rows
from dragoman.web.habits import Habits
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk


class Context(Protocol):
    """What a template is given, beside the frame: a dataclass with a heading."""

    @property
    def heading(self) -> str: ...


Answer = Rows[Any] | dict[str, Plain]


@dataclass(frozen=True, slots=True)
class File:
    """A form in which a screen's answer is kept as a file: `ending` of its name, MIME type."""

    form: str
    ending: str
    media_type: str
    make: Callable[[Desk, Asked], str]


@dataclass(frozen=True, slots=True)
class Table:
    """One of the tables of a screen: its name in the address (`table=NAME`), and its rows."""

    name: str
    rows: Callable[[Desk, Asked], Rows[Any]]


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: `build` makes the context of its template (of class `context`), `answer` the same
    as rows, or as one thing whose tables are in `tables`, the first of them the one for who asks
    for a CSV without saying which. A `path` with `{ident}` names one thing; `menu` is its word in
    the menu, "" for none; `help` says what the screen is for, at its foot."""

    name: str
    path: str
    menu: str
    context: type[Any]
    build: Callable[[Desk, Asked], Context]
    answer: Callable[[Desk, Asked], Answer]
    files: tuple[File, ...] = ()
    tables: tuple[Table, ...] = ()
    help: str = ""

    @property
    def template(self) -> str:
        return f"workbench/{self.name}.html"

    @property
    def table(self) -> bool:
        """Whether the answer itself is rows."""
        return get_origin(get_type_hints(self.answer)["return"]) is Rows


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A word of the menu; `here` where it is the screen that is shown."""

    word: str
    link: str
    here: bool


@dataclass(frozen=True, slots=True)
class DataLink:
    """Where a table is as CSV and as JSON; `name` is "" for the screen's own."""

    name: str
    csv: str
    json: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """What could not be understood: the name of the field ("" for none), why, what was typed."""

    field: str
    why: str
    typed: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every screen. `proof` goes with every form that changes something."""

    record: str
    heading: str
    menu: tuple[MenuItem, ...]
    asked: Asked
    proof: str
    as_json: str
    tables: tuple[DataLink, ...]
    habits: Habits
    help: str
    undo: str | None = None
    notes: tuple[str, ...] = ()
    mistake: Mistake | None = None
    statuses: tuple[Status, ...] = tuple(Status)
