"""Loads our sentences with a marked pair and its CAMEO code (`gold/sentences/roots.tsv`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from gold.model import GoldError
from gold.sentence_set import FOLDER, Part, Root, Words, find_words

FILE = "roots.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """One sentence in which `source` does to `target` what CAMEO codes as `cameo`."""

    id: str
    text: str
    source: Words
    target: Words
    root: Root
    cameo: str
    part: Part


COLUMNS = tuple(PairRow.__slots__)


def load_pairs() -> tuple[PairRow, ...]:
    """The rows of the table, in file order; a GoldError names a bad row."""
    header, *lines = (FOLDER / FILE).read_text(encoding="utf-8").splitlines()
    if tuple(header.split("\t")) != COLUMNS:
        raise GoldError(f"{FILE}: the header must be {' '.join(COLUMNS)}")
    return tuple(parse_pair_row(line.split("\t")) for line in lines)


def parse_pair_row(cells: list[str]) -> PairRow:
    """One row out of its cells, every label and both stretches of words checked."""
    if len(cells) != len(COLUMNS):
        raise GoldError(f"{FILE}: {cells[0]} has {len(cells)} cells, not {len(COLUMNS)}")
    cell = dict(zip(COLUMNS, cells, strict=True))
    try:
        row = PairRow(
            id=cell["id"],
            text=cell["text"],
            source=find_words(cell["text"], cell["source"]),
            target=find_words(cell["text"], cell["target"]),
            root=Root(cell["root"]),
            cameo=cell["cameo"],
            part=cast(Part, cell["part"]),
        )
    except ValueError as error:
        raise GoldError(f"{FILE}: {cell['id']}: {error}") from error
    if row.part not in ("train", "dev") or not row.cameo.isdecimal():
        raise GoldError(f"{FILE}: {row.id}: part or code is none")
    if row.source.start < row.target.end and row.target.start < row.source.end:
        raise GoldError(f"{FILE}: {row.id}: source and target overlap")
    return row
