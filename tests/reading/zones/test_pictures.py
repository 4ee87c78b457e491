"""Captions that only their grammar shows, and stretches that headings of the house open."""

from __future__ import annotations

import pytest

from dragoman.model import Page, ZoneKind
from dragoman.reading.zones import lay_out

ARTICLE = (
    "Rivals meet in Port Sela for a second round",
    "The government and the Upland Front met in Port Sela on Monday and agreed to exchange lists.",
    "{between}",
    "The mediator said the two delegations would meet again before the rains, in the same hotel.",
    "Both sides told reporters that the ceasefire signed in March was holding along the river.",
    "{below}",
)


def kinds(*, between: str = "", below: str = "") -> dict[str, ZoneKind]:
    """Line to kind."""
    text = "\n".join(ARTICLE).format(between=between, below=below)
    layout = lay_out(Page(name="p", text=text))
    return {
        line: zone.kind for zone in layout.zones for line in text[zone.start : zone.end].split("\n")
    }


@pytest.mark.parametrize(
    "line",
    [
        "Delegates arriving at the Harbour Hotel in Port Sela.",
        "Osei Brandt (l) and Mira Tollan listening to the host.",
        "A guard looking over the plain below Fort Ensal in 2017. The gate is shut.",
        "Rifles being laid down at the stadium (our file). Third from right is Mira Tollan.",
        "Villagers take down the barricades on Mill Street yesterday.",
        "Reporters asleep on the floor of the Palace of Nations at six in the morning.",
        "PEACE AT LAST: President Brandt raises the hand of Mira Tollan.",
        "Osei Brandt, left, with members of the monitoring group.",
        "Some of the elders wait for lunch. Osei Brandt is second from left.",
        "Broken glass and a shoe on the steps of parliament this morning.",
    ],
)
def test_a_picture_told_is_a_caption(line: str) -> None:
    assert kinds(between=line)[line] is ZoneKind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "Rebels fighting in the hills rejected the plan.",
        "No date was fixed.",
        "A group operating in the north rejects the deal.",
        "Recalling the Port Sela accord of 10 March 2003, both sides kept their posts.",
        "The sides left without a word.",
        "Done in Port Sela in two copies, both being equally valid.",
        "Not one shot in nine days.",
    ],
)
def test_a_sentence_of_the_article_stays(line: str) -> None:
    assert kinds(between=line)[line] is ZoneKind.BODY


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("Books received", "A. Toll, Valleys without Maps: A Journey (Leiden, 2008). 214 pp."),
        ("Dates for the calendar", "3 June: vigil at the embassy, 5 pm, bring candles."),
        ("CLASSIFIED ADS", "LOST: brown wallet near the old church, reward."),
        ("How you can help", "Wool and knitting needles are still collected in the hall."),
        ("Notes", "1. Joint statement, Port Sela, 9 July 2018."),
    ],
)
def test_what_a_heading_of_the_house_opens_is_furniture(head: str, line: str) -> None:
    found = kinds(below=f"{head}\n{line}")
    assert found[line] is ZoneKind.BOILERPLATE


def test_footnotes_that_marks_call_for_are_furniture() -> None:
    marked = "The text has nine points, and none of them says who leaves the river posts.[1]"
    note = "[1] Interviews by telephone with two delegates, 16 February 2009."
    found = kinds(between=marked, below=note)
    assert found[note] is ZoneKind.BOILERPLATE
    assert found[marked] is ZoneKind.BODY


def test_numbered_points_are_no_footnotes() -> None:
    points = "\n".join(
        ["The sides agreed as follows:", "1. To stop all fire from midnight.",
         "2. To free the prisoners held since May."]
    )  # fmt: skip
    found = kinds(below=points)
    assert all(found[point] is ZoneKind.BODY for point in points.split("\n"))


def test_bulleted_key_points_over_the_text_are_article() -> None:
    point = "- One paper deals with the prisoners, the other with the roads"
    text = "\n".join([ARTICLE[0], point, *ARTICLE[1:2], *ARTICLE[3:5]])
    layout = lay_out(Page(name="p", text=text))
    start = text.index("One paper")
    assert next(z for z in layout.zones if z.start <= start < z.end).kind is ZoneKind.BODY


def test_a_third_point_is_no_copyright_line() -> None:
    points = ("It urges the signatories to:", "(a) canton their fighters;", "(b) free prisoners;",
              "(c) let convoys pass.")  # fmt: skip
    found = kinds(below="\n".join(points))
    assert found[points[-1]] is ZoneKind.BODY


def test_readers_comments_under_a_header_in_other_words() -> None:
    lines = ("Reactions from our readers", "Mado", "And who sat there for the victims, I ask?")
    found = kinds(below="\n".join(lines))
    assert found[lines[-1]] is ZoneKind.COMMENT


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("MINISTRY OF WATER\nAND FORESTS\n3 May 2011", "Ministry of Water and Forests"),
        ("THE HARBOUR\nCOURIER\nPort Sela, 3 May 2011", "The Harbour Courier"),
        ("Ministry of Water, Port Sela\n3 May 2011", "Ministry of Water, Port Sela"),
        ("Republic of Lakeland\nMinistry of Water and Forests\n3 May 2011",
         "Ministry of Water and Forests"),
    ],
)  # fmt: skip
def test_names_over_two_lines_and_with_their_city(head: str, outlet: str) -> None:
    text = "\n".join([head, ARTICLE[0], ARTICLE[1], ARTICLE[3], ARTICLE[4]])
    assert lay_out(Page(name="p", text=text)).outlet == outlet


@pytest.mark.parametrize(
    ("line", "day"),
    [("13. August 2001", "2001-08-13"), ("Retrieved from film on 11 May 2004", "None")],
)
def test_the_day_of_a_copy_is_not_the_day_published(line: str, day: str) -> None:
    text = "\n".join(["Harbour Courier", line, ARTICLE[0], ARTICLE[1], ARTICLE[3], ARTICLE[4]])
    assert str(lay_out(Page(name="p", text=text)).published.start) == day
