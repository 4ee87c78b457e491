"""Who meets, backs or accuses whom, how often and in which facts."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.views.network import Tie, network
from dragoman.views.rows import Rows
from dragoman.web.circle import Circle, draw_circle
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.questions import TIES
from dragoman.web.workbench.screen import Screen


@dataclass(frozen=True, slots=True)
class NetworkContext:
    heading: str
    ties: Rows[Tie]
    circle: Circle


def build(desk: Desk, asked: Asked) -> NetworkContext:
    ties = answer(desk, asked)
    return NetworkContext("Network", ties, draw_circle(ties))


def answer(desk: Desk, asked: Asked) -> Rows[Tie]:
    return desk.counted(TIES, asked.wanted, network, limit=asked.limit)


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
