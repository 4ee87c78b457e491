"""What both trainings share: encoder, batches, learning rate, the loop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.training import Example

SMALLEST_BATCH, LARGEST_BATCH, BATCH_GROWTH = 500, 1100, 1.0004  # words
WARMUP_STEPS = 200
LOWEST_RATE = 0.05  # of the peak, at the end
MEAN_DECAY = 0.998  # per step: the shipped weights are the mean of about the last 500 steps


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


def transitions(
    kind: str, hidden: int, tok2vec: dict[str, Any], *, wide: bool = False
) -> dict[str, Any]:
    """Return the transition model's settings; `wide` shows it more words around its place."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": wide,
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


def batches(stream: Iterator[Example], smallest: int = SMALLEST_BATCH) -> Iterator[list[Example]]:
    """Group examples by words, the batch growing slowly."""
    size, batch, words = float(smallest), list[Example](), 0
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
    *,
    smallest: int = SMALLEST_BATCH,
) -> Language:
    """Train on the stream for the schedule's steps and return the same pipeline, its weights the
    running mean of those passed through, which is a better point than the last one.
    """
    use_numpy_blas(nlp)
    optimizer = nlp.create_optimizer()  # type: ignore[no-untyped-call]
    mean = RunningMean(nlp)
    losses: dict[str, float] = {}
    started, seen = time.process_time(), 0
    for step, batch in zip(range(schedule.steps), batches(stream, smallest), strict=False):
        optimizer.learn_rate = schedule.rate(step)
        nlp.update(batch, sgd=optimizer, drop=schedule.dropout(step), losses=losses)
        mean.take(step)
        seen += sum(len(example.reference) for example in batch)
        if (step + 1) % every == 0:
            spent = time.process_time() - started
            mean.swap()
            report(step + 1, nlp, f"{seen / 1e6:.2f} M words, {spent:.0f} CPU-s, {losses}")
            mean.swap()
            losses = {}
    mean.swap()
    return nlp


class RunningMean:
    """The mean of a pipeline's weights over the last steps, fading with distance."""

    def __init__(self, nlp: Language) -> None:
        self._nodes = list(_parameters(nlp))
        self._means = [node.get_param(name).copy() for (_, name), node in self._nodes]

    def take(self, step: int) -> None:
        """Take in the weights as they stand after this step; early steps fade faster."""
        share = 1 - min(MEAN_DECAY, (step + 1) / (step + 10))
        for mean, ((_, name), node) in zip(self._means, self._nodes, strict=True):
            mean += share * (node.get_param(name) - mean)

    def swap(self) -> None:
        """Exchange the weights in the pipeline and the mean."""
        for i, ((_, name), node) in enumerate(self._nodes):
            now = node.get_param(name).copy()
            node.set_param(name, self._means[i])
            self._means[i] = now


def use_numpy_blas(nlp: Language) -> None:
    """Multiply matrices with numpy's BLAS, which is faster than thinc's own."""
    pipes: list[tuple[str, Any]] = list(nlp.pipeline)
    for _, pipe in pipes:
        for node in pipe.model.walk():
            if hasattr(node.ops, "use_blis"):
                node.ops.use_blis = False


def _parameters(nlp: Language) -> Iterator[tuple[tuple[int, str], Any]]:
    """Yield ((node id, name), node) of every weight once, shared encoders included."""
    done = set()
    pipes: list[tuple[str, Any]] = list(nlp.pipeline)
    for _, pipe in pipes:
        for node in pipe.model.walk():
            for name in node.param_names:
                if node.has_param(name) and (node.id, name) not in done:
                    done.add((node.id, name))
                    yield (node.id, name), node
