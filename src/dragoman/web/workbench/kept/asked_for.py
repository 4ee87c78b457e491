"""Answers that are kept once somebody asked for them: a brief of some days, all about one
agreement, what a filter's facts count up to, any of it as it was on a day.

Each has a name that tells how it is worked out, so that another process can do it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any, TypeVar

from dragoman.model import FactKind, Status
from dragoman.record import Filter, Record
from dragoman.views.actors import ActorRow, actors
from dragoman.views.brief import Brief, brief
from dragoman.views.dossiers import AgreementDossier, agreement_dossier
from dragoman.views.network import Tie, network
from dragoman.views.rows import Rows
from dragoman.web.workbench.kept.narrowing import to_agreement
from dragoman.web.workbench.kept.questions import QUESTIONS, Question

T = TypeVar("T")
COUNTED = 20_000
"""Facts that a count of what a filter keeps looks at, those added last."""


def brief_of(since: date, until: date) -> Question[Brief]:
    """The brief of some days."""
    return Question(
        _name("brief", since.isoformat(), until.isoformat()),
        Brief,
        lambda record: Rows(Brief, [brief(record, since, until)]),
        lambda row: (),
        until=until,
    )


def agreement_of(ident: str) -> Question[AgreementDossier]:
    """All about one agreement, by its id or name."""
    return Question(
        _name("agreement", ident),
        AgreementDossier,
        lambda record: Rows(
            AgreementDossier, [agreement_dossier(record, to_agreement(record, ident))]
        ),
        lambda row: (),
        whole=True,
    )


def actors_in(wanted: Filter) -> Question[ActorRow]:
    """Who is in the facts that a filter keeps."""
    return Question(
        _name("actors", *_plain(wanted)),
        ActorRow,
        lambda record: actors(_narrowed(record, wanted), wanted, limit=_MOST),
        lambda row: (),
        whole=True,
    )


def ties_in(wanted: Filter) -> Question[Tie]:
    """Who is tied to whom in the facts that a filter keeps."""
    return Question(
        _name("network", *_plain(wanted)),
        Tie,
        lambda record: network(_narrowed(record, wanted), wanted, limit=_MOST),
        lambda row: row.sample,
        whole=True,
    )


def then(question: Question[T], day: date) -> Question[T]:
    """A question that is asked of the record as it was on a day."""
    name = _name("then", day.isoformat(), question.name)
    return Question(name, question.row, question.ask, question.facts, until=day, then=True)


def question_of(name: str) -> Question[Any]:
    """The question of that name."""
    standing = {question.name: question for question in QUESTIONS}
    if name in standing:
        return standing[name]
    kind, *rest = json.loads(name)
    return _MADE[kind](*rest)


_MOST = 500
"""Rows of a count that are kept."""


def _narrowed(record: Record, wanted: Filter) -> Record:
    if record.count(wanted, most=COUNTED + 1) > COUNTED:
        record.extent.narrow(record.extent.newest(wanted, COUNTED))
    return record


def _name(kind: str, *rest: str) -> str:
    return json.dumps([kind, *rest])


def _plain(wanted: Filter) -> tuple[str, ...]:
    given = {name: value for name, value in asdict(wanted).items() if value}
    return (json.dumps(given, default=str, sort_keys=True),)


def _filter(text: str) -> Filter:
    given: dict[str, Any] = json.loads(text)
    for name in ("since", "until"):
        if name in given:
            given[name] = date.fromisoformat(given[name])
    for name, words in (("status", Status), ("kind", FactKind)):
        if name in given:
            given[name] = tuple(words(word) for word in given[name])
    return Filter(**given)


_MADE: dict[str, Callable[..., Question[Any]]] = {
    "agreement": agreement_of,
    "brief": lambda since, until: brief_of(date.fromisoformat(since), date.fromisoformat(until)),
    "actors": lambda text: actors_in(_filter(text)),
    "network": lambda text: ties_in(_filter(text)),
    "then": lambda day, name: then(question_of(name), date.fromisoformat(day)),
}
