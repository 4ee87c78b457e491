"""Meetings that trees lose: who sat with whom, by the words alone.

Long subjects and adjuncts tear a verb from its "with"; names before and behind the words are sure.
Each rule with a sentence it catches:
- with: "Sow, who had flown in from Rome, sat down late on Monday with the premier, Ola Dahl"
- to: "had briefly received two bishops", "called on the king", "telephoned the rebel chief"
- by: "the delegation was welcomed at the palace by President Sow"
- for: "Dahl gave a lunch at the residence for King Saul and Premier Sow"
- inverted: "Also at the table were the envoys of Chad and Niger", "Absent were the clans"
- together: "Sow and Dahl dined together", "the two chiefs were brought face to face"
- between: "the encounter in Agadez between Minister Sow and the rebel leader Dahl"
What a frame has told already is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import (
    UNKNOWN_DAY,
    ActorKind,
    ActorRef,
    Clause,
    Fact,
    Meeting,
    Modality,
    Polarity,
)
from dragoman.reading.facts.beside import row_behind, sentence_around, subject_before
from dragoman.reading.facts.meetings.seats import Holders
from dragoman.reading.facts.view import PageView

_SITTING = (
    r"(?:talks?|meetings?|conversations?|encounter|audience|exchange|session|lunch|dinner|breakfast|"
    r"discussions?|consultations?|t[eê]te-[aà]-t[eê]te|negotiations|rounds?|call|contacts?|parley|"
    r"interview|working\s+dinner)"
)
_WITH = re.compile(
    r"\b(?:(?:sat|sits|sitting|sit)\s+(?:down|across)|din(?:ed|es)|lunched|breakfasted|conferr(?:ed|ing)|confers|"
    r"spoke|spoken|talked|huddled|parleyed|negotiated|closeted|met|"
    rf"(?:had|has|held|holds|having|holding|opened|opens)\s+(?:[\w’'-]+\s+){{0,5}}?{_SITTING})\b"
    r"[^.;:“”\"]{0,60}?\bwith\s+(?:both\s+)?(?:the\s+)?"
)
_TO = re.compile(
    r"\b(?:received|receives|telephoned|phoned|rang|(?:has|have|had)\s+(?:already\s+)?seen|called\s+on|"
    r"paid\s+a\s+(?:call|visit)\s+(?:on|to)|briefly\s+met|met)\s+(?:briefly\s+|again\s+)?(?:the\s+)?"
)
_BY = re.compile(
    r"\b(?:was|were|been|be)\s+(?:received|welcomed|hosted|greeted|entertained)\b[^.;:“”\"]{0,60}?\sby\s+(?:the\s+)?"
)
_FOR = re.compile(
    r"\bgave\s+an?\s+(?:[\w-]+\s+)?(?:lunch|dinner|banquet|breakfast|reception)\b[^.;:“”\"]{0,50}?\sfor\s+(?:the\s+)?"
)
_INVERTED = re.compile(
    r"(?:(?<=[.!?”\"]\s)|(?<=\n)|\A)(?P<word>Also|Present|Seated|Sitting|Gathered|Around|At\s+the\s+(?:\w+\s+)?table|"
    r"Absent|Missing|Attending)\b(?P<rest>[^.;:“”\"]{0,60}?)\s(?:were|was|sat|is|are)\s+(?:also\s+)?(?:the\s+)?"
)
_TABLE = re.compile(
    r"\b(?:table|talks|room|hall|meeting|session|present|attend\w*|gathering|summit|dinner|lunch|absent|missing)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:(?:dined|lunched|breakfasted|sat(?:\s+down)?|talked)\s+together|came\s+(?:together|face\s+to\s+face)|"
    r"(?:was|were)\s+brought\s+(?:together|face\s+to\s+face)|saw\s+each\s+other|met\s+each\s+other|"
    r"talked\s+for\s+(?:[\w-]+\s+){1,3}(?:hours?|minutes))\b"
)
_BETWEEN = re.compile(
    r"\b(?P<noun>encounter|exchange|contact|contacts|meeting|session|conversation|parley|t[eê]te-[aà]-t[eê]te|"
    r"negotiations|talks|summit|discussions|phone\s+call)\b[^.;:“”\"]{0,70}?\sbetween\s+(?:both\s+)?(?:the\s+)?"
)
_MODAL = re.compile(
    r"\b(?:will|to|would|could|may|might|should|must|can|if|cannot|not|never|no)\s+(?:\w+\s+)?$"
)
_NEVER = re.compile(r"\b(?:never|not|neither|nor)\s+(?:\w+\s+)?$|n['’]t\s+$")
_DEMANDED = re.compile(r"^(?:\s*\([^()]*\))?,?\s+to\s")
""" "called on the king to abdicate" is no visit."""
_SITTERS = frozenset(
    {ActorKind.PERSON, ActorKind.ARMED_GROUP, ActorKind.GROUP, ActorKind.COALITION}
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "him", "her", "them", "we"})
MAX_TITLE = 45
MIN_TOGETHER = 2


def passing(view: PageView, told: Sequence[Fact]) -> Iterator[Fact | None]:
    """Meetings by words alone, where no fact of `told` stands on them already."""
    text = view.page.text
    for pattern, name in _PAIRED:
        for found in pattern.finditer(text):
            low, high = sentence_around(view, found.start() + 1)
            second, end = row_behind(view, found.end(), high)
            if not second or second[0].start - found.end() > MAX_TITLE:
                continue
            if name == "to" and not _is_visit(text, second, end):
                continue
            first = subject_before(view, low, found.start())
            if first:
                yield _meeting(view, (found.start(), end), (*first, *second), name, told)
    yield from _together(view, told)
    yield from _inverted(view, told)


_PAIRED = ((_WITH, "with"), (_TO, "to"), (_BY, "by"), (_FOR, "for"))


def _is_visit(text: str, refs: Sequence[ActorRef], end: int) -> bool:
    return all(ref.kind in _SITTERS for ref in refs) and not _DEMANDED.match(text[end : end + 60])


def _together(view: PageView, told: Sequence[Fact]) -> Iterator[Fact | None]:
    text = view.page.text
    for found in _TOGETHER.finditer(text):
        low, _ = sentence_around(view, found.start() + 1)
        refs = subject_before(view, low, found.start())
        if len(refs) >= MIN_TOGETHER:
            yield _meeting(view, found.span(), refs, "together", told)
    for found in _BETWEEN.finditer(text):
        _, high = sentence_around(view, found.start() + 1)
        refs, end = row_behind(view, found.end(), high)
        if len(refs) >= MIN_TOGETHER:
            yield _meeting(view, (found.start(), end), refs, "between", told)


def _inverted(view: PageView, told: Sequence[Fact]) -> Iterator[Fact | None]:
    for found in _INVERTED.finditer(view.page.text):
        if not _TABLE.search(found.group()):
            continue
        _, high = sentence_around(view, found.start() + 1)
        refs, end = row_behind(view, found.end(), high)
        if refs and refs[0].start - found.end() <= MAX_TITLE:
            absent = found["word"] in ("Absent", "Missing")
            yield _meeting(view, (found.start(), end), refs, "inverted", told, absent=absent)


def _meeting(
    view: PageView,
    span: tuple[int, int],
    refs: Sequence[ActorRef],
    name: str,
    told: Sequence[Fact],
    *,
    absent: bool = False,
) -> Fact | None:
    holders = Holders()
    for ref in refs:
        if ref.actor is not None or ref.text.lower() not in _PRONOUNS:
            holders.add(ref)
    start = min(span[0], *(ref.start for ref in refs))
    if not holders.all() or _is_told(told, start, span[1], refs):
        return None
    clause = _own(view, span)
    before = view.page.text[max(0, span[0] - 30) : span[0]]
    if clause is None and _MODAL.search(before) and not _NEVER.search(before):
        return None
    denied = absent or (clause is None and bool(_NEVER.search(before)))
    polarity = clause.polarity if clause else Polarity.AFFIRMED
    return view.fact(
        start, span[1], Meeting(holders.all(), format="meeting", level=None),
        modality=clause.modality if clause else Modality.ACTUAL,
        polarity=Polarity.NEGATED if denied else polarity,
        voices=clause.voices if clause else view.voices_at(*span),
        day=clause.day if clause else UNKNOWN_DAY, place=clause.place if clause else None,
        rule="meeting.passing", why=name,
    )  # fmt: skip


def _own(view: PageView, span: tuple[int, int]) -> Clause | None:
    """The clause whose predicate is the word that tells the meeting."""
    own = [c for c in view.clauses if span[0] - 1 <= c.cue_start < span[1]]
    return min(own, key=lambda c: (c.pos != "VERB", c.cue_start), default=None)


def _is_told(told: Sequence[Fact], start: int, end: int, refs: Sequence[ActorRef]) -> bool:
    """A meeting on these words that names as many of these people."""
    names = {ref.key for ref in refs}
    for fact in told:
        if fact.start < end and start < fact.end:
            known = {ref.key for ref in fact.actors()}
            if len(known & names) >= min(MIN_TOGETHER, len(names)):
                return True
    return False
