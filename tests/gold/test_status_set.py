"""The sentences that say how sure each marked word is, and what their loader refuses."""

from __future__ import annotations

import pytest
from gold.model import GoldError
from gold.status_set import load_status_rows, parse_status_row

from dragoman.model import Status

GOOD = "They [met] but did not [sign].\thappened,negated\t3,-3"


def test_every_row_is_whole_and_no_sentence_stands_twice() -> None:
    rows = load_status_rows()

    assert len(rows) > 300
    assert len({row.text for row in rows}) == len(rows)
    assert {one.status for row in rows for one in row.marked} == set(Status)
    assert all("[" not in row.text and row.text[-1:] in '.?!"' for row in rows)


def test_marked_words_are_found_without_their_brackets() -> None:
    row = parse_status_row(GOOD)

    assert row.text == "They met but did not sign."
    assert [row.text[slice(*one.words)] for one in row.marked] == ["met", "sign"]
    assert [one.status for one in row.marked] == [Status.HAPPENED, Status.NEGATED]


@pytest.mark.parametrize(
    "line",
    [
        "They [met].\thappened",
        "They [met].\thappened,happened\t3,3",
        "They met.\thappened\t3",
        "They [met].\tsurely\t3",
        "They [met].\thappened\t4",
        "They [met].\thappened\tmuch",
    ],
)
def test_a_broken_row_is_refused(line: str) -> None:
    with pytest.raises(GoldError):
        parse_status_row(line)
