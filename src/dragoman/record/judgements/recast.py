"""Facts in which merged actors bear one name."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from dragoman.model import ActorRef, Fact, Plain
from dragoman.record.judgements.cast import NOBODY_MERGED, Cast, cast_of


@dataclass(frozen=True, slots=True)
class RecastFact(Fact):
    """A fact whose actors are named as reviewers merged them. It keeps the id under which it lies
    in the record: merging two names makes no other fact of what a page says."""

    known_as: str = ""

    @property
    def id(self) -> str:
        return self.known_as

    def to_dict(self) -> dict[str, Plain]:
        """The fact of the contract; `merged` says that `id` is not the hash of these names."""
        return Fact.to_dict(self) | {"merged": True}


def recast(fact: Fact, cast: Cast) -> Fact:
    """The fact with everybody under the name he goes by; the fact itself where that is so."""
    detail = _recast(fact.detail, cast)
    voices = tuple(cast.of(voice) for voice in fact.voices)
    if detail == fact.detail and voices == fact.voices:
        return fact
    values = {f.name: getattr(fact, f.name) for f in fields(Fact)}
    return RecastFact(**values | {"detail": detail, "voices": voices}, known_as=fact.id)


def _recast(value: Any, cast: Cast) -> Any:
    if isinstance(value, ActorRef):
        return cast.of(value)
    if isinstance(value, tuple):
        return tuple(_recast(item, cast) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: getattr(value, f.name) for f in fields(value)}
        changed = {name: _recast(part, cast) for name, part in parts.items()}
        return replace(value, **changed) if changed != parts else value
    return value


_LAST = "SELECT coalesce(max(seq), 0) FROM judgements"


class Names:
    """Gives facts the names that reviewers agreed on, from the log of one open record."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._last = -1
        self._cast = NOBODY_MERGED

    def of(self, fact: Fact) -> Fact:
        """The fact under the names that hold now."""
        cast = self.now()
        return recast(fact, cast) if cast else fact

    def now(self) -> Cast:
        """Who is one with whom as the log says now: others may write to it meanwhile."""
        last = self._connection.execute(_LAST).fetchone()[0]
        if last != self._last:
            self._last, self._cast = last, cast_of(self._connection)
        return self._cast
