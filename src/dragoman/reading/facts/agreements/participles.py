"""Documents that stand before a verb that trees hang elsewhere: "the Agreement for …, concluded in
Abuja by Chad and Niger", "the deal struck in Lusaka", "the accords, which both men signed in May",
"the accord was initialled in Oslo and signed in Rome"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.model import ActorRef, Clause, DocumentMention, FactKind, Participant
from dragoman.reading.facts.agreements.displaced import with_far_document
from dragoman.reading.facts.agreements.whose import MAX_BY
from dragoman.reading.facts.beside import row_behind
from dragoman.reading.facts.frames import Match, in_slot, matches
from dragoman.reading.facts.view import PageView

Step = tuple[Match, tuple[ActorRef, ...]]
"""A frame that fits, and who is named beside the clause as having done it."""
_ADVERBS = (
    r"(?:(?:\w+ly|first|already|then|later|never|now|just|also|only|once|twice|being|having been)"
    r"\s+){0,3}"
)
_AUXILIARIES = r"(?:(?:has|have|had|was|were|is|are|been|being|be|will|would|to|not|also)\s+){0,4}"
_REDUCED = re.compile(
    rf"^\s*(?:\([^()]{{1,40}}\)|[”\"’])?,?\s*(?:(?:which|that)\s+{_AUXILIARIES}"
    rf"(?:was|were|is|are|been|be)\s+)?{_ADVERBS}$"
)
_IRREGULAR = frozenset({"struck", "made", "drawn", "written", "broken", "torn", "cut", "put",
                        "kept", "brought", "laid", "built", "withdrawn", "thrashed"})  # fmt: skip
"""Past participles that do not end in -ed."""
_RELATIVE = re.compile(r"^\s*(?:\([^()]{1,40}\)|[”\"’])?,?\s*(?:which|that)\s+(?=[\w“\"])")
_AUX_ONLY = re.compile(rf"^\s*(?:both\s+|all\s+)?{_AUXILIARIES}{_ADVERBS}$")
_BY = re.compile(r"\b(?:by|between)\s+(?:both\s+|the\s+)?")
_BY_ITSELF = frozenset({"ended", "entered_into_force"})
"""What a document does as the subject of its verb ("the accord lapsed")."""


def regained(view: PageView, clause: Clause) -> Iterator[Step]:
    """Steps of a clause whose document the tree lost."""
    for step in (
        *_participles(view, clause),
        *_second_step(view, clause),
        *_displaced(view, clause),
    ):
        if step[0].frame.kind is FactKind.AGREEMENT:
            yield step


def _participles(view: PageView, clause: Clause) -> Iterator[Step]:
    """ "the deal struck in Lusaka", "the Accord, which both men signed": the document stands before
    the verb, where trees often lose it."""
    if clause.pos != "VERB":
        return
    document, by = _before_participle(view, clause)
    if document is None:
        return
    thing = Participant("object", document.start, document.end, document.text, _head(document.text))
    others = tuple(p for p in clause.participants if p.role not in ("subject", "object"))
    agents = tuple(p for p in clause.participants if p.role == "subject" and p.start >= thing.end)
    start = min(clause.start, thing.start) if document is not None else clause.start
    patched = replace(clause, start=start, participants=(thing, *agents, *others))
    for match in matches(patched):
        if match.frame.value not in _BY_ITSELF:
            yield match, by


def _before_participle(
    view: PageView, clause: Clause
) -> tuple[DocumentMention | None, tuple[ActorRef, ...]]:
    """The document right before a participle, and who is named as having done it."""
    text, low = view.page.text, clause.sentence[0]
    before = [m for m in view.mentions.documents if low <= m.start and m.end <= clause.cue_start]
    if not before:
        return None, ()
    document = before[-1]
    gap = text[document.end : clause.cue_start]
    past = clause.cue.endswith("ed") or clause.cue in _IRREGULAR
    active = any(p.start >= clause.cue_end for p in in_slot(clause, "object"))
    if _REDUCED.match(gap) and past and not active:
        by = _BY.search(text, clause.cue_end, min(clause.sentence[1], clause.cue_end + MAX_BY))
        return document, row_behind(view, by.end(), clause.sentence[1])[0] if by else ()
    relative = _RELATIVE.match(gap)
    if relative:
        refs, end = row_behind(view, document.end + relative.end(), clause.cue_start)
        if refs and _AUX_ONLY.match(text[end : clause.cue_start]):
            return document, refs
    return None, ()


def _second_step(view: PageView, clause: Clause) -> Iterator[Step]:
    """ "The accord was initialled in Oslo and signed in Rome by both chiefs"."""
    thing = _signed_thing(view, clause) if clause.pos == "VERB" else None
    if thing is None:
        return
    others = tuple(p for p in clause.participants if p.role not in ("subject", "object", "with"))
    high = min(clause.sentence[1], clause.cue_end + MAX_BY)
    by = _BY.search(view.page.text, clause.cue_end, high)
    signers = row_behind(view, by.end(), clause.sentence[1])[0] if by else ()
    for match in matches(replace(clause, participants=(thing, *others))):
        if match.frame.value == "signed":
            yield match, signers


def _displaced(view: PageView, clause: Clause) -> Iterator[Step]:
    """ "The assembly adopted, on the 26th, a constitution"."""
    patched = with_far_document(view, clause)
    for match in matches(patched) if patched is not None else ():
        yield match, ()


def _signed_thing(view: PageView, clause: Clause) -> Participant | None:
    """What a tree takes for the subject of the second verb, though a document signs nothing."""
    if in_slot(clause, "object") or not clause.cue.endswith("ed"):
        return None
    things = [p for p in in_slot(clause, "subject") if p.end <= clause.cue_start]
    known = [p for p in things if not p.actors and view.document(p) is not None]
    return replace(known[0], role="object") if known else None


def _head(text: str) -> str:
    words = re.split(r"\s+(?:of|on|for|to)\s+", text.lower())[0].split()
    return words[-1] if words else ""
