"""What texts share, and how a copy is found among many."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.record.stories.compare import compare
from dragoman.record.stories.letters import scan
from dragoman.record.stories.packing import packed, unpacked
from dragoman.record.stories.prints import Prints, prints_of
from dragoman.record.stories.shared import Relation

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
    assert shared.share_back > 0.9
    stretches = [copied[start:end].strip() for start, end in shared.stretches]
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
    assert [taking[start:end].strip() for start, end in shared.stretches] == [
        REPORT.splitlines()[0]
    ]
    assert compare(prints_of(REPORT), prints_of(taking)) == shared.turned()


def test_only_the_stretches_asked_for_are_printed() -> None:
    text = f"{OTHER}\n{REPORT}"
    low = len(OTHER) + 1

    found = prints_of(text, [(low, len(text))])
    assert (found.runs == prints_of(REPORT).runs).all()
    assert text[found.starts[0] : found.ends[0]].startswith("Delegates of the two islands")
    assert text[found.starts[-1] : found.ends[-1]].endswith("the southern capital.")


@pytest.mark.parametrize("text", ["", "\n\n", "One two.", "“All of it is quoted here, all.”"])
def test_texts_too_small_to_copy_share_nothing(text: str) -> None:
    prints = prints_of(text)

    assert not prints.anchors()
    assert compare(prints, prints_of(REPORT)).relation is Relation.NONE


@given(SENTENCES, SENTENCES)
@settings(max_examples=60, deadline=None)
def test_comparing_is_the_same_from_both_sides(
    one: list[list[str]], other: list[list[str]]
) -> None:
    first, second = prints_of(_text(one)), prints_of(_text(other))
    there, back = compare(first, second), compare(second, first)

    assert there == back.turned()
    assert 0 <= there.share <= 1


@given(SENTENCES)
def test_prints_are_kept_as_they_were(sentences: list[list[str]]) -> None:
    prints = prints_of(_text(sentences))

    for name in Prints.__slots__:
        assert (getattr(unpacked(packed(prints)), name) == getattr(prints, name)).all()


@given(st.text(max_size=80))
def test_any_text_has_words_and_prints(text: str) -> None:
    found = scan(text)

    assert len(found.starts) == len(found.numbers)
    assert all(not text[start].isspace() for start in found.starts)
    prints = prints_of(text)
    assert len(prints.starts) == len(prints.needed) == len(prints.words)


def test_words_have_one_number_in_all_spellings_and_others_another() -> None:
    ours = scan("The organisation's programme labour centre Öncü").numbers.tolist()
    theirs = scan("the organization’s program labor center oncu").numbers.tolist()

    assert ours == theirs
    assert len(set(scan("form from forms a b").numbers.tolist())) == 5
