"""Parsed text: tokens and sentences, as every language pipeline must deliver them."""

from __future__ import annotations

from collections.abc import Iterator
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

    def children(self, i: int) -> Iterator[Token]:
        """The tokens that `tokens[i]` governs, left to right."""
        return (token for token in self.tokens if token.head == i and token.i != i)

    def subtree(self, i: int) -> list[Token]:
        """`tokens[i]` and all it governs, left to right."""
        wanted = {i}
        queue = [i]
        while queue:
            head = queue.pop()
            for token in self.children(head):
                if token.i not in wanted:
                    wanted.add(token.i)
                    queue.append(token.i)
        return [self.tokens[k] for k in sorted(wanted)]
