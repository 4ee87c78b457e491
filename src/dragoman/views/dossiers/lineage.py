"""Which documents a document extends, replaces, builds on or refers to, by what says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from dragoman.lexicon.loader import load_table
from dragoman.model import Fact
from dragoman.record import Filter, Record
from dragoman.views.dossiers.documents import Paper
from dragoman.views.dossiers.naming import Named, Naming, facts_naming
from dragoman.views.dossiers.parts import Kin
from dragoman.views.evidence import Citing, Evidence

FARTHEST = 80
"""Characters between two names beyond which no word between them relates the one to the other."""
_SPACE = r"\s+"
_ENDS = re.compile(r"[.!?…][\"”’»)\]*_]*\s+|\n\s*\n")
"""Where one sentence ends and the next begins."""
_POINTS_BACK = re.compile(r"\W*(It|This|They|These|The (?:document|text|agreement|accord|deal))\b")
"""How a sentence goes on about the document that the one before it names."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a page with the fact that led to it."""

    start: int
    end: int
    fact: Fact


def lineage(
    record: Record, paper: Paper, known: Sequence[Paper], naming: Naming, citing: Citing
) -> tuple[Kin, ...]:
    """The kin of a document, told by sentences that name it and another.

    Words between the two names decide. The first name is what they are about ("The Elim Accord
    replaces the truce"), unless the cue is turned ("The truce was replaced by the Elim Accord").
    A sentence that points back ("It is based on the truce") is about the document of the sentence
    before. Two names without such words are no kin.
    """
    found: dict[tuple[str, str, bool], dict[tuple[str, int], Evidence]] = {}
    cues: dict[tuple[str, str, bool], str] = {}
    facts = [*paper.facts, *facts_naming(record, paper, naming)]
    for page in sorted({fact.page for fact in facts}):
        text = record.text(page)
        for one, other, relation, turned, cue in _on_page(record, page, text, paper, known, naming):
            key = naming.kin(other), relation, turned
            evidence = replace(
                citing.cite(one.fact), quote=text[one.start : one.end], start=one.start, end=one.end
            )
            found.setdefault(key, {})[page, one.start] = evidence
            cues.setdefault(key, cue)
    kin = [
        Kin(key[1], key[2], naming.name(key[0]), key[0], cues[key], tuple(told.values()))
        for key, told in found.items()
        if key[0] not in (paper.id, naming.kin(paper.id))
    ]
    return tuple(sorted(kin, key=lambda k: (k.name, k.relation, k.turned)))


Related = tuple[Sentence, str, str, bool, str]
"""Where it is said, the other document, the relation, whether it is turned, and by which words."""


def _on_page(
    record: Record, page: str, text: str, paper: Paper, known: Sequence[Paper], naming: Naming
) -> Iterator[Related]:
    facts = list(record.facts(Filter(page=page)))
    told = {fact.id for fact in facts}
    others = [(fact, one.id) for one in known for fact in one.facts if fact.id in told]
    before: Sentence | None = None
    names_it = False
    for sentence in _sentences(text, facts):
        named = [
            Named(n.document, sentence.start + n.start, sentence.start + n.end)
            for n in naming.find(text[sentence.start : sentence.end], page)
        ]
        back = _POINTS_BACK.match(text, sentence.start, sentence.end)
        follows = before is not None and not text[before.end : sentence.start].strip()
        if back and names_it and follows:
            named.append(Named(paper.id, *back.span(1)))
        own = any(n.document == paper.id for n in named)
        named += [
            Named(ident, f.start, f.end)
            for f, ident in others
            if sentence.start <= f.start < f.end <= sentence.end
            and all(f.end <= n.start or f.start >= n.end for n in named)
        ]
        if own:
            yield from _related(sentence, sorted(set(named), key=_place), text, paper.id)
        before = sentence
        names_it = own or any(
            ident == paper.id and sentence.start <= f.start < sentence.end for f, ident in others
        )


def _place(named: Named) -> tuple[int, int, str]:
    return named.start, named.end, named.document


def _sentences(text: str, facts: Iterable[Fact]) -> list[Sentence]:
    """The sentences in which facts begin or end, in order: nothing outside them was read as part of
    an article."""
    found: dict[tuple[int, int], Sentence] = {}
    for fact in facts:
        for at in (fact.start, fact.end - 1):
            starts = [end.end() for end in _ENDS.finditer(text, 0, at + 1)]
            end = _ENDS.search(text, at)
            low, high = starts[-1] if starts else 0, end.start() + 1 if end else len(text)
            high = len(text[:high].rstrip())
            found.setdefault((low, high), Sentence(low, high, fact))
    return [found[span] for span in sorted(found)]


def _related(
    sentence: Sentence, named: Sequence[Named], text: str, document: str
) -> Iterator[Related]:
    for first, second in pairwise(named):
        pair = {first.document, second.document}
        if len(pair) < 2 or document not in pair or second.start - first.end > FARTHEST:
            continue
        cue = cue_between(text[first.end : second.start])
        if cue:
            other = (pair - {document}).pop()
            yield sentence, other, cue[0], cue[1] ^ (first.document != document), cue[2]


def cue_between(words: str) -> tuple[str, bool, str] | None:
    """(relation, turned, the cue) that words between two names tell; None where they tell none."""
    for pattern, relation, turned in _cues():
        match = pattern.search(words)
        if match:
            return relation, turned, match[0]
    return None


@cache
def _cues() -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    """The cues, the longer first: "replaced by" before "replac*"."""
    rows = sorted(load_table("lineage"), key=lambda row: -row["cue"].count(" "))
    return tuple((_cue_pattern(r["cue"]), r["relation"], r["turned"] == "yes") for r in rows)


def _cue_pattern(cue: str) -> re.Pattern[str]:
    words = [re.escape(word).replace(r"\*", r"\w*") for word in cue.split()]
    return re.compile(rf"\b{_SPACE.join(words)}\b", re.IGNORECASE)
