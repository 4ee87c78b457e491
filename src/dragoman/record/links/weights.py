"""The weights of the two learned scorers, as `scripts/train_same_event.py` writes them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

FILE = "same_event.tsv"
DECIMALS = 3
BIAS = "bias"


def probability(scorer: str, features: Mapping[str, float]) -> float:
    """The score of a pair, by logistic regression over named features."""
    weights = shipped()[scorer]
    total = weights[BIAS] + math.fsum(weights[name] * value for name, value in features.items())
    return 1 / (1 + math.exp(-total))


@cache
def shipped() -> Mapping[str, Mapping[str, float]]:
    """Scorer → feature → weight."""
    text = (resources.files("dragoman.record.links") / FILE).read_text(encoding="utf-8")
    found: dict[str, dict[str, float]] = {}
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    for scorer, feature, weight in rows[1:]:
        found.setdefault(scorer, {})[feature] = float(weight)
    return found


def written(scorer: str, names: Sequence[str], weights: Sequence[float], bias: float) -> list[str]:
    """The rows of one scorer."""
    rows = [(BIAS, bias), *zip(names, weights, strict=True)]
    return [f"{scorer}\t{name}\t{value:.{DECIMALS}f}" for name, value in rows]
