"""Nouns to table rows and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from dragoman.errors import RecordError
from dragoman.model import (
    ActorRef,
    Day,
    Fact,
    Layout,
    Page,
    Plain,
    Reading,
    Zone,
    ZoneKind,
    from_plain,
    to_plain,
)
from dragoman.record.store.fulltext import indexed_spans
from dragoman.record.store.names import name_key

UNKNOWN_SORT = "~"
"""`day_sort` of a fact without a day: sorts after every ISO date."""

Values = tuple[str | int | None, ...]


class RefusedReadingError(RecordError):
    """A reading that contradicts itself: a quote that is not in its page, a fact on a comment."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page as the record keeps it, without its text; `reader` says what read it."""

    id: str
    page_name: str
    url: str | None
    outlet: str | None
    republished_from: str | None
    title: str | None
    byline: str | None
    published: Day
    language: str | None
    zones: tuple[Zone, ...]
    facts: int
    skipped: str | None
    reader: str = ""

    def to_dict(self) -> dict[str, Plain]:
        """The page as one JSON object of `pages.jsonl`."""
        return {f.name: to_plain(getattr(self, f.name)) for f in fields(self) if f.name != "reader"}


def dump(value: object) -> str:
    """A noun as compact JSON, without what is absent anyway (see `_lean`)."""
    return _json(_lean(value))


def _lean(value: object) -> Plain:
    """The plain form without fields that are empty (None, "", no items) and empty by default:
    half the size, and half the time to load. Other defaults are written out, since a later
    version may change them."""
    if isinstance(value, tuple):
        return [_lean(item) for item in value]
    if not is_dataclass(value) or isinstance(value, type):
        return to_plain(value)
    flat = getattr(value, "PLAIN_FLAT", None)
    plain: dict[str, Plain] = {}
    for field in fields(value):
        part = getattr(value, field.name)
        if field.name == flat:
            inner = _lean(part)
            assert isinstance(inner, dict)
            plain |= inner
        elif not (part in _EMPTY and field.default in _EMPTY and part == field.default):
            plain[CONTRACT_NAMES.get(field.name, field.name)] = _lean(part)
    return plain


_EMPTY: tuple[object, ...] = (None, "", ())
CONTRACT_NAMES = {"in_": "in"}
"""Fields whose name in the facts contract is a Python keyword."""


def distinct(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Each fact once, in order: what two rules tell in the same words is one fact, the first's."""
    return tuple(reversed({fact.id: fact for fact in reversed(facts)}.values()))


def check_reading(reading: Reading) -> None:
    """Raises RefusedReadingError where a fact does not belong to the page it came with."""
    page = reading.page
    for fact in reading.facts:
        if (fact.page, fact.page_name) != (page.id, page.name):
            raise RefusedReadingError(f"a fact of {fact.page_name} came with page {page.name}")
        if page.text[fact.start : fact.end] != fact.quote:
            raise RefusedReadingError(
                f"{page.name}: fact {fact.id} quotes words that do not stand at "
                f"{fact.start}:{fact.end}; report this, with the page"
            )
        if fact.zone in (ZoneKind.COMMENT, ZoneKind.BOILERPLATE):
            raise RefusedReadingError(f"{page.name}: fact {fact.id} rests on a {fact.zone} zone")


PAGE_COLUMNS = (
    "id", "name", "url", "outlet", "republished_from", "title", "byline", "language",
    "published_start", "published_end", "published", "facts", "skipped", "reader", "stated",
    "layout", "indexed", "text",
)  # fmt: skip


def page_values(reading: Reading, *, facts: int, reader: str) -> Values:
    """A page's row, in the order of `PAGE_COLUMNS`."""
    page, layout = reading.page, reading.layout
    stated = {f.name: to_plain(getattr(page, f.name)) for f in fields(Page)
              if f.name not in ("name", "text", "url")}  # fmt: skip
    return (
        page.id, page.name, page.url, reading.outlet, layout.republished_from,
        page.title or layout.title, page.byline or layout.byline, reading.language,
        _iso(layout.published, "start"), _iso(layout.published, "end"), dump(layout.published),
        facts, reading.skipped, reader, _json(stated), dump(layout),
        _json(indexed_spans(page.text, layout.zones)), page.text,
    )  # fmt: skip


PAGE_LISTED = ", ".join((*PAGE_COLUMNS[:12], "skipped", "reader", "layout"))
"""The columns of a page that `page_row` needs: all but its texts."""


def published_of(row: sqlite3.Row) -> Day:
    """The day on which a page was published."""
    day: Day = from_plain(Day, json.loads(row["published"]))
    return day


def page_row(row: sqlite3.Row) -> PageRow:
    layout = json.loads(row["layout"])
    return PageRow(
        id=row["id"], page_name=row["name"], url=row["url"], outlet=row["outlet"],
        republished_from=row["republished_from"], title=row["title"], byline=row["byline"],
        published=published_of(row), language=row["language"],
        zones=tuple(from_plain(Zone, zone) for zone in layout["zones"]), facts=row["facts"],
        skipped=row["skipped"], reader=row["reader"],
    )  # fmt: skip


def page_of(row: sqlite3.Row | Mapping[str, Any]) -> tuple[Page, Layout]:
    """The page as it was found, and its layout."""
    found = {"name": row["name"], "url": row["url"], "text": row["text"]}
    page = from_plain(Page, found | json.loads(row["stated"]))
    return page, from_plain(Layout, json.loads(row["layout"]))


FACT_COLUMNS = (
    "id", "kind", "status", "outlet", "outlet_key", "start", "end", "zone", "modality", "polarity",
    "day_sort", "day_start", "day_end", "day", "place_key", "place", "rule", "why", "voices",
    "detail", "quote",
)  # fmt: skip


def fact_values(fact: Fact) -> Values:
    """A fact's row, in the order of `FACT_COLUMNS`."""
    start, end = _iso(fact.day, "start"), _iso(fact.day, "end")
    return (
        fact.id, fact.kind.value, fact.status.value, fact.outlet, name_key(fact.outlet or ""),
        fact.start, fact.end, fact.zone.value, fact.modality.value, fact.polarity.value,
        start or end or UNKNOWN_SORT, start, end, dump(fact.day),
        name_key(fact.place.name) if fact.place else "", dump(fact.place), fact.rule, fact.why,
        dump(fact.voices), dump(fact.detail), fact.quote,
    )  # fmt: skip


def fact_of(row: sqlite3.Row, text: str) -> Fact:
    """A fact from its row and its page's text; raises RecordError where the two disagree."""
    plain: dict[str, Plain] = {name: row[name] for name in _PLAIN_COLUMNS}
    plain |= {name: json.loads(row[name]) for name in ("day", "place", "voices")}
    fact = Fact.from_dict(plain | json.loads(row["detail"]))
    if text[fact.start : fact.end] != fact.quote:
        raise RecordError(
            f"fact {row['id']} no longer quotes its page {fact.page_name}; the record was changed "
            "by something else: read the page again with --again"
        )
    return fact


_PLAIN_COLUMNS = (
    "kind", "page", "page_name", "outlet", "start", "end", "quote", "zone", "modality", "polarity",
    "rule", "why",
)  # fmt: skip


def actor_values(fact: Fact) -> Iterator[Values]:
    """(slot, n, actor, name, key, kind, text) of every actor in a fact; the slot is the
    contract's field name, with the role after a colon where it has one."""
    for n, (slot, actor) in enumerate(actor_slots(fact)):
        kind = actor.kind.value if actor.kind else None
        yield slot, n, actor.actor, actor.name, name_key(actor.name), kind, actor.text


def actor_slots(fact: Fact) -> Iterator[tuple[str, ActorRef]]:
    """Every actor in a fact's detail with the part it plays there."""
    for field in fields(fact.detail):
        yield from _slots(field.name, getattr(fact.detail, field.name))


def _slots(name: str, value: object) -> Iterator[tuple[str, ActorRef]]:
    if isinstance(value, ActorRef):
        yield name, value
    elif isinstance(value, tuple):
        for item in value:
            yield from _slots(name, item)
    elif (actor := getattr(value, "actor", None)) is not None and isinstance(actor, ActorRef):
        yield f"{name}:{getattr(value, 'role', '')}", actor


def voice_values(fact: Fact) -> Iterator[Values]:
    """(n, actor, name, key, stance, text) of every voice, outermost first."""
    for n, voice in enumerate(fact.voices):
        yield n, voice.actor, voice.name, name_key(voice.name), voice.stance.value, voice.text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _iso(day: Day, end: str) -> str | None:
    bound = day.start if end == "start" else day.end
    return bound.isoformat() if bound else None
