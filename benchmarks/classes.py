"""F of classes from pairs (gold class, our class)."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.result import Figures, f_score, rate

Pair = tuple[str, str]


def class_f(name: str, pairs: Sequence[Pair]) -> float:
    """Return the F of one class."""
    right, predicted, expected = _counts(name, pairs)
    return f_score(right, predicted, expected)


def macro_f(pairs: Sequence[Pair], classes: Sequence[str] | None = None) -> float:
    """Return the mean F over the classes, by default over those that occur in the gold."""
    names = sorted({gold for gold, _ in pairs}) if classes is None else classes
    return rate(sum(class_f(name, pairs) for name in names), len(names))


def class_row(name: str, pairs: Sequence[Pair]) -> Figures:
    """Return how often a class occurs, and its precision and recall."""
    right, predicted, expected = _counts(name, pairs)
    return {"n": expected, "precision": rate(right, predicted), "recall": rate(right, expected)}


def _counts(name: str, pairs: Sequence[Pair]) -> tuple[int, int, int]:
    right = sum(gold == ours == name for gold, ours in pairs)
    return right, sum(ours == name for _, ours in pairs), sum(gold == name for gold, _ in pairs)
