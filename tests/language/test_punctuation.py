"""Where marks hang in a tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.punctuation import hang_punctuation, pairs


def hung(words: str, heads: list[int]) -> list[int]:
    """Return the heads after the rules; every form without a letter is a mark."""
    forms = words.split()
    deps = ["dep" if form[0].isalnum() else "punct" for form in forms]
    given_heads = list(heads)
    hang_punctuation(forms, deps, given_heads, range(len(forms)))
    return given_heads


def test_a_comma_hangs_on_the_clause_it_sets_off() -> None:
    #       0  1    2      3 4    5       6
    words = "If they sign , we withdraw ."
    assert hung(words, [2, 2, 5, 0, 5, 5, 0])[3] == 2
    #        0    1      2 3     4    5
    words = "They signed , which they regret"
    assert hung(words, [1, 1, 0, 5, 5, 1])[2] == 5


def test_commas_of_a_list_hang_on_what_follows() -> None:
    words = "Chad , Niger , and Mali signed ."
    heads = [6, 0, 0, 0, 5, 0, 6, 1]
    assert hung(words, heads) == [6, 2, 0, 5, 5, 0, 6, 6]


def test_quotes_hang_on_what_they_enclose() -> None:
    #        0 1  2    3 4 5  6
    words = '" We lost , " he said'
    assert hung(words, [6, 2, 6, 6, 6, 6, 6]) == [2, 2, 6, 2, 2, 6, 6]


def test_a_word_on_a_mark_moves_to_the_word_above() -> None:
    words = "They left - quickly ."
    assert hung(words, [1, 1, 1, 2, 1])[3] == 1


def test_inner_pairs_come_first() -> None:
    forms = ["(", "a", "[", "b", "]", ")"]
    assert list(pairs(forms, [0, 2, 4, 5])) == [(2, 4), (0, 5)]
    assert list(pairs([")", "a", "("], [0, 2])) == []


TREES = st.integers(1, 12).flatmap(
    lambda n: st.tuples(
        st.lists(st.sampled_from(["a", "b", ",", '"', "(", ")", "."]), min_size=n, max_size=n),
        st.lists(st.integers(0, n - 1), min_size=n, max_size=n),
    )
)


@given(TREES)
def test_heads_stay_in_the_sentence_and_words_keep_words(
    tree: tuple[list[str], list[int]],
) -> None:
    forms, heads = tree
    deps = ["dep" if form.isalnum() else "punct" for form in forms]
    before = list(heads)
    hang_punctuation(forms, deps, heads, range(len(forms)))
    assert all(0 <= head < len(forms) for head in heads)
    for i, head in enumerate(before):
        if deps[i] != "punct" and deps[head] != "punct":
            assert heads[i] == head
