"""Sentences of the house among the article's, and paragraphs that furniture cut off."""

from __future__ import annotations

import pytest

from dragoman.model import Page, ZoneKind
from dragoman.reading.zones import lay_out

TITLE = "Front and army agree to stop shelling the valley"
STORY = (
    "The army and the Liberation Front agreed on Monday to stop shelling the upper valley.",
    "The truce was brokered by two bishops, who carried letters between the camps for a month.",
    "“We are tired,” the Front's commander, Elias Toro, told the bishops at the river crossing.",
    "The army confirmed the truce in one line and gave no date for a withdrawal from the valley.",
)


def bodies(*lines: str) -> list[str]:
    text = "\n\n".join(lines)
    zones = lay_out(Page(name="page.txt", text=text)).zones
    return [text[z.start : z.end] for z in zones if z.kind is ZoneKind.BODY]


HOUSE = (
    "We won't put this story behind a wall; chip in and keep our reporters on the road.",
    "Want to answer back? Keep it under 200 words and give us your town.",
    "Readers in forty countries rely on our analysts. Pick the plan that suits you.",
    "Spotted a mistake? Tell us and we will look into it.",
    "Questions about your gift? Write to Martha, who reads every message.",
    "The opinions here are the author's own and do not bind this magazine.",
    "Transcripts on this website are typed by an outside service and may hold errors.",
    "To leave this list send an e-mail with the word STOP to the address above.",
    "This page is kept by volunteers; the original text is authoritative.",
)


@pytest.mark.parametrize("sentence", HOUSE)
def test_the_house_speaks_below(sentence: str) -> None:
    assert bodies(TITLE, *STORY, sentence) == list(STORY)


@pytest.mark.parametrize("sentence", HOUSE[:5])
def test_the_house_speaks_among_the_paragraphs(sentence: str) -> None:
    assert bodies(TITLE, *STORY[:2], sentence, *STORY[2:]) == list(STORY)


@pytest.mark.parametrize(
    "sentence",
    [
        "The bishops will publish the text of the truce once both sides have read it.",
        "Letters from the Front's leaders speak of a page turned.",
        "Support for the truce is growing in the valley.",
        "The story of the valley is one of broken truces.",
        "The bishops' paper published the letter on its front page and the reply on another.",
        "Asked for comment, the army sent a copy of the truce.",
    ],
)
def test_words_of_the_trade_in_the_article_stay(sentence: str) -> None:
    assert sentence in bodies(TITLE, *STORY[:2], sentence, *STORY[2:])


@pytest.mark.parametrize(
    "comments",
    [
        ("READERS' SAY", "1. By: gela, Port Mara. Who will watch the watchers? Same guns."),
        ("3 people talked back", "Rosa: A hug today and shells tomorrow, as we know them."),
        (
            "**Rosa** (6 Sept, 18:02): A hug today, and shells tomorrow, as we know them.",
            "**Ivo** (7 Sept, 07:40): You forget that the bishops walked the whole way.",
        ),
    ],
)
def test_reader_comments_in_other_words(comments: tuple[str, ...]) -> None:
    assert bodies(TITLE, *STORY, *comments) == list(STORY)


def test_a_last_paragraph_between_prompts_stays() -> None:
    last = "The Valley Alliance, which was not at the talks, rejects the truce."
    prompts = ("Sign up for our newsletter", "Why trust us? Read our charter of sources.")
    assert bodies(TITLE, *STORY, *prompts, last, "Share this article") == [*STORY, last]


def test_small_ads_below_a_jump_line() -> None:
    ads = (
        "TURN TO PAGE 6",
        "LOST: Brown leather wallet at the pier. Finder please keep the cash.",
        "FOR SALE: One hatchback, careful owner, taxed to August. Ring after six.",
    )
    assert bodies(TITLE, *STORY, *ads) == list(STORY)


def test_stamps_of_the_page_open_no_comments() -> None:
    stamps = ("Posted May 24, 2026 4:31 pm - by Jane Doe", "Updated May 24, 2026 5:10 pm - by desk")
    assert bodies(TITLE, *stamps, *STORY, *stamps) == list(STORY)


def test_a_speech_may_say_you_and_we() -> None:
    speech = (
        "I thank you for coming to this valley, which we all know too well.",
        "You have asked us to lay down our arms, and we have heard you.",
        "We ask you in return to open the roads and to let our families go home.",
        "You will have our answer on Sunday; we shall keep the truce until then.",
    )
    assert bodies("Address by the commander of the Front", *speech) == list(speech)


def test_the_outlet_tells_of_itself() -> None:
    lines = (
        "The Valley Courier",
        TITLE,
        *STORY,
        "The Courier is printed by monks and costs nothing.",
    )
    assert bodies(*lines) == list(STORY)


def test_an_author_in_another_order_of_words() -> None:
    note = "A former clerk of the court in Salto, Irma Vey teaches law at the University of Rosal."
    assert bodies(TITLE, "Irma Vey", *STORY, note) == list(STORY)


def test_a_live_page_goes_on_below_its_menu() -> None:
    entry = "The Front has freed six soldiers at the river, one of the bishops says."
    menu = ("Key events", "2h ago Truce agreed", "3h ago Bishops arrive", "Show key events only")
    assert bodies(TITLE, *STORY, *menu, "14.02", entry) == [*STORY, entry]


def test_a_poll_between_paragraphs() -> None:
    poll = ("Poll", "Will the truce hold until Easter?", "Yes", "No, never", "Vote")
    assert bodies(TITLE, *STORY[:2], *poll, *STORY[2:]) == list(STORY)


def test_a_pull_quote_is_no_second_sentence() -> None:
    assert bodies(
        TITLE, *STORY[:2], "“carried letters between the camps for a month”", *STORY[2:]
    ) == (list(STORY))


def test_rows_of_a_table_stay() -> None:
    rows = (
        "District  Shots  Shells",
        "Upper valley  14  6",
        "River crossing  3  31",
        "Camps  0  2",
    )
    text = "\n".join((TITLE, "", *STORY, "", "Breaches by district", *rows))
    zones = lay_out(Page(name="page.txt", text=text)).zones
    kept = "\n".join(text[z.start : z.end] for z in zones if z.kind is ZoneKind.BODY)
    assert all(row in kept for row in rows)


def test_turns_are_no_datelines() -> None:
    turns = (
        "JANE DOE: The army and the Front have agreed on a truce in the valley.",
        "RITA MOE: And the bishops carried the letters between the two camps?",
        "JANE DOE: They did so for a month, on foot, and the army let them pass.",
    )
    assert bodies("Morning programme: a truce in the valley", *turns) == list(turns)


def test_lines_wrapped_by_hand_without_blank_lines() -> None:
    text = "\n".join(
        (
            "From: relay@node.example",
            "Newsgroups: misc.peace",
            "Message-ID: <1@node.example>",
            "Date: 14 Sep 1993",
            "",
            "The army and the Liberation Front agreed on Monday to stop shelling",
            "the upper valley, and both sent their word to the two bishops who",
            "had carried letters between the camps.",
            "The truce holds since noon, the bishops said in a note that was read",
            "out in all the churches of the valley, and nobody has been hurt on",
            "either side of the river.",
        )
    )
    layout = lay_out(Page(name="page.txt", text=text))
    kept = [text[z.start : z.end] for z in layout.zones if z.kind is ZoneKind.BODY]
    assert " ".join(" ".join(kept).split()) == " ".join(text.split("\n\n")[1].split())
    assert str(layout.published.start) == "1993-09-14"
