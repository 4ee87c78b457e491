"""Deeds that parties agree on by their nouns: "The parties agreed on the withdrawal of all foreign
troops, the release of detainees and the return of refugees". Each deed is a commitment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import ActorRef, Clause, Commitment, Fact, Modality, Polarity
from dragoman.reading.facts.beside import clause_around
from dragoman.reading.facts.commitments.obliged import acting, unnamed
from dragoman.reading.facts.frames import class_words
from dragoman.reading.facts.view import PageView, short

_AGREEING = re.compile(
    r"\b(?:agreed|agrees?|consented|assented|accepted|accepts?|pledged|undertook|settled|decided|"
    r"committed\s+(?:themselves|itself|himself|herself)|commits?\s+(?:themselves|itself)|bound\s+"
    r"(?:themselves|itself))\s+(?:also\s+|in\s+principle\s+|further\s+)?(?:on|upon|to)?\s*"
    r"(?=(?:the|an?|all|full|free|immediate|mutual|phased|joint|early|complete)\b)"
)
_DEED = re.compile(
    r"(?:(?:the|an?|all|any|full|free|safe|immediate|mutual|phased|joint|early|complete|gradual|"
    r"simultaneous|unconditional|prompt|total|voluntary|reciprocal|speedy|permanent|general|"
    r"partial|unhindered)\s+)*(?P<noun>[a-z-]+)\s+(?:of|to|from|by|for|between)\b"
)
_NEXT = re.compile(r"\s*(?:,\s*(?:and\s+)?|;\s*(?:and\s+)?|\s+and\s+)(?:on\s+|to\s+)?")
_STOP = re.compile(r"[.;!?](?=\s|$)|\n")
_NO_DEEDS = frozenset({"talks", "meeting", "holding", "convening", "use", "access", "suspension"})
"""Nouns that other kinds tell ("the holding of talks"), or that are no deed alone."""
MAX_ITEM = 160


def deeds_agreed(view: PageView, told: Sequence[Fact]) -> Iterator[Fact | None]:
    """One per deed that is named behind a verb of agreeing, where nothing else told of it."""
    text = view.page.text
    for verb in _AGREEING.finditer(text):
        clause = clause_around(view, verb.start() + 1)
        if clause is None or not _holds(clause, verb.start()):
            continue
        obligors = acting(clause) or unnamed(clause)
        stop = _STOP.search(text, verb.end(), clause.sentence[1])
        for low, high in _items(text, verb.end(), stop.start() if stop else clause.sentence[1]):
            if not any(f.start < high and low < f.end for f in told):
                yield _fact(view, clause, obligors, low, high)


def _holds(clause: Clause, position: int) -> bool:
    """The verb of agreeing is the clause's own, and it was done."""
    own = clause.cue_start <= position < clause.cue_end
    return own and clause.modality is Modality.ACTUAL and clause.polarity is Polarity.AFFIRMED


def _items(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The deeds in a row, each up to the next one."""
    starts: list[int] = []
    position: int | None = low
    while position is not None:
        deed = _DEED.match(text, position, high)
        if deed is None or not _is_deed(deed["noun"]):
            break
        starts.append(position)
        position = _next_deed(text, deed.end(), high)
    for start, following in zip(starts, [*starts, None][1:], strict=True):
        end = high if following is None else following
        yield (
            start,
            start + len(re.sub(r"(?:[,;]|\s|\band\b|\bon\b|\bto\b)+$", "", text[start:end])),
        )


def _next_deed(text: str, position: int, high: int) -> int | None:
    for joint in _NEXT.finditer(text, position, min(high, position + MAX_ITEM)):
        deed = _DEED.match(text, joint.end(), high)
        if deed is not None and _is_deed(deed["noun"]):
            return joint.end()
    return None


def _is_deed(noun: str) -> bool:
    return noun in class_words("undertaking") and noun not in _NO_DEEDS


def _fact(
    view: PageView, clause: Clause, obligors: tuple[ActorRef, ...], low: int, high: int
) -> Fact | None:
    return view.fact(
        low,
        high,
        Commitment(
            obligors=obligors,
            undertaking=short(view.page.text[low:high], words=40),
            agreement=view.document_in(*clause.sentence),
        ),
        modality=Modality.PLANNED,
        voices=clause.voices,
        rule="commitment.agreed",
        why=clause.cue,
    )
