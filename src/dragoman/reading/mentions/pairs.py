"""Words that choose among persons told of just before: "the latter", "the Cuban", "the Kenyan
officer"."""

from __future__ import annotations

from dragoman.model import ActorKind, ActorRef
from dragoman.reading.mentions.around import Around
from dragoman.reading.mentions.memory import Entry, Memory
from dragoman.reading.mentions.people import People, person_ref
from dragoman.reading.mentions.scene import Draft

FORMER, LATTER = "former", "latter"
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_ONES = frozenset({"officer", "soldier", "diplomat", "official", "politician", "envoy", "general",
                   "lawyer", "leader", "statesman", "veteran", "judge", "bishop"})  # fmt: skip
REACH = 2
"""Sentences back in which the two stand."""


def one_of_two_at(around: Around, i: int) -> Draft | None:
    """ "the former", "the latter" where no noun follows."""
    line = around.line
    if line.low(i) != "the" or line.low(i + 1) not in (FORMER, LATTER):
        return None
    following = line.words[i + 2].token if i + 2 < len(line.words) else None
    if following is not None and following.pos in _NOMINAL and line.low(i + 2) not in ("'s", "’s"):
        return None
    draft = around.draft(i, i + 2, "pronoun", f"one of two: {line.low(i + 1)}")
    draft.ask, draft.noun, draft.definite = "one of two", line.low(i + 1), True
    return draft


def resolve_one_of_two(memory: Memory, draft: Draft) -> tuple[ActorRef, ...]:
    """The first or the second of the last two named before, of one sentence where one has two."""
    before = [
        e for e in memory.recent(draft, REACH) if len(e.refs) == 1 and e.draft.ask != "one of two"
    ]
    persons = [e for e in before if e.refs[0].kind is ActorKind.PERSON]
    for entries in (persons, before):
        for line in sorted({e.line for e in entries if e.line < draft.line}, reverse=True):
            told = _distinct([e for e in entries if e.line == line])
            if len(told) == 2:
                return told[0 if draft.noun == FORMER else 1].refs
    two = _distinct(persons)[-2:]
    return two[0 if draft.noun == FORMER else 1].refs if len(two) == 2 else ()


def _distinct(entries: list[Entry]) -> list[Entry]:
    found: dict[object, Entry] = {}
    for entry in entries:
        found.setdefault(entry.key, entry)
    return list(found.values())


def compatriot(
    people: People, memory: Memory, draft: Draft, state: str | None, text: str
) -> ActorRef | None:
    """ "The Cuban spoke of a new start": the one person of that state told of just before."""
    if state is None:
        return None
    found: dict[str, ActorRef] = {}
    for entry in memory.recent(draft, REACH):
        ref = entry.refs[0]
        person = people.get(ref.actor)
        if len(entry.refs) == 1 and person is not None and state in (person.state, ref.state):
            found[person.key] = person_ref(
                person, draft.start, draft.end, text, f"{draft.why}; the one of that state"
            )
    return next(iter(found.values())) if len(found) == 1 else None


def end_of_national(around: Around, first: int, behind: int) -> int:
    """Where "the Cuban" or "the Kenyan officer" ends, whose adjective stands at `first`; 0 where
    the words are about something else."""
    line = around.line
    if line.low(first - 1) != "the" or line.low(behind - 1).endswith("s"):
        return 0
    if line.low(behind) in _ONES:
        behind += 1
    following = line.words[behind].token if behind < len(line.words) else None
    if following is not None and (following.pos in _NOMINAL or following.text in ("-", "–", "and")):
        return 0
    return behind
