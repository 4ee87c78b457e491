"""Between whom an incident was: bound sides, one left out, civilians, labels, lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.record.verdicts.cases import END, TERMS, WITHIN, incident

from dragoman.actors import load_registry
from dragoman.model import (
    Answer,
    Exclusion,
    Incident,
    IncidentKind,
    Party,
    Question,
    Reason,
    Ruling,
    Terms,
)
from dragoman.record.verdicts import Judge

REGISTRY = load_registry()


def parties_of(what: Incident, terms: Terms = TERMS) -> list[Reason]:
    (verdict,) = Judge([terms], REGISTRY).verdicts(what)
    return [reason for reason in verdict.reasons if reason.question is Question.PARTIES]


def ruling(what: Incident, terms: Terms = TERMS) -> Ruling:
    return Judge([terms], REGISTRY).verdicts(what)[0].ruling


@pytest.mark.parametrize(
    ("side_a", "side_b", "codes", "expected"),
    [
        ("Government of Colombia", "FARC", ["both_bound"], Ruling.POTENTIAL_VIOLATION),
        ("FARC", "Police Forces of Colombia", ["both_bound"], Ruling.POTENTIAL_VIOLATION),
        ("FARC", "FARC", ["same_side"], Ruling.OUTSIDE_SCOPE),
        ("Government of Colombia", "ELN", ["not_a_party"], Ruling.OUTSIDE_SCOPE),
        ("ELN", "Front nobody knows", ["not_a_party"], Ruling.OUTSIDE_SCOPE),
        ("ELN", "rebels", ["not_a_party"], Ruling.OUTSIDE_SCOPE),
        ("Government of Colombia", "col-agc", ["unknown_name"], Ruling.UNDETERMINED),
        ("Government of Colombia", "AGC", ["excluded_side"], Ruling.EXCLUDED_ACTOR),
        ("AGC", "FARC", ["excluded_side"], Ruling.EXCLUDED_ACTOR),
        ("AGC", "AGC", ["both_excluded"], Ruling.OUTSIDE_SCOPE),
        ("AGC", "ELN", ["not_a_party"], Ruling.OUTSIDE_SCOPE),
        ("AGC", "rebels", ["excluded_side"], Ruling.EXCLUDED_ACTOR),
        ("AGC", "Civilians", ["excluded_side"], Ruling.EXCLUDED_ACTOR),
        ("Government of Colombia", "rebels", ["aggregated_label"], Ruling.UNDETERMINED),
        ("FARC", "Unidentified Armed Group", ["unidentified"], Ruling.UNDETERMINED),
        ("FARC", "", ["unidentified"], Ruling.UNDETERMINED),
        ("FARC", "Front nobody knows", ["unknown_name"], Ruling.UNDETERMINED),
        ("rebels", "", ["aggregated_label", "unidentified"], Ruling.UNDETERMINED),
        ("FARC", "Civilians", ["civilians"], Ruling.UNDETERMINED),
        ("Rioters", "Civilians", ["not_a_party"], Ruling.OUTSIDE_SCOPE),
        ("Government of Colombia", "FARC, FARC", ["both_bound"], Ruling.POTENTIAL_VIOLATION),
        ("Government of Colombia", "FARC, ELN", ["mixed_list"], Ruling.UNDETERMINED),
        ("Government of Colombia", "FARC, AGC", ["mixed_list"], Ruling.UNDETERMINED),
        ("Government of Colombia", "FARC, rebels", ["mixed_list"], Ruling.UNDETERMINED),
        ("Government of Colombia", "ELN, EPL", ["not_a_party"], Ruling.OUTSIDE_SCOPE),
        ("Government of Colombia", "Government of Colombia, FARC", ["mixed_list"],
         Ruling.UNDETERMINED),
    ],
)  # fmt: skip
def test_between_whom(side_a: str, side_b: str, codes: list[str], expected: Ruling) -> None:
    what = incident(side_a, side_b)
    assert [reason.code for reason in parties_of(what)] == codes
    assert ruling(what) is expected
    turned = incident(side_b, side_a)
    assert {reason.code for reason in parties_of(turned)} == set(codes)
    assert ruling(turned) is expected


def test_what_fired_is_told() -> None:
    assert parties_of(incident(side_b="rebels"))[0].fields == ("side_b=rebels",)
    every = parties_of(incident(side_b="FARC, FARC"))[0].fields
    assert every == ("side_a=Government of Colombia", "side_b=FARC, FARC", "members=every_member")
    mixed = parties_of(incident(side_b="FARC, ELN"))[0].fields
    assert mixed == ("side_b=FARC, ELN", "member=FARC (bound)", "member=ELN (outside)")


def test_the_excluded_side_stands_first() -> None:
    fields = parties_of(incident("Government of Colombia", "AGC"))[0].fields
    assert fields == ("side_b=AGC", "side_a=Government of Colombia")


def test_a_part_is_bound_with_the_whole_and_left_out_by_its_own_name() -> None:
    terms = replace(TERMS, parties=(Party("col-gov", "state"), Party("eln", "rebels")), excluded=())
    front = incident(side_b="ELN Eastern War Front")
    (reason,) = parties_of(front, terms)
    assert reason.code == "both_bound"
    assert "side_b.by=eln" in reason.fields
    left_out = replace(terms, excluded=(Exclusion("col-eln-eastern-front"),))
    assert ruling(front, left_out) is Ruling.EXCLUDED_ACTOR
    assert ruling(incident(side_b="ELN"), left_out) is Ruling.POTENTIAL_VIOLATION
    turned = replace(
        terms,
        parties=(Party("col-gov", "state"), Party("col-eln-eastern-front", "rebels")),
        excluded=(Exclusion("eln"),),
    )
    assert ruling(front, turned) is Ruling.POTENTIAL_VIOLATION
    assert ruling(incident(side_b="ELN"), turned) is Ruling.EXCLUDED_ACTOR


def test_nobody_is_bound_before_he_joins_or_after_he_leaves() -> None:
    late = Party("farc", "rebels", joined=WITHIN, left=WITHIN + timedelta(days=9))
    terms = replace(TERMS, parties=(Party("col-gov", "state"), late))
    cases = ((-1, 0, "not_a_party"), (0, 0, "both_bound"), (8, 0, "both_bound"),
             (9, 0, "not_a_party"), (-1, 1, "spans_membership"),
             (8, 1, "spans_membership"))  # fmt: skip
    for start, days, code in cases:
        first = WITHIN + timedelta(days=start)
        what = incident(first=first, last=first + timedelta(days=days))
        assert [reason.code for reason in parties_of(what, terms)] == [code]


def test_an_exclusion_has_its_days() -> None:
    since = Exclusion("eln", since=WITHIN)
    terms = replace(TERMS, excluded=(since,))
    assert ruling(incident(side_b="ELN"), terms) is Ruling.EXCLUDED_ACTOR
    before = incident(side_b="ELN", first=WITHIN - timedelta(days=1))
    assert ruling(before, terms) is Ruling.OUTSIDE_SCOPE


def test_civilians_are_protected_where_the_terms_say_so() -> None:
    terms = replace(TERMS, prohibited=(IncidentKind.BATTLE, IncidentKind.ONE_SIDED))
    what = incident("FARC", "Civilians", kind=IncidentKind.ONE_SIDED)
    assert parties_of(what, terms)[0].code == "civilians_protected"
    assert ruling(what, terms) is Ruling.POTENTIAL_VIOLATION
    silent = replace(TERMS, prohibited=(IncidentKind.BATTLE,))
    assert ruling(what, silent) is Ruling.OUTSIDE_SCOPE


def test_who_fights_beside_a_side_may_mix_it() -> None:
    (mixed,) = parties_of(incident(with_b=("AGC",)))
    assert mixed.code == "mixed_list"
    assert mixed.fields == ("side_b=FARC", "with_b=AGC (excluded)")
    assert ruling(incident(with_b=("ELN", "Labor Group"))) is Ruling.POTENTIAL_VIOLATION
    assert ruling(incident(side_b="ELN", with_b=("FARC",))) is Ruling.UNDETERMINED
    assert ruling(incident(side_b="AGC", with_a=("Police Forces of Colombia",))) is (
        Ruling.EXCLUDED_ACTOR
    )


def test_a_coalition_may_have_members_that_nobody_lists() -> None:
    parties = (Party("col-gov", "state"), Party("col-cgsb", "rebels"))
    terms = replace(TERMS, parties=parties)
    (reason,) = parties_of(incident(side_b="Los Rastrojos"), terms)
    assert (reason.answer, reason.code) == (Answer.UNKNOWN, "membership_unknown")
    assert "side_b.by=col-cgsb" in reason.fields
    part = incident(side_b="ELN Eastern War Front")  # of which it is known whose it is
    assert parties_of(part, terms)[0].code == "not_a_party"
    assert parties_of(incident(side_b="PKK"), terms)[0].code == "not_a_party"
    assert ruling(incident(side_b="AGC"), terms) is Ruling.EXCLUDED_ACTOR


def test_an_actor_that_stands_for_many_is_not_guessed() -> None:
    (reason,) = parties_of(incident(side_b="FARC dissidents"))
    assert (reason.answer, reason.code) == (Answer.UNKNOWN, "aggregated_label")


def test_left_out_of_nothing_where_the_days_are_open() -> None:
    what = incident(side_b="AGC", first=END - timedelta(days=3), last=END + timedelta(days=3))
    assert ruling(what) is Ruling.UNDETERMINED
    assert ruling(incident(side_b="AGC", first=date(2010, 1, 1))) is Ruling.OUTSIDE_SCOPE
