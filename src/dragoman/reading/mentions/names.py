"""Names in a line: what the registry knows; the rest is added from `found_names`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from dragoman.actors import Candidate, NameMatch, fold
from dragoman.model import ActorKind
from dragoman.reading.mentions.bodies import composed_bodies
from dragoman.reading.mentions.found_names import Own, learn_name_parts, unknown_names
from dragoman.reading.mentions.kinds import common_nouns
from dragoman.reading.mentions.scene import Line, Piece, Scene, Word, words_of
from dragoman.reading.mentions.titles import group_nouns, institution_nouns, titles
from dragoman.reading.mentions.votes import entity_votes

_PEOPLE_FORMS = frozenset({"demonym", "people"})
_NAME_FORMS = frozenset({"strong", "weak", "other"})
WORLD = "world"
"""The pack of states and large organisations, at home on every page."""
MIN_AT_HOME = 2
MIN_SURNAME = 3
_ABBREVIATED = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.COALITION})
_MONTHS = frozenset({"may", "march", "april", "august", "june"})
_ACTING = frozenset({"group", "body", "format"})
"""Kinds of process that act as a body; talks and tracks do not."""
_SHELVES = {"actor": "actors", "place": "places", "agreement": "agreements", "process": "processes"}


class _Packed(Protocol):
    @property
    def pack(self) -> str: ...


def pieces_by_line(scene: Scene, own: Own) -> list[list[Piece]]:
    """All names of each line, in order, without overlap."""
    found: list[list[Piece]] = [[] for _ in scene.lines]
    learn_name_parts(scene)
    matches = _matches_by_line(scene)
    home = _home_pack(scene, [match for _, match in matches])
    states = _states_named(scene, [match for _, match in matches])
    for line, match in matches:
        for part in _parts(scene, match):
            if _is_acronym(part.text):
                part = _meant_here(scene, part, states, own)
            piece = _known(scene, line, part, home) if part.candidates else None
            if piece is not None:
                found[line.number].append(piece)
    votes = entity_votes(scene)
    for line in scene.lines:
        pieces = found[line.number]
        for body in composed_bodies(scene, line, pieces):
            pieces[:] = [p for p in pieces if p.behind <= body.first or p.first >= body.behind]
            pieces.append(body)
        pieces.extend(unknown_names(scene, line, pieces, votes, own))
        pieces.sort(key=lambda piece: piece.start)
    return found


MAX_ACRONYM = 5
"""So many letters of an abbreviation serve many bodies of the world."""


def _is_acronym(text: str) -> bool:
    return " " not in text and text.isupper() and 1 < len(text) <= MAX_ACRONYM


def _states_named(scene: Scene, matches: Sequence[NameMatch]) -> frozenset[str]:
    """The states that a page names, their towns and bodies included, abbreviations apart."""
    registry = scene.registry
    found: set[str] = set()
    for match in matches:
        if _is_acronym(match.text) or not match.text[:1].isupper():
            continue
        for candidate in match.candidates:
            if candidate.what == "actor":
                actor = registry.actors[candidate.id]
                found.add(actor.id if actor.kind is ActorKind.STATE else actor.state or "")
            elif candidate.what == "place":
                found.add(registry.places[candidate.id].country or "")
    return frozenset(found - {""})


def _meant_here(scene: Scene, match: NameMatch, states: frozenset[str], own: Own) -> NameMatch:
    """An abbreviation without the bodies that it cannot mean on this page: where the page defines
    it, all others; else those of states that the page does not name ("UPC" in Bangui is not the
    one of Ituri)."""
    actors = scene.registry.actors
    defined = own.get(fold(match.text))
    if defined is not None and all(c.id != defined[1] for c in match.candidates):
        return replace(match, candidates=())
    if not states:
        return match

    def fits(candidate: Candidate) -> bool:
        if candidate.what != "actor" or actors[candidate.id].kind not in _ABBREVIATED:
            return True
        return actors[candidate.id].state in (None, *states)

    fitting = tuple(filter(fits, match.candidates))
    weak = all(candidate.form == "weak" for candidate in match.candidates)
    return replace(match, candidates=fitting) if fitting or weak else match


def _matches_by_line(scene: Scene) -> list[tuple[Line, NameMatch]]:
    pairs: list[tuple[Line, NameMatch]] = []
    matches = scene.registry.find(scene.text) if scene.lines else []
    at = 0
    for line in scene.lines:
        while at < len(matches) and matches[at].start < line.start:
            at += 1
        while at < len(matches) and matches[at].start < line.end:
            if matches[at].end <= line.end:
                pairs.append((line, matches[at]))
            at += 1
    return pairs


def _supported(scene: Scene, words: list[Word]) -> bool:
    """Whether a surname may stand alone: the pipeline takes it for a person here or the page has
    its full name. "May" is a month and "Te" a pronoun more often than a premier."""
    if len(words) == 1 and len(words[0].text) < MIN_SURNAME:
        return False
    if words[0].token.entity == "PERSON" and words[0].low not in _MONTHS:
        return True
    return words[-1].text in scene.name_parts


def _begins_name(line: Line, behind: int) -> bool:
    """Whether more of a person's name follows: "Ahmed" in "Ahmed Garba Sule"."""
    following = line.words[behind] if behind < len(line.words) else None
    return (
        following is not None
        and following.text[:1].isupper()
        and following.token.entity == "PERSON"
        and line.words[behind - 1].token.entity == "PERSON"
    )


def _goes_on(line: Line, behind: int) -> bool:
    following = line.words[behind] if behind < len(line.words) else None
    return following is not None and following.text[:1].isupper() and following.token.pos != "PUNCT"


def _home_pack(scene: Scene, matches: list[NameMatch]) -> str:
    """The process pack a page is at home in: the one most of whose actors it names, at least
    two; "" where there is none. Weak names ("the rebels") count in their home only."""
    named: dict[str, set[str]] = defaultdict(set)
    for match in matches:
        if match.text[:1].isupper():
            for candidate in match.candidates:
                pack = _pack_of(scene, candidate)
                if pack != WORLD and candidate.form == "strong":
                    named[pack].add(candidate.id)
    pack = max(named, key=lambda name: (len(named[name]), name), default="")
    return pack if len(named[pack]) >= MIN_AT_HOME else ""


def _pack_of(scene: Scene, candidate: Candidate) -> str:
    shelf: Mapping[str, _Packed] = getattr(scene.registry, _SHELVES[candidate.what])
    return shelf[candidate.id].pack


def _parts(scene: Scene, match: NameMatch) -> list[NameMatch]:
    """A match, or the names within it where it names talks: "Turkish-Syrian talks" are no actor
    but name two."""
    kinds = {scene.registry.processes[c.id].kind for c in match.candidates if c.what == "process"}
    other = any(c.what in ("actor", "place") for c in match.candidates)
    if not kinds or kinds & _ACTING or other:
        return [match]
    last = match.text.rfind(" ")
    return scene.registry.find(scene.text, match.start, match.start + last) if last > 0 else []


def _known(scene: Scene, line: Line, match: NameMatch, home: str) -> Piece | None:
    """A registry name as a piece; None inside a longer name that the registry does not know."""
    first, behind = words_of(line, match.start, match.end)
    if first == behind or _inside_longer(scene, line, behind, match):
        return None
    if match.text.lower().startswith("the ") and _goes_on(line, behind):
        return None  # "the National" before "Assembly" is no newspaper
    candidates = tuple(c for c in match.candidates if _at_home(scene, match, c, home))
    what, ids = _reading(scene, candidates)
    if not what:
        return None
    place = next((c.id for c in candidates if c.what == "place"), None)
    weak = all(c.form == "weak" for c in candidates if c.id in ids)
    if what == "person" and weak and not _supported(scene, line.words[first:behind]):
        return None
    if what == "person" and weak and behind == first + 1 and _begins_name(line, behind):
        return None
    return Piece(first, behind, match.start, match.end, match.text, what, ids, weak, place)


def _at_home(scene: Scene, match: NameMatch, candidate: Candidate, home: str) -> bool:
    """Whether a reading counts on this page: what common nouns name ("the opposition",
    "guarantors") only in the pack the page is at home in."""
    common = " " not in match.text and match.text[1:].islower() and len(match.text) > 5
    common = (common and match.text.lower() in common_nouns()) or match.text.islower()
    if candidate.form != "weak" and not match.text.islower():
        return True
    if candidate.what == "actor":
        actor = scene.registry.actors[candidate.id]
        if actor.kind in (ActorKind.PERSON, ActorKind.STATE):
            return True
        if actor.pack == WORLD:
            return not common
    return _pack_of(scene, candidate) in (home, WORLD) and (
        not match.text.islower() or candidate.what != "process"
    )


def _inside_longer(scene: Scene, line: Line, behind: int, match: NameMatch) -> bool:
    """Whether a match is but a part of a longer name: "Georgia" in "Georgia Meloni", "Russia"
    in "Bank of Russia"; not where a title or an institution follows ("Turkish Foreign …")."""
    token = line.words[behind - 1].token
    if " " not in token.text or token.entity not in ("PERSON", "ORG"):
        return False
    if match.start < token.start or match.end > token.end or match.text == token.text:
        return False
    if match.start > token.start and token.entity == "ORG":
        return True
    if token.entity == "PERSON" and match.end == token.end and " " in match.text:
        return False  # "of State Amina Moro", a title glued to a full name
    institutions = institution_nouns(scene.registry.institution_nouns())
    lists = (titles(), group_nouns(), institutions)
    return not any(phrases.at(line, behind) for phrases in lists)


def _reading(scene: Scene, candidates: tuple[Candidate, ...]) -> tuple[str, tuple[str, ...]]:
    """What a name is, by the strongest kind of reading, and the ids that read it so."""
    actors = scene.registry.actors
    named = [c for c in candidates if c.what == "actor" and c.form in _NAME_FORMS]
    for what, kinds in (("state", {ActorKind.STATE}), ("person", {ActorKind.PERSON})):
        ids = tuple(c.id for c in named if actors[c.id].kind in kinds)
        if ids and (what == "state" or len(ids) == len(named)):
            return what, ids
    bodies = tuple(c.id for c in named if actors[c.id].kind is not ActorKind.PERSON)
    if bodies:
        return "body", bodies
    placed = any(c.what == "place" or c.form == "metonym" for c in candidates)
    for what, readings in (
        ("process", [c for c in candidates if c.what == "process" and not placed]),
        ("agreement", [c for c in candidates if c.what == "agreement" and not placed]),
        ("metonym", [c for c in candidates if c.form == "metonym"]),
        ("demonym", [c for c in candidates if c.what == "actor" and c.form in _PEOPLE_FORMS]),
        ("place", [c for c in candidates if c.what == "place"]),
    ):
        if readings:
            return what, tuple(c.id for c in readings)
    return "", ()
