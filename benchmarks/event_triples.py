"""Who did what to whom, as triples of the field's codes.

Task: from the raw text of a sentence, all its events as (source, target, CAMEO code). Protocol:
the peers' own dictionaries are read by `exchange.petrarch.read_dictionaries`, the sentence is
parsed and coded by `exchange.petrarch.code_page`; sets of triples are compared per sentence.
Metric: F1 over exact triples, and over (source country, target country, CAMEO root). Source:
PETR2_GSR_validation of UniversalPetrarch (77 sentences with text; gold derived from PETRARCH2's
own output and mended by hand, so that a coder of another make differs where the peer is odd).
The sentences are scored on, the dictionaries are the peers'.

Keys: triples_p, triples_r, triples (exact), country_root_p, country_root_r, country_root. Peers:
the stored outputs of UniversalPetrarch (all sentences) and of PETRARCH2 (the sentences it was run
on; F1 counted on those). `n` counts sentences with text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.result import Figures, MissingDataError, Result, bootstrap, f_score, rate
from dragoman.errors import ExchangeError
from dragoman.exchange.petrarch import Dictionaries, code_page, read_dictionaries
from dragoman.reading import Reader

NAME = "event-triples"
FOLDER = "events/petrarch"
SENTENCES = "PETR2_GSR_validation.xml"
ACTORS = (
    "Phoenix.Countries.actors.txt",
    "Phoenix.International.actors.txt",
    "Phoenix.MilNonState.actors.txt",
)
AGENTS, VERBS = "Phoenix.agents.txt", "CAMEO.2.0.txt"
PEERS = {
    "PETRARCH2": "petrarch2_output_on_GigaWord.sample.tsv",
    "UniversalPetrarch": "universalpetrarch_output_on_PETR2_GSR.tsv",
}
ON_ITS_OWN_SENTENCES = frozenset({"PETRARCH2"})
"""Peers that were run on a part of the sentences."""
_RECORD = re.compile(r"(?=<Sentence )")
_ATTRIBUTE = re.compile(r'(\w+)\s*=\s*"([^"]*)"')
_EVENT = re.compile(r"<EventCoding ([^>]*)>")
_TEXT = re.compile(r"<Text>(.*?)</Text>", re.DOTALL)

Events = frozenset[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One record: its id, day, text on one line, and gold events."""

    id: str
    day: date | None
    text: str
    events: Events


@dataclass(frozen=True, slots=True)
class Judged:
    """What was wanted and what was given for one sentence."""

    gold: Events
    ours: Events


def run(data: Path, reader: Reader) -> Result:
    """Code every sentence."""
    folder = data / FOLDER
    try:
        dictionaries = dictionaries_in(folder)
        sentences = list(read_sentences((folder / SENTENCES).read_text(encoding="utf-8")))
    except (ExchangeError, FileNotFoundError) as error:
        raise MissingDataError(str(error)) from error
    judged = [Judged(s.events, coded(s, dictionaries, reader)) for s in sentences]
    result = Result(
        NAME, n=len(judged), figures=figures(judged), interval=bootstrap(judged, figures)
    )
    for peer, file in PEERS.items():
        if not (folder / file).exists():
            result.absent[peer] = f"no {file}"
            continue
        stored = read_stored(folder / file)
        kept = [s for s in sentences if s.id in stored or peer not in ON_ITS_OWN_SENTENCES]
        theirs = [Judged(s.events, stored.get(s.id, frozenset())) for s in kept]
        result.peers[peer] = {"sentences": float(len(kept)), **figures(theirs)}
    return result


def dictionaries_in(folder: Path) -> Dictionaries:
    """Return the peers' dictionaries; raises ExchangeError where one is missing."""
    return read_dictionaries([folder / name for name in ACTORS], folder / AGENTS, folder / VERBS)


def coded(sentence: Sentence, dictionaries: Dictionaries, reader: Reader) -> Events:
    """Return our events of a sentence."""
    triples = code_page(sentence.text, dictionaries, reader, day=sentence.day)
    return frozenset((triple.source, triple.target, triple.code) for triple in triples)


def read_sentences(text: str) -> Iterator[Sentence]:
    """Yield the records that are evaluated and have text; the file is no valid XML."""
    for record in _RECORD.split(text.partition("<Sentences>")[2]):
        head, told = dict(_ATTRIBUTE.findall(record.partition(">")[0])), _TEXT.search(record)
        words = " ".join(told[1].split()) if told else ""
        if head.get("evaluate") == "true" and words:
            events = [dict(_ATTRIBUTE.findall(event)) for event in _EVENT.findall(record)]
            yield Sentence(head["id"], day_of(head["date"]), words, _events(events))


def _events(found: Sequence[Mapping[str, str]]) -> Events:
    return frozenset(
        (event["sourcecode"], event["targetcode"], event["eventcode"])
        for event in found
        if "eventcode" in event
    )


def day_of(text: str) -> date | None:
    """Return a day written YYYYMMDD or YYMMDD; None for anything else."""
    for form in ("%Y%m%d", "%y%m%d"):
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None


def read_stored(path: Path) -> dict[str, Events]:
    """Return a peer's events by sentence, out of its tab-separated output."""
    found: dict[str, set[tuple[str, str, str]]] = {}
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(row) > 5:
                found.setdefault(row[5], set()).add((row[1], row[2], row[3]))
    return {id_: frozenset(events) for id_, events in found.items()}


def figures(judged: Sequence[Judged]) -> Figures:
    """Return precision, recall and F1 over exact triples and over countries with root."""
    return {**_scores("triples", judged, lambda event: event),
            **_scores("country_root", judged, shortened)}  # fmt: skip


def shortened(event: tuple[str, str, str]) -> tuple[str, str, str]:
    """Return source country, target country and CAMEO root."""
    return event[0][:3], event[1][:3], event[2][:2]


def _scores(
    name: str,
    judged: Sequence[Judged],
    key: Callable[[tuple[str, str, str]], tuple[str, str, str]],
) -> Figures:
    right = wanted = given = 0
    for one in judged:
        gold, ours = {key(event) for event in one.gold}, {key(event) for event in one.ours}
        right, wanted, given = right + len(gold & ours), wanted + len(gold), given + len(ours)
    return {
        f"{name}_p": rate(right, given),
        f"{name}_r": rate(right, wanted),
        name: f_score(right, given, wanted),
    }
