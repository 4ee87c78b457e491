"""The registry: every known actor, place, agreement and process, and the questions put to it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import Any, Generic, TypeVar

from dragoman.actors.entries import (
    Actor,
    Candidate,
    NameMatch,
    Office,
    Process,
    RegistryAgreement,
    RegistryPlace,
    Resolution,
)
from dragoman.actors.folding import fold
from dragoman.actors.index import NameIndex
from dragoman.actors.institutions import Institutions
from dragoman.actors.offices import OfficeBook
from dragoman.actors.resolve import Resolver
from dragoman.actors.rows import build, merge
from dragoman.errors import RegistryError
from dragoman.model import ActorKind, Terms

_COMPILED = resources.files("dragoman.actors") / "compiled"
_Noun = TypeVar("_Noun", Actor, RegistryPlace, RegistryAgreement, Process, Terms)


class _Shelf(Mapping[str, _Noun], Generic[_Noun]):
    """Entries of one sort by id, each built from its row when first asked for."""

    def __init__(self, rows: Mapping[str, dict[str, Any]]) -> None:
        self._rows = rows
        self._built: dict[str, _Noun] = {}

    def __getitem__(self, key: str) -> _Noun:
        if key not in self._built:
            self._built[key] = build(self._rows[key])
        return self._built[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def told(self) -> str:
        """All its rows, in words that change with any of them."""
        return repr(self._rows)


class Registry:
    """Who is who. Built by `load_registry`; nothing in it changes afterwards."""

    actors: Mapping[str, Actor]
    places: Mapping[str, RegistryPlace]
    agreements: Mapping[str, RegistryAgreement]
    processes: Mapping[str, Process]
    terms: Mapping[str, Terms]

    def __init__(self, rows: Sequence[dict[str, Any]]) -> None:
        shelves: dict[str, dict[str, dict[str, Any]]] = {
            what: {} for what in ("actor", "place", "agreement", "process", "institution", "terms")
        }
        self._index = NameIndex()
        for row in rows:
            what, key = row["what"], row["id"]
            shelf = shelves[what]
            shelf[key] = merge(shelf[key], row) if key in shelf else row
            self._file_names(row)
        self.actors = _Shelf[Actor](shelves["actor"])
        self.places = _Shelf[RegistryPlace](shelves["place"])
        self.agreements = _Shelf[RegistryAgreement](shelves["agreement"])
        self.processes = _Shelf[Process](shelves["process"])
        self.terms = _Shelf[Terms](shelves["terms"])
        self._packs: dict[str, str] = {
            key: row.get("pack", "") for key, row in shelves["terms"].items()
        }
        self._offices = OfficeBook(shelves["actor"])
        self._institutions = Institutions(shelves["institution"], self.actors)
        self._resolver = Resolver(self._index, self.actors, self._offices)

    def _file_names(self, row: dict[str, Any]) -> None:
        readings: dict[str, Candidate] = {}
        for form, name, *keys in row.get("names", ()):
            reading = readings.get(form)
            if reading is None:
                reading = readings[form] = Candidate(row["id"], row["what"], form)
            for key in keys or (name,):
                self._index.add(key, reading)

    @cached_property
    def digest(self) -> str:
        """Changes with anything that is known of an actor, a place or an office."""
        told = blake2b(digest_size=16)
        for shelf in (self.actors, self.places):
            assert isinstance(shelf, _Shelf)
            told.update(shelf.told().encode())
        return told.hexdigest()

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[NameMatch]:
        """All known names in `text[start:end]`: whole words, the longest name first, left to
        right, without overlap; offsets into `text`. A possessive ending stays outside."""
        return self._index.find(text, start, end)

    def readings(self, name: str) -> tuple[Candidate, ...]:
        """Everything a name may stand for, whatever the day; empty where it is not known."""
        return self._index.readings(fold(name))

    def resolve(
        self,
        name: str,
        *,
        day: date | None = None,
        kind: ActorKind | None = None,
        state: str | None = None,
    ) -> Resolution:
        """The one actor a name stands for, or None with the candidates and the reason.

        `day` is when the name is used (groups that existed, offices held then); `kind` and
        `state` keep only such actors.
        """
        return self._resolver.resolve(name, day=day, kind=kind, state=state)

    def holder(self, title: str, of: str, day: date | None) -> Resolution:
        """Who held an office on a day: ("foreign minister", "rus", 2016-12-20)."""
        return self._offices.holder(title, of, day)

    def office_of(self, actor: str, day: date | None) -> list[Office]:
        """The offices an actor held on a day; all of them where the day is None."""
        return self._offices.of(actor, day)

    def state_by_demonym(self, word: str, day: date | None = None) -> str | None:
        """The one state an adjective or people's name points to: "Russian" and "Russians" are
        rus. None where it is no such word, or the word of several states ("Congolese")."""
        key = fold(word)
        states = [
            state.id
            for reading in self._index.readings(key)
            if reading.what == "actor"
            for state in (self.actors[reading.id],)
            if state.kind is ActorKind.STATE
            and state.existed(day)
            and key in map(fold, (*state.demonyms, *state.people))
        ]
        return states[0] if len(states) == 1 else None

    def government_of(self, state: str) -> str | None:
        """The id of a state's government."""
        government = f"{state}-gov"
        return government if government in self.actors else None

    def institution(self, state: str, noun: str) -> Actor | None:
        """A state's ministry or office by its noun: ("rus", "foreign ministry") is
        rus-foreign-ministry, "Russian Foreign Ministry". None where the noun is not known."""
        return self._institutions.find(state, noun)

    def institution_nouns(self) -> Mapping[str, ActorKind]:
        """The nouns `institution` knows, in lower case, with the kind each makes."""
        return self._institutions.nouns

    def actor(self, key: str) -> Actor | None:
        """An actor by id, also an institution that `institution` made up; None if unknown."""
        return self.actors.get(key) or self._institutions.by_id(key)

    def pack_of(self, terms: str) -> str:
        """The pack that holds terms of an id; "" where none does."""
        return self._packs.get(terms, "")

    def successors(self, actor: str) -> tuple[str, ...]:
        """The actors that name this one as predecessor."""
        return self._resolver.successors(actor)


def load_registry(packs: Sequence[str | Path] = ()) -> Registry:
    """The shipped packs and any folders of YAML a user adds.

    Raises RegistryError with file, entry and what to do where a pack is not valid.
    """
    if not packs:
        return _shipped_registry()
    from dragoman.actors.compiler import compile_pack  # PyYAML only where YAML is read

    rows = list(_shipped_rows())
    for folder in packs:
        rows += [{**row, "pack": Path(folder).name} for row in compile_pack(folder, rows)]
    return Registry(rows)


@cache
def _shipped_registry() -> Registry:
    return Registry(_shipped_rows())


def _shipped_rows() -> Sequence[dict[str, Any]]:
    files = sorted(
        (file for file in _COMPILED.iterdir() if file.name.endswith(".jsonl")),
        key=lambda file: (file.name != "world.jsonl", file.name),
    )
    if not files:
        raise RegistryError("no compiled packs are installed; run scripts/compile_packs.py")
    rows: list[dict[str, Any]] = []
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines()
        loaded = json.loads("[" + ",".join(lines) + "]")
        pack = file.name.removesuffix(".jsonl")
        for row in loaded:
            row["pack"] = pack
        rows += loaded
    return rows
