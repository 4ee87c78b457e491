"""A share of the moments of the benchmark `faults`: one of each role, at a moment of its own."""

from __future__ import annotations

import sys

import pytest
from benchmarks.faults import ROLES, tolls


@pytest.mark.skipif(sys.platform != "linux", reason="finds workers in /proc")
@pytest.mark.parametrize("role", ROLES)
def test_a_kill_loses_nothing_and_doubles_nothing(role: str) -> None:
    (toll,) = tolls(1, sum(map(ord, role)), (role,))
    assert (toll.lost, toll.doubled, toll.unsound, toll.stuck) == (0, 0, [], None)
