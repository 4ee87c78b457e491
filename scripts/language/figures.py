"""Score a pipeline from raw text: its own tokens, sentences, tags, relations and names against
the held-out parts.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.language.engine import Engine
from dragoman.language.pieces import Piece, batches, cut
from dragoman.model.text import Sentence, Token
from language.mentions import UNSAID, Named
from language.treebank import Tree, Word

Place = tuple[int, int]
Name = tuple[int, int, str]  # start, end, type
SENTENCES_ON_A_PAGE = 20


@dataclass(slots=True)
class Counts:
    """Right, said and wanted, for an F score."""

    right: int = 0
    said: int = 0
    wanted: int = 0

    @property
    def f(self) -> float:
        return 200 * self.right / max(1, self.said + self.wanted)

    def add(self, right: int, said: int, wanted: int) -> None:
        self.right, self.said, self.wanted = (
            self.right + right,
            self.said + said,
            self.wanted + wanted,
        )


@dataclass(slots=True)
class SyntaxFigures:
    """F scores over words found in raw text: CoNLL 2018 style, punctuation included, full relation
    labels; and as spaCy's own Scorer counts (punctuation left out, tags over aligned words).
    """

    scores: dict[str, Counts] = field(default_factory=dict)
    relations: Counter[tuple[str, str]] = field(
        default_factory=Counter
    )  # (gold, given with the right head or "-")

    def add(self, name: str, right: int, said: int, wanted: int) -> None:
        self.scores.setdefault(name, Counts()).add(right, said, wanted)


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A gold word with its place in the paragraph, its head's place (its own at the root) and
    its sentence start.
    """

    word: Word
    place: Place
    head: Place


def paragraphs(trees: Iterable[Tree]) -> Iterator[list[Tree]]:
    group: list[Tree] = []
    for tree in trees:
        if group and group[-1].paragraph != tree.paragraph:
            yield group
            group = []
        group.append(tree)
    if group:
        yield group


def raw(trees: list[Tree]) -> tuple[str, list[list[GoldWord]]]:
    """Return a paragraph's text and its gold sentences with places in it."""
    text, sentences = "", []
    for tree in trees:
        places = []
        for i, word in enumerate(tree.words):
            places.append((len(text), len(text) + len(word.form)))
            text += word.form + " " * (word.space or (i == len(tree.words) - 1 and word.space))
        sentences.append(
            [
                GoldWord(w, place, places[w.head])
                for w, place in zip(tree.words, places, strict=True)
            ]
        )
    return text.rstrip(), sentences


def read(engine: Engine, text: str, *, join: bool) -> list[Sentence]:
    return engine.read(list(cut(text, [(0, len(text))], [])), join=join)


def score_syntax(engine: Engine, trees: list[Tree]) -> SyntaxFigures:
    """Score tokens, sentences, tags, relations and lemmas, names left word by word."""
    figures = SyntaxFigures()
    for group in paragraphs(trees):
        text, gold_sentences = raw(group)
        given_sentences = read(engine, text, join=False)
        gold = {word.place: word for sentence in gold_sentences for word in sentence}
        given = {(t.start, t.end): (t, s) for s in given_sentences for t in s.tokens}
        sizes = (len(given), len(gold))
        both = [(gold[place], *given[place]) for place in gold.keys() & given.keys()]
        figures.add("words", len(both), *sizes)
        tagged = sum(g.word.xpos == t.tag for g, t, _ in both)
        figures.add("XPOS", tagged, *sizes)
        figures.add("UPOS", sum(g.word.upos == t.pos for g, t, _ in both), *sizes)
        figures.add(
            "lemma", sum(g.word.lemma.lower() == t.lemma.lower() for g, t, _ in both), *sizes
        )
        figures.add("features", sum(g.word.feats == t.morph for g, t, _ in both), *sizes)
        headed = [(g, t) for g, t, s in both if _place(s.tokens[t.head]) == g.head]
        labelled = sum(g.word.dep == t.dep for g, t in headed)
        figures.add("UAS", len(headed), *sizes)
        figures.add("LAS", labelled, *sizes)
        bare = sum(g.word.dep.partition(":")[0] == t.dep.partition(":")[0] for g, t in headed)
        figures.add("LAS, no subtypes", bare, *sizes)
        marks = (
            sum(g.word.dep == "punct" for g in gold.values()),
            sum(t.dep == "punct" for t, _ in given.values()),
        )
        without = (sizes[0] - marks[1], sizes[1] - marks[0])
        pairs = [(g, t) for g, t in headed if "punct" not in (g.word.dep, t.dep)]
        labelled = sum(g.word.dep == t.dep for g, t in pairs)
        figures.add("spaCy's tag_acc", tagged, len(both), len(gold))
        figures.add("spaCy's dep_uas", len(pairs), *without)
        figures.add("spaCy's dep_las", labelled, *without)
        gold_ends = {(s[0].place[0], s[-1].place[1]) for s in gold_sentences}
        given_ends = {(s.start, s.end) for s in given_sentences}
        figures.add("sentences", len(gold_ends & given_ends), len(given_ends), len(gold_ends))
        right = {g.place: t for g, t in headed}
        for place, word in gold.items():
            figures.relations[(word.word.dep, right[place].dep if place in right else "-")] += 1
    return figures


def _place(token: Token) -> Place:
    return token.start, token.end


def score_joined(engine: Engine, trees: list[Tree]) -> Counts:
    """Return LAS over units: what the pipeline joined counts as one word, right if it hangs where
    its gold name does.

    Gold relations inside a joined unit do not count; the unit's gold governor is that of the word
    governed from outside.
    """
    counts = Counts()
    for group in paragraphs(trees):
        text, gold_sentences = raw(group)
        sentences = read(engine, text, join=True)
        given = {_place(t): (t, s) for s in sentences for t in s.tokens}
        owner = {offset: place for place in given for offset in range(*place)}
        wanted: dict[Place, tuple[Place, str]] = {}
        total = 0
        for word in (w for s in gold_sentences for w in s):
            unit = owner.get(word.place[0], word.place)
            head = owner.get(word.head[0], word.head)
            root = word.head == word.place
            if head == unit and not root:
                continue
            total += unit not in wanted
            wanted.setdefault(unit, (unit if root else head, word.word.dep))
        right = sum(
            place in given
            and _place(given[place][1].tokens[given[place][0].head]) == head
            and given[place][0].dep == dep
            for place, (head, dep) in wanted.items()
        )
        counts.add(right, len(given), total)
    return counts


@dataclass(slots=True)
class NameFigures:
    """F of names by offsets: of persons, organisations and places with their types, and of all
    names by their spans alone.
    """

    typed: Counts = field(default_factory=Counts)
    spans: Counts = field(default_factory=Counts)

    def add(self, gold: set[Name], given: set[Name]) -> None:
        known = [{n for n in names if n[2] != "MISC"} for names in (gold, given)]
        self.typed.add(len(known[0] & known[1]), len(known[1]), len(known[0]))
        gold_spans, given_spans = {n[:2] for n in gold}, {n[:2] for n in given}
        self.spans.add(len(gold_spans & given_spans), len(given_spans), len(gold_spans))

    def add_all(self, other: NameFigures) -> None:
        for mine, theirs in ((self.typed, other.typed), (self.spans, other.spans)):
            mine.add(theirs.right, theirs.said, theirs.wanted)


def score_names(
    find: Callable[[str, list[Place]], set[Name]], sentences: list[Named], *, without_misc: bool
) -> NameFigures:
    """Score what `find` (text, paragraphs → names) finds on pages of neighbouring sentences.

    Names that touch words of which the corpus does not say whether they are names do not count.
    """
    figures = NameFigures()
    for start in range(0, len(sentences), SENTENCES_ON_A_PAGE):
        text, paragraphs = "", list[Place]()
        gold: set[Name] = set()
        unsaid: set[int] = set()
        for sentence in sentences[start : start + SENTENCES_ON_A_PAGE]:
            line, places = named_text(sentence)
            base = len(text)
            for a, b, kind in sentence.spans():
                gold.add((base + places[a][0], base + places[b - 1][1], kind))
            for place, label in zip(places, sentence.labels, strict=True):
                if label == UNSAID:
                    unsaid.update(range(base + place[0], base + place[1]))
            paragraphs.append((base, base + len(line)))
            text += line + "\n\n"
        given = {n for n in find(text, paragraphs) if unsaid.isdisjoint(range(n[0], n[1]))}
        if without_misc:
            spans = {n[:2] for n in gold}
            given = {n for n in given if n[2] != "MISC" or n[:2] in spans}
        figures.add(gold, given)
    return figures


def model_names(engine: Engine, text: str, paragraphs: list[Place]) -> set[Name]:
    """Return the names that the pipeline alone finds, as joined and trimmed by the product."""
    pieces = [Piece(start, text[start:end], (), {}) for start, end in paragraphs if end > start]
    return {
        (piece.start + start, piece.start + end, kind)
        for piece, names in zip(pieces, engine.names(pieces), strict=True)
        for start, end, kind in names
    }


def named_text(sentence: Named) -> tuple[str, list[Place]]:
    """Return the sentence's text and the place of each token."""
    text, places = "", []
    for token, space in zip(sentence.tokens, sentence.spaces, strict=True):
        places.append((len(text), len(text) + len(token)))
        text += token + " " * space
    return text, places


def speed(engine: Engine, texts: list[str]) -> float:
    """Return tokens per CPU-second of the whole pipeline on paragraphs, after a warm-up."""
    pieces = [piece for text in texts for piece in cut(text, [(0, len(text))], [])]
    engine.read(pieces[:64])
    started, tokens = time.process_time(), 0
    for batch in batches(pieces):
        tokens += sum(len(sentence.tokens) for sentence in engine.read(batch))
    return tokens / (time.process_time() - started)


def size_of(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
