"""Main text and metadata out of HTML; markup that breaks the reader costs one page."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import PageError
from dragoman.model import Basis, ZoneKind
from dragoman.pages.html.extract import MAX_DEPTH, read_html

PARAGRAPHS = [
    "The government and the rebels signed a truce in Juba on Friday after four days of talks.",
    "The mediator said that both sides would withdraw their troops from the town within a week.",
    "“We will hold our fire from midnight,” the rebel envoy told reporters after the ceremony.",
    "Aid agencies asked both sides to open the roads before the rains begin in the north.",
]
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "datePublished": "2016-01-01"},
        {"@type": "NewsArticle", "headline": "Rebels sign truce", "datePublished":
         "2017-03-04T01:30:00+03:00", "author": [{"@type": "Person", "name": "Jane Doe"}],
         "publisher": {"@type": "Organization", "name": "The Daily Example"}},
    ],
}  # fmt: skip


def page_of(head: str = "", body: str = "") -> str:
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f"<html lang='en-GB'><head>{head}</head><body>{body}<article>{text}</article></body></html>"
    )


def test_main_text_and_json_ld() -> None:
    head = (
        "<title>Rebels sign truce | The Daily Example</title>"
        "<link rel='canonical' href='https://example.org/truce'>"
        f"<script type='application/ld+json'>{json.dumps(LINKED)}</script>"
    )
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"

    page = read_html("page.html", page_of(head, menu))

    assert page.text.split("\n\n") == PARAGRAPHS
    assert page.name == page.url == "https://example.org/truce"
    assert page.title == "Rebels sign truce"
    assert (page.byline, page.outlet, page.language) == ("Jane Doe", "The Daily Example", "en")
    assert page.published.start == date(2017, 3, 4)
    assert page.published.basis is Basis.STATED
    assert page.published.why == "JSON-LD datePublished"


def test_meta_fields_where_there_is_no_json_ld() -> None:
    head = (
        "<meta property='article:published_time' content='2017-03-04T08:00:00Z'>"
        "<meta property='og:site_name' content='Example'><meta name='author' content='Jane Doe'>"
        "<script type='application/ld+json'>{broken</script>"
    )

    page = read_html("page.html", page_of(head))

    assert (page.published.start, page.published.basis) == (date(2017, 3, 4), Basis.STATED)
    assert (page.outlet, page.byline) == ("Example", "Jane Doe")


def test_a_day_guessed_from_the_markup_is_marked_as_inferred() -> None:
    page = read_html("page.html", page_of("<meta name='x'>", "<p>Posted on 4 March 2017</p>"))

    assert page.published.start is None or page.published.basis is Basis.INFERRED


def test_headings_are_hinted_at_their_place() -> None:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS[:2])
    more = "".join(f"<p>{p}</p>" for p in PARAGRAPHS[2:])
    html = f"<html><body><article>{body}<h2>What comes next</h2>{more}</article></body></html>"

    page = read_html("page.html", html)

    (hint,) = page.hints
    assert hint.kind is ZoneKind.HEADING
    assert page.text[hint.start : hint.end] == "What comes next"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * (MAX_DEPTH + 50) + "deep" + "</div>" * (MAX_DEPTH + 50),
        "<html><body><script>only()</script></body></html>",
        "<p>a</p>" * 110_000,
    ],
)
def test_markup_beyond_reading_is_refused(html: str) -> None:
    with pytest.raises(PageError):
        read_html("page.html", html)


PIECES = [
    "<p>", "</p>", "<div", ">", "<!--", "-->", "<script>", "</table>", "<td>", "&#0;", "<a href='",
    "<script type='application/ld+json'>", '{"@type": ["NewsArticle"], "author": [[null]]}',
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.lists(st.sampled_from(PIECES)))
def test_any_markup_is_read_or_refused(text: str, tags: list[str]) -> None:
    html = text.join(tags) + text
    try:
        page = read_html("page.html", html)
    except PageError:
        return
    assert page.text.strip()
