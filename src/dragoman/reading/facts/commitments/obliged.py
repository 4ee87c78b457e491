"""Who is obliged by a clause: who acts, whose the thing is, who is only described."""

from __future__ import annotations

import re

from dragoman.model import ActorKind, ActorRef, Clause, Participant
from dragoman.reading.facts.frames import class_words, in_slot, is_agentless
from dragoman.reading.facts.view import PageView

Bound = tuple[tuple[ActorRef, ...], str]
"""Who owes it, and the words that say so."""
PERSONS = frozenset({ActorKind.PERSON, ActorKind.OFFICE})
_SUBJECTLESS = frozenset({"it", "this", "that", "which", "who", "what", "there", "one", "such"})
_NOT_OWN = re.compile(
    r",|\b(?:against|on|in|into|from|to|toward|towards|with|for|between|by|under|at|near|which|who|that)\b",
    re.IGNORECASE,
)
"""Behind these stands another than he whose it is: "sanctions against the state"."""
_HELD = frozenset(
    {"prisoner", "hostage", "captive", "detainee", "internee", "refugee", "body", "remains"}
)
"""Whom another has: "the rebels' prisoners" may be theirs or of theirs."""


def acting(clause: Clause) -> tuple[ActorRef, ...]:
    """Who is to act; in a passive without agent who is to undergo it ("shall be disarmed")."""
    slot = "object" if is_agentless(clause) else "subject"
    return tuple(ref for p in in_slot(clause, slot) for ref in p.actors)


def owners(view: PageView, clause: Clause) -> tuple[ActorRef, ...]:
    """Whose that is which is to be given up, where nobody is named who does it: "the army's camps
    shall be closed", "the weapons of the front are to be stored"; troops as described."""
    for participant in in_slot(clause, "object"):
        if participant.head.split()[-1:] and participant.head.split()[-1] in _HELD:
            continue
        behind = _NOT_OWN.search(view.page.text, participant.start, participant.end)
        end = behind.start() if behind else participant.end
        found = tuple(
            ref
            for mention in view.mentions.actors
            if participant.start <= mention.start and mention.end <= end
            for ref in mention.actors
        )
        if found:
            return found
        if participant.head in class_words("troops"):
            return (described(participant),)
    return ()


def described(participant: Participant) -> ActorRef:
    """An actor of no name: as the words describe it ("neither", "the last units")."""
    text = re.sub(r"^(?:an?|the|some)\s+", "", " ".join(participant.text.split()), flags=re.I)
    return ActorRef(
        None, text, text, participant.start, participant.end, ActorKind.GROUP, why="as described"
    )


def unnamed(clause: Clause) -> tuple[ActorRef, ...]:
    """The subject as described where it names nobody: "neither has agreed to disarm"."""
    return tuple(
        described(p)
        for p in in_slot(clause, "subject")
        if not p.actors and len(p.text.split()) <= 6 and p.text.lower() not in _SUBJECTLESS
    )
