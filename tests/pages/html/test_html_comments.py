"""Reader comments of HTML pages, kept apart below the article."""

from __future__ import annotations

from dragoman.model import Page, ZoneKind
from dragoman.pages.html import read_html

PARAGRAPHS = [
    "The government and the rebels signed a truce in Juba on Friday after four days of talks.",
    "The mediator said that both sides would withdraw their troops from the town within a week.",
    "“We will hold our fire from midnight,” the rebel envoy told reporters after the ceremony.",
    "Aid agencies asked both sides to open the roads before the rains begin in the north.",
]
SAID = ["They said the same in March and look at us now.", "Let the roads open first, then sign."]


def _page(before: str, comments: str) -> Page:
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    html = f"<html lang='en'><body>{before}<article>{text}</article>{comments}</body></html>"
    return read_html("page.html", html)


def _comments(page: Page) -> list[str]:
    return [page.text[h.start : h.end] for h in page.hints if h.kind is ZoneKind.COMMENT]


def test_comments_stand_below_the_article_each_hinted() -> None:
    listed = "".join(f"<li><cite>deng</cite><p>{said}</p></li>" for said in SAID)
    page = _page("", f"<div id='comments'><ol class='comment-list'>{listed}</ol></div>")

    assert page.text.startswith("\n\n".join(PARAGRAPHS))
    assert _comments(page) == ["deng", SAID[0], "deng", SAID[1]]


def test_a_form_alone_and_a_count_are_no_comments() -> None:
    form = "<form><label>Your comment, please, in at most two hundred words</label></form>"
    page = _page("<p class='comments'>3 comments</p>", f"<div id='comments'>{form}</div>")

    assert _comments(page) == []
    assert page.text == "\n\n".join(PARAGRAPHS)


def test_a_container_around_the_whole_page_is_not_believed() -> None:
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    html = f"<html><body><div class='comments-area'><article>{text}</article></div></body></html>"

    assert _comments(read_html("page.html", html)) == []
