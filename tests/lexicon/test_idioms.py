"""The little language of the idioms, and that each shipped row reads its own example."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.idioms import inflected, told_by_idiom
from dragoman.lexicon.loader import load_table

KINDS = ("statement", "position", "role", "agreement")
ROWS = [row for row in load_table("idioms") if row["example"]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["words"])
def test_a_row_reads_its_example(row: dict[str, str]) -> None:
    told = list(told_by_idiom(row["example"], row["kind"]))

    assert row["value"].removeprefix("!") in [t.idiom.value for t in told]


def test_each_row_says_what_where_and_in_words_that_can_open_a_pattern() -> None:
    for row in load_table("idioms"):
        assert row["kind"] in KINDS
        assert row["who"] in ("before", "behind", "owner", "within", "thing")
        assert row["words"].split()[0] not in ("*", "...")


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_is_a_pattern_that_its_first_word_finds(kind: str) -> None:
    for row in load_table("idioms"):
        if row["kind"] == kind:
            first = row["words"].split()[0].removeprefix("+").split("/")[0].replace("_", " ")
            assert list(told_by_idiom(first, kind)) is not None


@pytest.mark.parametrize(
    ("verb", "form"),
    [("give", "gave"), ("carry", "carried"), ("plan", "planned"), ("come under", "came under"),
     ("offer", "offered"), ("voice", "voicing")],
)  # fmt: skip
def test_forms_of_verbs(verb: str, form: str) -> None:
    assert form in inflected(verb)


@given(st.text(alphabet="abco poured scorn on the. drew'’", max_size=80))
def test_what_is_found_lies_in_the_text_in_order(text: str) -> None:
    ends = [told.words.span() for told in told_by_idiom(text, "statement")]

    assert all(0 <= low < high <= len(text) for low, high in ends)
    assert all(one[1] <= two[0] for one, two in pairwise(ends))


def test_the_longer_of_two_idioms_at_one_word_is_told() -> None:
    told = list(told_by_idiom("The plan came in for heavy criticism from Oslo.", "statement"))

    assert [t.words.group() for t in told] == ["came in for heavy criticism from"]
