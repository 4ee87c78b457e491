"""Multinomial logistic regression over there-or-not features, in numpy.

Full-batch accelerated gradient descent (Nesterov 1983) with restarts where the loss rises;
ridge penalty on all weights but the bias. Deterministic: no random numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.exchange.pairs.features import BIAS
from dragoman.exchange.pairs.weights import Weights

ROUNDS = 400
PENALTY = 3.0
RAREST = 2
"""A feature of fewer sentences is dropped: it can only be learned by heart."""

Floats = NDArray[np.float64]


def fit(
    found: Sequence[frozenset[str]], roots: Sequence[str], *, penalty: float = PENALTY
) -> Weights:
    """Return the weights that fit sentences (their features) to their roots."""
    counts = Counter(name for names in found for name in names)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    place = {name: index for index, name in enumerate(names)}
    labels = sorted(set(roots))
    wanted = np.zeros((len(roots), len(labels)))
    wanted[np.arange(len(roots)), [labels.index(root) for root in roots]] = 1.0
    cells = [(row, place[name]) for row, each in enumerate(found) for name in each if name in place]
    matrix = _Matrix(np.array(sorted(cells)), len(found), len(names))
    ridge = np.full((len(names), 1), penalty)
    ridge[place[BIAS]] = 0.0
    table = _descend(matrix, wanted, ridge)
    return Weights(tuple(labels), {name: tuple(table[i]) for name, i in place.items()})


class _Matrix:
    """A sparse matrix of ones: its cells by row and by column."""

    def __init__(self, cells: NDArray[np.int64], rows: int, columns: int) -> None:
        self.columns = cells[:, 1]
        self.row_starts = np.searchsorted(cells[:, 0], np.arange(rows))
        order = np.argsort(cells[:, 1], kind="stable")
        self.rows = cells[order, 0]
        self.column_starts = np.searchsorted(cells[order, 1], np.arange(columns))

    def times(self, table: Floats) -> Floats:
        return np.add.reduceat(table[self.columns], self.row_starts, axis=0)

    def transposed_times(self, table: Floats) -> Floats:
        return np.add.reduceat(table[self.rows], self.column_starts, axis=0)

    def step(self) -> float:
        """One over a bound of how fast the gradient turns: half the largest eigenvalue of X'X."""
        vector: Floats = np.ones((len(self.column_starts), 1))
        for _ in range(30):
            vector = self.transposed_times(self.times(vector))
            norm = float(np.linalg.norm(vector))
            vector /= norm
        return 2.0 / norm


def _descend(matrix: _Matrix, wanted: Floats, ridge: Floats) -> Floats:
    table: Floats = np.zeros((len(ridge), wanted.shape[1]))
    ahead, speed, loss = table.copy(), 1.0, np.inf
    step = 1.0 / (1.0 / matrix.step() + float(ridge.max()))
    for _ in range(ROUNDS):
        shares, new_loss = _shares(matrix, ahead, wanted, ridge)
        if new_loss > loss:
            ahead, speed = table.copy(), 1.0
            shares, new_loss = _shares(matrix, ahead, wanted, ridge)
        loss = new_loss
        moved = ahead - step * (matrix.transposed_times(shares - wanted) + ridge * ahead)
        faster = (1 + (1 + 4 * speed**2) ** 0.5) / 2
        ahead = moved + (speed - 1) / faster * (moved - table)
        table, speed = moved, faster
    return table


def _shares(matrix: _Matrix, table: Floats, wanted: Floats, ridge: Floats) -> tuple[Floats, float]:
    scores = matrix.times(table)
    scores -= scores.max(axis=1, keepdims=True)
    powers = np.exp(scores)
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    right = np.log(np.maximum((shares * wanted).sum(axis=1), 1e-300))
    return shares, float(-right.sum() + 0.5 * (ridge * table**2).sum())
