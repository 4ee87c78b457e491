"""Who "the parties" and "both sides" of a page are: the best told of its pairs and lists.

A story names its sides in many ways: "talks between A and B", "A signed a truce with B", "the
premier and the rebel leader met". Each tells for one set of sides; what stands near the phrase
tells most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.model import ActorKind, ActorRef
from dragoman.reading.mentions.memory import Listed, Memory
from dragoman.reading.mentions.opposites import faces_another, is_side, opposed
from dragoman.reading.mentions.people import People
from dragoman.reading.mentions.scene import Draft, Scene

NEAR = 2
"""Sentences before a phrase in which a list most likely is what it points back to."""
_LISTED, _MET, _BETWEEN, _BESIDE = 1.0, 2.0, 3.0, 3.0
_HELPERS = ("envoy", "special representative", "mediator", "facilitator", "secretary-general",
            "high representative", "chair-in-office", "humanitarian")  # fmt: skip
_WATCHING = frozenset({"officers", "observers", "monitors", "experts", "diplomats", "inspectors",
                       "journalists", "officials", "engineers", "doctors"})  # fmt: skip
_AHEAD = 0.5
"""What stands behind the phrase counts so much of what stands before it."""
_HOME = 1.0
_LEADERS = 0.5
"""Persons of whom nobody knows whom they lead are sides only where no body is listed as often."""
_PARTY_VERBS = frozenset({"sign", "agree", "meet", "negotiate", "talk", "resume", "fight", "clash",
                          "initial", "reach", "conclude", "exchange", "accuse", "blame", "hold",
                          "begin", "open", "commit", "pledge", "declare", "announce", "accept",
                          "undertake", "seal", "discuss", "trade", "observe", "endorse",
                          "decide", "reaffirm", "embrace", "convene"})  # fmt: skip
_TALKS = frozenset({"talk", "talks", "negotiation", "agreement", "accord", "war", "conflict",
                    "ceasefire", "cease-fire", "truce", "fighting", "dialogue", "clash", "peace",
                    "deal", "treaty", "meeting", "hostility", "relation", "dispute", "round",
                    "contact", "protocol", "pact", "exchange"})  # fmt: skip
_STATE_BOUND = frozenset({ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.OFFICE})


@dataclass(slots=True)
class _Sides:
    """One reading of who the sides are, how well it is told, and where last."""

    refs: tuple[ActorRef, ...]
    score: float
    last: int
    why: str


def sides_of(
    scene: Scene, people: People, memory: Memory, draft: Draft
) -> tuple[tuple[ActorRef, ...], str]:
    """The sides a phrase means, or () and why."""
    found: dict[frozenset[str], _Sides] = {}
    for refs, line, weight, why in _told(scene, people, memory, draft):
        if len(refs) < 2 or draft.count not in (0, len(refs)):
            continue
        key = frozenset(_key(ref) for ref in refs)
        if len(key) < 2:
            continue
        if 0 <= draft.line - line <= NEAR:
            weight += _BESIDE
        elif line > draft.line:
            weight *= _AHEAD
        known = found.get(key)
        if known is None:
            found[key] = _Sides(refs, weight, line, why)
            continue
        known.score += weight
        if line <= draft.line and line >= known.last:
            known.refs, known.last, known.why = refs, line, why
    best = max(found.values(), key=lambda sides: (sides.score, sides.last), default=None)
    if best is None:
        return (), f"no list of {draft.count or 'several'} sides before"
    return best.refs, best.why


_Told = tuple[tuple[ActorRef, ...], int, float, str]


def _told(scene: Scene, people: People, memory: Memory, draft: Draft) -> Iterator[_Told]:
    for listed in _whole(memory):
        refs = whom_they_stand_for(scene, people, listed.refs)
        persons = all(ref.kind is ActorKind.PERSON for ref in listed.refs)
        ahead = listed.line > draft.line and not (persons and not draft.count)
        apart = listed.end <= draft.start or ahead  # who meets later need be no side of all this
        if any(_helps(people, ref) for ref in listed.refs) or _left_out(scene, listed):
            continue
        if (ahead and _comments(memory, listed)) or _asks_them(memory, listed, draft):
            continue
        if apart and faces_another(memory, listed) and _of_one_sort(refs):
            weight = _weight(memory, listed)
            if all(ref.kind is ActorKind.PERSON for ref in refs):
                weight *= _LEADERS
            yield refs, listed.line, weight, "listed in a sentence"
    for one, other, line in opposed(memory):
        if line != draft.line or one.start < draft.start:
            yield (one, other), line, _MET, "each other's opposite in a sentence"
    dyad = _dyad(memory, draft)
    if dyad:
        yield dyad, -1, _HOME, "the state and the armed group the page is about"


def _left_out(scene: Scene, listed: Listed) -> bool:
    """ "A and B are not covered by the truce": they are no sides of it."""
    words = " ".join(word.low for word in scene.lines[listed.line].words)
    return bool(_EXCLUDED.search(words))


def _comments(memory: Memory, listed: Listed) -> bool:
    """ "The United States and France doubt that the truce will hold": outsiders of what others
    did before."""
    first = listed.draft
    if first is None or first.head is None or listed.rank != 0:
        return False
    tree = memory.scene.lines[listed.line].tree
    verb = tree.head(tree.conj_head(first.head))
    return verb is not None and verb.lemma.lower() in _COMMENTING


def _asks_them(memory: Memory, listed: Listed, draft: Draft) -> bool:
    """ "The bishop and the judge appealed to both sides": who does it to them is not they."""
    first = listed.draft
    if first is None or first.head is None or draft.head is None or listed.rank != 0:
        return False
    if listed.line != draft.line or draft.head.dep not in ("obj", "obl", "iobj"):
        return False
    tree = memory.scene.lines[listed.line].tree
    doing, done = tree.head(tree.conj_head(first.head)), tree.head(draft.head)
    if doing is None or done is None:
        return False
    return doing.i == done.i or (done.dep == "conj" and done.head == doing.i)


_COMMENTING = frozenset({"doubt", "welcome", "urge", "call", "condemn", "hail", "praise", "express",
                         "back", "support", "appeal", "deplore", "warn", "help", "broker",
                         "mediate", "guarantee", "sponsor", "finance", "fund", "host", "applaud",
                         "congratulate", "criticise", "criticize", "fear", "hope", "want",
                         "monitor", "supervise", "facilitate"})  # fmt: skip

_EXCLUDED = re.compile(
    r"\b(?:(?:not|never) (?:be )?(?:covered|included|part of|party to)|excluded|left out|"
    r"exempt(?:ed)?)\b"
)


def _helps(people: People, ref: ActorRef) -> bool:
    """An envoy or mediator is no side, even where he is named beside one, nor are the officers of
    a commission that watches."""
    if ref.kind is ActorKind.GROUP and ref.name.rpartition(" ")[2].lower() in _WATCHING:
        return True
    person = people.get(ref.actor)
    return person is not None and any(stem in office for office in person.offices
                                      for stem in _HELPERS)  # fmt: skip


def _weight(memory: Memory, listed: Listed) -> float:
    """How much the words around a list tell that its members are sides."""
    first = listed.draft
    if first is None or first.head is None:
        return _LISTED
    line = memory.scene.lines[listed.line]
    head = line.tree.head(line.tree.conj_head(first.head))
    if line.tree.preposition(line.tree.conj_head(first.head)) == "between":
        told = head is not None and head.lemma.lower() in _TALKS
        return _BETWEEN if told else _MET
    if listed.rank == 0 and head is not None and head.lemma.lower() in _PARTY_VERBS:
        return _MET
    return _LISTED


def _dyad(memory: Memory, draft: Draft) -> tuple[ActorRef, ...]:
    """The state the page is about and the one armed group that the page names of it."""
    armed = {
        ref.actor: ref
        for entry in memory.entries
        for ref in entry.refs
        if ref.kind is ActorKind.ARMED_GROUP and len(entry.refs) == 1
    }
    if len(armed) != 1:
        return ()
    group = next(iter(armed.values()))
    governments = {
        ref.actor: ref
        for entry in memory.entries
        for ref in entry.refs
        if ref.kind is ActorKind.GOVERNMENT and ref.state == group.state
    }
    if len(governments) == 1:
        return (next(iter(governments.values())), group)
    state = memory.scene.registry.actors.get(group.state or "")
    if state is None:
        return ()
    named = any(ref.state == state.id for entry in memory.entries for ref in entry.refs
                if ref.actor != group.actor)  # fmt: skip
    if not named:
        return ()
    return (ActorRef(state.id, state.name, "", 0, 0, state.kind, state.id), group)


def _whole(memory: Memory) -> Iterator[Listed]:
    """The lists of a page; of lists that grow ("A, B", "A, B and C") the whole."""
    seen: set[tuple[int, int]] = set()
    for listed in reversed(memory.lists):
        begin = (listed.line, listed.refs[0].start)
        if begin not in seen:
            seen.add(begin)
            yield listed


def _of_one_sort(refs: tuple[ActorRef, ...]) -> bool:
    persons = [ref.kind is ActorKind.PERSON for ref in refs]
    return all(is_side(ref) for ref in refs) and (all(persons) or not any(persons))


def _key(ref: ActorRef) -> str:
    """A side by whom it belongs to: a state and its government are one."""
    if ref.kind in _STATE_BOUND and ref.state:
        return ref.state
    return ref.key


def whom_they_stand_for(
    scene: Scene, people: People, refs: tuple[ActorRef, ...], *, states: bool = True
) -> tuple[ActorRef, ...]:
    """Persons as whom they stand for: the premier and the front's chairman are the state and the
    front. Without `states` only where at least one of them stands for a body."""
    if not all(ref.kind in (ActorKind.PERSON, ActorKind.OFFICE) for ref in refs):
        return refs
    found: list[ActorRef] = []
    for ref in refs:
        person = people.get(ref.actor)
        bodies = sorted(person.bodies) if person is not None else []
        bodies = bodies or _led_by(scene, ref)
        actor = scene.registry.actor(bodies[0]) if len(bodies) == 1 else None
        whole = ActorRef(actor.id, actor.name, "", 0, 0, actor.kind, actor.state) if actor else None
        found.append(whole or state_behind(scene, ref) or ref)
    bodily = any(ref.kind is not ActorKind.STATE for ref in found)
    whole_list = not any(ref.kind in (ActorKind.PERSON, ActorKind.OFFICE) for ref in found)
    apart = len({ref.actor for ref in found}) == len(found)
    return tuple(found) if (bodily or states) and whole_list and apart else refs


def _led_by(scene: Scene, ref: ActorRef) -> list[str]:
    """The armed groups in which the registry gives a person an office."""
    registry = scene.registry
    known = registry.actors.get(ref.actor or "")
    if known is None or known.kind is not ActorKind.PERSON:
        return []
    of = {held.of for held in registry.office_of(known.id, scene.day)}
    led = [registry.actors[key] for key in sorted(of) if key in registry.actors]
    return [actor.id for actor in led if actor.kind is ActorKind.ARMED_GROUP]


def state_behind(scene: Scene, ref: ActorRef) -> ActorRef | None:
    """The state an actor is or belongs to, as an actor of its own."""
    if ref.kind is ActorKind.STATE:
        return replace(ref, text="", start=0, end=0, why="")
    actor = scene.registry.actors.get(ref.state or "")
    return ActorRef(actor.id, actor.name, "", 0, 0, actor.kind, actor.id) if actor else None
