"""Whatever stands in a file of terms, it is read or told; nothing else comes of it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors.terms import load_terms, shipped_terms, terms_text
from dragoman.errors import RegistryError

WHOLE: dict[str, Any] = {
    "id": "harbour-truce",
    "name": "Harbour truce",
    "declared": "2001-02-20",
    "in_force": "2001-03-01",
    "ended": "2001-09-01",
    "ended_why": "It ran out.",
    "agreement": "syr-astana-1",
    "countries": ["nor"],
    "guarantors": ["swe"],
    "prohibited": ["battle"],
    "disputed": ["The islands."],
    "sources": ["A paper."],
    "parties": [{"actor": "nor-gov", "side": "a", "joined": "2001-03-02"}],
    "excluded": [{"actor": "isis", "label": "l", "authority": "UN", "since": "2000-01-01"}],
    "zones": [
        {
            "id": "coast",
            "name": "The coast",
            "countries": ["nor"],
            "admin1": ["Coast"],
            "partial": ["Hills"],
            "margin_km": 2,
            "in_force": "2001-03-01",
            "geojson": {"type": "Polygon", "coordinates": [[[5, 60], [6, 60], [6, 61], [5, 60]]]},
            "lines": [{"depth_km": 5, "points": [[5, 60], [6, 61]]}],
        }
    ],
    "extensions": [{"day": "2001-06-01", "until": "2001-09-01"}],
    "deadlines": [{"day": "2001-03-20", "what": "Maps"}],
}

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["nor", "2001-03-01", "battle", "Polygon", "FeatureCollection"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)  # fmt: skip


def spots(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every container with a key of it, all the way down."""
    keys = node if isinstance(node, dict) else range(len(node))
    for key in keys:
        yield node, key
        if isinstance(node[key], dict | list):
            yield from spots(node[key])


COUNT = sum(1 for _ in spots(WHOLE))


def read(data: Any) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "terms.yml"
        path.write_text(json.dumps(data), encoding="utf-8")
        try:
            terms = load_terms(path)
        except RegistryError:
            return
        again = Path(folder) / "again.toml"
        again.write_text(terms_text(*terms), encoding="utf-8")
        assert load_terms(again) == terms


def test_the_whole_reads() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "terms.yml"
        path.write_text(json.dumps(WHOLE))
        (terms,) = load_terms(path)
    assert terms.zones[0].lines
    assert len(shipped_terms()) > 5


@settings(deadline=None, max_examples=200)
@given(st.integers(0, COUNT - 1), values)
def test_any_value_anywhere_is_read_or_told(place: int, value: Any) -> None:
    data = copy.deepcopy(WHOLE)
    container, key = list(spots(data))[place]
    container[key] = value
    read(data)


@settings(deadline=None, max_examples=50)
@given(values)
def test_any_file_is_read_or_told(data: Any) -> None:
    read(data)
