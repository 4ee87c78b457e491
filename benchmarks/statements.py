"""Who said what: attributions in raw news text, matched over whole documents.

Task: find every attribution in an article given as plain text. Protocol: the article is read as a
page (`read_page`); each attribution of the reading that stands in no other's content is one
prediction (the set nests nothing: what a speaker tells of others' words is his). Gold and
predicted contents are matched best pair first, each once, by Jaccard of their words. Metric: F at
Jaccard ≥ .3 and ≥ .8; recall of contents by form; how often the source of a matched content shares
a word with the gold source. Source: PolNeAR (Newell et al. 2018), part `dev`, on which the rules
were developed.

Keys: f@.3, f@.8, precision@.3, precision@.8, recall@.3, recall@.8, source (given content),
direct.recall@.8, direct.source, indirect.recall@.3; worded.precision@.8 and worded.recall@.8 where
only attributions with `worded` count. `n` counts gold attributions. Peer `quote-marks`:
every quoted stretch, its source the nearest run of capitalised words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.polnear import Article, articles
from benchmarks.reading import outermost, read_text
from benchmarks.result import Figures, Result, bootstrap, f_score, rate
from benchmarks.spans import Span, Words, match_best_first, words_in
from dragoman.reading import Reader

NAME = "statements"
FOLDER = "statements/polnear/dev"
LOOSE, TIGHT = 0.3, 0.8
_QUOTATION = re.compile('[“"]([^“”"\n]{12,}?)[”"]')
_NAME_RUN = re.compile(r"(?:[A-Z][\w.'-]+ ?){1,4}")
PEER_REACH = 90
"""Characters the quote-mark baseline looks to each side for a speaker."""


@dataclass(frozen=True, slots=True)
class Said:
    """One predicted attribution."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    worded: bool = False


@dataclass(slots=True)
class Tally:
    """Counts of one document, whole and per class of gold attribution."""

    expected: int = 0
    predicted: int = 0
    loose: int = 0
    tight: int = 0
    source: int = 0
    worded: int = 0
    worded_tight: int = 0
    classes: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))


def run(data: Path, reader: Reader) -> Result:
    """Read the articles and score them beside the quote-mark baseline."""
    ours, peer = [], []
    for article in articles(data / FOLDER):
        ours.append(tally(article, list(said_by_reader(article, reader))))
        peer.append(tally(article, list(said_in_marks(article.text))))
    classes = sorted({name for one in ours for name in one.classes})
    return Result(
        NAME,
        n=sum(one.expected for one in ours),
        figures=figures(ours),
        interval=bootstrap(ours, figures),
        by_class={
            name: class_figures([one.classes[name] for one in ours if name in one.classes])
            for name in classes
        },
        peers={"quote-marks": figures(peer)},
    )


def said_by_reader(article: Article, reader: Reader) -> Iterator[Said]:
    """Yield the attributions of the article read as a page."""
    for one in outermost(read_text(article.text, reader, name=article.name).attributions):
        yield Said(one.content, ((one.speaker.start, one.speaker.end),), one.worded)


def said_in_marks(text: str) -> Iterator[Said]:
    """Yield every quotation with the nearest run of capitalised words outside it."""
    for quotation in _QUOTATION.finditer(text):
        behind = _NAME_RUN.search(text, quotation.end(), quotation.end() + PEER_REACH)
        low = max(0, quotation.start() - PEER_REACH)
        before = list(_NAME_RUN.finditer(text, low, quotation.start()))
        found = behind or (before[-1] if before else None)
        yield Said((quotation.span(),), (found.span(),) if found else ())


def tally(article: Article, said: Sequence[Said]) -> Tally:
    """Count one article."""
    text, total = article.text, Tally(predicted=len(said))
    total.worded = sum(one.worded for one in said)
    gold = [words_in(text, one.content) for one in article.gold]
    found = match_best_first(gold, [words_in(text, one.content) for one in said], LOOSE)
    for i, one in enumerate(article.gold):
        rows = [total]
        if one.content:
            rows.append(total.classes[one.form(text)])
            rows.append(total.classes["source " + one.source_form(text)])
        best, score = found.get(i, (-1, 0.0))
        right: Words = frozenset()
        if best >= 0:
            right = words_in(text, one.source) & words_in(text, said[best].source)
        total.worded_tight += score >= TIGHT and said[best].worded
        for row in rows:
            row.expected += 1
            row.loose += score >= LOOSE
            row.tight += score >= TIGHT
            row.source += bool(right)
    return total


def figures(tallies: Sequence[Tally]) -> Figures:
    """Return the headline figures over documents."""
    expected, predicted, loose, tight, source = _sum(tallies)
    worded = sum(t.worded for t in tallies)
    direct = _sum([one.classes["direct"] for one in tallies if "direct" in one.classes])
    indirect = _sum([one.classes["indirect"] for one in tallies if "indirect" in one.classes])
    return {
        "f@.3": f_score(loose, predicted, expected),
        "f@.8": f_score(tight, predicted, expected),
        "precision@.3": rate(loose, predicted),
        "precision@.8": rate(tight, predicted),
        "recall@.3": rate(loose, expected),
        "recall@.8": rate(tight, expected),
        "source": rate(source, loose),
        "direct.recall@.8": rate(direct[3], direct[0]),
        "direct.source": rate(direct[4], direct[2]),
        "indirect.recall@.3": rate(indirect[2], indirect[0]),
        "worded.precision@.8": rate(sum(t.worded_tight for t in tallies), worded),
        "worded.recall@.8": rate(sum(t.worded_tight for t in tallies), expected),
    }


def class_figures(tallies: Sequence[Tally]) -> Figures:
    """Return recalls and source accuracy of one class."""
    expected, _, loose, tight, source = _sum(tallies)
    return {
        "n": expected,
        "recall@.3": rate(loose, expected),
        "recall@.8": rate(tight, expected),
        "source": rate(source, loose),
    }


def _sum(tallies: Sequence[Tally]) -> tuple[int, int, int, int, int]:
    rows = [(t.expected, t.predicted, t.loose, t.tight, t.source) for t in tallies]
    return tuple(map(sum, zip(*rows, strict=True))) if rows else (0, 0, 0, 0, 0)  # type: ignore[return-value]
