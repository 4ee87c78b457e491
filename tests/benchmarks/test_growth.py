"""Growth is looked at as it says; no time is asserted."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import pytest
from benchmarks.add_one import Maker
from benchmarks.growth import Look, look_at, measured, reports, result_of
from tests.factory import talks


def _maker() -> Maker:
    return Maker([talks(), talks(name="again.txt")], facts_each=1)


def test_every_report_brings_somebody_new() -> None:
    made = list(islice(reports(_maker()), 20))

    assert len({page.text.rpartition("\n")[2] for page in made}) == 20


def test_what_is_compared_is_the_first_window_and_the_last() -> None:
    looks = [Look(n, 100.0 + n / 10, n * (0.01 if n < 50 else 0.02)) for n in range(10, 101, 10)]

    result = result_of(looks, first=10, window=20)

    assert result.n == 100
    assert result.figures["memory"] == pytest.approx(109.0 / 102.0)
    assert result.figures["time"] == pytest.approx(2.0)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="no /proc")
def test_this_process_has_memory_and_has_worked() -> None:
    seen = look_at(7)

    assert seen.pages == 7
    assert seen.megabytes > 1
    assert 0 < seen.seconds < 100 * os.times().elapsed


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="no /proc")
def test_a_small_run() -> None:
    result = measured(_maker(), 24, first=4, window=8)

    assert result.n == 24
    assert result.figures["megabytes"] > 10
