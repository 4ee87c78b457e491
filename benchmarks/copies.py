"""Which pages are made from which: copies found among many, and nothing merged that is not one.

Task: given many texts, say which pairs share text by copying. Protocol: articles of T17 and our
own gold pages; each of a sample is edited as syndication edits (`benchmarks.syndication`) and
added to a record that holds all of them; a pair is said to be a copy where the record says that
the one has text of the other, or that both belong to one story. Negatives: reports of one topic
within a day of each other that are independent by another test than ours (no 20 words in a row in
common), and reports that only quote the same speech. Metric: F over pairs; share of negatives
merged; CPU seconds in which the tables of a record, in memory, take up 10,000 pages (887 words on
average, half of them below 353): prints, candidates, comparison, shared sentences. Source of the
texts: T17 (Tran et al. 2013), the topics at hand; `gold/`.

Keys: f, precision, recall, false.merges (share of negative pairs), seconds.10k. `n` counts pairs.
Classes: share of pairs called copies per editing and per kind of negative. Peer `minhash`, where
datasketch is installed: 128 permutations over the same word runs, pairs at Jaccard ≥ .3, the
same pages timed; `times.slower` is its seconds over ours.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import numpy as np
from gold.load import load_pages

from benchmarks.result import Figures, MissingDataError, Result, bootstrap, f_score, rate
from benchmarks.syndication import EDITINGS, Paragraphs, quote_only
from dragoman.model import ZoneKind
from dragoman.reading import Reader
from dragoman.record.store.second import STORIES
from dragoman.record.stories.copying import drop, keep
from dragoman.record.stories.family import first_of
from dragoman.record.stories.prints import prints_of
from dragoman.record.stories.upkeep import rank_of

NAME = "copies"
SAMPLE, SAME_DAY, MANY = 60, 400, 10_000
"""Texts edited per editing, same-day pairs, pages timed."""
SEED = 11
MIN_WORDS = 120
SHARED_RUN = 20
"""Words in a row that two independent reports do not share."""
PERMUTATIONS, JACCARD = 128, 0.3
GOLD_PARTS = ("dev", "dev2", "dev3", "dev4")
_MARKS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", " ,": ",", " .": ".", " 's": "'s",
          " n't": "n't", "( ": "(", " )": ")", "“ ": "“", " ”": "”"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """An article: its paragraphs, what it is about, the day it appeared."""

    id: str
    paragraphs: tuple[str, ...]
    topic: str
    day: date | None

    @property
    def plain(self) -> str:
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of texts: of what kind, whether one is made from the other, and what was said."""

    kind: str
    gold: bool
    ours: bool


class Pages:
    """The tables in which a record keeps what its pages share, alone, in memory."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        self._connection.executescript(STORIES)
        self._connection.execute("BEGIN")
        self._seqs: dict[str, int] = {}

    def add(self, text: Text) -> None:
        """Does what a record does with each page: find what it is made from, compare, keep."""
        prints = prints_of(text.plain)
        seq = self._seqs[text.id] = len(self._seqs) + 1
        keep(self._connection, seq, rank_of(text.day, int(prints.words.sum()), text.id), prints)

    def take_back(self, text: Text) -> None:
        """Forgets a page."""
        drop(self._connection, self._seqs[text.id])

    def linked(self, one: str, other: str) -> bool:
        """Whether one of two pages is said to have text of the other, or both to be of one
        story."""
        pair = [self._seqs[one], self._seqs[other]]
        query = "SELECT 1 FROM copies WHERE page IN (?1, ?2) AND earlier IN (?1, ?2)"
        if self._connection.execute(query, pair).fetchone():
            return True
        return len({first_of(self._connection, page) for page in pair}) == 1


def run(data: Path, reader: Reader) -> Result:
    """Edit, mix and find."""
    texts = [*_t17(data), *_own()]
    pages = Pages()
    for text in texts:
        pages.add(text)
    chance = Random(SEED)
    pairs = [*_edited(texts, pages, chance), *_same_day(texts, pages, chance)]
    many = list(_many(texts))
    started = process_time()
    timed = Pages()
    for text in many:
        timed.add(text)
    seconds = process_time() - started
    kinds = sorted({pair.kind for pair in pairs})
    return Result(
        NAME,
        n=len(pairs),
        figures={**figures(pairs), "seconds.10k": seconds},
        interval=bootstrap(pairs, figures),
        by_class={kind: _class([p for p in pairs if p.kind == kind]) for kind in kinds},
    )


def beside(result: Result, data: Path) -> None:
    """MinHash with banded buckets over the same pages, timed; or why not."""
    if importlib.util.find_spec("datasketch") is None:
        result.absent["minhash"] = "not installed; see requirements-peers.txt"
        return
    sketch = import_module("datasketch")
    pages = [text.plain for text in _many([*_t17(data), *_own()])]
    started = process_time()
    buckets = sketch.MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    for i, page in enumerate(pages):
        one = _min_hash(sketch, page)
        buckets.query(one)
        buckets.insert(str(i), one)
    seconds = process_time() - started
    slower = seconds / result.figures["seconds.10k"]
    result.peers["minhash"] = {"seconds.10k": seconds, "times.slower": slower}


def _min_hash(sketch: Any, text: str) -> Any:
    one = sketch.MinHash(num_perm=PERMUTATIONS)
    one.update_batch([run.tobytes() for run in np.unique(prints_of(text).runs)])
    return one


def _edited(texts: Sequence[Text], pages: Pages, chance: Random) -> Iterator[Pair]:
    """Copies by every editing, and reports that only quote the same speech."""
    for kind, edit in EDITINGS.items():
        for text in chance.sample(texts, SAMPLE):
            made = edit(list(text.paragraphs), _elsewhere(texts, text, chance), chance)
            yield Pair(kind, True, _said(text, made, pages))
    for text in chance.sample(texts, 3 * SAMPLE):
        quoting = quote_only(list(text.paragraphs), _elsewhere(texts, text, chance), chance)
        if quoting is not None:
            yield Pair("quote only", False, _said(text, quoting, pages))


def _said(text: Text, made: Paragraphs, pages: Pages) -> bool:
    """Whether an edited text is linked to the one it was made from."""
    page = Text(f"{text.id} edited", tuple(made), text.topic, text.day)
    pages.add(page)
    found = pages.linked(page.id, text.id)
    pages.take_back(page)
    return found


def _elsewhere(texts: Sequence[Text], text: Text, chance: Random) -> Paragraphs:
    """The paragraphs of a text on another topic."""
    while True:
        other = chance.choice(texts)
        if other.topic != text.topic:
            return list(other.paragraphs)


def _same_day(texts: Sequence[Text], pages: Pages, chance: Random) -> Iterator[Pair]:
    """Independent reports of one topic, a day apart at most."""
    dated = [text for text in texts if text.day]
    runs = {text.id: _long_runs(text) for text in dated}
    found = 0
    while found < SAME_DAY:
        one, other = chance.sample(dated, 2)
        assert one.day
        assert other.day
        if one.topic != other.topic or abs((one.day - other.day).days) > 1:
            continue
        if runs[one.id].isdisjoint(runs[other.id]):
            found += 1
            yield Pair("same day", False, pages.linked(one.id, other.id))


def _long_runs(text: Text) -> frozenset[int]:
    words = text.plain.casefold().split()
    return frozenset(
        hash(tuple(words[i : i + SHARED_RUN])) for i in range(len(words) - SHARED_RUN + 1)
    )


def _many(texts: Sequence[Text]) -> Iterator[Text]:
    """10,000 pages as a news week has them: each text's sentences in another mix."""
    chance = Random(SEED)
    for i in range(MANY):
        text = texts[i % len(texts)]
        if i < len(texts):
            yield text
            continue
        kept = [one for one in text.paragraphs if chance.random() < 0.5]
        yield Text(f"{text.id}+{i}", tuple(kept or text.paragraphs), text.topic, text.day)


def figures(pairs: Sequence[Pair]) -> Figures:
    """Return precision, recall and F of copies, and the share of negatives merged."""
    right = sum(pair.gold and pair.ours for pair in pairs)
    said, copies = sum(pair.ours for pair in pairs), sum(pair.gold for pair in pairs)
    return {
        "f": f_score(right, said, copies),
        "precision": rate(right, said),
        "recall": rate(right, copies),
        "false.merges": rate(said - right, len(pairs) - copies),
    }


def _class(pairs: Sequence[Pair]) -> Figures:
    return {"n": float(len(pairs)), "called copies": rate(sum(p.ours for p in pairs), len(pairs))}


def _t17(data: Path) -> Iterator[Text]:
    paths = sorted((data / "timelines" / "t17").glob("*/articles.jsonl.gz"))
    if not paths:
        raise MissingDataError(f"no T17 articles under {data}")
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                paragraphs = tuple(spelled(one) for one in row["text"].split("\n") if one.strip())
                if sum(len(one.split()) for one in paragraphs) >= MIN_WORDS:
                    topic = path.parent.name
                    day = date.fromisoformat(row["time"][:10])
                    yield Text(f"{topic}/{row['id']}", paragraphs, topic, day)


def spelled(tokens: str) -> str:
    """A tokenised line as it is printed."""
    for mark, print_ in _MARKS.items():
        tokens = tokens.replace(mark, print_)
    return tokens.strip()


def _own() -> Iterator[Text]:
    for part in GOLD_PARTS:
        for gold in load_pages(part):
            text = gold.page.text
            bodies = [text[z.start : z.end] for z in gold.zones if z.kind is ZoneKind.BODY]
            paragraphs = [one for body in bodies for one in body.split("\n") if one.strip()]
            if sum(len(one.split()) for one in paragraphs) >= MIN_WORDS:
                name = f"{part}/{gold.page.name}"
                yield Text(name, tuple(paragraphs), gold.page.name, None)
