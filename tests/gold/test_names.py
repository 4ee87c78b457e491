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
        ("Georgian Defence Ministry", "Ministry of Defense of Georgia"),
        ("Georgia's defence ministry", "Georgian Defence Ministry"),
        ("the French Foreign Ministry", "Ministry of Foreign Affairs of France"),
        ("Ministry of Interior of South Sudan", "South Sudanese interior ministry"),
        ("Turkish Foreign Ministry", "Foreign Ministry of Turkey"),
        ("Isaias Afwerki", "Isaias Afewerki"),
        ("Leyla Karimova", "Leila Karimova"),
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
        ("Georgian Defence Ministry", "Georgian Interior Ministry"),
        ("Georgian Defence Ministry", "Armenian Defence Ministry"),
        ("Defence Ministry of Niger", "Nigerian Defence Ministry"),
        ("Georgian Defence Ministry", "Georgia"),
        ("Iran", "Iraq"),
        ("Gambian army", "Zambian army"),
        ("Ivan Petrov", "Ivan Petrovic"),
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
