"""What a page makes of its names."""

from __future__ import annotations

import pytest

from dragoman.model import Token
from dragoman.reading.mentions.votes import kind_by_head, lists_of_names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Salt Coast War", "MISC"),
        ("Battle of Two Fords", "MISC"),
        ("Reed River Campaign", "MISC"),
        ("Campaign for Open Fords", ""),
        ("Operation Heron", "MISC"),
        ("Municipality of Marn", "PLACE"),
        ("Heron Island", "PLACE"),
        ("Lake Marn", "PLACE"),
        ("Front for Marn", ""),
        ("Marn", ""),
        ("War", ""),
    ],
)
def test_the_noun_that_heads_a_name_tells_its_kind(name: str, kind: str) -> None:
    assert kind_by_head(name.split()) == kind


def tokens(text: str) -> list[Token]:
    found = []
    at = 0
    for i, word in enumerate(text.split()):
        named = word[0].isupper()
        found.append(
            Token(
                i=i, start=at, end=at + len(word), text=word, lemma=word, pos="PROPN" if named else
                "X", tag="NNP", dep="dep", head=0, entity="ORG" if named else "", morph="",
            )
        )  # fmt: skip
        at += len(word) + 1
    return found


def test_three_names_with_commas_between_are_a_list() -> None:
    found = lists_of_names(tokens("Marn , Oda , and Quinn met Bell and Hart ; Ash fell"))
    texts = [[name.text for name in names] for names in found]
    assert texts == [["Marn", "Oda", "Quinn"], ["Bell", "Hart", "Ash"]]


def test_two_names_and_names_side_by_side_are_none() -> None:
    assert list(lists_of_names(tokens("Marn and Oda met"))) == []
    assert list(lists_of_names(tokens("Marn Oda Quinn met"))) == []
