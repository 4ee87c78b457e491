"""What governs a predicate, from the word list: plans, calls, refusals, failures, phases …"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.language.trees import Tree
from dragoman.lexicon import load_table
from dragoman.model import Context, Token


@dataclass(frozen=True, slots=True)
class Governor:
    """One sense of a governing word: the complement it governs and what it makes of it."""

    words: tuple[str, ...]
    complement: str
    context: Context
    note: str


_ANY = "any"
_MARKERS = frozenset({"to", "of", "that", "for", "as", "on"})


@cache
def _by_word() -> dict[tuple[str, str], tuple[Governor, ...]]:
    """Governors by part of speech and by their first and last word, longest first."""
    found: dict[tuple[str, str], list[Governor]] = {}
    for row in load_table("governors"):
        words = _bare_words(row["word"].lower().split(), row["pos"], row["complement"])
        if not words:
            continue
        governor = Governor(words, row["complement"], Context(row["context"]), row["cue_note"])
        for word in {words[0], words[-1]}:
            found.setdefault((word, row["pos"]), []).append(governor)
    return {
        key: tuple(sorted(rows, key=lambda row: -len(row.words))) for key, rows in found.items()
    }


def _bare_words(words: list[str], pos: str, complement: str) -> tuple[str, ...]:
    """A phrase without its leading copula and without the marker that opens its complement:
    in a parse "be ready to" is "ready" with a complement in "to"."""
    if pos == "PHRASE":
        if words[0] == "be":
            words = words[1:]
        if words and words[-1] in _MARKERS and complement in ("to", "ing", "noun", "that"):
            words = words[:-1]
    return tuple(words)


def governor_of(tree: Tree, token: Token, *complements: str) -> Governor | None:
    """The sense of `token` (with the words of its phrase, its particle or preposition) for the
    first of the complements it takes, the longest phrase first; None if it governs none."""
    best: Governor | None = None
    for pos in _positions(token):
        for word in {token.lemma.lower(), token.text.lower()}:
            for governor in _by_word().get((word, pos), ()):
                if governor.complement not in complements and governor.complement != _ANY:
                    continue
                longer = best is None or len(governor.words) > len(best.words)
                if longer and _fits(tree, token, governor.words):
                    best = governor
    return best


def _positions(token: Token) -> tuple[str, ...]:
    if token.tag.startswith("VB"):
        return ("VERB", "AUX", "PHRASE") if token.pos == "AUX" else ("VERB", "PHRASE", "ADJ")
    if token.tag == "MD":
        return ("AUX",)
    if token.pos in ("NOUN", "PROPN"):
        return ("NOUN", "PHRASE")
    return (token.pos, "PHRASE")


def _fits(tree: Tree, token: Token, words: tuple[str, ...]) -> bool:
    """Whether all words of a governor are there: side by side with `token` as one of them, or
    the second as its particle or preposition ("called, on Monday, for talks")."""
    if len(words) == 1:
        return True
    for place, word in enumerate(words):
        if word in (token.lemma.lower(), token.text.lower()):
            first = token.i - place
            window = tree.tokens[max(first, 0) : first + len(words)]
            if first >= 0 and _same_words(window, words):
                return True
    if len(words) != 2 or words[0] not in (token.lemma.lower(), token.text.lower()):
        return False
    if any(t.lemma.lower() == words[1] for t in tree.children(token, "compound:prt", "advmod")):
        return True
    return any(tree.preposition(t) == words[1] for t in tree.children(token, "obl", "nmod", "obj"))


def _same_words(window: tuple[Token, ...], words: tuple[str, ...]) -> bool:
    return len(window) == len(words) and all(
        word in (t.lemma.lower(), t.text.lower()) for word, t in zip(words, window, strict=True)
    )


def local_markers(tree: Tree, token: Token) -> list[tuple[Token, Governor]]:
    """Auxiliaries, negations, conjunctions and adverbs that stand on a predicate itself."""
    found: list[tuple[Token, Governor]] = []
    for child in tree.children(token, "aux", "advmod", "mark", "det", "case", "cc:preconj", "amod"):
        if child.dep == "mark" and child.lemma.lower() in ("that", "to"):
            continue
        governor = governor_of(tree, child, _ANY, "bare", "that", "noun", "to", "of", "ing")
        if governor is not None and child.pos != "VERB":
            found.append((child, governor))
    return found
