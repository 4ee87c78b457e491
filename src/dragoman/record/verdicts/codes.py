"""Every reason code of a verdict but those of places, with the answer it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from dragoman.model import Answer, Question

_YES, _NO, _UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


class Code(StrEnum):
    """Why a question was answered so; `docs/verdicts.md` explains each with an example."""

    __hash__ = str.__hash__

    IN_FORCE = "in_force"
    BEFORE_IN_FORCE = "before_in_force"
    AFTER_END = "after_end"
    SPANS_START = "spans_start"
    SPANS_END = "spans_end"
    SPANS_BOTH = "spans_both"
    ZONES_DIFFER = "zones_differ"

    BOTH_BOUND = "both_bound"
    SAME_SIDE = "same_side"
    NOT_A_PARTY = "not_a_party"
    EXCLUDED_SIDE = "excluded_side"
    BOTH_EXCLUDED = "both_excluded"
    CIVILIANS_PROTECTED = "civilians_protected"
    CIVILIANS = "civilians"
    AGGREGATED_LABEL = "aggregated_label"
    MIXED_LIST = "mixed_list"
    UNKNOWN_NAME = "unknown_name"
    UNIDENTIFIED = "unidentified"
    MEMBERSHIP_UNKNOWN = "membership_unknown"
    SPANS_MEMBERSHIP = "spans_membership"

    ACT_PROHIBITED = "act_prohibited"
    ACT_NOT_PROHIBITED = "act_not_prohibited"
    ACT_TOO_COARSE = "act_too_coarse"
    NO_FORCE = "no_force"


CODES: Mapping[Question, Mapping[Code, Answer]] = {
    Question.TIME: {
        Code.IN_FORCE: _YES,
        Code.BEFORE_IN_FORCE: _NO,
        Code.AFTER_END: _NO,
        Code.SPANS_START: _UNKNOWN,
        Code.SPANS_END: _UNKNOWN,
        Code.SPANS_BOTH: _UNKNOWN,
        Code.ZONES_DIFFER: _UNKNOWN,
    },
    Question.PARTIES: {
        Code.BOTH_BOUND: _YES,
        Code.CIVILIANS_PROTECTED: _YES,
        Code.SAME_SIDE: _NO,
        Code.NOT_A_PARTY: _NO,
        Code.EXCLUDED_SIDE: _NO,
        Code.BOTH_EXCLUDED: _NO,
        Code.CIVILIANS: _UNKNOWN,
        Code.AGGREGATED_LABEL: _UNKNOWN,
        Code.MIXED_LIST: _UNKNOWN,
        Code.UNKNOWN_NAME: _UNKNOWN,
        Code.UNIDENTIFIED: _UNKNOWN,
        Code.MEMBERSHIP_UNKNOWN: _UNKNOWN,
        Code.SPANS_MEMBERSHIP: _UNKNOWN,
    },
    Question.ACT: {
        Code.ACT_PROHIBITED: _YES,
        Code.ACT_NOT_PROHIBITED: _NO,
        Code.NO_FORCE: _NO,
        Code.ACT_TOO_COARSE: _UNKNOWN,
    },
}
"""The questions answered here, with the answer of each code; places answer for themselves."""


def reason_answer(question: Question, code: Code) -> Answer:
    """The one answer that a code stands for."""
    return CODES[question][code]
