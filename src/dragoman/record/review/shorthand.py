"""What a reviewer types for a field, as the field is written out: a day, an actor's name."""

from __future__ import annotations

import calendar
import re
import sqlite3
from collections.abc import Mapping
from datetime import date

from dragoman.errors import UsageError
from dragoman.model import Fact, Plain
from dragoman.record.judgements.cast import is_registered
from dragoman.record.judgements.edits import editable
from dragoman.record.judgements.people import find_actor
from dragoman.record.store.rows import actor_slots

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DAYS = frozenset({"day", "deadline"})
UNKNOWN = "unknown"


def written_out(
    connection: sqlite3.Connection, fact: Fact, changes: Mapping[str, Plain]
) -> dict[str, Plain]:
    """Changes with days given as "2016", "2016-12", "2016-12-20", two of these with "/" between
    or "unknown", and actors given by name or id, each written out as the fact's field is.

    Raises UsageError for a day that there is not. A name that nobody in the record bears is
    taken as it is.
    """
    now = editable(fact)
    return {
        name: _value(connection, fact, name, now.get(name), value)
        for name, value in changes.items()
    }


def _value(
    connection: sqlite3.Connection, fact: Fact, name: str, now: Plain, value: Plain
) -> Plain:
    if isinstance(value, str) and name in _DAYS:
        return _day(value)
    slots = {slot.partition(":")[0] for slot, _ in actor_slots(fact)}
    if isinstance(value, str) and (name in slots or _is_actor(now)):
        return _actor(connection, fact, value, "")
    if isinstance(value, list) and (name in slots or name in _LISTS):
        role = _role_of(name, now)
        return [
            _actor(connection, fact, item, role) if isinstance(item, str) else item
            for item in value
        ]
    return value


_LISTS = frozenset({"participants", "roles", "obligors", "beneficiaries", "exclusions", "excluded",
                    "parties", "guarantors", "disputed_by", "members", "actors", "recipients",
                    "addressees", "together", "voices"})  # fmt: skip
"""Fields that list actors, by their contract names; known also where a fact has none yet."""


def _is_actor(value: Plain) -> bool:
    return isinstance(value, dict) and {"actor", "name", "text"} <= set(value)


def _day(text: str) -> dict[str, Plain]:
    if text.strip() == UNKNOWN:
        return {}
    first, _, last = text.partition("/")
    start, precision = _bound(first, end=False)
    end, other = _bound(last or first, end=True)
    if start > end:
        raise UsageError(f"{text!r} ends before it starts")
    return {
        "start": start.isoformat(), "end": end.isoformat(),
        "precision": precision if not last or precision == other else "day",
        "basis": "stated", "text": text,
    }  # fmt: skip


def _bound(text: str, *, end: bool) -> tuple[date, str]:
    found = _DAY.fullmatch(text.strip())
    if not found:
        raise UsageError(f"{text!r} is no day; write 2016, 2016-12, 2016-12-20 or unknown")
    year, month, day = (int(part) if part else None for part in found.groups())
    at_month = month or (12 if end else 1)
    try:
        at_day = day or (calendar.monthrange(year or 0, at_month)[1] if end else 1)
        made = date(year or 0, at_month, at_day)
    except ValueError as error:  # IllegalMonthError is one
        raise UsageError(f"{text!r} is no day ({error})") from error
    return made, "day" if day else "month" if month else "year"


def _actor(connection: sqlite3.Connection, fact: Fact, name: str, default_role: str) -> Plain:
    """An actor as the record knows him, at his words in the quote where they stand there; with
    "guarantor: Somebody" in that role."""
    role, _, named = name.rpartition(":")
    named = named.strip()
    try:
        found = find_actor(connection, named)
        ident = found.handle if is_registered(found.handle) else None
        called = found.name
    except UsageError:
        ident, called = None, named
    text = next((word for word in (named, called) if word in fact.quote), "")
    start = fact.start + max(fact.quote.find(text), 0)
    plain: dict[str, Plain] = {
        "actor": ident, "name": called, "text": text, "start": start, "end": start + len(text),
    }  # fmt: skip
    role = role.strip() or default_role
    return plain | {"role": role} if role else plain


def _role_of(field: str, now: Plain) -> str:
    """The role that an actor has in a field where none is given: that of those who are there."""
    first = now[0] if isinstance(now, list) and now else None
    known = first.get("role") if isinstance(first, dict) else None
    return str(known) if known else _DEFAULT_ROLES.get(field, "")


_DEFAULT_ROLES = {"participants": "participant", "roles": "party"}
