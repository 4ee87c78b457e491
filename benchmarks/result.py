"""What a benchmark returns, and the uncertainty of what it counted."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

RESAMPLES = 500
SEED = 7
LOW, HIGH = 0.025, 0.975
DIGITS = 4

Unit = TypeVar("Unit")
Figures = dict[str, float]


class MissingDataError(Exception):
    """The data of a benchmark is not there; the benchmark is skipped, never passed."""


@dataclass(slots=True)
class Result:
    """One benchmark's figures.

    `n` counts what was judged (the module says of what), `interval` holds the 95 % interval of a
    figure where units were resampled, `by_class` a row of figures per class, `peers` what others
    reach in the same run, `absent` why a peer did not run (for people; not in the JSON object).
    """

    benchmark: str
    n: int
    figures: Figures
    interval: dict[str, tuple[float, float]] = field(default_factory=dict)
    by_class: dict[str, Figures] = field(default_factory=dict)
    peers: dict[str, Figures] = field(default_factory=dict)
    seconds: float = 0.0
    commit: str = ""
    absent: dict[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, object]:
        """The one JSON object of `--json`, figures rounded to four digits."""
        return {
            "benchmark": self.benchmark,
            "commit": self.commit,
            "n": self.n,
            "figures": rounded(self.figures),
            "interval": {
                key: [round(low, DIGITS), round(high, DIGITS)]
                for key, (low, high) in self.interval.items()
            },
            "by_class": {key: rounded(row) for key, row in self.by_class.items()},
            "peers": {key: rounded(row) for key, row in self.peers.items()},
            "seconds": round(self.seconds, 1),
        }


def rounded(figures: Mapping[str, float]) -> Figures:
    """Return the figures to four digits."""
    return {key: round(value, DIGITS) for key, value in figures.items()}


def rate(right: float, all_: float) -> float:
    """Return the share; nothing of nothing is 0."""
    return right / all_ if all_ else 0.0


def f_score(right: float, predicted: float, expected: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return rate(2 * right, predicted + expected)


def bootstrap(
    units: Sequence[Unit], figures: Callable[[Sequence[Unit]], Figures]
) -> dict[str, tuple[float, float]]:
    """Return the 95 % percentile interval of each figure, whole units (documents, sentences)
    drawn with replacement (Efron 1979)."""
    if not units:
        return {}
    draw = random.Random(SEED)
    rows = [figures(draw.choices(units, k=len(units))) for _ in range(RESAMPLES)]
    ends = {}
    for key in rows[0]:
        values = sorted(row[key] for row in rows)
        ends[key] = (values[int(LOW * RESAMPLES)], values[int(HIGH * RESAMPLES) - 1])
    return ends
