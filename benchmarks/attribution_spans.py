"""Which words are source, cue and content: exact spans in text of given tokens.

Task: mark the words for who speaks, the words that say so, and what is said. Protocol: the
paragraphs of an article are spelled as running text, read by the product's own path, and the
attributions that stand in no other's content are turned back into stretches of tokens. Metric: F
over stretches that are equal to the token. Source: the CofeNet version of PolNeAR (Wang et al.
2023), part `valid`, whose labels nest nothing.

Conventions of the set that the adapter follows, all systematic: a quotation is content with its
marks and the comma or stop before the closing one; what was said in several stretches is several
spans, and so is what runs over paragraphs.

Keys: source, cue, content (F), each with `.precision` and `.recall`. `n` counts gold spans.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from benchmarks.reading import Spelled, attributions_of, spell
from benchmarks.result import Figures, MissingDataError, Result, bootstrap, f_score, rate
from dragoman.model import Attribution
from dragoman.reading import Reader

NAME = "attribution-spans"
FILE = "statements/cofenet_polnear_valid.jsonl"
KINDS = ("source", "cue", "content")
_AS_PRINTED = {"``": "“", "''": "”", "`": "‘", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[",
               "-RSB-": "]"}  # fmt: skip
_STOPS = frozenset({",", ".", "?", "!", "..."})
_OPENING, _CLOSING = frozenset("“‘"), frozenset("”’'")

Labelled = tuple[str, int, int, int]
"""Kind, paragraph, first token, token behind the last."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Given tokens and their labels (`B-source`, `I-source` … `O`)."""

    tokens: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Spans of one article, per kind: expected, found, right."""

    counts: dict[str, tuple[int, int, int]]


def run(data: Path, reader: Reader) -> Result:
    """Read the articles and compare spans."""
    tallies = [
        tally(list(gold_spans(paragraphs)), list(read_spans(paragraphs, reader)))
        for paragraphs in read_articles(data / FILE)
    ]
    return Result(
        NAME,
        n=sum(one.counts[kind][0] for one in tallies for kind in KINDS),
        figures=figures(tallies),
        interval=bootstrap(tallies, figures),
    )


def read_articles(path: Path) -> Iterator[list[Paragraph]]:
    """Yield the paragraphs of each article, in the file's order.

    Raises MissingDataError where the file is not there.
    """
    if not path.is_file():
        raise MissingDataError(f"no {path}")
    found: dict[str, list[Paragraph]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        paragraph = Paragraph(tuple(row["tokens"]), tuple(row["labels"]))
        found.setdefault(row["id"], []).append(paragraph)
    yield from found.values()


def gold_spans(paragraphs: Sequence[Paragraph]) -> Iterator[Labelled]:
    """Yield the labelled stretches."""
    for number, paragraph in enumerate(paragraphs):
        labels = (*paragraph.labels, "O")
        first = 0
        for i, label in enumerate(labels[1:], 1):
            if label.startswith("I-") and label[2:] == labels[first][2:]:
                continue
            if labels[first] != "O":
                yield labels[first][2:], number, first, i
            first = i


def read_spans(paragraphs: Sequence[Paragraph], reader: Reader) -> Iterator[Labelled]:
    """Yield the stretches the product finds."""
    spelled = spell([[_AS_PRINTED.get(t, t) for t in p.tokens] for p in paragraphs])
    yield from token_spans(spelled, paragraphs, attributions_of(spelled.text, reader))


def token_spans(
    spelled: Spelled, paragraphs: Sequence[Paragraph], found: Sequence[Attribution]
) -> Iterator[Labelled]:
    """Yield the stretches of tokens of attributions, cut where a paragraph ends."""
    words = [spelled.text[start:end] for start, end in spelled.spans]
    ends = list(accumulate(len(paragraph.tokens) for paragraph in paragraphs))
    for attribution in found:
        for kind in KINDS:
            for start, end in stretches(attribution, kind):
                low, high = tokens_of(spelled, start, end)
                if kind == "content":
                    low, high = with_marks(words, low, high)
                while low < high:
                    number = bisect_right(ends, low)
                    begin = ends[number] - len(paragraphs[number].tokens)
                    yield kind, number, low - begin, min(high, ends[number]) - begin
                    low = ends[number]


def stretches(attribution: Attribution, kind: str) -> tuple[tuple[int, int], ...]:
    """Return the characters of one kind."""
    if kind == "content":
        return attribution.content
    if kind == "cue":
        if attribution.verb is not None:
            return (attribution.verb,)
        return ((attribution.cue_start, attribution.cue_end),) if attribution.cue else ()
    speaker = attribution.speaker
    return (attribution.phrase or (speaker.start, speaker.end),)


def tokens_of(spelled: Spelled, start: int, end: int) -> tuple[int, int]:
    """Return the tokens that lie in a stretch of characters, as first and behind last."""
    first = bisect_right(spelled.spans, start, key=lambda span: span[1])
    behind = bisect_left(spelled.spans, end, key=lambda span: span[0])
    return first, max(first, behind)


def with_marks(words: Sequence[str], low: int, high: int) -> tuple[int, int]:
    """Widen content by the quotation marks around it and the comma or stop before the last."""
    if high <= low:
        return low, high
    if low > 0 and words[low - 1] in _OPENING:
        low -= 1
    k = high
    while k < len(words) and words[k] in _STOPS and k < high + 2:
        k += 1
    if k < len(words) and words[k] in _CLOSING:
        high = k + 1
    return low, high


def tally(gold: Sequence[Labelled], found: Sequence[Labelled]) -> Tally:
    """Count one article."""
    counts = {}
    for kind in KINDS:
        expected = {span for span in gold if span[0] == kind}
        predicted = {span for span in found if span[0] == kind}
        counts[kind] = (len(expected), len(predicted), len(expected & predicted))
    return Tally(counts)


def figures(tallies: Sequence[Tally]) -> Figures:
    """Return F, precision and recall per kind over articles."""
    found: Figures = {}
    for kind in KINDS:
        expected, predicted, right = (sum(t.counts[kind][k] for t in tallies) for k in range(3))
        found[kind] = f_score(right, predicted, expected)
        found[f"{kind}.precision"] = rate(right, predicted)
        found[f"{kind}.recall"] = rate(right, expected)
    return found
