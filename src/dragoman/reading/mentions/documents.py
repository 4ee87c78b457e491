"""Agreements and other documents a page names, and what "the document" points back to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman.actors import fold
from dragoman.lexicon import load_table
from dragoman.model import DocumentMention
from dragoman.reading.mentions.scene import Line, Piece, Scene
from dragoman.reading.mentions.titles import Phrase, Phrases

_MODIFYING = """joint final draft peace ceasefire truce trilateral tripartite bilateral framework
interim comprehensive political security landmark signed nuclear border memorandum multilateral
transitional power-sharing reconciliation additional provisional definitive agreed written formal
presidential prisoner withdrawal disengagement constitutional un"""
_MODIFIERS = frozenset(_MODIFYING.split())
"""Words that make a weak noun a document: "peace plan", "draft text"."""
_OPEN = frozenset({"document", "text", "paper", "agreement", "deal", "accord", "pact", "draft",
                   "instrument"})  # fmt: skip
"""Nouns that may point back to a document of any kind."""
_NAME_JOINS = frozenset({"of", "on", "and", "the", "for", "&", "-", "–", "to"})
_ABOUT = frozenset({"on", "of", "for", "to", "concerning", "regarding"})
MAX_NAME_WORDS = 14
_CARRIERS = frozenset({"text", "draft", "draft text", "outline"})
"""What is but the words of another document: "the text of the declaration"."""
_POINTING = frozenset({"the", "this", "that", "these", "its", "their", "his", "her"})


def find_documents(scene: Scene, pieces: Sequence[Sequence[Piece]]) -> tuple[DocumentMention, ...]:
    """The documents named, in order; "the document" has the name of the one before it."""
    finder = _Finder(scene)
    for line in scene.lines:
        finder.read(line, pieces[line.number])
    return tuple(finder.found)


class _Finder:
    """Keeps the documents of the page in order, to point back to."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.found: list[DocumentMention] = []

    def read(self, line: Line, pieces: Sequence[Piece]) -> None:
        known = {piece.first: piece for piece in pieces if piece.what == "agreement"}
        inside = {
            i for p in pieces if p.what in ("person", "body") for i in range(p.first, p.behind)
        }
        i = 0
        while i < len(line.words):
            piece = known.get(i)
            if piece is not None:
                self._known(piece)
                i = piece.behind
                continue
            phrase = _heads().at(line, i)
            if phrase is None or i in inside:
                i += 1
                continue
            mention = self._mention(line, i, phrase)
            if mention is not None:
                self.found.append(mention)
            i = phrase.behind

    def _known(self, piece: Piece) -> None:
        agreements = self._scene.registry.agreements
        ids = [i for i in piece.ids if i in agreements]
        day = self._scene.day
        if len(ids) > 1 and day is not None:
            past = [
                i for i in ids if (agreements[i].signed or agreements[i].declared or day) <= day
            ]
            ids = past[-1:] or ids
        known = agreements[ids[0]]
        self.found.append(
            DocumentMention(piece.start, piece.end, self._text(piece.start, piece.end),
                            known.name, known.kind, known.id)
        )  # fmt: skip

    def _mention(self, line: Line, i: int, phrase: Phrase) -> DocumentMention | None:
        if line.words[phrase.behind - 1].token.pos not in ("NOUN", "PROPN"):
            return None
        if phrase.key in _CARRIERS and line.low(phrase.behind) == "of":
            return None
        first = _name_start(line, i)
        behind = _name_behind(line, phrase)
        named = first < i or behind > phrase.behind or (line.words[i].text[:1].isupper() and i > 0)
        modified = line.low(i - 1) in _MODIFIERS
        if modified and first == i:
            first = i - 1
        back = self._back(line, first, phrase) if not named else None
        if back is not None:
            return self._at(line, first, phrase.behind, back)
        weak = phrase.row["strength"] == "weak"
        adjective = first + 1 == i and line.words[first].token.pos == "ADJ"
        if (weak and not modified and (not named or adjective)) or (phrase.plural and not named):
            return None
        start, end = line.words[first].start, line.words[behind - 1].end
        name = self._scene.slice(start, end)
        same = self._same(name)
        if same is not None:
            return self._at(line, first, behind, same)
        return DocumentMention(start, end, self._text(start, end), name, phrase.row["kind"])

    def _same(self, name: str) -> DocumentMention | None:
        """A document of the page that this name is the end or the beginning of."""
        key = fold(name).lower()
        if " " not in key:
            return None
        for earlier in reversed(self.found):
            other = fold(earlier.name).lower()
            if other.endswith(key) or other.startswith(key):
                return earlier
        return None

    def _back(self, line: Line, first: int, phrase: Phrase) -> DocumentMention | None:
        """What "the declaration", "this deal" points back to: the last document whose kind or
        head noun fits; plurals point nowhere."""
        if phrase.plural or line.low(first - 1) not in _POINTING:
            return None
        noun = phrase.key.split()[-1]
        for earlier in reversed(self.found):
            same_noun = earlier.name.lower().split()[-1:] == [noun]
            same_kind = earlier.document_kind == phrase.row["kind"]
            if same_noun or same_kind or noun in ("document", "text", "paper"):
                return earlier
            if noun in _OPEN and earlier.document_kind in ("ceasefire", "treaty", "memorandum"):
                return earlier
        return None

    def _at(self, line: Line, first: int, behind: int, known: DocumentMention) -> DocumentMention:
        start, end = line.words[first].start, line.words[behind - 1].end
        return DocumentMention(
            start, end, self._text(start, end), known.name, known.document_kind, known.agreement
        )

    def _text(self, start: int, end: int) -> str:
        return self._scene.text[start:end]


def _name_start(line: Line, i: int) -> int:
    """Where capitalised words before a document's noun begin: "Good Friday [Agreement]"."""
    first = i
    while first > 0 and i - first < MAX_NAME_WORDS:
        word = line.words[first - 1]
        capital = word.text[:1].isupper() or (word.text[:1].isdigit() and first < i)
        joins = (
            word.low in _NAME_JOINS and first - 1 > 0 and line.words[first - 2].text[:1].isupper()
        )
        if word.low in ("the", "a", "an") or not (capital or (joins and first < i)):
            break
        if word.token.pos in ("VERB", "AUX", "PUNCT", "PRON", "DET", "ADP") and not joins:
            break
        first -= 1
    return first


def _name_behind(line: Line, phrase: Phrase) -> int:
    """Where a title behind a capitalised noun ends: "Agreement on the Cessation of Hostilities",
    "Resolution 1701"."""
    behind = phrase.behind
    capital = line.words[behind - 1].text[:1].isupper()
    if capital and line.low(behind).rstrip(".").isdigit():
        return behind + 1
    if not line.words[behind - 1].text[:1].isupper() or line.low(behind) not in _ABOUT:
        return behind
    at = behind
    last = behind
    while at < len(line.words) and at - behind < MAX_NAME_WORDS:
        word = line.words[at]
        if word.text[:1].isupper():
            last = at + 1
        elif word.low not in _NAME_JOINS and word.low not in _ABOUT and word.low not in ("a", "in"):
            break
        at += 1
    return last


@cache
def _heads() -> Phrases:
    return Phrases((row["noun"], row) for row in load_table("document_kinds"))
