"""Names that groups take together, and names given up on a day.

- merged: "The Coast Front and the Harbour Guard merged under the name Shore Movement"
- formed: "… united on Monday to form the Shore Movement"
The new name was formerly each of those that merged. Trees lose the subject behind "announced that
they had", so the names are those of the sentence before the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import UNKNOWN_DAY, ActorKind, ActorRef, AliasOf, Day, Fact
from dragoman.reading.facts.beside import sentence_around
from dragoman.reading.facts.view import PageView

_ARTICLE = r"(?:(?:al|el|ar|as|ash|at|ad|an|az)[-’'])?"
_WORD = rf"{_ARTICLE}[A-Z][\w’'-]*"
_NAME = rf"(?:the\s+)?(?P<name>{_WORD}(?:\s+(?:(?:of|for|and|the)\s+){{0,2}}{_WORD})*)"
_MERGED = re.compile(
    r"\b(?:merged|merging|united|regrouped|joined\s+forces|fused|amalgamated|reorgani[sz]ed|reconstituted|"
    r"came\s+together|banded\s+together)\b[^.;:]{0,60}?\s(?:under\s+(?:the|a)\s+(?:new\s+|common\s+|single\s+|"
    r"joint\s+)?(?:name|banner)\s+(?:of\s+)?|(?:to\s+(?:form|create|become|found)|into|as)\s+)[“\"'‘]?"
    rf"{_NAME}"
)
_GROUPS = frozenset(
    {ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.COALITION, ActorKind.GROUP}
)
MIN_WORDS = 2
"""Words of a name that nobody knows: "into Rome" is no merger."""


def mergers(view: PageView) -> Iterator[Fact | None]:
    """One fact a merger: the new name and those that went into it."""
    for found in _MERGED.finditer(view.page.text):
        low, _ = sentence_around(view, found.start() + 1)
        parts = _named(view, low, found.start())
        new = next(iter(_named(view, found.start("name") - 4, found.end())), None)
        name = new.name if new is not None else found["name"]
        also = tuple(dict.fromkeys(ref.name for ref in parts if ref.name != name))
        if not also or (new is None and len(found["name"].split()) < MIN_WORDS):
            continue
        yield view.fact(
            min(ref.start for ref in parts), found.end(), AliasOf(name, also, "formerly"),
            voices=view.voices_at(*found.span()), day=_day(view, low, found.start()),
            rule="alias.merged", why=found.group()[:40],
        )  # fmt: skip


def _named(view: PageView, start: int, end: int) -> list[ActorRef]:
    """Bodies with a name of their own in a stretch, in order."""
    return [
        ref
        for mention in view.mentions.actors
        if start <= mention.start and mention.end <= end and mention.form == "name"
        for ref in mention.actors
        if ref.kind in _GROUPS
    ]


def _day(view: PageView, low: int, end: int) -> Day:
    """The day told in the sentence up to the verb, or right behind it."""
    days = (m.day for m in view.mentions.days if low <= m.start <= end + DAY_CHARS and m.day.known)
    return next(days, UNKNOWN_DAY)


DAY_CHARS = 30
"""How far behind the verb its day may stand ("merged on 3 May under the name …")."""
