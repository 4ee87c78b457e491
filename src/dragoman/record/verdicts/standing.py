"""How an actor stands to a set of terms on given days: bound, left out, neither, or not known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from dragoman.actors import Actor, Registry
from dragoman.model import ActorKind, Exclusion, Party, Terms
from dragoman.record.verdicts.codes import Code
from dragoman.record.verdicts.labels import Label
from dragoman.record.verdicts.names import Name
from dragoman.record.verdicts.ties import Ties

_KEPT = 20_000


class Footing(StrEnum):
    """What the terms are to somebody."""

    BOUND = "bound"
    EXCLUDED = "excluded"
    OUTSIDE = "outside"
    CIVILIANS = "civilians"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one name stands: if bound, on which sides of the terms; if unknown, why (`code`).

    `by` is the actor of the terms through which it stands there: itself, what it is part of or
    what it was before.
    """

    footing: Footing
    sides: frozenset[str] = frozenset()
    code: Code | None = None
    by: str | None = None


_OF_LABELS = {
    Label.LUMP: Standing(Footing.UNKNOWN, code=Code.AGGREGATED_LABEL),
    Label.UNIDENTIFIED: Standing(Footing.UNKNOWN, code=Code.UNIDENTIFIED),
    Label.CIVILIANS: Standing(Footing.CIVILIANS),
}
_OUTSIDE = Standing(Footing.OUTSIDE)


class Standings:
    """Says where names stand to one set of terms."""

    def __init__(self, terms: Terms, registry: Registry, ties: Ties) -> None:
        self._terms = terms
        self._registry = registry
        self._ties = ties
        named: list[Party | Exclusion] = [*terms.parties, *terms.excluded]
        self._own_changes = {day for each in named for day in _span(each) if day}
        self._changes_of = lru_cache(_KEPT)(self._days_of_change)
        self._on = lru_cache(_KEPT)(self._standing_on)

    def of(self, name: Name, first: date, last: date) -> Standing:
        """Where a name stands on all days from `first` to `last`."""
        if name.label:
            return _OF_LABELS[name.label]
        if name.actor is None:
            code = Code.UNKNOWN_NAME if name.text else Code.UNIDENTIFIED
            return Standing(Footing.UNKNOWN, code=code)
        changes = self._changes_of(name.actor)
        days = [first, *changes[bisect_right(changes, first) : bisect_right(changes, last)]]
        found = list(dict.fromkeys(self._on(name.actor, day) for day in days))
        if len(found) == 1:
            return found[0]
        by = next((each.by for each in found if each.by), None)
        return Standing(Footing.UNKNOWN, code=Code.SPANS_MEMBERSHIP, by=by)

    def changes(self, names: Iterable[Name]) -> Sequence[date]:
        """The days, sorted, from which on one of these may stand elsewhere than on the day before;
        between two of them nobody's standing changes."""
        days = (self._changes_of(name.actor) for name in names if name.actor)
        return sorted({day for some in days for day in some})

    def _standing_on(self, actor: str, day: date) -> Standing:
        """The closest of the terms' actors decides: a brigade that is left out by name is left
        out, though the coalition it belongs to is bound. Otherwise being left out counts."""
        found = self._registry.actor(actor)
        if found is not None and found.label:
            return _OF_LABELS[Label.LUMP]
        bound = [p for p in self._terms.parties if self._holds(p, actor, day)]
        left_out = [e for e in self._terms.excluded if self._holds(e, actor, day)]
        closer = [p for p in bound if all(self._closer(p, e, day) for e in left_out)]
        if closer:
            return Standing(
                Footing.BOUND, frozenset(party.side for party in closer), by=closer[0].actor
            )
        if left_out:
            return Standing(Footing.EXCLUDED, by=left_out[0].actor)
        return self._unrelated(actor)

    def _holds(self, tie: Party | Exclusion, actor: str, day: date) -> bool:
        start, end = _span(tie)
        if (start and day < start) or (end and day >= end):
            return False
        return self._ties.covers(tie.actor, actor, day)

    def _closer(self, party: Party, exclusion: Exclusion, day: date) -> bool:
        """Whether who is bound is a part of whom the exclusion names, and not the other way."""
        return (
            self._ties.covers(exclusion.actor, party.actor, day)
            and not self._ties.covers(party.actor, exclusion.actor, day)
        )  # fmt: skip

    def _unrelated(self, actor: str) -> Standing:
        """An actor whom nothing ties to the terms: outside them, unless a coalition is bound to
        which it may belong (of the same state) and nothing is known of whom it does belong to."""
        own = self._registry.actor(actor)
        if own is None or own.kind is not ActorKind.ARMED_GROUP or self._ties.belongs(actor):
            return _OUTSIDE
        for party in self._terms.parties:
            whole = self._registry.actor(party.actor)
            if whole and _is_umbrella(whole) and whole.state == own.state:
                return Standing(Footing.UNKNOWN, code=Code.MEMBERSHIP_UNKNOWN, by=whole.id)
        return _OUTSIDE

    def _days_of_change(self, actor: str) -> Sequence[date]:
        return sorted(self._own_changes.union(self._ties.changes(actor)))


def _is_umbrella(actor: Actor) -> bool:
    """Whether an actor is many, whom no list has in full."""
    return actor.kind is ActorKind.COALITION or actor.label


def _span(tie: Party | Exclusion) -> tuple[date | None, date | None]:
    """From the one day up to and without the other; None is open."""
    return (tie.joined, tie.left) if isinstance(tie, Party) else (tie.since, tie.until)
