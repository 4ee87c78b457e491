"""Words that only point to somebody: collectives ("both sides") and pronouns."""

from __future__ import annotations

from dragoman.reading.mentions.around import Around
from dragoman.reading.mentions.memory import SUBJECT_ROLES
from dragoman.reading.mentions.scene import Draft
from dragoman.reading.mentions.titles import NUMBERS, collectives, group_nouns

DEFINITE = frozenset({"the", "this", "that", "these", "those", "all"})
POSSESSIVE = frozenset({"his", "her", "their", "its", "our", "my", "your"})
PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f",
    "herself": "f", "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
    "it": "n", "its": "n", "itself": "n", "i": "1", "me": "1", "my": "1", "mine": "1",
    "myself": "1", "we": "1", "us": "1", "our": "1", "ours": "1", "ourselves": "1",
}  # fmt: skip
"""Pronouns with what they ask for: m, f, p(lural), n(euter), 1 (first person)."""
_ALONE = frozenset({"two", "three", "four", "five", "six"})
"""Numbers that stand for persons or parties named before."""


def collective_at(around: Around, i: int) -> Draft | None:
    """ "the three countries", "both sides", "the two foreign ministers", "the guarantors"."""
    line = around.line
    first = i + 1 if line.low(i) in DEFINITE and line.low(i) != "all" else i
    phrase = collectives().at(line, first)
    if phrase is None or phrase.behind <= first:
        return _number_at(around, i)
    named = around.at.get(first)
    if named is not None and named.what == "process" and named.behind >= phrase.behind:
        return None  # "the five permanent members" have a name of their own
    definite = first > i or phrase.key.split()[0] in ("both", "either", "each", "these",
                                                      "those", "their", "all")  # fmt: skip
    if not definite and phrase.count == 0 and phrase.row["count"] == "0":
        return None
    if phrase.key.split()[0] in NUMBERS and not definite and i > 0:
        return None
    if first == i and phrase.behind == i + 1 and line.low(i) in ("quad", "pair", "trio"):
        return None
    longer = group_nouns().at(line, first)
    if longer is not None and longer.behind > phrase.behind:
        return None
    draft = around.draft(first, phrase.behind, "collective", f"collective: {phrase.key}")
    draft.ask = "collective"
    draft.noun = phrase.row["of"]
    count = phrase.row["count"]
    draft.count = phrase.count if count == "n" else int(count)
    draft.plural = draft.definite = True
    return draft


def _number_at(around: Around, i: int) -> Draft | None:
    """ "The four have not spoken", "the two embraced": a number alone that does something."""
    line = around.line
    if line.low(i) not in ("the", "all") or line.low(i + 1) not in _ALONE:
        return None
    token = line.words[i + 1].token
    head = line.tree.head(token)
    if token.dep not in SUBJECT_ROLES or head is None or not head.tag.startswith("VB"):
        return None
    following = line.words[i + 2].token if i + 2 < len(line.words) else None
    if following is None or following.pos not in ("AUX", "VERB", "ADV", "PART"):
        return None
    draft = around.draft(i + 1, i + 2, "collective", f"collective: {line.low(i + 1)}")
    draft.ask, draft.noun, draft.count = "collective", "number", NUMBERS[line.low(i + 1)]
    draft.plural = draft.definite = True
    return draft


def pronoun_at(around: Around, i: int) -> Draft | None:
    word = around.line.words[i]
    if word.low not in PRONOUNS or not is_pronoun(around, i):
        return None
    draft = around.draft(i, i + 1, "pronoun", f"pronoun: {word.low}")
    draft.ask, draft.gender, draft.noun = "pronoun", PRONOUNS[word.low], word.low
    draft.possessive = word.low in POSSESSIVE
    return draft


def is_pronoun(around: Around, i: int) -> bool:
    word = around.line.words[i]
    return word.token.pos in ("PRON", "DET") and not (word.low == "us" and word.text == "US")
