"""The page as mention finding sees it: lines of words, the names in them, drafts of mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.actors import Registry
from dragoman.language.trees import Tree, tree_of
from dragoman.model import ActorKind, ActorRef, Day, Sentence, Token

_WORD = re.compile(r"\S+")
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word; a token that joins a whole name has several. `low` is lower case with plain
    apostrophes."""

    i: int
    start: int
    end: int
    text: str
    low: str
    token: Token


@dataclass(slots=True)
class Line:
    """One sentence: its words, its tree, and the stretches inside quotation marks."""

    number: int
    words: list[Word]
    tree: Tree
    quoted: list[tuple[int, int]] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.tree.sentence.start

    @property
    def end(self) -> int:
        return self.tree.sentence.end

    def low(self, i: int) -> str:
        """The word at a position in lower case; "" outside the line."""
        words = self.words
        return words[i].low if 0 <= i < len(words) else ""

    def in_quotes(self, start: int) -> bool:
        return any(low <= start < high for low, high in self.quoted)


@dataclass(frozen=True, slots=True)
class Piece:
    """A name found in a line, before anybody asked whom it stands for here.

    `what` is state, demonym, metonym, person, body (any other actor), process, agreement or
    place. `ids` are its readings in the registry; empty where only the language pipeline or the
    page itself knows the name.
    """

    first: int
    behind: int
    start: int
    end: int
    text: str
    what: str
    ids: tuple[str, ...] = ()
    weak: bool = False
    place: str | None = None
    kind: ActorKind | None = None


@dataclass(slots=True)
class Draft:
    """A mention in the making.

    `refs` is filled where the words alone say who is meant; `ask` names the question that only
    the page's order answers: pronoun, title, group, institution, collective, counterpart.
    """

    line: int
    first: int
    behind: int
    start: int
    end: int
    form: str
    why: str
    refs: tuple[ActorRef, ...] = ()
    ask: str = ""
    office: str = ""
    noun: str = ""
    owners: tuple[ActorRef, ...] = ()
    plural: bool = False
    definite: bool = False
    count: int = 0
    gender: str = ""
    head: Token | None = None
    place: Piece | None = None
    possessive: bool = False
    """A pronoun that owns what follows: "his", "their"."""
    own_body: bool = False
    """A body called by whose it is: "his organisation"."""


@dataclass(slots=True)
class Scene:
    """What all finders share. `day` is when the page stands in time, for offices and groups."""

    text: str
    lines: list[Line]
    registry: Registry
    day: date | None
    title: str = ""
    name_parts: set[str] = field(default_factory=set)
    """First and last words of the full names of persons on the page."""

    def slice(self, start: int, end: int) -> str:
        """Words of the page with white space made single."""
        return " ".join(self.text[start:end].split())


def set_scene(
    text: str, sentences: Sequence[Sentence], registry: Registry, published: Day, title: str | None
) -> Scene:
    """The scene of a page; the day is its own, or the bracket next to it."""
    lines = [_line(number, sentence) for number, sentence in enumerate(sentences)]
    _mark_quotes(text, lines)
    day = published.start or published.end or published.not_after or published.not_before
    return Scene(text, lines, registry, day, title or "")


def _line(number: int, sentence: Sentence) -> Line:
    words: list[Word] = []
    for token in sentence.tokens:
        if len(token.text.split()) == 1 and not token.text[0].isspace():
            words.append(_word(len(words), token.start, token.text.rstrip(), token))
            continue
        for match in _WORD.finditer(token.text):
            words.append(_word(len(words), token.start + match.start(), match[0], token))
    return Line(number, words, tree_of(sentence))


def _word(i: int, start: int, text: str, token: Token) -> Word:
    plain = text if text.isascii() else text.translate(_MARKS)
    return Word(i, start, start + len(text), text, plain.lower(), token)


_OPENING, _CLOSING = "“«„", "”»"


def _mark_quotes(text: str, lines: Sequence[Line]) -> None:
    """Marks what stands in quotation marks; a quote may run over sentences of one paragraph."""
    opened: int | None = None
    before = 0
    for line in lines:
        if "\n\n" in text[before : line.start]:
            opened = None
        start = line.start if opened is not None else None
        for at in range(line.start, line.end):
            char = text[at]
            if char in _OPENING or (char == '"' and opened is None):
                opened = start = at
            elif opened is not None and (char in _CLOSING or char == '"'):
                line.quoted.append((start if start is not None else opened, at + 1))
                opened = start = None
        if opened is not None:
            line.quoted.append((start if start is not None else opened, line.end))
        before = line.end


def words_of(line: Line, start: int, end: int) -> tuple[int, int]:
    """Positions of the first word that touches a stretch and behind the last one."""
    starts = [word.end for word in line.words]
    first = bisect_left(starts, start + 1)
    behind = first
    while behind < len(line.words) and line.words[behind].start < end:
        behind += 1
    return first, behind


def slug(name: str) -> str:
    """A page-local id: "~" and the name in lower case with hyphens."""
    return "~" + "-".join(re.findall(r"\w+", name.lower()))
