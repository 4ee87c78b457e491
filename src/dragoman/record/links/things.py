"""Things: facts of any page that tell one and the same; and the links that make them so."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.model import Fact, FactKind
from dragoman.record.judgements.pairs import Pair, judged_pairs
from dragoman.record.links.clusters import clusters
from dragoman.record.links.scoring import Outcome
from dragoman.record.links.tables import profiles
from dragoman.record.links.visible import see


@dataclass(frozen=True, slots=True)
class Thing:
    """Facts held to tell the same, by the day their pages were published, page and place in it.

    `id` is that of its smallest fact with a "t" before it: it does not depend on what was read
    first, and finds the thing again after it has grown.
    """

    id: str
    kind: FactKind
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What is held of two facts, by their ids, the smaller first; `score` from 0 to 1."""

    first: str
    second: str
    outcome: Outcome
    score: float
    reasons: tuple[str, ...]


def grouped(connection: sqlite3.Connection, facts: Iterable[int]) -> Iterator[list[int]]:
    """The things that these facts, by their `seq`, belong to, each once, as they come."""
    see(connection)
    graph = _Graph(connection)
    done: set[int] = set()
    for seq in facts:
        if seq not in done:
            component = graph.component(seq)
            if len(component) == 1:
                done.add(seq)
                yield [seq]
                continue
            groups = graph.clustered(component)
            group = next(group for group in groups if seq in group)
            done.update(group)
            yield group


def links_of(connection: sqlite3.Connection, fact: str) -> list[Link]:
    """Every link of a fact, the surest first, with what people decided."""
    see(connection)
    judged = {pair: what for pair, what in judged_pairs(connection).items() if fact in pair}
    both = [
        link
        for end in ("l.first", "l.second")
        for link in _links(connection, f"{end} = (SELECT seq FROM facts WHERE id = ?)", [fact])
    ]
    found = {(link.first, link.second): link for link in both}
    for pair, what in judged.items():
        outcome = Outcome(what)
        reasons = found[pair].reasons if pair in found else ()
        found[pair] = Link(
            *pair, outcome, float(outcome is Outcome.SAME), ("decided by a person", *reasons)
        )
    return sorted(found.values(), key=lambda link: (-link.score, link.first, link.second))


def asks(connection: sqlite3.Connection) -> Iterator[Link]:
    """The links that a person should decide, the surest first."""
    see(connection)
    judged = judged_pairs(connection)
    rows = _links(connection, "l.outcome = ?", [Outcome.ASK.value])
    for link in sorted(rows, key=lambda link: (-link.score, link.first, link.second)):
        if (link.first, link.second) not in judged:
            yield link


def _links(connection: sqlite3.Connection, where: str, values: list[str]) -> Iterator[Link]:
    query = f"""SELECT a.id AS one, b.id AS other, l.outcome, l.score, l.reasons FROM links l
      JOIN facts a ON a.seq = l.first JOIN facts b ON b.seq = l.second WHERE {where}"""
    for row in connection.execute(query, values):
        first, second = sorted((row["one"], row["other"]))
        reasons = tuple(json.loads(row["reasons"]))
        yield Link(first, second, Outcome(row["outcome"]), row["score"], reasons)


class _Graph:
    """The links held to be certain, with what people decided."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        found = judged_pairs(connection)
        self._judged = {pair: what == "same" for pair, what in found.items()}
        self._beside: dict[int, list[int]] = {}
        self._clusters: dict[int, list[list[int]]] = {}
        for (one, other), same in self._judged.items():
            if same:
                seqs = [self._seq(fact) for fact in (one, other)]
                if None not in seqs:
                    a, b = (seq for seq in seqs if seq is not None)
                    self._beside.setdefault(a, []).append(b)
                    self._beside.setdefault(b, []).append(a)

    def component(self, seq: int) -> frozenset[int]:
        """Every fact that some chain of links leads to."""
        found, front = {seq}, [seq]
        while front:
            fact = front.pop()
            for other in (*self._linked(fact), *self._beside.get(fact, ())):
                if other not in found:
                    found.add(other)
                    front.append(other)
        return frozenset(found)

    def clustered(self, component: frozenset[int]) -> list[list[int]]:
        """The things that the facts of a component make."""
        at = min(component)
        if at not in self._clusters:
            known = profiles(self._connection, set(component))
            seqs = {profile.fact: seq for seq, profile in known.items()}
            groups = clusters(
                {profile.fact: profile for profile in known.values()},
                self._certain(known.keys(), {seq: fact for fact, seq in seqs.items()}),
                self._judged,
            )
            self._clusters[at] = [[seqs[fact] for fact in group] for group in groups]
        return self._clusters[at]

    def _certain(self, facts: Iterable[int], ids: dict[int, str]) -> Iterator[tuple[float, Pair]]:
        query = "SELECT second, score FROM links WHERE first = ? AND outcome = 'same'"
        for fact in facts:
            for row in self._connection.execute(query, [fact]):
                one, other = sorted((ids[fact], ids[row["second"]]))
                yield row["score"], (one, other)

    def _linked(self, seq: int) -> list[int]:
        query = """SELECT second FROM links WHERE first = ?1 AND outcome = 'same'
          UNION ALL SELECT first FROM links WHERE second = ?1 AND outcome = 'same'"""
        return [row[0] for row in self._connection.execute(query, [seq])]

    def _seq(self, fact: str) -> int | None:
        row = self._connection.execute("SELECT seq FROM facts WHERE id = ?", [fact]).fetchone()
        return row["seq"] if row else None
