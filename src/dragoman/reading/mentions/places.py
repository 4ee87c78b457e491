"""Places of a page: those of the registry with coordinates, others by name only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.actors import Registry, RegistryPlace
from dragoman.model import Place
from dragoman.reading.mentions.scene import Draft, Line, Piece, Scene
from dragoman.reading.mentions.unlisted_places import unlisted_places

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
    venues = [*_capitals(scene), *_venues(scene)]
    starts = {venue.start for venue in venues}
    kept = [p for p in found if p.start not in starts or p.latitude is not None]
    starts -= {place.start for place in kept}
    kept += [venue for venue in venues if venue.start in starts]
    kept += unlisted_places(scene, pieces)
    return tuple(sorted(kept, key=lambda place: place.start))


_CAPITAL = re.compile(r"\bthe (?P<state>[A-Z][\w’'-]+(?: [A-Z][\w-]+)?) capital\b")


def _capitals(scene: Scene) -> Iterator[Place]:
    """ "in the Kazakh capital"."""
    for found in _CAPITAL.finditer(scene.text):
        state = scene.registry.state_by_demonym(found["state"], scene.day)
        known = _capital_of(scene.registry).get(state or "")
        if known is not None:
            yield Place(
                known.name, found.group(), found.start(), found.end(), known.latitude,
                known.longitude, known.admin1, known.country,
            )  # fmt: skip


_VENUE = re.compile(
    r"\b(?!The |This |These |Next )(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:peace )?"
    r"(?:talks|meeting|conference|summit|round|negotiations|consultations)\b"
)


def _venues(scene: Scene) -> Iterator[Place]:
    """ "The Juba talks on Sudan": where talks are held, inside what the tree takes for a name."""
    for found in _VENUE.finditer(scene.text):
        start, end = found.span("place")
        known = scene.registry.places
        ids = {c.id for c in scene.registry.readings(found["place"]) if c.what == "place"}
        if len(ids) == 1:
            place = known[ids.pop()]
            yield Place(
                place.name, found["place"], start, end, place.latitude, place.longitude,
                place.admin1, place.country,
            )  # fmt: skip


@cache
def _capital_of(registry: Registry) -> dict[str, RegistryPlace]:
    """The capital of each state that has but one."""
    found: dict[str, list[RegistryPlace]] = {}
    for key in registry.places:
        place = registry.places[key]
        if place.kind == "capital" and place.country:
            found.setdefault(place.country, []).append(place)
    return {state: places[0] for state, places in found.items() if len(places) == 1}


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
