"""Names of bodies that neither the registry nor the pipeline knows, by their head noun.

"Lakeland Farmers' Forum said": capitalised words that end in a noun of bodies name one, whoever
else the words in between may name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.model import ActorKind
from dragoman.reading.mentions.kinds import body_nouns, document_nouns, kind_of_body
from dragoman.reading.mentions.scene import Line, Piece, Scene, Word
from dragoman.reading.mentions.titles import institution_nouns, titles

MIN_WORDS = 3
MAX_WORDS = 8
MAX_CAPITALS = 0.6
"""A line with a larger share of capitalised words is a headline and tells no names."""
_INNER = frozenset({"of", "for", "the", "and", "on", "in", "'s", "'", "-", "–", "&", "to", "de"})
_ABOUT = frozenset({"of", "on", "for"})
_POS = frozenset({"PROPN", "NOUN", "ADJ", "X", "VERB", "NUM"})


def composed_bodies(scene: Scene, line: Line, known: Sequence[Piece]) -> Iterator[Piece]:
    """Bodies of at least three capitalised words that no piece names as a whole."""
    if _is_headline(line):
        return
    i = 0
    while i < len(line.words):
        behind = _run(line, i)
        last = _head_at(line, i, behind)
        if last is None:
            i = max(behind, i + 1)
            continue
        if not _named_already(known, i, last) and _unofficial(scene, line, i, last):
            words = line.words[i:last]
            text = scene.slice(words[0].start, words[-1].end)
            found = scene.registry.resolve(text, day=scene.day)
            ids = (found.actor,) if found.actor else ()
            yield Piece(i, last, words[0].start, words[-1].end, text, "body", ids,
                        kind=kind_of_body(text) if not ids else ActorKind.ORGANISATION)  # fmt: skip
        i = last


def _is_headline(line: Line) -> bool:
    words = [word for word in line.words if word.text[:1].isalpha()]
    capitals = sum(word.text[:1].isupper() for word in words)
    return len(words) > MAX_WORDS and capitals > MAX_CAPITALS * len(words)


def _run(line: Line, i: int) -> int:
    """Where capitalised words that begin at a word end, small words between them included."""
    if not _capital(line.words[i]) or (i == 0 and line.low(i) in ("the", "a", "an")):
        return i
    behind = at = i + 1
    while at < len(line.words) and at - i < MAX_WORDS:
        if _capital(line.words[at]):
            behind = at + 1
        elif line.low(at) not in _INNER:
            break
        at += 1
    return behind


def _capital(word: Word) -> bool:
    return word.text[:1].isupper() and word.token.pos in _POS


def _head_at(line: Line, first: int, behind: int) -> int | None:
    """Behind the last head noun of a run, if enough capitalised words stand before it and no
    "and" that may part two names."""
    for last in range(behind, first + MIN_WORDS - 1, -1):
        word = line.words[last - 1]
        if word.low in body_nouns() and word.text[:1].isupper():
            inner = [line.low(i) for i in range(first, last)]
            plain = sum(line.words[i].text[:1].isupper() for i in range(first, last))
            if plain < MIN_WORDS - 1 or {"and", "in", "to"} & set(inner):
                return None
            if behind > last and line.low(last) in _ABOUT:
                return behind  # "Commission on Human Rights"
            return last if plain >= MIN_WORDS else None
    return None


def _named_already(known: Sequence[Piece], first: int, behind: int) -> bool:
    """Whether a piece names the whole, or reaches over an edge of it."""
    return any(
        (piece.first < first < piece.behind)
        or (piece.first < behind < piece.behind)
        or (piece.behind == behind and piece.behind - piece.first >= MIN_WORDS)
        or (piece.first <= first and piece.behind >= behind)
        or (first <= piece.first and piece.behind <= behind and _settled(piece, first))
        for piece in known
    )


def _settled(piece: Piece, first: int) -> bool:
    """A person, or a body of several words at the beginning, stays what it is."""
    if piece.what == "person":
        return not piece.weak
    return piece.what == "body" and piece.first == first and len(piece.text) > 1


def _unofficial(scene: Scene, line: Line, first: int, behind: int) -> bool:
    """Not a state's institution ("the Malian Foreign Ministry"), nor a document, nor begun by a
    title ("President Moyo's Movement")."""
    nouns = institution_nouns(scene.registry.institution_nouns())
    for i in range(first, behind):
        found = nouns.at(line, i)
        if found is not None and found.behind == behind and i - first <= 2:
            return False
    if any(line.low(i) in document_nouns() for i in range(first, behind)):
        return False
    return titles().at(line, first) is None


__all__ = ["composed_bodies"]
