"""Which stretches become one token."""

from __future__ import annotations

import pytest

from dragoman.language.edges import Found, trimmed
from dragoman.language.joining import longest_first_disjoint, parts


def places(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        found.append((start, at))
    return found


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("President Bashar Assad", "PERSON", ["Bashar Assad"]),
        ("Russia and Iran", "PLACE", ["Russia", "Iran"]),
        ("Russia and Iran", "ORG", ["Russia", "Iran"]),
        ("Ministry of Trade and Industry", "ORG", ["Ministry of Trade and Industry"]),
        ("U.S. President Donald Trump", "PLACE", ["U.S.", "Donald Trump"]),
        ("Sergey Lavrov 's", "PERSON", ["Sergey Lavrov"]),
        ("the United Nations", "ORG", ["United Nations"]),
        ("U.S. Representatives", "PLACE", ["U.S."]),
        ("Mara Quinn of Ohio", "PERSON", ["Mara Quinn", "Ohio"]),
        ("Mara Quinn of the Green List", "PERSON", ["Mara Quinn", "Green List"]),
        ("East Bank town of Marn", "PLACE", ["East Bank", "Marn"]),
        ("Isle of Man", "PLACE", ["Isle of Man"]),
        ("$$$", "ORG", []),
        ("minutes.pdf", "ORG", []),
    ],
)
def test_trimmed(words: str, kind: str, expected: list[str]) -> None:
    tokens = words.split()
    found = trimmed(tokens, [Found(0, len(tokens), kind)])
    assert [" ".join(tokens[name.first : name.behind]) for name in found] == expected


def test_what_was_cut_off_a_name_is_put_back() -> None:
    words = "A. Noel Quinn of Marn , Inc. said".split()  # noqa: SIM905
    found = list(trimmed(words, [Found(1, 3, "PERSON"), Found(4, 5, "PLACE")]))
    assert found == [Found(0, 3, "PERSON"), Found(4, 7, "ORG")]


def test_misc_is_marked_but_not_joined() -> None:
    text = "Idlib Memorandum holds"
    found = parts(text, places(text), [Found(0, 2, "MISC")], [])
    assert [(text[p.start : p.end], p.kind) for p in found] == [
        ("Idlib", "MISC"),
        ("Memorandum", "MISC"),
        ("holds", ""),
    ]


def test_known_names_cut_tokens() -> None:
    text = "pro-Iran forces"
    found = parts(text, places(text), [], [(4, 8)])
    assert [text[p.start : p.end] for p in found] == ["pro-", "Iran", "forces"]


def test_known_name_takes_the_type_of_what_it_overlaps() -> None:
    text = "Sergey Lavrov"
    found = parts(text, places(text), [Found(1, 2, "PERSON")], [(0, 13)])
    assert [(p.kind, p.joined) for p in found] == [("PERSON", True)]


def test_longest_wins() -> None:
    assert longest_first_disjoint([(0, 5), (3, 12), (13, 14)]) == [(3, 12), (13, 14)]
