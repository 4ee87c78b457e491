"""The docs know every column of what goes out to the field."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from dragoman.exchange.compare import Compared
from dragoman.exchange.compare.cases import Evidence

TEXT = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text(encoding="utf-8")


def section(heading: str) -> set[str]:
    """What stands in backticks under a heading."""
    found = re.search(rf"^#+ {re.escape(heading)}$(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found, heading
    return set(re.findall(r"`([^`\n]+)`", found[1]))


def test_every_column_of_a_comparison_is_documented() -> None:
    known = section("Compare with PA-X and CF")
    assert not {field.name for noun in (Compared, Evidence) for field in fields(noun)} - known
