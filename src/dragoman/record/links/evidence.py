"""What speaks for and against two facts telling the same thing, each with its weight and reason."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.record.links.profile import Party, Profile
from dragoman.record.links.vectors import word_weight
from dragoman.record.links.words import overlap

AWAY = 2
"""Days by which two pages may miss each other over one thing: time zones, "overnight"."""
NEAR = 4
"""Days between two pages that tell of one thing without saying when it was."""
NEWS = 10
"""Days after which a page no longer tells as news what it gives no day for."""
SAME_ACTOR, SAME_STATE, BESIDE = 1.0, 0.7, 0.3
"""How far two actors are one: the same; a state and who acts for it; two who act for one state."""
NAMELESS = 0.4
"""What a description in common is worth: "the delegates" are others on the next page."""
TELLING = 9.0
"""Weight of shared words that tell a subject: one rare word, or some of the commoner ones."""
COPIED = 0.85
"""Words in common from which a sentence is copied."""
_SENTENCE = 3
"""Words that tell something, below which a sentence is too short to tell that it is copied."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Log-odds for (or, below 0, against) sameness, and the reason in words. `plain`: against it
    beyond doubt, whatever else speaks for it."""

    weight: float
    reason: str
    plain: bool = False


def probability(evidence: list[Evidence], prior: float) -> float:
    """The score: prior and evidence as one probability."""
    return 1 / (1 + math.exp(-(prior + sum(item.weight for item in evidence))))


def day_evidence(first: Profile, second: Profile, *, scale: float = 1.0) -> Iterator[Evidence]:
    """From the days of the two things."""
    one, other = first.day, second.day
    if one.exact and other.exact:
        assert one.low is not None
        assert other.low is not None
        yield _days_apart(abs(one.low - other.low), _told(one.low), _told(other.low), scale)
        return
    if one.stated and one == other:
        yield Evidence(1.8 * scale, "the same days")
        return
    gap = _gap(first, second)
    if gap is None:
        return
    if gap == 0:
        yield Evidence(0.7 * scale, "days that fit each other")
    elif gap <= NEAR:
        yield Evidence(0.3 * scale, f"told {gap} days apart")
    elif gap > NEWS:
        yield Evidence(-min(4.0, 0.8 + gap / 20) * scale, f"told {gap} days apart")


def _days_apart(apart: int, one: str, other: str, scale: float) -> Evidence:
    if apart == 0:
        return Evidence(2.4 * scale, f"both on {one}")
    if apart == 1:
        return Evidence(0.4 * scale, f"a day apart: {one}, {other}")
    if apart <= AWAY:
        return Evidence(-1.0 * scale, f"{apart} days apart: {one}, {other}")
    return Evidence(-6.0 * scale, f"different days: {one}, {other}", plain=True)


def _told(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.day} {day:%b %Y}"


def _gap(first: Profile, second: Profile) -> int | None:
    """Days between the stretches in which the two may lie; None where one is not known at all."""
    (low, high), (other_low, other_high) = _stretch(first), _stretch(second)
    if low is None or other_low is None or high is None or other_high is None:
        return None
    return max(0, low - other_high, other_low - high)


def _stretch(profile: Profile) -> tuple[int | None, int | None]:
    """The days in which a thing may lie. What is told as done without a day lies in the days before
    its page, what is not in those behind it."""
    low, high, told = profile.day.low, profile.day.high, profile.published
    if low is not None and high is not None:
        return low, high
    known = next((one for one in (low, high, told) if one is not None), None)
    if known is None:
        return None, None
    if profile.open and high is None:
        return known, known + NEWS
    return known - AWAY, known


def party_evidence(
    first: tuple[Party, ...],
    second: tuple[Party, ...],
    *,
    each: float = 1.5,
    most: float = 3.0,
    none: float = -3.0,
) -> Iterator[Evidence]:
    """From who takes part; nothing where a side names nobody. `each` shared actor is worth so much,
    up to `most`; none shared, where both name some, is worth `none`."""
    one, other = (tuple(p for p in side if p.named) for side in (first, second))
    if not one or not other:
        common = {p.key for p in first} & {p.key for p in second}
        if common:
            yield Evidence(NAMELESS, f"both name {_names(common)}")
        elif first and second:
            yield Evidence(NAMELESS * none, "others are named")
        return
    shared, matched = _matched(one, other)
    if not shared:
        yield Evidence(none, "nobody in common")
        return
    part = matched / min(len(one), len(other))
    extra = max(len(one), len(other)) - min(len(one), len(other))
    weight = min(most, each * matched) * part - 2.0 * (1 - part) - 0.15 * min(extra, 4)
    yield Evidence(weight, f"shared: {_names(shared)}")


def _matched(one: tuple[Party, ...], other: tuple[Party, ...]) -> tuple[list[str], float]:
    """Who is on both sides, and how many they make; everybody is matched once, best first."""
    pairs = sorted(
        ((_alike(a, b), a.key, b.key) for a in one for b in other if _alike(a, b)),
        key=lambda pair: (-pair[0], *sorted(pair[1:])),
    )
    used: set[tuple[int, str]] = set()
    shared, sum_ = [], 0.0
    for value, a, b in pairs:
        if (0, a) in used or (1, b) in used:
            continue
        used |= {(0, a), (1, b)}
        shared.append(a if a == b else "/".join(sorted((a, b))))
        sum_ += value
    return sorted(shared), sum_


def _alike(one: Party, other: Party) -> float:
    if one.key == other.key:
        return SAME_ACTOR
    if one.token == other.key or other.token == one.key:
        return SAME_STATE
    if one.state and one.state == other.state:
        return BESIDE
    return 0.0


def matches(one: Party, other: Party) -> bool:
    """Whether one may stand for the other."""
    return _alike(one, other) >= SAME_STATE


def _names(keys: set[str] | list[str]) -> str:
    return ", ".join(sorted(key.lstrip("~") for key in keys))


def place_evidence(
    first: Profile, second: Profile, *, same: float = 1.2, other: float = -2.0
) -> Iterator[Evidence]:
    """From where it was; a town and its country do not differ."""
    if not first.place or not second.place:
        if first.country and second.country and first.country != second.country:
            yield Evidence(0.3 * other, "in other countries")
        return
    if first.place == second.place:
        yield Evidence(same, f"both in {first.place}")
    else:
        yield Evidence(other, f"in {first.place}, in {second.place}")


def word_evidence(
    first: Profile, second: Profile, *, worth: float, least: float = 0.0
) -> Iterator[Evidence]:
    """From the words that say what it is about: `worth` where they are the same, below `least` in
    common they speak against."""
    if not first.words or not second.words:
        return
    both = first.words & second.words
    told = min(1.0, math.fsum(map(word_weight, both)) / TELLING)
    shared = overlap(first.words, second.words) * (0.5 + 0.5 * told)
    common = ", ".join(sorted(both, key=lambda w: (-len(w), w))[:4])
    weight = worth * (shared - least) / (1 - least)
    if common or weight < 0:
        yield Evidence(weight, f"words in common: {common}" if common else "no word in common")


def wording_evidence(first: Profile, second: Profile) -> Iterator[Evidence]:
    """From how it is told: the same words on two pages are a copied sentence. On one page nothing
    is told twice, unless one stretch lies in the other."""
    if first.page == second.page:
        if first.start < second.end and second.start < first.end:
            yield Evidence(0.8, "in the same words of the page")
        else:
            yield Evidence(-0.8, "told apart on one page")
    elif min(len(first.wording), len(second.wording)) >= _SENTENCE and (
        overlap(first.wording, second.wording) >= COPIED
    ):
        words = min(len(first.wording), len(second.wording))
        yield Evidence(min(2.0, 0.4 * words), "told in the same words")


def quote_evidence(first: Profile, second: Profile) -> Iterator[Evidence]:
    """From words given as somebody's own: they are chosen by the speaker, not by the page."""
    common = first.quoted & second.quoted
    if common:
        fewer = min(len(first.quoted), len(second.quoted))
        yield Evidence(1.5 + 2.5 * len(common) / fewer, f"both quote “{min(common)}”")


def number_evidence(first: Profile, second: Profile) -> Iterator[Evidence]:
    """From which round it was."""
    if first.number and second.number:
        if first.number == second.number:
            yield Evidence(1.5, f"both number {first.number}")
        else:
            reason = f"number {first.number}, number {second.number}"
            yield Evidence(-6.0, reason, plain=True)


def document_evidence(first: Profile, second: Profile) -> Iterator[Evidence]:
    """From the document: by the registry's id, by a name of its own, by what kind it is."""
    one, other = first.document, second.document
    if one and other:
        known = not one.startswith("~") and not other.startswith("~")
        if one == other:
            yield Evidence(3.0 if known else 2.5, f"both of {one.lstrip('~')}")
        elif known:
            yield Evidence(-8.0, f"of {one}, of {other}", plain=True)
        else:
            shared = overlap(frozenset(one.lstrip("~").split()),
                             frozenset(other.lstrip("~").split()))  # fmt: skip
            yield Evidence(3.0 * shared - 1.0, f"of {one.lstrip('~')}, of {other.lstrip('~')}")
    elif first.document_kind and second.document_kind:
        if first.document_kind == second.document_kind:
            yield Evidence(0.4, f"both of a {first.document_kind.replace('_', ' ')}")
        else:
            yield Evidence(-0.4, "documents of other kinds")
