"""Names in a line: what the registry knows, what the pipeline found, what the page defines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from dragoman.actors import Candidate, NameMatch, fold
from dragoman.lexicon import load_table
from dragoman.model import ActorKind, Token
from dragoman.reading.mentions.scene import Line, Piece, Scene, Word, words_of

_PEOPLE_FORMS = frozenset({"demonym", "people"})
_NAME_FORMS = frozenset({"strong", "weak", "other"})
MAX_NAME_WORDS = 8
"""A longer "name" of the pipeline is a headline or a list."""
Own = Mapping[str, tuple[str, str]]
"""Names the page itself defines ("… Front (RUF)"): folded short form to full name and id."""


def pieces_by_line(scene: Scene, own: Own) -> list[list[Piece]]:
    """All names of each line, in order, without overlap."""
    found: list[list[Piece]] = [[] for _ in scene.lines]
    for line, match in _matches_by_line(scene):
        piece = _known(scene, line, match)
        if piece is not None:
            found[line.number].append(piece)
    votes = entity_votes(scene)
    for line in scene.lines:
        pieces = found[line.number]
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


def _known(scene: Scene, line: Line, match: NameMatch) -> Piece | None:
    """A registry name as a piece; None inside a longer name that the registry does not know."""
    first, behind = words_of(line, match.start, match.end)
    if first == behind or _inside_longer(scene, line.words[first].token, match):
        return None
    what, ids = _reading(scene, match.candidates)
    if not what:
        return None
    place = next((c.id for c in match.candidates if c.what == "place"), None)
    weak = all(c.form == "weak" for c in match.candidates if c.id in ids)
    return Piece(first, behind, match.start, match.end, match.text, what, ids, weak, place)


def _inside_longer(scene: Scene, token: Token, match: NameMatch) -> bool:
    """Whether a match is but a part of a longer name: "Georgia" in "Georgia Meloni", "Russia"
    in "Bank of Russia"; not where an institution's noun follows ("Turkish Foreign Ministry")."""
    if " " not in token.text or token.entity not in ("PERSON", "ORG"):
        return False
    if match.start < token.start or match.end > token.end or match.text == token.text:
        return False
    rest = scene.text[match.end : token.end].strip(" '’s").lower()
    if token.entity == "PERSON":
        return not _is_title(rest)
    if match.start > token.start:
        return True
    return rest not in scene.registry.institution_nouns() and not _ends_in_people(rest)


def _reading(scene: Scene, candidates: tuple[Candidate, ...]) -> tuple[str, tuple[str, ...]]:
    """What a name is, by the strongest kind of reading, and the ids that read it so."""
    actors = scene.registry.actors
    named = [c for c in candidates if c.what == "actor" and c.form in _NAME_FORMS]
    for what, kinds in (("state", {ActorKind.STATE}), ("person", {ActorKind.PERSON})):
        ids = tuple(c.id for c in named if actors[c.id].kind in kinds)
        if ids and (what == "state" or len(ids) == len(named)):
            return what, ids
    if named:
        return "body", tuple(c.id for c in named)
    for what, fits in (
        ("process", lambda c: c.what == "process"),
        ("agreement", lambda c: c.what == "agreement"),
        ("metonym", lambda c: c.form == "metonym"),
        ("demonym", lambda c: c.what == "actor" and c.form in _PEOPLE_FORMS),
        ("place", lambda c: c.what == "place"),
    ):
        ids = tuple(c.id for c in candidates if fits(c))
        if ids:
            return what, ids
    return "", ()


def entity_votes(scene: Scene) -> Mapping[str, str]:
    """The kind the pipeline gives a name most often on the page, by the name's fold."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in scene.lines:
        for token in line.tree.tokens:
            if token.entity in ("PERSON", "ORG", "PLACE") and token.pos == "PROPN":
                counts[fold(token.text)][token.entity] += 1
    return {name: _winner(name, kinds) for name, kinds in counts.items()}


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
            if short is not None and word.text[:1].isupper():
                found.append(_own_piece(line, i, short))
            elif word.token.entity or word.token.pos == "PROPN":
                behind = _name_end(line, i, taken)
                piece = _found_name(scene, line, i, behind, votes)
                if piece is not None:
                    found.append(piece)
        i = behind
    return found


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
    return behind


def _found_name(
    scene: Scene, line: Line, first: int, behind: int, votes: Mapping[str, str]
) -> Piece | None:
    while first < behind - 1 and (
        _is_title(line.words[first].low) or line.words[first].low in ("the", "mr", "mr.")
    ):
        first += 1
    words = line.words[first:behind]
    if " ".join(word.low for word in words) in scene.registry.institution_nouns():
        return None
    text = scene.slice(words[0].start, words[-1].end)
    kind = votes.get(fold(text)) or words[0].token.entity
    if not kind or not _looks_like_name(words, kind):
        return None
    start, end = words[0].start, words[-1].end
    if kind == "PERSON":
        found = scene.registry.resolve(text, day=scene.day, kind=ActorKind.PERSON)
        ids = (found.actor,) if found.actor else ()
        return Piece(first, behind, start, end, text, "person", ids, weak=len(words) == 1)
    if kind == "PLACE":
        return Piece(first, behind, start, end, text, "place")
    resolved = scene.registry.resolve(text, day=scene.day)
    ids = (resolved.actor,) if resolved.actor else ()
    return Piece(first, behind, start, end, text, "body", ids, kind=kind_of_body(text))


def _looks_like_name(words: list[Word], kind: str) -> bool:
    if len(words) > MAX_NAME_WORDS or not any(w.text[:1].isupper() for w in words):
        return False
    if kind == "PERSON" and len(words) > 1:
        last = words[-1].text
        return last[:1].isupper() and not any(w.low in body_words() for w in words)
    if kind not in ("PERSON", "PLACE", "ORG"):
        return False
    if _is_title(" ".join(word.low for word in words)):
        return False
    return len(words[0].text) > 1 and not words[0].text.isdigit()


@cache
def body_words() -> Mapping[str, ActorKind]:
    """Words in the names of organisations, with the kind of actor they tell."""
    return {row["word"]: ActorKind(row["kind"]) for row in load_table("body_words")}


@cache
def given_names() -> Mapping[str, str]:
    """Given names with their gender: f, m, or "" where both bear them."""
    return {row["name"]: row["gender"] for row in load_table("given_names")}


def kind_of_body(name: str) -> ActorKind:
    """The kind of a named body by the words of its name; an organisation where none tells."""
    kinds = [body_words()[w] for w in name.lower().split() if w in body_words()]
    for kind in (ActorKind.ARMED_GROUP, ActorKind.MINISTRY, ActorKind.OUTLET, ActorKind.COALITION):
        if kind in kinds:
            return kind
    return kinds[-1] if kinds else ActorKind.ORGANISATION


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["title"] for row in load_table("titles"))


@cache
def _people_nouns() -> frozenset[str]:
    nouns = {row["noun"] for row in load_table("group_nouns")}
    return frozenset(noun.split()[-1] for noun in nouns | _titles())


def _is_title(text: str) -> bool:
    return text in _titles()


def _ends_in_people(text: str) -> bool:
    last = text.split()[-1] if text.split() else ""
    return last in _people_nouns() or last.removesuffix("s") in _people_nouns()
