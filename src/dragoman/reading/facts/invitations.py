"""Invitations: who asks whom to take part in what; a denial of it stays a denial."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import ActorRef, Clause, Fact, FactKind, Invitation
from dragoman.reading.facts.beside import row_before
from dragoman.reading.facts.frames import Match, in_slot
from dragoman.reading.facts.view import PageView, short

_FORMAL = re.compile(r"\bformal(?:ly)?\b|\bofficial(?:ly)?\b|\bin writing\b", re.IGNORECASE)
_CARRIERS = frozenset({"send", "extend", "issue", "decline", "turn down", "accept", "reject",
                       "receive", "get", "deliver", "hand", "convey", "offer"})  # fmt: skip
"""Verbs that make an invitation only with the word itself as their object."""
_INVITING = re.compile(r"\binvit(?:e|es|ation|ations)\b", re.IGNORECASE)
_OCCASION_SLOTS = ("to", "for", "at", "into")
_PASSIVE = re.compile(
    r"(?:,\s*(?:to\s+)?(?:who|which|whom|that)\s+)?"
    r"\b(?:(?:has|have|had|will|would|should|may|might|must)\s+(?:not\s+|also\s+|never\s+)?)?"
    r"(?:been|be|is|are|was|were)\s+(?:(?:not|also|never|formally|officially|even|both|again|"
    r"initially|originally)\s+){0,3}$",
    re.IGNORECASE,
)


def invitations(view: PageView) -> Iterator[Fact | None]:
    """One fact per invitee."""
    for match in view.of_kind(FactKind.INVITATION):
        if match.clause.lemma in _CARRIERS and not _invites(match.clause):
            continue
        yield from _from_match(view, match)
    told = {match.clause for match in view.of_kind(FactKind.INVITATION)}
    for clause in view.clauses:
        if clause.lemma == "invite" and clause.pos == "VERB" and clause not in told:
            yield from _from_passive(view, clause)


def _from_match(view: PageView, match: Match) -> Iterator[Fact | None]:
    clause = match.clause
    invitees = match.recipients() or (() if _passes(match) else _of(clause, "object"))
    inviter = next(iter(match.actors()), None)
    for invitee in _distinct(invitees):
        if inviter is not None and _key(inviter) == _key(invitee):
            inviter = None
        detail = Invitation(inviter, invitee, _occasion(clause), _formal(view, clause))
        yield view.from_clause(clause, detail, rule=match.frame.id)


def _from_passive(view: PageView, clause: Clause) -> Iterator[Fact | None]:
    """ "has been invited to witness the accord", "the feast, to which she had not been invited":
    the invitee stands before the auxiliary, or is the subject of the sentence."""
    invitees = _of(clause, "object") or _before_auxiliary(view, clause)
    if not invitees:
        return
    inviter = next(iter(_of(clause, "subject")), None)
    for invitee in _distinct(invitees):
        detail = Invitation(
            inviter,
            invitee,
            _occasion(clause) or _to_do(view, clause),
            _formal(view, clause),
        )
        yield view.from_clause(clause, detail, rule="invitation.passive")


def _before_auxiliary(view: PageView, clause: Clause) -> tuple[ActorRef, ...]:
    low = clause.sentence[0]
    passive = _PASSIVE.search(view.page.text[low : clause.cue_start])
    return row_before(view, low, low + passive.start()) if passive else ()


def _to_do(view: PageView, clause: Clause) -> str | None:
    """ "invited to witness the accord": what follows is the occasion."""
    behind = re.match(r"\s+to\s+([^.;,]{3,120})", view.page.text[clause.cue_end :])
    return short(behind.group(1), words=14) if behind else None


def _invites(clause: Clause) -> bool:
    return any(_INVITING.search(p.text) for p in in_slot(clause, "object"))


def _passes(match: Match) -> bool:
    """Whether the object is the invitation itself and no guest."""
    return match.clause.lemma in _CARRIERS


def _of(clause: Clause, slot: str) -> tuple[ActorRef, ...]:
    return tuple(ref for p in in_slot(clause, slot) for ref in p.actors)


def _distinct(refs: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    return tuple({_key(ref): ref for ref in refs}.values())


def _key(ref: ActorRef) -> str:
    return ref.actor or ref.name.lower()


def _formal(view: PageView, clause: Clause) -> bool | None:
    return True if _FORMAL.search(view.page.text[clause.start : clause.end]) else None


def _occasion(clause: Clause) -> str | None:
    for slot in _OCCASION_SLOTS:
        for participant in in_slot(clause, slot):
            if participant.start > clause.cue_start and not participant.actors:
                return short(participant.text, words=14)
    return None
