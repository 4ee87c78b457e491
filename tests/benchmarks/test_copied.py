"""Pages as copied from a browser, and which of their words are the article's."""

from __future__ import annotations

from benchmarks.copied import Part, copied_text, label_words
from benchmarks.zones import Counted, judge, shares
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Page
from dragoman.pages.html import parse_html

BODY = (
    "The front and the army met again on the island.\nThey signed nothing, a delegate said later."
)
WORDS = st.lists(st.sampled_from(["the", "army", "met", "front", "again"]), max_size=30)


def _part(text: str, words: str, body: str = BODY) -> set[Part]:
    start = text.index(words)
    labels = label_words(text, body)
    return {part for offset, part in labels if start <= offset < start + len(words)}


def test_copying_takes_a_line_per_block_and_leaves_what_is_hidden() -> None:
    tree = parse_html(
        "<body><nav><a>Home</a><a> News</a></nav><h1>Talks</h1><script>let x</script>"
        "<p>One <b>two</b>\n three.<br>Four.</p><div style='display: none'>No</div>"
        "<table><tr><td>North</td><td>3</td></tr></table><button>Share</button></body>"
    )

    assert copied_text(tree) == (
        "Home News\n\nTalks\n\nOne two three.\nFour.\n\nNorth 3\n\nShare\n"
    )


def test_lines_of_the_body_are_the_article_and_others_furniture() -> None:
    text = "Menu and search\n" + BODY + "\nThe army met farmers on the coast, see our story"

    assert _part(text, "Menu and search") == {Part.FURNITURE}
    assert _part(text, "The front and the army met again on the island") == {Part.ARTICLE}
    assert _part(text, "see our story") == {Part.FURNITURE}


def test_a_teaser_of_the_article_is_a_repeat() -> None:
    first, second = BODY.split("\n")
    text = f"{second}\nMenu\n{first}\n{second}\n"

    assert [part for offset, part in label_words(text, BODY) if offset < len(second)] == (
        [Part.REPEAT] * 7
    )
    assert _part(text, first) == {Part.ARTICLE}


def test_words_glued_to_a_line_of_the_article_are_told_from_it() -> None:
    text = "READ MORE FROM OUR DESK ON THE COAST The front and the army met again on the island."

    assert _part(text, "OUR DESK") == {Part.FURNITURE}
    assert _part(text, "met again") == {Part.ARTICLE}


@given(WORDS, WORDS)
def test_every_word_is_told_once_and_a_page_of_the_body_alone_is_all_article(
    words: list[str], body: list[str]
) -> None:
    text = " ".join(words)
    offsets = [offset for offset, _ in label_words(text, " ".join(body))]

    assert offsets == sorted(set(offsets))
    assert len(offsets) == len(words)
    assert {part for _, part in label_words(text, text)} <= {Part.ARTICLE}


def test_a_page_is_counted_by_its_words() -> None:
    text = "The front and the army met again on the island. They signed nothing.\n"
    labels = [(0, Part.ARTICLE), (4, Part.REPEAT), (10, Part.FURNITURE)]

    assert judge(Page(name="page", text=text), labels) == Counted(1, 0, 1, 1)


def test_the_shares_are_of_all_words_together() -> None:
    assert shares([Counted(90, 9, 20, 1), Counted(10, 1, 0, 0)]) == {
        "lost": 0.1, "kept": 0.05, "dirt": 1 / 91,
    }  # fmt: skip
