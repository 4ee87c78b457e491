"""Make training sentences look like news pages: typographic quotes, joined names, odd casing.

Every change keeps the tree valid; all randomness comes from the generator handed in.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from language.treebank import Tree, Word

SHARE_JOINED = 0.45  # of sentences whose names become one token each
SHARE_NAMES_IN_JOINED = 0.85  # of the names in such a sentence
SHARE_TYPOGRAPHIC = 0.4
SHARE_LOWER = 0.02
SHARE_UPPER = 0.015
SHARE_NO_FINAL_STOP = 0.02

TITLES = frozenset(
    """
        president minister prime foreign secretary general gen. gen mr. mr mrs. mrs ms. ms dr. dr
        senator sen. sen rep. representative king queen prince princess sheikh shaikh sheik
        ayatollah judge justice captain capt. colonel col. lieutenant lt. sgt. major maj. ambassador
        envoy chancellor governor gov. mayor sir lord lady st. saint professor prof. pope emperor
        empress sultan commander chief deputy vice spokesman spokeswoman director chairman
        congressman bishop archbishop cardinal father mother sister brother uncle aunt miss officer
        detective admiral adm. reverend rev. imam mullah premier speaker""".split()  # noqa: SIM905
)
NAME_LINKS = frozenset(
    {"of", "for", "the", "de", "al", "el", "bin", "ibn", "van", "von", "der", "del", "la"}
)

QUOTE_STYLES = (
    ("“", "”", "‘", "’"),
    ("“", "”", "‘", "’"),
    ("«", "»", "‘", "’"),
    ("„", "“", "‚", "’"),
)
DASHES = ("—", "–", " - ")


def join_names(tree: Tree, keep: Callable[[], bool]) -> Tree:
    """Return the tree with each name `keep` agrees to as one token."""
    spans = [span for span in name_spans(tree.words) if keep()]
    return join_spans(tree, spans)


def name_spans(words: list[Word]) -> list[tuple[int, int]]:
    """Return runs of proper nouns, titles left off, that can be contracted to one node of the
    tree.
    """
    found = []
    i = 0
    while i < len(words):
        if not in_name(words[i]):
            i += 1
            continue
        start = i
        while i < len(words) and (in_name(words[i]) or _links(words, i)):
            i += 1
        while start < i - 1 and words[start].form.lower() in TITLES:
            start += 1
        if i - start > 1 and contractible(words, start, i):
            found.append((start, i))
    return found


def in_name(word: Word) -> bool:
    """Say whether the word is a proper noun, or part of one as "United" in "United States" (ADJ,
    but NNP).
    """
    return word.upos == "PROPN" or word.xpos in ("NNP", "NNPS")


def _links(words: list[Word], i: int) -> bool:
    """Say whether a hyphen or a short word inside a name joins what stands around it."""
    following = words[i + 1 : i + 3]
    if words[i].xpos == "HYPH":
        return bool(following) and in_name(following[0]) and not words[i].space
    if words[i].form not in NAME_LINKS:
        return False
    if following and following[0].form == "the":
        following = following[1:]
    return bool(following) and in_name(following[0])


def contractible(words: list[Word], start: int, end: int) -> bool:
    """Say whether all words of the span that are governed from outside have one and the same
    governor.
    """
    outside = {
        (word.head if word.head != i else -1)
        for i, word in enumerate(words[start:end], start)
        if not (start <= word.head < end) or word.head == i
    }
    return len(outside) == 1


def join_spans(tree: Tree, spans: list[tuple[int, int]]) -> Tree:
    """Return the tree with each span contracted to one proper noun; spans must be contractible
    and disjoint.
    """
    if not spans:
        return tree
    starts = dict(spans)
    position: list[int] = []
    groups: list[tuple[int, int]] = []
    i = 0
    while i < len(tree.words):
        end = starts.get(i, i + 1)
        position.extend([len(groups)] * (end - i))
        groups.append((i, end))
        i = end
    words = []
    for group, (start, end) in enumerate(groups):
        top = next(
            i
            for i in range(start, end)
            if position[tree.words[i].head] != group or tree.words[i].head == i
        )
        word = replace(tree.words[top], head=position[tree.words[top].head])
        if end - start > 1:
            text = "".join(w.form + " " * w.space for w in tree.words[start:end]).rstrip()
            tag = "NNPS" if tree.words[end - 1].xpos == "NNPS" else "NNP"
            word = replace(
                word, form=text, lemma=text, upos="PROPN", xpos=tag, space=tree.words[end - 1].space
            )
        words.append(word)
    return replace_words(tree, words)


def replace_words(tree: Tree, words: list[Word]) -> Tree:
    return Tree(words, tree.paragraph, tree.document, tree.id)


def typographic(tree: Tree, rng: random.Random) -> Tree:
    """Return the tree with curly quotes and dashes of one style."""
    left, right, single_left, single_right = rng.choice(QUOTE_STYLES)
    dash = rng.choice(DASHES[:2])
    words = []
    for word in tree.words:
        form = word.form
        if word.xpos in ("``", "''") and form in ('"', "``", "''"):
            form = left if word.xpos == "``" else right
        elif form == "'" and word.xpos in ("``", "''"):
            form = single_left if word.xpos == "``" else single_right
        elif form in ("--", "---"):
            form = dash
        elif "'" in form:
            form = form.replace("'", single_right)
        words.append(replace(word, form=form))
    return replace_words(tree, words)


def recase(tree: Tree, change: Callable[[str], str]) -> Tree:
    return replace_words(tree, [replace(word, form=change(word.form)) for word in tree.words])


def augment(tree: Tree, rng: random.Random, *, joined: float = SHARE_JOINED) -> Tree:
    """Return the tree as it might stand on a page; most sentences come back nearly as they are."""
    if rng.random() < joined:
        tree = join_names(tree, lambda: rng.random() < SHARE_NAMES_IN_JOINED)
    if rng.random() < SHARE_TYPOGRAPHIC:
        tree = typographic(tree, rng)
    chance = rng.random()
    if chance < SHARE_LOWER:
        tree = recase(tree, str.lower)
    elif chance < SHARE_LOWER + SHARE_UPPER:
        tree = recase(tree, str.upper)
    return tree
