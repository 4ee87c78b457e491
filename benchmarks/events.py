"""What one actor did to another: the PLOVER root between a marked pair.

Task: a sentence with a marked source and target; say which of 15 roots the source directs at the
target (concede and retreat count as one, YIELD). Protocol: the sentence is read as a page
(`exchange.pairs.parse_pair`) and the pair coded by `exchange.pairs.code_pair`, whose weights were
trained on our own sentences alone. Metric: macro-F1 over roots; over the four quads; over
cooperation and conflict. Source: PLV train of the zero-shot PLOVER work (Hu et al. 2024), used
as development set; never trained on.

Keys: root, quad, binary (macro-F1), rules_root, rules_quad, rules_binary (the same for the fact
that fits the pair best, without weights; `consult` where there is none), answered (share of
sentences with such a fact). Peer `linear SVM`: a linear support vector machine over the
words, trained on these very sentences, ten folds (scikit-learn, requirements-peers.txt). `n`
counts sentences.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.classes import class_row, macro_f
from benchmarks.result import Figures, MissingDataError, Result, bootstrap, rate
from benchmarks.roots import likeliest, merged, quad
from dragoman.exchange.pairs import code_pair, parse_pair
from dragoman.exchange.pairs.telling import telling_root
from dragoman.reading import Reader

NAME = "events"
FILE = "events/plover/plv_train.tsv"
FALLBACK = "consult"
PEER = "linear SVM"
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """The root wanted, the root given, and the root of the best fact, if there is any."""

    gold: str
    ours: str
    rules: str | None


def run(data: Path, reader: Reader) -> Result:
    """Judge every sentence."""
    path = data / FILE
    if not path.exists():
        raise MissingDataError(f"no {path}")
    with path.open(encoding="utf-8", newline="") as file:
        judged = list(_judge(csv.DictReader(file, delimiter="\t"), reader))
    return Result(
        NAME,
        n=len(judged),
        figures=figures(judged),
        interval=bootstrap(judged, figures),
        by_class={root: _class(root, judged) for root in sorted({one.gold for one in judged})},
    )


def beside(result: Result, data: Path) -> None:
    """Let the linear SVM code the same sentences."""
    with (data / FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    try:
        result.peers[PEER] = _svm(
            [row["marked_sentence"] for row in rows], [row["gold_root"].lower() for row in rows]
        )
    except ImportError:
        result.absent[PEER] = "scikit-learn is not installed (requirements-peers.txt)"


def _judge(
    rows: Iterator[dict[str, str]] | csv.DictReader[str], reader: Reader
) -> Iterator[Judged]:
    for row in rows:
        text = row["sentence"]
        source, target = (_inside(span, text) for span in marked(row["marked_sentence"]))
        pair = parse_pair(text, source, target, reader)
        best = telling_root(pair.facts, source, target)
        ours = likeliest(code_pair(pair).shares)
        gold = row["gold_root"].lower()
        yield Judged(gold, ours, merged(best) if best else None)


def marked(sentence: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where source and target stand in the sentence without its marks."""
    found: dict[str, int] = {}
    plain = sentence
    while True:
        at = [(plain.find(f"<{mark}>"), mark) for mark in ("s", "t", "/s", "/t")]
        first = min((pair for pair in at if pair[0] >= 0), default=None)
        if first is None:
            return _span(found, "s"), _span(found, "t")
        position, mark = first
        found.setdefault(mark, position)
        plain = plain[:position] + plain[position + len(mark) + 2 :]


def _span(found: dict[str, int], mark: str) -> tuple[int, int]:
    """Where a mark was, (0, 0) where the sentence lost it."""
    start = found.get(mark, 0)
    return start, max(start, found.get("/" + mark, 0))


def _inside(span: tuple[int, int], text: str) -> tuple[int, int]:
    """A span as the sentence without marks has it, which may have lost its last characters."""
    return min(span[0], len(text)), min(span[1], len(text))


def figures(judged: Sequence[Judged]) -> Figures:
    """Return macro-F1 at the three depths, by weights and by rules."""
    ours = depths([(one.gold, one.ours) for one in judged])
    rules = depths([(one.gold, one.rules or FALLBACK) for one in judged])
    answered = rate(sum(one.rules is not None for one in judged), len(judged))
    return {**ours, **{f"rules_{key}": value for key, value in rules.items()}, "answered": answered}


def depths(roots: Sequence[tuple[str, str]]) -> Figures:
    """Return macro-F1 over roots, quads and sides of pairs of (gold, ours)."""
    quads = [(quad(gold), quad(ours)) for gold, ours in roots]
    sides = [(gold.split()[1], ours.split()[1]) for gold, ours in quads]
    return {"root": macro_f(roots), "quad": macro_f(quads), "binary": macro_f(sides)}


def _class(root: str, judged: Sequence[Judged]) -> Figures:
    found = [one.rules is not None for one in judged if one.gold == root]
    row = class_row(root, [(one.gold, one.ours) for one in judged])
    return {**row, "answered": rate(sum(found), len(found))}


def _svm(sentences: Sequence[str], gold: Sequence[str]) -> Figures:
    """A linear SVM over TF-IDF of words and word pairs, the marks left in the sentence."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.model_selection import StratifiedKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LinearSVC())
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    coded = cross_val_predict(model, sentences, gold, cv=folds)
    return depths(list(zip(gold, map(str, coded), strict=True)))
