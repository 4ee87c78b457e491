"""What is laid down that somebody is to do, whoever laid it down: by schedule, by obligation, by
the nature of the deed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.model import (
    ActorKind,
    Clause,
    ContextStep,
    FactKind,
    Modality,
    Polarity,
)
from dragoman.reading.facts.commitments.not_owed import IDLE, SPOKEN
from dragoman.reading.facts.commitments.obliged import PERSONS, Bound, acting
from dragoman.reading.facts.frames import Match, is_agentless
from dragoman.reading.facts.view import PageView


def by_schedule(view: PageView, clause: Clause) -> Bound | None:
    """ "The government is to release 300 prisoners": what is laid down that somebody is to do,
    told by the outlet; a person's programme binds nobody ("the envoy is to fly home")."""
    cue = next((s for s in clause.context if s.cue.lower() == "is to" or _binds(view, s)), None)
    if cue is None or clause.voices or clause.modality not in _BOUND:
        return None
    ahead = cue.start < clause.start and not _SUPPOSED.match(view.page.text, cue.start)
    if clause.lemma in IDLE | SPOKEN or ahead or len(clause.context) > 2:
        return None
    obligors = acting(clause)
    if not obligors or all(ref.kind in PERSONS for ref in obligors):
        return None
    return obligors, f"{cue.cue}, laid down"


def _binds(view: PageView, step: ContextStep) -> bool:
    """ "are required to", "is obliged to", "were supposed to": laid down by nobody who is named."""
    if _SUPPOSED.match(view.page.text, step.start):
        return True
    if step.cue.lower() not in _REQUIRING:
        return False
    return any(c.cue_start == step.start and is_agentless(c) for c in view.clauses)


_SUPPOSED = re.compile(r"(?:supposed|meant)\s+to\b")
_REQUIRING = frozenset({"require", "oblige", "obligate", "mandate", "suppose"})
_BOUND = frozenset({Modality.PLANNED, Modality.CALLED_FOR})


def by_deed(clause: Clause, matches: Sequence[Match]) -> Bound | None:
    """ "Peacekeepers will replace the garrisons", "All captives are to be set free": what is laid
    down and by its nature eases the conflict is undertaken, though no accord is named; told by
    somebody only where two sides are to do it."""
    told = bool(clause.voices)
    laid_down = _LAID_DOWN | ({"would"} if told else set())
    cue = next((s for s in clause.context if s.cue.lower() in laid_down), None)
    if cue is None or clause.modality is not Modality.PLANNED:
        return None
    if clause.lemma in IDLE | SPOKEN or cue.start < clause.start:
        return None
    if clause.lemma in _FORBEARING and clause.polarity is Polarity.NEGATED and acting(clause):
        return acting(clause), clause.cue
    if len(clause.context) > 2 or (told and not _is_joint(clause)):
        return None
    if not any(m.frame.kind is FactKind.EVENT and m.frame.value in _EASING for m in matches):
        return None
    obligors = acting(clause)
    if obligors and all(ref.kind is ActorKind.PERSON for ref in obligors):
        return None
    return (obligors, cue.cue) if obligors or is_agentless(clause) else None


def _is_joint(clause: Clause) -> bool:
    """ "Kinshasa and the rebels would pull back, the envoy said": what two sides are told to do
    alike is laid down between them, whoever tells it."""
    doers = {ref.key for ref in acting(clause) if ref.kind not in PERSONS}
    return len(doers) > 1 and not is_agentless(clause)


_FORBEARING = frozenset({"refrain", "abstain", "desist", "forbear"})
""" "Both would refrain from attacks": forbearance is always owed to the other side."""
_LAID_DOWN = frozenset({"will", "shall", "is to"})
_EASING = frozenset({"retreat", "concede", "cooperate", "aid"})
"""Roots of deeds that parties undertake to each other."""
