"""Figures as people read them."""

from __future__ import annotations

import pytest
from benchmarks.bars import BARS, bar_text
from benchmarks.registry import BENCHMARKS
from benchmarks.report import as_page, as_text
from benchmarks.result import Result


def _result() -> Result:
    return Result(
        "days",
        3,
        {"value": 0.5, "seconds": 12.0},
        interval={"value": (0.25, 0.75)},
        by_class={"month": {"n": 2, "f": 1.0}},
        peers={"other": {"value": 0.4}},
        absent={"third": "not installed"},
    )


def test_a_page_tells_question_figures_peers_and_what_did_not_run() -> None:
    page = as_page([_result()], {"events": "no data"}, {"days": "Which day.\n\nKeys: value.\n"})

    assert "Which day." in page
    assert "Keys:" not in page
    assert "| value | 0.500 | [0.250, 0.750] |  | 0.400 |" in page
    assert "| seconds | 12 | |  |  |" in page
    assert "Peer third: not installed." in page
    assert "## events\n\nSkipped: no data" in page


def test_a_page_shows_the_bar_beside_the_figure() -> None:
    page = as_page([Result("zones", 1, {"lost": 0.02})], {}, {"zones": "What is kept apart."})

    assert "| lost | 0.020 | | ≤ 0.01 |" in page
    assert bar_text("pages", "fundus.day.wrong") == "≤ 0"


@pytest.mark.parametrize("name", sorted(BARS))
def test_every_bar_is_of_a_benchmark(name: str) -> None:
    assert name in BENCHMARKS


def test_a_terminal_shows_classes_and_peers() -> None:
    text = as_text(_result())

    assert "value" in text
    assert "[0.250, 0.750]" in text
    assert "peer third" in text
    assert "month" in text
