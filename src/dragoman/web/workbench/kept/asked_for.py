"""Answers that are kept once somebody asked for them: a brief of some days of a small record, and
any that is always kept, as it was on a day.

Each has a name that tells how it is worked out, so that another process can do it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from dragoman.views.brief import Brief, brief
from dragoman.views.rows import Rows
from dragoman.web.workbench.kept.questions import QUESTIONS, Question

T = TypeVar("T")


def brief_of(since: date, until: date) -> Question[Brief]:
    """The brief of some days."""
    return Question(
        _name("brief", since.isoformat(), until.isoformat()),
        Brief,
        lambda record: Rows(Brief, [brief(record, since, until)]),
        lambda row: (),
        until=until,
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


def _name(kind: str, *rest: str) -> str:
    return json.dumps([kind, *rest])


_MADE: dict[str, Callable[..., Question[Any]]] = {
    "brief": lambda since, until: brief_of(date.fromisoformat(since), date.fromisoformat(until)),
    "then": lambda day, name: then(question_of(name), date.fromisoformat(day)),
}
