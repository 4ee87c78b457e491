"""Who is one with whom: actors that reviewers merged, and mentions they took apart.

An actor goes by its **handle**: its registry id, or "~" and its name key with hyphens where the
registry does not know it. Merging makes one actor of all that hang together; it goes by the name
of the one that was merged into no other. A split says that two handles are not one: mentions of
the first that are written as the second become an actor of their own. Where merges and splits
contradict each other nobody is merged: the names stay as they were read.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from dragoman.model import ActorRef, Voice
from dragoman.record.judgements.log import ABOUT_ACTORS, Judgement, Verdict, moment, of_verdicts
from dragoman.record.judgements.state import Decision, decisions
from dragoman.record.store.names import bare_name, name_key

WHY = "merged by reviewers"
WHY_APART = "taken apart by reviewers"
_Ref = TypeVar("_Ref", ActorRef, Voice)
Pair = tuple[str, str]


def handle_of(actor: str | None, name: str) -> str:
    """What an actor goes by across pages."""
    if actor and not actor.startswith("~"):
        return actor
    return "~" + "-".join((name_key(name) or name).split())


def is_registered(handle: str) -> bool:
    """Whether a handle is an id of the registry."""
    return not handle.startswith("~")


def key_of(handle: str) -> str:
    """The name key in the handle of an actor that the registry does not know."""
    return handle[1:].replace("-", " ")


@dataclass(frozen=True, slots=True)
class Face:
    """The one that a merged group goes by."""

    handle: str
    name: str


@dataclass(frozen=True, slots=True)
class Cast:
    """`faces` has the handle of everybody who is merged into another; `apart` what mentions of a
    handle are not it, by their words, with the handle they have instead."""

    faces: Mapping[str, Face] = field(default_factory=dict)
    apart: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.faces or self.apart)

    def face(self, handle: str) -> str:
        """The handle that somebody goes by."""
        face = self.faces.get(handle)
        return face.handle if face else handle

    def members(self, handle: str) -> tuple[str, ...]:
        """Everybody who is one with this handle, itself included, sorted."""
        face = self.face(handle)
        return tuple(sorted({face, *(h for h, f in self.faces.items() if f.handle == face)}))

    def of(self, ref: _Ref) -> _Ref:
        """The actor or voice under the name it goes by."""
        handle = handle_of(ref.actor, ref.name)
        own = self.apart.get(handle, {}).get(bare_name(ref.text))
        if own is not None:
            handle = own
            ref = _renamed(ref, None, " ".join(ref.text.split()), WHY_APART)
        face = self.faces.get(handle)
        if face is None:
            return ref
        return _renamed(ref, face.handle if is_registered(face.handle) else None, face.name, WHY)


def _renamed(ref: _Ref, actor: str | None, name: str, why: str) -> _Ref:
    if isinstance(ref, Voice):
        return replace(ref, actor=actor, name=name)
    return replace(ref, actor=actor, name=name, why=f"{ref.why}; {why}" if ref.why else why)


NOBODY_MERGED = Cast()


def cast_of(connection: sqlite3.Connection) -> Cast:
    """Who is one with whom, as the log says."""
    filed = of_verdicts(connection, ABOUT_ACTORS)
    return (
        cast_from(filed) if any(each.verdict in ABOUT_ACTORS for each in filed) else NOBODY_MERGED
    )


def cast_from(judgements: Iterable[Judgement]) -> Cast:
    """Who is one with whom, of the judgements about actors and what takes them back."""
    decided = by_pair(judgements)
    groups = [group for group in merged_groups(decided) if not contradictions(decided, group)]
    apart: dict[str, dict[str, str]] = {}
    for decision in decided.values():
        if decision.verdict is Verdict.SPLIT:
            for resolved, written in (each.about.split() for each in decision.by):
                if not is_registered(written):
                    apart.setdefault(resolved, {})[key_of(written)] = written
    names = _names(decided)
    arrows = dict(arrow for decision in decided.values() for arrow in _arrows(decision))
    faces: dict[str, Face] = {}
    for group in groups:
        roots = [handle for handle in group if handle not in arrows]
        face = min(roots or group, key=lambda handle: (not is_registered(handle), handle))
        faces |= {handle: Face(face, names[face]) for handle in group}
    return Cast(faces, apart)


def by_pair(judgements: Iterable[Judgement]) -> Mapping[Pair, Decision]:
    """What was decided about each pair of handles (the smaller first)."""
    return decisions(judgements, _pair)


def merged_groups(decided: Mapping[Pair, Decision]) -> list[frozenset[str]]:
    """The handles that hang together by what reviewers agree to merge, sorted."""
    groups: dict[str, set[str]] = {}
    for (first, second), decision in decided.items():
        if decision.verdict is Verdict.MERGE:
            both = groups.get(first, {first}) | groups.get(second, {second})
            groups |= dict.fromkeys(both, both)
    return sorted({frozenset(group) for group in groups.values()}, key=sorted)


def contradictions(decided: Mapping[Pair, Decision], group: frozenset[str]) -> list[Pair]:
    """The pairs in a merged group that reviewers agree are two actors."""
    return [
        pair for pair, decision in decided.items()
        if decision.verdict is Verdict.SPLIT and group.issuperset(pair)
    ]  # fmt: skip


def circle(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Merges that lead from an actor back to itself, in order; empty where there are none."""
    merges: dict[str, list[Judgement]] = {}
    for decision in by_pair(judgements).values():
        for each in decision.by:
            if each.verdict is Verdict.MERGE:
                merges.setdefault(each.about.split()[0], []).append(each)
    clear: set[str] = set()
    for start in sorted(merges):
        if found := _walk(start, merges, clear):
            return found
    return []


def _walk(start: str, merges: Mapping[str, list[Judgement]], clear: set[str]) -> list[Judgement]:
    """Follows merges from one actor, depth first and without recursion: chains may be long."""
    path: list[Judgement] = []
    on_path = {start: 0}
    left = [iter(merges.get(start, ()))]
    while left:
        step = next(left[-1], None)
        if step is None:
            left.pop()
            done = path.pop().about.split()[1] if path else start
            clear.add(done)
            on_path.pop(done, None)
            continue
        target = step.about.split()[1]
        if target in on_path:
            return [*path[on_path[target] :], step]
        if target not in clear:
            path.append(step)
            on_path[target] = len(path)
            left.append(iter(merges.get(target, ())))
    return []


def _pair(judgement: Judgement) -> Pair | None:
    if judgement.verdict not in ABOUT_ACTORS:
        return None
    first, second = sorted(judgement.about.split())
    return first, second


def _arrows(decision: Decision) -> list[Pair]:
    if decision.verdict is not Verdict.MERGE:
        return []
    return [(each.about.split()[0], each.about.split()[1]) for each in decision.by]


def _names(decided: Mapping[Pair, Decision]) -> dict[str, str]:
    """A name for each handle: what it was called when it was first judged."""
    found: dict[str, str] = {}
    every = (each for decision in decided.values() for each in decision.by)
    for each in sorted(every, key=moment):
        handles = each.about.split()
        named = json.loads(each.judged) if each.judged else handles
        for handle, name in zip(handles, named, strict=True):
            found.setdefault(handle, str(name))
    return found
