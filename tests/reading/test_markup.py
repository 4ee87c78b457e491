"""Markup residue is blanked one for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.markup import without_markup


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chad [is in talks](https://a.example/b) with Niger.", "Chad is in talks with Niger."),
        ("[According to](#) the envoy, **both** agreed.", "According to the envoy, both agreed."),
        ("It [sic] stands (so far): 3 * 4.", "It [sic] stands (so far): 3 * 4."),
    ],
)
def test_words_stay_and_signs_go(text: str, words: str) -> None:
    plain = without_markup(text)

    assert plain.split() == words.split() or plain.replace(" ", "") == words.replace(" ", "")


@given(st.text(alphabet="ab []()*_#.\n!", max_size=80))
def test_no_character_moves(text: str) -> None:
    plain = without_markup(text)

    assert len(plain) == len(text)
    assert all(a == b for a, b in zip(text, plain, strict=True) if b != " ")
