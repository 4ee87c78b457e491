"""All marks of a block weighed together: what stands and looks unlike the article is put out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon import load_table
from dragoman.model import Page, ZoneKind
from dragoman.reading.zones import lay_out
from dragoman.reading.zones.blocks import split_blocks
from dragoman.reading.zones.shape import shape, verbs
from dragoman.reading.zones.sheet import Sheet
from dragoman.reading.zones.standing import Standing
from dragoman.reading.zones.weighing import weigh

ARTICLE = (
    "Rebels and army agree to a truce in Kolda\n"
    "The army and the rebels of the Kolda front agreed on Friday to a truce of ninety days.\n"
    "General Faye signed for the army, and Commander Sané for the front.\n"
    "“We shall keep to it if they keep to it,” Commander Sané told reporters in Kolda.\n"
    "The front has fought the army in the forests around Kolda for eleven years.\n"
    "General Faye said that the army would leave the road to the river by Monday.\n"
)


def _kind(text: str, words: str) -> ZoneKind:
    start = text.index(words)
    zones = lay_out(Page(name="page.txt", text=text)).zones
    return next(zone.kind for zone in zones if zone.start <= start < zone.end)


@pytest.mark.parametrize(
    "notice",
    [
        "FISH SUPPER ON SATURDAY. Entry 500. Rice and tea.",
        "Ferry: departs 7.15 and 16.40, no ferry on Sundays. Children half fare.",
    ],
)
def test_what_shares_nothing_with_the_article_is_put_out_below_it(notice: str) -> None:
    assert _kind(ARTICLE + notice + "\nPrinted in Ziguinchor", notice) is not ZoneKind.BODY


def test_the_article_stays() -> None:
    for line in ARTICLE.splitlines()[1:]:
        assert _kind(ARTICLE, line) is ZoneKind.BODY


def test_a_block_weighs_less_among_furniture_than_among_sentences() -> None:
    sheet = Sheet(Page(name="page.txt", text=ARTICLE))
    block = sheet.blocks[3]

    def weight(kind: ZoneKind) -> float:
        kinds = [kind] * len(sheet.blocks)
        return weigh(block, Standing(sheet, kinds), {})

    assert weight(ZoneKind.BOILERPLATE) < weight(ZoneKind.BODY)


def test_verbs_are_told_from_participles_behind_an_article() -> None:
    assert verbs(["a", "ruined", "bridge", "near", "the", "town"]) == (0, 0)
    assert verbs(["the", "sides", "signed", "and", "now", "hopes", "rise"])[1] == 1


def test_weights_are_of_marks_that_can_be_made() -> None:
    known = {row["mark"] for row in load_table("zones_weights")}
    sheet = Sheet(Page(name="page.txt", text=ARTICLE))
    standing = Standing(sheet, [ZoneKind.BODY] * len(sheet.blocks))
    made = {m for b in sheet.blocks for m in (*shape(b), *standing.marks(b))}

    assert len(made & known) > len(made) / 2


@given(st.text(max_size=300))
def test_marks_are_made_of_any_text(text: str) -> None:
    for block in split_blocks(text):
        assert all(mark and not mark.isspace() for mark in shape(block))
