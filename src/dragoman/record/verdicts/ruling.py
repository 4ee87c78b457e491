"""From four answers to one ruling."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Answer, Question, Reason, Ruling, Verdict
from dragoman.record.verdicts.codes import Code


def ruling_of(reasons: Sequence[Reason]) -> Ruling:
    """The one ruling of the reasons, in whatever order.

    A definite no outranks what cannot be told: not then, not there, not such an act, or a side
    that is neither bound nor left out, and the incident is outside the scope whatever else is
    open. Where the no is that a side is left out, it is an excluded actor's only if the incident
    is known to lie within the terms' days and places: elsewhere nobody is left out of anything.
    """
    left_out = unknown = adrift = False
    for reason in reasons:
        if reason.answer is Answer.NO:
            if reason.code != Code.EXCLUDED_SIDE:
                return Ruling.OUTSIDE_SCOPE
            left_out = True
        elif reason.answer is Answer.UNKNOWN:
            unknown = True
            adrift = adrift or reason.question in (Question.TIME, Question.PLACE)
    if left_out:
        return Ruling.UNDETERMINED if adrift else Ruling.EXCLUDED_ACTOR
    return Ruling.UNDETERMINED if unknown else Ruling.POTENTIAL_VIOLATION


def causes(verdict: Verdict) -> tuple[str, ...]:
    """Why a verdict is undetermined: the codes of what cannot be told, in the order of the
    questions. Empty for every other ruling."""
    if verdict.ruling is not Ruling.UNDETERMINED:
        return ()
    found = (reason.code for reason in verdict.reasons if reason.answer is Answer.UNKNOWN)
    return tuple(dict.fromkeys(found))
