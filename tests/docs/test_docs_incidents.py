"""The docs know every column that incidents are read from, every field, reason and flag."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from dragoman.exchange.incidents import acled, ged
from dragoman.model import DaySpread, Incident, IncidentKind, PlaceGrain

ROOT = Path(__file__).resolve().parents[2]
KNOWN = set(re.findall(r"`([^`\n]+)`", (ROOT / "docs" / "incidents.md").read_text("utf-8")))
SOURCE = "\n".join(
    path.read_text("utf-8")
    for room in ("incidents", "known", "tables")
    for path in sorted((ROOT / "src" / "dragoman" / "exchange" / room).glob("*.py"))
)


@pytest.mark.parametrize("wanted", [ged.WANTED, acled.WANTED])
def test_every_column_that_is_read_is_documented(wanted: tuple[str, ...]) -> None:
    assert set(wanted) <= KNOWN


def test_every_field_and_code_is_documented() -> None:
    codes = {*DaySpread, *IncidentKind, *PlaceGrain}
    assert {field.name for field in fields(Incident)} | {code.value for code in codes} <= KNOWN


def test_every_reason_and_flag_is_documented() -> None:
    reasons = set(re.findall(r'SkippedRow\(row, "(\w+)"', SOURCE))
    flags = set(re.findall(r'flags\.append\(f"(\w+)=', SOURCE))
    named = set(re.findall(r'\b(?:coded|number|count|_role)\(\s*"(\w+)"', SOURCE))
    assert len(reasons) > 4
    assert len(flags) > 5
    assert len(named) > 9
    assert reasons | flags | named <= KNOWN
