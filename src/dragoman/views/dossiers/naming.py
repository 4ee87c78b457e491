"""Where documents are named in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.actors import Registry
from dragoman.lexicon.loader import load_table
from dragoman.model import Fact
from dragoman.record import Filter, Record
from dragoman.views.dossiers.documents import Paper, names_of, proper, registry_id

_WORD = re.compile(r"\w+")
_MOST_NAMES = 12
"""Names of a document by which the whole record is searched."""


@dataclass(frozen=True, slots=True)
class Named:
    """A document's name in a text; `document` is its id in the record, else in the registry."""

    document: str
    start: int
    end: int


_Named = dict[str, list[tuple[str, str]]]
"""Names with their documents, by the longest word of the name: most are in few texts, and only
those are tried whose longest word is there."""


class Naming:
    """Finds documents by name: the record's own and those that only the registry knows. What is
    only described ("the truce") is found on its own pages, and so is a document by the noun of its
    kind ("the memorandum") on a page that has one of that kind."""

    def __init__(self, known: Sequence[Paper], registry: Registry) -> None:
        self._registry = registry
        self._papers = {document.id: document for document in known}
        self._names: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._everywhere: _Named = {}
        self._on_page: dict[str, _Named] = {}
        by_kind: dict[tuple[str, str], set[str]] = {}
        for document in known:
            for page in {fact.page for fact in document.facts}:
                for kind in document.kind.split("_"):
                    by_kind.setdefault((page, kind), set()).add(document.id)
            self._names[document.id] = document.name
            self._ids[registry_id(document) or ""] = document.id
            for name in names_of(document):
                if proper(name):
                    _add(self._everywhere, name, document.id)
                else:
                    for page in {fact.page for fact in document.facts}:
                        _add(self._on_page.setdefault(page, {}), name, document.id)
        for (page, kind), documents in sorted(by_kind.items()):
            if len(documents) == 1:
                (only,) = documents
                for noun in _nouns(kind):
                    _add(self._on_page.setdefault(page, {}), noun, only)

    def name(self, document: str) -> str:
        """What a document is called."""
        entry = self._registry.agreements.get(document)
        return self._names.get(document) or (entry.name if entry else document)

    def kin(self, document: str) -> str:
        """A document's id in the registry where it can be told, else in the record: by what pages
        call it, else by its kind and day ("the ceasefire of 30 December 2016")."""
        paper = self._papers.get(document)
        if paper is None or registry_id(paper):
            return (registry_id(paper) if paper else None) or document
        day = paper.document.day
        dated = [
            entry.id
            for entry in self._registry.agreements.values()
            if day in (entry.signed, entry.declared, entry.in_force)
            and paper.kind.split("_")[0] in entry.kind.split("_")
        ]
        return dated[0] if day and len(dated) == 1 else document

    def find(self, text: str, page: str) -> list[Named]:
        """Where a text on a page names documents: the longest names first, without overlap."""
        words = {*_WORD.findall(text.lower()), ""}
        on_page = self._on_page.get(page, {})
        spans = [
            Named(document, match.start(), match.end())
            for word in words
            for name, document in (*self._everywhere.get(word, ()), *on_page.get(word, ()))
            for match in _pattern(name).finditer(text)
        ]
        spans += self._registered(text)
        found: list[Named] = []
        for span in sorted(spans, key=lambda s: (s.start - s.end, s.start, s.document)):
            if all(span.end <= other.start or span.start >= other.end for other in found):
                found.append(span)
        return sorted(found, key=lambda s: s.start)

    def _registered(self, text: str) -> Iterable[Named]:
        for match in self._registry.find(text):
            meant = {c.id for c in match.candidates if c.what == "agreement"}
            if len(meant) == 1:
                ident = meant.pop()
                yield Named(self._ids.get(ident, ident), match.start, match.end)


def facts_naming(record: Record, document: Paper, naming: Naming) -> list[Fact]:
    """Facts whose quotes name a document, of its own pages and of any other."""
    pages = dict.fromkeys(fact.page for fact in document.facts)
    found = {f.id: f for page in pages for f in record.facts(Filter(page=page))}
    for name in [name for name in names_of(document) if proper(name)][:_MOST_NAMES]:
        words = " ".join(re.findall(r"\w+", name))
        if words:
            wanted = Filter(text=f'"{words}"')
            found |= {fact.id: fact for fact in record.facts(wanted)}
    return [
        fact
        for fact in found.values()
        if any(named.document == document.id for named in naming.find(fact.quote, fact.page))
    ]


@cache
def _nouns(kind: str) -> tuple[str, ...]:
    """How a page calls its one document of a kind: "the memorandum", "this deal"."""
    rows = load_table("document_kinds")
    nouns = (row["noun"] for row in rows if row["kind"] == kind)
    return tuple(f"{word} {noun}" for noun in nouns for word in _DETERMINERS)


_DETERMINERS = ("the", "this", "that")


def _add(named: _Named, name: str, document: str) -> None:
    named.setdefault(_longest(name), []).append((name, document))


@lru_cache(maxsize=4096)
def _longest(name: str) -> str:
    return max(_WORD.findall(name.lower()), key=len, default="")


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
