"""What judgements do to the facts of a page: rejected ones go aside, fixed ones are replaced."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.model import Fact
from dragoman.record.judgements.attaching import attached, judged_facts, near
from dragoman.record.judgements.edits import edited
from dragoman.record.judgements.log import ABOUT_FACTS, Judgement, Verdict, moment, on_page
from dragoman.record.judgements.state import Decision, decisions, standing
from dragoman.record.store.facts import READ, Fate, fact_query, put_aside, put_back
from dragoman.record.store.rows import fact_of


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """A page with what was decided about it: its facts as they were read, by id; the judgements
    filed about one fact each, with the id it now has (None: no fact says that any more); the
    decisions by fact id; and the standing judgements whose fact is gone."""

    text: str
    facts: Mapping[str, Fact]
    seqs: Mapping[str, int]
    filed: tuple[tuple[Judgement, str | None], ...]
    decisions: Mapping[str, Decision]
    loose: tuple[Judgement, ...]

    def near(self, judgement: Judgement) -> list[Fact]:
        """What is now read on the words of a judgement whose fact is gone, the nearest first."""
        were = judged_facts(judgement)
        return near(were[0], self.facts.values()) if were else []

    def fates(self) -> dict[str, tuple[Fate, Fact | None]]:
        """What is set aside, by fact id, with the fact that takes its place."""
        found: dict[str, tuple[Fate, Fact | None]] = {}
        for ident, decision in self.decisions.items():
            if decision.verdict is Verdict.WRONG:
                found[ident] = Fate.REJECTED, None
            elif decision.edit is not None:
                fixed = edited(self.facts[ident], decision.edit, self.text)
                if fixed is not None and fixed != self.facts[ident]:
                    found[ident] = Fate.FIXED, fixed
        return found


def judged_page(connection: sqlite3.Connection, page: int) -> JudgedPage:
    """The page with this `seq` and what was decided about its facts."""
    row = connection.execute("SELECT id, text FROM pages WHERE seq = ?", [page]).fetchone()
    text = str(row["text"])
    rows = connection.execute(READ, {"page": page}).fetchall()
    facts = {fact["id"]: fact_of(fact, text) for fact in rows}
    filed = [
        each for each in on_page(connection, row["id"], facts)
        if each.verdict in ABOUT_FACTS or each.verdict is Verdict.UNDO
    ]  # fmt: skip
    now = {
        each.id: fact.id if (fact := attached(each, facts)) else None
        for each in filed
        if each.verdict in ABOUT_FACTS
    }
    loose = tuple(
        each for each in standing(filed)
        if each.verdict is not Verdict.NOTE and now[each.id] is None
    )  # fmt: skip
    return JudgedPage(
        text=text,
        facts=facts,
        seqs={fact["id"]: fact["seq"] for fact in rows},
        filed=tuple((each, now[each.id]) for each in filed if each.id in now),
        decisions=decisions(filed, lambda each: now.get(each.id)),
        loose=loose,
    )


def take_up(connection: sqlite3.Connection, page: int) -> None:
    """Sets aside what was rejected or fixed; the page's facts are there as they were read."""
    if not _is_judged(connection, page):
        return
    judged = judged_page(connection, page)
    note_loose(connection, page, judged)
    fates = judged.fates()
    # what is rejected first: a fix may put in its place what somebody rejected elsewhere
    for ident, (fate, instead) in sorted(fates.items(), key=lambda item: item[1][0], reverse=True):
        put_aside(connection, judged.seqs[ident], fate, instead=instead)


def stands(connection: sqlite3.Connection, page: int, judged: JudgedPage) -> bool:
    """Whether what lies aside, and what took its place, is what the judgements say."""
    rows = connection.execute("SELECT seq, id, fate FROM aside WHERE page = ?", [page]).fetchall()
    fates = judged.fates()
    if {(row["id"], row["fate"]) for row in rows} != {(i, f.value) for i, (f, _) in fates.items()}:
        return False
    query = f"{fact_query()} WHERE f.seq = ?"
    for row in rows:
        fixed = fates[row["id"]][1]
        placed = connection.execute(query, [row["seq"]]).fetchone()
        if fixed is not None and (placed is None or fact_of(placed, judged.text) != fixed):
            return False
    return True


def forget(connection: sqlite3.Connection, page: int) -> None:
    """The page's facts as they were read."""
    connection.execute("DELETE FROM loose WHERE page = ?", [page])
    put_back(connection, page)


def note_loose(connection: sqlite3.Connection, page: int, judged: JudgedPage) -> None:
    """Keeps which judgements are to be looked at again, since no fact says any more what they are
    about. What was rejected and is no longer read at all needs no second look, nor does what was
    judged anew on the same words."""
    connection.execute("DELETE FROM loose WHERE page = ?", [page])
    for judgement in judged.loose:
        near = judged.near(judgement)
        gone = judgement.verdict is Verdict.WRONG and not near
        anew = [judged.decisions[fact.id] for fact in near if fact.id in judged.decisions]
        if not gone and not any(moment(each.by[-1]) > moment(judgement) for each in anew):
            connection.execute("INSERT INTO loose VALUES (?, ?)", [page, judgement.id])


def _is_judged(connection: sqlite3.Connection, page: int) -> bool:
    query = """SELECT 1 FROM judgements WHERE page = (SELECT id FROM pages WHERE seq = :page)
      OR other = (SELECT id FROM pages WHERE seq = :page)
      OR (page IS NULL AND about IN (SELECT id FROM facts WHERE page = :page)) LIMIT 1"""
    return connection.execute(query, {"page": page}).fetchone() is not None
