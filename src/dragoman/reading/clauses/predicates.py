"""Which words of a sentence are predicates, and by which lemma frames know them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.language.trees import Tree
from dragoman.lexicon import frame_rows
from dragoman.model import Token

_AUXILIARY = frozenset({"aux", "aux:pass", "cop", "case", "mark", "amod"})
"""Relations in which a verb form tells nothing by itself ("the warring parties")."""
_PARTICLES = frozenset(
    {
        "back",
        "out",
        "off",
        "down",
        "up",
        "away",
        "over",
        "in",
        "on",
        "through",
        "together",
        "forward",
    }
)
"""Taggers call these particles, adverbs or prepositions; right behind a verb they are one word."""
_OUTCOME_TAGS = frozenset({"JJ", "RB"})
_MODIFIER_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "HYPH", "AFX"})
_HYPHENS = frozenset({"-", "‐", "‑"})
_LINKS = frozenset({"of", "into"})
""" "exchange of fire", "entry into force": the first word is the head, else the last one is."""


@cache
def frame_heads(pos: str) -> frozenset[str]:
    """The head lemmas of the triggers of one part of speech, without hyphens."""
    return frozenset(
        head_of_trigger(row["lemma"].lower(), pos) for row in frame_rows() if row["pos"] == pos
    )


def head_of_trigger(trigger: str, pos: str) -> str:
    """The word of a trigger that stands in the tree as its predicate: "strike" of "air strike",
    "exchange" of "exchange of fire", "pull" of "pull out"; without hyphens."""
    words = trigger.split()
    last = pos == "NOUN" and not _LINKS & set(words)
    return words[-1 if last else 0].replace("-", "")


def predicates(tree: Tree) -> Iterator[Token]:
    """Verbs that are not auxiliaries, and the nouns and adjectives some frame names."""
    for token in tree.tokens:
        if token.tag.startswith("VB"):
            if token.dep not in _AUXILIARY:
                yield token
        elif (token.pos in ("NOUN", "PROPN") and _noun(tree, token) in frame_heads("NOUN")) or (
            token.pos == "ADJ" and token.lemma.lower() in frame_heads("ADJ")
        ):
            yield token


def lemma_of(tree: Tree, token: Token) -> str:
    """The lemma of a predicate, with the particle of a verb, with the first half of a noun that is
    written in two ("cease-fire")."""
    if token.tag.startswith("VB"):
        particle = particle_of(tree, token)
        lemma = token.lemma.lower()
        return f"{lemma} {particle.lemma.lower()}" if particle is not None else lemma
    return _noun(tree, token) if token.pos in ("NOUN", "PROPN") else token.lemma.lower()


def particle_of(tree: Tree, token: Token) -> Token | None:
    """The particle of a verb: as the tree says, or right behind it, or right behind its object
    ("handed thirty captives over to the bishop")."""
    particle = tree.child(token, "compound:prt")
    if particle is not None:
        return particle
    behind = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
    if behind is not None and behind.lemma.lower() in _PARTICLES:
        if behind.head == token.i and behind.dep in ("advmod", "obl", "case"):
            return behind
        if f"{token.lemma.lower()} {behind.lemma.lower()}" in _phrasal() and (
            behind.dep != "case" or behind.lemma.lower() not in ("in", "on", "through")
        ):
            return behind
    for noun in tree.children(token, "obl"):
        cases = tree.children(noun, "case")
        if len(cases) > 1 and f"{token.lemma.lower()} {cases[0].lemma.lower()}" in _phrasal():
            return cases[0]
    return _outcome(tree, token, behind)


def _outcome(tree: Tree, token: Token, behind: Token | None) -> Token | None:
    """The word that says what becomes of the object, where some frame knows it with its verb:
    "set six captives [free]", "shot [dead] two men", "were set [ablaze]"."""
    beside = [behind] if behind is not None and behind.tag in _OUTCOME_TAGS else []
    for word in (*beside, *tree.children(token, "xcomp", "advmod")):
        told = word.tag in _OUTCOME_TAGS and word.i > token.i
        if told and f"{token.lemma.lower()} {word.lemma.lower()}" in _phrasal():
            return word
    return None


@cache
def _phrasal() -> frozenset[str]:
    return frozenset(
        row["lemma"] for row in frame_rows() if row["pos"] == "VERB" and " " in row["lemma"]
    )


def modifiers_of(tree: Tree, token: Token) -> tuple[str, ...]:
    """The nouns and adjectives right before a predicate noun, in order and lower case; a word in
    two halves is two ("cease-fire violations" → cease, fire)."""
    if token.pos not in ("NOUN", "PROPN"):
        return ()
    found: list[str] = []
    for k in range(token.i - 1, -1, -1):
        word = tree.tokens[k]
        if word.text in _HYPHENS:
            continue
        if word.tag not in _MODIFIER_TAGS:
            break
        found.append(word.lemma.lower())
    return tuple(reversed(found))


def start_of(tree: Tree, token: Token) -> int:
    """Where the word of a predicate starts: at its first half, where it is written in two."""
    first = _first_half(tree, token)
    return first.start if first is not None else token.start


def _noun(tree: Tree, token: Token) -> str:
    lemma = token.lemma.lower().replace("-", "")
    first = _first_half(tree, token)
    return first.lemma.lower() + lemma if first is not None else lemma


def _first_half(tree: Tree, token: Token) -> Token | None:
    """The word before a hyphen, where both halves are one trigger: "cease-fire", "build-up"."""
    if token.i < 2 or tree.tokens[token.i - 1].text not in _HYPHENS:
        return None
    first = tree.tokens[token.i - 2]
    joined = first.lemma.lower() + token.lemma.lower()
    return first if joined in frame_heads("NOUN") and first.end == token.start - 1 else None
