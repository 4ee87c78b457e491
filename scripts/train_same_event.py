"""Train the scorers for pages and mentions that tell one event; print what they reach.

    python scripts/train_same_event.py --data FOLDER             # about five minutes on one core
    python scripts/train_same_event.py --data FOLDER --figures   # the figures only
    python scripts/train_same_event.py --data FOLDER --words     # the table of common words

Trained on the train topics of ECB+ (CC BY) alone, a topic held out at a time for what is printed.
How common words are is counted in the open corpora that the language pipeline is trained on.
"""

from __future__ import annotations

import argparse
import gzip
import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from benchmarks.result import f_score  # noqa: E402
from benchmarks.same_event import TRAIN, Part, load_part  # noqa: E402
from benchmarks.same_event_mentions import b_cubed  # noqa: E402

from dragoman.record.links import mentions as scored_mentions  # noqa: E402
from dragoman.record.links.groups import grouped  # noqa: E402
from dragoman.record.links.pages import WORTH, event_pages, page_features  # noqa: E402
from dragoman.record.links.vectors import COMMON, RARE, stemmed, words_of  # noqa: E402
from dragoman.record.links.weights import FILE, written  # noqa: E402

SHIPPED = REPOSITORY / "src" / "dragoman" / "record" / "links"
CORPORA = ("ewt-train.conllu.gz", "gum-train.conllu.gz", "pud-wiki.conllu.gz",
           "wikigold.conll.gz", "crossner-politics-train.txt.gz")  # fmt: skip
FOLDS = 8
STRENGTH = 1.0
"""Inverse of the L2 penalty."""
ZERO = 4.0
"""Words more probable than e to the minus so many (natural logarithm) weigh nothing."""

Pair = tuple[int, int]
Rows = Mapping[Pair, Mapping[str, float]]


def main() -> None:
    """Parse the arguments; cross-validate and print, then train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=REPOSITORY.parent / "shared" / "data")
    parser.add_argument("--figures", action="store_true", help="cross-validate, write nothing")
    parser.add_argument("--words", action="store_true", help="write the table of common words")
    options = parser.parse_args()
    if options.words:
        _write_words(options.data)
        return
    part = load_part(options.data, TRAIN)
    print(f"{len(part.documents)} documents, {len(part.mentions)} mentions")
    topics = sorted({document.topic for document in part.documents})
    fold = {topic: i % FOLDS for i, topic in enumerate(topics)}
    place = [fold[document.topic] for document in part.documents]
    pages, page_gold = _page_rows(part)
    scores = _held_out(pages, page_gold, {pair: place[pair[0]] for pair in pages})
    groups = event_pages(part.pages(), scores)
    _print_pages(scores, groups, page_gold)
    rows, gold = _mention_rows(part, scores, groups)
    numbers = {document.id: i for i, document in enumerate(part.documents)}
    pages_of = [numbers[one.document] for one in part.mentions]
    where = {pair: place[pages_of[pair[0]]] for pair in rows}
    _print_mentions(part, _held_out(rows, gold, where))
    if not options.figures:
        header = f"# Written by scripts/train_same_event.py from {len(part.documents)} documents."
        lines = [f"{header}\nscorer\tfeature\tweight"]
        lines += _trained("pages", pages, page_gold) + _trained("mentions", rows, gold)
        (SHIPPED / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _page_rows(part: Part) -> tuple[Rows, Mapping[Pair, bool]]:
    """Pairs of one topic, as the blind test asks, that have some words in common."""
    gold, pages = part.pairs(), part.pages()
    rows = {
        pair: page_features(pages[pair[0]], pages[pair[1]])
        for pair in gold
        if pages[pair[0]].all.cosine(pages[pair[1]].all) >= WORTH
    }
    return rows, gold


def _mention_rows(
    part: Part, scores: Mapping[Pair, float], groups: Sequence[Sequence[int]]
) -> tuple[Rows, Mapping[Pair, bool]]:
    known = part.known_mentions()
    rows = scored_mentions.mention_pairs(known, scores, groups)
    chains = [one.chain for one in part.mentions]
    return rows, {(i, j): chains[i] == chains[j] for i, j in rows}


def _held_out(rows: Rows, gold: Mapping[Pair, bool], fold: Mapping[Pair, int]) -> dict[Pair, float]:
    """Each pair's score from the topics of the other folds."""
    found: dict[Pair, float] = {}
    for number in range(FOLDS):
        train = {pair: row for pair, row in rows.items() if fold[pair] != number}
        names, weights, bias = _fit(train, gold)
        for pair, row in rows.items():
            if fold[pair] == number:
                total = bias + sum(w * row[name] for name, w in zip(names, weights, strict=True))
                found[pair] = 1 / (1 + math.exp(-total))
    return found


def _fit(rows: Rows, gold: Mapping[Pair, bool]) -> tuple[list[str], list[float], float]:
    from sklearn.linear_model import LogisticRegression

    names = list(next(iter(rows.values())))
    table = [[row[name] for name in names] for row in rows.values()]
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit(table, [gold[pair] for pair in rows])
    return names, [float(w) for w in model.coef_[0]], float(model.intercept_[0])


def _trained(scorer: str, rows: Rows, gold: Mapping[Pair, bool]) -> list[str]:
    names, weights, bias = _fit(rows, gold)
    return written(scorer, names, weights, bias)


def _print_pages(
    scores: Mapping[Pair, float], groups: Sequence[Sequence[int]], gold: Mapping[Pair, bool]
) -> None:
    group = {page: n for n, pages in enumerate(groups) for page in pages}
    for name, said in (
        ("pairs at .5", {pair for pair in gold if scores.get(pair, 0) >= 0.5}),
        ("groups", {pair for pair in gold if group[pair[0]] == group[pair[1]]}),
    ):
        right = sum(gold[pair] for pair in said)
        print(f"pages, {name}: F {f_score(right, len(said), sum(gold.values())):.3f}")


def _print_mentions(part: Part, scores: Mapping[Pair, float]) -> None:
    groups = grouped(len(part.mentions), scores, scored_mentions.SAME_MENTION)
    found = b_cubed([one.chain for one in part.mentions], groups)
    print("mentions: " + ", ".join(f"{name} {value:.3f}" for name, value in found.items()))


def _write_words(data: Path) -> None:
    """Stems by how common they are: their shares of all words of the open corpora."""
    counts: Counter[str] = Counter()
    for name in CORPORA:
        for sentence in _sentences(data / "corpora" / name):
            counts.update(stemmed(words_of(sentence)))
    total = sum(counts.values())
    weights = {word: max(0.0, -math.log(n / total) - ZERO) for word, n in counts.items() if n > 1}
    kept = sorted((word, weight) for word, weight in weights.items() if weight < RARE)
    lines = [f"# Written by scripts/train_same_event.py --words from {total} words. Stems of the "
             "commonest English words; weight: how much one tells.", "word\tweight"]  # fmt: skip
    lines += [f"{word}\t{weight:.1f}" for word, weight in kept if not word.isdigit()]
    (SHIPPED / COMMON).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} stems of {total} words")


def _sentences(path: Path) -> Iterator[str]:
    """The sentences of a CoNLL file: as their comments give them, else their words in a row."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        words: list[str] = []
        for line in file:
            if line.startswith("# text = "):
                yield line.removeprefix("# text = ")
            elif not line.strip():
                yield " ".join(words)
                words = []
            elif ".conllu" not in path.name and not line.startswith("#"):
                words.append(line.split()[0])
        yield " ".join(words)


if __name__ == "__main__":
    main()
