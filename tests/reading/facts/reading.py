"""Reads one made-up text with the shipped pipeline and registry."""

from __future__ import annotations

from functools import cache

from dragoman.model import Fact, FactKind, Page
from dragoman.reading import Reader, read_page


@cache
def _reader() -> Reader:
    return Reader()


def facts_of(text: str, kind: FactKind) -> list[Fact]:
    """The facts of one kind that a page of this text carries."""
    page = Page(name="page.txt", text=text, language="en")
    return [fact for fact in read_page(page, _reader()).facts if fact.kind is kind]


def names_of(facts: list[Fact]) -> set[str]:
    """The names of all actors in some facts."""
    return {actor.name for fact in facts for actor in fact.actors()}
