"""GraphML: who met, spoke to, signed with and invited whom, as a graph with days and statuses."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.exchange.written import Ask, Written
from dragoman.model import (
    ActorRef,
    Agreement,
    Ceasefire,
    Fact,
    Role,
)
from dragoman.record import Record
from dragoman.record.relations import relations_of
from dragoman.record.store.names import name_key

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
NODE = ("label", "type", "actor", "kind", "state")
"""What is told of a node: `type` is actor or agreement."""
EDGE = (
    "type", "role", "mutual", "status", "day_start", "day_end", "told_by", "fact", "quote",
    "outlet", "page",
)  # fmt: skip
"""What is told of an edge: `type` is the fact's kind; `mutual` is yes for those who met, whose edge
has no direction. (Readers refuse graphs with edges of both sorts, so all are written directed.)"""
_CONTROL = {code: None for code in range(32) if chr(code) not in "\t\n\r"} | {
    0xFFFE: None,
    0xFFFF: None,
}
"""Characters that XML cannot hold."""


@dataclass(frozen=True, slots=True)
class Edge:
    """From one node to another; `mutual` where it has no direction."""

    source: str
    target: str
    mutual: bool
    role: str
    fact: Fact


def write(path: Path, record: Record, ask: Ask) -> Written:
    """A graph with a node for each actor and agreement and an edge for each relation that a fact
    tells; returns how many edges. Facts that relate nobody are left out and counted."""
    nodes: dict[str, dict[str, str]] = {}
    edges: list[Edge] = []
    alone = 0
    documents = {fact: document for document in record.documents() for fact in document.facts}
    for fact in record.facts(ask.wanted):
        document = documents.get(fact.id)
        agreement = (document.id, document.name, document.kind) if document is not None else None
        found = list(edges_of(fact, nodes, agreement))
        edges += found
        alone += not found
    _write(path, nodes, edges)
    return Written(len(edges), alone, "telling of no two")


def edges_of(
    fact: Fact, nodes: dict[str, dict[str, str]], agreement: tuple[str, str, str] | None
) -> Iterator[Edge]:
    """The relations that a fact tells; who and what stands at their ends is added to `nodes`."""
    if agreement is None or not isinstance(fact.detail, Agreement | Ceasefire | Role):
        for told in relations_of(fact):
            source, target = _actor(told.source, nodes), _actor(told.target, nodes)
            yield Edge(source, target, told.mutual, told.role, fact)
        return
    node = _document(agreement, nodes)
    for role, actor in _parts(fact):
        yield Edge(_actor(actor, nodes), node, False, role, fact)


def _parts(fact: Fact) -> Iterator[tuple[str, ActorRef]]:
    match fact.detail:
        case Agreement(roles=roles):
            yield from ((holder.role, holder.actor) for holder in roles)
        case Ceasefire() as truce:
            yield from (("party", actor) for actor in truce.parties)
            yield from (("guarantor", actor) for actor in truce.guarantors)
            yield from (("excluded_party", actor) for actor in truce.excluded)
        case Role(actor=actor, role=role):
            yield role, actor


def _actor(ref: ActorRef, nodes: dict[str, dict[str, str]]) -> str:
    """The node of an actor: by registry id, else by name, whatever the page."""
    known = ref.actor if ref.actor and not ref.actor.startswith("~") else None
    node = known or f"name:{name_key(ref.name) or ref.name}"
    nodes.setdefault(
        node,
        {
            "label": ref.name,
            "type": "actor",
            "actor": known or "",
            "kind": ref.kind.value if ref.kind else "",
            "state": ref.state or "",
        },
    )
    return node


def _document(agreement: tuple[str, str, str], nodes: dict[str, dict[str, str]]) -> str:
    ident, name, kind = agreement
    node = f"agreement:{ident}"
    nodes.setdefault(
        node, {"label": name, "type": "agreement", "actor": "", "kind": kind, "state": ""}
    )
    return node


def _write(path: Path, nodes: dict[str, dict[str, str]], edges: Sequence[Edge]) -> None:
    root = ET.Element("graphml", xmlns=NAMESPACE)
    for side, names in (("node", NODE), ("edge", EDGE)):
        for name in names:
            ET.SubElement(
                root, "key", {"id": f"{side}_{name}", "for": side, "attr.name": name,
                              "attr.type": "string"}
            )  # fmt: skip
    graph = ET.SubElement(root, "graph", id="record", edgedefault="directed")
    for node, told in nodes.items():
        element = ET.SubElement(graph, "node", id=_clean(node))
        _data(element, "node", told)
    for number, edge in enumerate(edges):
        element = ET.SubElement(
            graph, "edge", id=f"e{number}", source=_clean(edge.source), target=_clean(edge.target)
        )
        _data(element, "edge", _told(edge))
    ET.indent(root)
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _told(edge: Edge) -> dict[str, str]:
    fact = edge.fact
    return {
        "type": fact.kind.value,
        "role": edge.role,
        "mutual": "yes" if edge.mutual else "",
        "status": fact.status.value,
        "day_start": fact.day.start.isoformat() if fact.day.start else "",
        "day_end": fact.day.end.isoformat() if fact.day.end else "",
        "told_by": " > ".join(voice.name for voice in fact.voices),
        "fact": fact.id,
        "quote": fact.quote,
        "outlet": fact.outlet or "",
        "page": fact.page_name,
    }


def _data(element: ET.Element, side: str, told: dict[str, str]) -> None:
    for name, value in told.items():
        if value:
            ET.SubElement(element, "data", key=f"{side}_{name}").text = _clean(value)


def _clean(text: str) -> str:
    return text.translate(_CONTROL)
