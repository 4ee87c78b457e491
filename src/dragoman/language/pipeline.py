"""The one way from text to parsed sentences, whichever spaCy pipeline stands behind it.

Order matters: names are found first, each is joined to one token, and only then are words tagged
and parsed. Chains of foreign names ("Russia's Sergey Lavrov and Iran's Mohammad Javad Zarif") break
a parse that sees them word by word.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import LanguageError
from dragoman.language.pieces import batches, cut
from dragoman.language.sentences import split
from dragoman.model.text import Sentence

if TYPE_CHECKING:
    from dragoman.language.engine import Engine

SHIPPED = Path(__file__).parent / "english"


class Pipeline:
    """A language pipeline; its weights are loaded at the first :meth:`parse`."""

    def __init__(self, source: str | Path) -> None:
        self._source = source

    @cached_property
    def _engine(self) -> Engine:
        # Reading scales by processes; threads inside a matrix product would only fight over cores.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from dragoman.language.engine import Engine

        return Engine.load(self._source)

    def sentences(self, text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return (start, end) of the sentences in the given stretches of `text`, by rule and
        without the weights.

        Cheap (about a million characters a second); :meth:`parse` cuts at all these places and at a
        few more.
        """
        return [
            (start + first, start + last)
            for start, end in spans
            for first, last in split(text[start:end])
        ]

    def parse(
        self, text: str, spans: Iterable[tuple[int, int]], *, names: Sequence[tuple[int, int]] = ()
    ) -> list[Sentence]:
        """Return the parsed sentences of the given stretches (paragraphs) of `text`, in order.

        All offsets count from the start of `text`. `names` are stretches already known to be one
        name each; they and the names of persons, organisations and places that the pipeline finds
        become one token. Where two of `names` overlap, the longer wins. A stretch without a word
        gives nothing. Memory grows with the result, not with the length of a line: stretches are
        read in pieces of at most 8,000 characters.
        """
        sentences: list[Sentence] = []
        for batch in batches(cut(text, spans, sorted(names))):
            sentences.extend(self._engine.read(batch))
        return sentences


def load_pipeline(name: str | None = None) -> Pipeline:
    """Return the shipped English pipeline, or any installed spaCy pipeline by its package name or
    folder.

    Raises :class:`~dragoman.errors.LanguageError` where there is none of that name.
    """
    if name is None:
        if not (SHIPPED / "meta.json").exists():
            raise LanguageError(
                f"the shipped pipeline is missing at {SHIPPED}: reinstall dragoman, or train it "
                "with `python scripts/train_language.py`"
            )
        return Pipeline(SHIPPED)
    if (Path(name) / "meta.json").exists():
        return Pipeline(Path(name))
    if not name.isidentifier() or importlib.util.find_spec(name) is None:
        raise LanguageError(
            f"no spaCy pipeline {name!r} is installed: install it (`pip install {name}`, or "
            f"`python -m spacy download {name}`), give the folder of one, or leave the name out "
            "to use the one that ships with dragoman"
        )
    return Pipeline(name)
