"""Witnesses under a text: "In the presence of: Ola Dahl, Special Envoy", "Witnessed by:" over lines
of names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import Fact, Role
from dragoman.reading.facts.beside import inside
from dragoman.reading.facts.view import PageView

_HEAD = re.compile(
    r"^[ \t>*•-]*(?:In\s+the\s+presence\s+of|Witness(?:ed)?(?:es)?(?:\s+by)?|As\s+witness(?:es)?|"
    r"Attested\s+by)\b(?P<colon>[ \t]*:)?[ \t]*(?P<rest>[^\n]*)$",
    re.MULTILINE | re.IGNORECASE,
)
MAX_LINE = 140
MAX_LINES = 8
"""Lines of names under a heading."""


def blocks(view: PageView) -> Iterator[Fact | None]:
    """One witness per line of the block: the first one named in it."""
    text = view.page.text
    for head in _HEAD.finditer(text):
        rest = head["rest"].strip()
        if rest.endswith((".", "!", "?")) or len(rest) > MAX_LINE or not (head["colon"] or rest):
            continue
        if rest:
            yield from _witness(view, head.start("rest"), head.end())
        at = head.end() + 1
        for _ in range(MAX_LINES):
            stop = text.find("\n", at)
            stop = len(text) if stop < 0 else stop
            line = text[at:stop].strip()
            if not line or len(line) > MAX_LINE or line.endswith((".", ":")):
                break
            yield from _witness(view, at, stop)
            at = stop + 1


def _witness(view: PageView, start: int, end: int) -> Iterator[Fact | None]:
    for ref in inside(view, start, end)[:1]:
        yield view.fact(
            start, end, Role(ref, "witness", None), rule="role.block", why="in the presence of"
        )
