"""Train the weights that code a marked pair, and print what they reach cross-validated.

    python scripts/train_pairs.py               # about four minutes on one core
    python scripts/train_pairs.py --figures     # the figures only, nothing written

Trained on our own sentences only (`gold/sentences`): roots.tsv, and of the train part of
events.tsv what happened between two named parties. Run it again when frames or sentences have
changed much.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from benchmarks.classes import macro_f  # noqa: E402
from benchmarks.roots import merged, quad  # noqa: E402
from gold.pair_set import load_pairs  # noqa: E402
from gold.sentence_set import Root, SentenceRow, load_sentences  # noqa: E402

from dragoman.exchange.pairs import parse_pair  # noqa: E402
from dragoman.exchange.pairs.features import features  # noqa: E402
from dragoman.exchange.pairs.weights import FILE, format_weights  # noqa: E402
from dragoman.model import Modality, Polarity  # noqa: E402
from dragoman.reading import Reader  # noqa: E402
from pairs.regression import fit  # noqa: E402

SHIPPED = REPOSITORY / "src" / "dragoman" / "exchange" / "pairs" / FILE
FOLDS = 5
HELD = frozenset({Modality.ACTUAL, Modality.ONGOING})
CONVICTED = ("convict", "sentence", "guilty", "jail", "verdict")
EMBARGO = ("embargo", "sanction", "tariff", "blacklist", "freez", "froze", "boycott")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its pair, its root, and the set it comes from."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    root: str
    origin: str


def main() -> None:
    """Parse the arguments; cross-validate and print, then train and write."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--figures", action="store_true", help="cross-validate, write nothing")
    only_figures = arguments.parse_args().figures
    examples = [*_pairs(), *_events()]
    reader = Reader()
    found = [features(parse_pair(e.text, e.source, e.target, reader)) for e in examples]
    _print_figures(examples, found)
    if only_figures:
        return
    weights = fit(found, [example.root for example in examples])
    comment = f"Written by scripts/train_pairs.py from {len(examples)} sentences; do not edit."
    SHIPPED.write_text(format_weights(weights, comment=comment), encoding="utf-8")
    print(f"{SHIPPED.name}: {len(weights.rows)} features, {SHIPPED.stat().st_size} bytes")


def _pairs() -> Iterator[Example]:
    for row in load_pairs():
        yield Example(row.text, tuple(row.source), tuple(row.target), row.root.lower(), "roots")


def _events() -> Iterator[Example]:
    """What happened between two parties. What is planned, asked for or denied is coded by its
    status, for which there are rows of their own."""
    for row in load_sentences("events"):
        source, target = row.source, row.target
        held_out = row.part == "dev"  # the benchmarks' gate is scored on these
        if held_out or source is None or target is None or row.root is Root.NONE:
            continue
        apart = source.end <= target.start or target.end <= source.start
        if apart and row.modality in HELD and row.polarity is Polarity.AFFIRMED:
            yield Example(row.text, tuple(source), tuple(target), _root(row), "events")


def _root(row: SentenceRow) -> str:
    """The root as CAMEO codes it: a finding of guilt is ACCUSE, an embargo COERCE."""
    words = row.quote(row.event).lower()
    if row.root is Root.SANCTION and any(word in words for word in CONVICTED):
        return "accuse"
    if row.root is Root.SANCTION and any(word in words for word in EMBARGO):
        return "coerce"
    return row.root.lower()


def _print_figures(examples: Sequence[Example], found: Sequence[frozenset[str]]) -> None:
    """Five folds; sentences of one text fall into one fold."""
    texts = sorted({example.text for example in examples})
    fold = {text: index % FOLDS for index, text in enumerate(texts)}
    coded: list[tuple[Example, str]] = []
    for left_out in range(FOLDS):
        kept = [i for i, e in enumerate(examples) if fold[e.text] != left_out]
        weights = fit([found[i] for i in kept], [examples[i].root for i in kept])
        for index, example in enumerate(examples):
            if fold[example.text] == left_out:
                shares = weights.shares(found[index])
                coded.append((example, max(shares, key=lambda root: shares[root])))
    for origin in ("roots", "events"):
        pairs = [(merged(e.root), merged(ours)) for e, ours in coded if e.origin == origin]
        quads = [(quad(gold), quad(ours)) for gold, ours in pairs]
        sides = [(gold.split()[1], ours.split()[1]) for gold, ours in quads]
        print(f"{origin:8} n {len(pairs):5}  root {macro_f(pairs):.3f}  quad {macro_f(quads):.3f}"
              f"  binary {macro_f(sides):.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
