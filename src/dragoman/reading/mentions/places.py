"""Places of a page: those of the registry with coordinates, others by name only."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Place
from dragoman.reading.mentions.scene import Draft, Line, Piece, Scene

_WHERE = frozenset({"in", "at", "near", "inside", "outside", "throughout", "across", "into",
                    "around", "within", "from", "to", "over"})  # fmt: skip


def find_places(
    scene: Scene, pieces: Sequence[Sequence[Piece]], drafts: Sequence[Draft]
) -> tuple[Place, ...]:
    """The places named, in order. A capital that acts is no place; a state is one behind a
    preposition of place ("in Mali")."""
    acting = {draft.start for draft in drafts if draft.form == "metonym"}
    states = _states(drafts)
    found: list[Place] = []
    for line in scene.lines:
        for piece in pieces[line.number]:
            if piece.start in acting:
                continue
            place = _place(scene, line, piece, states)
            if place is not None:
                found.append(place)
    return tuple(found)


def _place(scene: Scene, line: Line, piece: Piece, states: frozenset[str]) -> Place | None:
    if piece.what in ("metonym", "place"):
        key = _chosen(scene, piece, states)
        if key is not None:
            known = scene.registry.places[key]
            return Place(
                known.name, piece.text, piece.start, piece.end, known.latitude, known.longitude,
                known.admin1, known.country,
            )  # fmt: skip
        if piece.what == "place":
            return Place(piece.text, piece.text, piece.start, piece.end)
        return None
    if piece.what == "state" and piece.ids and line.tree.preposition(
        line.words[piece.behind - 1].token
    ) in _WHERE:  # fmt: skip
        actor = scene.registry.actors[piece.ids[0]]
        return Place(actor.name, piece.text, piece.start, piece.end, country=actor.id)
    return None


def _chosen(scene: Scene, piece: Piece, states: frozenset[str]) -> str | None:
    """Of places that share a name the one in a state of the page; None where that is open."""
    known = scene.registry.places
    ids = [i for i in (piece.ids if piece.what == "place" else (piece.place,)) if i in known]
    if len(ids) <= 1:
        return ids[0] if ids else None
    here = [i for i in ids if i is not None and known[i].country in states]
    return here[0] if len(here) == 1 else None


def _states(drafts: Sequence[Draft]) -> frozenset[str]:
    return frozenset(ref.state for draft in drafts for ref in draft.refs if ref.state)
