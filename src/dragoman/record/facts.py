"""The facts of a record as they are asked for: chosen by a filter, in order, with their words."""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from dragoman.model import Fact, FactKind
from dragoman.record.filter import (
    STANDING,
    Filter,
    any_of,
    chosen,
    conditions,
    facts_of,
    table_of,
)
from dragoman.record.judgements.cast import Cast
from dragoman.record.judgements.recast import Names
from dragoman.record.store.counts import MonthCount, month_counts
from dragoman.record.store.facts import fact_query
from dragoman.record.store.fulltext import match_query
from dragoman.record.store.rows import fact_of

_TEXTS_KEPT = 256
"""Page texts kept at hand while facts load: those sorted by day jump from page to page."""
_LAST_WITH_WORDS = 2_000
"""Facts that have some words among which those added last are looked for first."""
_ORDER = "f.day_sort, f.page, f.start, f.seq"


class Facts:
    """The facts of one open record; `names` gives actors the names they stand under."""

    def __init__(self, connection: sqlite3.Connection, names: Names) -> None:
        self._connection = connection
        self._names = names
        self._texts: OrderedDict[int, str] = OrderedDict()
        self._loaded: dict[int, Fact] | None = None

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Within it nothing changes: each of the facts that stand is loaded once."""
        self._loaded = {}
        try:
            yield
        finally:
            self._loaded = None

    @property
    def cast(self) -> Cast:
        """Who is one with whom."""
        return self._names.now()

    def forget(self) -> None:
        """Lets go of the pages' texts, before one of them changes."""
        self._texts.clear()

    def chosen(self, wanted: Filter, *, limit: int | None, skip: int) -> Iterator[Fact]:
        """Those that the filter keeps, by day, those of unknown day last, within a day in page
        order."""
        table = table_of(wanted)
        if limit is not None or skip:  # what is skipped need not be fetched: seqs lie in the index
            picked, values = chosen(self._connection, wanted, limit=limit, skip=skip)
            query = f"{fact_query(table)} WHERE f.seq IN ({picked}) ORDER BY {_ORDER}"
        else:
            where, values = any_of(conditions(self._connection, wanted))
            query = f"{fact_query(table)} WHERE {where} ORDER BY {_ORDER}"
        rows = self._connection.execute(query, values)
        for row in rows:
            yield self._standing(row) if table == STANDING else self._fact(row)

    def count(self, wanted: Filter, *, most: int | None = None) -> int:
        """How many the filter keeps, counted up to `most`."""
        if not wanted.rejected and replace(wanted, kind=(), status=()) == Filter():
            return self._counted(wanted)
        if wanted.actor is not None and wanted == Filter(actor=wanted.actor):
            return self._of_actor(wanted.actor, most=most)
        if wanted.text is not None and wanted == Filter(text=wanted.text):
            return self._of_words(wanted.text, most=most)
        found = conditions(self._connection, wanted)
        parts = (f"SELECT 1 FROM {table_of(wanted)} f WHERE {where}" for where, _ in found)
        query = f"SELECT count(*) FROM ({' UNION ALL '.join(parts)} LIMIT ?)"
        values = [value for _, values in found for value in values]
        bound = str(-1 if most is None else most)
        return int(self._connection.execute(query, [*values, bound]).fetchone()[0])

    def months(self, wanted: Filter, *, most: int) -> list[MonthCount] | None:
        """How many of those that the filter keeps begin in each month, by kind and status; None
        where it keeps more than `most`."""
        found = conditions(self._connection, wanted)
        parts = (
            f"SELECT f.day_sort, f.kind, f.status FROM {table_of(wanted)} f WHERE {where}"
            for where, _ in found
        )
        query = f"""SELECT substr(day_sort, 1, 7) AS month, kind, status, count(*) AS facts
          FROM ({" UNION ALL ".join(parts)} LIMIT ?) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
        values = [value for _, values in found for value in values]
        counts = month_counts(self._connection.execute(query, [*values, str(most + 1)]))
        return counts if sum(one.facts for one in counts) <= most else None

    def _of_actor(self, actor: str, *, most: int | None) -> int:
        """How many an actor is in or tells, found without looking at the facts."""
        parts, values = facts_of(self._connection, actor)
        query = f"SELECT count(*) FROM ({' UNION '.join(parts)} LIMIT ?)"
        bound = str(-1 if most is None else most)
        return int(self._connection.execute(query, [*values, bound]).fetchone()[0])

    def _of_words(self, words: str, *, most: int | None) -> int:
        """How many have words in their quotes, as they are found."""
        query = """SELECT count(*) FROM (SELECT 1 FROM quote_words AS q
          CROSS JOIN facts AS f ON f.seq = q.rowid WHERE quote_words MATCH ? LIMIT ?)"""
        values = [match_query(words), -1 if most is None else most]
        return int(self._connection.execute(query, values).fetchone()[0])

    def _counted(self, wanted: Filter) -> int:
        """How many facts are of these kinds and statuses, from the counts that are kept up."""
        rows = self._connection.execute("SELECT kind, status, sum(facts) FROM months GROUP BY 1, 2")
        return sum(
            facts
            for kind, status, facts in rows
            if (not wanted.kind or kind in wanted.kind)
            and (not wanted.status or status in wanted.status)
        )

    def kept(self, wanted: Filter, facts: Iterable[str]) -> frozenset[str]:
        """Those of these, by id, that the filter keeps."""
        where, values = any_of(conditions(self._connection, wanted))
        # with a limit, SQLite begins with the ids and not with what the filter asks for
        query = f"""SELECT f.id FROM (SELECT * FROM {table_of(wanted)}
          WHERE id IN (SELECT value FROM json_each(?)) LIMIT -1) AS f WHERE {where}"""
        rows = self._connection.execute(query, [json.dumps([*facts]), *values])
        return frozenset(row["id"] for row in rows)

    def first(self, wanted: Filter, limit: int) -> list[int]:
        """The row numbers of the first of them, by day."""
        query, values = chosen(self._connection, wanted, limit=limit)
        return self._seqs(query, values)

    def newest(self, wanted: Filter, limit: int) -> list[int]:
        """The row numbers of those that were added last."""
        if wanted.actor is not None and wanted == Filter(actor=wanted.actor):
            parts, values = facts_of(self._connection, wanted.actor)
            query = f"SELECT fact AS seq FROM ({' UNION '.join(parts)}) ORDER BY 1 DESC LIMIT ?"
            return self._seqs(query, [*values, str(limit)])
        found = self._newest_with_words(wanted, limit)
        if len(found) == limit:
            return found
        where, values = any_of(conditions(self._connection, wanted))
        query = f"SELECT f.seq FROM facts f WHERE {where} ORDER BY f.seq DESC LIMIT ?"
        return self._seqs(query, [*values, str(limit)])

    def _newest_with_words(self, wanted: Filter, limit: int) -> list[int]:
        """Those of them that are among the facts added last which have the words asked for: where
        words are frequent, there are enough, and the others need not be gathered."""
        if wanted.text is None or wanted.rejected:
            return []
        where, values = any_of(conditions(self._connection, replace(wanted, text=None)))
        query = f"""SELECT f.seq FROM (SELECT rowid AS seq FROM quote_words
            WHERE quote_words MATCH ? ORDER BY rowid DESC LIMIT {_LAST_WITH_WORDS}) AS q
          CROSS JOIN facts AS f ON f.seq = q.seq WHERE {where} ORDER BY f.seq DESC LIMIT ?"""
        return self._seqs(query, [match_query(wanted.text), *values, str(limit)])

    def _seqs(self, query: str, values: Sequence[str]) -> list[int]:
        return [row["seq"] for row in self._connection.execute(query, values)]

    def beside(self, facts: Iterable[int], limit: int) -> list[int]:
        """These facts, and those that stand on their pages, up to so many."""
        given = dict.fromkeys(facts)
        query = """SELECT seq FROM facts WHERE page IN
          (SELECT page FROM facts WHERE seq IN (SELECT value FROM json_each(?))) LIMIT ?"""
        rows = self._connection.execute(query, [json.dumps([*given]), limit])
        return [*(given | dict.fromkeys(row["seq"] for row in rows))]

    def seqs(self, wanted: Filter, kinds: Sequence[FactKind]) -> list[int]:
        """The row numbers of those that the filter keeps, of these kinds, in order."""
        both = tuple(kind for kind in kinds if not wanted.kind or kind in wanted.kind)
        if wanted.rejected or (kinds and not both):
            return []  # what was rejected tells nothing
        found = conditions(self._connection, replace(wanted, kind=both or wanted.kind))
        where, values = any_of(found)
        return self._seqs(f"SELECT f.seq FROM facts f WHERE {where} ORDER BY {_ORDER}", values)

    def by_seq(self, seqs: Iterable[int]) -> list[Fact]:
        """The facts with these row numbers, in this order."""
        query = f"{fact_query()} WHERE f.seq = ?"
        known: dict[int, Fact] = self._loaded or {}
        return [
            fact
            for seq in seqs
            for fact in (
                [known[seq]]
                if seq in known
                else map(self._standing, self._connection.execute(query, [seq]))
            )
        ]

    def _standing(self, row: sqlite3.Row) -> Fact:
        if self._loaded is None:
            return self._fact(row)
        seq = row["seq"]
        if seq not in self._loaded:
            self._loaded[seq] = self._fact(row)
        return self._loaded[seq]

    def _fact(self, row: sqlite3.Row) -> Fact:
        return self._names.of(fact_of(row, self._text_of(row["page_seq"])))

    def _text_of(self, page: int) -> str:
        if page in self._texts:
            self._texts.move_to_end(page)
        else:
            query = "SELECT text FROM pages WHERE seq = ?"
            row = self._connection.execute(query, [page]).fetchone()
            self._texts[page] = str(row["text"]) if row else ""
            if len(self._texts) > _TEXTS_KEPT:
                self._texts.popitem(last=False)
        return self._texts[page]
