"""What is to come because what it is timed by is: "will leave once the truce is signed"."""

from __future__ import annotations

from dragoman.language.trees import Tree
from dragoman.model import Context, ContextStep, Token
from dragoman.reading.clauses.attributed import WOULD
from dragoman.reading.clauses.markers import Climb, local_steps, step

TIME_MARKS = frozenset({"after", "before", "when", "until", "till", "once", "as"})
_TIME_PREPOSITIONS = frozenset({"until", "till", "pending", "upon", "before"})
_COME_ABOUT = frozenset({Context.ACHIEVEMENT, Context.PHASE})
_AHEAD = frozenset({Context.PLAN, Context.CALL})


def time_to_come(tree: Tree, current: Token, head: Token) -> list[ContextStep]:
    """What is told as a point in time of something to come is to come itself: "will leave once
    the truce is signed", "would stay until the monitors came"."""
    marks = {child.lemma.lower() for child in tree.children(current, "mark", "advmod")}
    if current.dep == "advcl" and marks & TIME_MARKS:
        past = current.tag == "VBD" or any(
            child.tag == "VBD" for child in tree.children(current, "aux", "aux:pass", "cop")
        )
        would = any(child.lemma == WOULD for child in tree.children(head, "aux"))
        if past and not would:
            return []
    elif tree.preposition(current) not in _TIME_PREPOSITIONS:
        return []
    if current.dep == "advcl" and is_scheduled(tree, current, head):
        return [step(Context.PLAN, head, "time to come")]
    around = Climb([], [], set())
    local_steps(tree, head, around)
    ahead = next((s for s in around.steps if s.kind in _AHEAD or s.cue == WOULD), None)
    if ahead is None:
        return []
    return [step(Context.PLAN, head, "time to come")]


def is_scheduled(tree: Tree, current: Token, head: Token) -> bool:
    """ "comes into force when parliament has ratified it": simple present with a perfect present
    for its time is a rule for what is to come."""
    helpers = tree.children(current, "aux", "aux:pass")
    done = any(child.lemma == "have" and child.tag in ("VBZ", "VBP") for child in helpers)
    return done and head.tag in ("VBZ", "VBP") and not tree.children(head, "aux", "aux:pass")


def settle_arranged(tree: Tree, noun: Token, steps: list[ContextStep]) -> list[ContextStep]:
    """ "the planned visit took place", "the talks scheduled for Monday began": what was arranged
    is to come no more once the verb says what came of it."""
    around = {child.start for child in tree.children(noun, "amod", "acl")}
    told = any(s.kind in _COME_ABOUT and s.start not in around for s in steps)
    if noun.tag.startswith("VB") or not told:
        return steps
    return [s for s in steps if s.kind is not Context.PLAN or s.start not in around]
