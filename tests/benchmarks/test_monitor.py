"""The monitor measured on our own incidents: the key by hand holds, and every run is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.monitor import TIMES, run
from benchmarks.own import lay_out
from benchmarks.result import MissingDataError

from dragoman.reading import Reader


def test_our_own_incidents_are_what_their_key_says(tmp_path: Path) -> None:
    lay_out(tmp_path)

    result = run(tmp_path, Reader())

    assert result.n == 26
    assert result.figures["reproduced"] == result.figures["judged"] == 1.0
    assert 0 < result.figures["undetermined"] < 1
    assert all(f"{times * result.n:,} rows" in result.by_class for times in TIMES)
    causes = [row["share"] for name, row in result.by_class.items() if "undetermined:" in name]
    assert sum(causes) >= 1


def test_without_the_set_nothing_is_claimed(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="ucdp_ged_syria"):
        run(tmp_path, Reader())
