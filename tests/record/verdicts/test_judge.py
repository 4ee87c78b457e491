"""Verdicts as a whole: one ruling each, reasons for every question, no order, no loose words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.verdicts.cases import END, START, TERMS, WITHIN, ZONED, incident

from dragoman.actors import load_registry
from dragoman.model import (
    Answer,
    DaySpread,
    Incident,
    IncidentKind,
    PlaceGrain,
    Question,
    Reason,
    Ruling,
    Terms,
    Verdict,
)
from dragoman.record.verdicts import CODES, Judge, causes, ruling_of

REGISTRY = load_registry()
ONE = timedelta(days=1)
ALL_TERMS = (TERMS, ZONED, replace(TERMS, id="shells", prohibited=(IncidentKind.SHELLING,)))
JUDGE = Judge(ALL_TERMS, REGISTRY)
SIDES = st.sampled_from(
    ("Government of Colombia", "FARC", "ELN", "AGC", "FARC, ELN", "FARC, FARC", "rebels", "",
     "Civilians", "Unidentified Armed Group (Colombia)", "Front nobody knows")
)  # fmt: skip


@st.composite
def incidents(draw: st.DrawFn) -> Incident:
    first = draw(st.dates(date(2016, 1, 1), date(2017, 6, 1)))
    return incident(
        draw(SIDES),
        draw(SIDES),
        first=first,
        last=first + timedelta(days=draw(st.integers(0, 40))),
        spread=draw(st.sampled_from(DaySpread)),
        kind=draw(st.sampled_from(IncidentKind)),
        code=draw(st.sampled_from(("state-based", "Armed clash", ""))),
        country=draw(st.sampled_from(("Colombia", "Peru", ""))),
        admin1=draw(st.sampled_from(("Cauca", "Chocó", "Nariño", None))),
        grain=draw(st.sampled_from(PlaceGrain)),
        with_b=draw(st.sampled_from(((), ("AGC",), ("Labor Group",)))),
    )


def answer_of(what: Incident, question: Question, terms: Terms = TERMS) -> Reason:
    (verdict,) = Judge([terms], REGISTRY).verdicts(what)
    return next(reason for reason in verdict.reasons if reason.question is question)


@settings(deadline=None)
@given(incidents())
def test_every_question_is_answered_with_what_fired(what: Incident) -> None:
    verdicts = JUDGE.verdicts(what)
    assert [verdict.terms for verdict in verdicts] == [terms.id for terms in ALL_TERMS]
    for verdict in verdicts:
        assert isinstance(verdict.ruling, Ruling)
        assert list(Question) == list(dict.fromkeys(reason.question for reason in verdict.reasons))
        for reason in verdict.reasons:
            assert reason.fields
            assert all("=" in field for field in reason.fields)
            if reason.question in CODES:
                codes = {str(code): answer for code, answer in CODES[reason.question].items()}
                assert codes[reason.code] is reason.answer
        assert bool(causes(verdict)) == (verdict.ruling is Ruling.UNDETERMINED)


@settings(deadline=None)
@given(incidents())
def test_the_order_of_terms_and_what_came_before_are_irrelevant(what: Incident) -> None:
    told = JUDGE.verdicts(what)
    for order in permutations(range(len(ALL_TERMS))):
        fresh = Judge([ALL_TERMS[at] for at in order], REGISTRY).verdicts(what)
        assert fresh == tuple(told[at] for at in order)


@given(incidents())
def test_before_the_terms_all_is_outside(what: Incident) -> None:
    shift = what.last - START + ONE
    if shift > timedelta():
        what = replace(what, first=what.first - shift, last=what.last - shift)
    assert {verdict.ruling for verdict in JUDGE.verdicts(what)} == {Ruling.OUTSIDE_SCOPE}


@given(incidents())
def test_a_violation_is_never_more_than_potential(what: Incident) -> None:
    for verdict in JUDGE.verdicts(what):
        words = [verdict.ruling.value, *(r.code for r in verdict.reasons)]
        told = " ".join((*words, *(field for r in verdict.reasons for field in r.fields)))
        assert "violation" not in told.replace("potential_violation", "")


@given(st.lists(st.tuples(st.sampled_from(Question), st.sampled_from(Answer)), max_size=6))
def test_a_no_outranks_what_cannot_be_told(asked: list[tuple[Question, Answer]]) -> None:
    reasons = [Reason(question, answer, "made") for question, answer in asked]
    answers = {answer for _, answer in asked}
    expected = (
        Ruling.OUTSIDE_SCOPE
        if Answer.NO in answers
        else Ruling.UNDETERMINED
        if Answer.UNKNOWN in answers
        else Ruling.POTENTIAL_VIOLATION
    )
    assert ruling_of(reasons) is expected


@pytest.mark.parametrize(
    ("time", "place", "act"), list(product(Answer, repeat=3)), ids=lambda answer: answer.value
)
def test_somebody_is_left_out_only_of_what_holds(time: Answer, place: Answer, act: Answer) -> None:
    reasons = [
        Reason(Question.TIME, time, "made"),
        Reason(Question.PLACE, place, "made"),
        Reason(Question.PARTIES, Answer.NO, "excluded_side"),
        Reason(Question.ACT, act, "made"),
    ]
    if Answer.NO in (time, place, act):
        assert ruling_of(reasons) is Ruling.OUTSIDE_SCOPE
    elif Answer.UNKNOWN in (time, place):
        assert ruling_of(reasons) is Ruling.UNDETERMINED
    else:
        assert ruling_of(reasons) is Ruling.EXCLUDED_ACTOR


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (START, START, "in_force"),
        (START - ONE, START - ONE, "before_in_force"),
        (END - ONE, END - ONE, "in_force"),
        (END, END, "after_end"),
        (START - ONE, START, "spans_start"),
        (END - ONE, END, "spans_end"),
        (START - ONE, END, "spans_both"),
    ],
)
def test_days(first: date, last: date, code: str) -> None:
    assert answer_of(incident(first=first, last=last), Question.TIME).code == code


def test_a_month_that_holds_the_start_cannot_be_told() -> None:
    what = incident(first=date(2016, 8, 1), last=date(2016, 8, 31), spread=DaySpread.MONTH)
    reason = answer_of(what, Question.TIME)
    assert reason.fields == ("first=2016-08-01", "last=2016-08-31", "spread=month")


def test_a_zone_may_have_days_of_its_own() -> None:
    assert answer_of(incident(admin1="Cauca"), Question.TIME, ZONED).code == "in_force"
    early = answer_of(incident(admin1="Chocó"), Question.TIME, ZONED)
    assert (early.code, early.fields[1]) == ("before_in_force", "zone=choco")
    anywhere = incident(admin1=None, grain=PlaceGrain.COUNTRY)
    assert answer_of(anywhere, Question.TIME, ZONED).code == "zones_differ"
    later = replace(anywhere, first=date(2016, 12, 1), last=date(2016, 12, 1))
    assert answer_of(later, Question.TIME, ZONED).code == "in_force"
    outside = incident(admin1="Nariño", first=START)
    assert answer_of(outside, Question.TIME, ZONED).code == "in_force"


def test_the_zones_of_a_verdict_are_those_it_lies_in() -> None:
    def zones(what: Incident) -> tuple[str, ...]:
        return Judge([ZONED], REGISTRY).verdicts(what)[0].zones

    assert zones(incident(admin1="Cauca")) == ("cauca",)
    assert zones(incident(admin1="Nariño")) == ()
    assert zones(incident(admin1=None, grain=PlaceGrain.COUNTRY)) == ()


@pytest.mark.parametrize(
    ("kind", "code", "prohibited", "expected"),
    [
        (IncidentKind.BATTLE, "", (), "act_prohibited"),
        (IncidentKind.ABDUCTION, "", (), "act_prohibited"),
        (IncidentKind.UNREST, "", (), "no_force"),
        (IncidentKind.STRATEGIC, "", (), "no_force"),
        (IncidentKind.STRATEGIC, "", (IncidentKind.STRATEGIC,), "act_prohibited"),
        (IncidentKind.UNREST, "", (IncidentKind.BATTLE,), "no_force"),
        (IncidentKind.ABDUCTION, "", (IncidentKind.BATTLE,), "act_not_prohibited"),
        (IncidentKind.BATTLE, "Armed clash", (IncidentKind.SHELLING,), "act_not_prohibited"),
        (IncidentKind.BATTLE, "state-based", (IncidentKind.SHELLING,), "act_too_coarse"),
        (IncidentKind.BATTLE, "state-based", (IncidentKind.ABDUCTION,), "act_not_prohibited"),
        (IncidentKind.BATTLE, "state-based", (IncidentKind.BATTLE,), "act_prohibited"),
    ],
)  # fmt: skip
def test_acts(
    kind: IncidentKind, code: str, prohibited: tuple[IncidentKind, ...], expected: str
) -> None:
    terms = replace(TERMS, prohibited=prohibited)
    assert answer_of(incident(kind=kind, code=code), Question.ACT, terms).code == expected


def test_causes_name_each_open_question_once() -> None:
    what = incident("rebels", "insurgents", first=START - ONE, last=START)
    (verdict,) = Judge([TERMS], REGISTRY).verdicts(what)
    assert causes(verdict) == ("spans_start", "aggregated_label")
    (clear,) = Judge([TERMS], REGISTRY).verdicts(incident(first=WITHIN))
    assert clear == Verdict("made:1", "col-truce", Ruling.POTENTIAL_VIOLATION, clear.reasons)
    assert causes(clear) == ()
