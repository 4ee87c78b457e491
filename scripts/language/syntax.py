"""Train the tagger and the parser over one shared encoder."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import fix_random_seed

from dragoman.language.features import set_known_words
from language.augment import augment
from language.training import Encoder, Schedule, run, settle, transitions
from language.treebank import Tree, to_doc
from language.vocabulary import known_words

WIDTH, DEPTH, HIDDEN = 128, 4, 64
COLUMN_WIDTHS = [96, 48, 48, 48, 32]
ROWS = [6000, 2500, 2500, 5000, 1000]
MOST_SENTENCES_TOGETHER = 5
PEAK_RATE = 0.0015
DROPOUT_FIRST, DROPOUT_LAST = 0.1, 0.2
MIN_ACTION_FREQUENCY = 20


def build(seed: int) -> Language:
    """Return the untrained encoder, tagger and parser."""
    nlp = spacy.blank("en")
    encoder = Encoder(WIDTH, DEPTH, COLUMN_WIDTHS, ROWS)
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
    nlp.add_pipe("tok2vec", config={"model": encoder.config(seed)})
    nlp.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}}
    )
    nlp.add_pipe(
        "parser",
        config={
            "model": transitions("parser", HIDDEN, listener),
            "min_action_freq": MIN_ACTION_FREQUENCY,
        },
    )
    return nlp


def examples(nlp: Language, trees: list[Tree], rng: random.Random) -> Iterator[Example]:
    """Yield one pass over the trees in shuffled stretches of one to five neighbouring sentences."""
    groups: list[list[Tree]] = []
    wanted = 0
    for tree in trees:
        if groups and len(groups[-1]) < wanted and groups[-1][-1].document == tree.document:
            groups[-1].append(tree)
        else:
            groups.append([tree])
            wanted = rng.randint(1, MOST_SENTENCES_TOGETHER)
    rng.shuffle(groups)
    for group in groups:
        gold = to_doc(nlp.vocab, [augment(tree, rng) for tree in group])
        yield Example(
            Doc(
                nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold]
            ),
            gold,
        )


def endless(nlp: Language, trees: list[Tree], rng: random.Random) -> Iterator[Example]:
    while True:
        yield from examples(nlp, trees, rng)


def train(
    trees: list[Tree],
    *,
    seed: int,
    steps: int,
    report: Callable[[int, Language, str], None],
    every: int,
) -> Language:
    """Train for `steps` batches, then settle; `report` sees the pipeline now and then."""
    rng = random.Random(seed)
    fix_random_seed(seed)
    nlp = build(seed)
    sample = list(examples(nlp, trees, random.Random(seed)))
    nlp.initialize(lambda: sample)
    words = known_words([word.form for word in tree.words] for tree in trees)
    set_known_words(nlp.get_pipe("tok2vec").model, words)  # type: ignore[attr-defined]
    schedule = Schedule(steps, PEAK_RATE, DROPOUT_FIRST, DROPOUT_LAST)
    run(nlp, endless(nlp, trees, rng), schedule, every, report)
    return settle(nlp, endless(nlp, trees, random.Random(seed + 1)), DROPOUT_LAST)
