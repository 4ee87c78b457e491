"""What the shipped pipeline sees of a word: nine hashed columns instead of spaCy's four.

What differs from spaCy's stock ``MultiHashEmbed``:

- words outside the training vocabulary share one ``<unk>`` row, so an unseen name is read from its
  affixes and shape and not from another word's random row;
- a name joined into one token ("Mohammad Javad Zarif") shares one ``<name>`` row with all other
  joined names;
- a word's Brown cluster, its branch of the cluster tree and its usual casing are columns, so a word
  that no treebank has is read like its neighbours in a large text (Koo, Carreras and Collins 2008,
  "Simple Semi-supervised Dependency Parsing");
- the parts of speech that a large word list allows a form are a column, so that a verb no treebank
  has is read as one;
- columns have widths of their own, which keeps the model small; an encoder reads as many of them
  as it has widths for (that of the shipped tagger and parser leaves out the parts of speech).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

import numpy as np
from spacy.attrs import ORTH
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)
from thinc.types import Floats2d, Ints2d

from dragoman.language.classes import WordClasses, word_classes

UNKNOWN = "<unk>"
JOINED_NAME = "<name>"
KNOWN_WORDS, UNKNOWN_RATE = "known_words", "unknown_rate"
COLUMNS_LAYER = "dragoman_columns"
COLUMNS = ("norm", "prefix", "suffix", "ending", "shape", "cluster", "branch", "usage", "parts")
LONGEST_SHAPE = 8
MOST_CACHED_WORDS = 200_000  # about 60 MB; then the cache starts afresh

_DIGITS = re.compile(r"\d")
_RUNS = re.compile(r"(.)\1{2,}")


def shape_of(word: str) -> str:
    """Return the word's casing pattern, runs cut to two: ``Geneva`` → ``Xxx``, ``U.S.`` →
    ``X.X.``.
    """
    kinds = "".join(
        "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char
        for char in word
    )
    return _RUNS.sub(r"\1\1", kinds)[:LONGEST_SHAPE]


def columns_of(word: str, known: frozenset[str], classes: WordClasses) -> tuple[str, ...]:
    """Return the strings that stand for a word, in the order of :data:`COLUMNS`."""
    word = word.replace("’", "'")
    first, last = word.partition(" ")[0], word.rpartition(" ")[2]
    low_first, low_last = first.lower(), last.lower()
    if " " in word:
        norm = JOINED_NAME
    else:
        norm = _DIGITS.sub("0", low_last)
        norm = norm if norm in known else UNKNOWN
    shape = f"{shape_of(first)} {shape_of(last)}" if " " in word else shape_of(word)
    prefix, suffix, ending = low_first[:3], low_last[-3:], low_last[-5:]
    return norm, prefix, suffix, ending, shape, *classes.describe(last)


class _Lookup:
    """Turn documents into hash ids, remembering each distinct word once."""

    def __init__(self) -> None:
        self._rows: dict[int, tuple[int, ...]] = {}
        self._known: frozenset[str] = frozenset()
        self._source: list[str] | None = None

    def __call__(self, doc: Doc, known: list[str]) -> Ints2d:
        if known is not self._source:
            self._rows, self._known, self._source = {}, frozenset(known), known
        elif len(self._rows) > MOST_CACHED_WORDS:
            self._rows = {}
        rows, found, classes = self._rows, [], word_classes()
        orths: list[int] = doc.to_array([ORTH]).reshape(-1).tolist()  # type: ignore[assignment]
        for orth in orths:
            row = rows.get(orth)
            if row is None:
                columns = columns_of(doc.vocab.strings[orth], self._known, classes)
                row = tuple(get_string_id(column) for column in columns)
                rows[orth] = row
            found.append(row)
        return cast(Ints2d, np.array(found, dtype=np.uint64).reshape((len(found), len(COLUMNS))))


def word_columns() -> Model[list[Doc], list[Ints2d]]:
    """Return the layer that looks words up; :func:`set_words` gives it its words before training.

    In training, a share ``unknown_rate`` of the words is read as unknown.
    """
    lookup = _Lookup()
    unknown = get_string_id(UNKNOWN)

    def forward(
        model: Model[list[Doc], list[Ints2d]], docs: list[Doc], is_train: bool
    ) -> tuple[list[Ints2d], Callable[[list[Ints2d]], list[Doc]]]:
        known = cast(list[str], model.attrs[KNOWN_WORDS])
        rows = [lookup(doc, known) for doc in docs]
        if is_train:
            for found in rows:
                hidden = np.random.uniform(size=len(found)) < model.attrs[UNKNOWN_RATE]
                found[hidden, 0] = unknown
        return rows, lambda gradient: []

    return Model(COLUMNS_LAYER, forward, attrs={KNOWN_WORDS: [], UNKNOWN_RATE: 0.0})


def word_embedding(
    width: int, column_widths: list[int], rows: list[int], seed: int
) -> Model[list[Doc], list[Floats2d]]:
    """Return the embedding layer: one hashed table per column, mixed to ``width`` by a maxout
    layer.
    """
    tables: list[Model[Any, Any]] = [
        HashEmbed(nO=column_width, nV=size, column=index, seed=seed + index)
        for index, (column_width, size) in enumerate(zip(column_widths, rows, strict=True))
    ]
    mixer: Model[Floats2d, Floats2d] = Maxout(
        nO=width, nI=sum(column_widths), nP=3, dropout=0.0, normalize=True
    )
    embed: Any = chain(
        word_columns(),
        list2ragged(),
        with_array(concatenate(*tables)),
        with_array(mixer),
        ragged2list(),
    )
    return cast(Model[list[Doc], list[Floats2d]], embed)


def set_words(model: Model[Any, Any], known: list[str], *, unknown_rate: float = 0.0) -> None:
    """Give every word lookup below ``model`` its training vocabulary (digits written as 0, lower
    case) and the share of words to read as unknown in training.
    """
    for node in model.walk():
        if node.name == COLUMNS_LAYER:
            node.attrs[KNOWN_WORDS] = sorted(known)
            node.attrs[UNKNOWN_RATE] = unknown_rate


registry.architectures("dragoman.WordEmbed.v1", func=word_embedding)
