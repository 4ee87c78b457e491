"""What both trainings share: encoder, batches, learning rate, the loop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.training import Example

SMALLEST_BATCH, LARGEST_BATCH, BATCH_GROWTH = 500, 1600, 1.0004  # words
WARMUP_STEPS = 200
LOWEST_RATE = 0.01  # of the peak, at the end


@dataclass(frozen=True, slots=True)
class Encoder:
    """Size of one encoder: layer width, layers, and the hashed tables."""

    width: int
    depth: int
    column_widths: list[int]
    rows: list[int]

    def config(self, seed: int) -> dict[str, Any]:
        return {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "dragoman.WordEmbed.v1",
                "width": self.width,
                "column_widths": self.column_widths,
                "rows": self.rows,
                "seed": seed,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": self.width,
                "depth": self.depth,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        }


def transitions(kind: str, hidden: int, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how hard to train; rate and dropout move linearly."""

    steps: int
    peak: float
    first_dropout: float
    last_dropout: float

    def rate(self, step: int) -> float:
        """Return the learning rate: linear up, then linear down to a hundredth."""
        if step < WARMUP_STEPS:
            return self.peak * (step + 1) / WARMUP_STEPS
        return self.peak * max(LOWEST_RATE, (self.steps - step) / (self.steps - WARMUP_STEPS))

    def dropout(self, step: int) -> float:
        return self.first_dropout + (self.last_dropout - self.first_dropout) * step / self.steps


def batches(stream: Iterator[Example]) -> Iterator[list[Example]]:
    """Group examples by words, the batch growing slowly."""
    size, batch, words = float(SMALLEST_BATCH), list[Example](), 0
    for example in stream:
        batch.append(example)
        words += len(example.reference)
        if words >= size:
            yield batch
            batch, words = [], 0
            size = min(LARGEST_BATCH, size * BATCH_GROWTH)
    if batch:
        yield batch


def run(
    nlp: Language,
    stream: Iterator[Example],
    schedule: Schedule,
    every: int,
    report: Callable[[int, Language, str], None],
) -> Language:
    """Train on the stream for the schedule's steps; leave averaged weights in the pipeline and
    return it.
    """
    optimizer = nlp.create_optimizer()  # type: ignore[no-untyped-call]
    losses: dict[str, float] = {}
    started, seen = time.process_time(), 0
    for step, batch in zip(range(schedule.steps), batches(stream), strict=False):
        optimizer.learn_rate = schedule.rate(step)
        nlp.update(batch, sgd=optimizer, drop=schedule.dropout(step), losses=losses)
        seen += sum(len(example.reference) for example in batch)
        if (step + 1) % every == 0:
            with nlp.use_params(optimizer.averages):
                spent = time.process_time() - started
                report(step + 1, nlp, f"{seen / 1e6:.2f} M words, {spent:.0f} CPU-s, {losses}")
            losses = {}
    pipes: list[tuple[str, Any]] = list(nlp.pipeline)
    for _, pipe in pipes:
        for node in pipe.model.walk():
            _keep_averages(node, optimizer.averages)
    return nlp


def _keep_averages(node: Any, averages: dict[tuple[int, str], Any]) -> None:
    for name in node.param_names:
        key = (node.id, name)
        if node.has_param(name) and key in averages:
            node.set_param(name, averages[key])
