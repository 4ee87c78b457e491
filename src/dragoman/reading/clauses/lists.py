"""Nouns in a row behind one governor, where the tree hangs a later one on something else.

"The accord provides for a lull, the return of refugees and the release of all captives": trees call
the second noun an apposition of the first and hang the third on "refugees". What governs the first
governs them all.
"""

from __future__ import annotations

from dragoman.language.trees import Tree
from dragoman.model import Token

_COMMON = frozenset({"NN", "NNS"})


def first_listed(tree: Tree, current: Token, head: Token) -> Token | None:
    """The noun of the row before `current`, which the tree hangs on `head`; None outside a row."""
    if current.tag not in _COMMON:
        return None
    if current.dep == "appos":
        return head if head.tag in _COMMON and _goes_on(tree, current) else None
    if current.dep != "conj" or head.dep != "nmod" or tree.preposition(head) != "of":
        return None
    above = tree.head(head)
    alike = above is not None and above.tag in _COMMON and _is_of(tree, current)
    return (
        above
        if alike and _is_definite(tree, current) and tree.child(head, "nmod") is None
        else None
    )


def _goes_on(tree: Tree, noun: Token) -> bool:
    """ "…, the return of refugees [and the release …]": an "and" joins a further noun to the row;
    "the envoy, the head of the mission, …" has none."""
    joined = tree.children(noun, "conj")
    for below in tree.children(noun, "nmod"):
        joined = [*joined, *tree.children(below, "conj")]
    return any(t.tag in _COMMON and tree.child(t, "cc") is not None for t in joined)


def _is_of(tree: Tree, noun: Token) -> bool:
    return any(tree.preposition(t) == "of" for t in tree.children(noun, "nmod"))


def _is_definite(tree: Tree, noun: Token) -> bool:
    return any(t.lemma.lower() in ("the", "a", "an") for t in tree.children(noun, "det"))
