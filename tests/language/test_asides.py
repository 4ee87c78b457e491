"""Reporting clauses put into a sentence are told by their words and parsed apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language import load_pipeline
from dragoman.language.asides import asides, kept_comma, without
from dragoman.language.columns import Columns, put_back
from dragoman.language.trees import Tree


def found(text: str) -> list[str]:
    """The clauses put into a text whose tokens stand one blank apart."""
    forms = text.split()
    starts: list[bool | None] = [i == 0 or forms[i - 1] == "." for i in range(len(forms))]
    return [" ".join(forms[a + 1 : b]) for a, b in asides(forms, starts)]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("The pass , he added , was open .", "he added"),
        (
            "It will open , the envoy said on Monday , before the rains .",
            "the envoy said on Monday",
        ),
        ("His men , say aid workers in Brisk , have left .", "say aid workers in Brisk"),
        ("Tarvia , she told reporters , had fired first .", "she told reporters"),
    ],
)
def test_a_clause_put_in_is_found(text: str, clause: str) -> None:
    assert found(text) == [clause]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy , who met the king , said the truce had ended , and left .",
        "After the talks , Tarvia said Norway , Qatar and others had agreed .",
        "In Brisk , she told Norway , Qatar and others that it was over .",
        "The pass is open , the envoy said , adding that it would stay so .",
        "He came late , she said . Then , the king left .",
        "On Monday , the king left , and the queen stayed .",
    ],
)
def test_what_carries_the_sentence_is_not_taken_out(text: str) -> None:
    assert found(text) == []


def test_no_comma_stays_between_a_subject_and_its_verb() -> None:
    assert not kept_comma(["Tarvia", ",", "he", "said", ",", "had", "left", "."], 4)
    rain = ["If", "it", "rains", ",", "he", "said", ",", "Tarvia", "will", "leave", "."]
    assert kept_comma(rain, 6)


@given(st.lists(st.sampled_from([",", "he", "said", "Tarvia", "left", "the", ".", "had"])))
def test_every_word_is_parsed_once(forms: list[str]) -> None:
    clauses = asides(forms, [i == 0 for i in range(len(forms))])
    kept = list(without(len(forms), clauses, [kept_comma(forms, b) for _, b in clauses]))
    apart = [i for a, b in clauses for i in range(a + 1, b)]
    left_out = {i for clause in clauses for i in clause}
    assert sorted([*kept, *apart, *(left_out - set(kept))]) == list(range(len(forms)))


def test_a_clause_hangs_on_the_predicate_that_it_interrupts() -> None:
    forms = ["Men", ",", "say", "aides", ",", "have", "left"]
    main = Columns(["NNS", "VBP", "VBN"], ["nsubj", "aux", "ROOT"], [2, 2, 2], [0])
    clause = Columns(["VBP", "NNS"], ["ROOT", "obj"], [0, 0], [0])
    whole = put_back(main, [0, 5, 6], [((1, 4), clause)], forms)
    assert (whole.heads[2], whole.deps[2]) == (6, "parataxis")
    assert whole.deps[3] == "nsubj"
    assert whole.heads[1] == whole.heads[4] == 2


def test_an_interrupted_sentence_keeps_its_own_subject() -> None:
    text = "Tarvia, he told Radio Brisk, had not moved a single soldier since Thursday."
    [sentence] = load_pipeline().parse(text, [(0, len(text))])
    tree = Tree(sentence)
    moved = next(token for token in tree.tokens if token.text == "moved")
    subject = tree.subject(moved)
    assert subject is not None
    assert subject.text == "Tarvia"
    assert [token.i for token in tree.tokens] == list(range(len(tree.tokens)))
