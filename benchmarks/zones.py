"""The article kept apart from what stands around it, where a page comes as plain text.

Task: from the text of a whole page, menus, related links, captions, prompts and comments left in,
the words of the article. Protocol: our own gold (the parts worked on; the test part is in `gold`)
as its pages stand; HTML pages of two public sets as somebody copies them from a browser ("select
all, copy": all text that the markup itself does not hide), without any metadata. A word of an HTML
page is the article's where its line matches the gold body in order; a second copy of such a line
(a teaser) is not counted. Pages in other languages than English, which Dragoman does not read,
are left out. Metric: `lost`, the share of the article's words that are kept out (as title, byline,
caption, credit, comment or boilerplate: headings and datelines belong to the article); `kept`, the
share of the furniture's words that pass for its body. `dirt` is the share of the body found that
is furniture. Sources: gold/README.md; article-extraction-benchmark (Zyte); fundus test pages
(Dallabetta et al. 2024).

Keys: SET.lost, SET.kept, SET.dirt for the sets gold, extraction, fundus, and all pages as `lost`,
`kept`, `dirt`. `n` counts pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gold.load import load_pages
from gold.model import GoldPage
from gold.score import FURNITURE

from benchmarks.copied import Part, copied_text, label_words
from benchmarks.pages import Sample, extraction_samples, fundus_samples
from benchmarks.result import Figures, Result, bootstrap, rate
from dragoman.errors import PageError
from dragoman.model import Page, Zone, ZoneKind
from dragoman.pages import detect_language
from dragoman.pages.decoding import decode
from dragoman.pages.html import parse_html
from dragoman.reading import Reader
from dragoman.reading.zones import lay_out

NAME = "zones"
GOLD_PARTS = ("dev", "dev2", "dev3", "dev4")
LANGUAGE = "en"
OF_THE_ARTICLE = frozenset((ZoneKind.BODY, ZoneKind.HEADING, ZoneKind.DATELINE))
LONGEST_HEADING = 15
"""Words; a longer paragraph is no heading, whatever it is called."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Counted:
    """One page's words: the article's, those lost; the furniture's, those kept."""

    article: int
    lost: int
    furniture: int
    kept: int


def run(data: Path, reader: Reader) -> Result:
    """Lay out all pages of the three sets."""
    public = data / "pages"
    sets = {
        "gold": [judge(*one) for one in gold_pages()],
        "extraction": list(_judged(extraction_samples(public / "article-extraction-benchmark"))),
        "fundus": list(_judged(fundus_samples(public / "fundus"))),
    }
    figures: Figures = {}
    interval: dict[str, tuple[float, float]] = {}
    for name, counted in sets.items():
        figures |= {f"{name}.{key}": value for key, value in shares(counted).items()}
        interval |= {f"{name}.{key}": ends for key, ends in bootstrap(counted, shares).items()}
    everything = [one for counted in sets.values() for one in counted]
    figures |= shares(everything)
    interval |= bootstrap(everything, shares)
    return Result(NAME, n=len(everything), figures=figures, interval=interval)


def shares(counted: Sequence[Counted]) -> Figures:
    """The figures of some pages, words of all of them together."""
    lost, kept = sum(one.lost for one in counted), sum(one.kept for one in counted)
    article = sum(one.article for one in counted)
    return {
        "lost": rate(lost, article),
        "kept": rate(kept, sum(one.furniture for one in counted)),
        "dirt": rate(kept, kept + article - lost),
    }


Labels = Iterable[tuple[int, Part]]


def judge(page: Page, labels: Labels) -> Counted:
    """Lay one page out and compare, word by word."""
    kind_at = _kinds(page.text, lay_out(page).zones)
    article = lost = furniture = kept = 0
    for offset, part in labels:
        kind = kind_at(offset)
        if part is Part.ARTICLE:
            article += 1
            lost += kind not in OF_THE_ARTICLE
        elif part is Part.FURNITURE:
            furniture += 1
            kept += kind is ZoneKind.BODY
    return Counted(article, lost, furniture, kept)


def _kinds(text: str, zones: Sequence[Zone]) -> Callable[[int], ZoneKind]:
    """What the zones say of an offset; a long heading counts as taken for furniture."""
    kinds = [ZoneKind.BOILERPLATE] * len(text)
    for zone in zones:
        kind = zone.kind
        words = len(_WORD.findall(text, zone.start, zone.end))
        if kind is ZoneKind.HEADING and words > LONGEST_HEADING:
            kind = ZoneKind.BOILERPLATE
        kinds[zone.start : zone.end] = [kind] * (zone.end - zone.start)
    return kinds.__getitem__


def gold_pages(parts: Sequence[str] = GOLD_PARTS) -> Iterator[tuple[Page, Labels]]:
    """Our own pages with what each word is."""
    for part in parts:
        for gold in load_pages(part):
            yield gold.page, list(_gold_labels(gold))


def _gold_labels(gold: GoldPage) -> Iterator[tuple[int, Part]]:
    for zone in gold.zones:
        if zone.kind is ZoneKind.BODY or zone.kind in FURNITURE:
            part = Part.ARTICLE if zone.kind is ZoneKind.BODY else Part.FURNITURE
            for word in _WORD.finditer(gold.page.text, zone.start, zone.end):
                yield word.start(), part


def copied_page(sample: Sample) -> tuple[Page, Labels] | None:
    """A public page as copied, with what each word is; None where it is not read."""
    try:
        text = copied_text(parse_html(decode(sample.raw, marked_up=True).text))
    except PageError:
        return None
    if detect_language(sample.body) != LANGUAGE:
        return None
    return Page(name=sample.name, text=text), list(label_words(text, sample.body))


def _judged(samples: Iterable[Sample]) -> Iterator[Counted]:
    for sample in samples:
        if (page := copied_page(sample)) is not None:
            yield judge(*page)
