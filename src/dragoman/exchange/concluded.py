"""What a record concludes across its pages: things and claims, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.exchange.csv_file import write_rows
from dragoman.exchange.jsonl import write_plain
from dragoman.exchange.parquet import write_table
from dragoman.exchange.written import Ask, Counting, Written, chosen
from dragoman.model import Fact, FactKind, Plain, to_plain
from dragoman.record import Filter, Record
from dragoman.record.claims import Claim, claims_of
from dragoman.record.claims.given import sources_of
from dragoman.record.store.columns import arrow_fields, arrow_value


@dataclass(frozen=True, slots=True)
class ThingRow:
    """What facts of any number of pages tell as one and the same: its facts in the order in which
    they were published, and what they say of it together."""

    id: str
    kind: FactKind
    statuses: tuple[str, ...]
    day_start: date | None
    day_end: date | None
    actors: tuple[str, ...]
    origins: tuple[str, ...]
    outlets: tuple[str, ...]
    first_published: date | None
    last_published: date | None
    facts: tuple[str, ...]
    pages: tuple[str, ...]
    quotes: tuple[str, ...]


def write_things(path: Path, record: Record, ask: Ask) -> Written:
    """One thing a row, in the record's order; a thing has all its facts, also those that the filter
    leaves out."""
    return _write(path, ThingRow, thing_rows(record, ask.wanted), ask, "a table of things")


def write_claims(path: Path, record: Record, ask: Ask) -> Written:
    """One claim a row: what a thing comes to, who supports it, who denies it, where accounts
    differ, and how it stands."""
    things = list(record.things(ask.wanted))
    claims = claims_of(things, sources_of(record), record.documents())
    return _write(path, Claim, claims, ask, "a table of claims")


def thing_rows(record: Record, wanted: Filter) -> Iterator[ThingRow]:
    """The things that the filter's facts tell."""
    published = {page.id: page.published.start for page in record.pages()}
    for thing in record.things(wanted):
        facts = thing.facts
        told = [day for fact in facts if (day := published.get(fact.page))]
        yield ThingRow(
            id=thing.id,
            kind=thing.kind,
            statuses=_once(fact.status.value for fact in facts),
            day_start=min((fact.day.start for fact in facts if fact.day.start), default=None),
            day_end=max((fact.day.end for fact in facts if fact.day.end), default=None),
            actors=_once(_names(facts)),
            origins=tuple(origin.name for origin in record.origins(facts)),
            outlets=_once(fact.outlet for fact in facts if fact.outlet),
            first_published=min(told, default=None),
            last_published=max(told, default=None),
            facts=tuple(fact.id for fact in facts),
            pages=_once(fact.page for fact in facts),
            quotes=_once(fact.quote for fact in facts),
        )


def _names(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        yield from (actor.name for actor in fact.actors())


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _write(path: Path, kind: type[Any], rows: Iterable[object], ask: Ask, what: str) -> Written:
    """Rows of a dataclass: nested fields as JSON in CSV, as structs and lists in Parquet."""
    names = chosen([field.name for field in fields(kind)], ask.columns, what=what)
    counted = Counting(rows)
    if ask.format == "parquet":
        schema = [field for field in arrow_fields(kind) if field.name in names]
        write_table(path, schema, (arrow_value(row) for row in counted))
        return Written(counted.rows)
    plain = (_plain(row, names) for row in counted)
    if ask.format == "csv":
        write_rows(path, names, plain)
    else:
        write_plain(path, plain)
    return Written(counted.rows)


def _plain(row: object, names: tuple[str, ...]) -> dict[str, Plain]:
    return {name: to_plain(getattr(row, name)) for name in names}
