"""One fact: its words, the chain of voices, and who else tells or denies the same."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.model import Plain
from dragoman.record import Record
from dragoman.views.claims import ClaimRow, claim_about
from dragoman.views.rows import Rows
from dragoman.views.same import SameRow, same
from dragoman.views.show import Shown, show
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.screen import Screen


@dataclass(frozen=True, slots=True)
class FactContext:
    """`claim` is what it adds up to with all that tell of it, None for a fact that was rejected;
    `others` the facts that tell the same, or may."""

    heading: str
    shown: Shown
    claim: ClaimRow | None
    others: Rows[SameRow]


def build(record: Record, asked: Asked) -> FactContext:
    shown = show(record, asked.ident)
    return FactContext(shown.what, shown, _claim(record, shown), same(record, shown.fact.id))


def _claim(record: Record, shown: Shown) -> ClaimRow | None:
    try:
        return claim_about(record, shown.fact.id)
    except UsageError:
        return None  # rejected: nothing stands on it


def answer(record: Record, asked: Asked) -> dict[str, Plain]:
    shown = show(record, asked.ident)
    return shown.fact.to_dict() | {
        "what": shown.what,
        "context": {"before": shown.before, "after": shown.after},
        "origin": shown.origin.name,
        "reviewed": shown.reviewed.value,
    }


FACT = Screen("fact", "/facts/{ident}", "", FactContext, build, answer)
