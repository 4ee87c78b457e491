"""Which event words, on many pages, tell of one and the same event.

Task: given pages and the event words marked in them, say which words tell of one event, on one
page or on several. Protocol: gold mentions of the dev part of ECB+, singletons among them; all
pages of all topics in one heap, and nothing said of topics or of which pages belong together. The
product first groups the pages, then the mentions. Metric: B³ (Bagga and Baldwin 1998), averaged
over mentions. Source: Cybulska and Vossen 2014.

Keys: b3.f, b3.precision, b3.recall. `n` counts mentions, the interval resamples topics. Classes: by
topic. Peer `stem`: mentions with the same stem on pages of one topic, with the topics given.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path

from benchmarks.result import Figures, Result, bootstrap, rate
from benchmarks.same_event import MEASURED, Part, load_part
from dragoman.reading import Reader
from dragoman.record.links.mentions import event_mentions

NAME = "same-event-mentions"

Row = tuple[str, float, float]
"""Topic, precision and recall of one mention."""


def run(data: Path, reader: Reader) -> Result:
    """Measure; `data` holds the folder same_event."""
    part = load_part(data, *MEASURED)
    known = part.known_mentions()
    rows = _rows(part, event_mentions(known, part.pages()))
    topics = sorted({row[0] for row in rows})
    by_topic = [[row for row in rows if row[0] == topic] for topic in topics]
    stems: dict[Hashable, list[int]] = {}
    for i, (one, gold) in enumerate(zip(known, part.mentions, strict=True)):
        stems.setdefault((gold.document.split("_")[0], one.trigger.text), []).append(i)
    return Result(
        benchmark=NAME,
        n=len(rows),
        figures=figures(rows),
        interval=bootstrap(
            by_topic, lambda units: figures([row for rows in units for row in rows])
        ),
        by_class={
            f"topic {topic}": {"n": float(len(unit))} | figures(unit)
            for topic, unit in zip(topics, by_topic, strict=True)
        },
        peers={"stem": figures(_rows(part, list(stems.values())))},
    )


def b_cubed(gold: Sequence[Hashable], groups: Sequence[Sequence[int]]) -> Figures:
    """B³ of groups of mentions, by their numbers, against the gold chain of each."""
    return figures([("", *pair) for pair in _shares(gold, groups)])


def figures(rows: Sequence[Row]) -> Figures:
    """Means over mentions, and their harmonic mean."""
    precision = rate(sum(row[1] for row in rows), len(rows))
    recall = rate(sum(row[2] for row in rows), len(rows))
    f = rate(2 * precision * recall, precision + recall)
    return {"b3.f": f, "b3.precision": precision, "b3.recall": recall}


def _rows(part: Part, groups: Sequence[Sequence[int]]) -> list[Row]:
    shares = _shares([one.chain for one in part.mentions], groups)
    return [(one.document.split("_")[0], *pair)
            for one, pair in zip(part.mentions, shares, strict=True)]  # fmt: skip


def _shares(gold: Sequence[Hashable], groups: Sequence[Sequence[int]]) -> list[tuple[float, float]]:
    """(precision, recall) of each mention."""
    chains: Mapping[Hashable, set[int]] = {chain: set() for chain in gold}
    for i, chain in enumerate(gold):
        chains[chain].add(i)
    group = {i: set(members) for members in groups for i in members}
    shared = [len(group[i] & chains[chain]) for i, chain in enumerate(gold)]
    return [(common / len(group[i]), common / len(chains[gold[i]]))
            for i, common in enumerate(shared)]  # fmt: skip
