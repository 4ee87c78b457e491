"""Takes a decision: checks it, notes what was judged, files it and lets it take effect."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.model import Fact, Plain
from dragoman.record import conclusions
from dragoman.record.judgements.attaching import snapshot
from dragoman.record.judgements.cast import circle
from dragoman.record.judgements.edits import edit_of
from dragoman.record.judgements.effects import judged_page, note_loose, stands
from dragoman.record.judgements.finding import as_read, judgement_of, page_seq, page_text
from dragoman.record.judgements.log import (
    ABOUT_ACTORS,
    ABOUT_PAIRS,
    Judgement,
    Verdict,
    append,
    durable,
    listed,
    now_after,
    of_verdicts,
)
from dragoman.record.judgements.people import find_actor, find_mention
from dragoman.record.judgements.state import reviewer, undone
from dragoman.record.review.shorthand import written_out
from dragoman.record.store.facts import Fate

Changes = Mapping[str, Plain]


def judge(
    connection: sqlite3.Connection,
    about: str,
    verdict: Verdict,
    who: str,
    *,
    note: str = "",
    edit: Changes | None = None,
) -> Judgement:
    """Files one judgement and lets it take effect; when it returns, the disk has it."""
    verdict = Verdict(verdict)
    if (edit is not None) is not (verdict is Verdict.EDITED):
        raise UsageError("an edit goes with the verdict edited, and with no other")
    return _decide(connection, about.split(), verdict, who, note, edit)


def merge(
    connection: sqlite3.Connection, actor: str, into: str, who: str, *, note: str = ""
) -> Judgement:
    """Files that an actor is one with another, under whose name both go from now on."""
    return _decide(connection, [actor, into], Verdict.MERGE, who, note)


def split(
    connection: sqlite3.Connection, actor: str, other: str, who: str, *, note: str = ""
) -> Judgement:
    """Files that two actors are not one."""
    return _decide(connection, [actor, other], Verdict.SPLIT, who, note)


def _decide(
    connection: sqlite3.Connection,
    about: list[str],
    verdict: Verdict,
    who: str,
    note: str,
    edit: Changes | None = None,
) -> Judgement:
    who = _line(who)
    if not who:
        raise UsageError("a judgement needs the name of who makes it")
    with durable(connection):
        target = _target(connection, about, verdict, who, edit)
        judgement = Judgement(
            target.about,
            target.verdict,
            who,
            now_after(connection, who),
            _letters(note),
            target.edit,
            *target.pages,
            judged=target.judged,
        )
        file_all(connection, [judgement])
    return judgement


def file_all(connection: sqlite3.Connection, judgements: Iterable[Judgement]) -> int:
    """Files judgements inside a transaction and lets them take effect; returns how many the log
    did not have."""
    judgements = list(judgements)
    pages = {page for each in judgements for page in (each.page, each.other)}
    known = [seq for page in pages if (seq := page_seq(connection, page)) is not None]
    filed = sum(append(connection, judgement) for judgement in judgements)
    _refuse_circles(connection)
    for seq in sorted(known):
        judged = judged_page(connection, seq)
        if stands(connection, seq, judged):
            note_loose(connection, seq, judged)
        else:
            conclusions.forget(connection, seq)
            conclusions.take_up(connection, seq)
    return filed


def _refuse_circles(connection: sqlite3.Connection) -> None:
    ring = circle(of_verdicts(connection, ABOUT_ACTORS))
    if ring:
        steps = ", ".join(
            f"{each.about.replace(' ', ' into ')} ({each.id[:9]}, {each.who})" for each in ring
        )
        raise UsageError(
            f"these merges lead in a circle: {steps}; all of them are one already, or undo one of "
            "these first"
        )


@dataclass(frozen=True, slots=True)
class _Target:
    """What a judgement is about, and what is kept of it."""

    about: str
    verdict: Verdict
    pages: tuple[str | None, str | None]
    judged: str | None
    edit: str | None = None


def _target(
    connection: sqlite3.Connection,
    about: list[str],
    verdict: Verdict,
    who: str,
    edit: Changes | None,
) -> _Target:
    wanted = 2 if verdict in ABOUT_PAIRS | ABOUT_ACTORS else 1
    if len(about) != wanted:
        raise UsageError(f"the verdict {verdict.value} is about {_HOW_MANY[wanted]}")
    if verdict is Verdict.UNDO:
        return _taking_back(connection, about[0], who)
    if verdict in ABOUT_ACTORS:
        return _actors(connection, about[0], about[1], verdict)
    if verdict in ABOUT_PAIRS:
        return _pair(connection, about, verdict)
    return _fact(connection, about[0], verdict, edit)


_HOW_MANY = {1: "one id", 2: "two ids, with a space between them"}


def _fact(
    connection: sqlite3.Connection, about: str, verdict: Verdict, edit: Changes | None
) -> _Target:
    """A judgement about a fact is kept as one about the fact as it was read. To find a fact right
    that somebody fixed is to fix it likewise; to fix it again is to fix it further."""
    fact = as_read(connection, about)
    fixed = _fix_of(connection, fact)
    by_its_own_id = fact.id.startswith(about) and (fixed is None or fixed.now.id != fact.id)
    kept: str | None = None
    if verdict is Verdict.RIGHT and fixed and not by_its_own_id:
        verdict, kept = Verdict.EDITED, fixed.edit
    elif edit is not None:
        earlier: dict[str, Plain] = json.loads(fixed.edit) if fixed else {}
        changes = earlier | written_out(connection, fact, edit)
        kept = edit_of(fact, page_text(connection, fact.page), changes)
        if kept is None and fixed is None:
            raise UsageError("nothing is changed; accept the fact where it is right as it is")
        verdict = Verdict.EDITED if kept else Verdict.RIGHT  # fixed back to what was read
    return _Target(fact.id, verdict, (fact.page, None), snapshot([fact]), kept)


@dataclass(frozen=True, slots=True)
class _Fix:
    edit: str
    now: Fact


def _fix_of(connection: sqlite3.Connection, fact: Fact) -> _Fix | None:
    """What a fact was fixed to, where it stands fixed."""
    row = connection.execute("SELECT page, fate FROM aside WHERE id = ?", [fact.id]).fetchone()
    if row is None or row["fate"] != Fate.FIXED:
        return None
    judged = judged_page(connection, row["page"])
    fixed = judged.fates()[fact.id][1]
    return _Fix(judged.decisions[fact.id].edit or "{}", fixed) if fixed else None


def _pair(connection: sqlite3.Connection, about: list[str], verdict: Verdict) -> _Target:
    facts = sorted((as_read(connection, ident) for ident in about), key=lambda fact: fact.id)
    first, second = facts
    if first.id == second.id:
        raise UsageError("a fact cannot be compared with itself; give two ids")
    if first.kind is not second.kind:
        raise UsageError(
            f"a {first.kind.value} and a {second.kind.value} are never one thing; give two facts "
            "of one kind"
        )
    pages = first.page, second.page
    return _Target(f"{first.id} {second.id}", verdict, pages, snapshot(facts))


def _actors(connection: sqlite3.Connection, actor: str, other: str, verdict: Verdict) -> _Target:
    first = find_actor(connection, actor)
    second = find_mention(connection, first.handle, other) if verdict is Verdict.SPLIT else None
    if second is None or second.handle == first.handle:
        second = find_actor(connection, other)
    if first.handle == second.handle:
        raise UsageError(f"{actor!r} and {other!r} are one name of one actor, {first.handle}")
    names = json.dumps([first.name, second.name], ensure_ascii=False)
    about = f"{first.handle} {second.handle}"
    return _Target(about, verdict, (first.page, second.page), names)


def _taking_back(connection: sqlite3.Connection, about: str, who: str) -> _Target:
    taken = judgement_of(connection, about)
    if reviewer(taken.who) != reviewer(who):
        raise UsageError(
            f"{taken.id} was made by {taken.who}, who alone can take it back; say what you think "
            "of the fact instead"
        )
    if taken.id in {each.about for each in undone(listed(connection))}:
        raise UsageError(f"{taken.id} was taken back already; undo that one to have it again")
    return _Target(taken.id, Verdict.UNDO, (taken.page, taken.other), None)


def _line(text: str) -> str:
    return " ".join(_letters(text).split())


def _letters(text: str) -> str:
    """Without half characters (lone surrogates), which a terminal may send and UTF-8 has not."""
    return text.encode("utf-8", "replace").decode()
