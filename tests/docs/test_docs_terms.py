"""The page on terms knows every key, every code, and its example reads."""

from __future__ import annotations

import re
from pathlib import Path

from dragoman.actors.terms import load_terms, shipped_terms
from dragoman.actors.terms.keys import ACTS, TABLES

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "terms.md").read_text(encoding="utf-8")
CODED = set(re.findall(r"`([^`\n]+)`", PAGE))


def test_every_key_and_every_act_is_told() -> None:
    keys = {key for table in TABLES.values() for key in table.keys}
    assert not (keys | set(ACTS)) - CODED


def test_every_code_of_an_answer_is_told() -> None:
    source = ROOT / "src" / "dragoman" / "actors" / "terms" / "territory.py"
    text = source.read_text(encoding="utf-8")
    codes = set(re.findall(r'"([a-z]+(?:_[a-z]+)+)"', text))
    assert len(codes) >= 12
    assert not codes - CODED


def test_all_that_ships_is_told() -> None:
    assert not {terms.id for terms in shipped_terms()} - CODED


def test_the_example_reads(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert example
    file = tmp_path / "example.toml"
    file.write_text(example[1], encoding="utf-8")
    (terms,) = load_terms(file)
    assert terms.zones[0].polygons
    assert terms.zones[0].lines[0].depth_km == 5
