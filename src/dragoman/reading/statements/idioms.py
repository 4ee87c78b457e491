"""Statements told by idiom: "poured scorn on the offer", "drew a rebuke from Oslo".

No single word of these is a cue; the table `idioms` has them. Who speaks stands before the words
(found as for any verb of saying), behind them ("from Oslo"), owns them ("Oslo's response was
swift") or is named within ("as Ola Dahl put it"). What he speaks of is the rest of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.trees import Tree
from dragoman.lexicon.idioms import Told, told_by_idiom
from dragoman.model import Attribution, Context, Stance, Token
from dragoman.reading.cast import Cast
from dragoman.reading.statements.building import build
from dragoman.reading.statements.content import Found
from dragoman.reading.statements.cues import Cue, CueSense
from dragoman.reading.statements.groups import FINITE, done_at_once, reporting_group
from dragoman.reading.statements.quotes import Quote, home
from dragoman.reading.statements.speakers import Speaker, speaker_of, who
from dragoman.reading.statements.subjects import can_speak

_CONDITIONS = frozenset({"if", "unless", "whether", "until", "lest"})
_CUTS = frozenset({";", ":", "—", "–", "."})
_OWNED = re.compile(r"[’']s?\s+(?:[\w-]+\s+){0,3}$")
MAX_CONDITION = 6
"""Tokens between a condition and the words it makes one."""
MAX_NAMED = 70
"""Characters behind "from" in which whoever speaks begins."""


def idioms(
    text: str, tree: Tree, cast: Cast, quotes: Sequence[Quote], known: Sequence[Attribution]
) -> list[Attribution]:
    """What idioms tell in one sentence, where no cue in their words told it already."""
    found: list[Attribution] = []
    for told in told_by_idiom(text, "statement", tree.sentence.start, tree.sentence.end):
        start, end = told.words.span()
        if home(quotes, start) is not None or any(start <= a.cue_start < end for a in known):
            continue
        made = _made(text, tree, told, cast, quotes)
        if made is not None:
            found.append(replace(made, negated=told.idiom.negated or made.negated))
    return found


def _made(
    text: str, tree: Tree, told: Told, cast: Cast, quotes: Sequence[Quote]
) -> Attribution | None:
    tokens = [t for t in tree.tokens if told.words.start() <= t.start < told.words.end()]
    if not tokens:
        return None
    sense = CueSense(
        "noun", told.idiom.value, Context.REPORT, Stance.ASSERTS, not told.idiom.negated
    )
    verb = next((t for t in tokens if t.tag.startswith("VB")), tokens[0])
    cue = Cue(verb, tokens[0].i, tokens[-1].i, (sense,))
    if _only_meant(tree, tokens[0]):
        return None
    speaker = _speaker(text, tree, told, cue, sense, cast)
    if speaker is None:
        return None
    behind = told.idiom.who == "behind"
    span = _before(tree, cue) if behind else _behind(tree, cue)
    found = Found((span or (cue.first, cue.last),), "noun", "idiom")
    return build(text, tree, cue, sense, found, speaker, quotes, cast)


def _only_meant(tree: Tree, first: Token) -> bool:
    """ "will pour scorn on it", "if the plan draws criticism": not yet said."""
    if done_at_once(tree, first):
        return False
    near = tree.tokens[max(0, first.i - 2) : first.i]
    ahead = first.tag == "VB" and any(t.tag in ("MD", "TO") for t in near)
    if ahead and any(t.lemma.lower() in ("not", "n't", "never") for t in near):
        ahead = False  # "would not be drawn", "did not hide his anger"
    before = tree.tokens[max(0, first.i - MAX_CONDITION) : first.i]
    return ahead or any(t.lemma.lower() in _CONDITIONS for t in before)


def _speaker(
    text: str, tree: Tree, told: Told, cue: Cue, sense: CueSense, cast: Cast
) -> Speaker | None:
    where = told.idiom.who
    if where == "before":
        return speaker_of(tree, cue, sense, reporting_group(tree, cue), cast)
    start, end = told.words.span()
    if where == "behind":
        return _named_from(tree, end, min(end + MAX_NAMED, tree.sentence.end), cast)
    if where == "within":
        return _named_from(tree, tree.tokens[cue.first].end, end, cast)
    owned = _OWNED.search(text, tree.sentence.start, start)
    owner = next((t for t in reversed(tree.tokens) if owned and t.end <= owned.start()), None)
    owner = next((t for t in tree.tokens if owned and t.start < owned.start() <= t.end), owner)
    if owner is None or not can_speak(tree, owner, cast):
        return None
    refs = who(tree, owner, cast)
    return Speaker(refs[0], refs[1:])


def _named_from(tree: Tree, start: int, end: int, cast: Cast) -> Speaker | None:
    """The first noun in a stretch that can speak, with who is named beside it."""
    for token in tree.tokens:
        if not start <= token.start < end:
            continue
        if token.tag in FINITE or token.text in _CUTS:
            return None
        if token.pos not in ("NOUN", "PROPN", "PRON") or token.tag == "PRP$":
            continue
        head = tree.head(token)
        inner = head is not None and head.i > token.i and head.pos in ("NOUN", "PROPN")
        if inner and token.dep in ("compound", "nmod:poss", "amod", "nmod:desc"):
            continue
        if can_speak(tree, token, cast):
            refs = who(tree, token, cast)
            return Speaker(refs[0], refs[1:])
    return None


def _behind(tree: Tree, cue: Cue) -> tuple[int, int] | None:
    """The rest of the clause: up to a semicolon, or a comma before the next finite verb."""
    last = cue.last
    for token in tree.tokens[cue.last + 1 :]:
        if token.text in _CUTS or _new_clause(tree, token):
            break
        last = token.i
    return (cue.last + 1, last) if last > cue.last else None


def _new_clause(tree: Tree, token: Token) -> bool:
    """A comma or "and" behind which another verb begins with its own subject."""
    if token.text not in (",", "and", "but", "while", "whereas"):
        return False
    following = tree.tokens[token.i + 1 : token.i + 8]
    finite = next((t for t in following if t.tag in FINITE), None)
    return finite is not None


def _before(tree: Tree, cue: Cue) -> tuple[int, int] | None:
    """What the words are told of: the clause before them."""
    first = cue.first
    while first > 0 and tree.tokens[first - 1].text not in _CUTS:
        first -= 1
    while first < cue.first and tree.tokens[first].pos in ("PUNCT", "CCONJ"):
        first += 1
    last = cue.first - 1
    while last > first and tree.tokens[last].pos in ("PUNCT", "AUX"):
        last -= 1
    return (first, last) if last >= first else _behind(tree, cue)
