"""The context algebra: the path that governs a clause → modality, polarity, voices.

Each step of the path transforms the reading of everything below it; `read_context` folds the
path from the clause outwards. The table of steps is small on purpose and is tested alone, with
contrast pairs:

- "denied that it had agreed to meet" = denial(plan(meet)) → planned, affirmed, voice denies
- "refused to rule out talks" = refusal(refusal(talks)) → possible, affirmed
- "does not plan joint patrols, the envoy said" = report(negation(plan(patrols))) → planned, negated
- "should withdraw" = call(withdraw) → called_for
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.model import Context, ContextStep, Modality, Polarity, Voice

_FLIP = {Polarity.AFFIRMED: Polarity.NEGATED, Polarity.NEGATED: Polarity.AFFIRMED}

_OVERRIDES: dict[Context, tuple[Modality, frozenset[Modality]]] = {
    Context.PLAN: (Modality.PLANNED, frozenset({Modality.ACTUAL, Modality.ONGOING})),
    Context.PROMISE: (Modality.PLANNED, frozenset({Modality.ACTUAL, Modality.ONGOING})),
    Context.PURPOSE: (Modality.PLANNED, frozenset({Modality.ACTUAL, Modality.ONGOING})),
    Context.CALL: (
        Modality.CALLED_FOR,
        frozenset({Modality.ACTUAL, Modality.ONGOING, Modality.PLANNED, Modality.POSSIBLE}),
    ),
    Context.POSSIBILITY: (
        Modality.POSSIBLE,
        frozenset({Modality.ACTUAL, Modality.ONGOING, Modality.PLANNED}),
    ),
    Context.QUESTION: (
        Modality.POSSIBLE,
        frozenset({Modality.ACTUAL, Modality.ONGOING, Modality.PLANNED}),
    ),
    Context.CONDITION: (
        Modality.CONDITIONAL,
        frozenset(Modality) - {Modality.CANCELLED},
    ),
    Context.CANCELLATION: (Modality.CANCELLED, frozenset(Modality)),
}
"""What a step makes of the modalities it may override. Inner calls survive an outer plan ("plans
to call for a withdrawal"), an inner possibility survives an outer plan ("plans for a possible
visit"); a condition overrides all ("if they plan to withdraw")."""

_OPENERS = frozenset({Context.NEGATION, Context.REFUSAL, Context.FAILURE})
"""Steps that, put on a refusal, leave the thing open instead of true: who refuses to rule out
talks has not agreed to any."""

_ENDS = frozenset({"halted", "ended"})
_VOICED = frozenset({Context.REPORT, Context.DENIAL, Context.DOUBT})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a path comes to. `voices` are outermost first."""

    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.AFFIRMED
    voices: tuple[Voice, ...] = ()
    refused: bool = False
    ended: bool = False
    """What somebody ends or halts: it was there, whatever becomes of the ending."""


def read_context(path: Sequence[ContextStep], *, base: Modality = Modality.ACTUAL) -> Verdict:
    """Fold a path (outermost first) over a clause told as `base`.

    Source of the idea: Saurí and Pustejovsky's FactBank walk from the event up its governors;
    here the result keeps voices apart from modality and polarity.
    """
    verdict = Verdict(modality=base)
    for step in reversed(path):
        verdict = _apply(step, verdict)
    return verdict


def _apply(step: ContextStep, inner: Verdict) -> Verdict:
    kind = step.kind
    if kind in _VOICED:
        if step.voice is None:
            return inner
        return replace(inner, voices=(step.voice, *inner.voices))
    if inner.ended and (kind in _OPENERS or kind in _OVERRIDES):
        return replace(inner, modality=Modality.ONGOING, ended=False)
    if inner.refused and kind in _OPENERS:
        return replace(inner, modality=Modality.POSSIBLE, polarity=Polarity.AFFIRMED, refused=False)
    if kind in (Context.NEGATION, Context.FAILURE):
        return replace(inner, polarity=_FLIP[inner.polarity])
    if kind is Context.REFUSAL:
        return replace(inner, polarity=_FLIP[inner.polarity], refused=True)
    if kind in _OVERRIDES:
        modality, over = _OVERRIDES[kind]
        return replace(inner, modality=modality) if inner.modality in over else inner
    if kind is Context.PHASE and inner.modality is Modality.ACTUAL:
        if step.cue == "ongoing":
            return replace(inner, modality=Modality.ONGOING)
        return replace(inner, ended=step.cue in _ENDS)
    return inner
