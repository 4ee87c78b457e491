"""A state's ministries and offices, by the noun people use for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.actors.entries import Actor
from dragoman.actors.naming import fold_noun
from dragoman.model import ActorKind

_KINDS = frozenset((ActorKind.MINISTRY, ActorKind.OFFICE))


class Institutions:
    """Makes "rus-foreign-ministry" of a state and a noun; no such row need exist."""

    def __init__(self, rows: Mapping[str, dict[str, Any]], actors: Mapping[str, Actor]) -> None:
        self._rows = rows
        self._actors = actors
        self._own: dict[tuple[str, str], str] | None = None
        self._by_noun = {
            fold_noun(noun): key
            for key, row in rows.items()
            for noun in (row["name"], *row.get("nouns", ()))
        }
        self.nouns: Mapping[str, ActorKind] = {
            noun: ActorKind(rows[key]["kind"]) for noun, key in self._by_noun.items()
        }

    def find(self, state: str, noun: str) -> Actor | None:
        """The institution of a state by a noun ("ministry of defense"), in any case."""
        institution = self._by_noun.get(fold_noun(noun))
        if institution is None or state not in self._actors:
            return None
        if institution == "gov":
            return self._actors.get(f"{state}-gov")
        named = self._named().get((state, institution))
        return self._actors[named] if named else self._make(state, institution)

    def by_id(self, key: str) -> Actor | None:
        """An institution from an id that `find` gave out."""
        for institution in self._rows:
            state = key.removesuffix(f"-{institution}")
            if state != key and state in self._actors:
                return self._make(state, institution)
        return None

    def _named(self) -> Mapping[tuple[str, str], str]:
        """Institutions that a pack names itself: state and institution to the actor's id."""
        if self._own is None:
            self._own = {}
            for actor in self._candidates():
                for noun in _nouns_of(actor, self._actors[actor.state or ""]):
                    if noun in self._by_noun:
                        self._own.setdefault((actor.state or "", self._by_noun[noun]), actor.id)
        return self._own

    def _candidates(self) -> Iterator[Actor]:
        for key in self._actors:
            actor = self._actors[key]
            if actor.kind in _KINDS and actor.state in self._actors:
                yield actor

    def _make(self, state: str, institution: str) -> Actor | None:
        own = self._actors.get(f"{state}-{institution}")
        if own:
            return own
        row, owner = self._rows[institution], self._actors[state]
        if owner.kind is not ActorKind.STATE:
            return None
        adjective = owner.demonyms[0] if owner.demonyms else owner.name
        return Actor(
            id=f"{state}-{institution}",
            kind=ActorKind(row["kind"]),
            name=f"{adjective} {row['name']}",
            state=state,
            part_of=f"{state}-gov",
            start=owner.start,
            end=owner.end,
            pack=owner.pack,
        )


def _nouns_of(actor: Actor, state: Actor) -> Iterator[str]:
    """What is left of an institution's names without its state: "Syrian Foreign Ministry" and
    "Foreign Ministry of Syria" leave "foreign ministry"."""
    for name in actor.strong:
        plain = fold_noun(name)
        for adjective in (*state.demonyms, state.name, f"{state.name}'s"):
            if plain.startswith(f"{adjective.lower()} "):
                yield plain[len(adjective) + 1 :]
        for owner in (state.name, *state.strong):
            if plain.endswith(f" of {owner.lower()}"):
                yield plain[: -len(owner) - 4]
