"""What the benchmarks count with."""

from __future__ import annotations

from benchmarks.result import Figures, Result, bootstrap, f_score
from benchmarks.spans import jaccard, match_best_first, words_in
from hypothesis import given
from hypothesis import strategies as st

SETS = st.lists(st.frozensets(st.integers(0, 20), max_size=6), max_size=6)


def test_words_are_known_by_where_they_start() -> None:
    assert words_in("the army, again", [(0, 8), (10, 15)]) == {0, 4, 10}


def test_the_best_pair_is_matched_first() -> None:
    gold = [frozenset({1, 2, 3}), frozenset({3, 4})]
    found = [frozenset({3, 4}), frozenset({3})]

    assert match_best_first(gold, found, 0.3) == {1: (0, 1.0), 0: (1, 1 / 3)}


@given(SETS, SETS)
def test_each_set_is_matched_once_and_none_under_the_least(
    gold: list[frozenset[int]], found: list[frozenset[int]]
) -> None:
    matched = match_best_first(gold, found, 0.3)

    assert len({j for j, _ in matched.values()}) == len(matched)
    for i, (j, score) in matched.items():
        assert score == jaccard(gold[i], found[j]) >= 0.3


def test_f_is_the_harmonic_mean() -> None:
    assert f_score(3, 4, 6) == 0.6
    assert f_score(0, 0, 0) == 0


def test_an_interval_surrounds_the_figure_and_shrinks_with_the_units() -> None:
    def mean(units: list[int]) -> Figures:
        return {"mean": sum(units) / len(units)}

    few = bootstrap([0, 1] * 10, mean)["mean"]
    many = bootstrap([0, 1] * 400, mean)["mean"]

    assert few[0] < many[0] < 0.5 < many[1] < few[1]


def test_json_holds_every_documented_key() -> None:
    row = Result("days", 3, {"value": 0.123456}, {"value": (0.1, 0.2)}).to_dict()

    assert set(row) == {
        "benchmark", "commit", "n", "figures", "interval", "by_class", "peers", "seconds",
    }  # fmt: skip
    assert row["figures"] == {"value": 0.1235}
