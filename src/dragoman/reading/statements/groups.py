"""The reporting clause itself: a cue with its subject, its auxiliaries and its titles.

The order of words decides where trees are weak: behind a closing quotation mark, around commas.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.model import Token
from dragoman.reading.statements.cues import Cue

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
COMMAS = frozenset({",", "—", "–", "--", "-", ";"})
QUOTE_MARKS = frozenset("\"“”„‟«»‘’'`") | {"``", "''"}
_NOMINAL_WORDS = frozenset({"ADJ", "NOUN", "PROPN", "DET", "NUM", "PART"})
_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
     "yesterday", "tomorrow", "tonight", "morning", "evening", "afternoon", "week", "month",
     "year", "january", "february", "march", "april", "june", "july", "august", "september",
     "october", "november", "december"}
)  # fmt: skip
"""Heads of phrases of time: "the envoy said Tuesday", "the court this month rejected"."""
_BARE_SUBJECTS = frozenset({"he", "she", "they", "i", "we", "you"})
_BETWEEN = frozenset({"ADV", "AUX", "PART"})
_OPENING = frozenset({"though", "although", "while", "if", "when", "as", "after", "before", "since",
                      "because", "ask", "asked", "unless", "once", "until"})  # fmt: skip
"""Words that open a clause put first."""
_CLAUSE_OPENERS = frozenset({"after", "before", "as", "since", "when", "while", "because",
                             "although", "though", "until", "unless"})  # fmt: skip
"""With a name and a verb behind them these open a clause, whatever the tree hangs the name on."""
_PUT_IN = frozenset({"WP", "WP$", "VBN"})
"""How a clause between a name and its verb opens: "who …", "whose …", "backed by …"."""
_DESCRIBING = frozenset({"DT", "NN", "PRP$", "RB", "IN", "CD", "JJ"})
"""How a description put between a name and its verb opens: "the …", "head of the rebels' panel",
"until Thursday the …", "for years the voice of …"."""
_IN_NAMES = frozenset({"of", "de", "da", "al", "el", "van", "von", "bin", "ibn"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
_ASKED = frozenset({"asked", "questioned", "pressed", "quizzed", "contacted", "interviewed"})
"""What the taggers take for the past tense in "The envoy, asked about the raid, said"."""
_NEAR = frozenset({"close", "familiar", "present", "loyal", "involved", "privy", "opposed"})
"""Adjectives behind whom they describe: "officials close to the talks said"."""
GOING_ON = frozenset({"go", "continue", "proceed", "want", "wish", "like", "begin", "use", "have"})
"""Verbs that carry a cue in the infinitive: with them it is said, not only meant."""
_AT_ONCE = frozenset(
    {"quick", "swift", "first", "prompt", "hasten", "rush", "scramble", "fail", "hesitate",
     "resist", "manage", "choose", "time", "pain", "pains", "care", "trouble", "opportunity",
     "occasion", "venture", "dare", "bother"}
)  # fmt: skip
MAX_AT_ONCE = 6
"""Tokens between an infinitive and the word that tells that it was done."""
_ASIDES = frozenset({"(", ")", "[", "]", ",", "-"})
MAX_DESCRIBED = 18
"""Tokens of a name with what describes it, between a quotation and its cue."""
MIN_SAID = 4
"""Tokens that a clause before its cue has at least."""
_OF_PERSONS = frozenset({"confirm", "acknowledge", "accept", "report", "recommend", "challenge",
                         "quote", "fear", "doubt", "suspect", "expect"})  # fmt: skip
"""Cues whose object may be a person ("…, challenged Ola Dahl")."""
MAX_INVERTED = 8
"""Tokens from a cue to its subject behind it ("said the ministry's chief spokesman Kim")."""
MAX_APPOSITION = 14
"""Tokens that a subject cut off by commas may span."""


@dataclass(frozen=True, slots=True)
class Group:
    """The reporting clause itself: its first and last token, and its subject."""

    first: int
    last: int
    subject: Token | None
    inverted: bool


def reporting_group(tree: Tree, cue: Cue) -> Group:
    """The cue with its subject and auxiliaries; "said Lavrov" is inverted."""
    token = cue.token
    governor = _going_on(tree, token)
    own = (
        _behind(tree, cue)
        or _behind_quotation(tree, cue, governor)
        or _closing(tree, cue)
        or _right_before(tree, cue)
        or _across_commas(tree, cue)
        or tree.child(token, *SUBJECTS)
        or (tree.child(governor, *SUBJECTS) if governor else None)
    )
    first, last, inverted = min(token.i, cue.first), cue.last, False
    if governor is not None:
        first = min(first, governor.i)
    for child in tree.children(token, "aux", "aux:pass", "advmod"):
        between = tree.tokens[child.i : token.i]
        if 0 < len(between) <= 3 and not any(t.text in COMMAS for t in between):
            first = min(first, child.i)
    if own is not None:
        members = [t for t in tree.subtree(own) if t.pos != "PUNCT"] or [own]
        if own.i < token.i:
            first = min(first, members[0].i)
        elif not _is_verbal(members[0]) and own.i - cue.last <= MAX_INVERTED:
            last, inverted = max(last, _nominal_end(tree, own)), True
    if own is None and first == token.i:
        apart = _named_apart(tree, cue)
        if apart is not None:
            return Group(apart[0], last, apart[1], False)
    return Group(_back_to_comma(tree, first), last, own, inverted)


def _going_on(tree: Tree, token: Token) -> Token | None:
    """ "liked to say", "went on to warn": the verb that only carries the cue."""
    head = tree.head(token)
    if token.tag != "VB" or token.dep not in ("xcomp", "advcl") or head is None:
        return None
    return head if head.lemma in GOING_ON and head.i < token.i else None


def done_at_once(tree: Tree, token: Token) -> bool:
    """Whether an infinitive or gerund was done, whatever governs it: "was quick to condemn it",
    "was at pains to point out", "wasted no time in denouncing it"."""
    before = tree.tokens[max(0, token.i - MAX_AT_ONCE) : token.i]
    if not before or before[-1].lemma.lower() not in ("to", "in"):
        return False
    return any(t.lemma.lower() in GOING_ON | _AT_ONCE for t in before)


def is_mark(token: Token) -> bool:
    """Whether a token opens or closes a quotation; "the rebels' panel" has none."""
    return token.text in QUOTE_MARKS and token.tag != "POS"


def is_time(token: Token) -> bool:
    """Whether a noun tells when: the parser takes "said Tuesday" for Tuesday speaking."""
    return token.lemma.lower() in _DAYS and token.pos in _NAMES


def is_day(tree: Tree, token: Token) -> bool:
    """Whether a noun is a date: "26 May", "the 26th", "Friday"."""
    if is_time(token) or _ORDINAL.fullmatch(token.text):
        return True
    beside = tree.tokens[max(0, token.i - 1) : token.i + 2]
    return token.text == "May" and any(t.text[:1].isdigit() for t in beside)


_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")


def _right_before(tree: Tree, cue: Cue) -> Token | None:
    """The subject that the order of words makes sure of, whatever the tree says.

    A pronoun right before the verb ("Trump, even as he says"); a name set off by commas with
    its verb ("The road, Mr Amin said, is open") or behind the comma of an opening clause ("If
    the truce holds, the envoy says, …").
    """
    k = cue.first - 1
    while k >= 0 and tree.tokens[k].pos in _BETWEEN:
        k -= 1
    if k < 0:
        return None
    last = tree.tokens[k]
    if last.pos == "PRON" and last.text.lower() in _BARE_SUBJECTS:
        return last
    if last.pos not in ("NOUN", "PROPN") or is_time(last):
        return None
    own = tree.child(cue.token, *SUBJECTS)
    if own is not None and own.i > k - MAX_APPOSITION and not _parted(tree, own, k):
        return None
    for i in range(k, max(-1, k - MAX_APPOSITION), -1):
        before = tree.tokens[i]
        if before.text.lower() in _NEAR and i > 0:
            last = tree.tokens[i - 1]
            continue
        if before.text == ":":
            return _top(tree, last, i) if i < k else None
        if before.text in COMMAS:
            return _top(tree, last, i) if i < k and _parenthesis(tree, cue, i) else None
        if before.lemma.lower() in _CLAUSE_OPENERS:
            return _top(tree, last, i) if i < k and (own is None or own.i < i) else None
        if before.pos not in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "PART"):
            return None
    return None


def _top(tree: Tree, token: Token, left: int) -> Token:
    """The head of the noun phrase that ends in a token and begins behind `left`."""
    while token.dep in ("nmod", "compound", "flat", "nmod:desc") and left < token.head < token.i:
        token = tree.tokens[token.head]
    return token


def _across_commas(tree: Tree, cue: Cue) -> Token | None:
    """The name before a clause put in between it and its verb ("In Oslo, Ana Duarte, whose
    officials drafted the text, said"), which trees often leave without a subject."""
    k = cue.first - 1
    while k >= 0 and tree.tokens[k].pos in _BETWEEN:
        k -= 1
    if k < 2 or tree.tokens[k].text != "," or cue.token.tag not in FINITE | {"VBN"}:
        return None
    own = tree.child(cue.token, *SUBJECTS)
    for i in range(k - 1, 0, -1):
        token = tree.tokens[i]
        if is_mark(token) or token.text in (";", ":"):
            return None
        if token.text != ",":
            continue
        opener, name = tree.tokens[i + 1], tree.tokens[i - 1]
        put_in = opener.tag in _PUT_IN or opener.text.lower() in _ASKED
        if put_in and name.pos in ("NOUN", "PROPN") and not is_time(name):
            return _top(tree, name, -1)
        if own is None and i < k - 1 and _is_name(tree.tokens[i + 1 : k]):
            return tree.tokens[k - 1] if tree.tokens[k - 1].pos == "PROPN" else opener
        between = own is None or i < own.i < k
        if between and opener.tag in _DESCRIBING and _opens_with_name(tree, i):
            return _top(tree, name, -1)
        if opener.tag in FINITE:
            return None
    return None


def _opens_with_name(tree: Tree, comma: int) -> bool:
    """Whether a name stands right before a comma, no place or day put first ("In Oslo, the
    minister, Ana Duarte, said")."""
    name = tree.tokens[comma - 1]
    if not (name.pos == "PROPN" or name.text.isupper()) or is_time(name):
        return False
    for k in range(comma - 1, -1, -1):
        token = tree.tokens[k]
        if token.pos == "ADP" and token.text.lower() not in _IN_NAMES:
            return False
        if token.pos == "PUNCT" or token.tag in FINITE:
            break
    return True


def _is_name(tokens: Sequence[Token]) -> bool:
    """ "the facilitator, Ana Duarte of Norway, announced": a name and no more."""
    return tokens[0].pos == "PROPN" and all(t.pos in ("PROPN", "ADP") for t in tokens)


def _parted(tree: Tree, own: Token, last: int) -> bool:
    """Whether a comma parts the tree's subject from the name right before the verb."""
    return any(t.text in COMMAS for t in tree.tokens[own.i + 1 : last])


def _parenthesis(tree: Tree, cue: Cue, comma: int) -> bool:
    """Whether "NAME said" after a comma stands by itself: a comma follows the verb ("The road, Mr
    Amin said, is open"), a clause or a participle opens the sentence ("Denying reports of a raid,
    a spokesman said"), and no apposition has begun ("The envoy, a general, said" has one)."""
    after = tree.tokens[cue.last + 1 : cue.last + 2]
    first = tree.tokens[0]
    if first.lemma.lower() in _OPENING or first.text.lower().endswith("ing"):
        return True
    opened = any(t.tag in FINITE for t in tree.tokens[:comma])
    return bool(after) and after[0].text in COMMAS | {"."} and (opened or after[0].text == ",")


def _named_apart(tree: Tree, cue: Cue) -> tuple[int, Token] | None:
    """ "CONTENT, the centre's head, General Sokolov, said": a subject cut off from its verb by a
    comma. Its first token, and its name."""
    name = tree.tokens[cue.first - 2] if cue.first > 2 else None
    if name is None or tree.tokens[cue.first - 1].text != "," or name.pos != "PROPN":
        return None
    for k in range(name.i - 1, max(0, name.i - MAX_APPOSITION), -1):
        token = tree.tokens[k]
        if token.tag in FINITE or is_mark(token):
            return None
        left = tree.tokens[:k]
        if (
            token.text == ","
            and left
            and (left[-1].pos not in ("PROPN", "NOUN") or _finite_near(left))
        ):
            return k + 1, name
    return None


def _finite_near(tokens: Sequence[Token]) -> bool:
    return any(t.tag in FINITE for t in tokens[-MAX_INVERTED:])


def _back_to_comma(tree: Tree, first: int) -> int:
    """Titles the tree left outside the subject: "…, [Russian foreign minister] Lavrov said"."""
    k = first
    while k > 0 and tree.tokens[k - 1].pos in _NOMINAL_WORDS:
        k -= 1
    return k if k > 0 and joins(tree.tokens[k - 1]) else first


def _behind_quotation(tree: Tree, cue: Cue, governor: Token | None) -> Token | None:
    """The name between a closing mark and the cue ("…,” Kalin continued", "…,” Kalin liked to
    say"): whatever the tree says, the subject does not stand inside the quotation."""
    behind = cue.first if governor is None else min(cue.first, governor.i)
    for token in reversed(tree.tokens[max(0, behind - MAX_DESCRIBED) : behind]):
        if is_mark(token):
            inside = _undescribed(tree.tokens[token.i + 1 : behind])
            names = [t for t in inside if t.pos in ("PROPN", "PRON", "NOUN") or t.text.istitle()]
            return names[-1] if names else None
        aside = token.text in _ASIDES
        if token.tag in FINITE or (token.pos in ("PUNCT", "CCONJ", "SCONJ") and not aside):
            return None
    return None


def _undescribed(tokens: Sequence[Token]) -> Sequence[Token]:
    """A name without what describes it: "Ana Duarte (Unity), a member of the panel,"."""
    for k, token in enumerate(tokens):
        if token.text in _ASIDES:
            return tokens[:k]
    return tokens


def _behind(tree: Tree, cue: Cue) -> Token | None:
    """The subject right behind a cue that follows a quotation ("…," said Mr Amin, "…"): there the
    order of words is surer than the tree, which may hang it on the words that follow."""
    before = [t.text for t in tree.tokens[max(0, cue.first - 2) : cue.first]]
    if not before or not (
        before[-1] in QUOTE_MARKS or (before[-1] == "," and before[0] in QUOTE_MARKS)
    ):
        return None
    for token in tree.tokens[cue.last + 1 : cue.last + 8]:
        if token.pos == "PUNCT" or token.tag in FINITE or token.pos in ("ADP", "SCONJ", "ADV"):
            return None
        head = tree.head(token)
        outside = head is None or not cue.last < head.i <= cue.last + 8
        if token.pos in ("NOUN", "PROPN", "PRON") and (outside or token.dep in SUBJECTS):
            return token
    return None


def _closing(tree: Tree, cue: Cue) -> Token | None:
    """ "The truce is as good as dead, conceded Ola Dahl.": a name alone behind a cue that ends its
    sentence speaks, though trees take it for the object."""
    token = cue.token
    if cue.first < MIN_SAID or tree.tokens[cue.first - 1].text != "," or token.tag[:3] == "VBG":
        return None
    if token.lemma in _OF_PERSONS or not cue.sense("that", "quote"):
        return None
    rest = [t for t in tree.tokens[cue.last + 1 :] if t.pos != "PUNCT"]
    if not rest or rest[0].pos != "PROPN" or any(_is_verbal(t) for t in rest):
        return None
    if not any(t.tag in FINITE for t in tree.tokens[: cue.first - 1]):
        return None
    return rest[0]


def _nominal_end(tree: Tree, head: Token) -> int:
    """The last token of an inverted subject, with its apposition ("said X, the envoy, …")."""
    members = tree.subtree(head, without=frozenset({"parataxis", "conj", "acl:relcl", "punct"}))
    return members[-1].i


def _is_verbal(token: Token) -> bool:
    return token.tag in FINITE or token.tag in ("VBN", "VBG", "VB")


def joins(token: Token) -> bool:
    return token.text in COMMAS or is_mark(token) or token.text in ("?", "!", ".")
