"""F of classes, by hand."""

from __future__ import annotations

import pytest
from benchmarks.classes import class_f, class_row, macro_f

PAIRS = [("aid", "aid"), ("aid", "agree"), ("agree", "agree"), ("agree", "reject")]


def test_a_class_has_its_counts() -> None:
    assert class_row("aid", PAIRS) == {"n": 2, "precision": 1.0, "recall": 0.5}
    assert class_f("aid", PAIRS) == pytest.approx(2 / 3)
    assert class_f("agree", PAIRS) == 0.5


def test_the_mean_is_over_the_classes_of_the_gold_unless_others_are_named() -> None:
    assert macro_f(PAIRS) == pytest.approx((2 / 3 + 0.5) / 2)
    assert macro_f(PAIRS, ("aid", "agree", "reject")) == pytest.approx((2 / 3 + 0.5) / 3)
