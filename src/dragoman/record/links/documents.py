"""Agreements and other documents between parties, each one however pages call it."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import (
    Agreement,
    AgreementRef,
    Basis,
    Ceasefire,
    Commitment,
    Fact,
    Precision,
    Role,
)
from dragoman.record.links.profile import party_of
from dragoman.record.store.names import name_key

_MADE = frozenset(("signed", "adopted", "reached", "published"))
"""Steps on the day that a document is known by ("the statement of 20 December")."""
_KIN = (
    frozenset(("declaration", "joint_statement", "communique")),
    frozenset(("agreement", "treaty", "ceasefire_agreement", "roadmap", "plan", "memorandum",
               "protocol")),
    frozenset(("ceasefire", "ceasefire_agreement")),
)  # fmt: skip
"""Kinds that one document is called by on different pages."""
_LOOSE = "agreement"
"""The kind of "the deal", "the document", "the text": any of them."""
_PLAIN = frozenset(
    """a additional an and between comprehensive definitive document draft final first for formal
    framework full general historic interim its joint lasting national new of on peace permanent
    preliminary second set that the these this tripartite trilateral two three written""".split()  # noqa: SIM905
)
"""Words that make no name a document's own."""
_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
_DATED = re.compile(
    rf"\b(?:(\d{{1,2}}) ({'|'.join(_MONTHS)})|({'|'.join(_MONTHS)}) (\d{{1,2}})) (\d{{4}})\b"
)
_FEW = 2
"""Parties in common that make two documents of one day one."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document between parties.

    `id` is the registry's where a pack knows it, else it comes from the smallest of its facts;
    `name` the fullest that a page gives it; `day` the one it was signed, adopted or reached on;
    `parties` names of signatories and parties, `facts` ids, both sorted.
    """

    id: str
    name: str
    kind: str
    day: date | None
    parties: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(slots=True)
class _Paper:
    """What one page, and then what all pages, say of one document."""

    ids: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    """Folded name → as written."""
    kinds: list[str] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    parties: dict[str, str] = field(default_factory=dict)
    """Token → name."""
    places: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)

    @property
    def own_names(self) -> frozenset[str]:
        return frozenset(key for key in self.names if is_own(key))

    def take(self, other: _Paper) -> None:
        self.ids |= other.ids
        self.names |= other.names
        self.kinds += other.kinds
        self.days |= other.days
        self.parties |= other.parties
        self.places |= other.places
        self.facts |= other.facts


def documents_of(facts: Iterable[Fact]) -> list[Document]:
    """The documents that facts tell of, by day and name; those without a day last."""
    papers: list[_Paper] = []
    by_page: dict[str, list[Fact]] = {}
    for fact in facts:
        by_page.setdefault(fact.page, []).append(fact)
    for page in sorted(by_page):
        papers += _on_one_page(sorted(by_page[page], key=lambda fact: (fact.start, fact.id)))
    whole = [_document(paper) for paper in _joined(papers)]
    return sorted(whole, key=lambda one: (one.day or date.max, one.name, one.id))


def is_own(key: str) -> bool:
    """Whether a folded name is a document's own: more than what sort of document it is."""
    return any(word not in _PLAIN and word not in _kind_words() and not word.isdigit()
               and word not in _MONTHS for word in key.split())  # fmt: skip


@cache
def _kind_words() -> frozenset[str]:
    nouns = (row["noun"] for row in load_table("document_kinds"))
    words = {word for noun in nouns for word in name_key(noun).split()}
    return frozenset(words | {word + "s" for word in words})


def _on_one_page(facts: Sequence[Fact]) -> list[_Paper]:
    """The documents of a page; "the declaration" is the one of that kind that it names."""
    papers: dict[str, _Paper] = {}
    for fact in facts:
        ref = getattr(fact.detail, "agreement", None)
        if isinstance(ref, AgreementRef):
            _tell(papers.setdefault(ref.agreement or name_key(ref.name), _Paper()), fact, ref)
    named = [paper for paper in papers.values() if paper.ids or paper.own_names]
    found = list(named)
    for paper in papers.values():
        if paper in named:
            continue
        kin = [one for one in named if _means(paper, one) and not _other_day(one, paper)]
        if len(kin) == 1:
            kin[0].take(paper)
        else:
            found.append(paper)
    for fact in facts:
        if isinstance(fact.detail, Role) and fact.detail.in_:
            key = name_key(fact.detail.in_)
            for paper in found:
                if key in paper.names:
                    paper.facts.add(fact.id)
    return found


def _means(described: _Paper, named: _Paper) -> bool:
    """Whether "the declaration" or "the deal" can mean a document that the page names: a deal
    any of them, a declaration no "nuclear deal"."""
    return any(
        kind in (_LOOSE, other) or any(kind in kin and other in kin for kin in _KIN)
        for kind in described.kinds
        for other in named.kinds
    )


def _tell(paper: _Paper, fact: Fact, ref: AgreementRef) -> None:
    if ref.agreement:
        paper.ids.add(ref.agreement)
    key = name_key(ref.name)
    paper.names.setdefault(key, ref.name)
    paper.kinds.append(ref.document_kind)
    paper.facts.add(fact.id)
    named = _DATED.search(key)
    if named and (dated := _date(named)):
        paper.days.add(dated)
    detail = fact.detail
    if isinstance(detail, Agreement):
        day = fact.day
        stated = day.basis in (Basis.STATED, Basis.RELATIVE)
        if detail.action in _MADE and day.precision is Precision.DAY and stated and day.start:
            paper.days.add(day.start)
        actors = [holder.actor for holder in detail.roles if holder.role in ("party", "signatory")]
        if fact.place and detail.action in _MADE:
            paper.places.add(name_key(fact.place.name))
    elif isinstance(detail, Ceasefire):
        actors = list(detail.parties)
    else:
        actors = list(detail.obligors) if isinstance(detail, Commitment) else []
    for actor in actors:
        party = party_of(actor)
        if party.named:
            paper.parties.setdefault(party.token, actor.name)


def _date(found: re.Match[str]) -> date | None:
    day, month = (found[1], found[2]) if found[1] else (found[4], found[3])
    try:
        return date(int(found[5]), _MONTHS[month], int(day))
    except ValueError:
        return None  # "31 June 2016": a page's slip is no day


def _joined(papers: list[_Paper]) -> list[_Paper]:
    """Papers of all pages that are one document: first by what is certain, then by day and
    parties. The papers come sorted, and what joins does not depend on what joined before."""
    papers = _join_by(papers, lambda paper: paper.ids, _by_id)
    papers = _join_by(papers, lambda paper: paper.names, _by_name)
    return _join_by(papers, lambda paper: paper.days, _by_day)


def _join_by(
    papers: list[_Paper],
    keys: Callable[[_Paper], Iterable[Hashable]],
    same: Callable[[_Paper, _Paper], bool],
) -> list[_Paper]:
    """Each paper joins the first of those before it that has a key in common and is the same."""
    known: list[_Paper] = []
    holders: dict[Hashable, dict[int, None]] = {}
    for paper in sorted(papers, key=lambda one: min(one.facts)):
        near = sorted({i for key in keys(paper) for i in holders.get(key, ())})
        at = next((i for i in near if same(known[i], paper)), len(known))
        for key in keys(paper):
            holders.setdefault(key, {})[at] = None
        if at == len(known):
            known.append(paper)
        else:
            known[at].take(paper)
    return known


def _by_id(one: _Paper, other: _Paper) -> bool:
    return not one.ids.isdisjoint(other.ids)


def _by_name(one: _Paper, other: _Paper) -> bool:
    if _apart(one, other):
        return False
    if one.own_names & other.own_names:
        return True
    plain = (one.names.keys() & other.names.keys()) - one.own_names
    return any(len(key.split()) > 1 for key in plain) and _share_parties(one, other)


def _by_day(one: _Paper, other: _Paper) -> bool:
    if _apart(one, other) or not one.days & other.days or not _kin(one.kinds, other.kinds):
        return False
    if one.own_names and other.own_names and not one.ids and not other.ids:
        return False
    return _share_parties(one, other) or bool(one.places & other.places)


def _apart(one: _Paper, other: _Paper) -> bool:
    return bool(one.ids and other.ids and one.ids.isdisjoint(other.ids)) or _other_day(one, other)


def _other_day(one: _Paper, other: _Paper) -> bool:
    return bool(one.days and other.days and one.days.isdisjoint(other.days))


def _share_parties(one: _Paper, other: _Paper) -> bool:
    common = one.parties.keys() & other.parties.keys()
    return len(common) >= min(_FEW, len(one.parties), len(other.parties)) > 0


def _kin(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(
        a == b or _LOOSE in (a, b) or any(a in kin and b in kin for kin in _KIN)
        for a in one
        for b in other
    )


def _document(paper: _Paper) -> Document:
    first = min(paper.facts)
    name = max(paper.names.items(), key=lambda item: (is_own(item[0]), len(item[0]), item[0]))[1]
    kinds = sorted(
        set(paper.kinds), key=lambda kind: (kind == _LOOSE, -paper.kinds.count(kind), kind)
    )
    return Document(
        id=min(paper.ids, default="d" + first[1:]),
        name=name,
        kind=kinds[0],
        day=min(paper.days, default=None),
        parties=tuple(sorted(set(paper.parties.values()))),
        facts=tuple(sorted(paper.facts)),
    )
