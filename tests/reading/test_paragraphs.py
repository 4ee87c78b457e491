"""What of a page is read together, and what of it is parsed apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.paragraphs import without_labels

TURNS = ["NDIAYE: The road is open.", "Envoy: It was shut.", "NDIAYE: He has left."]


def stretches(paragraphs: list[str]) -> list[str]:
    text = "\n\n".join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    return [text[start:end] for start, end in without_labels(text, spans)]


def test_the_label_of_a_turn_stands_apart_from_what_is_said() -> None:
    found = stretches(TURNS)
    assert found == [
        "NDIAYE: ", "The road is open.", "Envoy: It was shut.", "NDIAYE: ", "He has left.",
    ]  # fmt: skip


def test_a_name_with_a_colon_once_on_the_page_is_no_label() -> None:
    assert stretches(TURNS[:2]) == TURNS[:2]


@given(st.lists(st.sampled_from([*TURNS, "The sides agreed: nothing.", "x"]), min_size=1))
def test_no_word_is_lost(paragraphs: list[str]) -> None:
    assert "".join(stretches(paragraphs)) == "".join(paragraphs)
