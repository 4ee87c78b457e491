"""Documents that a time or a place parts from their verb, where trees lose them: "The assembly
adopted, on the 26th, a constitution"."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.model import Clause, Participant
from dragoman.reading.facts.frames import in_slot
from dragoman.reading.facts.view import PageView, document_kind

_TAKING = frozenset(
    {"adopt", "sign", "initial", "approve", "publish", "issue", "ratify", "endorse", "accept",
     "reject", "conclude", "reach", "subscribe", "propose", "submit", "release", "draft", "strike"}
)  # fmt: skip
_ASIDE = re.compile(
    r",?\s+(?:on|in|at|under|with|late|early|last|this|yesterday|today|after|before|during|"
    r"unanimously)\b"
)
_NOUN_PHRASE = re.compile(
    r"(?<=[\s,])(?:an?|the|two|three|four|their|its|this)\s+(?P<words>(?:[\w-]+\s+){0,3}[\w-]+)"
)


def with_far_document(view: PageView, clause: Clause) -> Clause | None:
    """The clause with the document that stands behind such an aside as its object; None where it
    has an object, takes no document, or no document stands there."""
    if clause.pos != "VERB" or clause.lemma not in _TAKING or in_slot(clause, "object"):
        return None
    text, low, high = view.page.text, clause.cue_end, clause.sentence[1]
    if not _ASIDE.match(text, low, high):
        return None
    for phrase in _NOUN_PHRASE.finditer(text, low, min(high, low + MAX_FAR)):
        for word in re.finditer(r"[\w-]+", phrase["words"]):
            head = word.group().lower()
            if document_kind(head) or document_kind(head.removesuffix("s")):
                start, end = phrase.start(), phrase.start("words") + word.end()
                thing = Participant("object", start, end, text[start:end], head)
                participants = (*clause.participants, thing)
                return replace(clause, end=max(clause.end, end), participants=participants)
    return None


MAX_FAR = 200
"""Characters from the verb to the end of its document."""
