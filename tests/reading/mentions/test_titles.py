"""Phrases of titles and nouns of people."""

from __future__ import annotations

import pytest

from dragoman.language.trees import Tree
from dragoman.model import Sentence, Token
from dragoman.reading.mentions.scene import Line, Word, slug
from dragoman.reading.mentions.titles import (
    collectives,
    gender_of_title,
    group_nouns,
    same_office,
    singular,
    titles,
)


def _line(text: str) -> Line:
    words, tokens, at = [], [], 0
    for i, form in enumerate(text.split()):
        token = Token(i, at, at + len(form), form, form.lower(), "NOUN", "NN", "dep", 0)
        tokens.append(token)
        words.append(Word(i, at, at + len(form), form, form.lower(), token))
        at += len(form) + 1
    return Line(0, words, Tree(Sentence(0, at, tuple(tokens))))


def test_the_longest_title_wins() -> None:
    phrase = titles().at(_line("minister of foreign affairs spoke"), 0)

    assert phrase is not None
    assert (phrase.key, phrase.behind, phrase.plural) == ("minister of foreign affairs", 4, False)


@pytest.mark.parametrize("text", ["foreign ministers met", "ministers of defence met"])
def test_plurals_are_found_and_marked(text: str) -> None:
    phrase = titles().at(_line(text), 0)

    assert phrase is not None
    assert phrase.plural


def test_a_number_stands_in_a_collective() -> None:
    phrase = collectives().at(_line("four countries met"), 0)

    assert phrase is not None
    assert (phrase.count, phrase.behind) == (4, 2)


def test_nouns_of_people_are_found_by_their_singular() -> None:
    phrase = group_nouns().at(_line("armed opposition groups met"), 0)

    assert phrase is not None
    assert phrase.key == "armed opposition group"


@pytest.mark.parametrize(
    ("plural", "one"),
    [("countries", "country"), ("spokesmen", "spokesman"), ("chiefs", "chief"),
     ("forces", "force"), ("press", "press"), ("crisis", "crisis"), ("coaches", "coach")],
)  # fmt: skip
def test_singular(plural: str, one: str) -> None:
    assert singular(_line(plural).words[0]) == one


@pytest.mark.parametrize(
    ("title", "gender"),
    [("spokeswoman", "f"), ("chairman", "m"), ("minister", ""), ("king", "m"), ("mrs", "f")],
)
def test_gender_of_title(title: str, gender: str) -> None:
    assert gender_of_title(title) == gender


@pytest.mark.parametrize(
    ("asked", "held", "fits"),
    [
        ("minister", "foreign minister", True),
        ("official", "defence minister", True),
        ("spokesperson", "foreign ministry spokesperson", True),
        ("president", "prime minister", False),
        ("foreign minister", "defence minister", False),
    ],
)
def test_same_office(asked: str, held: str, fits: bool) -> None:
    assert same_office(asked, held) is fits


def test_a_slug_marks_a_local_id() -> None:
    assert slug("Tabitha Wexford-Ndege") == "~tabitha-wexford-ndege"
