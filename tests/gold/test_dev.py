"""The development part keeps its own format, and a perfect reader gets full marks on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from gold.load import ROOT, STYLES, load_page, load_pages, load_sentences, parse_sentence
from gold.model import GoldPage, Tier
from gold.score import score
from tests.gold.perfect import perfect_reading

from dragoman.model import FACTLESS_ZONES, FactKind, Page, Reading

SLUGS = sorted(p.stem for p in (ROOT / "dev").glob("*.yml") if p.name != "sentences.yml")
MIN_PAGES = 20
MIN_STYLES = 8
MIN_SENTENCES = 100
WORDS = range(150, 601)


@pytest.fixture(scope="module")
def pages() -> tuple[GoldPage, ...]:
    return load_pages("dev")


@pytest.mark.parametrize("slug", SLUGS)
def test_every_quote_zone_and_word_of_a_page_loads(slug: str) -> None:
    page = load_page(ROOT / "dev" / f"{slug}.yml")
    assert any(fact.tier is Tier.MUST for fact in page.facts)
    for fact in page.facts:
        assert page.page.text[fact.start : fact.end] == fact.quote
    starts = [zone.start for zone in page.zones]
    assert starts == sorted(starts)
    assert all(a.end <= b.start for a, b in zip(page.zones, page.zones[1:], strict=False))
    assert any(zone.kind not in FACTLESS_ZONES for zone in page.zones)
    assert len(page.page.text.split()) in WORDS


def test_the_part_covers_styles_and_kinds(pages: tuple[GoldPage, ...]) -> None:
    assert len(pages) >= MIN_PAGES
    assert len({page.style for page in pages} & set(STYLES)) >= MIN_STYLES
    own = {fact.kind for page in pages for fact in page.facts if not fact.implied}
    assert own == set(FactKind)


def test_no_page_repeats_an_annotation(pages: tuple[GoldPage, ...]) -> None:
    for page in pages:
        own = [
            (f.kind, f.start, f.end, repr(sorted(f.fields.items())))
            for f in page.facts
            if not f.implied
        ]
        doubles = {key for key in own if own.count(key) > 1}
        assert not doubles, page.page.name


def test_a_perfect_reading_scores_one_everywhere(pages: tuple[GoldPage, ...]) -> None:
    readings = {gold.page.id: perfect_reading(gold) for gold in pages}

    def read(page: Page) -> Reading:
        return readings[page.id]

    result = score(pages, (), read)
    # what only matches a may fact is left out of this figure, on purpose
    result.tally.figures.pop("precision.without_may")
    wrong = {name: rate for name, rate in result.tally.rates().items() if rate < 1}
    assert wrong == {}


def test_sentences_contrast_within_their_group() -> None:
    sentences = load_sentences("dev")
    assert len(sentences) >= MIN_SENTENCES
    for group in {sentence.group for sentence in sentences}:
        members = [sentence for sentence in sentences if sentence.group == group]
        assert len({repr(member.status) for member in members}) > 1, group
    assert all(s.text[s.start : s.end] for s in sentences)


def test_a_focus_must_be_unambiguous() -> None:
    entry = {
        "id": "x",
        "group": "g",
        "text": "They met and met.",
        "focus": "met",
        "kind": "meeting",
    }
    with pytest.raises(ValueError, match="once"):
        parse_sentence(entry)


def test_pages_lie_beside_their_annotation() -> None:
    texts = {p.stem for p in Path(ROOT / "dev").iterdir() if p.suffix in (".txt", ".md")}
    assert texts == set(SLUGS)
