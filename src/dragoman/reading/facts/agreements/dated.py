"""Agreements known by their day: "the Dili accord of 21 April", told of where nothing else of them
is: whoever names an accord by its day says that it was made then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import Agreement, DocumentMention, Fact, Precision
from dragoman.reading.facts.beside import sentence_around
from dragoman.reading.facts.view import PageView, reference

_OF = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?(?:of|dated)\s+(?:the\s+)?$", re.IGNORECASE)
_MADE = frozenset(
    {"agreement", "ceasefire", "protocol", "treaty", "memorandum", "declaration", "communique",
     "joint_statement"}
)  # fmt: skip
_EXACT = frozenset({Precision.DAY, Precision.MONTH})


def dated(view: PageView, told: Sequence[Fact]) -> Iterator[Fact | None]:
    """One per document and day that no other fact of its sentence tells."""
    steps = [(fact.start, fact.end) for fact in told]
    for document in view.mentions.documents:
        if document.document_kind not in _MADE:
            continue
        low, high = sentence_around(view, document.start)
        if any(a < high and low < b for a, b in steps):
            continue
        for mention in view.mentions.days:
            near = document.end <= mention.start < document.end + MAX_OF
            exact = mention.day.precision in _EXACT
            if near and exact and _OF.fullmatch(view.page.text, document.end, mention.start):
                steps.append((low, high))
                yield view.fact(
                    document.start,
                    mention.end,
                    Agreement(reference(document), _made(document), ()),
                    voices=view.voices_at(document.start, mention.end),
                    day=mention.day,
                    rule="agreement.dated",
                    why=view.page.text[document.end : mention.end].strip(),
                )


def _made(document: DocumentMention) -> str:
    """A truce is known by the day on which it began, a paper by that of its signing."""
    truce = document.document_kind == "ceasefire" and not _PAPER.search(document.text)
    return "entered_into_force" if truce else "signed"


_PAPER = re.compile(r"\b(?:agreement|accord|deal|pact)\b", re.IGNORECASE)
MAX_OF = 40
