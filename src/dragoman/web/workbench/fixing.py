"""The fields of a fact that a reviewer may put right, in the words in which they are typed."""

from __future__ import annotations

import json
from dataclasses import dataclass

from dragoman.model import Fact, Plain
from dragoman.record.judgements.edits import editable

_SHOWN = 60
_BETWEEN = ";"
_PLAIN = frozenset({"true", "false", "null"})


@dataclass(frozen=True, slots=True)
class Field:
    """A field's name, and what it now holds, cut to a line."""

    name: str
    holds: str


def fields_of(fact: Fact) -> tuple[Field, ...]:
    """The fields of a fact as they now are, in the order of its contract."""
    return tuple(Field(name, _words(value)[:_SHOWN]) for name, value in editable(fact).items())


def typed(fact: Fact, name: str, words: str) -> Plain:
    """What was typed for a field: JSON where it begins like it, names with ";" between them where
    the field holds several, else the words; an empty line is nothing at all."""
    now = editable(fact).get(name)
    words = words.strip()
    if words[:1] in ("[", "{") or words in _PLAIN or (isinstance(now, int) and words.isdigit()):
        try:
            found: Plain = json.loads(words)
        except (ValueError, RecursionError):
            found = words
        return found
    if isinstance(now, list):
        return [part.strip() for part in words.split(_BETWEEN) if part.strip()]
    return words or None


def _words(value: Plain) -> str:
    if isinstance(value, list):
        return f"{_BETWEEN} ".join(_words(part) for part in value)
    if isinstance(value, dict):
        said = value.get("name") or value.get("text") or value.get("start")
        return str(said) if said else ""
    return "" if value is None else str(value)
