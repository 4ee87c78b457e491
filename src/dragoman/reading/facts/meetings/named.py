"""Meetings that stand in the text as a name or a pronoun, where no noun's clause was read.

- by name: "The Bergen Dialogue Forum will be held on 18 July", "The Oslo talks opened on Thursday"
- by pronoun: "The session was put off. It will take place on 4 July"
A name of several words is one token to the tree, so it has no clause of its own; its verb has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model import Clause, Fact, Meeting, Modality, Participant
from dragoman.reading.facts.meetings.details import format_of
from dragoman.reading.facts.meetings.put_off import placed, put_off
from dragoman.reading.facts.view import PageView

_HAPPENING = frozenset(
    {"hold", "open", "begin", "start", "resume", "convene", "reconvene", "end", "conclude", "close",
     "take", "continue", "last", "collapse", "adjourn", "break", "restart", "happen", "occur"}
)  # fmt: skip
"""Verbs that tell of a meeting as their subject that it was, is or will be."""
_STOPPING = frozenset({"postpone", "put", "call", "cancel", "scrap", "delay", "defer", "shelve",
                       "push", "suspend", "reschedule", "move"})  # fmt: skip
_NOUN = (
    r"(?:talks|meeting|congress|conference|forum|summit|dialogue|negotiations|consultations|jirga|"
    r"convention|round|session|round[ -]?table|symposium)"
)
_BY_NAME = re.compile(
    rf"^(?:the|a|an|this|these)?\s*(?P<name>(?:[\w’'.-]+\s+){{1,6}}?{_NOUN})(?:\s+(?:on|for|of|in|about)\s.+)?$",
    re.IGNORECASE,
)
_AS_A_NAME = re.compile(r"[A-Z][\w’'-]+")
_PLACE_BEHIND = re.compile(r"\s+place\b")
BACK_CHARS = 260
"""How far before it the meeting stands that "it" takes up."""


def named(view: PageView, told: Sequence[Fact]) -> Iterator[Fact | None]:
    """Meetings told by a verb whose subject is a meeting's name, or "it" behind a meeting."""
    found: list[Fact] = []
    for clause in view.clauses:
        if clause.pos != "VERB" or not _tells(view, clause):
            continue
        for participant in clause.participants:
            if participant.role not in ("subject", "object"):
                continue
            fact = _meeting(view, clause, participant, (*told, *found))
            if fact is not None:
                found.append(fact)
    yield from found


def _meeting(
    view: PageView, clause: Clause, participant: Participant, told: Sequence[Fact]
) -> Fact | None:
    name = _name_of(participant)
    if name is not None and not _is_told(told, participant.start, clause.cue_end):
        return _by_name(view, clause, participant, name)
    if name is None and _points_back(view, clause, participant, told):
        return _by_pronoun(view, clause, participant, told)
    return None


def _tells(view: PageView, clause: Clause) -> bool:
    verb = clause.lemma.split()[0]
    if verb == "take":
        return bool(_PLACE_BEHIND.match(view.page.text, clause.cue_end)) or " " in clause.lemma
    return verb in _HAPPENING or verb in _STOPPING


def _name_of(participant: Participant) -> str | None:
    found = _BY_NAME.match(participant.text)
    return found["name"] if found and _AS_A_NAME.search(found["name"]) else None


def _by_name(view: PageView, clause: Clause, participant: Participant, name: str) -> Fact | None:
    head = replace(
        clause, pos="NOUN", start=min(participant.start, clause.start),
        cue_start=participant.start, cue_end=participant.end,
    )  # fmt: skip
    if clause.lemma.split()[0] in _STOPPING:
        head = put_off(view, head)
        if head.modality is not Modality.CANCELLED:
            return None
    head = placed(view, head)
    words = name.split()[-1].lower()
    detail = Meeting((), format=format_of(name, "talks" if words == "talks" else words))
    return view.from_clause(head, detail, rule="meeting.named", why=name)


def _points_back(
    view: PageView, clause: Clause, participant: Participant, told: Sequence[Fact]
) -> bool:
    if participant.text.lower() != "it" or clause.lemma.split()[0] in _STOPPING:
        return False
    return _last(view, participant.start, told) is not None


def _last(view: PageView, position: int, told: Sequence[Fact]) -> Fact | None:
    """The meeting told last before a position, in the same paragraph and not far."""
    before = [f for f in told if f.end <= position and position - f.start <= BACK_CHARS]
    last = max(before, key=lambda f: f.end, default=None)
    if last is None or "\n" in view.page.text[last.end : position]:
        return None
    return last


def _by_pronoun(
    view: PageView, clause: Clause, participant: Participant, told: Sequence[Fact]
) -> Fact | None:
    last = _last(view, participant.start, told)
    if last is None or not isinstance(last.detail, Meeting):
        return None
    clause = replace(clause, place=clause.place or last.place)
    return view.from_clause(clause, last.detail, rule="meeting.pronoun", why=clause.cue)


def _is_told(told: Sequence[Fact], start: int, end: int) -> bool:
    return any(fact.start < end and start < fact.end for fact in told)
