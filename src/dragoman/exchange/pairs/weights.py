"""The shipped weights: a table of feature, root and weight, written by `scripts/train_pairs.py`.

Multinomial logistic regression over there-or-not features: a root's score is the sum of its
weights for the features of the pair, its share the softmax of that.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dragoman.errors import ExchangeError

FILE = "weights.tsv"
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Weights:
    """`roots` in the order of the columns; `rows` maps a feature to one weight per root."""

    roots: tuple[str, ...]
    rows: Mapping[str, tuple[float, ...]]

    def shares(self, found: Iterable[str]) -> dict[str, float]:
        """Return the probability of each root."""
        scores = [0.0] * len(self.roots)
        for feature in sorted(found):
            for column, weight in enumerate(self.rows.get(feature, ())):
                scores[column] += weight
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        whole = sum(powers)
        return {root: power / whole for root, power in zip(self.roots, powers, strict=True)}

    def reasons(self, found: Iterable[str], root: str) -> list[str]:
        """Return the features that speak for a root, the heaviest first."""
        column = self.roots.index(root)
        weighed = [(self.rows[name][column], name) for name in found if name in self.rows]
        return [name for weight, name in sorted(weighed, key=lambda w: (-w[0], w[1])) if weight > 0]


@cache
def shipped_weights() -> Weights:
    """Return the weights that come with the package."""
    source = resources.files("dragoman.exchange.pairs") / FILE
    return parse_weights(source.read_text(encoding="utf-8"))


def parse_weights(text: str) -> Weights:
    """Read a table of weights; raises ExchangeError for a row of another length or no number."""
    header, *lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    roots = tuple(header.split("\t")[1:])
    rows: dict[str, tuple[float, ...]] = {}
    for line in lines:
        feature, *cells = line.split("\t")
        try:
            weights = tuple(float(cell or 0) for cell in cells)
        except ValueError as error:
            raise ExchangeError(f"weights of {feature!r}: {error}") from error
        if len(weights) != len(roots):
            raise ExchangeError(f"weights of {feature!r}: {len(weights)} for {len(roots)} roots")
        rows[feature] = weights
    return Weights(roots, rows)


def format_weights(weights: Weights, *, comment: str) -> str:
    """Return the table as text; a weight that rounds to nothing is an empty cell, a feature
    without any weight is left out.
    """
    lines = [f"# {line}" for line in comment.splitlines()]
    lines.append("\t".join(("feature", *weights.roots)))
    for feature, row in sorted(weights.rows.items()):
        cells = [f"{weight:.{DECIMALS}f}" if abs(weight) >= 0.5 * 10**-DECIMALS else ""
                 for weight in row]  # fmt: skip
        if any(cells):
            lines.append("\t".join((feature, *cells)))
    return "\n".join(lines) + "\n"
