"""Which documents a document extends, replaces, builds on or refers to, by what says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dragoman.lexicon.loader import load_table
from dragoman.model import Fact
from dragoman.views.dossiers.naming import Naming
from dragoman.views.dossiers.parts import Kin
from dragoman.views.evidence import Citing

FARTHEST = 80
"""Characters between two names beyond which no word between them relates the one to the other."""
_SPACE = r"\s+"
MENTIONED = "mentioned_with"
"""Two documents named in one sentence without a word that relates them."""


def lineage(
    facts: Iterable[Fact], document: str, naming: Naming, citing: Citing
) -> tuple[Kin, ...]:
    """The kin of the document with this id, told by quotes that name it and another.

    Words between the two names decide. The first name is what they are about ("The Elim Accord
    replaces the truce"), unless the cue is turned ("The truce was replaced by the Elim Accord").
    """
    found: dict[tuple[str, str, bool], list[Fact]] = {}
    cues: dict[tuple[str, str, bool], str] = {}
    for fact in facts:
        for other, relation, turned, cue in _related(fact, document, naming):
            key = other, relation, turned
            found.setdefault(key, []).append(fact)
            cues.setdefault(key, cue)
    told = {other for other, relation, _ in found if relation != MENTIONED}
    return tuple(
        Kin(relation, turned, naming.name(other), other, cues[key], citing.all(its_facts))
        for key, its_facts in sorted(
            found.items(), key=lambda item: (naming.name(item[0][0]), item[0])
        )
        for other, relation, turned in [key]
        if relation != MENTIONED or other not in told
    )


def _related(fact: Fact, document: str, naming: Naming) -> Iterator[tuple[str, str, bool, str]]:
    named = naming.find(fact.quote, fact.page)
    for at, first in enumerate(named):
        for second in named[at + 1 :]:
            pair = {first.document, second.document}
            if len(pair) < 2 or document not in pair or second.start - first.end > FARTHEST:
                continue
            relation, turned, cue = cue_between(fact.quote[first.end : second.start])
            other = (pair - {document}).pop()
            backwards = relation != MENTIONED and first.document != document
            yield other, relation, turned ^ backwards, cue


def cue_between(words: str) -> tuple[str, bool, str]:
    """(relation, turned, the cue) that words between two names tell."""
    for pattern, relation, turned in _cues():
        match = pattern.search(words)
        if match:
            return relation, turned, match[0]
    return MENTIONED, False, ""


@cache
def _cues() -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    """The cues, the longer first: "replaced by" before "replac*"."""
    rows = sorted(load_table("lineage"), key=lambda row: -row["cue"].count(" "))
    return tuple((_cue_pattern(r["cue"]), r["relation"], r["turned"] == "yes") for r in rows)


def _cue_pattern(cue: str) -> re.Pattern[str]:
    words = [re.escape(word).replace(r"\*", r"\w*") for word in cue.split()]
    return re.compile(rf"\b{_SPACE.join(words)}\b", re.IGNORECASE)
