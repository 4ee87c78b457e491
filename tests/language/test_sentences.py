"""Sentence ends by rule."""

from __future__ import annotations

import pytest

from dragoman.language.sentences import breaks, is_wrapped, split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Gen. Smith met Mr. Assad.", ["Gen. Smith met Mr. Assad."]),
        ("It fell on Jan. 5. The army left.", ["It fell on Jan. 5.", "The army left."]),
        ("J. Smith spoke.", ["J. Smith spoke."]),
        ("He lives in the U.S. The end is near.", ["He lives in the U.S.", "The end is near."]),
        ("The U.S. Army left.", ["The U.S. Army left."]),
        ("Resolution No. 2254 stands.", ["Resolution No. 2254 stands."]),
        ("“Why?” he asked.", ["“Why?” he asked."]),
        ("“We won.” The crowd cheered.", ["“We won.”", "The crowd cheered."]),
        ("Okay. So they met.", ["Okay.", "So they met."]),
        ("He won in 2014. [17] They left.", ["He won in 2014. [17]", "They left."]),
        ("1. The parties agree.\n2. They sign.", ["1. The parties agree.", "2. They sign."]),
        ("A heading\nThe text.", ["A heading", "The text."]),
        ("talks in\nthe city.", ["talks in\nthe city."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_split(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_open_places_are_left_to_the_parser() -> None:
    text = "The U.S. Army left: Nobody stayed."
    assert dict(breaks(text)) == {text.index("Army"): False, text.index("Nobody"): False}


def test_wrapped_lines_are_no_sentence_ends() -> None:
    line = "The foreign ministers of the three countries met on Friday and spoke of"
    text = "\n".join([line, line, line, "peace."])
    assert is_wrapped(text)
    assert len(sentences(text)) == 1


def test_an_ending_at_the_very_end_is_no_break() -> None:
    assert list(breaks("Done. ")) == []
