"""Who meets, backs or accuses whom, how often and in which facts."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.record import Record
from dragoman.views.network import Tie, network
from dragoman.views.rows import Rows
from dragoman.web.circle import Circle, draw_circle
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.screen import Screen


@dataclass(frozen=True, slots=True)
class NetworkContext:
    heading: str
    ties: Rows[Tie]
    circle: Circle


def build(record: Record, asked: Asked) -> NetworkContext:
    ties = answer(record, asked)
    return NetworkContext("Network", ties, draw_circle(ties))


def answer(record: Record, asked: Asked) -> Rows[Tie]:
    return network(record, asked.wanted, limit=asked.limit)


NETWORK = Screen("network", "/network", "Network", NetworkContext, build, answer)
