"""Train the name finder: its own small encoder and a transition-based recogniser.

Tried together, stopped early and left out: learning to tag the treebanks at the same time, and
names of EWT typed by vote of a first finder. At about equal steps on the gold names it stood at
62.6 typed and 78.6 span-only F, where gold alone had 63.7 and 80.0; neither was tried alone or to
the end.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import fix_random_seed

from dragoman.language.features import set_words
from language.mentions import UNSAID, Named
from language.tokeniser import fit_tokeniser
from language.training import Encoder, Schedule, run, transitions
from language.vocabulary import known_words

ENCODER = Encoder(
    width=96,
    depth=4,
    column_widths=[64, 32, 40, 48, 32, 48, 16, 24, 16],
    rows=[5000, 2500, 2500, 5000, 1000, 2000, 200, 400, 300],
)
HIDDEN = 128
PEAK_RATE = 0.0015
DROPOUT = 0.3
UNKNOWN_RATE = 0.1
MOST_SENTENCES_TOGETHER = 3
SHARE_SWAPPED = 0.25  # of names, for another name of the same type
SHARE_UPPER, SHARE_LOWER = 0.02, 0.03
SHARE_CURLY = 0.4
SILVER = "silver"  # sentences that a first finder labelled
SHARES = {"wikigold": 2.0, "crossner": 3.0, "re3d": 2.0, "uner": 2.0, "gum": 1.0, SILVER: 1.0}
"""How often a pass reads a corpus: those dense with names more."""

Names = dict[
    str, list[tuple[list[str], list[bool]]]
]  # type → (tokens, followed by a space) of each mention


def build(seed: int) -> Language:
    """Return the untrained name finder."""
    nlp = spacy.blank("en")
    fit_tokeniser(nlp)
    nlp.add_pipe(
        "ner", config={"model": transitions("ner", HIDDEN, ENCODER.config(seed), wide=True)}
    )
    return nlp


def split_like(nlp: Language, sentence: Named) -> Named:
    """Return the sentence with its tokens split as the pipeline's own tokeniser splits them."""
    tokens: list[str] = []
    labels: list[str] = []
    spaces: list[bool] = []
    for token, label, space in zip(sentence.tokens, sentence.labels, sentence.spaces, strict=True):
        parts = [part.text for part in nlp.tokenizer(token)]
        tokens.extend(parts)
        rest = label.replace("B-", "I-", 1)
        labels.extend([label] + [rest] * (len(parts) - 1))
        spaces.extend([False] * (len(parts) - 1) + [space])
    return Named(tokens, labels, spaces)


def to_doc(vocab: Vocab, sentences: list[Named]) -> Doc:
    """Return the sentences as one document with entities; what a corpus leaves unsaid stays
    missing.
    """
    tokens = [token for s in sentences for token in s.tokens]
    labels = [label for s in sentences for label in s.labels]
    spaces = [
        space or i == len(s.tokens) - 1 for s in sentences for i, space in enumerate(s.spaces)
    ]
    # spaCy's Doc takes "" for a missing label
    return Doc(
        vocab,
        words=tokens,
        spaces=spaces,
        ents=["" if label == UNSAID else label for label in labels],
    )


def names_by_type(sentences: list[Named]) -> Names:
    found: Names = defaultdict(list)
    for sentence in sentences:
        for start, end, kind in sentence.spans():
            found[kind].append((sentence.tokens[start:end], sentence.spaces[start:end]))
    return found


def swap_names(sentence: Named, names: Names, rng: random.Random, share: float) -> Named:
    """Return the sentence with some names replaced by others of their type, so that context
    counts.
    """
    tokens: list[str] = []
    labels: list[str] = []
    spaces: list[bool] = []
    done = 0
    for start, end, kind in sentence.spans():
        if kind == "MISC" or rng.random() >= share:
            continue
        new_tokens, new_spaces = rng.choice(names[kind])
        tokens += [*sentence.tokens[done:start], *new_tokens]
        labels += [
            *sentence.labels[done:start],
            "B-" + kind,
            *["I-" + kind] * (len(new_tokens) - 1),
        ]
        spaces += [*sentence.spaces[done:start], *new_spaces[:-1], sentence.spaces[end - 1]]
        done = end
    return Named(
        tokens + sentence.tokens[done:],
        labels + sentence.labels[done:],
        spaces + sentence.spaces[done:],
    )


def disguise(sentence: Named, rng: random.Random) -> Named:
    """Return the sentence with curly quotes or other casing, as pages have them."""
    tokens = sentence.tokens
    if rng.random() < SHARE_CURLY:
        opened = False
        curly = []
        for token in tokens:
            if token in ('"', "``", "''"):
                opened = not opened
                token = "“" if opened else "”"
            curly.append(token.replace("'", "’"))
        tokens = curly
    chance = rng.random()
    if chance < SHARE_UPPER:
        tokens = [token.upper() for token in tokens]
    elif chance < SHARE_UPPER + SHARE_LOWER:
        tokens = [token.lower() for token in tokens]
    return Named(tokens, sentence.labels, sentence.spaces)


def examples(
    nlp: Language, corpora: Mapping[str, list[Named]], names: Names, rng: random.Random
) -> Iterator[Example]:
    """Yield passes over the corpora without end, one to three neighbours together, shuffled."""
    while True:
        groups = [
            group
            for name, sentences in corpora.items()
            for group in drawn(grouped(sentences, rng), SHARES[name], rng)
        ]
        rng.shuffle(groups)
        for group in groups:
            yield blank_example(
                to_doc(
                    nlp.vocab,
                    [disguise(swap_names(s, names, rng, SHARE_SWAPPED), rng) for s in group],
                )
            )


def grouped(sentences: list[Named], rng: random.Random) -> list[list[Named]]:
    """Return the sentences in order, one to three in a group."""
    groups: list[list[Named]] = []
    i = 0
    while i < len(sentences):
        size = rng.randint(1, MOST_SENTENCES_TOGETHER)
        groups.append(sentences[i : i + size])
        i += size
    return groups


def drawn(groups: list[list[Named]], share: float, rng: random.Random) -> list[list[Named]]:
    """Return the groups as often as `share` says, its fraction by lot."""
    whole = int(share)
    return groups * whole + rng.sample(groups, round(len(groups) * (share - whole)))


def blank_example(gold: Doc) -> Example:
    return Example(
        Doc(gold.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold]),
        gold,
    )


def train(
    corpora: Mapping[str, list[Named]],
    *,
    seed: int,
    steps: int,
    every: int,
    report: Callable[[int, Language, str], None],
) -> Language:
    """Train for `steps` batches; `report` sees the pipeline now and then."""
    rng = random.Random(seed)
    fix_random_seed(seed)
    nlp = build(seed)
    split = {name: [split_like(nlp, s) for s in part] for name, part in corpora.items()}
    everything = [sentence for part in split.values() for sentence in part]
    names = names_by_type([s for name, part in split.items() if name != SILVER for s in part])
    stream = examples(nlp, split, names, rng)
    nlp.initialize(lambda: [blank_example(to_doc(nlp.vocab, [s])) for s in everything])
    words = known_words(s.tokens for s in everything)
    finder = nlp.get_pipe("ner").model  # type: ignore[attr-defined]
    set_words(finder, words, unknown_rate=UNKNOWN_RATE)
    return run(nlp, stream, Schedule(steps, PEAK_RATE, DROPOUT, DROPOUT), every, report)
