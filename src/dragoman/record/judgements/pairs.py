"""Pairs of facts that reviewers judged: what overrides the score of a link."""

from __future__ import annotations

import sqlite3
from typing import Literal, cast

from dragoman.model import Fact
from dragoman.record.judgements.attaching import judged_facts, still
from dragoman.record.judgements.log import ABOUT_PAIRS, Judgement, Verdict, of_verdicts, on_page
from dragoman.record.judgements.state import Decision, decisions, standing
from dragoman.record.store.facts import READ
from dragoman.record.store.rows import fact_of

Pair = tuple[str, str]
Outcome = Literal["same", "different"]


def judged_pairs(connection: sqlite3.Connection, page: int | None = None) -> dict[Pair, Outcome]:
    """What reviewers decided about pairs of facts, by the ids of facts that stand (the smaller
    first): of the whole record, or of the pairs with a fact on one page (its `seq`).

    A pair on which reviewers disagree is left out, as is one of which a fact was rejected.
    """
    found: dict[Pair, Outcome] = {}
    for pair, decision in decided_pairs(connection, page)[0].items():
        now = [_standing_id(connection, ident) for ident in pair]
        if decision.verdict is not None and now[0] and now[1] and now[0] != now[1]:
            low, high = sorted(ident for ident in now if ident)
            found[low, high] = cast(Outcome, decision.verdict.value)
    return found


def decided_pairs(
    connection: sqlite3.Connection, page: int | None = None
) -> tuple[dict[Pair, Decision], list[Judgement]]:
    """Decisions by pair of ids as read (the smaller first), and the standing judgements of which
    a fact is no longer there."""
    filed = _filed(connection, page)
    pages: dict[str, dict[str, Fact]] = {}
    about = {each.id: _pair(connection, each, pages) for each in filed if _is_pair(each)}
    loose = [each for each in standing(filed) if _is_pair(each) and about[each.id] is None]
    return dict(decisions(filed, lambda each: about.get(each.id))), loose


def _filed(connection: sqlite3.Connection, page: int | None) -> list[Judgement]:
    if page is None:
        return of_verdicts(connection, ABOUT_PAIRS)
    row = connection.execute("SELECT id FROM pages WHERE seq = ?", [page]).fetchone()
    filed = on_page(connection, row["id"], ())
    return [each for each in filed if _is_pair(each) or each.verdict is Verdict.UNDO]


def _is_pair(judgement: Judgement) -> bool:
    return judgement.verdict in ABOUT_PAIRS


def _pair(
    connection: sqlite3.Connection, judgement: Judgement, pages: dict[str, dict[str, Fact]]
) -> Pair | None:
    """The two facts as they are now read, by id."""
    idents = judgement.about.split()
    were = judged_facts(judgement)
    if len(were) != 2:
        rows = [connection.execute(_ANYWHERE, {"id": ident}).fetchone() for ident in idents]
        return (min(idents), max(idents)) if all(rows) and len(idents) == 2 else None
    now = [
        still(was, ident, _facts_of(connection, was.page, pages))
        for was, ident in zip(were, idents, strict=True)
    ]
    first, second = now
    if first is None or second is None or first.id == second.id:
        return None
    return min(first.id, second.id), max(first.id, second.id)


_ANYWHERE = "SELECT 1 FROM facts WHERE id = :id UNION ALL SELECT 1 FROM aside WHERE id = :id"


def _facts_of(
    connection: sqlite3.Connection, page: str, pages: dict[str, dict[str, Fact]]
) -> dict[str, Fact]:
    if page not in pages:
        row = connection.execute("SELECT seq, text FROM pages WHERE id = ?", [page]).fetchone()
        rows = connection.execute(READ, {"page": row["seq"]}) if row else ()
        pages[page] = {fact["id"]: fact_of(fact, row["text"]) for fact in rows}
    return pages[page]


def _standing_id(connection: sqlite3.Connection, ident: str) -> str | None:
    """The fact that stands where this one was read: itself, what it was fixed to, or none."""
    row = connection.execute("SELECT instead FROM aside WHERE id = ?", [ident]).fetchone()
    return ident if row is None else row["instead"]
