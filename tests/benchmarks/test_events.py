"""Marked pairs, merged roots, and figures at three depths."""

from __future__ import annotations

import pytest
from benchmarks.events import depths, marked
from benchmarks.roots import likeliest, merged, quad


def test_marks_give_places_in_the_sentence_without_them() -> None:
    source, target = marked("In <t>Oslo</t> <s>Chad</s> spoke.")

    assert ("In Oslo Chad spoke."[slice(*source)], "In Oslo Chad spoke."[slice(*target)]) == (
        "Chad", "Oslo",
    )  # fmt: skip


def test_a_lost_mark_is_an_empty_span() -> None:
    assert marked("<s>Chad spoke.") == ((0, 0), (0, 0))


def test_two_roots_that_yield_count_as_one() -> None:
    assert merged("concede") == merged("retreat") == "yield"
    assert likeliest({"aid": 0.4, "concede": 0.3, "retreat": 0.3}) == "yield"


@pytest.mark.parametrize(
    ("root", "side"), [("yield", "material cooperation"), ("accuse", "verbal conflict")]
)
def test_every_root_is_of_a_quad(root: str, side: str) -> None:
    assert quad(root) == side


def test_a_wrong_root_of_the_right_side_costs_no_depth_above() -> None:
    assert depths([("aid", "yield"), ("accuse", "accuse")]) == {
        "root": 0.5, "quad": 1.0, "binary": 1.0,
    }  # fmt: skip
