"""One fact: its words, the chain of voices, and who else tells or denies the same."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Plain
from dragoman.views.claims import ClaimRow
from dragoman.views.rows import Rows
from dragoman.views.same import SameRow, same
from dragoman.views.show import Shown, show
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.fixing import Field, fields_of
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.questions import CLAIMS
from dragoman.web.workbench.screen import Screen


@dataclass(frozen=True, slots=True)
class FactContext:
    """`claim` is what it adds up to with all that tell of it, None for a fact that was rejected;
    `fields` what can be put right, `others` the facts that tell the same, or may."""

    heading: str
    shown: Shown
    claim: ClaimRow | None
    fields: tuple[Field, ...]
    others: Rows[SameRow]


def build(desk: Desk, asked: Asked) -> FactContext:
    shown = show(desk.record, asked.ident)
    return FactContext(
        heading=shown.what,
        shown=shown,
        claim=desk.about(CLAIMS, shown.fact.id),
        fields=fields_of(shown.fact),
        others=same(desk.record, shown.fact.id),
    )


def answer(desk: Desk, asked: Asked) -> dict[str, Plain]:
    shown = show(desk.record, asked.ident)
    return shown.fact.to_dict() | {
        "what": shown.what,
        "context": {"before": shown.before, "after": shown.after},
        "origin": shown.origin.name,
        "reviewed": shown.reviewed.value,
    }


FACT = Screen("fact", "/facts/{ident}", "", FactContext, build, answer)
