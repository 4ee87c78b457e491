"""Markup that is made to take long is refused before anything parses it."""

from __future__ import annotations

import time

import pytest

from dragoman.errors import PageError
from dragoman.pages.html import read_html


@pytest.mark.parametrize("quote", ['"', "'", ""])
def test_an_element_with_a_crowd_of_attributes_is_refused_before_it_is_parsed(quote: str) -> None:
    """libxml2 takes minutes over a hundred thousand: it compares each with all before it."""
    crowd = " ".join(f"a{n}={quote}{n}{quote}" for n in range(100_000))
    started = time.process_time()
    with pytest.raises(PageError, match="100,001 attributes"):
        read_html("a.html", f"<html><body><p {crowd}>They met.</p></body></html>")
    assert time.process_time() - started < 5


def test_one_long_attribute_is_no_crowd() -> None:
    """An image within the page, say."""
    image = "data:image/png;base64," + "iVBO = w0K Gg " * 2_000
    page = read_html("a.html", f'<html><body><p>They met.</p><img src="{image}"></body></html>')
    assert page.text == "They met."
