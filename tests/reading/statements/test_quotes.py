"""Quotation marks: pairs, damage, paragraphs."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.statements.quotes import find_quotes


def quoted(text: str) -> list[str]:
    paragraphs = []
    start = 0
    for paragraph in text.split("\n\n"):
        paragraphs.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    return [text[q.inner_start : q.inner_end] for q in find_quotes(text, paragraphs)]


def test_marks_of_many_kinds() -> None:
    assert quoted('He said “yes” and «no» and "perhaps".') == ["yes", "no", "perhaps"]


def test_apostrophes_do_not_open_anything() -> None:
    assert quoted("The rebels' camp and the envoy’s tent weren't far.") == []


def test_a_quotation_runs_over_paragraphs_that_reopen_it() -> None:
    assert quoted("“First we met.\n\n“Then we signed.”") == ["First we met.\n\n“Then we signed."]


def test_a_lost_closing_mark_swallows_nothing() -> None:
    assert quoted("He said “yes and left. The army stayed.\n\nNothing else was quoted.") == []


@given(st.text(alphabet="ab “”\"«»‘’'.\n", max_size=60))
def test_quotations_never_overlap(text: str) -> None:
    quotes = find_quotes(text, [(0, len(text))])

    assert all(a.end <= b.start for a, b in pairwise(quotes))
    assert all(q.start < q.inner_start <= q.inner_end <= q.end for q in quotes)


def test_a_closing_mark_at_a_line_s_start_opens() -> None:
    text = "”We go on,” she said."

    (quote,) = find_quotes(text, [(0, len(text))])

    assert text[quote.inner_start : quote.inner_end] == "We go on,"


def test_a_straight_mark_is_not_taken_up_by_a_curly_one() -> None:
    text = '"We went home.\n“Nobody came,” she said.'
    line = text.index("\n")

    found = find_quotes(text, [(0, line), (line + 1, len(text))])

    assert [text[q.inner_start : q.inner_end] for q in found] == ["We went home.", "Nobody came,"]
