"""Claims: who tells a thing, who denies it, where accounts differ, and how it stands."""

from dragoman.record.claims.claim import Claim, Standing
from dragoman.record.claims.conclude import claims_of

__all__ = ["Claim", "Standing", "claims_of"]
