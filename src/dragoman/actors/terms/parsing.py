"""Raw tables of a file of terms to nouns; every mistake is noted with the key it stands at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dragoman.actors.terms.keys import TABLES
from dragoman.actors.terms.units import units_of
from dragoman.actors.terms.values import READERS, Setting, nearest
from dragoman.errors import RegistryError
from dragoman.model import Terms, TermsZone


@dataclass(slots=True)
class Parser:
    """Reads tables; what is wrong is gathered in `problems` and never stops it."""

    setting: Setting
    problems: list[str] = field(default_factory=list)

    def terms(self, raw: object, where: str) -> Terms | None:
        """The terms of one table; None where something needed is missing or wrong."""
        before = len(self.problems)
        values = self._table("terms", raw, where)
        if len(self.problems) > before:
            return None
        for complaint in _contradictions(values):
            self.problems.append(f"{where}: {complaint}")
        for zone in values.get("zones", ()):
            countries = zone.countries or values.get("countries", ())
            for complaint in self._unknown_units(zone, countries):
                self.problems.append(f"{where}, zone {zone.id!r}: {complaint}")
        return Terms(**values) if len(self.problems) == before else None

    def _table(self, name: str, raw: object, where: str) -> dict[str, Any]:
        keys = TABLES[name].keys
        if not isinstance(raw, Mapping):
            self.problems.append(f"{where}: is {raw!r}; it is a table with {', '.join(keys)}")
            return {}
        for unknown in sorted(set(map(str, raw)) - set(keys)):
            hint = nearest(unknown, keys) or f"; there are: {', '.join(keys)}"
            self.problems.append(f"{where}: unknown key {unknown!r}{hint}")
        values: dict[str, Any] = {}
        for name_, key in keys.items():
            value = raw.get(name_)
            if value is None or (key.needed and value in ("", [])):
                if key.needed:
                    self.problems.append(f"{where}: needs {name_}")
            elif key.holds in TABLES:
                values[name_] = self._tables(key.holds, value, f"{where}, {name_}")
            else:
                self._value(values, name_, key.holds, value, where)
        return _with_territory(values)

    def _tables(self, name: str, raw: object, where: str) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            self.problems.append(f"{where}: is {raw!r}; it is a list of tables")
            return ()
        found = []
        for count, row in enumerate(raw, 1):
            before = len(self.problems)
            values = self._table(name, row, f"{where} {count}")
            if len(self.problems) == before:
                found.append(TABLES[name].noun(**values))
        return tuple(found)

    def _value(
        self, values: dict[str, Any], name: str, holds: str, value: object, where: str
    ) -> None:
        try:
            values[name] = READERS[holds](value, self.setting)
        except (ValueError, RegistryError) as wrong:
            self.problems.append(f"{where}, {name}: {wrong}")

    def _unknown_units(self, zone: TermsZone, countries: tuple[str, ...]) -> Iterator[str]:
        """Units of the first level must be known where the packs list those of the country."""
        units = units_of(self.setting.registry)
        listed = [unit for country in countries for unit in units.first_level(country)]
        if not listed or len({unit.country for unit in listed}) < len(set(countries)):
            return
        for name in zone.admin1:
            if units.unit(name, countries) is None:
                known = sorted({unit.admin1 or unit.name for unit in listed})
                hint = nearest(name, known) or f"; there are: {', '.join(known)}"
                yield f"admin1: no unit of {', '.join(countries)} is called {name!r}{hint}"


def _with_territory(values: dict[str, Any]) -> dict[str, Any]:
    """GeoJSON spread over the noun's polygons and lines."""
    if "geojson" in values:
        polygons, lines = values.pop("geojson")
        values["polygons"] = polygons
        values["lines"] = (*values.get("lines", ()), *lines)
    return values


def _contradictions(values: Mapping[str, Any]) -> Iterator[str]:
    yield from _order("the terms", "in_force", values.get("in_force"), "ended", values.get("ended"))
    yield from _of_parties(values)
    for row in values.get("parties", ()):
        yield from _order(f"party {row.actor!r}", "joined", row.joined, "left", row.left)
    for row in values.get("excluded", ()):
        yield from _order(f"excluded {row.actor!r}", "since", row.since, "until", row.until)
    for row in values.get("extensions", ()):
        yield from _order("an extension", "day", row.day, "until", row.until)
    seen: set[str] = set()
    for zone in values.get("zones", ()):
        if zone.id in seen:
            yield f"zone {zone.id!r} is there twice; give each zone an id of its own"
        seen.add(zone.id)
        yield from _of_zone(zone, values)


def _of_parties(values: Mapping[str, Any]) -> Iterator[str]:
    sides: dict[str, str] = {}
    for party in values.get("parties", ()):
        if sides.setdefault(party.actor, party.side) != party.side:
            yield f"party {party.actor!r} stands on two sides; choose one"
    for row in values.get("excluded", ()):
        if row.actor in sides:
            yield f"{row.actor!r} is a party and excluded; give it joined and left days instead"
    if not values.get("countries") and not values.get("zones"):
        yield "countries or zones are needed; else nobody knows where the terms hold"


def _of_zone(zone: TermsZone, values: Mapping[str, Any]) -> Iterator[str]:
    named = (*zone.admin1, *zone.admin2, *zone.partial, *zone.polygons, *zone.lines)
    if not named and not zone.countries:
        yield (
            f"zone {zone.id!r} has no territory; give countries, admin1, admin2, partial, "
            "geojson or lines"
        )
    yield from _order(f"zone {zone.id!r}", "in_force", zone.in_force, "ended", zone.ended)
    start, end = values.get("in_force"), values.get("ended")
    if start and zone.in_force and zone.in_force < start:
        yield f"zone {zone.id!r} is in force ({zone.in_force}) before the terms are ({start})"
    if end and zone.ended and zone.ended > end:
        yield f"zone {zone.id!r} ends ({zone.ended}) after the terms do ({end})"


def _order(what: str, first: str, start: date | None, last: str, end: date | None) -> Iterator[str]:
    if start and end and end < start:
        yield f"{what}: {last} ({end}) is before {first} ({start})"
