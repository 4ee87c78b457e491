"""A sieve finds what its pattern finds, and looks only where it can."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest
from gold.load import load_pages
from hypothesis import given
from hypothesis import strategies as st

import dragoman.reading
from dragoman.lexicon.letters import Reach, clauses_of, reach_of
from dragoman.lexicon.sieves import Sieve, folded_of, sieve

PATTERNS = (
    r"(?P<issue>[^.;\n]{3,40}?)\s+(?:is|are)\s+a\s+red\s+line\b",
    r"\b(?:refuses?|refused)\s+to\s+(?:talk|deal)\b(?!\s+about)",
    r"(?P<lead>[^\n:]{2,30}):\s*(?:\n|$)",
    r"\b[A-Z][\w-]*\s+[Tt]alks\b",
    r"(?:(?:two|three)\s+)?rounds?$",
    r"x*",
)
WORDS = st.sampled_from(
    ["the truce", "is", "a", "red", "line", "refused", "to", "talk", "about", "Oslo", "Talks",
     "two", "round", ":", "\n", ". ", "  ", "KIND", "\u212ain", "İs", "İ", "xx"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=60), st.integers(0, 30), st.integers(0, 400))
def test_finds_what_the_pattern_finds(words: list[str], start: int, length: int) -> None:
    text = " ".join(words)
    for pattern in PATTERNS:
        for flags in (0, re.IGNORECASE):
            _same(sieve(pattern, flags), text, start, start + length)


def test_all_sieves_of_the_reading_find_what_their_patterns_find() -> None:
    pages = [gold.page.text for gold in load_pages("dev")]
    text = "\n".join(pages[:8])
    found = list(_sieves())
    assert len(found) > 50
    for one in found:
        _same(one, text, 0, len(text))


def _same(one: Sieve, text: str, start: int, end: int) -> None:
    plain = re.compile(one.pattern, one.flags)
    ours = [match.span() for match in one.finditer(text, start, end)]
    assert ours == [match.span() for match in plain.finditer(text, start, end)], one.pattern
    begun, expected = one.match(text, start, end), plain.match(text, start, end)
    assert (begun and begun.span()) == (expected and expected.span()), one.pattern


def _sieves() -> Iterator[Sieve]:
    for module in pkgutil.walk_packages(dragoman.reading.__path__, "dragoman.reading."):
        for value in vars(importlib.import_module(module.name)).values():
            yield from _within(value)


def _within(value: Any) -> Iterator[Sieve]:
    if isinstance(value, Sieve):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _within(one)
    elif isinstance(getattr(value, "pattern", None), Sieve):
        yield value.pattern


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\b(?:refused|declined)\s+to\b", {("declined", "refused"), ("to",)}),
        (r"(?:very\s+)?cold(?=\s+peace)", {("cold",), ("peace",)}),
        (r"(?:talks|.)", set()),
        (r"(?<!no\s)deal", {("deal",)}),
        (r"[Tt]ruce", {("truce",)}),
    ],
)
def test_words_that_every_match_holds(pattern: str, expected: set[tuple[str, ...]]) -> None:
    assert set(clauses_of(pattern)) == expected


def test_how_far_a_match_can_reach() -> None:
    assert reach_of(r"[^.]{3,9}\s+to") == Reach(11, spaces=1)
    assert reach_of(r"(?:ab|c\w+)") == Reach(2, words=1)
    assert reach_of(r"a.*b") is None


@given(st.text())
def test_folding_keeps_every_letter_at_its_place(text: str) -> None:
    assert len(folded_of(text)) == len(text)
