"""Statements: whose words stand where on a page."""

from dragoman.reading.statements.finder import find_attributions

__all__ = ["find_attributions"]
