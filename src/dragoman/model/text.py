"""Parsed text: tokens and sentences, as every language pipeline must deliver them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One token; a multi-word name is one token.

    `start` and `end` are offsets into the page's text. `dep` is a Universal Dependencies
    relation with its subtype ("nsubj:pass"); `head` the position of the governing token in the
    same sentence, the token's own position at the root.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""
    morph: str = ""

    @property
    def is_root(self) -> bool:
        return self.head == self.i


@dataclass(frozen=True, slots=True)
class Sentence:
    """One parsed sentence; token positions count from 0 within it."""

    start: int
    end: int
    tokens: tuple[Token, ...]

    def __hash__(self) -> int:
        return hash((self.start, self.end))  # what is worked out from a sentence is kept by it
