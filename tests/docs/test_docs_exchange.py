"""The docs know every column of what goes out to the field."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from dragoman.exchange import cf_table, pax_table, plover_table
from dragoman.exchange.compare import Compared
from dragoman.exchange.compare.cases import Evidence
from dragoman.exchange.concluded import ThingRow
from dragoman.exchange.graphml import EDGE, NODE
from dragoman.exchange.offered import EXPORTS
from dragoman.record.claims import Claim
from dragoman.record.claims.claim import Account, Difference, Side

TEXT = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text(encoding="utf-8")


def section(heading: str) -> set[str]:
    """What stands in backticks under a heading."""
    found = re.search(rf"^#+ {re.escape(heading)}$(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found, heading
    return set(re.findall(r"`([^`\n]+)`", found[1]))


def test_every_column_of_a_comparison_is_documented() -> None:
    known = section("Compare with PA-X and CF")
    assert not {field.name for noun in (Compared, Evidence) for field in fields(noun)} - known


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        ("PLOVER", plover_table.COLUMNS),
        ("PA-X", pax_table.COLUMNS),
        ("CF", cf_table.COLUMNS),
        ("GraphML", NODE + EDGE),
    ],
)
def test_every_column_of_an_export_is_documented(heading: str, columns: tuple[str, ...]) -> None:
    assert not set(columns) - section(heading)


def test_every_column_of_what_is_concluded_is_documented() -> None:
    nouns = (ThingRow, Claim, Account, Difference, Side)
    known = section("Things and claims")
    assert not {field.name for noun in nouns for field in fields(noun)} - known


def test_every_export_is_documented() -> None:
    known = section("Out to the field and back")
    assert not {each.name for each in EXPORTS} - known
    assert not {f".{ending}" for each in EXPORTS for ending in each.endings} - known
