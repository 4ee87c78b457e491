"""Positions told in phrases that no single predicate carries: "cannot accept", "has no intention
of", "made it a condition", "a red line for", "at the insistence of"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.lexicon.idioms import told_by_idiom
from dragoman.model import (
    UNKNOWN_DAY,
    ActorKind,
    ActorRef,
    Clause,
    Day,
    Fact,
    Modality,
    Polarity,
    Position,
)
from dragoman.reading.facts.beside import row_behind, sentence_around
from dragoman.reading.facts.completing import actor_before
from dragoman.reading.facts.frames import in_slot
from dragoman.reading.facts.positions.phrases import (
    HOLDER_BEFORE,
    HOLDER_BEHIND,
    HOLDER_OWNS,
    SPEAKER_HOLDS,
    compiled,
)
from dragoman.reading.facts.view import PageView, short

_BEFORE = compiled(HOLDER_BEFORE)
_BEHIND = compiled(HOLDER_BEHIND)
_OWNS = compiled(HOLDER_OWNS)
_SPOKEN = compiled(SPEAKER_HOLDS)
_HYPOTHETICAL = frozenset({Modality.POSSIBLE, Modality.CONDITIONAL})
_INSERTED = re.compile(r",\s(?P<words>[^,;.:]{3,70}),\s+$")
_UNREAL = re.compile(r"\b(?:must|should|ought\s+to|to|if)(?:\s+not)?\s+$", re.IGNORECASE)
""" "should reject it", "asked to support it": nobody holds that yet."""
_STOP = re.compile(r"[.;!?](?=\s|$)|\n")
MAX_ISSUE_WORDS = 25
MAX_ISSUE = 200
"""Characters of what a phrase is about, where no clause bounds it."""
MAX_ARTICLE = 12
"""Characters of articles and adjectives before who holds a position: "for the new"."""


def attitudes(view: PageView) -> Iterator[Fact | None]:
    """One position per phrase and holder."""
    text = view.page.text
    for stance, pattern in _BEFORE:
        for found in pattern.finditer(text):
            start, _ = _around(view, found)
            holders, low = _who_before(view, found, start)
            for holder in holders:
                yield _held(view, holder, stance, low, found)
    yield from _by_idiom(view)
    for stance, pattern in _OWNS:
        for found in pattern.finditer(text):
            for holder in _owner(view, found.start()):
                yield _held(view, holder, stance, holder.start, found)
    for stance, pattern in _BEHIND:
        for found in pattern.finditer(text):
            for holder in _first_named(view, *found.span("who")):
                yield _held(view, holder, stance, found.start(), found)
    for stance, pattern in _SPOKEN:
        for found in pattern.finditer(text):
            speaker = _speaking(view, found)
            if speaker is not None:
                yield _held(view, speaker, stance, found.start(), found)


def _by_idiom(view: PageView) -> Iterator[Fact | None]:
    """What the table `idioms` holds: "has washed its hands of it", "is in no mood for it"."""
    for told in told_by_idiom(view.page.text, "position"):
        found = told.words
        if told.idiom.who == "behind":
            _, high = sentence_around(view, found.end() - 1)
            holders, last = row_behind(view, found.end(), max(high, found.end()))
            joined = " and " in view.page.text[found.end() : last]
            holders = holders if joined else holders[:1]  # "over the veto of Oslo, the union …"
            low = sentence_around(view, found.start() + 1)[0]
        else:
            holders, low = _who_before(view, found, _around(view, found)[0])
        for holder in holders:
            yield _held(view, holder, told.idiom.value, low, found)


def _who_before(
    view: PageView, found: re.Match[str], start: int
) -> tuple[tuple[ActorRef, ...], int]:
    """Who stands right before the words, else whom the clause of the words has as subject ("The
    front is open to talks but will not hear of a truce"); and where the quote starts."""
    clause = _clause_in(view, found)
    subjects = tuple(
        ref
        for p in (in_slot(clause, "subject") if clause is not None else ())
        if p.start < found.start()
        for ref in p.actors
    )
    mention = None
    for position in _past_insertion(view.page.text, start, found.start()):
        mention = mention or actor_before(view.page.text, position, start, view.mentions)
    beside = mention.actors if mention is not None else ()
    refs = subjects if len(subjects) > len(beside) else beside
    return refs, min((r.start for r in beside), default=found.start())


def _past_insertion(text: str, low: int, position: int) -> tuple[int, ...]:
    """Where the holder may end: right before the words, or before what stands between commas
    ("the speaker, Ola Dahl, wants a vote", "Dahl, it was said, insisted on a seat")."""
    inserted = _INSERTED.search(text, low, position)
    if inserted is None:
        return (position,)
    return position, inserted.end("words") + 1, inserted.start()


def _owner(view: PageView, apostrophe: int) -> tuple[ActorRef, ...]:
    """Who ends right before an apostrophe: "Oman's preference"."""
    ending = (m for m in view.mentions.actors if m.actors and m.end in (apostrophe, apostrophe + 2))
    widest = min(ending, key=lambda m: m.start, default=None)
    return widest.actors if widest is not None else ()


def _first_named(view: PageView, low: int, high: int) -> tuple[ActorRef, ...]:
    for mention in view.mentions.actors:
        if low <= mention.start <= low + MAX_ARTICLE and mention.end <= high and mention.actors:
            return mention.actors
    return ()


def _around(view: PageView, found: re.Match[str]) -> tuple[int, int]:
    """The sentence a phrase stands in, cut at the first full stop behind it."""
    start, end = sentence_around(view, found.start())
    stop = _STOP.search(view.page.text, found.end(), max(end, found.end()))
    return start, stop.start() if stop else max(end, found.end())


def _speaking(view: PageView, found: re.Match[str]) -> ActorRef | None:
    position = found.end() - 1
    if not view.voices_at(position, position + 1):
        return None
    said = next((a for a in view.attributions if a.covers(position, position + 1)), None)
    return said.speaker if said is not None else None


def _held(
    view: PageView, holder: ActorRef, stance: str, low: int, found: re.Match[str]
) -> Fact | None:
    if holder.kind is ActorKind.OUTLET:
        return None
    clause = _clause_in(view, found)
    if _UNREAL.search(view.page.text, max(0, found.start() - 12), found.start()):
        return None
    groups = found.groupdict()
    high = max(found.end(), min(_around(view, found)[1], found.end() + MAX_ISSUE))
    if clause is not None and clause.end > found.end():
        high = clause.end
    if groups.get("issue"):
        low, high = max(low, _around(view, found)[0]), found.end()
    issue = groups.get("issue") or view.page.text[found.end() : high].strip(" ,.;:")
    hypothetical = clause is not None and clause.modality in _HYPOTHETICAL
    said = clause.voices if clause is not None else ()
    return view.fact(
        low,
        high,
        Position(holder, short(issue or found.group(0), words=MAX_ISSUE_WORDS), stance),
        modality=clause.modality if clause is not None and hypothetical else Modality.ONGOING,
        polarity=Polarity.NEGATED if groups.get("no") else Polarity.AFFIRMED,
        voices=said or view.voices_at(max(low, found.start()), found.end()),
        day=_day(view, clause, found),
        rule="position.phrase",
        why=found.group(0) if len(found.group(0)) < MAX_ISSUE else stance,
    )


def _day(view: PageView, clause: Clause | None, found: re.Match[str]) -> Day:
    """When it is held; a day behind the words is the issue's ("wants a vote next week")."""
    if clause is None or not clause.day.text:
        return UNKNOWN_DAY
    before = view.page.text[clause.sentence[0] : found.start()]
    return clause.day if clause.day.text in before else UNKNOWN_DAY


def _clause_in(view: PageView, found: re.Match[str]) -> Clause | None:
    inside = [c for c in view.clauses if found.start() <= c.cue_start < found.end() + 1]
    verbs = [c for c in inside if c.pos != "NOUN"]
    return next(iter(verbs or inside), None)
