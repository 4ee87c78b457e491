"""A network as a circle of names with arcs between them: the same picture for the same ties."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.views.network import Tie

MOST = 24
"""Actors drawn at most, those of most facts; the table has all."""
WIDTH = 760.0
HEIGHT = 560.0
_RADIUS = 200.0
_NAME_GAP = 12.0
_THICKEST = 7.0
_UPRIGHT = 0.2


@dataclass(frozen=True, slots=True)
class Node:
    """An actor at its place; its name stands outside the circle."""

    actor: str
    name: str
    x: float
    y: float
    name_x: float
    name_y: float
    anchor: str
    facts: int


@dataclass(frozen=True, slots=True)
class Arc:
    """All that ties two actors: `path` is SVG, `width` grows with the facts, `says` lists them;
    `family` is what most of them are."""

    path: str
    width: float
    says: str
    family: str


@dataclass(frozen=True, slots=True)
class Circle:
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    left_out: int
    width: float = WIDTH
    height: float = HEIGHT


FAMILIES = ("meets", "backs", "accuses", "speaks")
"""What a relation comes down to, from the side of the one who acts; each has a line of its own."""
_FAMILY = {
    relation: family
    for family, relations in (
        ("meets", "meets|signs with|consult|agree|cooperate|invites"),
        ("backs", "support|aid|praise|promise|concede|retreat"),
        ("accuses", "accuse|condemn|reject|threaten|protest|sanction|mobilize|coerce|assault|deny"
                    "|warn"),
    )
    for relation in relations.split("|")
}  # fmt: skip


def family_of(relation: str) -> str:
    """Which of FAMILIES a relation belongs to: the act of a statement that neither backs nor
    accuses speaks."""
    return _FAMILY.get(relation, "speaks")


def draw_circle(ties: Sequence[Tie]) -> Circle:
    """The actors of most facts round a circle, by name, and what ties them."""
    weight: Counter[str] = Counter()
    names: dict[str, str] = {}
    for tie in ties:
        for actor, name in ((tie.one, tie.one_name), (tie.other, tie.other_name)):
            weight[actor] += tie.facts
            names.setdefault(actor, name)
    chosen = sorted(weight, key=lambda actor: (-weight[actor], names[actor]))[:MOST]
    around = sorted(chosen, key=lambda actor: (names[actor].casefold(), actor))
    nodes = {
        actor: _node(actor, names[actor], at, len(around), weight[actor])
        for at, actor in enumerate(around)
    }
    return Circle(tuple(nodes.values()), tuple(_arcs(ties, nodes)), len(weight) - len(nodes))


def _node(actor: str, name: str, at: int, of: int, facts: int) -> Node:
    angle = 2 * math.pi * at / of - math.pi / 2
    cos, sin = math.cos(angle), math.sin(angle)
    middle_x, middle_y = WIDTH / 2, HEIGHT / 2
    far = _RADIUS + _NAME_GAP + (_NAME_GAP if abs(cos) < _UPRIGHT else 0)  # clear of its neighbours
    anchor = "middle" if abs(cos) < _UPRIGHT else "start" if cos > 0 else "end"
    return Node(
        actor, name,
        round(middle_x + _RADIUS * cos, 1), round(middle_y + _RADIUS * sin, 1),
        round(middle_x + far * cos, 1), round(middle_y + far * sin + 4, 1),
        anchor, facts,
    )  # fmt: skip


def _arcs(ties: Sequence[Tie], nodes: dict[str, Node]) -> list[Arc]:
    between: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        if tie.one in nodes and tie.other in nodes:
            one, other = sorted((tie.one, tie.other))
            between.setdefault((one, other), []).append(tie)
    most = max((sum(t.facts for t in found) for found in between.values()), default=1)
    return [
        _arc(nodes[one], nodes[other], found, most)
        for (one, other), found in sorted(between.items())
    ]


def _arc(one: Node, other: Node, found: list[Tie], most: int) -> Arc:
    facts = sum(tie.facts for tie in found)
    families: Counter[str] = Counter()
    for tie in found:
        families[family_of(tie.relation)] += tie.facts
    says = "; ".join(
        f"{t.one_name} {'and' if t.mutual else '→'} {t.other_name}: {t.relation} {t.facts}"
        for t in found
    )
    path = f"M{one.x} {one.y}Q{WIDTH / 2} {HEIGHT / 2} {other.x} {other.y}"
    return Arc(path, round(1 + _THICKEST * facts / most, 1), says, families.most_common(1)[0][0])
