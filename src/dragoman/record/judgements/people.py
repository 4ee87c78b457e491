"""Finds the actors that a judgement is to merge or to take apart."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from difflib import get_close_matches

from dragoman.errors import UsageError
from dragoman.record.judgements.cast import cast_of, handle_of, is_registered, key_of
from dragoman.record.store.names import bare_name, name_key

_TABLES = (("fact_actors", "facts"), ("fact_voices", "facts"), ("aside_actors", "aside"),
           ("aside_voices", "aside"))  # fmt: skip
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody in the record: handle, name, and the id of a page that names him."""

    handle: str
    name: str
    page: str


def find_actor(connection: sqlite3.Connection, wanted: str) -> Found:
    """The actor with this registry id, handle or name.

    Raises UsageError where the record names nobody so, or several.
    """
    found = _by_id(connection, wanted) or _by_key(
        connection, key_of(wanted) if wanted.startswith("~") else name_key(wanted)
    )
    if wanted.startswith("~"):
        found = [each for each in found if not is_registered(each.handle)] or found
    found = found or _taken_apart(connection, wanted)
    if not found:
        raise UsageError(f"the record names nobody {wanted!r}{_near(connection, wanted)}")
    if len(found) > 1:
        several = ", ".join(f"{each.handle} ({each.name})" for each in found)
        raise UsageError(f"{wanted!r} is the name of several: {several}; give one of these")
    return found[0]


def find_mention(connection: sqlite3.Connection, actor: str, written: str) -> Found | None:
    """Mentions of an actor (a handle) that are written so, as an actor of their own."""
    key = bare_name(key_of(written) if written.startswith("~") else written)
    for table, facts in _TABLES:
        rows = connection.execute(
            f"""SELECT a.actor, a.name, a.text, p.id AS page FROM {table} a
                JOIN {facts} f ON f.seq = a.fact JOIN pages p ON p.seq = f.page
                WHERE a.actor = ? OR a.key = ?""",
            [actor, key_of(actor) if not is_registered(actor) else ""],
        )
        for row in rows:
            if handle_of(row["actor"], row["name"]) == actor and bare_name(row["text"]) == key:
                return Found(f"~{key.replace(' ', '-')}", row["text"], row["page"])
    return None


def _taken_apart(connection: sqlite3.Connection, wanted: str) -> list[Found]:
    """Mentions that an earlier split made an actor of their own."""
    key = key_of(wanted) if wanted.startswith("~") else name_key(wanted)
    apart = cast_of(connection).apart
    resolved = [actor for actor, written in sorted(apart.items()) if key in written]
    found = [find_mention(connection, actor, key) for actor in resolved]
    return [each for each in found if each is not None][:1]


def _by_id(connection: sqlite3.Connection, ident: str) -> list[Found]:
    found = _found(connection, "a.actor = ?", ident) if is_registered(ident) else []
    return found[:1]


def _by_key(connection: sqlite3.Connection, key: str) -> list[Found]:
    return _found(connection, "a.key = ?", key) if key else []


def _found(connection: sqlite3.Connection, where: str, value: str) -> list[Found]:
    """Everybody whom a condition keeps, once per handle, sorted."""
    found: dict[str, Found] = {}
    for table, facts in _TABLES:
        rows = connection.execute(
            f"""SELECT a.actor, a.name, min(f.page) AS page FROM {table} a
                JOIN {facts} f ON f.seq = a.fact WHERE {where} GROUP BY a.actor, a.name""",
            [value],
        )
        for row in rows.fetchall():
            handle = handle_of(row["actor"], row["name"])
            page = connection.execute("SELECT id FROM pages WHERE seq = ?", [row["page"]])
            found.setdefault(handle, Found(handle, row["name"], page.fetchone()["id"]))
    return [found[handle] for handle in sorted(found)]


def _near(connection: sqlite3.Connection, wanted: str) -> str:
    rows = connection.execute("SELECT DISTINCT key, name FROM actors")
    known = {row["key"]: row["name"] for row in rows}
    close = get_close_matches(name_key(wanted), known, n=_NEAR)
    names = ", ".join(known[key] for key in close)
    return f"; names like it: {names}" if names else "; dragoman actors lists everybody"
