"""Who is in facts, in which parts: all that counts of actors need, read from the indexes of actors
without building the facts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dragoman.model import ActorKind, ActorRef, FactKind, Polarity, Status
from dragoman.record.filter import Filter, chosen, parts_of, table_of
from dragoman.record.judgements.cast import Cast

Slot = tuple[str, ActorRef]
"""The part that an actor plays in a fact (`store.rows.actor_slots`), and who it is."""


@dataclass(frozen=True, slots=True)
class Involved:
    """A fact as far as it names somebody.

    `slots` are its actors in the order of the fact, `voices` who tells or denies it; the actors
    have no place in the page. `word` is the act of a statement, the root of an event, the label of
    a designation or the role in a role; `within` the agreement that it is about, or what a role is
    played in.
    """

    id: str
    kind: FactKind
    status: Status
    polarity: Polarity
    day_start: date | None
    day_end: date | None
    word: str
    within: str
    slots: tuple[Slot, ...]
    voices: tuple[ActorRef, ...]


_AT_ONCE = 1_000
"""Facts whose actors are looked up together."""
_WORD = """CASE f.kind WHEN 'statement' THEN json_extract(f.detail, '$.act')
  WHEN 'event' THEN json_extract(f.detail, '$.type')
  WHEN 'designation' THEN json_extract(f.detail, '$.label')
  WHEN 'role' THEN json_extract(f.detail, '$.role') END"""
_WITHIN = """CASE WHEN f.kind = 'role' THEN json_extract(f.detail, '$.in')
  WHEN f.kind IN ('agreement', 'ceasefire', 'commitment')
  THEN json_extract(f.detail, '$.agreement.name') END"""


def involved(
    connection: sqlite3.Connection,
    wanted: Filter,
    cast: Cast,
    *,
    newest: int | None = None,
    kinds: Collection[FactKind] = tuple(FactKind),
) -> Iterator[Involved]:
    """Who is in the facts that the filter keeps, in the order of `Record.facts`, under the names
    that they go by; with `newest` only so many facts, those added last, and of them only those of
    these kinds."""
    refs = _Refs(cast)
    query, values = chosen(connection, wanted, newest=newest)
    facts = [row[0] for row in connection.execute(query, values)]
    for at in range(0, len(facts), _AT_ONCE):
        rows = _rows(connection, facts[at : at + _AT_ONCE], table_of(wanted))
        rows = [row for row in rows if row[2] in kinds]
        heap = json.dumps([row[0] for row in rows])
        slots, voices = _of_heap(connection, heap, parts_of(wanted), refs)
        for seq, ident, kind, status, polarity, start, end, word, within in rows:
            yield Involved(
                id=ident,
                kind=_KINDS[kind],
                status=_STATUSES[status],
                polarity=_POLARITIES[polarity],
                day_start=_day(start),
                day_end=_day(end),
                word=word or "",
                within=within or "",
                slots=tuple(slots.get(seq, ())),
                voices=tuple(voices.get(seq, ())),
            )


def _rows(connection: sqlite3.Connection, facts: Sequence[int], table: str) -> list[Any]:
    """What these facts tell beside who is in them, in this order."""
    query = f"""SELECT f.seq, f.id, f.kind, f.status, f.polarity, f.day_start, f.day_end,
        {_WORD}, {_WITHIN}
      FROM json_each(?) AS j CROSS JOIN {table} AS f ON f.seq = j.value"""
    return _plain(connection).execute(query, [json.dumps(facts)]).fetchall()


def _of_heap(
    connection: sqlite3.Connection, facts: str, tables: tuple[str, str], refs: _Refs
) -> tuple[dict[int, list[Slot]], dict[int, list[ActorRef]]]:
    """The slots and the voices of these facts (a JSON list), in order."""
    actors, tellers = tables
    slots: dict[int, list[Slot]] = {}
    query = f"""SELECT a.fact, a.slot, a.actor, a.name, a.text, a.kind
      FROM json_each(?) AS j CROSS JOIN {actors} AS a ON a.fact = j.value ORDER BY a.n"""
    for fact, slot, *mention in _plain(connection).execute(query, [facts]):
        slots.setdefault(fact, []).append((slot, refs[tuple(mention)]))
    voices: dict[int, list[ActorRef]] = {}
    query = f"""SELECT v.fact, v.actor, v.name, v.text, NULL
      FROM json_each(?) AS j CROSS JOIN {tellers} AS v ON v.fact = j.value ORDER BY v.n"""
    for fact, *mention in _plain(connection).execute(query, [facts]):
        voices.setdefault(fact, []).append(refs[tuple(mention)])
    return slots, voices


class _Refs(dict[tuple[Any, ...], ActorRef]):
    """Actors by (actor, name, text, kind) of a mention, each made once: few are named often."""

    def __init__(self, cast: Cast) -> None:
        super().__init__()
        self._cast = cast

    def __missing__(self, mention: tuple[Any, ...]) -> ActorRef:
        actor, name, text, kind = mention
        ref = ActorRef(actor, name, text, 0, 0, ActorKind(kind) if kind else None)
        self[mention] = self._cast.of(ref) if self._cast else ref
        return self[mention]


def _plain(connection: sqlite3.Connection) -> sqlite3.Cursor:
    """A cursor that gives tuples, which cost less than rows with names."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor


@lru_cache(maxsize=20_000)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_KINDS = {kind.value: kind for kind in FactKind}
_STATUSES = {status.value: status for status in Status}
_POLARITIES = {polarity.value: polarity for polarity in Polarity}
