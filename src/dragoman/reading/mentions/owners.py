"""Whose minister, which army: the owners before and behind a title or a noun of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.model import ActorKind, ActorRef
from dragoman.reading.mentions.people import People, person_ref
from dragoman.reading.mentions.scene import Line, Piece, Scene, slug

_GENITIVE = frozenset({"'s", "'"})
_JOINS = frozenset({"and", ",", "-", "–", "or", "&"})
MAX_BRACKET = 7
_OWNING = frozenset({"state", "demonym", "metonym", "body", "process", "person"})


@dataclass(frozen=True, slots=True)
class Owners:
    """Owners and where they end; `genitive`: they end in 's; `adjective`: they are demonyms."""

    refs: tuple[ActorRef, ...]
    behind: int
    genitive: bool = False
    adjective: bool = False


def owners_at(
    scene: Scene, line: Line, i: int, at: Mapping[int, Piece], people: People
) -> Owners | None:
    """One owner or a coordination of owners of one kind ("Turkish and Syrian", "Turkey's and
    Iran's", "Russia, Turkey and Iran") at a word."""
    found = _one(scene, line, i, at, people)
    if found is None:
        return None
    piece, whole = at[i], found
    while line.low(found.behind) in _JOINS:
        after = found.behind + 1
        if line.low(found.behind) == "," and line.low(after) == "and":
            after += 1
        if line.low(after) == "the" and not found.genitive and not found.adjective:
            after += 1  # "mediators from Russia, France and the United States"
        other = at.get(after)
        if other is None or other.what not in (piece.what, "state") or other.what == "person":
            break
        more = _one(scene, line, after, at, people)
        if more is None:
            break
        comma = line.low(after - 1) == ","
        found = Owners((*found.refs, *more.refs), more.behind, more.genitive, more.adjective)
        if not (comma and piece.what == "body"):
            whole = found
    return whole  # "chairman of the LURD, Sekou Conneh": a comma alone lists no bodies


def _one(
    scene: Scene, line: Line, i: int, at: Mapping[int, Piece], people: People
) -> Owners | None:
    piece = at.get(i)
    if piece is None or piece.what not in _OWNING:
        return None
    behind = past_bracket(line, piece.behind)
    genitive = line.low(behind) in _GENITIVE
    if piece.what == "person":
        if not genitive:
            return None
        person = people.find(piece)
        refs: tuple[ActorRef, ...] = (
            (person_ref(person, piece.start, piece.end, piece.text, "owner"),) if person else ()
        )
    else:
        refs = refs_of(scene, piece)
    if not refs:
        return None
    return Owners(refs, behind + 1 if genitive else behind, genitive, piece.what == "demonym")


def past_bracket(line: Line, behind: int) -> int:
    """ "the Houthi (Ansar Allah) spokesman": a bracket behind an owner is passed over."""
    if line.low(behind) != "(":
        return behind
    for at in range(behind + 1, min(behind + MAX_BRACKET, len(line.words))):
        if line.low(at) == ")":
            return at + 1
    return behind


def refs_of(scene: Scene, piece: Piece) -> tuple[ActorRef, ...]:
    """The actors a piece that is no person's name stands for; several only for a process."""
    if piece.what == "process":
        whole = _format(scene, piece)
        if whole is not None:
            return (whole,)
        members = scene.registry.processes[piece.ids[0]].members
        return tuple(
            ref for member in members if (ref := known_ref(scene, member, piece, "member of"))
        )
    if not piece.ids:
        kind = piece.kind or ActorKind.ORGANISATION
        return (
            ActorRef(
                slug(piece.text), piece.text, piece.text, piece.start, piece.end, kind,
                why=f"name of the page: {piece.text}",
            ),
        )  # fmt: skip
    chosen = _choose(scene, piece)
    if chosen is None:
        return ()
    ref = known_ref(scene, chosen, piece, piece.what)
    return (ref,) if ref else ()


_BODILY = ("group", "quartet", "troika", "commission", "committee", "quad", "quint", "four",
           "mechanism", "forum", "body", "board")  # fmt: skip


def _format(scene: Scene, piece: Piece) -> ActorRef | None:
    """A format with the name of a body acts as one: "the Contact Group"; "the Baltic states"
    are their members."""
    process = scene.registry.processes[piece.ids[0]]
    if process.kind not in ("group", "body", "format"):
        return None
    if piece.text.lower().split()[-1] not in _BODILY:
        return None
    return ActorRef(
        process.id, process.name, piece.text, piece.start, piece.end, ActorKind.COALITION,
        why=f"format: {piece.text}",
    )  # fmt: skip


def _choose(scene: Scene, piece: Piece) -> str | None:
    """The one reading: of those that existed on the page's day the first that still stands."""
    if len(piece.ids) == 1:
        return piece.ids[0]
    actors = scene.registry.actors
    existed = [i for i in piece.ids if i in actors and actors[i].existed(scene.day)]
    standing = [i for i in existed if scene.day is not None or actors[i].end is None]
    pool = standing or existed or list(piece.ids)
    if len(pool) > 1 and piece.what == "body":
        found = scene.registry.resolve(piece.text, day=scene.day)
        if found.actor is not None:
            return found.actor
    return pool[0] if len(pool) == 1 or piece.what in ("metonym", "demonym", "state") else None


def known_ref(scene: Scene, key: str, piece: Piece, why: str) -> ActorRef | None:
    """An actor of the registry as it stands at a piece."""
    if key.startswith("~"):
        kind = piece.kind or ActorKind.ORGANISATION
        return ActorRef(key, piece.text, scene.text[piece.start : piece.end], piece.start,
                        piece.end, kind, why=f"{why}: defined on the page")  # fmt: skip
    actor = scene.registry.actor(key)
    if actor is None:
        return None
    state = actor.id if actor.kind is ActorKind.STATE else actor.state
    text = scene.text[piece.start : piece.end]
    return ActorRef(
        actor.id, actor.name, text, piece.start, piece.end, actor.kind, state, f"{why}: {text}"
    )
