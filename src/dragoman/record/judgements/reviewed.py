"""What reviewers said: the whole log, or what is about one thing."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

from dragoman.errors import UsageError
from dragoman.record.judgements.effects import judged_page
from dragoman.record.judgements.finding import as_read, page_seq
from dragoman.record.judgements.log import Judgement, Verdict, listed, on_page


def judgements(
    connection: sqlite3.Connection, about: str | None = None, *, since: int = 0
) -> list[Judgement]:
    """All judgements, or those about one thing (an `about`, or a fact, whatever its id was when
    it was judged) and what took them back, oldest first."""
    if about is None:
        return list(listed(connection, since=since))
    found = _of_fact(connection, about)
    if not found:
        found = [each for each in listed(connection) if about in (each.about, *each.about.split())]
    return found


def _of_fact(connection: sqlite3.Connection, about: str) -> list[Judgement]:
    try:
        fact = as_read(connection, about)
    except UsageError:
        return []
    seq = page_seq(connection, fact.page)
    assert seq is not None
    held = {each.id for each, ident in judged_page(connection, seq).filed if ident == fact.id}
    filed = on_page(connection, fact.page, [fact.id])
    held |= {each.id for each in filed if fact.id in each.about.split()}
    for each in filed:  # oldest first: what takes back stands behind what it takes
        if each.verdict is Verdict.UNDO and each.about in held:
            held.add(each.id)
    return [each for each in filed if each.id in held]


class Word(StrEnum):
    """Where reviewers stand on a fact, in one word."""

    UNJUDGED = "unjudged"
    ACCEPTED = "accepted"
    FIXED = "fixed"
    REJECTED = "rejected"
    DISPUTED = "disputed"


def word_on(connection: sqlite3.Connection, fact: str) -> Word:
    """Where reviewers stand on the fact with this id (or its beginning)."""
    was = as_read(connection, fact)
    seq = page_seq(connection, was.page)
    decision = judged_page(connection, seq).decisions.get(was.id) if seq is not None else None
    if decision is None:
        return Word.UNJUDGED
    return Word.DISPUTED if decision.verdict is None else _WORDS[decision.verdict]


_WORDS = {
    Verdict.RIGHT: Word.ACCEPTED, Verdict.WRONG: Word.REJECTED, Verdict.EDITED: Word.FIXED,
}  # fmt: skip
