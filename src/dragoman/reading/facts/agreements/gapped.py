"""Further signatures in the sentence of one, their verb left out.

"Bello signed on Friday, Dahl a day later"; "Bello signed for the army, Dahl, the chairman, for the
front and Duarte for the union".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.model import (
    ActorKind,
    ActorRef,
    Agreement,
    AgreementRef,
    Clause,
    Fact,
    RoleHolder,
)
from dragoman.reading.facts.beside import row_behind
from dragoman.reading.facts.frames import in_slot
from dragoman.reading.facts.view import PageView

_SIGNING = frozenset({"sign", "initial", "ink", "accept", "ratify", "endorse"})
_ACTIONS = {"sign": "signed", "initial": "signed", "ink": "signed"}
_JOINT = re.compile(r"(?:[,;]|\band|[,;]\s+and)\s+(?:the\s+)?(?=[A-ZÀ-Þ\w])")
_ASIDE = r"(?:,\s[^,;.]{2,60},)?"
_WHEN = re.compile(
    r"\s+(?:(?:only\s+|just\s+|barely\s+)?(?:a|an|one|two|three|four|five|six|several|some|many|\d+)\s+"
    r"(?:minute|hour|day|week|month|year)s?\s+(?:later|earlier|before|after(?:wards)?)|"
    r"(?:only\s+)?(?:on|in)\s+(?:the\s+)?[A-Z0-9]\w+(?:\s+\d+)?|(?:only\s+)?yesterday|today|"
    r"the\s+(?:next|following|previous)\s+(?:day|morning|week)|shortly\s+after(?:wards)?|later|"
    r"(?:only\s+)?at\s+(?:noon|midnight|dawn))(?=\s*(?:[,;.]|$|and\b))"
)
_FOR = re.compile(rf"{_ASIDE}\s+for\s+(?:the\s+)?[^,;.]{{2,60}}?(?=\s*(?:[,;.]|$|\band\b))")
_NOBODY = frozenset({None, ActorKind.GROUP, ActorKind.OUTLET})
MAX_NAME = 45
"""Characters of a title before a name."""


def with_gapped(view: PageView, told: Sequence[Fact]) -> list[Fact]:
    """The steps, each with those who signed for a further side, and the steps of those who signed
    at another time or behind a semicolon."""
    facts = list(told)
    for clause in view.clauses:
        if clause.pos != "VERB" or clause.lemma not in _SIGNING:
            continue
        step = next((f for f in facts if f.start < clause.cue_end <= f.end), None)
        if step is None and clause.lemma in _ACTIONS:
            step = _signed_for(view, clause)
            facts.extend([step] if step is not None else [])
        if step is None or not isinstance(step.detail, Agreement):
            continue
        known = {ref.key for f in facts if _near(f, clause) for ref in f.actors()}
        for joint in _JOINT.finditer(view.page.text, clause.cue_end, clause.sentence[1]):
            further = _further(view, joint.end(), clause.sentence[1])
            if further is None or further.ref.key in known:
                continue
            known.add(further.ref.actor or further.ref.name)
            if further.at_once and ";" not in joint.group():
                facts[facts.index(step)] = step = _joined(step, further.ref)
            else:
                made = _step(view, clause, step, further, joint.end())
                facts.extend([made] if made is not None else [])
    return facts


def _joined(step: Fact, ref: ActorRef) -> Fact:
    assert isinstance(step.detail, Agreement)
    roles = (*step.detail.roles, RoleHolder("signatory", ref))
    return replace(step, detail=replace(step.detail, roles=roles))


def _signed_for(view: PageView, clause: Clause) -> Fact | None:
    """ "Ola Dahl signed for the army": a signature, though no document is named beside it."""
    side = _FOR.match(view.page.text, clause.cue_end, clause.sentence[1])
    refs = tuple(ref for p in in_slot(clause, "subject") for ref in p.actors)
    if side is None or not refs or any(ref.kind is not ActorKind.PERSON for ref in refs):
        return None
    document = view.document_before(clause.cue_start) or AgreementRef("agreement", "agreement")
    roles = tuple(RoleHolder("signatory", ref) for ref in refs)
    return view.from_clause(clause, Agreement(document, "signed", roles), rule="agreement.gapped")


def _near(fact: Fact, clause: Clause) -> bool:
    return clause.sentence[0] <= fact.start < clause.sentence[1]


@dataclass(frozen=True, slots=True)
class _Further:
    """A further signer, where what is told of him ends, and whether he signed with the first."""

    ref: ActorRef
    end: int
    at_once: bool


def _further(view: PageView, start: int, high: int) -> _Further | None:
    """The name at a position, if nothing but a time or a side follows it."""
    refs, _ = row_behind(view, start, high)
    if not refs or refs[0].start - start > MAX_NAME or refs[0].kind in _NOBODY:
        return None
    ref = refs[0]
    if ref.kind is ActorKind.PERSON and (side := _FOR.match(view.page.text, ref.end, high)):
        return _Further(ref, side.end(), at_once=True)
    when = _WHEN.match(view.page.text, ref.end, high)
    return _Further(ref, when.end(), at_once=False) if when else None


def _step(view: PageView, clause: Clause, step: Fact, further: _Further, start: int) -> Fact | None:
    assert isinstance(step.detail, Agreement)
    role = RoleHolder("signatory", further.ref)
    action = _ACTIONS.get(clause.lemma, "adopted")
    return view.fact(
        start, further.end, Agreement(step.detail.agreement, action, (role,)),
        modality=clause.modality, voices=clause.voices,
        rule="agreement.gapped", why=clause.cue,
    )  # fmt: skip
