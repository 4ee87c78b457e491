"""ECB+ is read as it stands; B³ counts as it should."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from benchmarks.result import MissingDataError
from benchmarks.same_event import load_part
from benchmarks.same_event_mentions import b_cubed
from benchmarks.same_event_pages import best_f

CONLL = """\
#begin document ({topic}/{topic}{sort}/{number}); part 000
{rows}
#end document
"""


def _document(topic: int, sort: str, number: int, *lines: str) -> str:
    if sort == "ecbplus":
        lines = ("http : / / elim.example", *lines)
    rows = [f"x\t{s}\t{t}\t{token}\t-" for s, line in enumerate(lines)
            for t, token in enumerate(line.split())]  # fmt: skip
    return CONLL.format(topic=topic, sort=sort, number=number, rows="\n".join(rows))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "same_event"
    (folder / "ecbplus").mkdir(parents=True)
    texts = [_document(2, "ecb", 1, "A ferry sank off Elim ."),
             _document(2, "ecbplus", 1, "The ferry sank at last .")]  # fmt: skip
    for name in ("2ecb", "again"):  # documents stand in several files
        with gzip.open(folder / "ecbplus" / f"{name}.conll.gz", "wt", encoding="utf-8") as file:
            file.write("\n".join(texts))
    rows = [
        {"doc_id": document, "sent_id": 0, "tokens_number": [2], "coref_chain": "c",
         "is_singleton": False, "tokens_str": "sank"}
        for document in ("2_1ecb", "2_1ecbplus")
    ]  # fmt: skip
    with gzip.open(folder / "ECB_Dev_Event_gold_mentions.json.gz", "wt") as file:
        json.dump(rows, file)
    return tmp_path


def test_a_part_is_its_documents_and_their_mentions(data: Path) -> None:
    part = load_part(data, "Dev", "Test")

    assert [document.id for document in part.documents] == ["2_1ecb", "2_1ecbplus"]
    assert part.documents[1].sentences == {0: ("The", "ferry", "sank", "at", "last", ".")}
    assert part.pairs() == {(0, 1): True}
    assert [one.trigger.text for one in part.known_mentions()] == ["sank", "sank"]


def test_a_part_that_is_not_there_is_said(data: Path) -> None:
    with pytest.raises(MissingDataError, match="same_event"):
        load_part(data, "Train")


def test_b_cubed_is_that_of_the_book() -> None:
    found = b_cubed(["a", "a", "a", "b"], [[0, 1], [2, 3]])

    assert found["b3.precision"] == pytest.approx(3 / 4)
    assert found["b3.recall"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)


def test_the_best_threshold_is_found() -> None:
    assert best_f({(0, 1): True, (0, 2): False}, {(0, 1): 0.5, (0, 2): 0.4}) == 1
