"""What attributions and "would" add to the path of a predicate: whose words, and how real."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.trees import Tree
from dragoman.model import Attribution, Context, ContextStep, Stance, Token, Voice
from dragoman.reading.clauses.markers import VOICED, Climb

WOULD = "would"


def attribution_steps(attribution: Attribution) -> list[ContextStep]:
    """Innermost first: what the cue makes of its content, then whose words they are."""
    cue = (attribution.cue or "quotation", attribution.cue_start, attribution.cue_end)
    if attribution.effect in VOICED and not attribution.negated:
        return [ContextStep(attribution.effect, *cue, attribution.voice)]
    if attribution.negated and attribution.effect is Context.DENIAL:
        return [ContextStep(Context.REPORT, *cue, _asserting(attribution.voice))]
    kind = Context.QUESTION if attribution.negated else attribution.effect
    return [
        ContextStep(kind, *cue, None, (attribution.speaker,)),
        ContextStep(Context.REPORT, *cue, attribution.voice),
    ]


def mere_voice(attribution: Attribution) -> list[ContextStep]:
    """Whose words they are, for what the words take for granted: "urged the rebels who had seized
    the bridge to leave" calls for no seizure. Who did not speak lends no voice."""
    if attribution.negated:
        return []
    cue = (attribution.cue or "quotation", attribution.cue_start, attribution.cue_end)
    voice = attribution.voice
    known = voice if voice.stance is Stance.REPORTS else _asserting(voice)
    return [ContextStep(Context.REPORT, *cue, known)]


def _asserting(voice: Voice) -> Voice:
    """Who does not deny something lets it stand."""
    return replace(voice, stance=Stance.ASSERTS)


def outer_voices(climb: Climb, covering: Sequence[Attribution], *, reached: bool) -> None:
    """Attributions the climb did not meet, then the outlets that pass the outermost on.

    `reached`: the climb came to the root of its sentence, so that what an attribution makes of its
    content holds here too; where it stopped before, only the voice does.
    """
    size = {id(a): sum(end - start for start, end in a.content) for a in covering}
    for attribution in sorted(covering, key=lambda a: size[id(a)]):
        if attribution not in climb.passed:
            steps = attribution_steps if reached else mere_voice
            climb.steps.extend(steps(attribution))
    if not covering:
        return
    told = {(s.voice.actor, s.voice.name) for s in climb.steps if s.voice is not None}
    widest = max(covering, key=lambda a: size[id(a)])
    for voice in reversed(widest.outer):
        if (voice.actor, voice.name) not in told:
            climb.steps.append(
                ContextStep(Context.REPORT, voice.text, voice.start, voice.end, voice)
            )


def would_have(tree: Tree, token: Token) -> bool:
    """ "would have signed", "would like to sign": no future."""
    helpers = {child.lemma for child in tree.children(token, "aux")}
    return "have" in helpers or any(
        above.lemma in ("like", "prefer", "rather") for above in (token, *tree.ancestors(token))
    )


def settle_would(steps: list[ContextStep], *, unreal: bool) -> list[ContextStep]:
    """ "would" is the future of a past report ("said it would withdraw", also where the report
    stands a sentence before); under a condition, or in "would have", it stays unreal; "would not
    confirm" is a refusal."""
    conditions = [s for s in steps if s.kind is Context.CONDITION and s.cue.lower() != WOULD]
    if conditions or unreal:
        return steps
    refused = any(s.kind is Context.NEGATION for s in steps) and not any(
        s.kind in VOICED for s in steps
    )
    return [
        ContextStep(Context.PLAN, step.cue, step.start, step.end)
        if step.kind is Context.CONDITION and step.cue.lower() == WOULD
        else step
        for step in steps
        if not (refused and step.kind is Context.CONDITION and step.cue.lower() == WOULD)
    ]
