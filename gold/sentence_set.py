"""Loads a table of our annotated sentences (`gold/sentences/<name>.tsv`), one event a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple, cast

from dragoman.model import Modality, Polarity, Stance
from gold.model import GoldError

FOLDER = Path(__file__).parent / "sentences"
MOST_CERTAIN = 3.0
_OCCURRENCE = re.compile(r"(?P<words>.+?)(?:@(?P<nth>\d))?")
Part = Literal["train", "dev"]


class Root(StrEnum):
    """The PLOVER roots, and none of them."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    NONE = "NONE"


class Words(NamedTuple):
    """A stretch of a sentence: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRow:
    """One event of one sentence; `factuality` runs from −3 to 3, no stance is the outlet's own."""

    id: str
    text: str
    event: Words
    source: Words | None
    target: Words | None
    root: Root
    modality: Modality
    polarity: Polarity
    stance: Stance | None
    factuality: float
    part: Part

    @property
    def sentence(self) -> str:
        """The id of its sentence, shared by all rows on the same text."""
        return self.id.partition(".")[0]

    def quote(self, words: Words | None) -> str:
        """The words themselves, empty where there are none."""
        return self.text[words.start : words.end] if words else ""


COLUMNS = tuple(SentenceRow.__slots__)


def load_sentences(name: str) -> tuple[SentenceRow, ...]:
    """The rows of `gold/sentences/<name>.tsv`, in file order; a GoldError names a bad row."""
    path = FOLDER / f"{name}.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise GoldError(f"{path.name}: the header must be {' '.join(COLUMNS)}")
    return tuple(parse_row(line.split("\t"), where=path.name) for line in lines[1:])


def parse_row(cells: list[str], *, where: str) -> SentenceRow:
    """One row out of its cells, every label and every stretch of words checked."""
    if len(cells) != len(COLUMNS):
        raise GoldError(f"{where}: {cells[0]} has {len(cells)} cells, not {len(COLUMNS)}")
    cell = dict(zip(COLUMNS, cells, strict=True))
    text = cell["text"]
    try:
        row = SentenceRow(
            id=cell["id"],
            text=text,
            event=find_words(text, cell["event"]),
            source=find_words(text, cell["source"]) if cell["source"] else None,
            target=find_words(text, cell["target"]) if cell["target"] else None,
            root=Root(cell["root"]),
            modality=Modality(cell["modality"]),
            polarity=Polarity(cell["polarity"]),
            stance=None if cell["stance"] == "none" else Stance(cell["stance"]),
            factuality=float(cell["factuality"]),
            part=cast(Part, cell["part"]),
        )
    except ValueError as error:
        raise GoldError(f"{where}: {cell['id']}: {error}") from error
    if abs(row.factuality) > MOST_CERTAIN or row.part not in ("train", "dev"):
        raise GoldError(f"{where}: {row.id}: factuality or part is out of range")
    return row


def find_words(text: str, words: str) -> Words:
    """Where whole words stand in a text; `met@2` asks for the second `met`."""
    asked = _OCCURRENCE.fullmatch(words)
    if asked is None:
        raise GoldError("an event has no words")
    hit = next(islice(_whole(text, asked["words"]), int(asked["nth"] or 1) - 1, None), None)
    if hit is None:
        raise GoldError(f"{words!r} does not stand in {text!r}")
    return hit


def _whole(text: str, words: str) -> Iterator[Words]:
    """Every place where the words stand and no letter or digit touches them."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not (text[:start][-1:].isalnum() or text[end : end + 1].isalnum()):
            yield Words(start, end)
        start = text.find(words, start + 1)
