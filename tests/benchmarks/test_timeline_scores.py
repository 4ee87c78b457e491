"""Timelines scored by hand: days in common, and words of aligned days."""

from __future__ import annotations

from datetime import date

import pytest
from benchmarks.porter import stem
from benchmarks.timeline import Score, figures
from benchmarks.timeline_scores import Rates, aligned_rouge, day_rates, mean, n_grams
from hypothesis import given
from hypothesis import strategies as st

NINTH, TENTH, ELEVENTH, TWELFTH = (date(2021, 5, day) for day in (9, 10, 11, 12))


@pytest.mark.parametrize(
    ("word", "expected"),
    [("agreements", "agreem"), ("signing", "sign"), ("hopping", "hop"), ("controlling", "control"),
     ("falling", "fall"), ("relational", "relat"), ("yesterday", "yesterdai"), ("feed", "feed"),
     ("agreed", "agre"), ("electricity", "electr"), ("sky", "sky"), ("be", "be"),
     ("yields", "yield"), ("adoption", "adopt"), ("happy", "happi"), ("rate", "rate")],
)  # fmt: skip
def test_stems_are_those_of_rouge(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_words_are_counted_without_stop_words_and_over_ends_of_sentences() -> None:
    grams = n_grams(["The storm closed the schools.", "A cease-fire HOLDS."], 1)
    assert dict(grams) == dict.fromkeys([("storm",), ("close",), ("school",), ("ceas",),
                                         ("fire",), ("hold",)], 1)  # fmt: skip
    assert ("school", "ceas") in n_grams(["The storm closed the schools.", "A cease-fire."], 2)
    assert not n_grams(["Storm"], 2)


def test_a_timeline_is_wholly_like_itself() -> None:
    one = {TENTH: ["Storm closed the school."], TWELFTH: ["Markets opened again today."]}
    for n in (1, 2):
        assert aligned_rouge(one, one, n) == Rates(1.0, 1.0)
    assert day_rates(one, one) == Rates(1.0, 1.0)


def test_words_count_less_the_further_the_day() -> None:
    found, reference = {TENTH: ["storm closed school"]}, {ELEVENTH: ["storm closed school"]}
    assert aligned_rouge(found, reference, 1) == Rates(0.5, 0.5)
    assert day_rates(found, reference) == Rates(0.0, 0.0)


def test_several_days_may_align_with_one() -> None:
    found = {TENTH: ["storm closed school"], ELEVENTH: ["storm closed school"]}
    rates = aligned_rouge(found, {TENTH: ["storm closed school"]}, 1)
    assert rates.precision == pytest.approx((3 + 3 / 2) / 6)
    assert rates.recall == 1.0
    assert rates.f == pytest.approx(6 / 7)


def test_a_day_aligns_with_the_day_that_says_the_same() -> None:
    """The nearest day costs (1 - 1/2) × 1, the one in the same words nothing."""
    reference = {ELEVENTH: ["market opens"], TWELFTH: ["storm closed school"]}
    rates = aligned_rouge({TENTH: ["storm closed school"]}, reference, 1)
    assert rates.precision == pytest.approx(1 / 3)
    assert rates.recall == pytest.approx((3 * 1 / 3) / 5)


def test_words_found_twice_count_as_often_as_the_reference_has_them() -> None:
    rates = aligned_rouge({TENTH: ["storm storm school"]}, {TENTH: ["storm closed"]}, 1)
    assert rates.precision == pytest.approx(1 / 3)
    assert rates.recall == pytest.approx(1 / 2)


def test_nothing_found_scores_nothing() -> None:
    assert aligned_rouge({}, {TENTH: ["storm"]}, 1) == Rates(0.0, 0.0)
    assert day_rates({}, {TENTH: ["storm"]}).f == 0.0


def test_precision_and_recall_are_averaged_before_f() -> None:
    assert mean([Rates(1.0, 0.5), Rates(0.0, 0.5)]).f == pytest.approx(0.5)
    whole, none = Rates(1.0, 1.0), Rates(0.0, 0.0)
    texts = Score("a", whole, Rates(0.5, 0.5), none)
    days = Score("crisis a", none, None, None)
    assert figures([(texts, days)]) == {
        "date": 1.0, "ar1": 0.5, "ar2": 0.0, "free.crisis.date": 0.0,
    }  # fmt: skip


_TIMELINES = st.dictionaries(
    st.sampled_from([NINTH, TENTH, ELEVENTH, TWELFTH]),
    st.lists(st.sampled_from(["storm closed school", "market opens", "Rebels sign."]), min_size=1),
    min_size=1,
)


@given(_TIMELINES, _TIMELINES)
def test_rates_are_shares_and_change_places_with_the_timelines(
    one: dict[date, list[str]], other: dict[date, list[str]]
) -> None:
    there, back = aligned_rouge(one, other, 1), aligned_rouge(other, one, 1)
    assert (there.precision, there.recall) == (back.recall, back.precision)
    assert 0.0 <= there.precision <= 1.0 + 1e-9
