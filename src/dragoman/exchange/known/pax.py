"""PA-X agreements (Bell and Badanjak 2019; layout of version 6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.exchange.known.days import stretch
from dragoman.exchange.tables import Layout
from dragoman.exchange.tables.cells import day_of, number_text, told
from dragoman.model import Known, KnownDay, KnownParty

SOURCE = "pax"
LAYOUT = Layout("pax", "PA-X", ("AgtId", "Agt", "Dat", "Con", "Part", "ThrdPart"))

MOST_WORDS = 8
"""Words of the longest piece between commas that can be a name; a longer one is a sentence."""
_PARTIAL = re.compile(r"(\d{4})(?:-(-1|\d{1,2}))?(?:-(-1|\d{1,2}))?")
_BETWEEN = re.compile(r"[;\r\n]+")
_THIRD = "Guarant|Witness|Mediat|Observ|Facilitat|Host|Co-?chair|Sponsor"
_ROLE = re.compile(rf"(?P<role>(?:{_THIRD})\w*): *(?P<name>.+)")
_NUMBER = re.compile(r"^\(?\d{1,2}[.)] *")
_ASIDE = re.compile(r"\[[^\]]*\]|^\([^()]*\)$")
"""Notes between names: "[Signed]", a line in brackets."""
_BLANK = " \t,.-–•*"


def known(cells: dict[str, str]) -> Known | None:
    """One row; None where it has no id. A day that cannot be read is flagged and left out."""
    id = number_text(cells["AgtId"])
    if not id:
        return None
    flags: list[str] = []
    days: list[KnownDay] = []
    try:
        days += _days(cells["Dat"])
    except ValueError:
        flags.append(f"Dat={cells['Dat'].strip()}")
    conflict = number_text(cells.get("UcdpCon", ""))
    return Known(
        id=f"{SOURCE}:{id}",
        source=SOURCE,
        name=" ".join(cells["Agt"].split()),
        days=tuple(days),
        parties=tuple(parties(cells["Part"])) + tuple(parties(cells["ThrdPart"], third=True)),
        countries=(*_codes(cells, "gw", "Loc%dGWNO"), *_codes(cells, "iso3", "Loc%dISO")),
        about=cells["Con"],
        conflicts=(conflict,) if conflict.isdigit() else (),
        words=tuple(filter(None, (cells["Part"], cells["ThrdPart"], cells.get("OthAgr", "")))),
        cells=told(cells),
        flags=tuple(flags),
    )


def parties(text: str, *, third: bool = False) -> Iterator[KnownParty]:
    """The names in a list that people wrote by hand: between semicolons or lines or, where it has
    neither and every piece is short, between commas; "Guarantor: Sweden" with the role."""
    parts = (_ASIDE.sub("", part.strip()).strip(_BLANK) for part in _BETWEEN.split(text))
    pieces = [piece for part in parts if (piece := _NUMBER.sub("", part))]
    if len(pieces) == 1:
        between = [piece.strip(_BLANK) for piece in pieces[0].split(",")]
        if all(0 < len(piece.split()) <= MOST_WORDS for piece in between):
            pieces = between
    for piece in pieces:
        found = _ROLE.fullmatch(piece)
        role, name = (found["role"], found["name"]) if found else (None, piece)
        yield KnownParty(" ".join(name.split()), role=role, third=third)


def _days(text: str) -> Iterator[KnownDay]:
    """The day of signature; of "2016-12" or "2016-12--1" the first and last possible one."""
    if found := _PARTIAL.fullmatch(text.strip()):
        yield KnownDay("signed", *stretch([part or "" for part in found.groups()]))
    elif day := day_of(text):
        yield KnownDay("signed", day, day)


def _codes(cells: dict[str, str], scheme: str, column: str) -> Iterator[str]:
    for n in (1, 2):
        if code := number_text(cells.get(column % n, "")):
            yield f"{scheme}:{code}"
