"""Finds the mentions of a made-up text with the shipped pipeline and registry."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from dragoman.actors import Registry, load_registry
from dragoman.language import Pipeline, load_pipeline
from dragoman.model import UNKNOWN_DAY, ActorMention, Basis, Day, Mentions, Precision
from dragoman.reading.mentions import find_mentions

Find = Callable[..., Mentions]


@pytest.fixture(scope="session")
def registry() -> Registry:
    return load_registry()


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return load_pipeline()


@pytest.fixture(scope="session")
def find(registry: Registry, pipeline: Pipeline) -> Find:
    def find(text: str, *, day: date | None = None) -> Mentions:
        spans = [m.span() for m in re.finditer(r"[^\n]+", text)]
        names = [
            (m.start, m.end)
            for m in registry.find(text)
            if " " in m.text and any(c.form == "strong" for c in m.candidates)
        ]
        sentences = pipeline.parse(text, spans, names=names)
        published = Day(day, day, Precision.DAY, Basis.STATED) if day else UNKNOWN_DAY
        return find_mentions(text, sentences, registry, published=published)

    return find


def at(mentions: Mentions, text: str, nth: int = 0) -> ActorMention:
    """The nth mention whose words are `text`."""
    found = [m for m in mentions.actors if m.text == text]
    assert len(found) > nth, [m.text for m in mentions.actors]
    return found[nth]


def ids(mention: ActorMention) -> list[str | None]:
    return [ref.actor for ref in mention.actors]
