from __future__ import annotations

import pytest
from gold.agreement import cohens_kappa, load_twice, pearson
from gold.sentence_set import load_sentences


def test_kappa_takes_chance_out() -> None:
    found = cohens_kappa(["a", "a", "b", "b"], ["a", "a", "b", "a"])
    assert found.share == 0.75
    assert found.kappa == pytest.approx((0.75 - 0.5) / 0.5)


def test_kappa_of_chance_is_nothing() -> None:
    assert cohens_kappa(["a", "a", "b", "b"], ["a", "b", "a", "b"]).kappa == pytest.approx(0)


def test_r_is_one_on_a_line() -> None:
    assert pearson([-3.0, 0.0, 3.0], [-1.0, 0.0, 1.0]) == pytest.approx(1)
    assert pearson([-3.0, 0.0, 3.0], [1.0, 0.0, -1.0]) == pytest.approx(-1)


def test_every_event_read_twice_is_in_the_set() -> None:
    ids = {row.id for row in load_sentences("events")}
    pairs = load_twice()
    assert len(pairs) == 150
    assert all(first["id"] in ids for first, _ in pairs)
