"""The one place that knows how the library is called."""

from __future__ import annotations

from functools import partial

from dragoman.reading import Reader, read_page
from gold.score import ReadPage


def open_reader() -> ReadPage:
    """A function from a page to its reading, with the shipped pipeline and registry."""
    return partial(read_page, reader=Reader())
