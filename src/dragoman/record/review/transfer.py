"""Judgements as a file that goes from one record to another: JSON, one judgement a line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path

from dragoman.errors import ExchangeError, UsageError
from dragoman.model import Plain
from dragoman.record.judgements.attaching import judged_facts
from dragoman.record.judgements.finding import as_read, page_seq, page_text
from dragoman.record.judgements.log import (
    ABOUT_ACTORS,
    ABOUT_FACTS,
    ABOUT_PAIRS,
    Judgement,
    Verdict,
    durable,
    listed,
)
from dragoman.record.judgements.state import reviewer
from dragoman.record.review.deciding import file_all
from dragoman.record.store.target import new_file

_TEXTS = ("about", "verdict", "who", "at", "note")
_MAY_BE_ABSENT = ("edit", "page", "other", "judged")
_PAGES_TOLD = 3


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: judgements that are new here, and those that were here already."""

    new: int
    known: int


def export_judgements(connection: sqlite3.Connection, path: Path, *, overwrite: bool) -> int:
    """Writes the whole log and returns how many judgements it holds.

    Raises ExchangeError where the file exists (unless `overwrite`) or cannot be written.
    """
    with (
        new_file(path, overwrite=overwrite) as unfinished,
        unfinished.open("w", encoding="utf-8") as lines,
    ):
        count = 0
        for judgement in listed(connection):
            lines.write(json.dumps(to_plain(judgement), ensure_ascii=False) + "\n")
            count += 1
    return count


def to_plain(judgement: Judgement) -> dict[str, Plain]:
    """A judgement as one JSON object: its id, its fields, what is JSON in it as JSON."""
    plain: dict[str, Plain] = {"id": judgement.id}
    for field in fields(Judgement):
        value = getattr(judgement, field.name)
        plain[field.name] = json.loads(value) if field.name in _JSON and value else value
    return plain


_JSON = {"edit": {"sort_keys": True}, "judged": {}}
"""Fields that hold JSON, and how it is written."""


def import_judgements(connection: sqlite3.Connection, path: Path) -> Imported:
    """Files all judgements of a file that the log does not have, or none of them.

    Raises ExchangeError for a file that cannot be read, a line that is no judgement or was
    changed, and for judgements on pages that are not in this record; UsageError for merges that
    would lead in a circle together with those in the log.
    """
    judgements = list(_read(path))
    with durable(connection):
        _refuse_foreign(connection, path, judgements)
        _refuse_dangling(connection, path, judgements)
        new = file_all(connection, judgements)
    return Imported(new, len(judgements) - new)


def _read(path: Path) -> Iterator[Judgement]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ExchangeError(f"cannot read {path} ({error}); name a file that dragoman review "
                            "export wrote") from error  # fmt: skip
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _judgement(json.loads(line))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise ExchangeError(
                    f"{path}, line {number}: not a judgement ({error}); nothing was imported"
                ) from error


def _judgement(row: dict[str, Plain]) -> Judgement:
    """A judgement from its plain form; raises ValueError and the like where it is none."""
    values: dict[str, str | None] = {}
    for name in (*_TEXTS, *_MAY_BE_ABSENT):
        value = row[name]
        if name in _JSON and value is not None:
            value = json.dumps(value, ensure_ascii=False, **_JSON[name])  # type: ignore[arg-type]
        if not (isinstance(value, str) or (value is None and name in _MAY_BE_ABSENT)):
            raise ValueError(f"{name} cannot be {value!r}")
        values[name] = value
    verdict = Verdict(str(values.pop("verdict")))
    judgement = Judgement(verdict=verdict, **values)  # type: ignore[arg-type]
    _check(judgement)
    if judgement.id != row.get("id"):
        raise ValueError(
            f"its fields give the id {judgement.id}, not {row.get('id')}: it was changed"
        )
    return judgement


def _check(judgement: Judgement) -> None:
    wanted = 2 if judgement.verdict in ABOUT_PAIRS | ABOUT_ACTORS else 1
    if len(judgement.about.split()) != wanted:
        raise ValueError(f"{judgement.verdict.value} cannot be about {judgement.about!r}")
    if not judgement.who.strip():
        raise ValueError("nobody made it")
    if datetime.fromisoformat(judgement.at).utcoffset() != timedelta(0):
        raise ValueError(f"{judgement.at} is no moment in UTC")
    if (judgement.edit is not None) is not (judgement.verdict is Verdict.EDITED):
        raise ValueError("an edit goes with the verdict edited, and with no other")
    if judgement.judged is not None and judgement.verdict in ABOUT_FACTS | ABOUT_PAIRS:
        pages = [page for page in (judgement.page, judgement.other) if page]
        if [fact.page for fact in judged_facts(judgement)] != pages:
            raise ValueError("what was judged does not lie on the pages it names")
    if judgement.verdict in ABOUT_ACTORS:
        named = json.loads(judgement.judged or "null")
        if not (isinstance(named, list) and len(named) == 2):
            raise ValueError("it does not name the two actors")


def _refuse_foreign(
    connection: sqlite3.Connection, path: Path, judgements: Sequence[Judgement]
) -> None:
    """Raises ExchangeError where a judgement was made on a page that is not here."""
    names: dict[str, str] = {}
    for judgement in judgements:
        for page in (judgement.page, judgement.other):
            if page is not None:
                names.setdefault(page, page)
        for fact in judged_facts(judgement) if judgement.verdict not in ABOUT_ACTORS else ():
            names[fact.page] = fact.page_name
            if page_seq(connection, fact.page) is not None:
                text = page_text(connection, fact.page)
                if text[fact.start : fact.end] != fact.quote:
                    raise ExchangeError(
                        f"{path}: {judgement.id} quotes words that do not stand in "
                        f"{fact.page_name}; it was changed, nothing was imported"
                    )
        if judgement.page is None and judgement.verdict is not Verdict.UNDO:
            _refuse_unknown(connection, path, judgement)
    missing = [names[page] for page in names if page_seq(connection, page) is None]
    if missing:
        told = ", ".join(missing[:_PAGES_TOLD]) + (", …" if len(missing) > _PAGES_TOLD else "")
        raise ExchangeError(
            f"{path} was made on another record: {len(missing)} of its {len(names)} pages are not "
            f"in this one ({told}); read them into it first, or import into the record it comes "
            "from; nothing was imported"
        )


def _refuse_unknown(connection: sqlite3.Connection, path: Path, judgement: Judgement) -> None:
    """Raises ExchangeError for a judgement from before pages were noted, on no fact of ours."""
    for ident in judgement.about.split():
        try:
            as_read(connection, ident)
        except UsageError as error:
            raise ExchangeError(
                f"{path} was made on another record: {judgement.id} is about {ident}, which is not "
                "in this one; nothing was imported"
            ) from error


def _refuse_dangling(
    connection: sqlite3.Connection, path: Path, judgements: Sequence[Judgement]
) -> None:
    """Raises ExchangeError where something takes back what is neither in the file nor in the log,
    or what somebody else said."""
    known = {each.id: each for each in (*listed(connection), *judgements)}
    for judgement in judgements:
        if judgement.verdict is Verdict.UNDO:
            taken = known.get(judgement.about)
            if taken is None:
                raise ExchangeError(
                    f"{path}: {judgement.id} takes back {judgement.about}, which is neither in the "
                    "file nor in this record; export the whole log again"
                )
            if reviewer(taken.who) != reviewer(judgement.who) or taken.at >= judgement.at:
                raise ExchangeError(
                    f"{path}: {judgement.id} by {judgement.who} takes back what {taken.who} said "
                    f"at {taken.at}; nobody can take back another's word, nor a later one"
                )
