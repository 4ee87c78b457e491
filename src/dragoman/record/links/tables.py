"""Keeps the links between facts up with every page.

A pair is a candidate where the two stand within `WINDOW` of each other under some key. `support`
counts the keys for which that is so: a fact that comes between two others may part them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from dragoman.model import Day, from_plain
from dragoman.record.links.keys import keys_of
from dragoman.record.links.profile import Profile, profile_of
from dragoman.record.links.scoring import Outcome, Scored, score
from dragoman.record.store.facts import fact_query
from dragoman.record.store.rows import fact_of

WINDOW = 8
"""How many neighbours on either side a fact is compared with under one key."""


def take_up(connection: sqlite3.Connection, page: int) -> None:
    """Files the facts of a page and links them with what is there."""
    linking = _Linking(connection)
    for seq, profile in _profiles_of(connection, page):
        keys = keys_of(profile)
        connection.execute(
            "INSERT INTO link_profiles VALUES (?, ?, ?)", [seq, profile.dumped(), json.dumps(keys)]
        )
        linking.known[seq] = profile
        for key, place in keys:
            linking.enter(seq, key, place)


def forget(connection: sqlite3.Connection, page: int) -> None:
    """Takes the facts of a page out; those that they kept apart meet again."""
    linking = _Linking(connection)
    query = """SELECT fact, keys FROM link_profiles
      WHERE fact IN (SELECT seq FROM main.facts WHERE page = ?) ORDER BY fact"""
    for seq, keys in connection.execute(query, [page]).fetchall():
        for key, place in json.loads(keys):
            linking.leave(seq, key, place)
        connection.execute("DELETE FROM links WHERE first = ? OR second = ?", [seq, seq])
        connection.execute("DELETE FROM link_profiles WHERE fact = ?", [seq])


def profiles(connection: sqlite3.Connection, facts: set[int]) -> dict[int, Profile]:
    """The profiles of these facts."""
    query = "SELECT profile FROM link_profiles WHERE fact = ?"
    return {
        seq: Profile.loaded(connection.execute(query, [seq]).fetchone()[0]) for seq in sorted(facts)
    }


def _profiles_of(connection: sqlite3.Connection, page: int) -> Iterator[tuple[int, Profile]]:
    found = connection.execute("SELECT published, text FROM pages WHERE seq = ?", [page]).fetchone()
    published = from_plain(Day, json.loads(found["published"]))
    rows = connection.execute(f"{fact_query()} WHERE f.page = ? ORDER BY f.seq", [page]).fetchall()
    for row in rows:
        yield row["seq"], profile_of(fact_of(row, found["text"]), row["id"], page, published)


class _Linking:
    """One page's facts on their way in or out."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.known: dict[int, Profile] = {}
        self._connection = connection
        self._scores: dict[tuple[int, int], Scored] = {}

    def enter(self, fact: int, key: int, place: str) -> None:
        before, behind = self._neighbours(key, place)
        self._connection.execute("INSERT INTO link_keys VALUES (?, ?, ?)", [key, place, fact])
        for one, other in _just_apart(before, behind):
            self._part(one, other)
        for other in (*before, *behind):
            self._meet(fact, other)

    def leave(self, fact: int, key: int, place: str) -> None:
        self._connection.execute("DELETE FROM link_keys WHERE key = ? AND place = ?", [key, place])
        before, behind = self._neighbours(key, place)
        for other in (*before, *behind):
            self._part(fact, other)
        for one, other in _just_apart(before, behind):
            self._meet(one, other)

    def _neighbours(self, key: int, place: str) -> tuple[list[int], list[int]]:
        """The facts before and behind a place, nearest first."""
        query = "SELECT fact FROM link_keys WHERE key = ? AND place {} ? ORDER BY place {} LIMIT ?"
        sides = (("<", "DESC"), (">", "ASC"))
        before, behind = (
            [row[0] for row in self._connection.execute(query.format(*side), [key, place, WINDOW])]
            for side in sides
        )
        return before, behind

    def _meet(self, one: int, other: int) -> None:
        found = self._score(one, other)
        if found.outcome is Outcome.DIFFERENT:
            return
        self._connection.execute(
            """INSERT INTO links VALUES (?, ?, ?, ?, ?, 1)
            ON CONFLICT DO UPDATE SET support = support + 1""",
            [min(one, other), max(one, other), found.outcome.value, found.score,
             json.dumps(found.reasons, ensure_ascii=False)],
        )  # fmt: skip

    def _part(self, one: int, other: int) -> None:
        pair = [min(one, other), max(one, other)]
        query = "UPDATE links SET support = support - 1 WHERE first = ? AND second = ?"
        if self._connection.execute(query, pair).rowcount:
            query = "DELETE FROM links WHERE first = ? AND second = ? AND support = 0"
            self._connection.execute(query, pair)

    def _score(self, one: int, other: int) -> Scored:
        pair = (min(one, other), max(one, other))
        if pair not in self._scores:
            self._scores[pair] = score(self._profile(one), self._profile(other))
        return self._scores[pair]

    def _profile(self, fact: int) -> Profile:
        if fact not in self.known:
            self.known |= profiles(self._connection, {fact})
        return self.known[fact]


def _just_apart(before: list[int], behind: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs that are neighbours without whoever stands between them, and not with him."""
    for near, one in enumerate(before):
        far = WINDOW - 1 - near
        if far < len(behind):
            yield one, behind[far]
