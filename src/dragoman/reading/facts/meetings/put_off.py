"""Meetings put off or called off: the day they had been planned for, and the day that follows it.

Trees lose the verb behind long participles and hang its day on the wrong word, so the words between
the noun and its verb are read as text. Each rule with a sentence it catches:
- called off: "The Bergen meeting planned for 12 June has been postponed, the ministry said"
- planned for: "The envoys called off the round scheduled for Friday"
- put off to: "The talks were put off to 9 July"
- new date: "The new date is 20 July, she said"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from dragoman.lexicon.sieves import Sieve, sieve
from dragoman.model import (
    UNKNOWN_DAY,
    Basis,
    Clause,
    Day,
    DayMention,
    Fact,
    Meeting,
    Modality,
    Polarity,
)
from dragoman.reading.facts.view import PageView

_MOVED = (
    r"(?:postponed|put\s+off|pushed\s+back|delayed|deferred|moved|rescheduled|adjourned|put\s+back)"
)
_STOPPED = rf"(?:{_MOVED}|called\s+off|cancell?ed|scrapped|shelved)"
_CALLED_OFF = sieve(
    rf"(?P<between>[^.;:“”\"]{{0,120}}?)\s(?:has|have|had|was|were|is|are)\s+"
    rf"(?:also\s+|now\s+|again\s+|once\s+more\s+|indefinitely\s+)?(?:been\s+)?{_STOPPED}\b"
)
_OTHER_VERB = sieve(
    r"\b(?:said|says|told|if|unless|because|after|while|when|but|and\s+(?:has|was|will)|agreed|"
    r"denied|not|never|will|would|could|may|might|to\s+(?:discuss|hear|see))\b"
)
"""Words that make the verb behind them another one than the noun's."""
_PLANNED_FOR = sieve(
    r"[^.;:“”\"]{0,90}?\b(?:planned|scheduled|set|due|slated|announced|foreseen|fixed)\s+"
    r"(?:[\w’'-]+\s+){0,5}?(?:for|on|in)\s+(?:the\s+)?"
)
_PUT_OFF_TO = sieve(
    rf"\b{_MOVED}(?:\s+(?:again|once\s+more))?(?:\s+from\s+[^.,;]{{3,30}}?)?\s+(?:to|until|till|for)\s+(?:the\s+)?"
)
_FROM = sieve(r"\s+(?:again\s+)?from\s+(?:the\s+)?")
_NEW_DATE = sieve(
    r"\b(?:[Tt]he|[Aa]|[Ii]ts|[Tt]heir)\s+new\s+date\s+(?:is|was|will\s+be|would\s+be|"
    r"(?:has|had)\s+been\s+set\s+for|set\s+for|of|proposed\s+is)\s+(?:the\s+)?|"
    r"\b(?:rescheduled|moved)\s+(?:for|to)\s+(?:the\s+)?"
)
AFTER_CHARS = 400
"""How far behind a meeting put off its new date is looked for."""
YEAR_DIGITS = 4
NEXT_WORD = 5
"""Characters between a preposition and the day it introduces."""


def put_off(view: PageView, clause: Clause) -> Clause:
    """A noun's clause as cancelled where its verb, behind a participle, says so; with the day it
    had been planned for and not that of the decision."""
    text, end = view.page.text, clause.sentence[1]
    found = _CALLED_OFF.match(text, clause.cue_end, end)
    if found and not _OTHER_VERB.search(found["between"]):
        since = _FROM.match(text, found.end(), end)
        planned = _day_within(view, clause.start, found.end("between"))
        planned = planned or _day_of(view, since) or UNKNOWN_DAY
        clause = replace(clause, modality=Modality.CANCELLED, polarity=Polarity.AFFIRMED)
        return replace(clause, day=planned, end=max(clause.end, found.end()))
    if clause.modality is Modality.CANCELLED:
        intended = _PLANNED_FOR.match(text, clause.cue_end, end)
        planned = _day_of(view, intended)
        return replace(clause, day=planned) if planned else clause
    return clause


def placed(view: PageView, clause: Clause) -> Clause:
    """ "The Bergen meeting will be held in May": the place before the noun, or in a meeting's name,
    where no other is told."""
    if clause.place is not None:
        return clause
    near = (p for p in view.mentions.places
            if p.end in (clause.cue_start, clause.cue_start - 1)
            or clause.cue_start <= p.start < clause.cue_end
            or _OF.fullmatch(view.page.text, clause.cue_end, p.start))  # fmt: skip
    return replace(clause, place=next(near, None))


def held(view: PageView, clause: Clause) -> Clause:
    """ "The sixth round of the Bergen talks, held on 4 and 5 June": its days where trees hang the
    participle on another word."""
    found = _HELD.match(view.page.text, clause.cue_end, clause.sentence[1])
    if found is None or clause.day.known:
        return clause
    day = _day_within(view, found.end() - 1, min(clause.sentence[1], found.end() + HELD_CHARS))
    return replace(clause, day=day) if day else clause


HELD_CHARS = 20
_HELD = sieve(
    r"[^.;:,]{0,60},?\s+(?:(?:which|that)\s+(?:was|were)\s+)?held\s+(?:[\w’'-]+\s+){0,3}?(?:on|from)\s+"
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
""" "the fifth round of the Bergen talks"."""


def new_dates(view: PageView, told: Sequence[Fact]) -> Iterator[Fact]:
    """The meetings that take the place of those put off: planned for the new day, each once and
    for the meeting told of last."""
    found: dict[int, Fact] = {}
    for fact in sorted(told, key=lambda f: f.start):
        for anew in _anew(view, fact):
            found[anew.start] = anew
    yield from found.values()


def _anew(view: PageView, fact: Fact) -> Iterator[Fact]:
    patterns = (
        (_PUT_OFF_TO, 0, fact.modality is Modality.CANCELLED),
        (_NEW_DATE, AFTER_CHARS, fact.modality is Modality.CANCELLED or _is_off(fact)),
    )
    for pattern, reach, applies in patterns:
        if applies and isinstance(fact.detail, Meeting):
            anew = _planned_anew(view, fact, fact.detail, pattern, reach=reach)
            if anew is not None:
                yield anew


def _is_off(fact: Fact) -> bool:
    return fact.polarity is Polarity.NEGATED


def _planned_anew(
    view: PageView, fact: Fact, meeting: Meeting, pattern: Sieve, *, reach: int
) -> Fact | None:
    sentence = next((c.sentence for c in view.clauses if c.start <= fact.start < c.end), None)
    limit = max(fact.end, sentence[1] if sentence else 0) + reach
    found = pattern.search(view.page.text, fact.start, limit)
    mention = _mention_at(view, found.end()) if found else None
    if found is None or mention is None:
        return None
    return view.fact(
        found.start(), mention.end, meeting, modality=Modality.PLANNED,
        voices=view.voices_at(found.start(), found.end()), place=fact.place,
        day=_nearest(view, mention.day),
        rule="meeting.new_date", why=found.group().strip(),
    )  # fmt: skip


def _day_within(view: PageView, start: int, end: int) -> Day | None:
    """The first day told in a stretch; with the next one where "and" joins two in a row."""
    inside = [d for d in view.mentions.days if start <= d.start < end and d.day.known]
    for one, two in pairwise(inside):
        last, joined = one.day.end, view.page.text[one.end : two.start].strip() == "and"
        if joined and last is not None and two.day.start == last + timedelta(days=1):
            both = replace(one.day, end=two.day.end, text=f"{one.text} and {two.text}")
            return _nearest(view, both)
        break
    return _nearest(view, inside[0].day) if inside else None


def _day_of(view: PageView, introduced: re.Match[str] | None) -> Day | None:
    """The day told right behind the words that introduce one."""
    mention = _mention_at(view, introduced.end()) if introduced else None
    return _nearest(view, mention.day) if mention else None


def _mention_at(view: PageView, start: int) -> DayMention | None:
    near = (d for d in view.mentions.days if start - NEXT_WORD <= d.start <= start + NEXT_WORD)
    return next((mention for mention in near if mention.day.known), None)


def _nearest(view: PageView, day: Day) -> Day:
    """A date without a year in the year that brings it nearer to the page: the tagger takes the
    past tense of "was put off" for the date's own."""
    said, start, end = view.layout.published.end, day.start, day.end
    if said is None or start is None or end is None or day.basis is not Basis.RELATIVE:
        return day
    told = [word.strip(".,") for word in (day.text or "").split()]
    by_year = any(word.isdigit() and len(word) == YEAR_DIGITS for word in told)
    if by_year or (start.day, start.month) == (29, 2):
        return day
    later = start.replace(year=start.year + 1)
    if len(told) < 2 or abs(later - said) >= abs(start - said):
        return day
    return replace(day, start=later, end=end + (later - start))
