"""Who can be "both sides": states, governments, armed groups and parties that face each other.

A mediator, a UN body, an outlet or a guarantor is never a side, however near it is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dragoman.model import ActorKind, ActorRef, Token
from dragoman.reading.mentions.memory import Entry, Listed, Memory
from dragoman.reading.mentions.scene import Draft, Line

_ALWAYS = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP,
                     ActorKind.PERSON, ActorKind.OFFICE, ActorKind.COALITION,
                     ActorKind.MINISTRY, ActorKind.GROUP})  # fmt: skip
_HELPING_STEMS = ("mediat", "broker", "facilitat", "host", "guarant", "sponsor", "observ",
                  "witness", "co-chair", "cochair", "supervis", "friend", "donor", "troika",
                  "such", "including", "particular", "like",
                  "quartet", "thank", "designat", "proscrib", "blacklist", "brokered")  # fmt: skip
"""Words before a list that make its members helpers or something else: "brokered by A and B"."""
_HELPING_VERBS = frozenset({"urge", "call", "mediate", "broker", "host", "facilitate", "welcome",
                            "condemn", "press", "appeal", "ask", "help", "invite", "warn", "push",
                            "bring", "sponsor", "guarantee", "designate", "list", "proscribe",
                            "blacklist", "sanction", "ban", "supervise", "monitor", "observe",
                            "support", "back", "recognise", "recognize", "encourage",
                            "persuade", "pressure", "witness"})  # fmt: skip
_OPPOSING = frozenset({"", "with", "against"})
_BEFORE = 4
"""So many words before a list may tell what its members do there."""


def is_side(ref: ActorRef) -> bool:
    """Whether an actor can be a side: an organisation only where it belongs to a state or only
    the page knows it, so no UN body and no outlet."""
    if ref.kind in _ALWAYS:
        return True
    if ref.kind is not ActorKind.ORGANISATION:
        return False
    return ref.state is not None or (ref.actor or "~").startswith("~")


def faces_another(memory: Memory, listed: Listed) -> bool:
    """Whether a list can be of sides: all its members can, and nothing beside it says that they
    mediate, host, urge or are designated."""
    if not all(is_side(ref) for ref in listed.refs):
        return False
    first = listed.draft
    if first is None:
        return True
    if first.place is not None and first.place.what == "process":
        return False
    if first.noun in ("mediator", "facilitator", "guarantor", "observer", "witness", "host"):
        return False
    line = memory.scene.lines[listed.line]
    beside = [line.low(i) for i in range(first.first - _BEFORE, first.first)]
    behind = next((i for i, w in enumerate(line.words) if w.start >= listed.end), len(line.words))
    beside += [line.low(behind)] if line.low(behind) != "," else []
    if any(word.startswith(_HELPING_STEMS) for word in beside):
        return False
    verb = _verb_of(line, first)
    return verb is None or verb.lemma.lower() not in _HELPING_VERBS or listed.rank != 0


def opposed(memory: Memory) -> Iterator[tuple[ActorRef, ActorRef, int]]:
    """Pairs of sides of which one does something to or with the other in one sentence, with the
    sentence's number: "the army attacked the rebels", "Lima signed a truce with Quito"."""
    entries = [e for e in memory.entries if len(e.refs) == 1]
    for one, other in pairwise(entries):
        if one.line != other.line or one.rank != 0 or one.key == other.key:
            continue
        if is_side(one.refs[0]) and is_side(other.refs[0]) and _meet(memory, one, other):
            yield one.refs[0], other.refs[0], one.line


def _meet(memory: Memory, one: Entry, other: Entry) -> bool:
    line = memory.scene.lines[one.line]
    verb, token = _verb_of(line, one.draft), other.draft.head
    if verb is None or token is None or verb.lemma.lower() in _HELPING_VERBS:
        return False
    if line.tree.preposition(token) not in _OPPOSING or other.rank == 0:
        return False
    persons = {ActorKind.PERSON, ActorKind.OFFICE}
    if one.refs[0].kind in persons or other.refs[0].kind in persons:
        return False
    return any(above.i == verb.i for above in line.tree.ancestors(token))


def _verb_of(line: Line, draft: Draft) -> Token | None:
    return line.tree.head(line.tree.conj_head(draft.head)) if draft.head is not None else None
