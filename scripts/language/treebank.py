"""Read the treebanks (CoNLL-U) and turn their sentences into spaCy documents."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

COLUMNS = 10
TRAIN = ("ewt-train", "gum-train", "pud-wiki")
DEV = ("ewt-dev", "gum-dev")


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; `head` is a position in the sentence, the word's own at the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    space: bool
    misc: str = ""


@dataclass(slots=True)
class Tree:
    """One sentence of a treebank; `id` is its sent_id, `paragraph` and `document` count up from
    0 over the file.
    """

    words: list[Word] = field(default_factory=list)
    paragraph: int = 0
    document: int = 0
    id: str = ""

    @property
    def text(self) -> str:
        return "".join(word.form + " " * word.space for word in self.words).rstrip()


def read_trees(path: Path) -> list[Tree]:
    """Return the sentences of a gzipped CoNLL-U file; multiword tokens split, empty nodes
    dropped.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return list(_trees(lines))


def _trees(lines: Iterable[str]) -> Iterator[Tree]:
    document, paragraph, sent_id = -1, -1, ""
    rows: list[list[str]] = []
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            document, paragraph = document + 1, paragraph + 1
        elif line.startswith("# newpar") and "_block" not in line:
            paragraph += 1
        elif line.startswith("# sent_id = "):
            sent_id = line.removeprefix("# sent_id = ")
        elif line.startswith("#"):
            continue
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield Tree(_words(rows), paragraph, document, sent_id)
            rows = []
    if rows:
        yield Tree(_words(rows), paragraph, document, sent_id)


def _words(rows: Sequence[Sequence[str]]) -> list[Word]:
    """Spaces after a multiword token belong to its last part; its parts touch."""
    kept, spaces = [], []
    until, space_after = 0, True
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            until, space_after = int(row[0].split("-")[1]), "SpaceAfter=No" not in row[9]
            continue
        number = int(row[0])
        kept.append(row)
        if number < until:
            spaces.append(False)
        elif number == until:
            spaces.append(space_after)
        else:
            spaces.append("SpaceAfter=No" not in row[9])
    return [
        Word(
            form=row[1],
            lemma=row[2],
            upos=row[3],
            xpos=row[4],
            feats="" if row[5] == "_" else row[5],
            head=int(row[6]) - 1 if row[6] != "0" else i,
            dep=row[7],
            space=space,
            misc=row[9],
        )
        for i, (row, space) in enumerate(zip(kept, spaces, strict=True))
    ]


def to_doc(vocab: Vocab, trees: Sequence[Tree]) -> Doc:
    """Return one document holding the trees in order, with tags, heads, relations and sentence
    starts.
    """
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    starts: list[bool | int | None] = []
    for tree in trees:
        offset = len(words)
        for i, word in enumerate(tree.words):
            words.append(word.form)
            spaces.append(word.space or i == len(tree.words) - 1)
            tags.append(word.xpos)
            heads.append(word.head + offset)
            deps.append("ROOT" if word.dep == "root" else word.dep)
            starts.append(i == 0)
    return Doc(
        vocab, words=words, spaces=spaces, tags=tags, heads=heads, deps=deps, sent_starts=starts
    )
