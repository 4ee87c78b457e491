"""The dictionaries of the PETRARCH coders read in, and events coded with them as triples."""

from dragoman.exchange.petrarch.coding import Triple, code_page
from dragoman.exchange.petrarch.dictionaries import Dictionaries, read_dictionaries

__all__ = ["Dictionaries", "Triple", "code_page", "read_dictionaries"]
