"""ECB+ as pages and mentions: its CoNLL files, and the splits of gold mentions beside them.

Cybulska and Vossen (2014). A topic is a sort of event ("an earthquake in Indonesia") with pages on
two events of that sort. Topics 1-35 are for training and development; which are which, the files
of gold mentions say. The address that opens each document of the later half is no text of its own
and is left out.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading import Spelled, spell
from benchmarks.result import MissingDataError
from dragoman.record.links.mentions import Mention, mention
from dragoman.record.links.pages import PageWords, page_words

FOLDER = "same_event"
TRAIN, MEASURED = "Train", ("Dev", "Test")
_BEGIN = re.compile(r"#begin document \((\d+)/\d+(ecb(?:plus)?)/(\d+)\)")


@dataclass(frozen=True, slots=True)
class Document:
    """A document: `id` as the gold mentions have it ("2_11ecb"), its sentences' tokens by their
    numbers."""

    id: str
    topic: str
    sentences: Mapping[int, tuple[str, ...]]

    def words(self) -> PageWords:
        """What the product knows of it, from its text."""
        lines = [list(tokens) for tokens in self.sentences.values()]
        return page_words(spell(lines, hyphens=True).text)


@dataclass(frozen=True, slots=True)
class GoldMention:
    """An event's words in a document, and the chain they belong to."""

    document: str
    sentence: int
    tokens: tuple[int, ...]
    chain: str
    alone: bool
    """Whether nothing else is in the chain."""


@dataclass(frozen=True, slots=True)
class Part:
    """One split: documents and mentions, sorted."""

    documents: tuple[Document, ...]
    mentions: tuple[GoldMention, ...]

    def pages(self) -> list[PageWords]:
        """The documents as the product knows them."""
        return [document.words() for document in self.documents]

    def known_mentions(self) -> list[Mention]:
        """The gold mentions as the product knows them; pages by the documents' numbers."""
        number = {document.id: i for i, document in enumerate(self.documents)}
        return [_mention(self.documents[number[one.document]], one, number[one.document])
                for one in self.mentions]  # fmt: skip

    def pairs(self) -> dict[tuple[int, int], bool]:
        """Pairs of documents of one topic, and whether some event is told by both."""
        chains: dict[str, set[str]] = {}
        for one in self.mentions:
            if not one.alone:
                chains.setdefault(one.document, set()).add(one.chain)
        found = {}
        for j, other in enumerate(self.documents):
            for i, one_document in enumerate(self.documents[:j]):
                if one_document.topic == other.topic:
                    told = chains.get(one_document.id, set()) & chains.get(other.id, set())
                    found[i, j] = bool(told)
        return found


def load_part(data: Path, *splits: str) -> Part:
    """The first of the splits ("Dev") that is there; raises MissingDataError where none is."""
    folder = data / FOLDER
    paths = [folder / f"ECB_{split}_Event_gold_mentions.json.gz" for split in splits]
    path = next((one for one in paths if one.exists()), None)
    if path is None:
        raise MissingDataError(f"no gold mentions of ECB+ under {folder}")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = json.load(file)
    mentions = sorted(
        (_gold(row) for row in rows), key=lambda m: (m.document, m.sentence, m.tokens)
    )
    wanted = {one.document for one in mentions}
    documents = {one.id: one for one in _documents(folder / "ecbplus") if one.id in wanted}
    kept = tuple(one for one in mentions if one.document in documents)
    return Part(tuple(documents[key] for key in sorted(documents)), kept)


def _gold(row: Mapping[str, object]) -> GoldMention:
    tokens = row["tokens_number"]
    assert isinstance(tokens, list)
    return GoldMention(
        str(row["doc_id"]), int(str(row["sent_id"])), tuple(sorted(tokens)),
        str(row["coref_chain"]), bool(row["is_singleton"]),
    )  # fmt: skip


def _documents(folder: Path) -> Iterator[Document]:
    """Every document once: some stand in several files."""
    seen = set()
    for path in sorted(folder.glob("*.conll.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for head, rows in _blocks(lines):
                topic, sort, number = head
                name = f"{topic}_{number}{sort}"
                if name not in seen:
                    seen.add(name)
                    yield Document(name, topic, _sentences(rows, skip=sort == "ecbplus"))


def _blocks(lines: Iterator[str]) -> Iterator[tuple[tuple[str, str, str], list[list[str]]]]:
    head, rows = ("", "", ""), list[list[str]]()
    for line in lines:
        found = _BEGIN.match(line)
        if found:
            head, rows = (found[1], found[2], found[3]), []
        elif line.startswith("#end"):
            yield head, rows
        elif line.strip():
            rows.append(line.rstrip("\n").split("\t"))


def _sentences(rows: Sequence[Sequence[str]], *, skip: bool) -> dict[int, tuple[str, ...]]:
    """Sentences by number; `skip` the first, as those who numbered the mentions did."""
    found: dict[int, list[str]] = {}
    for row in rows:
        number = int(row[1]) - skip
        if number >= 0:
            found.setdefault(number, []).append(row[3])
    return {number: tuple(tokens) for number, tokens in found.items()}


def _mention(document: Document, gold: GoldMention, page: int) -> Mention:
    tokens = document.sentences.get(gold.sentence, ())
    spelled: Spelled = spell([list(tokens)], hyphens=True)
    spans = [spelled.spans[token] for token in gold.tokens]
    return mention(spelled.text, spans, page=page, number=gold.sentence)
