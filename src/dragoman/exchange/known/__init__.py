"""Agreements and ceasefires as PA-X and CF know them."""

from dragoman.exchange.known.reading import KnownFile

__all__ = ["KnownFile"]
