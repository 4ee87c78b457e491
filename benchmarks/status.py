"""Whether an event happened, is to come, or is said not to be: status of given events.

Task: for each event marked in a news text, say happened, future or negated. Protocol: the tokens
are written out as text and read, and the product is asked how the event's words stand there: not
so or called off counts as negated, actual or ongoing as happened, all else as future. Gold
classes from MEANTIME's three layers: negated where polarity is NEG; future where time is FUTURE;
happened where certainty is CERTAIN and time NON_FUTURE; the rest is not scored. Metric: F of each
class and their mean. Source: NewsReader MEANTIME (Minard et al. 2016), the documents at hand.

Keys: macro, happened, future, negated (F). `n` counts scored events. Peer `words`:
not/no/never/n't within five words before it → negated; will/would/to/may/could within three →
future; else happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.classes import class_f, class_row, macro_f
from benchmarks.reading import read_article, spell
from benchmarks.result import Figures, MissingDataError, Result, bootstrap
from dragoman.model import Modality, Polarity
from dragoman.reading import Reader
from dragoman.reading.clauses import Standing, status_at

NAME = "status"
HAPPENED, FUTURE, NEGATED = CLASSES = ("happened", "future", "negated")
_HAPPENED_MODALITIES = frozenset((Modality.ACTUAL, Modality.ONGOING))
_NEGATORS = frozenset(("not", "no", "never", "n't", "n’t", "without", "neither", "nor"))
_FUTURE_WORDS = frozenset(("will", "would", "to", "may", "might", "could", "shall", "plans"))
NEGATION_REACH, FUTURE_REACH = 5, 3


@dataclass(frozen=True, slots=True)
class Event:
    """A marked event: its token positions in the document and its class."""

    tokens: tuple[int, ...]
    gold: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One scored event with both answers."""

    gold: str
    ours: str
    peer: str


def run(data: Path, reader: Reader) -> Result:
    """Judge every event of every document."""
    paths = sorted((data / "status" / "meantime").glob("*/*.conll"))
    if not paths:
        raise MissingDataError(f"no MEANTIME documents under {data}")
    documents = [list(judge(path, reader)) for path in paths]
    judged = [one for document in documents for one in document]
    pairs = [(one.gold, one.ours) for one in judged]

    def over_documents(some: Sequence[Sequence[Judged]]) -> Figures:
        return _figures([(one.gold, one.ours) for document in some for one in document])

    return Result(
        NAME,
        n=len(judged),
        figures=_figures(pairs),
        interval=bootstrap(documents, over_documents),
        by_class={name: class_row(name, pairs) for name in CLASSES},
        peers={"words": _figures([(one.gold, one.peer) for one in judged])},
    )


def judge(path: Path, reader: Reader) -> Iterator[Judged]:
    """Yield the scored events of one document."""
    sentences, events = read_conll(path)
    spelled = spell(sentences)
    tokens = [token for sentence in sentences for token in sentence]
    at = [(spelled.spans[e.tokens[0]][0], spelled.spans[e.tokens[-1]][1]) for e in events]
    known = read_article(spelled.text, reader)
    standings = [status_at(*known, start, end) for start, end in at]
    for event, standing in zip(events, standings, strict=True):
        yield Judged(event.gold, _class_of(standing), _by_words(tokens, event.tokens[0]))


def read_conll(path: Path) -> tuple[list[list[str]], list[Event]]:
    """Return the sentences' tokens and the scored events of a document."""
    sentences: list[list[str]] = [[]]
    marks: dict[str, tuple[list[int], str]] = {}
    position = 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        columns = line.split("\t")
        if len(columns) < 6:
            if sentences[-1]:
                sentences.append([])
            continue
        sentences[-1].append(columns[1])
        if columns[2] != "_":
            key = columns[2].rsplit("-", 1)[1]
            gold = _gold(*(column.split("-")[1] for column in columns[3:6]))
            marks.setdefault(key, ([], gold))[0].append(position)
        position += 1
    events = [Event(tuple(tokens), gold) for tokens, gold in marks.values() if gold]
    return [sentence for sentence in sentences if sentence], events


def _gold(certainty: str, polarity: str, time: str) -> str:
    if polarity == "NEG":
        return NEGATED
    if time == "FUTURE":
        return FUTURE
    return HAPPENED if (certainty, time) == ("CERTAIN", "NON_FUTURE") else ""


def _class_of(standing: Standing | None) -> str:
    if standing is None:
        return HAPPENED
    if standing.polarity is Polarity.NEGATED or standing.modality is Modality.CANCELLED:
        return NEGATED
    return HAPPENED if standing.modality in _HAPPENED_MODALITIES else FUTURE


def _by_words(tokens: Sequence[str], at: int) -> str:
    before = [token.lower() for token in tokens[max(0, at - NEGATION_REACH) : at]]
    if _NEGATORS.intersection(before):
        return NEGATED
    return FUTURE if _FUTURE_WORDS.intersection(before[-FUTURE_REACH:]) else HAPPENED


def _figures(pairs: Sequence[tuple[str, str]]) -> Figures:
    return {
        "macro": macro_f(pairs, CLASSES),
        **{name: class_f(name, pairs) for name in CLASSES},
    }
