"""Counting right answers, with the uncertainty a small sample has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt

Z95 = 1.959963984540054
DIGITS = 4


@dataclass(slots=True)
class Count:
    """How many of `all` were right."""

    right: int = 0
    all: int = 0

    def add(self, right: int | bool, of: int = 1) -> None:
        """`right` more right ones out of `of` more."""
        self.right += int(right)
        self.all += of

    @property
    def rate(self) -> float | None:
        """Right over all; None where nothing was counted."""
        return self.right / self.all if self.all else None

    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the rate (Wilson 1927); None where nothing was counted."""
        if not self.all:
            return None
        n, p = self.all, self.right / self.all
        middle = (p + Z95**2 / (2 * n)) / (1 + Z95**2 / n)
        half = Z95 * sqrt(p * (1 - p) / n + Z95**2 / (4 * n * n)) / (1 + Z95**2 / n)
        return min(p, max(0.0, middle - half)), max(p, min(1.0, middle + half))

    def to_dict(self) -> dict[str, object]:
        """Right, all, and rate with interval, rounded."""
        rate, ends = self.rate, self.interval()
        return {
            "right": self.right,
            "all": self.all,
            "rate": None if rate is None else round(rate, DIGITS),
            "interval": None if ends is None else [round(end, DIGITS) for end in ends],
        }


@dataclass(slots=True)
class KindCount:
    """One kind's recall (of must and should) and precision (of all predictions)."""

    recall: Count = field(default_factory=Count)
    precision: Count = field(default_factory=Count)

    @property
    def f(self) -> float | None:
        """Harmonic mean of the two rates; None where either is missing."""
        r, p = self.recall.rate, self.precision.rate
        if r is None or p is None:
            return None
        return 2 * r * p / (r + p) if r + p else 0.0

    def to_dict(self) -> dict[str, object]:
        """Recall, precision and F."""
        f = self.f
        return {
            "recall": self.recall.to_dict(),
            "precision": self.precision.to_dict(),
            "f": None if f is None else round(f, DIGITS),
        }


@dataclass(slots=True)
class Tally:
    """Named counts and counts per kind of fact; names come into being when first counted."""

    figures: dict[str, Count] = field(default_factory=dict)
    kinds: dict[str, KindCount] = field(default_factory=dict)

    def add(self, name: str, right: int | bool, of: int = 1) -> None:
        """Counts one more answer under a name."""
        self.figures.setdefault(name, Count()).add(right, of)

    def kind(self, name: str) -> KindCount:
        """The counts of one kind."""
        return self.kinds.setdefault(name, KindCount())

    def rates(self) -> Mapping[str, float]:
        """All rates by name, per-kind ones as `kind.<kind>.recall` and so on."""
        rates = {name: count.rate for name, count in self.figures.items()}
        for name, kind in self.kinds.items():
            rates[f"kind.{name}.recall"] = kind.recall.rate
            rates[f"kind.{name}.precision"] = kind.precision.rate
        return {name: round(r, DIGITS) for name, r in sorted(rates.items()) if r is not None}
