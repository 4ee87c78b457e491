"""Figures of speech: frames of deeds met by words that tell of no deed.

"The minister seized the opportunity", "the council will fight corruption", "the parties returned
to the table": verbs of war are the small change of political prose. Which words take the deed
out of which verb is data (`figures`).
"""

from __future__ import annotations

import re
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Clause, FactKind
from dragoman.reading.facts.frames import Match, in_slot, is_agentless

_WARLIKE = frozenset(
    {"assault", "coerce", "retreat", "mobilize", "protest", "threaten", "request"}
)  # fmt: skip
"""Roots whose verbs are used as figures."""
_ANY_VERB, _BEHIND = "*", "behind"
_NEXT_WORD = re.compile(r"\s+([\w-]+)")
_MOVING = frozenset({"gather", "assemble"})
_CROWD = frozenset(
    {"thousand", "thousands", "hundred", "hundreds", "dozens", "crowd", "crowds", "protester",
     "demonstrator", "mourner", "onlooker", "marcher", "student", "worshipper", "fan"}
)  # fmt: skip
_STATIONED = frozenset({"base", "station", "garrison", "quarter", "headquarter"})


@cache
def _figures() -> dict[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for row in load_table("figures"):
        found.setdefault(row["verb"], set()).add((row["slot"], row["word"]))
    return {verb: frozenset(pairs) for verb, pairs in found.items()}


def is_figure(text: str, match: Match) -> bool:
    """Whether a verb that meets a frame is meant in another sense; `text` is the page's."""
    clause = match.clause
    if clause.pos != "VERB":
        return False
    if match.frame.kind is FactKind.MEETING:
        return _is_collected(clause)
    event = match.frame.kind is FactKind.EVENT
    if event and (_is_rest(match, clause) or _is_home(text, match, clause)):
        return True
    if event and match.frame.value not in _WARLIKE:
        return False
    triggers = (clause.lemma, match.frame.lemma)
    verbs = {*triggers, *(t.split()[0] for t in triggers), *([_ANY_VERB] if event else ())}
    pairs = {pair for verb in verbs for pair in _figures().get(verb, ())}
    return any(_is_beside(text, clause, slot, word) for slot, word in pairs)


def _is_beside(text: str, clause: Clause, slot: str, word: str) -> bool:
    if slot == _BEHIND:
        following = _NEXT_WORD.match(text, clause.cue_end, clause.sentence[1])
        return following is not None and following[1].lower() == word
    return any(p.head == word and p.text == p.text.lower() for p in in_slot(clause, slot))


def _is_rest(match: Match, clause: Clause) -> bool:
    """ "Not one rebel is left": what remains has not gone away."""
    return match.frame.value == "retreat" and clause.lemma == "leave" and is_agentless(clause)


def _is_home(text: str, match: Match, clause: Clause) -> bool:
    """ "An army [based in the valley] attacked": where it is at home, and no move of troops."""
    return (
        match.frame.value == "mobilize"
        and clause.lemma in _STATIONED
        and clause.start == clause.cue_start
        and text[clause.cue_start : clause.cue_end].endswith("ed")
    )


def _is_collected(clause: Clause) -> bool:
    """ "The villagers gathered wood", "thousands gathered in the square to demand a vote": things
    are gathered, and crowds show what they want; nobody meets."""
    crowd = any(p.head in _CROWD for p in in_slot(clause, "subject"))
    behind = [p for p in in_slot(clause, "object") if p.start > clause.cue_start]
    return clause.lemma in _MOVING and (crowd or any(not p.actors for p in behind))
