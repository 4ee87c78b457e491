"""Train the weights of factuality on our own sentences, or print what they reach.

    python scripts/train_factuality.py               # writes the table, half a minute
    python scripts/train_factuality.py --figures     # cross-validated figures, nothing written

Ridge regression over there-or-not features, reweighted so that far errors count by their size and
not by its square (Huber 1964). Deterministic but for the order of sentences in the folds, which
goes by their number.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from gold.status_set import StatusRow, load_status_rows  # noqa: E402

from dragoman.actors import Registry  # noqa: E402
from dragoman.language import Pipeline  # noqa: E402
from dragoman.model import UNKNOWN_DAY  # noqa: E402
from dragoman.reading import Reader  # noqa: E402
from dragoman.reading.cast import Cast  # noqa: E402
from dragoman.reading.clauses.factuality import BASE, MOST, features_of  # noqa: E402
from dragoman.reading.clauses.standing import find_word  # noqa: E402
from dragoman.reading.mentions import find_mentions  # noqa: E402
from dragoman.reading.mentions.days import tag_days  # noqa: E402
from dragoman.reading.statements import find_attributions  # noqa: E402

TABLE = REPOSITORY / "src" / "dragoman" / "lexicon" / "tables" / "factuality.tsv"
HEADER = (
    "# How much each sign adds to the factuality of a word; scripts/train_factuality.py\n"
    "# wrote it from gold/sentences/status.tsv; do not edit.\n"
    "feature\tweight\n"
)
FOLDS = 5
PENALTY = 3.0
RAREST = 2
"""A feature of fewer words is dropped: it can only be learned by heart."""
NEAR = 0.5
"""Up to this error the square counts, beyond it the size."""
ROUNDS = 8

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A marked word: the number of its sentence, its features, its factuality."""

    sentence: int
    features: frozenset[str]
    factuality: float


def main() -> None:
    """Train on every sentence and write the table, or score each fold by the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", action="store_true")
    options = parser.parse_args()
    reader = Reader()
    rows = load_status_rows()
    examples = [
        example
        for number, row in enumerate(rows)
        for example in read(number, row, reader.pipeline, reader.registry)
    ]
    if options.figures:
        print_figures(examples)
        return
    lines = (f"{name}\t{weight:.2f}\n" for name, weight in fit(examples).items())
    TABLE.write_text(HEADER + "".join(lines), encoding="utf-8")


def read(number: int, row: StatusRow, pipeline: Pipeline, registry: Registry) -> Iterator[Example]:
    """Yield the marked words of a sentence as the product reads them."""
    paragraphs = [(0, len(row.text))]
    sentences = pipeline.parse(row.text, paragraphs)
    days = tag_days(row.text, [(s.start, s.end) for s in sentences], published=UNKNOWN_DAY)
    mentions = find_mentions(row.text, sentences, registry, published=UNKNOWN_DAY, days=days)
    attributions = find_attributions(row.text, paragraphs, sentences, mentions)
    for one in row.marked:
        word = find_word(sentences, attributions, *one.words)
        if word is not None:
            found = frozenset(features_of(word, Cast(row.text, mentions)))
            yield Example(number, found, one.factuality)


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weight of each feature, sorted by name."""
    counts = Counter(name for example in examples for name in example.features)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    place = {name: index for index, name in enumerate(names)}
    there = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        there[row, [place[name] for name in example.features if name in place]] = 1.0
    wanted = np.array([example.factuality for example in examples])
    ridge = np.full(len(names), PENALTY)
    ridge[place[BASE]] = 0.0
    heed = np.ones(len(examples))
    for _ in range(ROUNDS):
        square = (there * heed[:, None]).T @ there + np.diag(ridge)
        weights: Floats = np.linalg.solve(square, (there * heed[:, None]).T @ wanted)
        heed = np.minimum(1.0, NEAR / np.maximum(np.abs(wanted - there @ weights), 1e-9))
    return dict(zip(names, weights.tolist(), strict=True))


def print_figures(examples: Sequence[Example]) -> None:
    """Print Pearson's r and the mean error over folds of whole sentences."""
    answers = []
    for fold in range(FOLDS):
        weights = fit([e for e in examples if e.sentence % FOLDS != fold])
        for example in (e for e in examples if e.sentence % FOLDS == fold):
            told = sum(weights.get(name, 0.0) for name in example.features)
            answers.append((example.factuality, max(-MOST, min(MOST, told))))
    wanted, ours = np.array(answers).T
    r, error = np.corrcoef(wanted, ours)[0, 1], np.abs(wanted - ours).mean()
    print(f"{len(answers)} words: r {r:.3f}, mean error {error:.3f}")


if __name__ == "__main__":
    main()
