"""Pages and words that tell one event, and the groups that scores make."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.links.groups import grouped
from dragoman.record.links.mentions import event_mentions, mention, trigger
from dragoman.record.links.pages import event_pages, page_words, same_event_pages
from dragoman.record.links.vectors import RARE, word_weight
from dragoman.record.links.weights import shipped

ELIM = (
    "A ferry sank off Port Elim on Monday and 14 passengers drowned.\n"
    "Captain Orrin Vale said the Halcyon had been overloaded.",
    "Fourteen people drowned when the ferry Halcyon went down near Port Elim.\n"
    "Its captain, Orrin Vale, blamed the load, officials in Port Elim said on Monday.",
    "Divers searched the wreck of the Halcyon, which sank off Port Elim with 14 dead.",
)
TARN = (
    "A ferry sank in the Tarn Strait on 9 June, killing 31 pilgrims.\n"
    "The Marigold struck a reef, harbour master Ulla Brandt said.",
    "Pilgrims died when the Marigold hit a reef in the Tarn Strait.\n"
    "Ulla Brandt, the harbour master, put the dead at 31.",
    "The reef that the Marigold struck in the Tarn Strait was on no chart, Brandt said.",
)


def test_two_events_of_one_sort_are_two_groups() -> None:
    pages = [page_words(text) for text in (*ELIM, *TARN)]

    assert event_pages(pages) == [[0, 1, 2], [3, 4, 5]]


def test_the_order_of_pages_does_not_matter() -> None:
    texts = [*ELIM, *TARN]
    order = list(range(len(texts)))
    random.Random(3).shuffle(order)

    groups = event_pages([page_words(texts[i]) for i in order])

    assert sorted(sorted(order[i] for i in group) for group in groups) == [[0, 1, 2], [3, 4, 5]]


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_score_is_a_probability_and_the_same_either_way(one: str, other: str) -> None:
    first, second = page_words(one), page_words(other)

    score = same_event_pages(first, second)

    assert 0 <= score <= 1
    assert score == pytest.approx(same_event_pages(second, first))


def test_words_of_one_event_meet_by_word_and_by_sense() -> None:
    pages = [page_words(text) for text in (*ELIM[:2], *TARN[:2])]
    marked = [(ELIM[0], "sank", 0), (ELIM[1], "went down", 1), (ELIM[1], "drowned", 1),
              (ELIM[0], "drowned", 0), (TARN[0], "sank", 2)]  # fmt: skip
    mentions = []
    for text, words, page in marked:
        sentence = text.split("\n")[0]
        start = sentence.index(words)
        mentions.append(mention(sentence, [(start, start + len(words))], page=page, number=0))

    groups = event_mentions(mentions, pages)

    assert [2, 3] in groups
    assert not any({0, 4} <= set(group) for group in groups)


def test_a_trigger_has_the_senses_of_its_telling_words() -> None:
    assert "kill" in trigger("shot dead").senses
    assert trigger("made an attack").words == trigger("attacks").words
    assert not trigger("zzyzx").senses


def test_common_words_weigh_little() -> None:
    assert word_weight("peopl") < word_weight("ceasefir") <= RARE == word_weight("zzyzx")


def test_both_scorers_have_their_weights() -> None:
    assert {"pages", "mentions"} == shipped().keys()


def test_a_loose_group_and_a_close_one_stay_apart() -> None:
    close = {(i, j): 0.9 for j in range(6) for i in range(j) if (i < 3) == (j < 3)}
    across = {(i, j): 0.5 for j in range(3, 6) for i in range(3)}

    assert grouped(6, close | across, 0.3, cohesion=0.75) == [[0, 1, 2], [3, 4, 5]]
    assert grouped(6, close | across, 0.3) == [[0, 1, 2, 3, 4, 5]]
    assert grouped(3, {}, 0.3) == [[0], [1], [2]]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
        st.floats(0, 1),
    ),
    st.floats(0.01, 1),
)
def test_groups_part_the_members(scores: dict[tuple[int, int], float], least: float) -> None:
    groups = grouped(8, scores, least)

    assert sorted(member for group in groups for member in group) == list(range(8))
