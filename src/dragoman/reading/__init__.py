"""Page to facts; pure, per page: no database, clock or network."""

from dragoman.reading.read_page import read_page
from dragoman.reading.reader import Reader

__all__ = ["Reader", "read_page"]
