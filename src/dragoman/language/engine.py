"""The only file that runs spaCy: pieces in, sentences out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.about import __version__ as spacy_version
from spacy.attrs import IS_SPACE
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.errors import LanguageError
from dragoman.language import features as _registered  # noqa: F401  (registers the shipped encoder's layer)
from dragoman.language.asides import Span, asides, kept_comma, without
from dragoman.language.classes import word_classes
from dragoman.language.columns import Columns, columns_of, put_back
from dragoman.language.edges import Found, trimmed
from dragoman.language.foreign import ENTITY_KINDS, is_foreign, to_universal
from dragoman.language.joining import Part, parts
from dragoman.language.pieces import Piece
from dragoman.language.punctuation import hang_punctuation
from dragoman.language.repairs import repair
from dragoman.language.words import FILE as WORDS_FILE
from dragoman.language.words import WordTable, read_word_table
from dragoman.model.text import Sentence, Token

PROPER = ("NNP", "NNPS")
DOCS_AT_ONCE = 64
_ASKED_OF_WORDS = (IS_SPACE,)
"""What the shipped pipeline asks spaCy of a word; of each word of each page some twenty more
attributes would be worked out."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """A piece with its tokens: `clauses` are parsed apart from what stands at `kept`."""

    piece: Piece
    units: Sequence[Part]
    forms: list[str]
    starts: list[bool | None]
    clauses: list[Span]
    kept: list[int]


class Engine:
    """A loaded spaCy pipeline, cut into what finds names and what comes after."""

    def __init__(self, nlp: Language, words: WordTable | None) -> None:
        self._nlp = nlp
        self._words = words
        pipes: list[tuple[str, Any]] = list(nlp.pipeline)
        at = next((i for i, (name, _) in enumerate(pipes) if name == "ner"), -1)
        own_ner = words is not None and at >= 0
        for _, pipe in pipes:
            _use_numpy_blas(pipe)
        self._finders = [pipe for _, pipe in pipes[: at + 1]] if own_ner else []
        self._readers = (
            [pipe for _, pipe in pipes[at + 1 :]] if own_ner else [pipe for _, pipe in pipes]
        )

    @classmethod
    def load(cls, source: str | Path) -> Engine:
        """Load a pipeline from a folder or an installed package."""
        try:
            nlp = spacy.load(source)
        except (OSError, ValueError, ImportError) as error:
            raise LanguageError(
                f"the spaCy pipeline {str(source)!r} cannot be loaded ({error}): check that it "
                f"was made for spaCy {spacy_version}, or leave the name out to use the one that "
                "ships with dragoman"
            ) from error
        if "parser" not in nlp.pipe_names:
            raise LanguageError(
                f"the spaCy pipeline {str(source)!r} has no parser: name one that has"
            )
        folder = Path(source)
        words = read_word_table(folder) if (folder / WORDS_FILE).exists() else None
        if words is not None:
            word_classes()  # missing, it should be told at once
            vocab: Any = nlp.vocab
            getters = vocab.lex_attr_getters
            vocab.lex_attr_getters = {attr: getters[attr] for attr in _ASKED_OF_WORDS}
        return cls(nlp, words)

    def read(self, pieces: Sequence[Piece], *, join: bool = True) -> list[Sentence]:
        """Return the sentences of the pieces in order; `join=False` leaves names word by word
        (for measuring).
        """
        with (
            self._nlp.memory_zone()
        ):  # the words of a million pages must not pile up in the vocabulary
            return list(self._read(pieces, join))

    def _read(self, pieces: Sequence[Piece], join: bool) -> Iterator[Sentence]:
        laid_out = [
            (piece, _laid_out(piece, doc, join))
            for piece, doc in zip(pieces, self._named(pieces), strict=True)
        ]
        plans = [self._plan(piece, units) for piece, units in laid_out if units]
        docs = [doc for plan in plans for doc in self._documents(plan)]
        parsed = iter(self._run(self._readers, docs))
        for plan in plans:
            doc = next(parsed)
            yield from self._sentences(plan, doc, [next(parsed) for _ in plan.clauses])

    def names(self, pieces: Sequence[Piece]) -> list[list[tuple[int, int, str]]]:
        """Return the (start, end, type) of the names found in each piece, MISC included, without
        parsing.
        """
        found = []
        for doc in self._named(pieces):
            tokens, names = _tokens_and_names(doc)
            found.append([(tokens[n.first][0], tokens[n.behind - 1][1], n.kind) for n in names])
        return found

    def _named(self, pieces: Sequence[Piece]) -> list[Doc]:
        return self._run(self._finders, [self._nlp.tokenizer(piece.text) for piece in pieces])

    @staticmethod
    def _run(pipes: Sequence[Any], docs: list[Doc]) -> list[Doc]:
        """Send documents through pipes, those of like length together."""
        order = sorted(range(len(docs)), key=lambda i: len(docs[i]))
        done: list[Doc] = [docs[i] for i in order]
        for pipe in pipes:
            done = (
                list(pipe.pipe(done, batch_size=DOCS_AT_ONCE))
                if hasattr(pipe, "pipe")
                else [pipe(d) for d in done]
            )
        placed = dict(zip(order, done, strict=True))
        return [placed[i] for i in range(len(docs))]

    def _plan(self, piece: Piece, units: Sequence[Part]) -> _Plan:
        """Return what of a piece is parsed together; reporting clauses put in are parsed apart."""
        forms = [" ".join(piece.text[unit.start : unit.end].split()) for unit in units]
        starts: list[bool | None] = []
        for i, unit in enumerate(units):
            sure = piece.breaks.get(unit.start)
            starts.append(True if i == 0 or sure else None if sure is False else False)
        clauses = asides(forms, starts) if self._words is not None else []
        commas = [kept_comma(forms, closing) for _, closing in clauses]
        kept = list(without(len(units), clauses, commas))
        return _Plan(piece, units, forms, starts, clauses, kept)

    def _documents(self, plan: _Plan) -> Iterator[Doc]:
        """Yield the document to parse, and one for each clause put in; a sentence may start only
        where the piece allows a break.
        """
        yield self._document(plan, plan.kept)
        for opening, closing in plan.clauses:
            yield self._document(plan, range(opening + 1, closing))

    def _document(self, plan: _Plan, positions: Sequence[int]) -> Doc:
        ends = [*(unit.start for unit in plan.units[1:]), len(plan.piece.text) + 1]
        return Doc(
            self._nlp.vocab,
            words=[plan.forms[i] for i in positions],
            spaces=[plan.units[i].end < ends[i] for i in positions],
            sent_starts=[True if k == 0 else plan.starts[i] for k, i in enumerate(positions)],
        )

    def _columns(self, plan: _Plan, doc: Doc, clauses: Sequence[Doc]) -> Columns:
        """Return the columns of all words of a piece."""
        main = columns_of(doc)
        if self._words is None:
            return main
        forms = [plan.piece.text[unit.start : unit.end] for unit in plan.units]
        told = [forms[i] for i in plan.kept]
        for span in main.sentences():
            repair(told, main.tags, main.deps, main.heads, span)
        apart = [(at, columns_of(one)) for at, one in zip(plan.clauses, clauses, strict=True)]
        whole = put_back(main, plan.kept, apart, forms) if apart else main
        for span in whole.sentences():
            hang_punctuation(forms, whole.deps, whole.heads, span)
        return whole

    def _sentences(self, plan: _Plan, doc: Doc, clauses: Sequence[Doc]) -> Iterator[Sentence]:
        """Yield the sentences of a piece with offsets into the page."""
        if self._words is None and is_foreign(doc):
            doc = to_universal(doc)
        found = self._columns(plan, doc, clauses)
        for span in found.sentences():
            tokens = []
            for i in span:
                head = found.heads[i] if found.heads[i] in span else i
                dep = "root" if head == i else found.deps[i]
                at = (i - span.start, head - span.start)
                tokens.append(
                    self._token(plan.piece, plan.units[i], doc, i, at, found.tags[i], dep)
                )
            yield Sentence(tokens[0].start, tokens[-1].end, tuple(tokens))

    def _token(
        self,
        piece: Piece,
        unit: Part,
        doc: Doc,
        at: int,
        place: tuple[int, int],
        tag: str,
        dep: str,
    ) -> Token:
        text = piece.text[unit.start : unit.end]
        entity = unit.kind
        if self._words is None:
            token = doc[at]
            upos, morph, lemma = token.pos_, str(token.morph), token.lemma_ or text
            lemma = lemma if upos == "PROPN" else lemma.lower()
            entity = entity or ENTITY_KINDS.get(token.ent_type_, "")
        else:
            upos, morph, lemma = self._words.analyse(text, tag, dep)
        if unit.joined:
            tag = tag if tag in PROPER else "NNP"
            upos, lemma, morph = "PROPN", text, "Number=Plur" if tag == "NNPS" else "Number=Sing"
        return Token(
            i=place[0],
            start=piece.start + unit.start,
            end=piece.start + unit.end,
            text=text,
            lemma=lemma,
            pos=upos,
            tag=tag,
            dep=dep,
            head=place[1],
            entity=entity,
            morph=morph,
        )


def _use_numpy_blas(pipe: Any) -> None:
    """Multiply matrices with numpy's BLAS: 1.5 times as fast as thinc's own (46 against 30
    GFLOPs measured).
    """
    model: Any = getattr(pipe, "model", None)
    for node in model.walk() if hasattr(model, "walk") else ():
        if hasattr(node.ops, "use_blis"):
            node.ops.use_blis = False


def _laid_out(piece: Piece, doc: Doc, join: bool) -> list[Part]:
    """Return the piece's tokens with its names joined."""
    tokens, names = _tokens_and_names(doc)
    return parts(piece.text, tokens, names, piece.names, join=join)


def _tokens_and_names(doc: Doc) -> tuple[list[tuple[int, int]], list[Found]]:
    """Return the offsets of the tokens that are not white space, and the trimmed names among
    them.
    """
    kept = [token for token in doc if not token.is_space]
    position = {token.i: k for k, token in enumerate(kept)}
    found = []
    for entity in doc.ents:
        inside = [position[i] for i in range(entity.start, entity.end) if i in position]
        if inside:
            found.append(Found(inside[0], inside[-1] + 1, entity.label_))
    words = [token.text for token in kept]
    return [(token.idx, token.idx + len(token)) for token in kept], list(trimmed(words, found))
