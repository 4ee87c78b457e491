"""Rulings and reasons in words that need no table of codes beside them."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.model import Answer, Question, Reason

RULING_WORDS: Mapping[str, str] = {
    "potential_violation": "potential violation",
    "outside_scope": "outside scope",
    "excluded_actor": "excluded actor",
    "undetermined": "undetermined",
    "not_judged": "not judged",
    "in_scope": "in scope",
}
RULING_MEANS: Mapping[str, str] = {
    "potential_violation": "within the terms in time, place, parties and act; whether it was a "
    "violation is for monitors and parties to say",
    "outside_scope": "these terms do not speak of it",
    "excluded_actor": "one side is left out of the terms",
    "undetermined": "the data do not tell",
    "not_judged": "held against no terms",
}
QUESTION_WORDS: Mapping[Question, str] = {
    Question.TIME: "Time",
    Question.PLACE: "Place",
    Question.PARTIES: "Parties",
    Question.ACT: "Act",
}
REASON_WORDS: Mapping[str, str] = {
    "in_force": "the terms held on all of its days",
    "before_in_force": "the terms were not yet in force",
    "after_end": "the terms had ended",
    "spans_start": "some of its days lie before the terms came into force, some behind",
    "spans_end": "some of its days lie before the end of the terms, some behind",
    "spans_both": "it is known no closer than to a time longer than the terms",
    "zones_differ": "the terms held in some zones and not in others, and its zone is not known",
    "country_covered": "the terms hold in the whole country",
    "unit_covered": "its unit belongs to a zone wholly",
    "coordinates_inside": "its coordinates lie within what is drawn",
    "other_country": "it was in another country",
    "other_unit": "its unit is in no zone",
    "coordinates_outside": "its coordinates lie outside what is drawn",
    "unit_in_part": "only a part of its unit is in a zone, and the row does not say which",
    "near_border": "it is closer to a border than the border, or the place, is known",
    "place_too_coarse": "the place is known too roughly",
    "no_unit": "the row names no unit",
    "no_coordinates": "the row has no coordinates to go by",
    "no_country": "the row names no country",
    "both_bound": "both sides are bound",
    "civilians_protected": "one side is bound, and the terms protect civilians",
    "same_side": "both are on one side of the terms",
    "not_a_party": "a side is known, and neither bound nor left out",
    "excluded_side": "one side is left out of the terms",
    "both_excluded": "both sides are left out of the terms",
    "civilians": "it was against civilians, of whom the terms do not speak",
    "aggregated_label": "a name stands for many, of whom some may be bound and some not",
    "mixed_list": "a list of names that stand apart, or not all of which are known",
    "unknown_name": "a name that no pack has",
    "unidentified": "a side is not named",
    "membership_unknown": "nothing tells whether a group belongs to a side that is bound",
    "spans_membership": "a side joined, left or was left out during its days",
    "act_prohibited": "the terms forbid such acts",
    "act_not_prohibited": "the terms do not forbid such acts",
    "act_too_coarse": "the row does not say which act, and the terms forbid only some",
    "no_force": "no armed force was used",
}
GRAIN_WORDS: Mapping[str, str] = {
    "exact": "known exactly",
    "near": "known within some 25 km",
    "admin2": "known by its second-level unit",
    "admin1": "known by its first-level unit",
    "fuzzy": "known as a stretch or region",
    "country": "known by its country",
    "sea": "at sea, or in the air",
    "unknown": "not known",
}
_ANSWERS = {Answer.YES: "yes", Answer.NO: "no", Answer.UNKNOWN: "not known"}


def reason_text(code: str) -> str:
    """A reason's code in words."""
    return REASON_WORDS.get(code, code.replace("_", " "))


def told(reason: Reason) -> str:
    """One of the four answers as a line: "Time: no, the terms were not yet in force"."""
    words = reason_text(reason.code)
    return f"{QUESTION_WORDS[reason.question]}: {_ANSWERS[reason.answer]}, {words}"
