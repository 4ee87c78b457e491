"""Names in a line: what the registry knows, what the pipeline found, what the page defines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Protocol

from dragoman.actors import Candidate, NameMatch, fold
from dragoman.model import ActorKind
from dragoman.reading.mentions.bodies import composed_bodies
from dragoman.reading.mentions.kinds import (
    body_words,
    common_nouns,
    document_nouns,
    given_names,
    is_title,
    kind_of_body,
)
from dragoman.reading.mentions.scene import Line, Piece, Scene, Word, words_of
from dragoman.reading.mentions.titles import group_nouns, institution_nouns, titles

_PEOPLE_FORMS = frozenset({"demonym", "people"})
_NAME_FORMS = frozenset({"strong", "weak", "other"})
MAX_NAME_WORDS = 8
"""A longer "name" of the pipeline is a headline or a list."""
WORLD = "world"
"""The pack of states and large organisations, at home on every page."""
MIN_AT_HOME = 2
MIN_SURNAME = 3
_MONTHS = frozenset({"may", "march", "april", "august", "june"})
_ACTING = frozenset({"group", "body", "format"})
"""Kinds of process that act as a body; talks and tracks do not."""
_SHELVES = {"actor": "actors", "place": "places", "agreement": "agreements", "process": "processes"}


class _Packed(Protocol):
    @property
    def pack(self) -> str: ...


Own = Mapping[str, tuple[str, str]]
"""Names the page itself defines ("… Front (RUF)"): folded short form to full name and id."""


def pieces_by_line(scene: Scene, own: Own) -> list[list[Piece]]:
    """All names of each line, in order, without overlap."""
    found: list[list[Piece]] = [[] for _ in scene.lines]
    learn_name_parts(scene)
    matches = _matches_by_line(scene)
    home = _home_pack(scene, [match for _, match in matches])
    for line, match in matches:
        for part in _parts(scene, match):
            piece = _known(scene, line, part, home)
            if piece is not None:
                found[line.number].append(piece)
    votes = entity_votes(scene)
    for line in scene.lines:
        pieces = found[line.number]
        for body in composed_bodies(scene, line, pieces):
            pieces[:] = [p for p in pieces if p.behind <= body.first or p.first >= body.behind]
            pieces.append(body)
        pieces.extend(_unknown(scene, line, pieces, votes, own))
        pieces.sort(key=lambda piece: piece.start)
    return found


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


def entity_votes(scene: Scene) -> Mapping[str, str]:
    """The kind the pipeline gives a name most often on the page, by the name's fold."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in scene.lines:
        for token in line.tree.tokens:
            if token.entity in ("PERSON", "ORG", "PLACE") and token.pos == "PROPN":
                counts[fold(token.text)][token.entity] += 1
    return {name: _winner(name, kinds) for name, kinds in counts.items()}


def learn_name_parts(scene: Scene) -> None:
    """Takes first and last words of the page's full names of persons for surnames."""
    for line in scene.lines:
        for token in line.tree.tokens:
            words = token.text.split()
            document = bool(words) and words[-1].lower().removesuffix("s") in document_nouns()
            if token.entity == "PERSON" and 1 < len(words) <= MAX_NAME_WORDS and not document:
                scene.name_parts.update((words[0], words[-1]))
    for match in scene.registry.find(scene.text):
        words = match.text.split()
        if len(words) > 1 and any(
            c.what == "actor" and scene.registry.actors[c.id].kind is ActorKind.PERSON
            for c in match.candidates
        ):
            scene.name_parts.update((words[0], words[-1]))


def _winner(name: str, kinds: Counter[str]) -> str:
    words = name.split()
    if any(word.lower() in body_words() for word in words):
        return "ORG"
    if len(words) > 1 and words[0].lower() in given_names():
        return "PERSON"
    return kinds.most_common(1)[0][0]


def _unknown(
    scene: Scene, line: Line, known: list[Piece], votes: Mapping[str, str], own: Own
) -> list[Piece]:
    taken = {i for piece in known for i in range(piece.first, piece.behind)}
    found: list[Piece] = []
    i = 0
    while i < len(line.words):
        word = line.words[i]
        behind = i + 1
        if i not in taken:
            short = own.get(fold(word.text))
            particle = word.text[:1].isupper() and word.low in _NAME_PARTICLES
            if short is not None and word.text[:1].isupper():
                found.append(_own_piece(line, i, short))
            elif particle and line.words[particle_end(line, i) - 1].text in scene.name_parts:
                behind = particle_end(line, i)
                piece = _found_name(
                    scene, line, i, behind, {_key(scene, line, i, behind): "PERSON"}
                )
                if piece is not None:
                    found.append(piece)
            elif word.token.entity or word.token.pos == "PROPN" or _surname(scene, word):
                behind = _name_end(line, i, taken)
                piece = _found_name(scene, line, i, behind, votes)
                if piece is not None:
                    found.append(piece)
        i = behind
    return found


def _surname(scene: Scene, word: Word) -> bool:
    """A name that is a plain word too: "Rose said" on a page with a Michael Rose."""
    named = word.text[:1].isupper() and word.text in scene.name_parts
    return named and word.token.dep in ("nsubj", "nsubj:pass", "obj", "nmod:poss")


def _key(scene: Scene, line: Line, first: int, behind: int) -> str:
    return fold(scene.slice(line.words[first].start, line.words[behind - 1].end))


def _own_piece(line: Line, i: int, short: tuple[str, str]) -> Piece:
    word = line.words[i]
    return Piece(i, i + 1, word.start, word.end, short[0], "body", (short[1],))


def _name_end(line: Line, i: int, taken: set[int]) -> int:
    """Where a name that the pipeline began ends: the token, and neighbours of its kind."""
    words = line.words
    token = words[i].token
    behind = i + 1
    while behind < len(words) and behind not in taken:
        following = words[behind]
        same = following.token.i == token.i
        goes_on = (
            following.token.entity == token.entity != ""
            and following.text[:1].isupper()
            and token.entity == "PERSON"
        )
        if not (same or goes_on):
            break
        behind += 1
    return particle_end(line, behind) if token.entity == "PERSON" else behind


def particle_end(line: Line, behind: int) -> int:
    """Past a particle and the word it belongs to: "Ali [al-Moushki]", "Ursula [von der Leyen]"."""
    at = behind
    while (
        at < len(line.words)
        and at - behind < MAX_PARTICLES
        and (line.low(at) in _NAME_PARTICLES or (at > behind and line.low(at) == "-"))
    ):
        at += 1
    named = at > behind and at < len(line.words) and line.words[at].text[:1].isupper()
    return at + 1 if named else behind


def _found_name(
    scene: Scene, line: Line, first: int, behind: int, votes: Mapping[str, str]
) -> Piece | None:
    while first < behind - 1:
        title = titles().at(line, first)
        if title is None or title.behind >= behind:
            break
        first = title.behind
    for back in range(1, min(MAX_PARTICLES, first) + 1):
        title = titles().at(line, first - back)
        if title is not None and first < title.behind < behind:
            first = title.behind  # "[Secretary] of State Amina Moro"
            break
    words = line.words[first:behind]
    ahead = titles().at(line, first)
    if ahead is not None and ahead.behind > behind:
        return None  # "Foreign" before "Minister"
    if " ".join(word.low for word in words) in scene.registry.institution_nouns():
        return None
    text = scene.slice(words[0].start, words[-1].end)
    kind = votes.get(fold(text)) or words[0].token.entity
    if len(words) == 1 and text in scene.name_parts:
        kind = "PERSON"
    if not kind or not _looks_like_name(words, kind):
        return None
    start, end = words[0].start, words[-1].end
    if kind == "PERSON":
        found = scene.registry.resolve(text, day=scene.day, kind=ActorKind.PERSON)
        ids = (found.actor,) if found.actor else ()
        if len(words) == 1 and not ids and not _lives(line, words[0]):
            return None
        return Piece(first, behind, start, end, text, "person", ids, weak=len(words) == 1)
    if kind == "PLACE":
        return Piece(first, behind, start, end, text, "place")
    resolved = scene.registry.resolve(text, day=scene.day)
    ids = (resolved.actor,) if resolved.actor else ()
    return Piece(first, behind, start, end, text, "body", ids, kind=kind_of_body(text))


def _lives(line: Line, word: Word) -> bool:
    """Whether a single unknown name is told of as a person: it does something, owns something,
    or bears a title."""
    if word.token.dep in ("nsubj", "nsubj:pass", "nmod:poss", "obl:agent"):
        return True
    return word.low in given_names() or titles().at(line, word.i - 1) is not None


def _is_document(words: list[Word]) -> bool:
    """ "Lakeside Accords", "Agreement for Restoring Peace": a document and no actor."""
    nouns = document_nouns()
    last = words[-1].low
    ends = last in nouns or last.removesuffix("s") in nouns
    titled = words[0].low in nouns and any(w.low in ("for", "on", "of") for w in words[1:])
    return len(words) > 1 and (ends or titled)


def _looks_like_name(words: list[Word], kind: str) -> bool:
    if _is_document(words):
        return False
    if len(words) > MAX_NAME_WORDS or not any(w.text[:1].isupper() for w in words):
        return False
    if kind == "PERSON" and len(words) > 1:
        last = words[-1].text
        return last[:1].isupper() and not any(w.low in body_words() for w in words)
    if kind not in ("PERSON", "PLACE", "ORG"):
        return False
    if is_title(" ".join(word.low for word in words)):
        return False
    if kind == "ORG" and words[-1].low in document_nouns():
        return False  # a single word
    if kind == "ORG" and any(w.text.islower() and w.low not in _SMALL_WORDS for w in words):
        return False
    return len(words[0].text) > 1 and not words[0].text.isdigit()


_NAME_PARTICLES = frozenset(
    (
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "dos",
        "du",
        "la",
        "ul",
        "ad",
        "as",
        "ash",
        "an",
        "ar",
        "at",
    )
)
MAX_PARTICLES = 3
_SMALL = (
    "of the and for in on to de la le du des del da do al el y e der die und von for - & ' 's at"
)
_SMALL_WORDS = frozenset(_SMALL.split())
