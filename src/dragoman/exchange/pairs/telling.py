"""The fact that tells most of what source does to target."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.exchange.pairs.parsed import Span, overlap
from dragoman.exchange.plover import root_of
from dragoman.model import Event, Fact, Statement

ON_SOURCE, ON_TARGET = 2, 2
"""What an actor on the marked span is worth against one off it."""


def telling_root(facts: Sequence[Fact], source: Span, target: Span) -> str | None:
    """Return the root of the fact whose actors lie on the source and whose other actors lie on
    the target best; where two are equal a deed before a statement, then the earlier one. None
    where no fact has a root.
    """
    best: tuple[tuple[int, bool], str | None] = ((-1, False), None)
    for fact in facts:
        root = coded(fact)
        if root is None:
            continue
        actors = [(actor.start, actor.end) for actor in fact.actors()]
        on_source = any(overlap(actor, source) for actor in actors[:1])
        somewhere = any(overlap(actor, source) for actor in actors)
        on_target = any(overlap(actor, target) for actor in actors)
        inside = fact.start < target[1] and target[0] < fact.end
        fit = ON_SOURCE * on_source + somewhere + ON_TARGET * on_target + inside
        score = (fit, not isinstance(fact.detail, Statement))
        if score > best[0]:
            best = (score, root)
    return best[1]


def coded(fact: Fact) -> str | None:
    """Return the root of a fact as CAMEO has it: a finding of guilt is ACCUSE (code 116)."""
    root = root_of(fact)
    if isinstance(fact.detail, Event) and fact.detail.mode == "convict" and root == "sanction":
        return "accuse"
    return root
