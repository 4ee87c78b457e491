"""The agreements and ceasefires of a record as cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.actors import Registry
from dragoman.exchange.compare.cases import Case, CaseDay, CaseParty, Evidence
from dragoman.exchange.compare.naming import named
from dragoman.exchange.conflict import THIRD_ROLES, is_state, key_of, states_named
from dragoman.exchange.documents import DONE, Told, documents
from dragoman.model import ActorKind, ActorRef, Agreement, Ceasefire, Day, Fact, Modality
from dragoman.record import Filter, Record

_WRITTEN = {"declaration", "joint_statement", "memorandum", "protocol", "treaty", "roadmap"}
"""Kinds of document that exist only on paper."""
LONGEST_DAY = 92
"""Days of the longest stretch that still says when something was: a season."""
_DAY_OF_STEP = {
    "signed": "signed", "adopted": "adopted", "reached": "reached", "published": "published",
    "entered_into_force": "in force",
}  # fmt: skip
"""Steps whose day dates the document itself; an extension has often a document of its own."""
MOST_STATES = 5
"""States that a page names most often, one of which its agreements are about."""
MOST_EVIDENCE = 5
"""Quotes kept for a case: those of the steps first."""


def press_cases(record: Record, registry: Registry, wanted: Filter | None = None) -> list[Case]:
    """What the record tells of agreements and ceasefires, by the first day told of them. A case
    without days is told of without any; a case that is only planned, called for or denied is left
    out, as is what no page tells as made."""
    told = [each for each in documents(record, wanted) if each.made]
    scenes = _Scenes(record, registry)
    return [_case(each, registry, scenes) for each in told]


class _Scenes:
    """The titles of pages and the states they are most about; each page is looked at once."""

    def __init__(self, record: Record, registry: Registry) -> None:
        self._record = record
        self._registry = registry
        self._found: dict[str, tuple[str, frozenset[str]]] = {}

    def of(self, page: str) -> tuple[str, frozenset[str]]:
        if page not in self._found:
            times = Counter(states_named(self._registry, self._record.text(page)))
            most = frozenset(state for state, _ in times.most_common(MOST_STATES))
            self._found[page] = self._record.page(page).title or "", most
        return self._found[page]


def _case(told: Told, registry: Registry, scenes: _Scenes) -> Case:
    pages = [scenes.of(page) for page in dict.fromkeys(fact.page for fact in told.facts)]
    words = [fact.quote for fact in told.facts] + [title for title, _ in pages]
    parties = list(_parties(told, registry))
    countries = _countries(told, registry, words).union(*(states for _, states in pages))
    return Case(
        source="press",
        id=told.id,
        name=told.name,
        days=tuple(_days(told, registry)),
        countries=frozenset(countries),
        parties=tuple(parties),
        words="\n".join([told.name, *(party.name for party in parties), *words]),
        truce=1.0 if told.truce else 0.0,
        written=True if told.kind in _WRITTEN or told.steps("signed") else None,
        evidence=tuple(_evidence(told)),
    )


def _days(told: Told, registry: Registry) -> Iterator[CaseDay]:
    """The days the press tells; those of the registry only where it tells none."""
    found = dict.fromkeys(
        day for fact in told.facts if fact.status in DONE for day in _day(_what(fact), fact.day)
    )
    if not found and told.agreement and told.agreement in registry.agreements:
        known = registry.agreements[told.agreement]
        days = (
            ("signed", known.signed),
            ("declared", known.declared),
            ("in force", known.in_force),
        )
        found = dict.fromkeys(CaseDay(f"{what} (registry)", day, day) for what, day in days if day)
    yield from sorted(found, key=lambda day: (day.first, day.last, day.what))


def _what(fact: Fact) -> str | None:
    if isinstance(fact.detail, Agreement):
        return _DAY_OF_STEP.get(fact.detail.action)
    if isinstance(fact.detail, Ceasefire) and fact.modality is Modality.ACTUAL:
        return None if fact.detail.holds is False else "held"
    return None


def _day(what: str | None, day: Day) -> Iterator[CaseDay]:
    if what is None or day.start is None or day.end is None:
        return
    if (day.end - day.start).days <= LONGEST_DAY:
        yield CaseDay(what, day.start, day.end)


def _parties(told: Told, registry: Registry) -> Iterator[CaseParty]:
    """Everybody with a part in it, each once; who is anything else is no third party. Who has no
    name of his own ("they", "the delegations") tells nothing."""
    found: dict[str, tuple[ActorRef, bool]] = {}
    for role, actor, _ in told.parts():
        known = actor.actor is not None and not actor.actor.startswith("~")
        described = actor.kind is ActorKind.GROUP or actor.name.islower()
        if role == "excluded_party" or (described and not known):
            continue
        key = key_of(registry, actor.actor) if actor.actor and known else actor.name
        third = role in THIRD_ROLES
        found[key] = (actor, third and found.get(key, (actor, True))[1])
    for actor, third in found.values():
        if actor.kind is ActorKind.PERSON:
            keys = frozenset(_stands_for(actor, told.made_on, registry))
            yield CaseParty(actor.name, keys, third, person=True)
        else:
            ids = (actor.actor,) if actor.actor and not actor.actor.startswith("~") else ()
            yield named(registry, actor.name, ids=ids, third=third)


def _stands_for(person: ActorRef, day: date | None, registry: Registry) -> Iterator[str]:
    """Himself, and whose office he holds on that day, else whose he is."""
    known = registry.actor(person.actor) if person.actor else None
    if known is None:
        return
    yield known.id
    of = [office.of for office in registry.office_of(known.id, day)]
    of = of or [each for each in (known.part_of, known.state) if each]
    yield from (key_of(registry, each) for each in of)


def _countries(told: Told, registry: Registry, words: Iterable[str]) -> set[str]:
    """The states of everybody with a part in it, of its places, and those its words name."""
    found = {
        state
        for _, actor, _ in told.parts()
        if (state := actor.state or (key_of(registry, actor.actor) if actor.actor else None))
    }
    found |= {fact.place.country for fact in told.facts if fact.place and fact.place.country}
    found |= {state for text in words for state in states_named(registry, text)}
    return {key for key in found if is_state(registry, key)}


def _evidence(told: Told) -> Iterator[Evidence]:
    """The steps first, told as done before the rest."""
    ranked = sorted(
        told.facts,
        key=lambda fact: (
            fact.status not in DONE,
            not isinstance(fact.detail, Agreement),
            not isinstance(fact.detail, Ceasefire),
            fact.day.start or date.max,
            fact.id,
        ),
    )
    for fact in ranked[:MOST_EVIDENCE]:
        yield Evidence(
            fact.id, fact.quote, fact.page, fact.page_name, fact.outlet, fact.start, fact.end
        )
