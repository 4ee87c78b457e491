"""A pattern that begins with a run is found where the rest of it stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.leads import lead_of

PATTERNS = (
    r"(?P<issue>[^.;\n]{3,12}?)\s+is\s+a\s+red\s+line\b",
    r"(?P<lead>[^\n:]{2,9}):\s*(?:\n|$)",
    r"\b(?P<who>[^.;]{2,7})\s+is\b",
    r"\b[a-z ]{1,9}?\s(?=red)",
    r"[^.;]+?\s(?:is|line)(?<!a line)",
)
WORDS = st.sampled_from(["truce", "is", "a", "red", "line", "Ab", ":", "\n", ".", ";", "  ", "-"])


@given(st.lists(WORDS, max_size=40), st.integers(0, 20), st.integers(0, 120))
def test_begins_where_the_pattern_begins(words: list[str], start: int, length: int) -> None:
    text = " ".join(words)
    stop = min(start + length, len(text))
    for pattern in PATTERNS:
        for flags in (0, re.IGNORECASE):
            lead = lead_of(pattern, flags)
            assert lead is not None
            first = re.compile(pattern, flags).search(text, start, stop)
            assert lead.start(text, start, stop) == (first and first.start()), pattern


@pytest.mark.parametrize(
    "pattern",
    [
        r"red\s+line",
        r"(?P<what>[^.;]{3,9})",
        r"(?P<what>[^.;]{3,9}) or (?P=what)",
        r"(?P<what>[^.;]{3,9}) or|line",
        r"(?P<what>[^.;]{3,9}x) or",
        r"\b[^.;]{0,9} or",
    ],
)
def test_other_patterns_have_none(pattern: str) -> None:
    assert lead_of(pattern) is None
