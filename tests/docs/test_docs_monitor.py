"""docs/monitor.md knows every column, trait and word of the monitor, and tells no causes."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from dragoman.views.monitor.around import AroundRow
from dragoman.views.monitor.dimensions import By
from dragoman.views.monitor.pages import PageLink, Way
from dragoman.views.monitor.panels import PanelRow
from dragoman.views.monitor.quality import TRAITS, Odd, OddRow, QualityRow
from dragoman.views.monitor.registers import DifferenceRow, RegisterRow
from dragoman.views.monitor.sources import SourceRow
from dragoman.views.monitor.summary import SummaryRow, VerdictRow

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "monitor.md").read_text(encoding="utf-8")
CODES = set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)))
ROWS = (AroundRow, PanelRow, SummaryRow, VerdictRow, RegisterRow, DifferenceRow, QualityRow,
        SourceRow, OddRow, PageLink)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.__name__)
def test_every_column_is_documented(row: type) -> None:
    assert not {f.name for f in fields(row)} - CODES


def test_every_trait_and_word_is_documented() -> None:
    assert not {trait.name for trait in TRAITS} - CODES
    assert not {word.value for words in (Odd, Way, By) for word in words} - CODES


CAUSAL = re.compile(
    r"\b(?:effects?|impacts?|reduced|reduces|led to|leads? to fewer|due to|thanks to|because of|"
    r"as a result|resulted|brought down|worked)\b",
    re.IGNORECASE,
)
SHOWN = ("docs/monitor.md", "src/dragoman/views/monitor", "src/dragoman/web/monitor",
         "src/dragoman/cli/monitor/commands.py", "src/dragoman/cli/monitor/tables.py",
         "src/dragoman/cli/monitor/demo.py", "src/dragoman/web/templates/monitor.html")  # fmt: skip


@pytest.mark.parametrize("place", SHOWN)
def test_nothing_is_said_of_causes(place: str) -> None:
    path = ROOT / place
    files = sorted(path.glob("*.py")) if path.is_dir() else [path]
    assert files
    for file in files:
        assert not CAUSAL.findall(file.read_text(encoding="utf-8")), file
