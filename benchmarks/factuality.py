"""How sure a text is that an event happened: factuality of given events on a scale.

Task: for each event word of a sentence a number from −3 (certainly not) to 3 (certainly).
Protocol: the tokens are written out as text and read, and the product is asked how sure the text
is of the word (`factuality_at`); its weights are trained on our own sentences alone. Metric:
Pearson's r and mean absolute error. Source: UW factuality (Lee et al. 2015), part `dev`.

Keys: r, mae. `n` counts events. Peer `all-3`: every event happened.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import sqrt
from pathlib import Path

from benchmarks.reading import read_article, spell
from benchmarks.result import Figures, MissingDataError, Result, bootstrap, rate
from dragoman.reading import Reader
from dragoman.reading.clauses import factuality_at

NAME = "factuality"
CERTAIN = 3.0
Answer = tuple[float, float]


def run(data: Path, reader: Reader) -> Result:
    """Judge every event of the part."""
    path = data / "status" / "uw" / "dev.jsonl"
    if not path.exists():
        raise MissingDataError(f"no {path}")
    sentences = [
        _judge(json.loads(line), reader)
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    answers = [answer for sentence in sentences for answer in sentence]
    return Result(
        NAME,
        n=len(answers),
        figures=_figures(sentences),
        interval=bootstrap(sentences, _figures),
        peers={"all-3": {"mae": _error([(gold, CERTAIN) for gold, _ in answers])}},
    )


def _judge(row: dict[str, object], reader: Reader) -> list[Answer]:
    targets = row["targets"]
    assert isinstance(targets, list)
    spelled = spell([str(row["text"]).split(" ")], hyphens=True)
    spans = [
        (spelled.spans[first][0], spelled.spans[behind - 1][1])
        for first, behind in (target["span1"] for target in targets)
    ]
    known = read_article(spelled.text, reader)
    told = [factuality_at(*known, start, end) for start, end in spans]
    return [
        (float(target["label"]), CERTAIN if ours is None else ours)
        for target, ours in zip(targets, told, strict=True)
    ]


def _figures(sentences: Sequence[Sequence[Answer]]) -> Figures:
    answers = [answer for sentence in sentences for answer in sentence]
    return {"r": _pearson(answers), "mae": _error(answers)}


def _error(answers: Sequence[Answer]) -> float:
    return rate(sum(abs(gold - ours) for gold, ours in answers), len(answers))


def _pearson(answers: Sequence[Answer]) -> float:
    n = len(answers)
    if not n:
        return 0.0
    mean_gold = sum(gold for gold, _ in answers) / n
    mean_ours = sum(ours for _, ours in answers) / n
    both = sum((gold - mean_gold) * (ours - mean_ours) for gold, ours in answers)
    spread_gold = sqrt(sum((gold - mean_gold) ** 2 for gold, _ in answers))
    spread_ours = sqrt(sum((ours - mean_ours) ** 2 for _, ours in answers))
    return rate(both, spread_gold * spread_ours)
