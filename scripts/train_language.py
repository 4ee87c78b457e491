"""Train the English pipeline that ships with Dragoman, or print the figures of one.

    python scripts/train_language.py                      # about 55 CPU-minutes on one core
    python scripts/train_language.py --evaluate-only      # the shipped pipeline's figures

Stages: a first name finder from the gold corpora; its names in EWT, where the treebank's tags bear
them out; the finder that ships, from both; tagger and parser from the treebanks.

Everything is seeded, and the model card records the digests of the corpora. Two runs on one machine
give the same weights; another processor may round differently.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

# before numpy is loaded: one thread keeps the sums, and so the weights, the same
for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")

from spacy.language import Language  # noqa: E402

from dragoman.language.engine import Engine  # noqa: E402
from dragoman.language.words import WordTable  # noqa: E402
from language import assemble, card, entities, syntax, treebank, wordtable  # noqa: E402
from language.evaluation import Evaluation, evaluate  # noqa: E402
from language.mentions import read_names  # noqa: E402
from language.silver import silver_names  # noqa: E402
from language.treebank import Tree, read_trees  # noqa: E402

REPOSITORY = Path(__file__).resolve().parents[1]
SHIPPED = REPOSITORY / "src" / "dragoman" / "language" / "english"
SEED = 7
REPORT_EVERY = 400
FIRST_STEPS = 1800  # 1.3 M words
FINDER_STEPS = 2400  # 2.0 M words, about 4 passes
LABELLED = "ewt-train"


def main() -> None:
    """Parse the arguments and train or evaluate."""
    arguments = parse_arguments()
    warnings.simplefilter("ignore")
    if arguments.evaluate_only:
        say(card.table(evaluate(arguments.target, arguments.data)))
        return
    train(arguments.data, arguments.target, scale=arguments.scale)


def parse_arguments() -> argparse.Namespace:
    folder = os.environ.get("DRAGOMAN_DATA", str(REPOSITORY.parent / "shared" / "data"))
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, default=Path(folder) / "corpora", help="folder of the corpora"
    )
    parser.add_argument(
        "--target", type=Path, default=SHIPPED, help="pipeline folder to write or to evaluate"
    )
    parser.add_argument(
        "--evaluate-only", action="store_true", help="print the figures of --target"
    )
    parser.add_argument(
        "--scale", type=float, default=1.0, help="share of all training steps, to try things out"
    )
    return parser.parse_args()


def train(data: Path, target: Path, *, scale: float) -> None:
    """Train all parts, write the pipeline, measure it, and write it again with its card."""
    trees = treebanks(data)
    words = wordtable.word_table(trees)
    finder = train_finder(data, words, scale)
    parser = syntax.train(
        trees,
        seed=SEED,
        steps=scaled(syntax.STEPS, scale),
        every=REPORT_EVERY,
        report=reporter("syntax"),
    )
    nlp = assemble.assemble(finder, parser)
    assemble.write(nlp, words, target, "")
    figures: Evaluation = evaluate(target, data)
    assemble.write(nlp, words, target, card.card(figures, data))
    say(card.table(figures))


def train_finder(data: Path, words: WordTable, scale: float) -> Language:
    """Train a first finder on the gold names, and the one that ships on those and on what the first
    finds in a treebank, as far as gold tags bear it out.
    """
    gold = read_names(data).train
    first = entities.train(
        gold,
        seed=SEED,
        steps=scaled(FIRST_STEPS, scale),
        every=REPORT_EVERY,
        report=reporter("first names"),
    )
    found = silver_names(Engine(first, words), read_trees(data / f"{LABELLED}.conllu.gz"))
    return entities.train(
        {**gold, entities.SILVER: found},
        seed=SEED,
        steps=scaled(FINDER_STEPS, scale),
        every=REPORT_EVERY,
        report=reporter("names"),
    )


def treebanks(data: Path) -> list[Tree]:
    """Return the training sentences of all treebanks, documents numbered through."""
    trees: list[Tree] = []
    for name in treebank.TRAIN:
        part = treebank.read_trees(data / f"{name}.conllu.gz")
        offset = trees[-1].document + 1 if trees else 0
        for tree in part:
            tree.document += offset
        trees.extend(part)
    return trees


def scaled(steps: int, scale: float) -> int:
    return max(2, round(steps * scale))


def reporter(what: str) -> Callable[[int, Language, str], None]:
    """Return a function that tells how far a training has come."""

    def report(step: int, nlp: Language, line: str) -> None:
        say(f"{time.strftime('%H:%M:%S')} {what} {step}: {line}")

    return report


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
