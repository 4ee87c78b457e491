"""What a cue of attribution makes of what hangs on it in the tree, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.trees import Tree
from dragoman.model import Attribution, Context, Token
from dragoman.reading.clauses.attributed import attribution_steps, mere_voice
from dragoman.reading.clauses.governors import claim_nouns, governor_of
from dragoman.reading.clauses.markers import Climb, local_steps
from dragoman.reading.clauses.senses import is_told

BLOCKING_MARKS = frozenset(
    {"after", "before", "when", "while", "as", "because", "although", "though", "since", "until",
     "once", "where", "whereas", "despite"}
)  # fmt: skip
"""Behind these a clause is told for itself, whatever governs the clause above it."""


def is_own_content(head: Token, predicate: Token, attributions: Sequence[Attribution]) -> bool:
    """A reporting verb put behind its content hangs on it in the tree and is not governed by it:
    "The envoy may come, the minister said." """
    return any(
        a.cue_start == predicate.start and a.covers(head.start, head.end) for a in attributions
    )


def is_granted(tree: Tree, current: Token, attribution: Attribution) -> bool:
    """What hangs on a cue and is taken for granted all the same: "did not report it when the plane
    made its flight", "would not comment on the crash"."""
    if current.dep == "advcl":
        marks = {child.lemma.lower() for child in tree.children(current, "mark", "advmod")}
        return bool(marks & BLOCKING_MARKS) and attribution.form != "direct"
    silent = attribution.negated or attribution.effect is Context.QUESTION
    return silent and current.pos == "NOUN" and is_definite(tree, current)


def is_beside(tree: Tree, current: Token, cue: Token, attribution: Attribution) -> bool:
    """ "called for a pause, citing heavy losses": what a speaker does beside speaking is no part
    of his words, though the tree hangs both on the verb."""
    participle = current.dep == "advcl" and current.tag == "VBG" and current.i > cue.i
    return participle and attribution.form != "direct" and tree.child(current, "mark") is None


def refuses(tree: Tree, current: Token, cue: Token, attribution: Attribution) -> bool:
    """ "declined to comment": the comment itself, which nobody made; "rejected a truce": no truce,
    where "rejected the claim" denies."""
    denies = attribution.effect is Context.DENIAL and current.dep in ("obj", "nsubj:pass")
    silent = attribution.negated or attribution.effect is Context.QUESTION
    if not (silent and current.dep == "xcomp") and not denies:
        return False
    governing = governor_of(tree, cue, "noun" if denies else "to")
    refused = governing is not None and governing.governor.context is Context.REFUSAL
    return refused and not (denies and current.lemma.lower() in claim_nouns())


def through_cue(
    tree: Tree, current: Token, cue: Token, attribution: Attribution, climb: Climb
) -> None:
    """The steps of an attribution at its cue, and what stands on the cue itself."""
    asked = attribution.effect is not Context.CALL or not is_told(tree, current)
    climb.steps.extend(attribution_steps(attribution) if asked else mere_voice(attribution))
    before = len(climb.steps)
    local_steps(tree, cue, climb, below=current)
    if attribution.negated:  # its "not" has spoken
        told = [s for s in climb.steps[before:] if s.kind is not Context.NEGATION]
        climb.steps[before:] = told


def is_definite(tree: Tree, noun: Token) -> bool:
    return any(t.lemma.lower() in ("the", "this", "that") for t in tree.children(noun, "det"))
