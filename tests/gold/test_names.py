from __future__ import annotations

import pytest
from gold.names import any_same, fold, jaccard, same_name, shares_words
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mevlüt Çavuşoğlu", "Cavusoglu"),
        ("the Government of Nepal", "Nepal"),
        ("Kofi Annan", "K. Annan"),
        ("Hay'at Tahrir al-Sham", "Hayat Tahrir al-Sham"),
        ("Colombia's", "Colombia"),
    ],
)
def test_forms_of_one_name(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sudan", "South Sudan Opposition Alliance"),
        ("Anna Kovac", "Ivan Kovac"),
        ("Free Aceh Movement", "Aceh Monitoring Mission"),
        ("", "Nepal"),
    ],
)
def test_different_names(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_no_name_is_nobody() -> None:
    assert not any_same(("Nepal",), None)


def test_a_part_of_the_words_is_the_same_wording() -> None:
    assert shares_words("withdraw its troops", "withdraw its troops in stages from the island")
    assert not shares_words("withdraw its troops", "hold elections by June")
    assert not shares_words("the", "of the")


@given(st.text(max_size=30), st.text(max_size=30))
def test_sameness_has_no_direction(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one)
    assert jaccard(one, other) == jaccard(other, one)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
