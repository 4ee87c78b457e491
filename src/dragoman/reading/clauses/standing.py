"""How a word stands in its text: real, to come, wished for, denied, and in whose words.

Frames ask only about the predicates they know; here any word can be asked, event or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.language.trees import Tree, tree_of
from dragoman.model import (
    Attribution,
    ContextStep,
    Mentions,
    Modality,
    Polarity,
    Sentence,
    Token,
    Voice,
)
from dragoman.reading.cast import Cast
from dragoman.reading.clauses.algebra import read_context
from dragoman.reading.clauses.context import carrier_of, context_path

_HELPERS = frozenset({"aux", "aux:pass", "cop"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What the path of a word comes to. `path` and `voices` are outermost first."""

    path: tuple[ContextStep, ...]
    modality: Modality
    polarity: Polarity
    voices: tuple[Voice, ...]


def status_at(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Mentions,
    attributions: Sequence[Attribution],
    start: int,
    end: int,
) -> Standing | None:
    """The standing of the words from `start` to `end`; None outside the sentences.

    Of several words the one that governs the others is asked; an auxiliary stands as its verb,
    a copula as what it says of its subject.
    """
    word = find_word(sentences, attributions, start, end)
    return stand(word, Cast(text, mentions)) if word is not None else None


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its tree, and the attributions of its sentence."""

    tree: Tree
    token: Token
    attributions: tuple[Attribution, ...]


def find_word(
    sentences: Sequence[Sentence], attributions: Sequence[Attribution], start: int, end: int
) -> Word | None:
    """The word that stands for a stretch of text; None outside the sentences."""
    sentence = next((s for s in sentences if s.start <= start < s.end), None)
    if sentence is None:
        return None
    tree = tree_of(sentence)
    token = head_of(tree, start, end)
    if token is None:
        return None
    near = (a for a in attributions if a.start < sentence.end and sentence.start < a.end)
    return Word(tree, token, tuple(near))


def stand(word: Word, cast: Cast) -> Standing:
    """The standing of a word, a noun told by a light verb in the aspect of that verb."""
    tree, token = word.tree, word.token
    carrier = None if token.tag.startswith("VB") else carrier_of(tree, token)
    base = aspect(tree, carrier or token)
    return standing_of(tree, token, word.attributions, cast, base=base)


def standing_of(
    tree: Tree, token: Token, attributions: Sequence[Attribution], cast: Cast, *, base: Modality
) -> Standing:
    """The standing of a token told as `base`, from the attributions of its sentence."""
    path = context_path(tree, token, attributions, cast)
    verdict = read_context(path, base=base)
    return Standing(path, verdict.modality, verdict.polarity, verdict.voices)


def head_of(tree: Tree, start: int, end: int) -> Token | None:
    """The word that governs a stretch, auxiliaries and copulas passed on."""
    inside = [t for t in tree.tokens if t.start < end and start < t.end]
    places = {t.i for t in inside}
    head = next((t for t in inside if t.is_root or t.head not in places), None)
    if head is not None and head.dep in _HELPERS:
        return tree.head(head)
    return head


def aspect(tree: Tree, token: Token) -> Modality:
    """Under way if told in the present progressive ("is shelling the town"), else actual."""
    be = [child for child in tree.children(token, "aux", "cop") if child.lemma == "be"]
    under_way = token.tag == "VBG" and any(child.tag in ("VBZ", "VBP") for child in be)
    return Modality.ONGOING if under_way else Modality.ACTUAL
