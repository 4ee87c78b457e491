"""Meetings and invitations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import (
    ActorKind,
    ActorRef,
    Clause,
    Fact,
    FactKind,
    Invitation,
    Meeting,
    RoleHolder,
)
from dragoman.reading.facts.frames import Match, in_slot
from dragoman.reading.facts.view import PageView, short

_PLURAL = re.compile(
    r"\b(?:two|three|four|both|all|many|several|the|rival|warring)\b.*s$", re.IGNORECASE
)
_TOPIC_SLOTS = ("on", "about", "over", "regarding", "concerning")
_FORMAT_WORDS = (
    ("press conference", "press conference"),
    ("phone", "phone call"),
    ("telephone", "phone call"),
    ("trilateral", "trilateral"),
    ("tripartite", "trilateral"),
    ("three-way", "trilateral"),
    ("bilateral", "bilateral"),
    ("summit", "summit"),
    ("conference", "conference"),
    ("talks", "talks"),
    ("negotiation", "talks"),
    ("visit", "visit"),
    ("round", "round"),
)
"""Words in the clause that settle the format, most telling first."""


def meetings(view: PageView) -> Iterator[Fact | None]:
    """Meetings of two or more actors: met, held talks, visited, are to meet."""
    for match in view.of_kind(FactKind.MEETING):
        clause = match.clause
        participants = _participants(match)
        if not _enough(participants):
            continue
        words = view.page.text[clause.start : clause.end]
        detail = Meeting(
            participants=participants,
            format=_format(words, match.frame.value),
            level=level_of([p.actor for p in participants], words),
            topic=_topic(clause),
        )
        yield view.from_clause(clause, detail, rule=match.frame.id)


def _enough(participants: Sequence[RoleHolder]) -> bool:
    """Two, or one that is several ("the warring parties met")."""
    if len(participants) > 1:
        return True
    return any(_PLURAL.search(holder.actor.text) for holder in participants)


def _participants(match: Match) -> tuple[RoleHolder, ...]:
    found: dict[str, RoleHolder] = {}
    for slots, role in ((match.actors(), "participant"), (match.recipients(), "participant")):
        for ref in slots:
            if ref.kind is not ActorKind.OUTLET:
                found.setdefault(ref.actor or ref.name.lower(), RoleHolder(role, ref))
    for participant in in_slot(match.clause, "with"):
        for ref in participant.actors:
            found.setdefault(ref.actor or ref.name.lower(), RoleHolder("participant", ref))
    return tuple(found.values())


def _format(words: str, value: str) -> str:
    lowered = words.lower()
    return next((name for word, name in _FORMAT_WORDS if word in lowered), value or "meeting")


@cache
def _levels() -> tuple[tuple[str, str], ...]:
    rows = {(row["title"].lower(), row["level"]) for row in load_table("titles") if row["level"]}
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def level_of(actors: Sequence[ActorRef], words: str) -> str | None:
    """The level of a meeting, from the titles in its words."""
    lowered = words.lower()
    return next(
        (level for title, level in _levels() if re.search(rf"\b{re.escape(title)}s?\b", lowered)),
        None,
    )


def _topic(clause: Clause) -> str | None:
    for slot in _TOPIC_SLOTS:
        for participant in in_slot(clause, slot):
            if not participant.actors or len(participant.text.split()) > 2:
                return short(participant.text, words=14)
    return None


def invitations(view: PageView) -> Iterator[Fact | None]:
    """Who asks whom to take part in what; a denial of it stays a denial."""
    for match in view.of_kind(FactKind.INVITATION):
        clause = match.clause
        invitees = match.recipients() or _of(clause, "object")
        inviters = match.actors() or (None,)
        words = view.page.text[clause.start : clause.end].lower()
        formal = True if re.search(r"\bformal(ly)?\b|\bofficial(ly)?\b", words) else None
        for invitee in invitees:
            detail = Invitation(inviters[0], invitee, _occasion(clause), formal)
            yield view.from_clause(clause, detail, rule=match.frame.id)


def _of(clause: Clause, slot: str) -> tuple[ActorRef, ...]:
    return tuple(ref for p in in_slot(clause, slot) for ref in p.actors)


def _occasion(clause: Clause) -> str | None:
    for slot in ("to", "for"):
        for participant in in_slot(clause, slot):
            return short(participant.text, words=14)
    return None
