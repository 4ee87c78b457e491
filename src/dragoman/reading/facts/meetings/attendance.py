"""Who was there and who stayed away: presence told in passing, absence told by set phrases.

Absence is a meeting that somebody did not join: "boycotted the ceremony", "nobody from the front
turned up", "the clans were not in the hall", "which had no seat at the talks". Trees read these
badly; names before and behind the words are sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import (
    UNKNOWN_DAY,
    ActorRef,
    Clause,
    Fact,
    Meeting,
    Modality,
    Polarity,
    RoleHolder,
)
from dragoman.reading.facts.beside import (
    clause_around,
    inside,
    row_before,
    row_behind,
    sentence_around,
)
from dragoman.reading.facts.meetings.seats import Holders, actors_of
from dragoman.reading.facts.view import PageView

_PRESENCE = re.compile(r"\bin the presence of\s+|\b(?:Also present|Present|Attending)\b"
                       r"[^.;:]{0,40}?\b(?:were|was)\s+")  # fmt: skip
_MEETING = (
    r"(?:talks|negotiations|ceremony|conference|summit|meetings?|session|dialogue|round|signing|"
    r"gathering|forum|congress|plenary|consultations|discussions|event|table|process)"
)
_TO_MEETING = rf"[\w’'-]+\s+(?:[\w’'+-]+\s+){{0,4}}?{_MEETING}\b"
_NOT = r"(?:not|never|neither|nowhere|no longer)"
_THERE = (
    rf"(?:in\s+the\s+(?:hall|room|audience)|at\s+{_TO_MEETING}|on\s+the\s+(?:podium|stage)|"
    rf"present|represented|in\s+attendance|to\s+be\s+seen)"
)
_ABSENT = re.compile(
    rf"\b(?:(?P<shun>boycott(?:s|ed|ing)?|skipp(?:ed|ing)|shunned|snubbed|missed|stayed\s+out\s+of|"
    rf"stay(?:s|ed|ing)?\s+away\s+from|kept\s+away\s+from)\s+{_TO_MEETING}|"
    r"(?P<away>stay(?:s|ed)?\s+away|kept\s+away)(?=\s*(?:[.,;:—–]|in protest|too|again|$))|"
    rf"(?:(?:was|were|is|are|had\s+been|has\s+been)\s+{_NOT}\s+(?:even\s+|itself\s+)?{_THERE})|"
    rf"(?:was|were|is|are|remained)\s+(?:conspicuously\s+|notably\s+)?absent\b|"
    r"(?:had|has|have|got|was given|were given)\s+no\s+(?:seat|place|part|say)\s+(?:in|at)\s+"
    rf"(?:the\s+)?(?:[\w’'-]+\s+){{0,3}}?{_MEETING}\b|"
    r"sent\s+(?:no\s+(?:one|delegation|delegates|representatives?|envoys?)|nobody)\b|"
    r"(?P<came>(?:did\s+not|didn['’]t|had\s+not|never|failed\s+to|refused\s+to|declined\s+to|would\s+not|"
    r"will\s+not|won['’]t)\s+(?:turn(?:ed)?\s+up|show(?:ed|n)?\s+up|appear(?:ed)?|make\s+the\s+trip)))"
)
_NOBODY_CAME = re.compile(
    r"\b(?:nobody|no one|no-one|no (?:delegates?|representatives?|officials?|members?|envoys?))\s+"
    r"(?:from|of|for)\s+(?P<who>[^.;]{3,120}?)\s+(?:turned\s+up|showed\s+up|came|attended|appeared|"
    r"took\s+part|was\s+(?:there|present|invited|in\s+the\s+(?:hall|room))|will\s+(?:attend|come))\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|n['’]t)\s+(?:\w+\s+){0,2}$")
MAX_SUBJECT = 160


def attendance(view: PageView) -> Iterator[Fact | None]:
    """Those present by the way, then those who were not there."""
    yield from _present(view)
    yield from _absent(view)


def _present(view: PageView) -> Iterator[Fact | None]:
    """ "signed in the presence of President X and of Y", "Present were X and Y"."""
    text = view.page.text
    for found in _PRESENCE.finditer(text):
        clause = clause_around(view, found.start())
        limit = clause.sentence[1] if clause else min(len(text), found.end() + 400)
        refs, end = row_behind(view, found.end(), limit)
        if not refs:
            continue
        holders = Holders()
        for ref in (*(actors_of(clause, "subject") if clause else ()), *refs):
            holders.add(ref)
        yield _meeting(
            view, (found.start(), end), holders.all(), clause, "presence", found.group(0)
        )


def _absent(view: PageView) -> Iterator[Fact | None]:
    text = view.page.text
    for found in _NOBODY_CAME.finditer(text):
        holders = Holders()
        for ref in inside(view, found.start("who"), found.end("who")):
            holders.add(ref)
        if holders.all():
            clause = clause_around(view, found.start() + 1)
            yield _meeting(
                view, found.span(), holders.all(), clause, "absence", found.group(0),
                polarity=Polarity.NEGATED,
            )  # fmt: skip
    for found in _ABSENT.finditer(text):
        low, high = sentence_around(view, found.start())
        clause = clause_around(view, found.start())
        holders = Holders()
        for ref in _who(view, low, found.start(), clause):
            holders.add(ref)
        if not holders.all():
            continue
        shunned = found["shun"] or found["away"]
        twice = bool(shunned and _DENIED.search(text[low : found.start()]))
        start = max(low, min(holder.actor.start for holder in holders.all()))
        start = (
            start
            if found.start() - start < MAX_SUBJECT and start < found.start()
            else found.start()
        )
        yield _meeting(
            view, (start, min(found.end(), high)), holders.all(), clause, "absence", found.group(0),
            polarity=Polarity.AFFIRMED if twice else Polarity.NEGATED,
        )  # fmt: skip


_ASIDE = re.compile(
    r"(?:,\s[^.;]{3,110},|,?\s+(?:who|which|that)(?:\s+(?:had|has|have))?|"
    r"\s+(?:has|have|had|also|itself|will|again)+)\s*$"
)
""" "Commander Dahl, who opposes the accord, [stayed away]", "the council, which [had no seat]"."""


def _who(view: PageView, low: int, end: int, clause: Clause | None) -> tuple[ActorRef, ...]:
    """Who stands before the words, over an aside or a relative pronoun; else the subject."""
    refs = row_before(view, low, end)
    if not refs:
        aside = _ASIDE.search(view.page.text[low:end])
        refs = row_before(view, low, low + aside.start()) if aside else ()
    if not refs and clause is not None and clause.start <= end:
        refs = actors_of(clause, "subject") or actors_of(clause, "object")
        refs = tuple(ref for ref in refs if ref.start < end)
    return refs


def _meeting(
    view: PageView,
    span: tuple[int, int],
    holders: tuple[RoleHolder, ...],
    clause: Clause | None,
    rule: str,
    why: str,
    *,
    polarity: Polarity | None = None,
) -> Fact | None:
    told = clause.polarity if clause else Polarity.AFFIRMED
    return view.fact(
        *span,
        Meeting(holders, level=None),
        modality=clause.modality if clause else Modality.ACTUAL,
        polarity=told if polarity is None else polarity,
        voices=clause.voices if clause else (),
        day=clause.day if clause else UNKNOWN_DAY,
        place=clause.place if clause else None,
        rule=f"meeting.{rule}",
        why=why.strip()[:40],
    )
