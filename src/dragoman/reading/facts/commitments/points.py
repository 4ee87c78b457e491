"""Terms told in the present: numbered points ("3. The army returns to its barracks") and what is
given in return."""

from __future__ import annotations

import re

from dragoman.model import Clause, Commitment, Fact, Modality
from dragoman.reading.facts.commitments.heads import is_advice
from dragoman.reading.facts.commitments.not_owed import SPOKEN, takes_note
from dragoman.reading.facts.commitments.obliged import acting
from dragoman.reading.facts.commitments.provisions import deadline_of
from dragoman.reading.facts.frames import in_slot
from dragoman.reading.facts.view import PageView, short

_PROMISING = frozenset({"undertake", "agree", "commit", "pledge", "promise", "be", "have", "note"})
_POINT = re.compile(r"(?:^|\n)\s*(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]\s*$|^\s*\d{1,2}[.)]\s")
MAX_NUMBER = 8
"""Characters that the number of a point and its blanks take before its sentence."""
_IN_RETURN = re.compile(r"\bin\s+(?:return|exchange)\s*,", re.I)
""" "In return, the army leaves the valley": a bargain told in the present."""


def point(view: PageView, clause: Clause) -> Fact | None:
    """A numbered point told in the present binds too: "3. The army returns to its barracks"."""
    in_return = _IN_RETURN.search(view.sentence_of(clause)) is not None
    numbered = (
        in_return
        or _POINT.search(view.page.text[: clause.sentence[0]][-MAX_NUMBER:])
        or _POINT.match(view.sentence_of(clause))
    )
    told = clause.modality is Modality.ACTUAL and clause.tense == "present" and not clause.context
    told = told and clause.lemma not in _PROMISING | SPOKEN and not takes_note(view, clause)
    told = told and not is_advice(view, clause.sentence[0])
    obligors = acting(clause)
    if not (numbered and told and in_slot(clause, "subject")) or (in_return and not obligors):
        return None
    detail = Commitment(
        obligors=obligors,
        undertaking=short(view.page.text[clause.start : clause.end], words=40),
        deadline=deadline_of(view, clause),
        agreement=view.document_before(clause.start),
    )
    return view.fact(
        clause.start,
        clause.end,
        detail,
        modality=Modality.PLANNED,
        voices=clause.voices,
        day=clause.day,
        rule="commitment.point",
        why="numbered point in the present",
    )
