"""What a request asks for: every filter lives in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from dragoman.errors import UsageError
from dragoman.record import Filter
from dragoman.views.asked import build_filter, last_day
from dragoman.web.workbench.visits import Visit

MOST_ROWS = 500
"""Rows of one answer in the browser at most; more are an export's matter."""
USUAL_ROWS = 30
_ONCE = ("as", "table", "undo", "token")
"""Parameters of one look, which no address is given again."""
_NAMES = ("since", "until", "actor", "status", "kind", "outlet", "place", "text", "worded", "as_of")
"""The parameters that choose facts, as they go from one screen to the next."""
_OF_ONE_LOOK = ("as", "undo", "skip", "limit", "token")
"""The parameters that do not even stay on the screen they were asked of."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request in the words of the views.

    `path` is its address without parameters, `given` its parameters as they came, `ident` what the
    address names (a fact, a page, an actor, an agreement), `who` the reviewer's name where one is
    known, `seen` the last visit.
    """

    path: str
    given: tuple[tuple[str, str], ...] = ()
    ident: str = ""
    who: str | None = None
    wanted: Filter = field(default_factory=Filter)
    as_of: date | None = None
    limit: int = USUAL_ROWS
    skip: int = 0
    seen: Visit | None = None

    def first(self, name: str) -> str | None:
        """A parameter's first value; None where it was not given or left empty."""
        return next((value for key, value in self.given if key == name and value), None)

    @property
    def chosen(self) -> bool:
        """Whether anything restricts what is shown."""
        return any(key in _NAMES and value for key, value in self.given)

    def link(self, path: str | None = None, **changes: str | int | None) -> str:
        """The address of a screen (by default this one) with the same filters, and these changes:
        None takes a parameter out."""
        stays = (lambda key: key not in _OF_ONE_LOOK) if path is None else _NAMES.__contains__
        kept = [(key, value) for key, value in self.given
                if stays(key) and value and key not in changes]  # fmt: skip
        kept += [(key, str(value)) for key, value in changes.items() if value is not None]
        return _address(self.path if path is None else path, kept)

    def again(self, **changes: str | int | None) -> str:
        """The address of just this look, the words and the leaf too, with these changes."""
        kept = [(key, value) for key, value in self.given
                if value and key not in _ONCE and key not in changes]  # fmt: skip
        kept += [(key, str(value)) for key, value in changes.items() if value is not None]
        return _address(self.path, kept)


def _address(path: str, parameters: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(parameters)}" if parameters else path


def asked(
    path: str,
    given: list[tuple[str, str]],
    *,
    ident: str = "",
    who: str | None = None,
    seen: Visit | None = None,
) -> Asked:
    """A request from its parameters; raises UsageError for one that means nothing."""
    single = dict(reversed(given))
    as_of = single.get("as_of")
    wanted = build_filter(
        since=single.get("since") or None,
        until=single.get("until") or None,
        actor=single.get("actor") or None,
        status=[value for key, value in given if key == "status" and value],
        kind=[value for key, value in given if key == "kind" and value],
        outlet=single.get("outlet") or None,
        place=single.get("place") or None,
        text=single.get("text") or None,
        worded=bool(single.get("worded")),
    )
    return Asked(
        path,
        tuple(given),
        ident,
        who,
        wanted,
        last_day(as_of) if as_of else None,
        limit=_number(single, "limit", USUAL_ROWS, 1, MOST_ROWS),
        skip=_number(single, "skip", 0, 0, 10**9),
        seen=seen,
    )


def _number(given: Mapping[str, str], name: str, usual: int, least: int, most: int) -> int:
    text = given.get(name)
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        raise UsageError(f"{name} is a number from {least} to {most}, not {text[:40]!r}")
    return min(max(int(text), least), most)
