"""Fetches pages over the network, politely; the only place that does, and only when asked."""

from dragoman.pages.fetch.fetching import Fetched, FetchTotals, fetch
from dragoman.pages.fetch.manners import Manners

__all__ = ["FetchTotals", "Fetched", "Manners", "fetch"]
