"""What reviewers are to decide, with the words it is about in their place."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Fact, FactKind, Status
from dragoman.record import Record
from dragoman.record.review.queue import Item
from dragoman.views.headlines import headline
from dragoman.views.rows import Rows
from dragoman.views.show import around
from dragoman.views.words import day_text, voices_text


@dataclass(frozen=True, slots=True)
class InContext:
    """A fact with its paragraph, which reads `before` + `quote` + `after`. `what` says it in one
    line; `when` and `told_by` its day and voices in words."""

    fact: str
    what: str
    status: Status
    when: str
    told_by: str
    before: str
    quote: str
    after: str
    outlet: str | None
    page: str
    page_name: str
    rule: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question to a reviewer. `task` is `fact`, `pair`, `disagreement` or `again`; `about`
    what `Record.judge` takes; `impact` orders the questions; `reasons` say why it is asked,
    `changes` what the answer does."""

    task: str
    about: str
    kind: FactKind
    impact: float
    reasons: tuple[str, ...]
    changes: str
    facts: tuple[InContext, ...]


def questions(
    record: Record, *, who: str | None = None, second: bool = False, limit: int | None = None
) -> Rows[QuestionRow]:
    """What nobody has judged (with `second`: what `who` has not), the weightiest first."""
    items = record.queue(who, second=second, limit=limit)
    return Rows(QuestionRow, [question(record, item) for item in items])


def question(record: Record, item: Item) -> QuestionRow:
    """An item of the queue with its words."""
    return QuestionRow(
        item.task.value,
        item.about,
        item.facts[0].kind,
        round(item.impact, 2),
        item.reasons,
        item.changes,
        tuple(_in_context(record, fact) for fact in item.facts),
    )


def _in_context(record: Record, fact: Fact) -> InContext:
    before, after = around(record.text(fact.page), fact.start, fact.end)
    return InContext(
        fact.id, headline(fact), fact.status, day_text(fact.day), voices_text(fact.voices), before,
        fact.quote, after, fact.outlet, fact.page, fact.page_name, fact.rule,
    )  # fmt: skip
