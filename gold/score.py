"""Scores readings of gold pages and sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.model import Fact, FactKind, Page, Reading, Zone, ZoneKind
from gold.compare import (
    day_agrees,
    field_agrees,
    modality_agrees,
    polarity_agrees,
    predicted,
    status_agrees,
    voices_agree,
)
from gold.match import Match, Matching, match_facts
from gold.model import GoldPage, GoldSentence, GoldZone, Tier
from gold.names import any_same
from gold.tally import Tally

ReadPage = Callable[[Page], Reading]

FURNITURE = frozenset(
    (ZoneKind.COMMENT, ZoneKind.BOILERPLATE, ZoneKind.CAPTION, ZoneKind.CREDIT)
)  # fmt: skip
"""Zones whose words must never pass for the article's."""
FRAME = frozenset((ZoneKind.TITLE, ZoneKind.HEADING, ZoneKind.BYLINE, ZoneKind.DATELINE))
"""Zones that belong to the article but carry no facts."""


@dataclass(frozen=True, slots=True)
class PageScore:
    """A page, how it was read, and what of that was right."""

    gold: GoldPage
    reading: Reading
    matching: Matching


@dataclass(frozen=True, slots=True)
class SentenceScore:
    """A sentence, the fact chosen as its reading (None: none found), and what is wrong with it."""

    gold: GoldSentence
    fact: Fact | None
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one part, and what they were counted from."""

    tally: Tally
    pages: tuple[PageScore, ...]
    sentences: tuple[SentenceScore, ...]


def score(pages: Sequence[GoldPage], sentences: Sequence[GoldSentence], read: ReadPage) -> Score:
    """Reads everything and counts. Deterministic where `read` is."""
    tally = Tally()
    page_scores = tuple(_score_page(gold, read(gold.page), tally) for gold in pages)
    sentence_scores = tuple(_score_sentence(gold, read, tally) for gold in sentences)
    return Score(tally, page_scores, sentence_scores)


def _score_page(gold: GoldPage, reading: Reading, tally: Tally) -> PageScore:
    matching = match_facts(gold.facts, reading.facts)
    _count_found(gold, matching, tally)
    for match in matching.matches:
        if not match.gold.implied:
            _count_fields(match, tally)
    _count_zones(gold, reading, tally)
    told = reading.layout.published
    tally.add("page.published", any(day.is_told_by(told) for day in gold.published))
    tally.add("page.outlet", _same_or_none((gold.outlet,), reading.outlet))
    tally.add(
        "page.republished_from",
        _same_or_none(gold.republished_from, reading.layout.republished_from),
    )
    return PageScore(gold, reading, matching)


def _count_found(gold: GoldPage, matching: Matching, tally: Tally) -> None:
    found = {id(match.gold) for match in matching.matches}
    for fact in gold.facts:
        if fact.implied:
            continue
        tally.add(f"recall.{fact.tier.value}", id(fact) in found)
        if fact.tier is not Tier.MAY:
            tally.kind(fact.kind.value).recall.add(id(fact) in found)
    for match in matching.matches:
        tally.add("precision", right=True)
        tally.kind(match.fact.kind.value).precision.add(right=True)
        if match.gold.tier is not Tier.MAY:
            tally.add("precision.without_may", right=True)
    for extra in matching.extras:
        tally.add("precision", right=False)
        tally.kind(extra.kind.value).precision.add(right=False)
        tally.add("precision.without_may", right=False)


def _count_fields(match: Match, tally: Tally) -> None:
    gold, fact = match.gold, match.fact
    tally.add("status", status_agrees(gold.status, fact))
    tally.add("voices", voices_agree(gold.status, fact))
    if gold.status.days:
        tally.add("day", day_agrees(gold.status, fact))
    if gold.place:
        tally.add("place", any_same(gold.place, fact.place.name if fact.place else None))
    for name in gold.fields:
        right = field_agrees(gold, name, predicted(fact, name))
        if (gold.kind, name) == (FactKind.STATEMENT, "speaker"):
            tally.add("speaker", right)
        tally.add(f"field.{gold.kind.value}.{name}", right)


def _count_zones(gold: GoldPage, reading: Reading, tally: Tally) -> None:
    for word in re.finditer(r"\w+", gold.page.text):
        expected = _zone_at(gold.zones, word.start())
        told = _zone_at(reading.layout.zones, word.start())
        if expected is ZoneKind.BODY:
            tally.add("zones.article_words_kept", told is ZoneKind.BODY)
        elif expected in FURNITURE:
            tally.add("zones.furniture_words_kept_out", told is not ZoneKind.BODY)
        elif expected in FRAME:
            tally.add("zones.frame_words_kept_out", told is not ZoneKind.BODY)


def _zone_at(zones: Sequence[GoldZone | Zone], position: int) -> ZoneKind | None:
    return next((zone.kind for zone in zones if zone.start <= position < zone.end), None)


def _same_or_none(allowed: Sequence[str | None], told: str | None) -> bool:
    return told in allowed if told is None else any_same([one for one in allowed if one], told)


def _score_sentence(gold: GoldSentence, read: ReadPage, tally: Tally) -> SentenceScore:
    reading = read(Page(name=f"{gold.id}.txt", text=gold.text, published=gold.published))
    fact = focus_fact(gold, reading.facts)
    checks = {
        "found": fact is not None,
        "modality": fact is not None and modality_agrees(gold.status, fact),
        "polarity": fact is not None and polarity_agrees(gold.status, fact),
        "voices": fact is not None and voices_agree(gold.status, fact),
        "status": fact is not None and status_agrees(gold.status, fact),
    }
    if gold.status.days:
        checks["day"] = fact is not None and day_agrees(gold.status, fact)
    for name, right in checks.items():
        tally.add(f"sentences.{name}", right)
        if fact is not None and name != "found":
            tally.add(f"sentences.{name}.where_found", right)
    tally.add(f"sentences.group.{gold.group}", checks["status"])
    return SentenceScore(gold, fact, tuple(name for name, right in checks.items() if not right))


def focus_fact(gold: GoldSentence, facts: Sequence[Fact]) -> Fact | None:
    """The fact that tells the focus: of an asked kind, over the focus, with the nearest words.

    Facts whose cue or reason holds the focus words go first, then shorter anchors.
    """
    focus = gold.text[gold.start : gold.end].casefold()
    over = [
        fact
        for fact in facts
        if fact.kind in gold.kinds and fact.start < gold.end and gold.start < fact.end
    ]
    ranked = sorted(
        over,
        key=lambda fact: (
            gold.kinds.index(fact.kind),
            not _fired_on(fact, focus),
            fact.end - fact.start,
            fact.start,
        ),
    )
    return ranked[0] if ranked else None


def _fired_on(fact: Fact, focus: str) -> bool:
    cue = predicted(fact, "cue")
    words = {word.casefold() for word in (fact.why, cue) if isinstance(word, str) and word}
    return any(focus in word or word in focus for word in words)
