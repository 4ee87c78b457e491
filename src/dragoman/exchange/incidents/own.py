"""Tables of incidents with columns of their own: which column holds what is said beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.exchange.incidents.acled import KINDS
from dragoman.exchange.incidents.sound import Flags, coordinates, days, deaths, spread_of
from dragoman.exchange.tables import Layout, Table
from dragoman.exchange.tables.cells import listed, number_text
from dragoman.model import (
    Account,
    Incident,
    IncidentKind,
    PlaceGrain,
    SkippedRow,
    Spot,
)

SOURCE = "own"
_SOURCE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TAKEN = frozenset(("ucdp-ged", "acled"))


@dataclass(frozen=True, slots=True)
class OwnField:
    """What a column may hold: `word` names it in a map, `says` tells what it is, `usual` are
    headers under which it often stands."""

    word: str
    says: str
    usual: tuple[str, ...] = ()


FIELDS = (
    OwnField("day", "the day, or the first of several", ("date", "event_date", "date_start",
             "start_date", "first", "start", "incident_date")),
    OwnField("last", "the last of several days", ("date_end", "end_date", "end", "last_day")),
    OwnField("id", "a number or name of its own", ("event_id", "incident_id", "number", "no")),
    OwnField("side_a", "one side", ("actor1", "actor", "attacker", "perpetrator", "party_a",
             "initiator")),
    OwnField("side_b", "the other side", ("actor2", "target", "victim", "opponent", "party_b")),
    OwnField("kind", "what was done", ("type", "event_type", "category", "incident_type")),
    OwnField("place", "town, village, point", ("location", "site", "town", "settlement",
             "village")),
    OwnField("admin2", "district", ("adm_2", "adm2", "district", "county")),
    OwnField("admin1", "province", ("adm_1", "adm1", "province", "governorate", "region",
             "oblast", "department", "state")),
    OwnField("country", "country", ("country_name",)),
    OwnField("latitude", "degrees north", ("lat", "y")),
    OwnField("longitude", "degrees east", ("lon", "lng", "long", "x")),
    OwnField("grain", "how closely the place is known", ("place_precision",)),
    OwnField("best", "deaths", ("deaths", "fatalities", "killed", "dead")),
    OwnField("low", "deaths, lowest", ("low_estimate", "deaths_low")),
    OwnField("high", "deaths, highest", ("high_estimate", "deaths_high")),
    OwnField("source", "who told it", ("source_office", "outlet", "publisher", "sources")),
    OwnField("notes", "in words", ("description", "details", "summary", "text", "comment")),
)  # fmt: skip
_WORDS = tuple(each.word for each in FIELDS)
NEEDED = ("day",)
_KINDS = {each.value.replace("_", " "): each for each in IncidentKind} | KINDS
_GRAINS = {each.value: each for each in PlaceGrain}


def guessed(header: list[str]) -> dict[str, str]:
    """Which columns of a header likely hold what, by their names; each is guessed once."""
    known = {_plain(name): name for name in reversed(header) if name.strip()}
    found: dict[str, str] = {}
    for each in FIELDS:
        names = (known.get(_plain(usual)) for usual in (each.word, *each.usual))
        column = next((name for name in names if name and name not in found.values()), None)
        if column is not None:
            found[each.word] = column
    return found


def _plain(name: str) -> str:
    return "_".join(name.casefold().replace("-", " ").replace("_", " ").split())


class OwnFile:
    """A table whose `columns` say which header holds what ("day": "Date of incident"). Iterating
    reads it once, from its start, and yields an Incident or a SkippedRow per row. Its incidents'
    ids begin with `source`, a short name of the data set. Raises UsageError for a map that
    names no day, or fields that there are not."""

    def __init__(
        self,
        path: str | Path,
        columns: Mapping[str, str],
        *,
        source: str = SOURCE,
        called: str | None = None,
    ) -> None:
        _check(columns, source)
        self.source = source
        self._columns = dict(columns)
        layout = Layout(SOURCE, "table with these columns", tuple(dict.fromkeys(columns.values())))
        self._table = Table(path, layout, called=called)
        self.path = self._table.path

    @property
    def notes(self) -> list[str]:
        return self._table.notes

    def __iter__(self) -> Iterator[Incident | SkippedRow]:
        header, rows = self._table.read()
        # a name that no header has stands for a column that is not there
        take = header.getter([self._columns.get(word, "\x00") for word in _WORDS])
        for row in rows:
            if isinstance(row, SkippedRow):
                yield row
            else:
                number, cells = row
                whole = "\x1f".join(cells)
                cells.append("")
                yield _incident(number, dict(zip(_WORDS, take(cells), strict=True)), whole,
                                self.source)  # fmt: skip


def _check(columns: Mapping[str, str], source: str) -> None:
    unknown = sorted(set(columns) - set(_WORDS))
    if unknown:
        raise UsageError(f"no field {unknown[0]!r}; the fields are {', '.join(_WORDS)}")
    missing = [word for word in NEEDED if word not in columns]
    if missing:
        raise UsageError(f"say which column holds the {missing[0]}: nothing is counted without it")
    if _SOURCE.fullmatch(source) is None or source in _TAKEN:
        raise UsageError(f"{source[:40]!r} is no short name of a data set of your own; use lower-"
                         "case letters, digits and hyphens")  # fmt: skip


def _incident(row: int, cells: Mapping[str, str], whole: str, source: str) -> Incident | SkippedRow:
    own = number_text(cells["id"]) or blake2b(whole.encode(), digest_size=8).hexdigest()
    found = days((cells["day"], cells["last"]))
    if isinstance(found, str):
        return SkippedRow(row, "bad_day", found, own)
    first, last = found
    if first is None:
        return SkippedRow(row, "no_day", "there is no day", own)
    last = last or first
    flags: Flags = []
    if first > last:  # one of the two is mistyped, and nothing says which: it was between them
        flags.append(f"last_before_first=from {first} to {last}")
        first, last = last, first
    dead, warned = deaths(cells["best"], cells["low"] or cells["best"],
                          cells["high"] or cells["best"], "")  # fmt: skip
    spot = _spot(cells, flags)
    return Incident(
        id=f"{source}:{own}",
        source=source,
        first=first,
        last=last,
        spread=spread_of(first, last),
        kind=_kind(cells["kind"], flags),
        code=cells["kind"].strip(),
        side_a=cells["side_a"].strip(),
        side_b=cells["side_b"].strip(),
        spot=spot,
        deaths=dead,
        accounts=tuple(map(Account, listed(cells["source"]))),
        notes=cells["notes"].strip() or None,
        flags=(*flags, *warned),
    )


def _kind(text: str, flags: Flags) -> IncidentKind:
    word = " ".join(text.casefold().replace("_", " ").split())
    if word and word not in _KINDS:
        flags.append(f"event_type={text.strip()}")
    return _KINDS.get(word, IncidentKind.OTHER_VIOLENCE)


def _spot(cells: Mapping[str, str], flags: Flags) -> Spot:
    north, east = coordinates(cells["latitude"], cells["longitude"], flags)
    name, admin1, admin2, country = (
        cells[word].strip() or None for word in ("place", "admin1", "admin2", "country")
    )
    told = cells["grain"].strip().casefold()
    if told and told not in _GRAINS:
        flags.append(f"where_prec={told}")
    usual = (
        PlaceGrain.EXACT if north is not None
        else PlaceGrain.ADMIN2 if admin2
        else PlaceGrain.ADMIN1 if admin1
        else PlaceGrain.COUNTRY if country
        else PlaceGrain.UNKNOWN
    )  # fmt: skip
    grain = _GRAINS.get(told, PlaceGrain.UNKNOWN) if told else usual
    return Spot(grain, name, admin1, admin2, country, north, east)
