"""Makes the sheet that the monitor's screens count from, out of a record as it is now."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any

import numpy as np

from dragoman.actors.folding import fold
from dragoman.model import (
    Answer,
    DaySpread,
    Incident,
    IncidentKind,
    PlaceGrain,
    Question,
    Ruling,
)
from dragoman.record import Record
from dragoman.views.monitor.cases import NO_PLACE
from dragoman.views.monitor.sources import told_by_one
from dragoman.web.workbench.incidents.store import writing

RULINGS = (*(each.value for each in Ruling), "not_judged")
"""What an incident may be, by number; the last where nothing was asked."""
SPREADS = tuple(DaySpread)
KINDS = tuple(IncidentKind)
COLUMNS = {
    "day": np.int32, "last": np.int32, "unit": np.int32, "spot": np.int32, "side_a": np.int32,
    "side_b": np.int32, "best": np.int64, "low": np.int64, "high": np.int64, "single": np.int8,
    "spread": np.int8, "kind": np.int8,
}  # fmt: skip
"""What is kept of each incident: days since the year 1, numbers of words, deaths (0 where there
is no estimate)."""
DEGREES = ("longitude", "latitude")
"""What is kept of each place that is known closely, by its number; others are no number."""
CLOSE = (PlaceGrain.EXACT.value, PlaceGrain.NEAR.value)
VERDICT_COLUMNS = {"ruling": np.int8, "zones": np.int16, "why": np.int32}
"""What is kept of each verdict: the ruling, the zones and the codes of the reasons, by number."""
NOWHERE, UNPLACED = "-", "?"
"""Zones of an incident that is in none, and of one of which it cannot be told."""
_MOST_DEATHS = 2**40
Code = tuple[str, str, str]
"""Question, answer and code of a reason."""


class _Words:
    """Numbers for words, in the order in which they are met."""

    def __init__(self) -> None:
        self.numbers: dict[object, int] = {}

    def number(self, word: object) -> int:
        return self.numbers.setdefault(word, len(self.numbers))


def key_of(name: str) -> str:
    """What a name has in common with one that differs in capitals, marks and hyphens alone."""
    return fold(name).casefold()


def make(record: Record, store: sqlite3.Connection) -> None:
    """Puts a new sheet in the place of the one before. Whoever else makes one waits, so that the
    one made last knows all there is."""
    with writing(store), record.snapshot():
        for table in ("sheet", "columns", "words", "spots", "judged", "incident_ids"):
            store.execute(f"DELETE FROM {table}")
        at = _incidents(record, store)
        codes = record.verdicts.codes()
        for terms in record.verdicts.terms():
            _verdicts(record, store, terms, at, codes)
        made = datetime.now(UTC).isoformat(timespec="seconds")
        stamps = (record.incidents.stamp(), record.verdicts.stamp(), made)
        store.execute("INSERT INTO sheet VALUES (?, ?, ?)", stamps)


def _incidents(record: Record, store: sqlite3.Connection) -> dict[int, int]:
    """Writes what incidents are; returns where each stands by its number in the record."""
    units, sides, spots = _Words(), _Words(), _Words()
    rows: list[tuple[int, str, int, tuple[int, ...]]] = []
    for number, incident in record.incidents.numbered():
        told = tuple(_numbers(incident, units, sides, spots))
        rows.append((told[0], incident.id, number, told))
    rows.sort(key=itemgetter(0, 1))
    table = np.array([told for *_, told in rows], dtype=np.int64).reshape(len(rows), len(COLUMNS))
    places = np.array([_degrees(spot) for spot in spots.numbers] or [(0.0, 0.0)], dtype=np.float32)
    for n, name in enumerate(DEGREES):
        _keep(store, "", name, places[:, n])
    for n, (name, kind) in enumerate(COLUMNS.items()):
        _keep(store, "", name, table[:, n].astype(kind))
    store.executemany(
        "INSERT INTO incident_ids VALUES (?, ?)", ((n, row[1]) for n, row in enumerate(rows))
    )
    _keep_words(store, "country", {name: n for n, name in enumerate(record.incidents.countries())})
    for what, words in (("unit", units), ("side", sides)):
        _keep_words(store, what, words.numbers)
    store.executemany(
        "INSERT INTO spots VALUES (?, ?, ?, ?, ?, ?)",
        ((n, *spot) for spot, n in spots.numbers.items()),  # type: ignore[misc]
    )
    return {row[2]: n for n, row in enumerate(rows)}


def _numbers(incident: Incident, units: _Words, sides: _Words, spots: _Words) -> Iterator[int]:
    """One incident in the order of `COLUMNS`."""
    spot, deaths = incident.spot, incident.deaths
    unit = units.number(spot.admin1 or NO_PLACE)
    yield incident.first.toordinal()
    yield incident.last.toordinal()
    yield unit
    yield spots.number((spot.name, unit, spot.grain.value, spot.longitude, spot.latitude))
    yield sides.number(incident.side_a)
    yield sides.number(incident.side_b)
    for count in (deaths.best, deaths.low, deaths.high):
        yield min(count or 0, _MOST_DEATHS)
    yield told_by_one(incident)
    yield SPREADS.index(incident.spread)
    yield KINDS.index(incident.kind)


def _degrees(spot: Any) -> tuple[float, float]:
    *_, grain, longitude, latitude = spot
    if longitude is None or grain not in CLOSE:
        return np.nan, np.nan
    return longitude, latitude


def _verdicts(
    record: Record,
    store: sqlite3.Connection,
    terms: str,
    at: Mapping[int, int],
    codes: Mapping[int, Code],
) -> None:
    zones, whys = _Words(), _Words()
    table = np.zeros((len(at), len(VERDICT_COLUMNS)), dtype=np.int32)
    table[:, 0] = len(Ruling)
    table[:, 1] = zones.number(NOWHERE)
    table[:, 2] = whys.number(())
    numbers = {ruling.value: n for n, ruling in enumerate(Ruling)}
    for number, ruling, where, told in record.verdicts.numbered(terms):
        why = tuple(codes[each] for each in told)
        place = where or (UNPLACED if _unplaced(why) else NOWHERE)
        table[at[number]] = numbers[ruling], zones.number(place), whys.number(why)
    spoken_of = int((table[:, 0] != numbers[Ruling.OUTSIDE_SCOPE.value]).sum())
    store.execute("INSERT INTO judged VALUES (?, ?)", (terms, spoken_of))
    for n, (name, kind) in enumerate(VERDICT_COLUMNS.items()):
        _keep(store, terms, name, table[:, n].astype(kind))
    _keep_words(store, f"zones {terms}", zones.numbers)
    _keep_words(store, f"why {terms}", {json.dumps(why): n for why, n in whys.numbers.items()})


def _unplaced(why: Iterable[Code]) -> bool:
    return any(q == Question.PLACE.value and a == Answer.UNKNOWN.value for q, a, _ in why)


def _keep(store: sqlite3.Connection, terms: str, name: str, column: np.ndarray) -> None:
    store.execute("INSERT INTO columns VALUES (?, ?, ?)", (terms, name, column.tobytes()))


def _keep_words(store: sqlite3.Connection, what: str, words: dict[object, int]) -> None:
    rows = ((what, n, word, key_of(str(word))) for word, n in words.items())
    store.executemany("INSERT INTO words VALUES (?, ?, ?, ?)", rows)
