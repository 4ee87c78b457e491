"""What texts share, and how a copy is found among many."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.record.stories import CopyIndex, Relation, compare, prints_of
from dragoman.record.stories.index import CROWD, MIN_COMMON

REPORT = (
    "Delegates of the two islands left the town hall without agreeing when the ferries will run. "
    "The mediator, a retired judge, wants fuel and medicine to cross before anything else does.\n"
    "“We have a list of goods, and we have a boat that can carry them over the strait tomorrow,” "
    "she told reporters on the quay.\n"
    "The northern council denied that it had asked for an armed escort on the first crossing. "
    "A further round of talks is planned for the end of the month in the southern capital."
)
OTHER = (
    "Prices of bread rose again in the hill towns, traders told this paper over the weekend. "
    "The mill at the river bend has stood still since its owner moved to the coast in spring.\n"
    "Farmers blame the toll on the new bridge, which the district says it will not lower.\n"
    "Nobody could say when the school bus would be repaired or who would have to pay for it."
)
SENTENCES = st.lists(
    st.lists(st.sampled_from("army truce talks river gate envoy bread north list road".split()),  # noqa: SIM905
             min_size=1, max_size=12),
    max_size=12,
)  # fmt: skip


def _text(sentences: list[list[str]]) -> str:
    return " ".join(" ".join(words).capitalize() + "." for words in sentences)


def test_a_copy_with_a_banner_is_a_copy_and_says_which_sentences() -> None:
    copied = f"Support us today.\n{REPORT}\nAll rights reserved."

    shared = compare(prints_of(copied), prints_of(REPORT))

    assert shared.relation is Relation.COPY
    assert shared.second == 1
    stretches = [copied[start:end].strip() for start, end in shared.sentences]
    assert (
        "A further round of talks is planned for the end of the month in the southern"
        in (stretches[-1])
    )
    assert not any("rights reserved" in one for one in stretches)


def test_a_houses_spelling_hides_no_copy() -> None:
    ours = (
        "The organisation travelled to the centre for a programme on labour and defence matters. "
    )
    theirs = "The organization traveled to the center for a program on labor and defense matters. "

    shared = compare(prints_of(2 * ours), prints_of(2 * theirs))

    assert shared.relation is Relation.COPY


def test_two_reports_of_one_speech_are_no_copies() -> None:
    speech = REPORT.split("\n")[1]
    quoting = OTHER.replace("\n", f"\n{speech.replace('she', 'the judge')}\n", 1)

    assert compare(prints_of(quoting), prints_of(REPORT)).relation is Relation.NONE


def test_a_paragraph_taken_over_is_partial_from_either_side() -> None:
    taking = f"{OTHER}\n{REPORT.splitlines()[0]}\n{OTHER.upper()}"

    shared = compare(prints_of(taking), prints_of(REPORT))

    assert shared.relation in (Relation.PARTIAL, Relation.REWRITE)
    assert [taking[start:end].strip() for start, end in shared.sentences] == [
        REPORT.splitlines()[0].partition(" The")[0],
        "The" + REPORT.splitlines()[0].partition(" The")[2],
    ]


def test_only_the_stretches_asked_for_are_printed() -> None:
    text = f"{OTHER}\n{REPORT}"
    low = len(OTHER) + 1

    assert (prints_of(text, [(low, len(text))]).ordered == prints_of(REPORT).ordered).all()


@pytest.mark.parametrize("text", ["", "\n\n", "One two.", "“All of it is quoted here, all.”"])
def test_texts_too_small_to_copy_share_nothing(text: str) -> None:
    prints = prints_of(text)

    assert prints.sample == ()
    assert compare(prints, prints_of(REPORT)).relation is Relation.NONE


@given(SENTENCES, SENTENCES)
@settings(max_examples=60, deadline=None)
def test_comparing_is_the_same_from_both_sides(
    one: list[list[str]], other: list[list[str]]
) -> None:
    first, second = prints_of(_text(one)), prints_of(_text(other))
    there, back = compare(first, second), compare(second, first)

    assert there.relation is back.relation
    assert (there.first, there.second) == (back.second, back.first)
    assert 0 <= there.first <= 1
    whole = compare(first, first)
    assert whole.first in (0, 1) or any(words < 6 for words in first.words)


def test_the_order_of_arrival_changes_no_candidates() -> None:
    samples = {f"page {n:03}": tuple(range(n % 7, 40, 1 + n % 3)) for n in range(3 * CROWD)}
    asked = range(0, 40, 2)
    found = []
    for seed in (1, 2, 3):
        names = sorted(samples)
        random.Random(seed).shuffle(names)
        index = CopyIndex()
        for name in names:
            index.add(name, samples[name])
        found.append(index.candidates(asked))

    assert found[0] == found[1] == found[2]
    assert found[0]


def test_one_run_in_common_makes_no_candidate() -> None:
    index = CopyIndex()
    index.add("a", range(MIN_COMMON - 1))
    index.add("b", range(MIN_COMMON))

    assert index.candidates(range(10)) == ["b"]
