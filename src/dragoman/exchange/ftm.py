"""FollowTheMoney entities, one JSON object a line, for investigation tools.

The ontology has no agreement, statement or ceasefire (version 4): agreements, meetings and deeds
are `Event`s with keywords, who is what in them `UnknownLink`s with a role, statements `Note`s,
designations `Sanction`s, and pages `Article`s that stand behind each by a `Documentation`. Ids come
from the record's own and from names: the same record gives the same ids again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from dragoman.actors import Registry, load_registry
from dragoman.exchange.actor_codes import country_code
from dragoman.exchange.conflict import PARTY_ROLES, home_of
from dragoman.exchange.documents import DONE, Told, documents
from dragoman.exchange.plover_table import sides
from dragoman.exchange.written import Ask, Row, Written
from dragoman.model import (
    ActorKind,
    ActorRef,
    Day,
    Designation,
    Fact,
    FactKind,
    Meeting,
    Plain,
    Statement,
    Status,
)
from dragoman.record import Record
from dragoman.record.links import Thing
from dragoman.record.store.names import name_key
from dragoman.record.store.rows import PageRow

_SCHEMA_OF_KIND = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "PublicBody",
    ActorKind.GOVERNMENT: "PublicBody",
    ActorKind.MINISTRY: "PublicBody",
    ActorKind.OFFICE: "PublicBody",
}
_EVENTS = (FactKind.MEETING, FactKind.EVENT, FactKind.INVITATION)
_LANGUAGES = {"en": "eng"}
"""FollowTheMoney writes languages with three letters."""
Properties = dict[str, list[str]]


def write(path: Path, record: Record, ask: Ask) -> Written:
    """Entities for the facts that the filter keeps, each once, those that others point to first;
    returns how many."""
    entities = Entities(load_registry(), {page.id: page for page in record.pages()})
    kept = {fact.id for fact in record.facts(ask.wanted)}
    for told in documents(record, ask.wanted):
        entities.add_document(told)
    for thing in record.things(ask.wanted, *_EVENTS):
        entities.add_event(Thing(thing.id, thing.kind, _kept(thing.facts, kept)))
    for thing in record.things(ask.wanted, FactKind.STATEMENT):
        entities.add_statement(Thing(thing.id, thing.kind, _kept(thing.facts, kept)))
    for thing in record.things(ask.wanted, FactKind.DESIGNATION):
        entities.add_designation(Thing(thing.id, thing.kind, _kept(thing.facts, kept)))
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for entity in entities:
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")
            count += 1
    return Written(count)


def _kept(facts: Iterable[Fact], kept: set[str]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.id in kept)


class Entities:
    """Entities by id; what is added twice is one."""

    def __init__(self, registry: Registry, pages: dict[str, PageRow]) -> None:
        self._registry = registry
        self._pages = pages
        self._found: dict[str, Row] = {}

    def __iter__(self) -> Iterator[Row]:
        yield from self._found.values()

    def add_document(self, told: Told) -> None:
        """An agreement or ceasefire: an event, its papers, and who is what in it."""
        ident = f"agreement-{told.id}"
        parties = [actor for role, actor, _ in told.parts() if role in PARTY_ROLES]
        home = (self._registry.actor(key) for key in home_of(told, self._registry))
        countries = [dict(state.codes).get("iso2", "").lower() for state in home if state]
        quotes = list(dict.fromkeys(fact.quote for fact in told.facts))
        self._add(
            ident,
            "Event",
            name=[told.name if told.made else f"{told.name} (not told as made)"],
            keywords=["agreement", told.kind, *(["ceasefire"] if told.truce else [])],
            date=_iso(told.made_on),
            country=countries,
            involved=[self.add_actor(actor) for actor in parties],
            notes=quotes,
        )
        for role, actor, fact in told.parts():
            if role not in PARTY_ROLES:
                self._link(self.add_actor(actor), ident, role, fact)
        self._document(ident, told.facts)

    def add_event(self, thing: Thing) -> None:
        """A meeting, invitation or deed, as often as pages tell it."""
        told = thing.facts[0]
        actors, recipients = sides(told)
        status = "" if told.status in DONE else f" ({_status(told.status)})"
        if isinstance(told.detail, Meeting):
            title = f"{told.detail.format}: {_names((*actors, *recipients))}"
        else:
            title = f"{getattr(told.detail, 'type', thing.kind.value)}: {_names(actors)}"
            title += f" → {_names(recipients)}" if recipients else ""
        ident = f"event-{thing.id}"
        self._add(
            ident,
            "Event",
            name=[title + status],
            keywords=[thing.kind.value, _status(told.status)],
            startDate=_iso(_known(thing.facts).start),
            endDate=_iso(_known(thing.facts).end),
            location=[fact.place.name for fact in thing.facts if fact.place],
            involved=[self.add_actor(actor) for actor in (*actors, *recipients)],
            notes=[fact.quote for fact in thing.facts],
        )
        self._document(ident, thing.facts)

    def add_statement(self, thing: Thing) -> None:
        """Somebody's words: a note on the speaker, with the pages that print them."""
        told = thing.facts[0]
        assert isinstance(told.detail, Statement)
        said = told.detail
        ident = f"statement-{thing.id}"
        self._add(
            ident,
            "Note",
            name=[f"{said.speaker.name}: {said.act}"],
            description=[said.content.text if said.content else told.quote],
            summary=[fact.quote for fact in thing.facts],
            entity=[self.add_actor(said.speaker)],
            keywords=["statement", said.act],
        )
        self._document(ident, thing.facts)

    def add_designation(self, thing: Thing) -> None:
        """An authority's label for somebody: a sanction, with the words."""
        told = thing.facts[0]
        assert isinstance(told.detail, Designation)
        authority = told.detail.authority
        self._add(
            f"designation-{thing.id}",
            "Sanction",
            entity=[self.add_actor(told.detail.target)],
            authority=[authority.name] if authority else [],
            listingDate=_iso(_known(thing.facts).start),
            program=[told.detail.label],
            status=[_status(told.status)],
            reason=[fact.quote for fact in thing.facts],
            proof=[self.add_page(fact.page) for fact in thing.facts],
        )

    def add_actor(self, ref: ActorRef) -> str:
        """The id of an actor's entity, made where it is new."""
        known = ref.actor if ref.actor and not ref.actor.startswith("~") else None
        ident = f"actor-{known}" if known else f"actor-{_hash(name_key(ref.name) or ref.name)}"
        schema = _SCHEMA_OF_KIND.get(ref.kind, "Organization") if ref.kind else "LegalEntity"
        code = country_code(self._registry, ref, "iso2").lower()
        self._add(ident, schema, name=[ref.name], country=[code])
        return ident

    def add_page(self, page: str) -> str:
        """The id of a page's entity, made where it is new."""
        row = self._pages[page]
        ident = f"page-{row.id}"
        language = _LANGUAGES.get(row.language or "")
        self._add(
            ident,
            "Article",
            name=[row.title or row.page_name],
            title=[row.title or ""],
            fileName=[row.page_name],
            sourceUrl=[row.url] if row.url and row.url.startswith(("http://", "https://")) else [],
            publisher=[row.outlet or ""],
            author=[row.byline or ""],
            publishedAt=_iso(row.published.start),
            language=[language] if language else [],
        )
        return ident

    def _link(self, subject: str, target: str, role: str, fact: Fact) -> None:
        ident = f"role-{_hash(f'{subject} {target} {role}')}"
        page = self.add_page(fact.page)
        self._add(ident, "UnknownLink", subject=[subject], object=[target], role=[role],
                  status=[_status(fact.status)], summary=[fact.quote], proof=[page])  # fmt: skip

    def _document(self, entity: str, facts: Iterable[Fact]) -> None:
        for fact in facts:
            page = self.add_page(fact.page)
            self._add(f"source-{_hash(f'{page} {entity}')}", "Documentation", document=[page],
                      entity=[entity], role=["source"], summary=[fact.quote])  # fmt: skip

    def _add(self, ident: str, schema: str, **properties: list[str]) -> None:
        """A new entity, or more values of one that is there."""
        entity = self._found.setdefault(ident, {"id": ident, "schema": schema, "properties": {}})
        told = entity["properties"]
        assert isinstance(told, dict)
        for name, values in properties.items():
            have = told.get(name, [])
            assert isinstance(have, list)
            both: list[Plain] = [*have, *(value for value in values if value)]
            if both:
                told[name] = list(dict.fromkeys(both))


def _known(facts: Iterable[Fact]) -> Day:
    """The day that most surely dates a thing: the narrowest that some page tells."""
    days = [fact.day for fact in facts if fact.day.start and fact.day.end]
    return min(days, key=_width, default=Day())


def _width(day: Day) -> tuple[int, date]:
    assert day.start
    assert day.end
    return (day.end - day.start).days, day.start


def _status(status: Status) -> str:
    return status.value.replace("_", " ")


def _names(actors: Iterable[ActorRef]) -> str:
    return ", ".join(dict.fromkeys(actor.name for actor in actors))


def _iso(day: date | None) -> list[str]:
    return [day.isoformat()] if day else []


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]
