"""The timeline benchmark runs on our own set."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.own import lay_out
from benchmarks.result import MissingDataError

from benchmarks import timeline
from dragoman.reading import Reader


def test_our_own_topic_is_read_and_scored(tmp_path: Path) -> None:
    lay_out(tmp_path)
    result = timeline.run(tmp_path, Reader())
    assert result.n == 1
    assert result.figures["date"] > 0.4
    assert 0 < result.figures["ar2"] < result.figures["ar1"] < 1
    assert "crisis.date" not in result.figures
    assert list(result.by_class) == ["own"]


def test_without_topics_there_is_nothing_to_score(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="no T17"):
        timeline.run(tmp_path, Reader())
