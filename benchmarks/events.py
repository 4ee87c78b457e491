"""What one actor did to another: the PLOVER root between a marked pair.

Task: a sentence with a marked source and target; say which of 15 roots the source directs at the
target (concede and retreat count as one, YIELD). Protocol: the sentence is read as a page; each
fact that has a root (`exchange.plover.root_of`) is a candidate; the one whose actors lie on the
source and whose other actors lie on the target best is taken, where two are equal a deed before
a statement, then the earlier one; without any candidate the answer is `consult`. Metric: macro-F1
over roots; over the four quads; over cooperation and conflict. Source: PLV train of the zero-shot
PLOVER work (Hu et al. 2024), used as development set; never trained on.

Keys: root, quad, binary (macro-F1), answered (share of sentences with a candidate). `n` counts
sentences.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.classes import class_row, macro_f
from benchmarks.reading import read_text
from benchmarks.result import Figures, MissingDataError, Result, bootstrap, rate
from dragoman.exchange.plover import (
    MATERIAL_CONFLICT,
    MATERIAL_COOPERATION,
    VERBAL_CONFLICT,
    VERBAL_COOPERATION,
    root_of,
)
from dragoman.model import Event, Fact, Statement
from dragoman.reading import Reader

NAME = "events"
FILE = "events/plover/plv_train.tsv"
FALLBACK = "consult"
YIELD = "yield"
ON_SOURCE, ON_TARGET = 2, 2
"""What an actor on the marked span is worth against one off it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The root wanted, the root given, and whether any fact spoke for it."""

    gold: str
    ours: str
    answered: bool


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


def _judge(
    rows: Iterator[dict[str, str]] | csv.DictReader[str], reader: Reader
) -> Iterator[Judged]:
    for row in rows:
        text = row["sentence"]
        source, target = marked(row["marked_sentence"])
        best = choose(read_text(text, reader).facts, source, target)
        yield Judged(row["gold_root"].lower(), merged(best or FALLBACK), best is not None)


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
    return found.get(mark, 0), found.get("/" + mark, 0)


def choose(facts: Sequence[Fact], source: tuple[int, int], target: tuple[int, int]) -> str | None:
    """Return the root of the fact that fits the pair best."""
    best: tuple[tuple[int, bool], str | None] = ((-1, False), None)
    for fact in facts:
        root = _coded(fact)
        if root is None:
            continue
        actors = list(fact.actors())
        on_source = any(_on(actor.start, actor.end, source) for actor in actors[:1])
        somewhere = any(_on(actor.start, actor.end, source) for actor in actors)
        on_target = any(_on(actor.start, actor.end, target) for actor in actors)
        inside = fact.start < target[1] and target[0] < fact.end
        fit = ON_SOURCE * on_source + somewhere + ON_TARGET * on_target + inside
        score = (fit, not isinstance(fact.detail, Statement))
        if score > best[0]:
            best = (score, root)
    return best[1]


def _coded(fact: Fact) -> str | None:
    """The root of a fact as this data set has it: a finding of guilt is ACCUSE (CAMEO 116)."""
    if isinstance(fact.detail, Event) and fact.detail.mode == "convict":
        return "accuse" if root_of(fact) == "sanction" else root_of(fact)
    return root_of(fact)


def _on(start: int, end: int, span: tuple[int, int]) -> bool:
    return start < span[1] and span[0] < end


def merged(root: str) -> str:
    """Return the root as this data set names it."""
    return YIELD if root in ("concede", "retreat") else root


def quad(root: str) -> str:
    """Return verbal or material cooperation or conflict."""
    if root in VERBAL_COOPERATION:
        return "verbal cooperation"
    if root in MATERIAL_COOPERATION or root == YIELD:
        return "material cooperation"
    if root in VERBAL_CONFLICT:
        return "verbal conflict"
    assert root in MATERIAL_CONFLICT, root
    return "material conflict"


def figures(judged: Sequence[Judged]) -> Figures:
    """Return macro-F1 at the three depths."""
    roots = [(one.gold, one.ours) for one in judged]
    quads = [(quad(gold), quad(ours)) for gold, ours in roots]
    sides = [(gold.split()[1], ours.split()[1]) for gold, ours in quads]
    return {
        "root": macro_f(roots),
        "quad": macro_f(quads),
        "binary": macro_f(sides),
        "answered": rate(sum(one.answered for one in judged), len(judged)),
    }


def _class(root: str, judged: Sequence[Judged]) -> Figures:
    found = [one.answered for one in judged if one.gold == root]
    row = class_row(root, [(one.gold, one.ours) for one in judged])
    return {**row, "answered": rate(sum(found), len(found))}
