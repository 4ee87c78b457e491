"""Who belongs to whom, asked many times: the answer changes only on a few days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from dragoman.actors import Actor, Registry
from dragoman.actors.belonging import above, covers

_KEPT = 20_000
_ONE_DAY = timedelta(days=1)


class Ties:
    """`covers`, remembered from one change of an actor's ties to the next."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self.changes = lru_cache(_KEPT)(self._days_of_change)
        self._on = lru_cache(_KEPT)(self._covers_on)

    def covers(self, whole: str, actor: str, day: date) -> bool:
        """Whether who binds or leaves out `whole` thereby does so to `actor` on a day."""
        changes = self.changes(actor)
        era = bisect_right(changes, day)
        return self._on(whole, actor, changes[era - 1] if era else None)

    def belongs(self, actor: str) -> bool:
        """Whether anything is known of whom an actor is or was part of."""
        return bool(above(self._registry, actor))

    def _covers_on(self, whole: str, actor: str, day: date | None) -> bool:
        """`day` None: before all changes; where there are none, any day will do."""
        if day is None and self.changes(actor):
            day = self.changes(actor)[0] - _ONE_DAY
        return covers(self._registry, whole, actor, day)

    def _days_of_change(self, actor: str) -> Sequence[date]:
        """The days, sorted, from which on an actor may belong to others than on the day before."""
        days: set[date] = set()
        seen: set[str] = set()
        waiting = [actor]
        while waiting:
            key = waiting.pop()
            entry = self._registry.actor(key)
            if entry is None or key in seen:
                continue
            seen.add(key)
            for start, end in _spans(entry):
                days |= {start} if start else set()
                days |= {end + _ONE_DAY} if end else set()
            waiting += (*above(self._registry, key), *entry.predecessors)
            waiting += self._registry.successors(key)
        return sorted(days)


def _spans(actor: Actor) -> list[tuple[date | None, date | None]]:
    """The days on which an actor existed and was a member of others, first and last."""
    return [(actor.start, actor.end), *((m.start, m.end) for m in actor.memberships)]
