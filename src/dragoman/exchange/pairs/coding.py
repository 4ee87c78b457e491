"""Codes a pair: the likeliest PLOVER root and what spoke for it.

Rules come first as evidence, not as judges: the roots of the facts and the frames met are
features beside the words that link the two, and weights learned from our own annotated
sentences (`gold/sentences`) say how far each can be trusted. Source of the codes: PLOVER
(Halterman et al. 2023) by way of CAMEO and the 2021 crosswalk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.exchange.pairs.features import BIAS, features
from dragoman.exchange.pairs.parsed import ParsedPair
from dragoman.exchange.pairs.weights import Weights, shipped_weights

REASONS = 5


@dataclass(frozen=True, slots=True)
class PairRoot:
    """The likeliest root in lower case, the probability of each root, and the features that
    spoke for it most.
    """

    root: str
    shares: Mapping[str, float]
    why: tuple[str, ...]


def code_pair(pair: ParsedPair, weights: Weights | None = None) -> PairRoot:
    """Return what the source does to the target; None for `weights` means the shipped ones."""
    weights = weights or shipped_weights()
    found = features(pair)
    shares = weights.shares(found)
    root = max(shares, key=lambda name: shares[name])
    why = [name for name in weights.reasons(found, root) if name != BIAS]
    return PairRoot(root, shares, tuple(why[:REASONS]))
