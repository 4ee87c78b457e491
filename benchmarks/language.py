"""The shipped English pipeline: words, tags and trees of raw text, names found and typed.

Task: from the held-out parts of the training corpora, written out as text, the words with their
tags, heads and relations, and the names with their types. Protocol: the pipeline reads each
paragraph with its own tokens and sentences; names of twenty neighbouring sentences are read as one
page, by the pipeline alone and as the product takes them (registry, titles and the rest of the page
type them). Metric: F1 over words as at CoNLL 2018 (punctuation counts, full relations), and as
spaCy's Scorer counts (punctuation left out, tags over aligned words); F1 of names by their offsets.
Sources: UD English-EWT and GUM (development parts), Universal NER, CrossNER politics, Wikigold,
re3d, GUM's entities (the parts no weight was trained on; the figures chose among trainings).

Keys: las, uas, tags, sentences; las.spacy, uas.spacy, tags.spacy; names.found (spans, pipeline
alone), names.typed (person, organisation, place, on a page); speed (tokens per CPU-second, one
thread), megabytes (on disk). `n` counts words.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.result import Figures, MissingDataError, Result
from dragoman.language.engine import Engine
from dragoman.language.pipeline import SHIPPED
from dragoman.reading import Reader

# the training script's own scorers: what is measured here is what the model card says
sys.path.append(str(Path(__file__).resolve().parents[1] / "scripts"))

from language import evaluation, figures

NAME = "language"
SYNTAX = {
    "las": "LAS",
    "uas": "UAS",
    "tags": "XPOS",
    "sentences": "sentences",
    "las.spacy": "spaCy's dep_las",
    "uas.spacy": "spaCy's dep_uas",
    "tags.spacy": "spaCy's tag_acc",
}
BOTH, ALL = "both", "all"
BYTES = 1e6


def run(data: Path, reader: Reader) -> Result:
    """Measure the pipeline that ships."""
    corpora = data / "corpora"
    if not corpora.exists():
        raise MissingDataError(f"no {corpora}")
    engine = Engine.load(SHIPPED)
    sets = evaluation.held_out_trees(corpora)
    rows = {name: _syntax(figures.score_syntax(engine, trees)) for name, trees in sets.items()}
    alone, on_page = evaluation.finders(engine, reader)
    found = evaluation.name_figures(alone, corpora)
    typed = evaluation.name_figures(on_page, corpora)
    names = {
        name: {"names.found": found[name][1] / 100, "names.typed": typed[name][0] / 100}
        for name in found
    }
    told = rows[BOTH] | names[ALL]
    told["speed"] = figures.speed(engine, evaluation.news_like(corpora))
    told["megabytes"] = figures.size_of(SHIPPED) / BYTES
    parts = {name: row for name, row in rows.items() if name != BOTH}
    return Result(
        NAME,
        n=sum(len(tree.words) for tree in sets[BOTH]),
        figures=told,
        by_class=parts | {name: row for name, row in names.items() if name != ALL},
    )


def _syntax(scored: figures.SyntaxFigures) -> Figures:
    return {key: scored.scores[name].f / 100 for key, name in SYNTAX.items()}
