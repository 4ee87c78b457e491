"""Statements: whose words stand where on a page, and what is told of whose mind."""

from dragoman.reading.statements.attitudes import find_attitudes
from dragoman.reading.statements.finder import find_attributions

__all__ = ["find_attitudes", "find_attributions"]
