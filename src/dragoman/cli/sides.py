"""How claims, contradictions and lifecycles look on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.cli.output import SHORT_ID, safe, words
from dragoman.cli.tables import Column, table
from dragoman.record.day_words import date_text
from dragoman.views.words import kind_text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from dragoman.record.claims.claim import Account, Side
    from dragoman.record.lifecycles import Round, Step
    from dragoman.views.claims import ClaimRow
    from dragoman.views.contradictions import ContradictionRow
    from dragoman.views.lifecycles import LifecycleRow

_LISTS = ("supports", "denies", "doubts", "earlier", "beside", "superseded")
_NARROW = 70
"""Below this width sides stand one under the other."""
_STYLES = {"corroborated": "bold", "disputed": "red", "superseded": "dim", "lapsed": "red",
           "breached": "red", "cancelled": "red", "postponed": "yellow",
           "happened": "bold", "fulfilled": "bold"}  # fmt: skip

_CLAIMS = (
    Column("Told first", lambda row: _first_told(row)),
    Column("Comes to", lambda row: row.says),
    Column("Standing", lambda row: words(row.standing, _STYLES.get(row.standing, ""))),
    Column("What", lambda row: row.what, ratio=5),
    Column("Why", lambda row: row.why, ratio=5),
    Column("Id", lambda row: row.claim[: SHORT_ID + 1]),
)
_LIVES = (
    Column("Kind", lambda row: row.kind, lesser=True),
    Column("What", lambda row: row.about, ratio=4),
    Column("Who", lambda row: row.who, ratio=3, lesser=True),
    Column("State", lambda row: words(row.state, _STYLES.get(row.state, ""))),
    Column("Scale", lambda row: row.scale, lesser=True, right=True),
    Column("Steps", lambda row: _steps(row.steps), ratio=4),
    Column("Why", lambda row: row.why, ratio=4, lesser=True),
    Column("Id", lambda row: row.lifecycle[: SHORT_ID + 1]),
)
_STEPS = (
    Column("Step", lambda step: step.step),
    Column("When", lambda step: step.when),
    Column("Words", lambda step: _quotes(step), ratio=6),
    Column("Told by", lambda step: _tellers(step), ratio=3),
    Column("Id", lambda step: " ".join(one.fact[:SHORT_ID] for one in step.accounts), ratio=1),
)
_ROUNDS = (
    Column("Track", lambda row: row.track, ratio=2),
    Column("Round", lambda row: row.number, right=True),
    Column("Day", lambda row: row.when),
    Column("Place", lambda row: row.place, ratio=2),
    Column("Level", lambda row: (row.level or "").replace("_", " "), lesser=True),
    Column("Came", lambda row: row.came, ratio=4),
    Column("Invited", lambda row: row.invited, ratio=2, lesser=True),
    Column("Stayed away", lambda row: row.stayed_away, ratio=2),
    Column("Id", lambda row: row.accounts[0].fact[:SHORT_ID]),
)


def print_contradictions(console: Console, rows: Sequence[ContradictionRow]) -> None:
    """Each contradiction under its heading, its sides next to each other."""
    for row in rows:
        console.print(words(f"{kind_text(row.kind)}: {row.about}", "bold"))
        console.print(words(f"{row.differs} · {row.why} · {row.claim[: SHORT_ID + 1]}", "dim"))
        console.print(_side_by_side(row.sides, console.width))
        console.print()


def print_claims(console: Console, rows: Sequence[ClaimRow]) -> None:
    """One line a claim."""
    console.print(table(_CLAIMS, rows, console.width))


def print_claim(console: Console, row: ClaimRow) -> None:
    """One claim with every account of it."""
    console.print(words(row.what, "bold"))
    console.print(words(f"{row.says} · {row.standing}: {row.why}"))
    for name in _LISTS:
        accounts: tuple[Account, ...] = getattr(row, name)
        if accounts:
            console.print()
            console.print(words(name, "dim"))
            for line in _accounts(accounts):
                console.print(line)
    for difference in row.differences:
        console.print()
        console.print(words(f"{difference.aspect}: {difference.why}", "dim"))
        console.print(_side_by_side(difference.sides, console.width))


def print_lives(console: Console, rows: Sequence[LifecycleRow]) -> None:
    """One line a lifecycle."""
    console.print(table(_LIVES, rows, console.width))


def print_life(console: Console, row: LifecycleRow) -> None:
    """One lifecycle, step by step, with the words of each."""
    console.print(words(f"{row.kind}: {row.about}", "bold"))
    if row.who:
        console.print(words(", ".join(row.who)))
    console.print(words(f"{_state(row)}: {row.why}"))
    console.print(table(_STEPS, row.steps, console.width))


def print_rounds(console: Console, rows: Sequence[Round]) -> None:
    """One line a round."""
    console.print(table(_ROUNDS, rows, console.width))


def _side_by_side(sides: Sequence[Side], width: int) -> Table:
    """A column a side; on a narrow terminal one under the other."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    made = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, width=width)
    if width < _NARROW:
        made.show_header = False
        made.add_column(ratio=1, overflow="fold")
        for side in sides:
            made.add_row(_side(side, heading=True))
        return made
    for side in sides:
        made.add_column(words(side.says), ratio=1, overflow="fold")
    made.add_row(*(_side(side, heading=False) for side in sides))
    return made


def _side(side: Side, *, heading: bool) -> Text:
    from rich.text import Text

    parts = _accounts(side.accounts)
    return Text("\n").join([words(side.says, "bold"), *parts] if heading else parts)


def _accounts(accounts: Sequence[Account]) -> list[Text]:
    """The words of accounts, each once, with all who tell it so."""
    from rich.text import Text

    tellers: dict[str, list[str]] = {}
    for account in accounts:
        tellers.setdefault(" ".join(safe(account.quote).split()), []).append(_teller(account))
    return [
        Text(f"“{quote}”") + Text(f" — {'; '.join(told)}", style="dim")
        for quote, told in tellers.items()
    ]


def _teller(account: Account) -> str:
    """Who tells it, where, when, after which source, and the fact's id."""
    outlet = account.outlet or account.origin
    where = [outlet]
    if account.published:
        where.append(date_text(account.published))
    if account.by != outlet:
        where.insert(0, account.by)
    if account.origin not in (outlet, account.by):
        where.append(f"after {account.origin}")
    return f"{safe(', '.join(where))} [{account.fact[:SHORT_ID]}]"


def _first_told(row: ClaimRow) -> str:
    every = (getattr(row, name) for name in _LISTS)
    days = [one.published for accounts in every for one in accounts if one.published]
    return date_text(min(days)) if days else ""


def _state(row: LifecycleRow) -> str:
    return row.state if row.scale is None else f"{row.state} ({row.scale} of 3, proposed)"


def _steps(steps: Sequence[Step]) -> Text:
    """A line a step."""
    from rich.text import Text

    return Text("\n").join([words(f"{step.step} {step.when}") for step in steps])


def _quotes(step: Step) -> str:
    told = [f"“{' '.join(one.quote.split())}”" for one in step.accounts]
    return " ".join(dict.fromkeys(told)) or step.why


def _tellers(step: Step) -> str:
    told = (one.outlet or one.origin for one in step.accounts)
    return ", ".join(dict.fromkeys(told))
