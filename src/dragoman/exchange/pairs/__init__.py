"""What one of two marked parties does to the other: a PLOVER root, coded as the field codes it."""

from dragoman.exchange.pairs.coding import PairRoot, code_pair
from dragoman.exchange.pairs.parsed import ParsedPair, parse_pair

__all__ = ["PairRoot", "ParsedPair", "code_pair", "parse_pair"]
