"""Who "the three countries", "both sides" and "the guarantors" are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.model import ActorKind, ActorRef
from dragoman.reading.mentions.leaders import LEADING_NOUNS, leaders_of
from dragoman.reading.mentions.memory import REACH, Listed, Memory
from dragoman.reading.mentions.offices import local_office, office_holder
from dragoman.reading.mentions.people import People, Person, person_ref
from dragoman.reading.mentions.scene import Draft, Scene
from dragoman.reading.mentions.sides import sides_of, state_behind
from dragoman.reading.mentions.titles import same_office, singular

_ROLE_STEMS = {
    "guarantor": ("guarant",), "mediator": ("mediat", "broker", "facilitat"),
    "signatory": ("signed", "signator", "sign"), "sponsor": ("sponsor",),
    "observer": ("observ",), "host": ("host",),
}  # fmt: skip
"""Roles, and what a sentence that lists their bearers says."""
MIN_NAMED = 2
"""Members of a registered group that a page names before the group is meant by its noun alone."""
LOOSE_REACH = 2
"""A collective without a number ("the parties") reaches over so many sentences."""


def resolve_collective(
    scene: Scene, people: People, memory: Memory, draft: Draft, *, ahead: bool = False
) -> None:
    """Fills the members from the nearest list that fits, else leaves one open actor; `ahead`:
    from the first list behind."""
    if ahead and draft.noun not in ("side", "party"):
        members, why = _members_ahead(scene, memory, draft)
    else:
        members, why = _members(scene, people, memory, draft)
    text = scene.text[draft.start : draft.end]
    if members:
        draft.refs = tuple(
            replace(ref, text=text, start=draft.start, end=draft.end, why=f"{draft.why}; {why}")
            for ref in members
        )
        return
    name = " ".join(text.split())
    why = f"{draft.why}; unresolved: {why}"
    draft.refs = (ActorRef(None, name, text, draft.start, draft.end, ActorKind.GROUP, None, why),)


def _members(
    scene: Scene, people: People, memory: Memory, draft: Draft
) -> tuple[Sequence[ActorRef], str]:
    kind, _, office = draft.noun.partition(":")
    if len(draft.owners) > 1 and draft.count in (0, len(draft.owners)):
        return draft.owners, "listed behind it"
    if kind == "office":
        return _holders(scene, people, memory, draft, office)
    if kind in _ROLE_STEMS:
        return _in_role(scene, memory, draft, kind)
    lists = list(_lists(memory, draft, REACH * 4 if draft.count else LOOSE_REACH))
    if not draft.count:  # the last that acted, before the last that was only named
        lists.sort(key=lambda listed: (listed.rank != 0, draft.line - listed.line))
    if kind in ("side", "party"):
        return sides_of(scene, people, memory, draft)
    if kind == "number":
        return _numbered(scene, people, memory, draft)
    if kind == "person" and draft.count and _of_first_rank(scene, draft):
        return leaders_of(people, memory, draft)
    for listed in lists:
        members = _fitting(scene, listed.refs, kind)
        if len(members) > 1 and draft.count in (0, len(members)):
            return members, f"listed {draft.line - listed.line} sentences back"
    if draft.count:
        near = _near(scene, memory, draft, kind)
        if len(near) == draft.count:
            return near, "all that are named in the sentences before"
        members = _of_process(scene, memory, draft)
        if members:
            return members, "members of a format named on the page"
    return (), f"no list of {draft.count or 'several'} fits"


def _of_first_rank(scene: Scene, draft: Draft) -> bool:
    """ "the two leaders", "both men", not "the two envoys"."""
    return singular(scene.lines[draft.line].words[draft.behind - 1]) in LEADING_NOUNS


def _numbered(
    scene: Scene, people: People, memory: Memory, draft: Draft
) -> tuple[Sequence[ActorRef], str]:
    """ "The four have not spoken since": as many persons, else as many of one kind."""
    found, why = leaders_of(people, memory, draft)
    if found:
        return found, why
    for listed in _lists(memory, draft, REACH):
        if len(listed.refs) == draft.count:
            return listed.refs, f"listed {draft.line - listed.line} sentences back"
    near = _near(scene, memory, draft, "state")
    if len(near) == draft.count:
        return near, "all that are named in the sentences before"
    return (), f"no {draft.count} before"


def _members_ahead(scene: Scene, memory: Memory, draft: Draft) -> tuple[Sequence[ActorRef], str]:
    """The first list behind a phrase that has as many fitting members as it says."""
    kind = draft.noun.partition(":")[0]
    kind = "person" if kind == "office" else kind
    for listed in memory.lists:
        if listed.line < draft.line or listed.refs[0].start < draft.end or not draft.count:
            continue
        if listed.line - draft.line > LOOSE_REACH:
            break
        members = _fitting(scene, listed.refs, kind)
        if len(members) == draft.count:
            return members, f"listed {listed.line - draft.line} sentences on"
    return (), f"no list of {draft.count or 'several'} near"


def _lists(memory: Memory, draft: Draft, reach: int) -> Iterable[Listed]:
    """Lists before a draft, nearest first; of lists that grow ("A, B", "A, B and C") the whole."""
    seen: set[tuple[int, int]] = set()
    for listed in reversed(memory.lists):
        if listed.end > draft.start or draft.line - listed.line > reach:
            continue
        begin = (listed.line, listed.refs[0].start)
        if begin not in seen:
            seen.add(begin)
            yield listed


def _fitting(scene: Scene, refs: Sequence[ActorRef], kind: str) -> tuple[ActorRef, ...]:
    """The members of a list as what a collective asks for; () where one is something else."""
    if kind == "person":
        fit = all(ref.kind in (ActorKind.PERSON, ActorKind.OFFICE) for ref in refs)
        return tuple(refs) if fit else ()
    if kind == "group":
        bodies = (ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.GROUP,
                  ActorKind.COALITION)  # fmt: skip
        return tuple(refs) if all(ref.kind in bodies for ref in refs) else ()
    if kind == "state":
        states = [state_behind(scene, ref) for ref in refs]
        return tuple(dict.fromkeys(s for s in states if s)) if all(states) else ()
    persons = [ref.kind in (ActorKind.PERSON, ActorKind.OFFICE) for ref in refs]
    if all(persons):
        states = [state_behind(scene, ref) for ref in refs]
        return tuple(dict.fromkeys(s for s in states if s)) if all(states) else ()
    return () if any(persons) else tuple(refs)


def _near(scene: Scene, memory: Memory, draft: Draft, kind: str) -> list[ActorRef]:
    """All fitting actors of the smallest stretch before a draft that names enough of them."""
    wanted: dict[str, ActorRef] = {}
    near = memory.recent(draft, REACH)
    for distance in range(REACH + 1):
        for entry in near:
            if entry.line == draft.line - distance:
                for ref in entry.refs:
                    for member in _fitting(scene, (ref,), kind):
                        wanted.setdefault(member.key, member)
        if len(wanted) >= draft.count:
            break
    return list(wanted.values())


def _of_process(scene: Scene, memory: Memory, draft: Draft) -> tuple[ActorRef, ...]:
    """The members of the one process named on the page that has so many."""
    fitting = [members for members in memory.formats_named() if len(members) == draft.count]
    return _as_refs(scene, fitting[0]) if len(fitting) == 1 else ()


def _as_refs(scene: Scene, members: Sequence[str]) -> tuple[ActorRef, ...]:
    actors = [scene.registry.actor(key) for key in members]
    return tuple(
        ActorRef(a.id, a.name, "", 0, 0, a.kind, a.id if a.kind is ActorKind.STATE else a.state)
        for a in actors
        if a is not None
    )


def _in_role(
    scene: Scene, memory: Memory, draft: Draft, role: str
) -> tuple[Sequence[ActorRef], str]:
    """Bearers of a role: the nearest list in a sentence that speaks of the role."""
    stems = _ROLE_STEMS[role]
    for listed in _lists(memory, draft, len(scene.lines)):
        line = scene.lines[listed.line]
        members = _fitting(scene, listed.refs, "any")
        counted = len(members) == draft.count if draft.count else len(members) > 1
        if counted and any(word.low.startswith(stems) for word in line.words):
            return members, f"listed as {role}, {draft.line - listed.line} sentences back"
    if draft.count:
        for listed in _lists(memory, draft, REACH):
            members = _fitting(scene, listed.refs, "any")
            if len(members) == draft.count:
                return members, f"listed {draft.line - listed.line} sentences back"
    known = _registered(scene, memory, draft)
    if known:
        return known, "members of the registered group of that name that the page speaks of"
    return (), f"no list of {role}s before"


def _registered(scene: Scene, memory: Memory, draft: Draft) -> tuple[ActorRef, ...]:
    """ "The guarantors" of a page that names at least two of the members of one registered group
    of that name, and of no other."""
    registry = scene.registry
    named = {ref.actor for entry in memory.entries for ref in entry.refs}
    words = scene.text[draft.start : draft.end].lower().split()
    readings = registry.readings(" ".join(w for w in words if w not in ("the", "all", "both")))
    groups = [registry.processes[c.id] for c in readings if c.what == "process"]
    fitting = [g for g in groups if len(named.intersection(g.members)) >= MIN_NAMED]
    if len(fitting) != 1 or draft.count not in (0, len(fitting[0].members)):
        return ()
    return _as_refs(scene, fitting[0].members)


def _holders(
    scene: Scene, people: People, memory: Memory, draft: Draft, office: str
) -> tuple[Sequence[ActorRef], str]:
    """ "the two foreign ministers": persons with that office, else the holders of the states
    listed before."""
    for reach in (REACH, draft.line):
        persons = _persons_in(people, memory, draft, office, reach)
        if draft.count and len(persons) == draft.count:
            return [person_ref(p, 0, 0, "", "") for p in persons], f"each a {office}"
    for listed in _lists(memory, draft, REACH):
        states = _fitting(scene, listed.refs, "state")
        if states and (len(states) == draft.count or not draft.count):
            return [
                office_holder(scene, people, draft, office, state)
                or local_office(scene, draft, office, state)
                for state in states
            ], f"{office} of each state listed"
    return (), f"no {draft.count or ''} holders of {office} before"


def _persons_in(
    people: People, memory: Memory, draft: Draft, office: str, reach: int
) -> list[Person]:
    """The persons with an office in so many sentences before."""
    found = {
        person.key: person
        for entry in memory.back(draft, lambda e: True, reach=reach)
        for ref in entry.refs
        if (person := people.get(ref.actor)) is not None
        and any(same_office(office, held) for held in person.offices)
    }
    return list(reversed(found.values()))
