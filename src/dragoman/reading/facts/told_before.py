"""Days of what is told again: who signed for whom, witnessed and spoke at a signing whose day the
page has told above.

"The two sides signed a truce on Tuesday. … Foreign Minister Brown signed for the government. … At
the ceremony the envoy thanked both."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model import (
    Agreement,
    AgreementRef,
    Basis,
    Fact,
    Modality,
    Polarity,
    Precision,
    Statement,
)

_ONCE = frozenset({"signed", "initialled", "adopted"})
"""Steps that a page tells once, in several sentences."""
WITHIN = 900
"""Characters back to the step, or to the last words about it: two or three paragraphs."""
_CEREMONY = re.compile(r"\b(?:ceremony|signing)\b", re.IGNORECASE)


def with_days_told(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts of a page in order, with the day of the step above for those that tell of it
    again and name no day."""
    steps: list[Fact] = []
    for fact in facts:
        dated = _dated(fact, steps)
        if _is_step(dated) and dated.day.known and dated.day.precision is Precision.DAY:
            steps.append(dated)
        yield dated


def _dated(fact: Fact, steps: Sequence[Fact]) -> Fact:
    if not steps or fact.day.known or fact.day.text or fact.modality is not Modality.ACTUAL:
        return fact
    if not (_is_step(fact) or _is_said_there(fact)):
        return fact
    last = steps[-1]
    if fact.start - last.end > WITHIN or not _is_same(fact, last):
        return fact
    why = "the day of the signing told above"
    return replace(fact, day=replace(last.day, basis=Basis.INHERITED, why=why))


def _is_step(fact: Fact) -> bool:
    detail = fact.detail
    done = fact.modality is Modality.ACTUAL and fact.polarity is Polarity.AFFIRMED
    return done and isinstance(detail, Agreement) and detail.action in _ONCE


def _is_said_there(fact: Fact) -> bool:
    """ "said at the ceremony"."""
    detail = fact.detail
    where = detail.occasion if isinstance(detail, Statement) else None
    return where is not None and _CEREMONY.search(where) is not None


def _is_same(fact: Fact, step: Fact) -> bool:
    """Whether a fact tells of the step: the same document, or one that is not named."""
    one, two = fact.detail, step.detail
    if not isinstance(one, Agreement) or not isinstance(two, Agreement):
        return True
    return one.action == two.action and _is_one(one.agreement, two.agreement)


def _is_one(document: AgreementRef, other: AgreementRef) -> bool:
    if document.agreement is not None and document.agreement == other.agreement:
        return True
    return document.name == document.name.lower() or document.name == other.name
