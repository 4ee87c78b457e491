"""What stands around and within articles for editors, hearers and other readers."""

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


def bodies(*blocks: str) -> list[str]:
    text = "\n\n".join(blocks)
    zones = lay_out(Page(name="page.txt", text=text)).zones
    return [text[z.start : z.end] for z in zones if z.kind is ZoneKind.BODY]


@pytest.mark.parametrize(
    "line",
    [
        "^BC-JUBA-TRUCE, 1st Ld-1st Add,a0472<",
        "DNWw0472",
        "DNW-WS-11-20-94 0615EST",
        "(Optional add follows)",
        "^JUBA: twice before.<",
        "(recasts with quotes, background)",
        "[Sponsored] Flats by the lake: the first hundred buyers pay no tax this year.",
        "Q&A: the two ceasefires",
        "*** THE WORD OF THE DAY: knot. What ties and what hinders. ***",
        "💬 Marta from Torit writes: I am crying at my desk.",
        "For the full text of the agreement, see the mediator's website.",
        "This is the third part of a series on truces that failed.",
    ],
)
def test_what_is_set_between_paragraphs_stays_out(line: str) -> None:
    assert bodies(TITLE, *STORY[:2], line, *STORY[2:]) == list(STORY)


@pytest.mark.parametrize(
    "line",
    [
        "The FARC-EP and the ELN were not asked.",
        "The army adds to the pressure with every convoy that it sends north.",
        "We do not know who fired first.",
        "Contact between the two headquarters broke off in January.",
        "Twelve people died in the last week of February, according to the Red Cross.",
    ],
)
def test_sentences_of_the_article_stay_in(line: str) -> None:
    assert bodies(TITLE, *STORY[:2], line, *STORY[2:]) == [*STORY[:2], line, *STORY[2:]]


def test_the_first_comment_begins_with_its_hand() -> None:
    said = "Nobody in the room could deliver what they have promised there."
    comments = ("Nina K.", said, "2", "0", "Reply", "old_hand", said, "1", "Reply")
    assert bodies(TITLE, *STORY, "Tagged Juba, truce", *comments) == list(STORY)


def test_a_text_goes_on_from_another_page() -> None:
    rest = "The envoys of the rebels left Juba by road, the mediator said on Friday night."
    parts = (
        "(Continued on Page 4)",
        "LODGINGS. Two rooms, bath, no dogs.",
        "(Continued from Page 1)",
    )
    assert bodies(TITLE, *STORY, *parts, rest)[-1] == rest


def test_a_speaker_may_ask_things_of_the_hearers() -> None:
    asks = "Our work is not done. If you have driven a neighbour out, please bring him home."
    opening = "Ladies and gentlemen,"
    assert asks in bodies(TITLE, opening, *STORY[:2], asks, "I thank you.")


def test_a_point_is_no_picture() -> None:
    point = "(c) calls for the release of all prisoners of war."
    lines = ("The parties:", "(a) welcome the truce of May;", "(b) demand that it be kept;", point)
    assert bodies(TITLE, *STORY, *lines)[-1] == point


def test_a_mail_ends_at_its_signature() -> None:
    head = "From: a@delta.example\nTo: b@delta.example\nSubject: Truce\nX-Mailer: Hand"
    tail = ("--", "Whoever wants to leave the list sends us an empty message.", "> Did they sign?")
    assert bodies(head, *STORY, *tail) == list(STORY)
