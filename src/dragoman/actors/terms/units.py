"""Which administrative unit a data set's name means: "Hamah Governorate" is Hama, "Idleb" Idlib."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from dragoman.actors.entries import RegistryPlace
from dragoman.actors.folding import fold, romanised
from dragoman.actors.registry import Registry
from dragoman.model import ActorKind

FIRST_LEVEL = frozenset(
    (
        "governorate", "province", "department", "state", "oblast", "canton", "emirate",
        "autonomous_republic", "capital_district",
    )
)  # fmt: skip
"""Kinds of places in a pack that are a country's units of the first level."""

_SORTS = frozenset(
    (
        "governorate", "governorates", "province", "region", "state", "department", "departamento",
        "departement", "district", "subdistrict", "county", "oblast", "raion", "rayon", "wilaya",
        "wilayat", "muhafazat", "muhafaza", "markaz", "mintaqat", "mintaqa", "municipality",
        "municipio", "prefecture", "autonomous", "territory",
    )
)  # fmt: skip
"""Words that say what sort of unit it is and not which."""

_SECOND_SORTS = frozenset(
    (
        "district", "subdistrict", "county", "raion", "rayon", "markaz", "mintaqat", "mintaqa",
        "municipality", "municipio",
    )
)  # fmt: skip
"""Of these, the words for units of the second level."""

_LINKS = frozenset(("of", "de", "del", "du", "d"))
_ARTICLES = frozenset(("al", "el", "ar", "as", "ash", "ad", "at", "an", "az", "ed", "es", "ez"))
"""Arabic articles, which data sets write, join or leave out as they like."""


class Units:
    """The registry's places as units that names can be matched with."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._first: dict[tuple[str, str], RegistryPlace] = {}
        for place in registry.places.values():
            if place.kind in FIRST_LEVEL and place.country:
                self._first[place.country, place.admin1 or place.name] = place
        self._states: dict[str, str | None] = {}
        self._first_keys: dict[tuple[str, frozenset[str]], frozenset[str]] = {}
        self._second_keys: dict[tuple[str, frozenset[str]], frozenset[str]] = {}

    def first_level(self, country: str) -> tuple[RegistryPlace, ...]:
        """The units of the first level that the registry knows of a state."""
        return tuple(p for (state, _), p in self._first.items() if state == country)

    def unit(self, name: str, countries: Iterable[str] = ()) -> RegistryPlace | None:
        """The unit of the first level a name means, in these states or in any."""
        found = self._units(name, frozenset(countries))
        return found[0] if len({place.id for place in found}) == 1 else None

    def state(self, name: str) -> str | None:
        """The id of the state a data set's name of a country means: "Yemen (North Yemen)"."""
        if name not in self._states:
            self._states[name] = next(self._named_states(name), None)
        return self._states[name]

    def first_keys(self, name: str, countries: frozenset[str]) -> frozenset[str]:
        """What a name of the first level may be matched by; two names of one unit share a key."""
        asked = (name, countries)
        if asked not in self._first_keys:
            found = self._units(name, countries)
            keys = {place.id for place in found} or {f"~{_core(name)}"}
            self._first_keys[asked] = frozenset(keys)
        return self._first_keys[asked]

    def second_keys(self, name: str, countries: frozenset[str]) -> frozenset[str]:
        """As `first_keys`, for units of the second level, which go by their chief town."""
        asked = (name, countries)
        if asked not in self._second_keys:
            keys = {f"~{_core(name)}"}
            for place in self._places(name, countries):
                if place.kind not in FIRST_LEVEL:
                    keys |= {place.id, f"~{_core(place.name)}"}
            self._second_keys[asked] = frozenset(keys)
        return self._second_keys[asked]

    def first_of_second(self, name: str, countries: frozenset[str]) -> RegistryPlace | None:
        """The unit of the first level that a unit of the second lies in, where it is known."""
        for place in self._places(name, countries):
            if place.country and place.admin1 and (place.country, place.admin1) in self._first:
                return self._first[place.country, place.admin1]
        return None

    def _units(self, name: str, countries: frozenset[str]) -> list[RegistryPlace]:
        """The units a name stands for; a chief town's name stands for the unit called after it."""
        exact = [p for p in self._read(name, countries) if p.kind in FIRST_LEVEL]
        if exact or any(fold(word).lower() in _SECOND_SORTS for word in name.split()):
            return exact  # "Latakia district" is a part of "Latakia Governorate", not the whole
        places = list(self._places(name, countries))
        units = [place for place in places if place.kind in FIRST_LEVEL]
        if units:
            return units
        chief = [p for p in places if p.admin1 and _core(p.admin1) == _core(p.name)]
        towns = [(town.country or "", town.admin1 or "") for town in chief]
        above = [self._first[town] for town in towns if town in self._first]
        core = _core(name)
        alike = [
            unit
            for (country, admin1), unit in self._first.items()
            if (not countries or country in countries) and core in (_core(admin1), _core(unit.name))
        ]
        return alike or above

    def _places(self, name: str, countries: frozenset[str]) -> Iterator[RegistryPlace]:
        """The places a name stands for, as written, without its sort, without its article."""
        bare = _without_sort(name)
        for spelling in dict.fromkeys((name, bare, _without_article(bare))):
            yield from self._read(spelling, countries)

    def _read(self, name: str, countries: frozenset[str]) -> Iterator[RegistryPlace]:
        for reading in self._registry.readings(name):
            if reading.what == "place":
                place = self._registry.places[reading.id]
                if not countries or place.country in countries:
                    yield place

    def _named_states(self, name: str) -> Iterator[str]:
        outer, _, inner = name.partition("(")
        for spelling in (name, outer.strip(), inner.rstrip(") ")):
            for reading in self._registry.readings(spelling) if spelling else ():
                if reading.what == "actor":
                    actor = self._registry.actors[reading.id]
                    if actor.kind is ActorKind.STATE:
                        yield actor.id


@lru_cache(maxsize=4)
def units_of(registry: Registry) -> Units:
    """The units of a registry, made once."""
    return Units(registry)


def _without_sort(name: str) -> str:
    """ "Mintaqat Markaz Hamah district" is "Hamah", "Homs (Hims)" is "Homs"."""
    words = name.partition("(")[0].split()
    kept: list[str] = []
    for word in words:
        if fold(word).lower() in _SORTS:
            continue
        if not kept and fold(word).lower() in _LINKS and len(words) > 1:
            continue
        kept.append(word)
    return " ".join(kept) or name


def _without_article(name: str) -> str:
    head, _, rest = name.replace("-", " ").partition(" ")
    return rest if rest and head.lower() in _ARTICLES else name


def _core(name: str) -> str:
    words = fold(_without_sort(name)).split()
    kept = [word for word in words if word.lower() not in _ARTICLES]
    return romanised(" ".join(kept or words))
