"""Designations told by a list: "Oman has had the front on its terrorist list since 2002", "two
groups were taken off the list of unlawful associations"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import ActorRef, Designation, Fact, Modality, Polarity
from dragoman.reading.facts.completing import actor_before
from dragoman.reading.facts.truces import voices_at
from dragoman.reading.facts.view import PageView

_ON = re.compile(
    r"\b(?:has|have|had|kept|keeps?|puts?|placed|places?|added|adds?)\s+(?:had\s+|kept\s+|put\s+|"
    r"placed\s+|added\s+)?(?P<who>[^.;:]{3,80}?)\s+(?:on|to)\s+(?:its|their|his|the|a)\s+"
    r"(?P<label>(?:[\w-]+\s+){0,2}?(?:terror(?:ist)?\s+(?:black)?list|black-?list|"
    r"list\s+of\s+(?:[\w-]+\s+){0,2}?(?:terrorists?|terrorist\s+\w+|unlawful\s+\w+|banned\s+\w+)))\b",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\b(?:was|were|been|be|being)\s+(?:also\s+)?(?:taken\s+off|removed\s+from|struck\s+(?:from|off)|"
    r"dropped\s+from|deleted\s+from)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?P<label>(?:terror(?:ist)?\s+(?:black)?lists?|black-?lists?|lists?\s+of\s+[^.,;:]{4,60}))",
    re.IGNORECASE,
)


def listings(view: PageView) -> Iterator[Fact | None]:
    """One per actor on, or taken off, a list; status and voices as the words stand."""
    text = view.page.text
    for start, end in dict.fromkeys(clause.sentence for clause in view.clauses):
        for found in _ON.finditer(text, start, end):
            by = actor_before(text, found.start(), start, view.mentions)
            low, high = found.span("who")
            for mention in view.mentions.actors:
                if by is not None and low <= mention.start and mention.end <= high:
                    for target in mention.actors:
                        yield _listed(view, by.actors[0], target, found, by.start, on=True)
        for found in _OFF.finditer(text, start, end):
            who = actor_before(text, found.start(), start, view.mentions)
            for target in who.actors if who is not None else ():
                yield _listed(view, None, target, found, who.start if who else start, on=False)


def _listed(
    view: PageView,
    authority: ActorRef | None,
    target: ActorRef,
    found: re.Match[str],
    low: int,
    *,
    on: bool,
) -> Fact | None:
    high = found.end()
    clause = next((c for c in view.clauses if found.start() <= c.cue_start < high), None)
    return view.fact(
        low,
        high,
        Designation(authority, target, " ".join(found["label"].split())),
        modality=clause.modality if clause is not None else Modality.ACTUAL,
        polarity=Polarity.AFFIRMED if on else Polarity.NEGATED,
        voices=clause.voices if clause is not None else voices_at(view, low, high),
        rule="designation.list",
        why=found.group(0),
    )
