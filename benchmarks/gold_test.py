"""Our own gold, test part: what of the facts a page carries is found, and how right it is.

Task, tiers and matching: gold/README.md. Metric: recall of must facts, precision of all facts
found (any tier counts as right), accuracy of status, speaker and voices among matched ones, words
of the article kept and words of furniture kept out. Source: twelve pages and 55 sentences written
for this project by hands that do not write rules.

Keys: as `python -m gold test` prints them. `n` counts must facts. Data come from the repository;
`--data` is not used.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from gold.load import load_pages, load_sentences
from gold.score import score

from benchmarks.result import Result
from dragoman.reading import Reader, read_page

NAME = "gold"
PART = "test"


def run(data: Path, reader: Reader) -> Result:
    """Score the test part."""
    result = score(load_pages(PART), load_sentences(PART), partial(read_page, reader=reader))
    figures, interval = {}, {}
    for key, count in result.tally.figures.items():
        ends = count.interval()
        if count.rate is not None and ends is not None and not key.startswith("field."):
            figures[key], interval[key] = count.rate, ends
    must = result.tally.figures["recall.must"].all
    return Result(NAME, n=must, figures=figures, interval=interval)
