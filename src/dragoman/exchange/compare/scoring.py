"""How well two cases agree: a score from 0 to 1 and its reasons, from the two cases alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.actors import Registry
from dragoman.exchange.compare.cases import SOURCE_NAMES, Case, CaseDay
from dragoman.exchange.compare.naming import Words, how_named, is_government, telling_words

MOST_DAYS = 31
"""Days apart from which two cases are never one."""
_DAY_POINTS = ((0, 0.34), (1, 0.30), (3, 0.24), (7, 0.13), (MOST_DAYS, 0.0))
"""Data sets date an agreement by signature, declaration, effect or publication: most that are one
lie on the same day, nearly all within a week."""
_SECOND_DAY = 0.08
"""Taken off where only the later of several days fits: what takes effect on the day on which
another document is signed is seldom that document."""
VAGUE = 4
"""Days of a stretch that count as one day apart."""
GROUP_POINTS = 0.25
GOVERNMENT_POINTS = 0.08
THIRD_POINTS = 0.12
TRUCE_POINTS = 0.10
CONFLICT_POINTS = 0.05
WRITTEN_POINTS = 0.05
STRANGER_POINTS = -0.15
NAME_POINTS = 0.25
WORDS_POINTS = 0.15
TITLE_POINTS = 0.06
_TRUCE_TITLE = re.compile(
    r"cease-?\s?fires?|truces?|armistice|cessation|hostilities|de-?escalation|cessez|alto el fuego"
    r"|cese (?:de|al|del)|tr[eê]ve|hudna|hudnah|prekidu",
    re.IGNORECASE,
)
_LATER_TITLE = re.compile(
    r"\b(?:implement\w*|guidelines?|timetable|modalit\w+|annex|addendum|relev[ée]|verification"
    r"|work(?:ing)? (?:plan|group)|amend\w*|matrix|follow-?up|delegations?|committee)\b",
    re.IGNORECASE,
)
"""Titles of papers that come with an agreement or after it: "Implementing Guidelines on …"."""


Point = tuple[float, str]
"""What speaks for a pair or against it, and why."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair's score and why."""

    score: float
    reasons: tuple[str, ...]


def score(ours: Case, theirs: Case, *, words: Words, registry: Registry) -> Scored | None:
    """Whether `ours`, whose parties are known one by one, is `theirs`, whose words are searched
    for them. None where the countries differ or the days are too far apart."""
    points: list[Point] = []
    apart = days_apart(ours, theirs)
    if apart is None or apart[0] > MOST_DAYS or not ours.countries & theirs.countries:
        return None
    points.append(apart[1:])
    points += _parties(ours, theirs, words, registry)
    points += _name(ours, words)
    points += _kind(ours, theirs)
    if ours.conflicts & theirs.conflicts:
        points.append((CONFLICT_POINTS, f"UCDP conflict {min(ours.conflicts & theirs.conflicts)}"))
    total = sum(point for point, _ in points)
    return Scored(round(max(0.0, min(1.0, total)), 3), tuple(reason for _, reason in points))


def _kind(ours: Case, theirs: Case) -> list[Point]:
    """Whether both are a truce, and both a document; what the title of a document makes of it."""
    points = []
    if theirs.truce and ours.truce:
        both = min(ours.truce, theirs.truce)
        points.append((TRUCE_POINTS * both, f"{SOURCE_NAMES[theirs.source]} codes a truce"))
    elif (theirs.truce or ours.truce) and ours.source != "press":
        points.append((-TRUCE_POINTS, "a truce in one only"))
    if ours.written and theirs.written:
        points.append((WRITTEN_POINTS, "a document in both"))
    elif ours.written is False or theirs.written is False:
        points.append((-WRITTEN_POINTS, "a document in one only"))
    title = theirs.name if theirs.source == "pax" else ""
    if found := _LATER_TITLE.search(title):
        points.append((-TITLE_POINTS, f"but titled {found[0].lower()}"))
    elif ours.truce and (found := _TRUCE_TITLE.search(title)):
        points.append((TITLE_POINTS, f"titled {found[0].lower()}"))
    return points


def days_apart(ours: Case, theirs: Case) -> tuple[int, float, str] | None:
    """How near the days of two cases come: days, points, and the two days in words. A day between
    declaration and effect is no farther than the nearer of them. None where either has no day."""
    found = []
    for at, one in enumerate(ours.days):
        for other in theirs.days:
            days = _apart(one, other)
            points = next((p for most, p in _DAY_POINTS if days <= most), 0.0)
            late = one.first > min(day.first for day in ours.days)
            told = f"{one.what} {_told(one)}, {other.what} {_told(other)}"
            found.append((points - _SECOND_DAY * late, -days, -at, told))
    if not found:
        return None
    best = max(found)
    return -best[1], max(0.0, best[0]), best[3]


def _told(day: CaseDay) -> str:
    return f"{day.first}" if day.first == day.last else f"{day.first} to {day.last}"


def _apart(one: CaseDay, other: CaseDay) -> int:
    """Days between two stretches; a stretch known only to the month is as good as a week."""
    vague = max((day.last - day.first).days for day in (one, other)) // VAGUE
    if one.first <= other.last and other.first <= one.last:
        return vague
    return vague + min(abs((one.first - other.last).days), abs((other.first - one.last).days))


def _parties(ours: Case, theirs: Case, words: Words, registry: Registry) -> list[Point]:
    """Who takes part in both. A government at war at home is in nearly every agreement of its
    country; one from abroad tells as much as an armed group."""
    sides = [party for party in ours.parties if not party.third]
    thirds = [party for party in ours.parties if party.third]
    at_home = [p for p in sides if is_government(p, registry) and p.keys <= theirs.home]
    points = []
    for some, most in (([p for p in sides if p not in at_home], GROUP_POINTS),
                       (thirds, THIRD_POINTS)):  # fmt: skip
        found = [(p, how) for p in some if (how := how_named(p, words))]
        if found:
            told = ", ".join(f"{p.name} {how}" for p, how in found)
            points.append((most * len(found) / len(some), told))
    seen = [p for p in at_home if how_named(p, words) or words.government]
    if seen:
        told = ", ".join(p.name for p in seen)
        points.append((GOVERNMENT_POINTS * len(seen) / len(at_home), told))
    if not points and any(not party.person for party in ours.parties):
        points.append((STRANGER_POINTS, "none of the parties is named there"))
    return points


def _name(ours: Case, words: Words) -> list[Point]:
    """How much of a document's name in the press stands in the other's title; of one without a
    name of its own ("the memorandum"), how much of that title stands in the press's words."""
    if ours.source != "press":
        return []
    title = telling_words(words.title, words.countries)
    named = telling_words(ours.name, words.countries)
    said = set(telling_words(ours.words, words.countries))
    looked_for, found_in, most = (named, set(title), NAME_POINTS) if named else (
        title, said, WORDS_POINTS)  # fmt: skip
    shared = [word for word in looked_for if word in found_in]
    if not shared:
        return []
    return [(most * len(shared) / len(looked_for), f"named alike: {', '.join(shared)}")]
