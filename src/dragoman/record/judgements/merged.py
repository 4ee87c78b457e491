"""Questions about actors, asked of everybody who was merged with them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.record.judgements.cast import Cast, cast_of, handle_of, is_registered, key_of
from dragoman.record.store.names import name_key

Condition = tuple[str, list[str]]
"""SQL over a table of actors or voices, and its parameters."""


def merged(
    connection: sqlite3.Connection, wanted: str, named: Sequence[Condition]
) -> list[Condition]:
    """Conditions that keep the mentions of an actor (by id or name; `named` are the conditions
    that find him as he was read), with everybody merged into him and without what was taken
    apart from him."""
    cast = cast_of(connection)
    if not cast:
        return list(named)
    sought = _handles(connection, cast, wanted, named)
    members = {member for handle in sought for member in cast.members(handle)}
    found = [*named, *(_is(member) for member in sorted(members - sought))]
    foreign = [
        _mention(resolved, own)
        for resolved, written in sorted(cast.apart.items())
        for own in written.values()
        if own not in members
    ]
    found = [(_but(sql, foreign), [*values, *_values(foreign)]) for sql, values in found]
    return found + [
        _mention(resolved, own)
        for resolved, written in sorted(cast.apart.items())
        for own in written.values()
        if own in members
    ]


def actor_names(connection: sqlite3.Connection) -> Iterator[tuple[str | None, str, int]]:
    """(id or None, name, uses) of everybody in what stands, under the name he goes by."""
    rows = connection.execute("SELECT actor, name, uses FROM actors ORDER BY key, actor, name")
    as_read = ((row["actor"] or None, row["name"], row["uses"]) for row in rows)
    cast = cast_of(connection)
    yield from _merged_names(connection, cast, as_read) if cast else as_read


def _merged_names(
    connection: sqlite3.Connection, cast: Cast, as_read: Iterator[tuple[str | None, str, int]]
) -> Iterator[tuple[str | None, str, int]]:
    uses: Counter[tuple[str | None, str]] = Counter()
    for actor, name, count in as_read:
        handle = handle_of(actor, name)
        own = _taken_apart(connection, cast, actor, name) if handle in cast.apart else Counter()
        for text, number in own.items():
            uses[_face(cast, f"~{text.replace(' ', '-')}", None, text)] += number
        if count > own.total():
            uses[_face(cast, handle, actor, name)] += count - own.total()
    for actor, name in sorted(uses, key=lambda each: (name_key(each[1]), each[0] or "", each[1])):
        yield actor, name, uses[actor, name]


def _face(cast: Cast, handle: str, actor: str | None, name: str) -> tuple[str | None, str]:
    face = cast.faces.get(handle)
    if face is None:
        return actor, name
    return face.handle if is_registered(face.handle) else None, face.name


def _taken_apart(
    connection: sqlite3.Connection, cast: Cast, actor: str | None, name: str
) -> Counter[str]:
    """How often each of the mentions that are not this actor is used, by its bare words."""
    words = cast.apart[handle_of(actor, name)]
    found: Counter[str] = Counter()
    for table in ("fact_actors", "fact_voices"):
        query = f"SELECT bare_name(text) AS text FROM {table} WHERE actor IS ? AND name = ?"
        found.update(row["text"] for row in connection.execute(query, [actor, name]))
    return Counter({text: found[text] for text in words if found[text]})


def _handles(
    connection: sqlite3.Connection, cast: Cast, wanted: str, named: Sequence[Condition]
) -> set[str]:
    """Everybody whom the conditions find, and who goes by that name or handle since."""
    sql = " OR ".join(f"({sql})" for sql, _ in named)
    rows = connection.execute(f"SELECT actor, name FROM actors WHERE {sql}", _values(named))
    found = {handle_of(row["actor"] or None, row["name"]) for row in rows}
    key = name_key(wanted)
    faces = {face.handle for face in cast.faces.values() if name_key(face.name) == key}
    own = {own for written in cast.apart.values() for own in written.values()}
    return found | faces | {each for each in own if each == wanted or key_of(each) == key}


def _is(handle: str) -> Condition:
    if is_registered(handle):
        return "actor IS ?", [handle]
    return "key = ? AND (actor IS NULL OR actor LIKE '~%')", [key_of(handle)]


def _mention(resolved: str, own: str) -> Condition:
    sql, values = _is(resolved)
    return f"{sql} AND bare_name(text) = ?", [*values, key_of(own)]


def _but(sql: str, foreign: Sequence[Condition]) -> str:
    return " AND NOT ".join([f"({sql})", *(f"({other})" for other, _ in foreign)])


def _values(conditions: Sequence[Condition]) -> list[str]:
    return [value for _, values in conditions for value in values]
