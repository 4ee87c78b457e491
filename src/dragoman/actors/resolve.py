"""Resolves a name to one actor, with reasons; an ambiguous name resolves to none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from dragoman.actors.entries import Actor, Candidate, Resolution
from dragoman.actors.folding import fold, romanised
from dragoman.actors.index import NameIndex
from dragoman.actors.offices import OfficeBook
from dragoman.model import ActorKind

_NAMING_FORMS = frozenset(("strong", "weak", "other", "metonym"))
"""Forms that name the actor itself; an adjective or a people does not."""

_Test = Callable[[Candidate], bool]


class Resolver:
    """Answers `Registry.resolve`; keeps the indexes that only this question needs."""

    def __init__(self, index: NameIndex, actors: Mapping[str, Actor], offices: OfficeBook) -> None:
        self._index = index
        self._actors = actors
        self._offices = offices
        self._roman: dict[str, list[Candidate]] | None = None
        self._successors: dict[str, tuple[str, ...]] | None = None

    def resolve(
        self, name: str, *, day: date | None, kind: ActorKind | None, state: str | None
    ) -> Resolution:
        key = fold(name)
        if not key:
            return Resolution(None, (), "no name")
        for readings, how in self._ways(key):
            wanted = self._wanted(readings, kind, state)
            if wanted:
                return self._decide(name, wanted, day, how)
        return Resolution(None, (), f"{name!r} is not a known name")

    def successors(self, actor: str) -> tuple[str, ...]:
        """Who names this actor as predecessor."""
        if self._successors is None:
            found: dict[str, tuple[str, ...]] = {}
            for other in self._actors.values():
                for before in other.predecessors:
                    found[before] = (*found.get(before, ()), other.id)
            self._successors = found
        return self._successors.get(actor, ())

    def _ways(self, key: str) -> list[tuple[tuple[Candidate, ...], str]]:
        """Readings by ever looser comparison: as written, romanised, first and last name."""
        exact = self._index.readings(key)
        if exact:
            return [(exact, "name")]
        bare = key.removeprefix("the ")
        ways = [(self._index.readings(bare), "name")] if bare != key else []
        roman = romanised(key)
        ways.append((tuple(self._by_roman().get(roman, ())), "another romanisation"))
        ways.append((self._by_first_and_last(roman), "first and last name"))
        return ways

    def _by_roman(self) -> dict[str, list[Candidate]]:
        if self._roman is None:
            self._roman = {}
            for key, readings in self._index.items():
                if not key.isupper():
                    self._roman.setdefault(romanised(key), []).extend(readings)
        return self._roman

    def _by_first_and_last(self, roman: str) -> tuple[Candidate, ...]:
        """Persons with this last name whose first name fits: an initial ("S. Lavrov"), or a
        middle name more or less ("Sergey Viktorovich Lavrov")."""
        first, *_, last = words if len(words := roman.split()) > 1 else ("", "")
        return tuple(
            Candidate(reading.id, reading.what, "strong")
            for reading in self._by_roman().get(last, ())
            if first
            and reading.what == "actor"
            and reading.form == "weak"
            and self._actors[reading.id].kind is ActorKind.PERSON
            and _first_fits(first, romanised(fold(self._actors[reading.id].name)))
        )

    def _wanted(
        self, readings: tuple[Candidate, ...], kind: ActorKind | None, state: str | None
    ) -> list[Candidate]:
        wanted: dict[str, Candidate] = {}
        for reading in readings:
            if reading.what != "actor" or reading.form not in _NAMING_FORMS:
                continue
            actor = self._actors[reading.id]
            if (kind is None or actor.kind is kind) and (state is None or actor.state == state):
                wanted.setdefault(reading.id, reading)
        return list(wanted.values())

    def _decide(
        self, name: str, readings: list[Candidate], day: date | None, how: str
    ) -> Resolution:
        every = tuple(reading.id for reading in readings)
        for test, reason in self._tests(day):
            if len(readings) > 1:
                fitting = [reading for reading in readings if test(reading)]
                if fitting and len(fitting) < len(readings):
                    readings, how = fitting, f"{how}, {reason}"
        if len(readings) == 1:
            found = self._actors[readings[0].id]
            if not found.existed(day):
                how += f", though {found.id} is known for {found.start or '…'} – {found.end or '…'}"
            return Resolution(found.id, every, f"{how} ({readings[0].form})")
        names = ", ".join(reading.id for reading in readings)
        return Resolution(None, every, f"{name!r} may be {names}")

    def _tests(self, day: date | None) -> tuple[tuple[_Test, str], ...]:
        """What tells readings of one name apart, strongest first."""
        return (
            (lambda reading: self._actors[reading.id].existed(day), f"existed on {day}"),
            (lambda reading: reading.form == "strong", "a strong name"),
            (lambda reading: day is not None and self._in_office(reading.id, day),
             f"in office on {day}"),
        )  # fmt: skip

    def _in_office(self, actor: str, day: date) -> bool:
        return any(office.start is not None for office in self._offices.of(actor, day))


def _first_fits(first: str, known: str) -> bool:
    known_first = known.split(" ", 1)[0]
    return first == known_first or (len(first) == 1 and known_first.startswith(first))
