"""Who belongs to whom on a day: parts, members, and groups that only changed their name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.actors.entries import Actor
from dragoman.actors.registry import Registry

RENAMED_WITHIN = timedelta(days=31)
"""A group that begins within a month of its predecessor's end carries it on; one that begins
while the predecessor lasts has split from it and is not bound by what that signed."""


def covers(registry: Registry, party: str, actor: str, day: date | None = None) -> bool:
    """Whether who binds or excludes `party` thereby binds or excludes `actor` on a day.

    So it is for the same actor, for its parts and those that fight in its name on that day (along
    any chain of `part_of` and memberships), and for a group under an earlier or later name. A
    day of None asks for any day. Unknown ids cover themselves alone.
    """
    whole = _line(registry, party)
    seen: set[str] = set()
    waiting = [actor]
    while waiting:
        key = waiting.pop()
        if key in whole:
            return True
        if key not in seen:
            seen.add(key)
            waiting += _line(registry, key) - seen
            waiting += above(registry, key, day)
    return False


def above(registry: Registry, actor: str, day: date | None = None) -> tuple[str, ...]:
    """What an actor is directly part or a member of on a day, as far as that existed then."""
    entry = registry.actor(actor)
    if entry is None:
        return ()
    wholes = [entry.part_of] if entry.part_of else []
    wholes += [membership.of for membership in entry.memberships if membership.covers(day)]
    found = (registry.actor(key) for key in dict.fromkeys(wholes))
    return tuple(whole.id for whole in found if whole is not None and whole.existed(day))


def _line(registry: Registry, actor: str) -> set[str]:
    """The actor under all its names in time."""
    found = {actor}
    waiting = [actor]
    while waiting:
        entry = registry.actor(waiting.pop())
        if entry is None:
            continue
        for other in _beside(registry, entry):
            if other.id not in found:
                found.add(other.id)
                waiting.append(other.id)
    return found


def _beside(registry: Registry, actor: Actor) -> Iterator[Actor]:
    for key in actor.predecessors:
        before = registry.actor(key)
        if before is not None and _carried_on(before, actor):
            yield before
    for key in registry.successors(actor.id):
        after = registry.actor(key)
        if after is not None and _carried_on(actor, after):
            yield after


def _carried_on(before: Actor, after: Actor) -> bool:
    if before.end is None or after.start is None:
        return False
    return abs(after.start - before.end) <= RENAMED_WITHIN
