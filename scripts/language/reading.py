"""The names of a page as the product reads them: the pipeline's names and the registry's, typed by
registry, titles and the rest of the page.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.actors import fold
from dragoman.model import Day
from dragoman.reading.mentions.abbreviations import definitions_of
from dragoman.reading.mentions.kinds import body_words
from dragoman.reading.mentions.names import pieces_by_line
from dragoman.reading.mentions.scene import Piece, set_scene
from dragoman.reading.mentions.votes import entity_votes, kind_by_head
from dragoman.reading.read_page import joinable
from dragoman.reading.reader import Reader

Name = tuple[int, int, str]  # start, end, type
KINDS = {
    "state": "PLACE",
    "metonym": "PLACE",
    "place": "PLACE",
    "person": "PERSON",
    "body": "ORG",
    "demonym": "MISC",
    "process": "MISC",
    "agreement": "MISC",
}


def page_names(
    reader: Reader, text: str, paragraphs: list[tuple[int, int]], model: set[Name]
) -> set[Name]:
    """Return the names of a page of `paragraphs` (offsets into `text`) with their types.

    They are what the reader takes for a name united with what the pipeline alone finds (`model`);
    of two that overlap the longer counts, and the reader's type before the pipeline's.
    """
    names = joinable(text, reader.registry.find(text))
    sentences = reader.pipeline.parse(text, paragraphs, names=names)
    scene = set_scene(text, sentences, reader.registry, Day(), None)
    votes = entity_votes(scene)
    by_line = pieces_by_line(scene, definitions_of(scene).own)
    read = [_of_piece(piece) for pieces in by_line for piece in pieces]
    read = [(start, end, kind) for start, end, kind in read if text[start : start + 1].isupper()]
    alone = [
        (start, end, kind if kind == "MISC" else _voted(text[start:end], kind, votes))
        for start, end, kind in model
    ]
    kept: list[Name] = []
    taken: set[int] = set()
    order = [*((name, 0) for name in read), *((name, 1) for name in alone)]
    for (start, end, kind), _ in sorted(order, key=lambda n: (n[0][0] - n[0][1], n[1], n[0])):
        if taken.isdisjoint(range(start, end)):
            kept.append((start, end, kind))
            taken.update(range(start, end))
    return set(kept)


def _voted(name: str, kind: str, votes: Mapping[str, str]) -> str:
    return votes.get(fold(name)) or kind_by_head(name.split()) or kind


def _of_piece(piece: Piece) -> Name:
    article = piece.end - piece.start > 4 and piece.text[:4].lower() == "the "
    words = piece.text.lower().split()
    organ = piece.what == "metonym" and len(words) > 1 and any(w in body_words() for w in words)
    kind = "ORG" if organ else KINDS[piece.what]  # "United States Senate" stands for the state
    return piece.start + 4 * article, piece.end, kind
