"""Rounds told by their number alone: "The eighth round closed in Oslo. A ninth is due in May."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import UNKNOWN_DAY, Fact, FactKind, Meeting, Modality, RoleHolder
from dragoman.reading.facts.beside import clause_around, sentence_around
from dragoman.reading.facts.view import PageView

_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|"
    r"\w+tieth|\d+(?:st|nd|rd|th)|next|last|latest|previous|final)"
)
_TOLD = (
    r"(?:is|are|was|were|will|would|has|have|had|having|opens?|opened|begins?|began|starts?|started|"
    r"took|takes|meets?|met|ended|ends|closed|closes|followed|follows|broke|lasted|came|comes)"
)
_ELLIPTIC = re.compile(
    rf"\b(?:(?:a|the|its|their)\s+{_ORDINAL}(?:\s+one)?(?:,\s[^.;,]{{3,60}},)?\s+{_TOLD}\b|"
    r"(?:(?:one|two|three|four|five|six|seven|eight|several|more|further|other)\s+){1,2}"
    r"(?:rounds|sessions|meetings|sittings)\s+(?:were|are|have|had|will|would)\b)",
    re.IGNORECASE,
)
""" "The next meets on 7 June", "Three more rounds were set"."""
_MEETING = re.compile(
    r"\b(?:rounds?|sessions?|meetings?|talks|sittings?|negotiations|discussions|conferences?|"
    r"summits?|consultations|cycles?|plenar(?:y|ies))\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:phase|stage|step|point|truce|cease-?fire|batch|group|convoy|attack|blast|man|"
    r"track|accord|agreement|time|day|week|month)s?\b",
    re.IGNORECASE,
)
"""Things that are counted too: a number behind one of these may stand for it."""
_AHEAD = re.compile(
    r"\b(?:pencill?ed|set|due|scheduled|slated|fixed|planned|foreseen|announced|arranged|expected)\b"
)
NEAR = 260
"""Characters back to the meeting that a number goes on with."""


def elliptic(view: PageView, told: Sequence[Fact]) -> Iterator[Fact | None]:
    """One per number that stands for a meeting, behind a sentence that tells one."""
    for found in _ELLIPTIC.finditer(view.page.text):
        low, high = sentence_around(view, found.start() + 1)
        counted = _MEETING.search(found.group(0)) is not None
        before = view.page.text[max(0, found.start() - NEAR) : found.start()]
        met = list(_MEETING.finditer(before))
        if not met or (not counted and _OTHER.search(before, met[-1].end())):
            continue
        if any(f.start < found.end() and found.start() < f.end for f in told):
            continue
        clause = clause_around(view, found.end() - 2)
        if clause is None or not low <= clause.cue_start < high:
            continue
        end = max(found.end(), clause.end)
        days = [m.day for m in view.mentions.days if found.start() <= m.start < end]
        day = clause.day if clause.day.known or not days else days[0]
        ahead = _AHEAD.search(view.page.text, found.start(), end) is not None
        modality = Modality.PLANNED if ahead else clause.modality
        said = view.layout.published.start
        if ahead and said is not None and day.end is not None and day.end < said:
            day = UNKNOWN_DAY  # a month that was taken for the last one
        if not (day.known or clause.place or modality is not Modality.ACTUAL):
            continue
        yield view.fact(
            min(found.start(), clause.start),
            end,
            Meeting(_same_people(told, found.start()), format="round", level=None),
            modality=modality,
            polarity=clause.polarity,
            voices=clause.voices,
            day=day,
            place=clause.place,
            rule="meeting.ordinal",
            why=found.group(0),
        )


def _same_people(told: Sequence[Fact], position: int) -> tuple[RoleHolder, ...]:
    """Those of the meeting told last before it."""
    before = [f for f in told if f.kind is FactKind.MEETING and f.start < position]
    last = max(before, key=lambda f: f.start, default=None)
    detail = last.detail if last is not None else None
    return detail.participants if isinstance(detail, Meeting) else ()
