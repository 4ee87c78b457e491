"""How far two readings of the same annotated sentences agree: `python -m gold.agreement`.

`gold/sentences/twice.tsv` holds both readings, one row each; the second saw text and event only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from gold.model import GoldError
from gold.sentence_set import FOLDER

TWICE = FOLDER / "twice.tsv"
LABELS = ("root", "modality", "polarity", "stance")
NUMBER = "factuality"

Reading = Mapping[str, str]


class Agreement(NamedTuple):
    """Share of equal labels, and what of it chance does not explain."""

    share: float
    kappa: float


def load_twice() -> tuple[tuple[Reading, Reading], ...]:
    """The pairs of readings, first and second; a GoldError names a row out of place."""
    header, *lines = (line.split("\t") for line in TWICE.read_text("utf-8").splitlines())
    rows = [dict(zip(header, line, strict=True)) for line in lines]
    pairs = []
    for first, second in zip(rows[::2], rows[1::2], strict=True):
        if first["id"] != second["id"] or (first["reading"], second["reading"]) != (
            "first",
            "second",
        ):
            raise GoldError(f"{TWICE.name}: {first['id']}: a first and a second reading, in order")
        pairs.append((first, second))
    return tuple(pairs)


def cohens_kappa(first: Sequence[str], second: Sequence[str]) -> Agreement:
    """Cohen's kappa (1960) of two equally long sequences of labels."""
    number = len(first)
    share = sum(one == two for one, two in zip(first, second, strict=True)) / number
    counts = Counter(first), Counter(second)
    chance = sum(counts[0][label] * counts[1][label] for label in counts[0]) / number**2
    return Agreement(share, (share - chance) / (1 - chance))


def pearson(first: Sequence[float], second: Sequence[float]) -> float:
    """Pearson's r of two equally long sequences of numbers."""
    means = sum(first) / len(first), sum(second) / len(second)
    ones = [value - means[0] for value in first]
    twos = [value - means[1] for value in second]
    product = sum(one * two for one, two in zip(ones, twos, strict=True))
    return product / sqrt(sum(one**2 for one in ones) * sum(two**2 for two in twos))


def report() -> str:
    """The figures as lines of text."""
    pairs = load_twice()
    lines = [f"{len(pairs)} events read twice"]
    for label in LABELS:
        found = cohens_kappa([one[label] for one, _ in pairs], [two[label] for _, two in pairs])
        lines.append(f"{label:11} equal {found.share:.3f}  kappa {found.kappa:.3f}")
    numbers = [(float(one[NUMBER]), float(two[NUMBER])) for one, two in pairs]
    gap = sum(abs(one - two) for one, two in numbers) / len(numbers)
    r = pearson([one for one, _ in numbers], [two for _, two in numbers])
    return "\n".join([*lines, f"{NUMBER:11} r {r:.3f}  mean gap {gap:.3f}"])


if __name__ == "__main__":
    print(report())
