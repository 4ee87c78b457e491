"""Statements: the act of speaking, from attributions."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import (
    Attribution,
    Clause,
    Content,
    Fact,
    Modality,
    Polarity,
    Statement,
)
from dragoman.reading.facts.view import PageView


def sayings(view: PageView) -> Iterator[Fact | None]:
    """One statement per attribution.

    The act of speaking has the status of its own clause ("will announce" is planned) and the
    voices of those who pass it on; told by the outlet itself it happened, whatever it says.
    """
    by_cue = {clause.cue_start: clause for clause in view.clauses if clause.pos == "VERB"}
    for attribution in view.attributions:
        if attribution.is_statement:
            yield _saying(view, attribution, by_cue.get(attribution.cue_start))


def _saying(view: PageView, attribution: Attribution, clause: Clause | None) -> Fact | None:
    parts = tuple(Content(low, high, view.page.text[low:high]) for low, high in attribution.content)
    main = _main(parts)
    statement = Statement(
        speaker=attribution.speaker,
        addressees=attribution.addressees,
        cue=attribution.cue,
        act=attribution.act,
        form=attribution.form,
        content=main,
        further=tuple(part for part in parts if part is not main),
        occasion=attribution.occasion,
        together=attribution.together,
    )
    modality = Modality.ACTUAL
    polarity = Polarity.NEGATED if attribution.negated else Polarity.AFFIRMED
    day, place = attribution.day, None
    if clause is not None:
        polarity = Polarity.NEGATED if attribution.negated else clause.polarity
        day, place = clause.day, clause.place
        if clause.modality is not Modality.ONGOING:
            modality = clause.modality
    return view.fact(
        attribution.start,
        attribution.end,
        statement,
        modality=modality,
        polarity=polarity,
        voices=attribution.outer,
        day=day,
        place=place,
        rule=attribution.rule,
        why=attribution.cue or "quotation marks",
    )


def _main(parts: tuple[Content, ...]) -> Content:
    """The part that tells most, where the first is only what it opens with: "His government, he
    explained, could not witness …", "As long as there is none, he said, the guarantees hold"."""
    opening = parts[0].text.split()
    if len(opening) > OPENING_WORDS and opening[0].lower() not in _OPENERS:
        return parts[0]
    return max(parts, key=lambda part: len(part.text.split()))


OPENING_WORDS = 3
"""A first part this short is a subject or a connective, not yet what was said."""
_OPENERS = frozenset(
    {"as", "if", "when", "while", "unless", "once", "until", "after", "before", "since", "because",
     "although", "though", "should", "were", "had", "in", "under", "without", "with", "on", "at",
     "from"}
)  # fmt: skip
