"""The annotated sentences: whole words, valid labels, unique ids, parts as said."""

from __future__ import annotations

from collections import Counter

import pytest
from gold.model import GoldError
from gold.sentence_set import Root, Words, find_words, load_sentences, parse_row

from dragoman.model import Modality, Polarity, Stance

ROWS = load_sentences("events")
TRUCE = "The rebels denied that the truce they signed bound the truce party."
DENIED = [
    "s0001.1", TRUCE, "truce@2", "The rebels", "", "RETREAT", "actual", "affirmed", "denies",
    "-1.5", "train",
]  # fmt: skip
EVERY_FIFTH = 5


def test_a_row_points_to_its_words() -> None:
    row = parse_row(DENIED, where="made up")
    assert row.event.start == TRUCE.rindex("truce")
    assert row.quote(row.event) == "truce"
    assert (row.quote(row.source), row.target) == ("The rebels", None)
    assert (row.root, row.modality, row.polarity) == (
        Root.RETREAT,
        Modality.ACTUAL,
        Polarity.AFFIRMED,
    )
    assert (row.stance, row.factuality, row.sentence) == (Stance.DENIES, -1.5, "s0001")


def test_words_are_whole_words() -> None:
    assert find_words("The pact, then the act.", "act") == Words(19, 22)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (2, "treaty"),
        (2, ""),
        (2, "truce@3"),
        (3, "The rebel"),
        (5, "DEMAND"),
        (6, "claimed"),
        (8, "says"),
        (9, "4"),
        (9, "likely"),
        (10, "test"),
    ],
)
def test_a_broken_row_is_refused(column: int, cell: str) -> None:
    cells = [*DENIED]
    cells[column] = cell
    with pytest.raises(GoldError, match=r"s0001\.1"):
        parse_row(cells, where="made up")


def test_ids_are_unique_and_follow_their_sentence() -> None:
    assert len({row.id for row in ROWS}) == len(ROWS)
    texts = {row.sentence: row.text for row in ROWS}
    assert all(texts[row.sentence] == row.text for row in ROWS)
    assert len(set(texts.values())) == len(texts)


def test_no_event_is_annotated_twice() -> None:
    assert len({(row.text, row.event) for row in ROWS}) == len(ROWS)


def test_every_fifth_sentence_is_dev() -> None:
    for row in ROWS:
        number = int(row.sentence.removeprefix("s"))
        assert row.part == ("dev" if number % EVERY_FIFTH == 0 else "train")


def test_every_root_and_status_is_well_filled() -> None:
    roots = Counter(row.root for row in ROWS)
    modalities = Counter(row.modality for row in ROWS)
    negated = sum(row.polarity is Polarity.NEGATED for row in ROWS)
    assert min(roots[root] for root in Root) >= 100
    assert min(modalities[modality] for modality in Modality) >= 50
    assert negated / len(ROWS) >= 0.13
