"""Name labels for the treebanks' sentences: a trained finder's, held against the gold tags.

UNER labels a tenth of EWT alone, and no other corpus here is written as carelessly as the web. The
treebank's own tags say where names stand, not what they are; a first finder says what, and is often
wrong about where. A word keeps its label where both agree and stays unsaid where they do not.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.engine import Engine
from language.augment import NAME_LINKS, in_name
from language.figures import model_names, named_text
from language.mentions import OUTSIDE, TIME_WORDS, UNSAID, Named
from language.treebank import Tree

LINKS = NAME_LINKS | {"and", "&", ",", "-", "'s", "’s", "'", "."}
SENTENCES_AT_ONCE = 20


def silver_names(finder: Engine, trees: list[Tree]) -> list[Named]:
    """Return the trees' sentences with the finder's names where gold tags bear them out."""
    labelled = []
    for at in range(0, len(trees), SENTENCES_AT_ONCE):
        labelled.extend(_labelled(finder, trees[at : at + SENTENCES_AT_ONCE]))
    return labelled


def _labelled(finder: Engine, trees: list[Tree]) -> Iterator[Named]:
    text = ""
    lines: list[list[tuple[int, int]]] = []
    for tree in trees:
        line, places = named_text(_unlabelled(tree, OUTSIDE))
        lines.append([(start + len(text), end + len(text)) for start, end in places])
        text += line + "\n\n"
    bounds = [(places[0][0], places[-1][1]) for places in lines]
    names = sorted(model_names(finder, text, bounds))
    for tree, places in zip(trees, lines, strict=True):
        sentence = _unlabelled(tree, OUTSIDE)
        sentence.labels = _labels(tree, places, names)
        yield sentence


def _unlabelled(tree: Tree, label: str) -> Named:
    words = tree.words
    return Named([w.form for w in words], [label] * len(words), [w.space for w in words])


def _labels(
    tree: Tree, places: list[tuple[int, int]], names: list[tuple[int, int, str]]
) -> list[str]:
    words = tree.words
    proper = [in_name(word) for word in words]
    labels = [
        UNSAID if named and word.form.lower() not in TIME_WORDS else OUTSIDE
        for named, word in zip(proper, words, strict=True)
    ]
    for start, end, kind in names:
        inside = [i for i, (a, b) in enumerate(places) if start <= a and b <= end]
        if not inside or not any(proper[i] for i in inside):
            continue  # "Going", "$$$": no name by its tag
        first, behind = inside[0], inside[-1] + 1
        borders = (first > 0 and proper[first - 1]) or (behind < len(words) and proper[behind])
        fine = proper[first] and all(proper[i] or words[i].form in LINKS for i in inside)
        for i in inside:
            labels[i] = ("B-" if i == first else "I-") + kind if fine and not borders else UNSAID
    return labels
