"""Steps with a document told by idiom: "put pen to paper", "gave the accord its seal of approval",
"the text went unsigned", "came to terms on the border". The table `idioms` has the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.lexicon.idioms import Told, told_by_idiom
from dragoman.model import (
    UNKNOWN_DAY,
    Agreement,
    AgreementRef,
    Fact,
    Modality,
    Polarity,
    RoleHolder,
)
from dragoman.reading.facts.beside import (
    clause_around,
    negated_before,
    sentence_around,
    subject_before,
)
from dragoman.reading.facts.view import PageView, document_kind

_BY_ITSELF = re.compile(
    r"put pen|come to terms|came to terms|comes to terms|shook hands|shake hands|sign|pen|"
    r"(?:un)?der|theirs|his|hers|its own",
    re.IGNORECASE,
)
""" "Both sides put pen to paper", "came to terms": an agreement, though none is named."""
_NOUN = re.compile(r"[\w’'-]+")
_POINTER = re.compile(r"\b(?:it|them|this|theirs|his|hers|signature|signatures|name|names)\b", re.I)
MAX_BEHIND = 90
MAX_BEFORE = 110
MAX_NEAR = 600
"""Characters back to the document that "it" points to."""


def idioms(view: PageView) -> Iterator[Fact | None]:
    """One step per idiom whose document is named or was named shortly before."""
    for told in told_by_idiom(view.page.text, "agreement"):
        document = _document(view, told)
        if document is not None:
            yield _step(view, told, document)


def _document(view: PageView, told: Told) -> AgreementRef | None:
    start, end = told.words.span()
    low, high = sentence_around(view, start + 1)
    if told.idiom.who == "thing":
        return _named(view, max(low, start - MAX_BEFORE), start)
    within = _named(view, start, end) or _named(view, end, max(end, min(high, end + MAX_BEHIND)))
    if within is not None:
        return within
    if _POINTER.search(told.words.group()):
        near = view.document_before(start, within=MAX_NEAR)
        if near is not None:
            return near
    return AgreementRef("agreement", "agreement") if _BY_ITSELF.match(told.words.group()) else None


def _named(view: PageView, low: int, high: int) -> AgreementRef | None:
    """A document that a stretch names, or the noun of one in it ("the revised accord")."""
    named = view.document_in(low, high)
    if named is not None:
        return named
    for noun in _NOUN.finditer(view.page.text, low, high):
        kind = document_kind(noun.group().lower())
        if kind is not None:
            return AgreementRef(noun.group(), kind)
    return None


def _step(view: PageView, told: Told, document: AgreementRef) -> Fact | None:
    start, end = told.words.span()
    low, high = sentence_around(view, start + 1)
    clause = clause_around(view, start + 1)
    own = clause if clause is not None and start <= clause.cue_start < end else None
    thing = told.idiom.who == "thing"
    refs = () if thing else subject_before(view, low, start)
    if not refs and not thing:
        return None
    role = "signatory" if told.idiom.value == "signed" else "party"
    first = min((ref.start for ref in refs if low <= ref.start < start), default=start)
    if thing:
        first = own.start if own else max(low, start - MAX_BEFORE)
    negated = told.idiom.negated
    if not negated:
        negated = own.polarity is Polarity.NEGATED if own else negated_before(view, low, start)
    return view.fact(
        first,
        max(end, min(own.end, high)) if own else end,
        Agreement(document, told.idiom.value, tuple(RoleHolder(role, ref) for ref in refs)),
        modality=own.modality if own else Modality.ACTUAL,
        polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
        voices=clause.voices if clause else (),
        day=clause.day if clause else UNKNOWN_DAY,
        place=own.place if own else None,
        rule="agreement.idiom",
        why=told.words.group()[:40],
    )
