"""Cue words: what counts as saying, and what it makes of the words said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.language.trees import SENTENCES_KEPT
from dragoman.lexicon import load_table
from dragoman.model import Context, Sentence, Stance, Token


@dataclass(frozen=True, slots=True)
class CueSense:
    """One sense of a cue: the complement it takes, the act, what becomes of the content."""

    complement: str
    act: str
    effect: Context
    stance: Stance
    strong: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found in a sentence: its head token, all its tokens, its senses."""

    token: Token
    first: int
    last: int
    senses: tuple[CueSense, ...]

    def sense(self, *complements: str) -> CueSense | None:
        """The sense for the first complement named that the cue takes ("any" fits all)."""
        for complement in complements:
            for sense in self.senses:
                if sense.complement == complement:
                    return sense
        return next((s for s in self.senses if s.complement == "any"), None)


@cache
def _single() -> dict[tuple[str, str], tuple[CueSense, ...]]:
    found: dict[tuple[str, str], list[CueSense]] = {}
    for row in load_table("reporting"):
        if " " not in row["cue"]:
            found.setdefault((row["cue"], row["pos"]), []).append(_sense(row))
    return {key: tuple(senses) for key, senses in found.items()}


_Phrase = tuple[tuple[str, ...], str, CueSense]


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """Cues of several words by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, CueSense]]] = {}
    for row in load_table("reporting"):
        words = tuple(row["cue"].split())
        if len(words) > 1:
            found.setdefault(words[0], []).append((words, row["pos"], _sense(row)))
    return {
        first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()
    }


@cache
def _seconds() -> dict[str, frozenset[str]]:
    """The second words of the cues of several words, by the first."""
    return {first: frozenset(row[0][1] for row in rows) for first, rows in _phrases().items()}


def _sense(row: object) -> CueSense:
    assert isinstance(row, dict)
    return CueSense(
        row["complement"], row["act"], Context(row["effect"]), Stance(row["stance"]),
        row["strength"] == "strong",
    )  # fmt: skip


@lru_cache(maxsize=SENTENCES_KEPT)
def find_cues(sentence: Sentence) -> tuple[Cue, ...]:
    """All cues of a sentence in order: phrases first where they fit, then single words."""
    cues: list[Cue] = []
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        phrase = _phrase_at(tokens, i)
        if phrase is not None:
            cues.append(phrase)
            i = phrase.last + 1
            continue
        token = tokens[i]
        senses = _split(token, tokens) or _senses(token, tokens)
        if senses:
            cues.append(Cue(token, i, i, senses))
        i += 1
    return tuple(cues)


def _senses(token: Token, tokens: tuple[Token, ...]) -> tuple[CueSense, ...]:
    pos = _cue_pos(token, tokens)
    lemma = _lemma(token)
    found = _single().get((lemma, pos), ())
    if not found and pos == "VERB" and token.tag in ("NN", "NNS") and lemma.endswith("s"):
        return _single().get((lemma[:-1], pos), ())
    return found


def _split(token: Token, tokens: tuple[Token, ...]) -> tuple[CueSense, ...]:
    """Senses of a verb whose particle stands behind its object ("brushed the report aside")."""
    if not token.tag.startswith("VB"):
        return ()
    for particle in tokens[token.i + 2 : token.i + MAX_NAME]:
        if particle.tag in _FINITE or particle.text in (",", "."):
            return ()
        if particle.head == token.i and particle.dep in ("compound:prt", "advmod"):
            wanted = (_lemma(token), particle.text.lower())
            rows = _phrases().get(wanted[0], ())
            return tuple(sense for words, _, sense in rows if words == wanted)
    return ()


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_cue(token: Token) -> bool:
    """Whether a word alone is a cue of some sense."""
    return (_lemma(token), _cue_pos(token)) in _single()


def is_cue_form(word: str) -> bool:
    """Whether a word is the past tense of a verb that takes a quotation, by its letters alone."""
    stems = (word[:-2], word[:-1], word[:-3] + "y") if word.endswith("ed") else ()
    senses = [s for stem in stems for s in _single().get((stem, "VERB"), ())]
    return word == "said" or any(s.complement in ("quote", "any") for s in senses)


def _phrase_at(tokens: tuple[Token, ...], i: int) -> Cue | None:
    if i + 1 == len(tokens):
        return None
    second = tokens[i + 1].lemma.lower(), tokens[i + 1].text.lower()
    by_lemma = _phrases_of(_lemma(tokens[i]), second)
    by_text = _phrases_of(tokens[i].text.lower(), second)
    for words, pos, sense in (*by_lemma, *by_text):
        verbal = tokens[i].pos in ("VERB", "AUX") or _only_verb(tokens[i], tokens)
        if pos == "VERB" and not verbal:
            continue
        if _matches(tokens, i, words):
            last = i + len(words) - 1
            return Cue(_speaking(tokens[i : last + 1]), i, last, (sense,))
    return None


def _phrases_of(first: str, second: tuple[str, str]) -> tuple[_Phrase, ...]:
    seconds = _seconds().get(first)
    if seconds is None or (second[0] not in seconds and second[1] not in seconds):
        return ()
    return _phrases()[first]


def _speaking(phrase: tuple[Token, ...]) -> Token:
    """The word of a phrase that governs the content: its last full verb ("was quoted", "went on
    to say"), else its first word; who "let it be known" is not what is known."""
    verbs = [token for token in phrase if token.pos == "VERB"]
    if phrase[0].lemma == "let":
        return phrase[0]
    return verbs[-1] if verbs else phrase[0]


def _matches(tokens: tuple[Token, ...], i: int, words: tuple[str, ...]) -> bool:
    if i + len(words) > len(tokens):
        return False
    return all(
        word in (_lemma(token), token.text.lower())
        for word, token in zip(words, tokens[i : i + len(words)], strict=True)
    )


def _lemma(token: Token) -> str:
    return token.lemma.lower()


def is_told(token: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a word tagged as a noun is read as a verb of saying."""
    return token.tag in ("NNS", "NN") and _cue_pos(token, tokens) == "VERB"


def _closes(token: Token, tokens: tuple[Token, ...]) -> bool:
    """The last word of a sentence behind a comma and a name: "…, the interior ministry claims."."""
    after = tokens[token.i + 1 : token.i + 2]
    if after and after[0].text not in (".", "”", '"'):
        return False
    before = tokens[max(0, token.i - MAX_NAME) : token.i]
    comma = max((t.i for t in before if t.text == ","), default=None)
    if comma is None or comma == token.i - 1:
        return False
    return all(
        t.pos in ("NOUN", "PROPN", "ADJ", "DET", "PART", "ADP") for t in tokens[comma + 1 : token.i]
    )


def _has_article(token: Token, tokens: tuple[Token, ...]) -> bool:
    """A predicate noun ("the aim is a call for talks") has one, a verb read as noun has not."""
    return any(t.head == token.i and t.dep in ("det", "cop", "nmod:poss", "case") for t in tokens)


def _present(token: Token, tokens: tuple[Token, ...]) -> bool:
    """A verb in the present that the tagger took for a plural: "The ministry stresses that …",
    "The army denies having fired". A singular name stands before it; a clause or a participle
    behind it, or the word is no noun of saying at all ("denies", "stresses")."""
    if not 0 < token.i < len(tokens) - 1:
        return False
    before, after = tokens[token.i - 1], tokens[token.i + 1]
    if before.tag not in ("NN", "NNP"):
        return False
    if before.lemma.lower() in _PLURALS or not _strong(token):
        return False
    noun = (_lemma(token), "NOUN") in _single()
    clause = after.lemma.lower() == "that" or (after.tag == "VBG" and not noun)
    return clause or (not noun and after.tag in ("DT", "PRP", "PRP$", "TO"))


def _only_verb(token: Token, tokens: tuple[Token, ...]) -> bool:
    """ "The assembly calls upon all states to respect the embargo", "The council requests the
    mission to report": a sentence with no finite verb has its verb in the plural at its root."""
    if token.dep != "root" or not 0 < token.i < len(tokens) - 1 or not _strong(token):
        return False
    if tokens[token.i - 1].tag not in ("NN", "NNP") or any(t.tag in _FINITE for t in tokens):
        return False
    after = tokens[token.i + 1]
    asked = any(t.tag == "TO" for t in tokens[token.i + 1 :])
    return after.tag in ("DT", "PRP", "PRP$") or (after.text in ("on", "upon") and asked)


def _strong(token: Token) -> bool:
    senses = _single().get((_lemma(token), "VERB"), ())
    return any(s.strong for s in senses) or _lemma(token) in _PRESENT


_PRESENT = frozenset({"note", "add", "maintain"})


def _many_before(token: Token, tokens: tuple[Token, ...]) -> bool:
    """ "…, local media report.": a plural right before makes the last word its verb."""
    before = tokens[max(0, token.i - 1) : token.i]
    return bool(before) and (before[0].tag in ("NNS", "NNPS") or before[0].lemma in _PLURALS)


_PLURALS = frozenset({"media", "people", "police", "press"})
_NAME_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PART", "ADP"})
MAX_NAME = 8
"""Tokens that a name between a comma and its verb may span."""


def _has_subject(token: Token, tokens: tuple[Token, ...]) -> bool:
    return any(t.head == token.i and t.dep == "nsubj" for t in tokens)


def _cue_pos(token: Token, tokens: tuple[Token, ...] = ()) -> str:
    """Taggers hesitate between adjective and participle ("quoted"), and take a verb for a plural
    ("The commission requests …") that the parser still gives a subject."""
    noun = token.tag in ("NNS", "NN")
    if noun and _has_subject(token, tokens) and not _has_article(token, tokens):
        return "VERB"
    if token.tag == "NNS" and (
        _closes(token, tokens) or _present(token, tokens) or _only_verb(token, tokens)
    ):
        return "VERB"
    if token.tag == "NN" and _many_before(token, tokens) and _closes(token, tokens):
        return "VERB"
    if token.tag in ("VBD", "VBZ", "VBP", "VBG", "VBN", "VB"):
        return "VERB"
    return "NOUN" if token.pos in ("NOUN", "PROPN") else token.pos
