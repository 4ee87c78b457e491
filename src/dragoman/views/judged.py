"""What reviewers decided, and where they do not agree."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.record import Record
from dragoman.record.judgements import Judgement, Verdict
from dragoman.record.judgements.attaching import judged_facts
from dragoman.record.judgements.log import ABOUT_ACTORS
from dragoman.record.judgements.state import undone
from dragoman.views.rows import Rows


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """One entry of the log. `words` are those that were judged, one a fact, or the names of the
    actors; `edit` holds the fields that were put right; `taken_back` whether it was undone."""

    judgement: str
    at: str
    who: str
    verdict: Verdict
    about: str
    words: tuple[str, ...]
    note: str
    edit: str | None
    taken_back: bool


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Something that needs a second look: reviewers who disagree (`why` "disagreement"), or a
    judgement of which the fact is read otherwise since (`why` "again"). `said` holds what each
    said, `judgements` the ids of that; `meanwhile` how the record treats it."""

    why: str
    about: tuple[str, ...]
    said: tuple[str, ...]
    meanwhile: str
    words: tuple[str, ...]
    judgements: tuple[str, ...]


def judged(
    record: Record, about: str | None = None, *, limit: int | None = None
) -> Rows[JudgedRow]:
    """The log, or what is about one fact, oldest first; of many, the last `limit`."""
    gone = {each.about for each in undone(record.judgements())}
    log = record.judgements(about)
    kept = log[-limit:] if limit else log
    return Rows(JudgedRow, [_row(each, gone) for each in kept])


def latest(record: Record, *, since: int, limit: int) -> Rows[JudgedRow]:
    """The last decisions behind so many of the log, the newest first."""
    log = record.judgements(since=since)
    gone = {each.about for each in undone(log)}
    return Rows(JudgedRow, [_row(each, gone) for each in reversed(log[-limit:])])


def conflicts(record: Record) -> Rows[ConflictRow]:
    """Where reviewers disagree, then what is to be looked at again."""
    rows = [
        ConflictRow("disagreement", conflict.about, tuple(map(said, conflict.by)),
                    conflict.meanwhile, _words(conflict.by), _ids(conflict.by))
        for conflict in record.conflicts()
    ]  # fmt: skip
    for loose in record.loose():
        by = (loose.judgement,)
        now = _read_now(record, loose.near)
        rows.append(
            ConflictRow("again", (loose.judgement.about,), (said(loose.judgement),), now,
                        _words(by), _ids(by))
        )  # fmt: skip
    return Rows(ConflictRow, rows)


def said(judgement: Judgement) -> str:
    """A judgement in a few words: "Mira: edited modality to planned"."""
    words = judgement.verdict.value
    if judgement.edit:
        edit = json.loads(judgement.edit)
        put = (f"{name} to {json.dumps(value, ensure_ascii=False)}" for name, value in edit.items())
        words += f" {', '.join(put)}"
    if judgement.verdict is Verdict.MERGE:
        words += f" {judgement.about.replace(' ', ' into ')}"
    elif judgement.verdict is Verdict.SPLIT:
        words += f" {judgement.about.replace(' ', ' from ')}"
    return f"{judgement.who}: {words}{f' ({judgement.note})' if judgement.note else ''}"


def _row(judgement: Judgement, gone: set[str]) -> JudgedRow:
    return JudgedRow(
        judgement.id, judgement.at, judgement.who, judgement.verdict, judgement.about,
        _words([judgement]), judgement.note, judgement.edit, judgement.id in gone,
    )  # fmt: skip


def _words(judgements: Iterable[Judgement]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for judgement in judgements:
        if judgement.verdict in ABOUT_ACTORS:
            found |= dict.fromkeys(json.loads(judgement.judged or "[]"))
        else:
            found |= {" ".join(fact.quote.split()): None for fact in judged_facts(judgement)}
    return tuple(found)


def _ids(judgements: Iterable[Judgement]) -> tuple[str, ...]:
    return tuple(judgement.id for judgement in judgements)


def _read_now(record: Record, near: tuple[str, ...]) -> str:
    """What stands where the judged fact was read."""
    try:
        facts = [record.fact(ident) for ident in near]
    except UsageError:
        facts = []
    if not facts:
        return "nothing is read on these words any more; it takes effect again when it is"
    told = ", ".join(f"{fact.id[:9]} ({fact.status.value})" for fact in facts)
    return f"it is now read otherwise, and stands so: {told}"
