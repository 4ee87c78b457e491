"""One fact: its words, the chain of voices, and who else tells or denies the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import Plain
from dragoman.record.claims.claim import Account
from dragoman.views.claims import ClaimRow
from dragoman.views.judged import JudgedRow, judged
from dragoman.views.rows import Rows
from dragoman.views.same import SameRow, same
from dragoman.views.show import Shown, show
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.fixing import Field, fields_of
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.questions import CLAIMS
from dragoman.web.workbench.screen import Screen, Table
from dragoman.web.workbench.tables import accounts_told, sides_told


@dataclass(frozen=True, slots=True)
class Source:
    """Accounts that go back to one source."""

    origin: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Accounts that stand alike to a claim, source by source."""

    title: str
    sources: tuple[Source, ...]


_TITLES = {
    "supports": "Say so", "denies": "Deny it", "doubts": "Doubt it",
    "earlier": "Told before it came to that", "beside": "Told of others alone",
    "superseded": "Taken back",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactContext:
    """`claim` is what it adds up to with all that tell of it, None for a fact that was rejected;
    `fields` what can be put right, `others` the facts that tell the same, or may, `log` what was
    decided, `groups` the claim's accounts by how they stand to it."""

    heading: str
    shown: Shown
    claim: ClaimRow | None
    fields: tuple[Field, ...]
    others: Rows[SameRow]
    log: Rows[JudgedRow]
    groups: tuple[Group, ...]


def build(desk: Desk, asked: Asked) -> FactContext:
    shown = show(desk.record, asked.ident)
    claim = desk.about(CLAIMS, shown.fact.id)
    return FactContext(
        heading=shown.what,
        shown=shown,
        claim=claim,
        fields=fields_of(shown.fact),
        others=same(desk.record, shown.fact.id),
        log=judged(desk.record, shown.fact.id),
        groups=tuple(_groups(claim)) if claim else (),
    )


def _groups(claim: ClaimRow) -> Iterator[Group]:
    for name, title in _TITLES.items():
        by_origin: dict[str, list[Account]] = {}
        for one in getattr(claim, name):
            by_origin.setdefault(one.origin, []).append(one)
        if by_origin:
            yield Group(title, tuple(Source(o, tuple(a)) for o, a in by_origin.items()))


def answer(desk: Desk, asked: Asked) -> dict[str, Plain]:
    shown = show(desk.record, asked.ident)
    return shown.fact.to_dict() | {
        "what": shown.what,
        "context": {"before": shown.before, "after": shown.after},
        "origin": shown.origin.name,
        "reviewed": shown.reviewed.value,
    }


def _claim(desk: Desk, asked: Asked) -> ClaimRow | None:
    return desk.about(CLAIMS, desk.record.fact(asked.ident).id)


TABLES = (
    Table("accounts", lambda desk, asked: accounts_told(_claim(desk, asked))),
    Table("differences", lambda desk, asked: sides_told(_claim(desk, asked))),
    Table("same", lambda desk, asked: same(desk.record, desk.record.fact(asked.ident).id)),
    Table("judgements",
          lambda desk, asked: judged(desk.record, desk.record.fact(asked.ident).id)),
)  # fmt: skip
_HELP = (
    "One fact with its exact words. The steps say through whom the words reached the page; "
    "below stand all who tell the same, by the source they go back to, and all who deny it."
)
FACT = Screen(
    "fact",
    "/facts/{ident}",
    "",
    FactContext,
    build,
    answer,
    tables=TABLES,
    help=_HELP,
)
