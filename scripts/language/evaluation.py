"""Measure one pipeline folder on every held-out set."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dragoman.language.engine import Engine
from dragoman.reading.reader import Reader
from language import figures, treebank
from language.mentions import read_names
from language.reading import page_names
from language.treebank import Tree

Finder = Callable[[str, list[tuple[int, int]]], set[figures.Name]]
WITHOUT_MISC = "uner"  # this corpus does not mark MISC
SPEED_TOKENS = 100_000
SPOKEN = ("_conversation_", "_vlog_", "_court_", "_interview_")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of one pipeline. Scores are F × 100 from raw text; speed is tokens per
    CPU-second on one thread.
    """

    syntax: dict[str, dict[str, float]]  # set → score name → F
    relations: dict[
        str, tuple[int, float]
    ]  # relation → (occurrences, share with right head and label), both sets
    model_names: dict[str, tuple[float, float]]  # set → (typed F, span-only F), pipeline alone
    page_names: dict[str, tuple[float, float]]  # the same, as the product reads a page
    speed: float
    size: int  # bytes
    load: float  # seconds
    memory: float  # MB, high-water mark of a process that loads it and reads 100,000 tokens


def evaluate(folder: Path, data: Path) -> Evaluation:
    """Measure the pipeline in `folder` on the held-out parts of the corpora in `data`."""
    started = time.perf_counter()
    engine = Engine.load(folder)
    load = time.perf_counter() - started
    speed = figures.speed(engine, news_like(data))
    memory = memory_of(folder, data)
    syntax: dict[str, dict[str, float]] = {}
    relations: dict[str, tuple[int, float]] = {}
    for name, trees in held_out_trees(data).items():
        found = figures.score_syntax(engine, trees)
        syntax[name] = {score: counts.f for score, counts in found.scores.items()}
        syntax[name]["LAS, names joined"] = figures.score_joined(engine, trees).f
        relations = by_relation(found)
    alone, on_page = finders(engine, Reader(str(folder)))
    return Evaluation(
        syntax,
        relations,
        name_figures(alone, data),
        name_figures(on_page, data),
        speed,
        figures.size_of(folder),
        load,
        memory,
    )


def held_out_trees(data: Path) -> dict[str, list[Tree]]:
    """Return the held-out sentences by set: each treebank, GUM's written part, both treebanks."""
    sets = {name: treebank.read_trees(data / f"{name}.conllu.gz") for name in treebank.DEV}
    sets["gum-dev written"] = [
        t for t in sets["gum-dev"] if not any(genre in t.id for genre in SPOKEN)
    ]
    sets["both"] = [*sets["ewt-dev"], *shifted(sets["gum-dev"])]
    return sets


def finders(engine: Engine, reader: Reader) -> tuple[Finder, Finder]:
    """Return what finds names by the pipeline alone, and as the product reads a page."""

    def alone(text: str, places: list[tuple[int, int]]) -> set[figures.Name]:
        return figures.model_names(engine, text, places)

    def on_page(text: str, places: list[tuple[int, int]]) -> set[figures.Name]:
        return page_names(reader, text, places, alone(text, places))

    return alone, on_page


READ_AND_TELL = """
import sys
from dragoman.language import load_pipeline
text = sys.stdin.read()
pipeline = load_pipeline(sys.argv[1])
for start in range(0, len(text), 5000):
    pipeline.parse(text, [(start, start + 5000)])
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def memory_of(folder: Path, data: Path) -> float:
    """Return the most memory (MB) a fresh process needs to read 100,000 tokens (Linux only)."""
    command = [sys.executable, "-W", "ignore", "-c", READ_AND_TELL, str(folder)]
    text = "\n".join(news_like(data))
    told = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return float(told.stdout) / 1024


def shifted(trees: list[Tree]) -> list[Tree]:
    """Return the trees with paragraph numbers that no other set has."""
    return [Tree(t.words, t.paragraph + 1_000_000, t.document + 1_000_000, t.id) for t in trees]


def by_relation(found: figures.SyntaxFigures) -> dict[str, tuple[int, float]]:
    totals: dict[str, int] = {}
    for (gold, _), count in found.relations.items():
        totals[gold] = totals.get(gold, 0) + count
    return {
        gold: (total, 100 * found.relations[gold, gold] / total)
        for gold, total in sorted(totals.items(), key=lambda item: -item[1])
    }


def name_figures(find: Finder, data: Path) -> dict[str, tuple[float, float]]:
    scores = {}
    everything = figures.NameFigures()
    for name, sentences in read_names(data).held_out.items():
        found = figures.score_names(find, sentences, without_misc=name.startswith(WITHOUT_MISC))
        scores[name] = (found.typed.f, found.spans.f)
        everything.add_all(found)
    scores["all"] = (everything.typed.f, everything.spans.f)
    return scores


def news_like(data: Path) -> list[str]:
    """Return paragraphs of the written half of GUM, about 100,000 tokens."""
    texts, tokens = [], 0
    for group in figures.paragraphs(treebank.read_trees(data / "gum-train.conllu.gz")):
        if any(genre in group[0].id for genre in SPOKEN):
            continue
        texts.append(figures.raw(group)[0])
        tokens += sum(len(tree.words) for tree in group)
        if tokens > SPEED_TOKENS:
            break
    return texts
