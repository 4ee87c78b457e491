"""Who meets, backs or accuses whom, how often and in which facts."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Plain
from dragoman.views.network import Tie, network
from dragoman.views.rows import Rows
from dragoman.web.circle import FAMILIES, Circle, draw_circle, family_of
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.questions import TIES
from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.screens.months import months_of

SAMPLE = 12
"""Facts of a tie that the browser opens beside the graph; the list names more."""


@dataclass(frozen=True, slots=True)
class NetworkContext:
    """`capped` says that there may be other ties, of fewer facts or of more; `island` is what the
    browser draws the graph from."""

    heading: str
    ties: Rows[Tie]
    circle: Circle
    families: tuple[str, ...]
    capped: bool
    island: dict[str, Plain]


def build(desk: Desk, asked: Asked) -> NetworkContext:
    ties = answer(desk, asked)
    months: list[Plain] = [[one.month, one.facts] for one in months_of(desk.record.months(), asked)]
    return NetworkContext(
        heading="Network",
        ties=ties,
        circle=draw_circle(ties),
        families=FAMILIES,
        capped=len(ties) == asked.limit or asked.skip > 0,
        island={"months": months, "ties": [_drawn(tie) for tie in ties]},
    )


def _drawn(tie: Tie) -> Plain:
    """A tie as the browser needs it: who, what, how often, and the first of its facts."""
    return {
        "one": [tie.one, tie.one_name],
        "other": [tie.other, tie.other_name],
        "relation": tie.relation,
        "family": family_of(tie.relation),
        "mutual": tie.mutual,
        "facts": tie.facts,
        "sample": list(tie.sample[:SAMPLE]),
    }


def answer(desk: Desk, asked: Asked) -> Rows[Tie]:
    return desk.counted(TIES, asked.wanted, network, limit=asked.limit, skip=asked.skip)


_HELP = (
    "Who is told to meet, address, back or accuse whom. The table holds the same as the picture."
)
NETWORK = Screen(
    "network",
    "/network",
    "Network",
    NetworkContext,
    build,
    answer,
    help=_HELP,
)
