"""Which days and sentences of a large corpus make its timeline.

Task: from the news on one topic choose the days that matter and sentences that tell them, as an
editor's timeline does. Protocol, as published: the span of the reference, its number of days and
its mean number of sentences for each are given, and the topic's keywords, one of which a sentence
must hold; articles published in the span are used. As users have it ("free"): the corpus alone,
all else is the product's own choice. An article's sentences are read by the product's own
sentence splitter and day tagger, its text taken as body; day and sentence selection are
`dragoman.views.highlights.choose`. Nothing in it was fitted: its few constants were set by hand
while these figures were looked at. Metric: F of mean precision and mean recall over the reference
timelines, of days ("date") and of words under "align+ m:1" ROUGE-1 and -2 ("ar1", "ar2";
`benchmarks.timeline_scores`). Sources: T17 (Tran et al. 2013), crisis (Tran et al. 2015), of which
the data hold dated sentences (each is taken as a page) and not articles, so days alone are scored;
protocol of Ghalandari & Ifrim 2020, measure of Martschat & Markert 2017.

Keys: date, ar1, ar2; `crisis.date`; `free.date`, `free.ar1`, `free.ar2`, `free.crisis.date`;
`seconds` of CPU spent on choosing, `seconds.reading` on splitting and tagging. `n` counts
reference timelines. Classes: topics.
"""

from __future__ import annotations

import ast
import csv
import gzip
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import process_time

from benchmarks.copies import spelled
from benchmarks.result import Figures, MissingDataError, Result, bootstrap
from benchmarks.timeline_scores import Rates, Timeline, aligned_rouge, day_rates, mean
from dragoman.model import Basis, Day, Layout, Precision, Zone, ZoneKind
from dragoman.reading import Reader
from dragoman.views.highlights import Told, choose, told_in

NAME = "timeline"
MIN_WORDS = 20
"""Shorter articles are scraps: the set has some thirty."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic's sentences, the words it is asked for by, and the editors' timelines."""

    name: str
    told: tuple[Told, ...]
    keywords: tuple[str, ...]
    references: tuple[Timeline, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """One reference timeline's rates; those of words are None where the data hold no texts."""

    topic: str
    days: Rates
    ar1: Rates | None
    ar2: Rates | None


Choose = Callable[[Topic, Timeline], Timeline]
"""Makes a timeline of a topic; the reference tells how long it may be."""


def run(data: Path, reader: Reader) -> Result:
    """Choose with everything given, and with nothing."""
    started = process_time()
    news, crises = list(_t17(data)), list(_crises(data))
    read = process_time()
    given, free = (
        [score for topic in (*news, *crises) for score in _scores(topic, make)]
        for make in (as_published, as_users_have_it)
    )
    chosen = process_time()
    pairs = list(zip(given, free, strict=True))
    return Result(
        NAME,
        n=len(pairs),
        figures={
            **figures(pairs),
            "seconds": chosen - read,
            "seconds.reading": read - started,
        },
        interval={
            **bootstrap([p for p in pairs if p[0].ar1 is not None], figures),
            **bootstrap([p for p in pairs if p[0].ar1 is None], figures),
        },
        by_class={
            topic.name: figures([p for p in pairs if p[0].topic == topic.name])
            for topic in (*news, *crises)
        },
    )


def as_published(topic: Topic, reference: Timeline) -> Timeline:
    """Span, number of days and of sentences as in the reference; only sentences with a keyword."""
    first, last = min(reference), max(reference)
    sentences = sum(len(one) for one in reference.values())
    chosen = choose(
        within(topic.told, first, last),
        days=len(reference),
        per_day=max(1, round(sentences / len(reference))),
        since=first,
        until=last,
        fits=lambda told: has_keyword(told, topic.keywords),
    )
    return {one.day: [told.words for told in one.sentences] for one in chosen}


def as_users_have_it(topic: Topic, reference: Timeline) -> Timeline:
    """The corpus and nothing else."""
    return {one.day: [told.words for told in one.sentences] for one in choose(topic.told)}


def within(told: Sequence[Told], first: date, last: date) -> list[Told]:
    """The sentences of pages published in a span."""
    return [one for one in told if one.published and first <= one.published <= last]


def has_keyword(told: Told, keywords: Sequence[str]) -> bool:
    """Whether a sentence holds one of the words, be it in another word."""
    low = told.words.lower()
    return any(word.lower() in low for word in keywords)


def _scores(topic: Topic, make: Choose) -> Iterator[Score]:
    for reference in topic.references:
        found = make(topic, reference)
        ar1 = ar2 = None
        if any(reference.values()):
            ar1, ar2 = (aligned_rouge(found, reference, n) for n in (1, 2))
        yield Score(topic.name, day_rates(found, reference), ar1, ar2)


def figures(pairs: Sequence[tuple[Score, Score]]) -> Figures:
    """Return the figures over reference timelines, each scored with all given and free."""
    result: Figures = {}
    for prefix, scores in (("", [p[0] for p in pairs]), ("free.", [p[1] for p in pairs])):
        texts = [one for one in scores if one.ar1 is not None]
        days = [one for one in scores if one.ar1 is None]
        if texts:
            result[f"{prefix}date"] = mean([one.days for one in texts]).f
            result[f"{prefix}ar1"] = mean([one.ar1 for one in texts if one.ar1]).f
            result[f"{prefix}ar2"] = mean([one.ar2 for one in texts if one.ar2]).f
        if days:
            result[f"{prefix}crisis.date"] = mean([one.days for one in days]).f
    return result


def _t17(data: Path) -> Iterator[Topic]:
    folders = sorted((data / "timelines" / "t17").glob("*/"))
    if not folders:
        raise MissingDataError(f"no T17 topics under {data}")
    for folder in folders:
        with gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        pages = [(f"{row['id']}", row["time"], row["text"]) for row in rows]
        references = (folder / "timelines.jsonl").read_text(encoding="utf-8").splitlines()
        yield Topic(
            folder.name,
            tuple(told for page in pages for told in _told(*page)),
            tuple(json.loads((folder / "keywords.json").read_text(encoding="utf-8"))),
            tuple(_reference(json.loads(line)) for line in references if line.strip()),
        )


def _reference(days: Sequence[tuple[str, list[str]]]) -> Timeline:
    return {date.fromisoformat(day[:10]): [spelled(one) for one in texts] for day, texts in days}


def _told(page: str, published: str, tokens: str) -> Iterator[Told]:
    """The sentences of an article that tell of a day; its text is all body."""
    text = "\n".join(spelled(line) for line in tokens.split("\n") if line.strip())
    if len(text.split()) >= MIN_WORDS:
        yield from _whole(page, published, text)


def _whole(page: str, published: str, text: str) -> Iterator[Told]:
    day = date.fromisoformat(published[:10])
    zones = (Zone(ZoneKind.BODY, 0, len(text), "the set holds article text"),)
    layout = Layout(zones, published=Day(day, day, Precision.DAY, Basis.STATED))
    return told_in(page, text, layout)


def _crises(data: Path) -> Iterator[Topic]:
    csv.field_size_limit(sys.maxsize)
    for folder in sorted((data / "timelines" / "crisis").glob("*/")):
        with (folder / "time-sent.csv").open(encoding="utf-8", newline="") as file:
            rows = [
                (f"{row['time']}/{n}", row["time"], text)
                for row in csv.DictReader(file)
                for n, text in enumerate(ast.literal_eval(row["Sentences"]))
            ]
        with (folder / "outputTimelines.csv").open(encoding="utf-8", newline="") as file:
            days = [ast.literal_eval(row["time"]) for row in csv.DictReader(file)]
        yield Topic(
            f"crisis {folder.name}",
            tuple(told for page, day, text in rows for told in _whole(page, day, spelled(text))),
            ("",),
            tuple({date.fromisoformat(one[:10]): () for one in some} for some in days),
        )
