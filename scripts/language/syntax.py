"""Train the tagger and the parser over one shared encoder."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import fix_random_seed

from dragoman.language.features import set_words
from language.augment import augment
from language.training import LARGEST_BATCH, Encoder, Schedule, run, transitions
from language.treebank import Tree, to_doc
from language.vocabulary import known_words

WIDTH, DEPTH, HIDDEN = 128, 4, 64
COLUMN_WIDTHS = [96, 32, 48, 48, 32, 48, 16, 16]
ROWS = [6000, 2500, 2500, 5000, 1000, 2000, 200, 400]
UNKNOWN_RATE = 0.06
MOST_SENTENCES_TOGETHER = 5
PEAK_RATE, FURTHER_RATE = 0.0015, 0.0008
STEPS, FURTHER_STEPS = 3600, 900  # 3.4 and 1.0 M words, 12 passes in all
DROPOUT_FIRST, DROPOUT_LAST = 0.15, 0.3
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
    """Train for `steps` batches; `report` sees the pipeline now and then."""
    rng = random.Random(seed)
    fix_random_seed(seed)
    nlp = build(seed)
    sample = list(examples(nlp, trees, random.Random(seed)))
    nlp.initialize(lambda: sample)
    words = known_words([word.form for word in tree.words] for tree in trees)
    encoder = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    set_words(encoder, words, unknown_rate=UNKNOWN_RATE)
    schedule = Schedule(steps, PEAK_RATE, DROPOUT_FIRST, DROPOUT_LAST)
    run(nlp, endless(nlp, trees, rng), schedule, every, report)
    return go_on(nlp, trees, seed=seed + 1, every=every, report=report, share=steps / STEPS)


def go_on(
    nlp: Language,
    trees: list[Tree],
    *,
    seed: int,
    every: int,
    report: Callable[[int, Language, str], None],
    share: float = 1.0,
) -> Language:
    """Train a trained pipeline further: a second, flatter hill of the learning rate."""
    fix_random_seed(seed)
    steps = max(2, round(FURTHER_STEPS * share))
    schedule = Schedule(steps, FURTHER_RATE, DROPOUT_LAST, DROPOUT_LAST)
    stream = endless(nlp, trees, random.Random(seed))
    return run(nlp, stream, schedule, every, report, smallest=LARGEST_BATCH)
