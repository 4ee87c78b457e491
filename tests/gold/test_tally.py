from __future__ import annotations

import pytest
from gold.tally import Count, KindCount, Tally
from hypothesis import given
from hypothesis import strategies as st


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_interval_holds_the_rate(right: int, more: int) -> None:
    count = Count(right, right + more)
    ends = count.interval()
    assert ends is not None
    assert count.rate is not None
    assert 0 <= ends[0] <= count.rate <= ends[1] <= 1


def test_wilson_by_a_known_case() -> None:
    ends = Count(8, 10).interval()
    assert ends == pytest.approx((0.4902, 0.9433), abs=1e-4)


def test_nothing_counted_has_no_rate() -> None:
    assert Count().rate is None
    assert Count().interval() is None
    assert KindCount().f is None
    assert Tally().rates() == {}


def test_f_is_the_harmonic_mean() -> None:
    kind = KindCount(recall=Count(1, 2), precision=Count(1, 4))
    assert kind.f == pytest.approx(1 / 3)
    assert KindCount(recall=Count(0, 1), precision=Count(0, 1)).f == 0
