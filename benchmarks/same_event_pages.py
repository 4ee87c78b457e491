"""Which pages tell one event, each in its own words.

Task: given pages, say which pairs tell one event. Protocol: documents of the dev part of ECB+, all
topics in one heap and nothing said of them; judged are the pairs of documents within a topic, which
are alike in what sort of event they tell. Gold: the two share a chain of event mentions. The
product scores pairs from the two pages alone and then groups them. Metric: F over pairs. Source:
Cybulska and Vossen 2014.

Keys: f, precision, recall (of the groups), pairs.f (of the scores alone, at .5). `n` counts pairs,
the interval resamples topics. Classes: by topic. Peer `tf-idf`: cosine of TF-IDF over the same
pages, at the threshold that is best on them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading import spell
from benchmarks.result import Figures, Result, bootstrap, f_score, rate
from benchmarks.same_event import MEASURED, load_part
from dragoman.reading import Reader
from dragoman.record.links.pages import event_pages, page_scores

NAME = "same-event-pages"
EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents of one topic: whether they tell one event, are grouped, and score so."""

    topic: str
    gold: bool
    ours: bool
    scored: bool


def run(data: Path, reader: Reader) -> Result:
    """Measure; `data` holds the folder same_event."""
    part = load_part(data, *MEASURED)
    pages = part.pages()
    scores = page_scores(pages)
    group = {page: n for n, found in enumerate(event_pages(pages, scores)) for page in found}
    gold = part.pairs()
    pairs = [
        Pair(part.documents[i].topic, told, group[i] == group[j], scores.get((i, j), 0) >= EVEN)
        for (i, j), told in gold.items()
    ]
    topics = sorted({pair.topic for pair in pairs})
    by_topic = [[pair for pair in pairs if pair.topic == topic] for topic in topics]
    return Result(
        benchmark=NAME,
        n=len(pairs),
        figures=figures(pairs),
        interval=bootstrap(by_topic, lambda units: figures([p for unit in units for p in unit])),
        by_class={
            f"topic {topic}": {"n": float(len(unit))} | figures(unit)
            for topic, unit in zip(topics, by_topic, strict=True)
        },
    )


def beside(result: Result, data: Path) -> None:
    """Adds the peer `tf-idf`, where scikit-learn is installed."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ImportError:
        result.absent["tf-idf"] = "scikit-learn is not installed"
        return
    part = load_part(data, *MEASURED)
    texts = [spell([list(s) for s in one.sentences.values()]).text for one in part.documents]
    table = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    likeness = (table @ table.T).toarray()
    gold = part.pairs()
    said = {pair: float(likeness[pair]) for pair in gold}
    result.peers["tf-idf"] = {"f": best_f(gold, said)}


def best_f(gold: Mapping[tuple[int, int], bool], said: Mapping[tuple[int, int], float]) -> float:
    """F at the threshold, of a hundred, that suits these pairs best."""
    return max(
        f_score(
            sum(gold[pair] for pair, value in said.items() if value >= step / 100),
            sum(value >= step / 100 for value in said.values()),
            sum(gold.values()),
        )
        for step in range(1, 100)
    )


def figures(pairs: Sequence[Pair]) -> Figures:
    """Return precision, recall and F of the groups, and F of the scores."""
    expected = sum(pair.gold for pair in pairs)
    right, said = sum(pair.gold and pair.ours for pair in pairs), sum(p.ours for p in pairs)
    alone = sum(pair.gold and pair.scored for pair in pairs)
    return {
        "f": f_score(right, said, expected),
        "precision": rate(right, said),
        "recall": rate(right, expected),
        "pairs.f": f_score(alone, sum(pair.scored for pair in pairs), expected),
    }
