"""The clicks of a small record are counted as they should be; no time is asserted."""

from __future__ import annotations

from benchmarks.add_one import Maker
from benchmarks.workbench import Clicks, measured, percentile, result_of
from tests.factory import talks

from dragoman.web.workbench.screens import SCREENS


def test_every_screen_is_clicked_while_pages_come_in() -> None:
    maker = Maker([talks(), talks(name="again.txt")])
    result = measured(maker, (12, 24), clicks=2 * len(SCREENS), between=0.0, incidents=30)

    assert set(result.by_class) <= {screen.name for screen in SCREENS}
    assert len(result.by_class) >= len(SCREENS) - 2  # without an agreement there is none to open
    assert all(row["clicks"] >= 2 for row in result.by_class.values())
    assert result.n == 4 * len(SCREENS)
    assert result.figures["pages"] == 24


def test_the_slowest_screen_counts() -> None:
    taken = {"fast": Clicks([1.0] * 99 + [50.0]), "slow": Clicks([4.0] * 20, waits=12)}
    result = result_of(taken, {"fast": 0.5, "slow": 1.0}, 7)
    assert percentile(taken["fast"].times) == 1.0
    assert result.figures["p95"] == 4.0
    assert result.figures["sql.ratio"] == 4.0
    assert result.figures["waiting"] == 0.1
    assert result.by_class["fast"]["by sql"] == 2.0
