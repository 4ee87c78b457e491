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
    opens: bool = False
    """Whether the phrase lost the word that opens its complement ("be due to" → "due")."""


@dataclass(frozen=True, slots=True)
class Governing:
    """A governor found in a sentence; `first` to `last` are the tokens of its phrase."""

    governor: Governor
    first: int
    last: int


_ANY = "any"
IN_TURN = frozenset({"first", "last", "second", "third", "next", "only"})
"""Whose infinitive tells what was done: "was the first to sign"."""
_NOT_LOCAL = frozenset({Context.ACHIEVEMENT})
_PARTICIPLES = frozenset({"VBN", "VBG"})
"""Verb forms that may be adjectives ("prepared to talk"); "to open a road" is not "open to"."""
_INVERSION = "inversion"
"""The note of auxiliaries that make a condition only before their subject ("Were they to …")."""
_FIXED = frozenset({"instead"})
"""Openers that mean something else without their "of" ("passed an amnesty instead")."""
_PREPOSITIONAL = frozenset({Context.NEGATION, Context.CONDITION, Context.FAILURE})
_ARRANGED = frozenset({"scheduled", "intended", "expected"})
_EITHER_WAY = frozenset({"neither", "nor"})
_MARKERS = frozenset({"to", "of", "that", "for", "as", "on"})


@cache
def _by_word() -> dict[tuple[str, str], tuple[Governor, ...]]:
    """Governors by part of speech and by each of their words, longest first."""
    found: dict[tuple[str, str], list[Governor]] = {}
    for row in load_table("governors"):
        words = _bare_words(row["word"].lower().split(), row["pos"], row["complement"])
        if not words:
            continue
        opens = row["pos"] == "PHRASE" and words[-1] != row["word"].lower().split()[-1]
        context = Context(row["context"])
        governor = Governor(words, row["complement"], context, row["cue_note"], opens)
        for word in set(words):
            found.setdefault((word, row["pos"]), []).append(governor)
    return {
        key: tuple(sorted(rows, key=lambda row: -len(row.words))) for key, rows in found.items()
    }


@cache
def claim_nouns() -> frozenset[str]:
    """Nouns for what somebody says to be so: "claim", "allegation", "report"."""
    return frozenset(
        row["cue"]
        for row in load_table("reporting")
        if row["pos"] == "NOUN" and row["effect"] == "report"
    )


@cache
def speech_words(pos: str) -> frozenset[str]:
    """Verbs or nouns that tell or ask by being said: "thank", "stress"; "offer", "proposal"."""
    return frozenset(row["cue"] for row in load_table("reporting") if row["pos"] == pos)


def _bare_words(words: list[str], pos: str, complement: str) -> tuple[str, ...]:
    """A phrase without its leading copula and without the marker that opens its complement:
    in a parse "be ready to" is "ready" with a complement in "to"."""
    if pos == "PHRASE":
        if words[0] == "be":
            words = words[1:]
        fixed = words[0] in _FIXED
        if (
            words
            and not fixed
            and words[-1] in _MARKERS
            and complement in ("to", "ing", "noun", "that")
        ):
            words = words[:-1]
    return tuple(words)


def governor_of(
    tree: Tree, token: Token, *complements: str, opens: bool = True
) -> Governing | None:
    """The sense of `token` (with the words of its phrase, its particle or preposition) for one
    of the complements, the longest phrase first; None if it governs none. With `opens` False no
    phrase that needs its complement ("due to the ban" is no "due to open")."""
    best: Governing | None = None
    for pos in _positions(token):
        for word in {token.lemma.lower(), token.text.lower()}:
            for governor in _by_word().get((word, pos), ()):
                if governor.complement not in complements and governor.complement != _ANY:
                    continue
                if (governor.opens and not opens) or not _is_told(tree, token, governor, pos):
                    continue
                longer = best is None or len(governor.words) > len(best.governor.words)
                span = _fits(tree, token, governor.words) if longer else None
                if span is not None:
                    best = Governing(governor, *span)
    return best


def _is_told(tree: Tree, token: Token, governor: Governor, pos: str) -> bool:
    """A verb with a particle is another verb. A phrase of "be" and a mere particle needs its "be":
    "the visit is off", not "took off"."""
    if len(governor.words) > 1:
        return True
    if pos == "VERB":
        return tree.child(token, "compound:prt") is None  # "set off a panic" sets nothing
    particle = pos == "PHRASE" and token.pos in ("ADV", "ADP", "PART")
    return not particle or tree.child(token, "cop") is not None


_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
     "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december", "day", "morning", "afternoon", "evening", "night"}
)  # fmt: skip
"""What stands behind "on" without belonging to the verb ("called the premier on Friday to …")."""


def _positions(token: Token) -> tuple[str, ...]:
    if token.tag.startswith("VB"):
        if token.pos == "AUX":
            return ("VERB", "AUX", "PHRASE")
        return ("VERB", "PHRASE", "ADJ") if token.tag in _PARTICIPLES else ("VERB", "PHRASE")
    if token.tag == "MD":
        return ("AUX",)
    if token.pos in ("NOUN", "PROPN"):
        return ("NOUN", "PHRASE")
    if token.pos in ("SCONJ", "ADP"):
        return ("SCONJ", "ADP", "PHRASE")  # "without signing": taggers call it either
    if token.lemma.lower() in _EITHER_WAY:
        return ("ADV", "SCONJ", "DET", "PHRASE")  # "neither signed nor left"
    if token.pos in ("PART", "INTJ"):
        return ("ADV", "PHRASE")  # "not"
    return (token.pos, "PHRASE")


def _fits(tree: Tree, token: Token, words: tuple[str, ...]) -> tuple[int, int] | None:
    """The tokens of a governor's phrase: side by side with `token` as one of them, or `token`
    with a particle or preposition of its own ("called, on Monday, for talks")."""
    forms = (token.lemma.lower(), token.text.lower())
    if len(words) == 1:
        return (token.i, token.i) if words[0] in forms else None
    for place, word in enumerate(words):
        first = token.i - place
        if word in forms and first >= 0:
            window = tree.tokens[first : first + len(words)]
            if _same_words(window, words):
                return first, first + len(words) - 1
    if len(words) != 2 or words[0] not in forms:
        return None
    particles = tree.children(token, "compound:prt", "advmod")
    if any(t.lemma.lower() == words[1] for t in particles):
        return token.i, token.i
    dependents = tree.children(token, "obl", "nmod", "obj", "advcl", "xcomp", "ccomp")
    objects = [noun for noun in dependents if noun.dep == "obj"]
    dependents += [clause for noun in objects for clause in tree.children(noun, "acl")]
    dependents = [t for t in dependents if t.lemma.lower() not in _DAYS]
    return (token.i, token.i) if any(_opens_with(tree, t, words[1]) for t in dependents) else None


def _opens_with(tree: Tree, token: Token, word: str) -> bool:
    """ "talks [with] the rebels", "kept the army [from] firing"."""
    marks = tree.children(token, "mark")
    return tree.preposition(token) == word or any(m.lemma.lower() == word for m in marks)


def _same_words(window: tuple[Token, ...], words: tuple[str, ...]) -> bool:
    return len(window) == len(words) and all(
        word in (t.lemma.lower(), t.text.lower()) for word, t in zip(words, window, strict=True)
    )


def local_markers(tree: Tree, token: Token) -> list[tuple[Token, Governing]]:
    """Auxiliaries, negations, conjunctions and adverbs that stand on a predicate itself.

    A preposition counts where it denies or conditions ("without talks"), not where it tells what
    for ("praised for the withdrawal"); an auxiliary never as an achievement ("had met").
    """
    found: list[tuple[Token, Governing]] = []
    for child in tree.children(
        token, "aux", "advmod", "mark", "det", "case", "cc:preconj", "amod", "cc", "acl"
    ):
        if (child.pos == "VERB" and child.dep not in ("amod", "acl")) or (
            child.dep == "mark" and child.lemma.lower() in ("that", "to")
        ):
            continue
        named = child.dep in ("amod", "acl")
        wanted = ("noun",) if named else ("bare", "that", "noun", "to", "of", "ing")
        governing = governor_of(tree, child, _ANY, *wanted, opens=False)
        if governing is None or governing.governor.context in _NOT_LOCAL:
            continue
        if child.dep == "acl" and not _is_arranged(child, governing.governor):
            continue
        alone = governing.first == governing.last and child.lemma.lower() not in _EITHER_WAY
        if child.dep == "cc" and alone:
            continue  # "rather than sign", not "but"
        if governing.governor.note == _INVERSION and not _is_inverted(tree, token, child):
            continue
        if governing.first < governing.last and governing.governor.complement == "to":
            continue  # "has yet" without its "to" is no "has yet to"
        alone = governing.first == governing.last
        if child.dep == "case" and alone and governing.governor.context not in _PREPOSITIONAL:
            continue
        if _reaches_short(tree, token, governing):
            continue
        found.append((child, governing))
    return sorted(found, key=lambda m: m[1].first - m[1].last)


def _is_arranged(child: Token, governor: Governor) -> bool:
    """ "the visit scheduled for May", "a summit cancelled in March"."""
    off = governor.context is Context.CANCELLATION
    set_up = governor.context is Context.PLAN and governor.note in _ARRANGED
    return child.tag in ("VBN", "VBD") and (off or set_up)


def _reaches_short(tree: Tree, token: Token, governing: Governing) -> bool:
    """ "Far from condemning the raid, the sheikh blessed it", "barely a week after it, they left":
    what the words deny stands right behind them."""
    if governing.governor.context not in (Context.NEGATION, Context.FAILURE):
        return False
    behind = tree.tokens[governing.last + 1 : token.i]
    if governing.governor.complement in ("ing", "noun") and governing.first < governing.last:
        return any(t.pos == "PUNCT" for t in behind)
    weak = governing.governor.note == "weak" or governing.governor.context is Context.FAILURE
    return weak and bool(behind) and (behind[0].pos == "NUM" or behind[0].lemma == "a")


def _is_inverted(tree: Tree, token: Token, auxiliary: Token) -> bool:
    """ "Were the clans to attack", not "the clans were to attack"."""
    subject = tree.child(token, "nsubj", "nsubj:pass")
    return subject is not None and auxiliary.i < subject.i
