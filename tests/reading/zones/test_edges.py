"""What stands at the edges of an article, and captions without a label."""

from __future__ import annotations

import pytest

from dragoman.model import Page, ZoneKind
from dragoman.reading.zones import lay_out

TITLE = "Rebels and army sign a truce after four days of talks"
STORY = (
    "The government and the rebels signed a truce in Juba after four days of talks on Friday.",
    "The mediator said that both sides would withdraw their troops from the town within a week.",
    "“We will hold our fire from midnight,” the rebel envoy told reporters after the ceremony.",
)


def bodies(text: str) -> list[str]:
    zones = lay_out(Page(name="page.txt", text=text)).zones
    return [text[z.start : z.end] for z in zones if z.kind is ZoneKind.BODY]


@pytest.mark.parametrize(
    "tail",
    [
        "More from Africa\n- Ferry sinks, dozens missing\n- Aid: where did the money go?",
        "Quizás le guste:\n» Cronología de la guerra\n» Así fue el acuerdo",
        ">> Previous issue   >> Map   >> What is a truce line?",
        "Support free radio! Text 220 to give.",
        "For reference:\nMedia Relations Unit\nTel. 555 01 02",
        "(ends)\n\nThe next transmission will be heard on the usual wave on 25 October.",
        "---\n*This page is kept by volunteers. Nobody pays for it.*",
        "Mistakes? Let us know: desk [at] example [dot] org.",
        "Unedited. Check against delivery.",
        "Truce Holds In The East For Now Truce Holds In The East For Now",
        "Jane Doe is a politics reporter for Delta News.",
    ],
)
def test_what_stands_below_stays_out(tail: str) -> None:
    assert bodies("\n\n".join((TITLE, *STORY, tail))) == list(STORY)


@pytest.mark.parametrize(
    "line",
    [
        "![Map](map.png)\n*Front lines on Friday. Map: Delta Watch*",
        "Delegates leave the hall in Juba. (Jane Roe/Delta News)",
        "Delegates leave the hall in Juba. Jane Roe for Delta News",
        "Delegates leave the hall in the town of Juba. AP Photo",
        "Delegates leave the hall in the town of Juba.Credit: Delta Pictures",
        "The hall in Juba was the seat of a king. (Delta)",
    ],
)
def test_captions_without_a_label(line: str) -> None:
    assert bodies("\n\n".join((TITLE, STORY[0], line, *STORY[1:]))) == list(STORY)


@pytest.mark.parametrize(
    "line",
    [
        "Help is on its way to the camps near the town.",
        "> “We are ready to leave the town,” the envoy said.",
        "The agency said the road was open. (Delta)",
        "Support for the deal was strong.",
    ],
)
def test_sentences_that_look_like_furniture_stay(line: str) -> None:
    assert len(bodies("\n\n".join((TITLE, STORY[0], line, *STORY[1:])))) == len(STORY) + 1


def test_a_word_cut_at_the_end_of_a_line_stays_whole() -> None:
    text = f"{TITLE}\n\nThe truce lets the families of the fallen sol-\ndiers return.\n\n{STORY[1]}"

    assert bodies(text)[0].endswith("sol-\ndiers return.")


def test_a_preamble_belongs_to_the_text() -> None:
    text = f"{TITLE}\n\nRecalling the talks of May,\n\nhave agreed as follows:\n\n1. {STORY[0]}"

    assert "have agreed as follows:" in bodies(text)


HOSTILE = (
    "word ", "Word ", "WORD ", "a - ", "-", "Word Word\n", "1 ", "12\n", ". ", "*a ", "_", "**",
    "_a ", "[", "[a](", "<a ", "(", "a/", "3 May 2011, ", "3 May 2011\n", "May ", "A. ", "Ab, ",
    "Ab and ", "O'A-", "(c) ", "Reply\n", "X says:\n3 May 2011 10:10\n", "More from X\n- a\n",
    "---\n", "THE DAILY POST\n", "a | ", "a  ", ">> ", "> a\n", "9", "$ 1 ", "Jane Doe, ", "A:\n",
    "![a](b)\n", "a (at) ", "Photo: ", "(ends)\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", ["word ", "a - ", "Ab and ", "*a ", "_a ", "WORD ", "[a](", "- "])
def test_hostile_lines_of_200_kilobytes_are_read(piece: str) -> None:
    """A pattern that backtracks over a long line would not end within a day."""
    text = piece * (200_000 // len(piece))

    zones = lay_out(Page(name="page.txt", text=text)).zones

    assert zones[-1].end == len(text.rstrip())


@pytest.mark.parametrize("piece", HOSTILE)
def test_repeated_pieces_of_any_kind_are_read(piece: str) -> None:
    text = piece * (10_000 // len(piece))

    assert lay_out(Page(name="page.txt", text=text)).zones
