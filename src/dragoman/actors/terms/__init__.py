"""Terms of ceasefires: read, checked, shipped with packs, and asked whether a place is theirs."""

from dragoman.actors.terms.loading import load_terms, shipped_terms
from dragoman.actors.terms.territory import PlaceAnswer, Territory, place_answer
from dragoman.actors.terms.writing import terms_text

__all__ = [
    "PlaceAnswer",
    "Territory",
    "load_terms",
    "place_answer",
    "shipped_terms",
    "terms_text",
]
