"""Invitations: who asks whom to take part in what; a denial of it stays a denial."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import (
    UNKNOWN_DAY,
    ActorRef,
    Clause,
    Fact,
    FactKind,
    Invitation,
    Polarity,
    each_once,
)
from dragoman.reading.facts.beside import clause_around, row_before, row_behind, sentence_around
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


_ASKED = re.compile(
    r"\s+(?:(?:has|have|had|will|would)\s+(?P<not1>not\s+|never\s+)?(?:be|been)|was|were|is|are)\s+"
    r"(?P<not2>not\s+|never\s+)?(?:also\s+|even\s+|formally\s+|officially\s+)?"
    r"(?:(?:asked|requested|called\s+upon|bidden)\s+to\s+(?:attend|join|come\s+to|take\s+(?:part|a\s+seat)|"
    r"participate|be\s+present|sit\s+(?:in|at|down)|witness|observe|(?:co-)?chair|mediate|travel\s+to|"
    r"send\s+(?:so\s+much\s+as\s+)?(?:an?\s+|its\s+|their\s+)?(?:\w+\s+)?(?:observers?|delegat\w+|envoys?|"
    r"representatives?))|(?:bidden|summoned|called)\s+to\s+(?=[A-Z]|the\s+\w+\s+(?:talks|session|table))|"
    r"(?:sent|handed|given|issued(?:\s+with)?)\s+(?:an?|the)\s+(?:formal\s+|written\s+|official\s+)?"
    r"invitations?|(?P<off>uninvited|disinvited|left\s+off\s+the\s+(?:guest\s+)?list))\b"
)
""" "The clans were asked to attend the talks", "… had been sent an invitation by the envoys"."""
_RECEIVED = re.compile(
    r"\s+(?:(?:has|have|had|also)\s+)?(?P<not1>not\s+|never\s+)?(?P<not2>\b)(?P<off>(?!))?"
    r"(?:received|got|obtained|been\s+handed)\s+(?:an?|the|its|their|his|her)\s+"
    r"(?:formal\s+|written\s+|official\s+)?invitations?\b"
)
_GONE_OUT = re.compile(
    r"\binvitations?\s+(?:(?:has|have|had|was|were|is|are|will\s+be)\s+(?P<not>not\s+|never\s+)?"
    r"(?:yet\s+)?(?:been\s+)?)?(?:gone\s+out|went\s+out|sent(?:\s+out)?|issued|extended|dispatched|"
    r"despatched|handed|delivered|conveyed|addressed|made)\s+(?:only\s+)?to\s+(?:both\s+|the\s+)?",
    re.IGNORECASE,
)
""" "Invitations have gone out to Chad and Niger"."""
_TO_SEND = re.compile(
    r"\b(?P<nobody>(?:nobody|no\s+one)\s+(?:has\s+|had\s+)?)?(?:asked|invited|requested|pressed|urged)\s+"
    r"(?:the\s+)?(?P<who>[^.;,]{3,60}?)\s+to\s+send\s+(?:so\s+much\s+as\s+)?(?:an?\s+|its\s+|their\s+|his\s+)?"
    r"(?:[\w-]+\s+){0,2}?(?:observers?|delegat\w+|envoys?|representatives?|negotiators?|emissar\w+)\b",
    re.IGNORECASE,
)
""" "The council had asked Chad to send a delegation"."""
_AT_THE = re.compile(r"\b[Aa]t\s+the\s+(?:joint\s+)?invitation\s+of\s+(?:the\s+)?")
_BY = re.compile(r"^[^.;]{0,60}?\bby\s+(?:the\s+)?")


def invitations(view: PageView) -> Iterator[Fact | None]:
    """One fact per invitee."""
    yield from _from_text(view)
    for match in view.of_kind(FactKind.INVITATION):
        if match.clause.lemma in _CARRIERS and not _invites(match.clause):
            continue
        yield from _from_match(view, match)
    told = {match.clause for match in view.of_kind(FactKind.INVITATION)}
    for clause in view.clauses:
        if clause.lemma == "invite" and clause.pos == "VERB" and clause not in told:
            yield from _from_passive(view, clause)


def _from_text(view: PageView) -> Iterator[Fact | None]:
    """Set phrases: asked to attend, sent an invitation, left off the list, at the invitation of."""
    text = view.page.text
    for pattern in (_ASKED, _RECEIVED):
        for found in pattern.finditer(text):
            low, high = sentence_around(view, found.start() + 1)
            invitees = row_before(view, low, found.start())
            by = _BY.match(text[found.end() : high])
            inviters = row_behind(view, found.end() + by.end(), high)[0] if by else ()
            refused = found["not1"] or found["not2"] or found["off"]
            for invitee in each_once(invitees):
                detail = Invitation(next(iter(inviters), None), invitee, None, None)
                clause = clause_around(view, found.end() - 2)
                yield view.fact(
                    min(invitees[0].start, found.start()), found.end(), detail,
                    polarity=Polarity.NEGATED if refused else Polarity.AFFIRMED,
                    voices=clause.voices if clause else (),
                    day=clause.day if clause else UNKNOWN_DAY,
                    rule="invitation.phrase", why=found.group(0).strip()[:40],
                )  # fmt: skip
    yield from _sent(view)
    for found in _AT_THE.finditer(text):
        low, high = sentence_around(view, found.start())
        inviters, end = row_behind(view, found.end(), high)
        clause = clause_around(view, found.start())
        invitees = _of(clause, "subject") if clause else ()
        if inviters and not invitees and text[end : end + 1] == ",":
            invitees = row_behind(view, end + 1, high)[0]
        for invitee in each_once(invitees) if inviters else ():
            if invitee.key != inviters[0].key:
                yield view.fact(
                    found.start(), end, Invitation(inviters[0], invitee, None, None),
                    voices=clause.voices if clause else (),
                    day=clause.day if clause else UNKNOWN_DAY,
                    rule="invitation.phrase", why=found.group(0).strip(),
                )  # fmt: skip


def _sent(view: PageView) -> Iterator[Fact | None]:
    """Invitations that went out to somebody, and those to send somebody."""
    text = view.page.text
    for pattern in (_GONE_OUT, _TO_SEND):
        for found in pattern.finditer(text):
            low, high = sentence_around(view, found.start() + 1)
            groups = found.groupdict()
            start = found.start("who") if groups.get("who") else found.end()
            invitees, end = row_behind(view, start, high)
            inviters = row_before(view, low, found.start()) if groups.get("who") else ()
            refused = groups.get("not") or groups.get("nobody")
            clause = clause_around(view, found.start() + len(groups.get("nobody") or "") + 1)
            for invitee in each_once(invitees):
                yield view.fact(
                    inviters[0].start if inviters else found.start(), max(end, found.end()),
                    Invitation(next(iter(inviters), None), invitee, None, None),
                    polarity=Polarity.NEGATED if refused else Polarity.AFFIRMED,
                    voices=clause.voices if clause else (),
                    day=clause.day if clause else UNKNOWN_DAY,
                    rule="invitation.phrase", why=found.group(0).strip()[:40],
                )  # fmt: skip


def _from_match(view: PageView, match: Match) -> Iterator[Fact | None]:
    clause = match.clause
    invitees = match.recipients() or (() if _passes(match) else _of(clause, "object"))
    inviter = next(iter(match.actors()), None)
    for invitee in each_once(invitees):
        if inviter is not None and inviter.key == invitee.key:
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
    for invitee in each_once(invitees):
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


def _formal(view: PageView, clause: Clause) -> bool | None:
    return True if _FORMAL.search(view.page.text[clause.start : clause.end]) else None


def _occasion(clause: Clause) -> str | None:
    for slot in _OCCASION_SLOTS:
        for participant in in_slot(clause, slot):
            if participant.start > clause.cue_start and not participant.actors:
                return short(participant.text, words=14)
    return None
