"""Who "I" and "we" are inside somebody's words.

"I" is the speaker. "We" is whom he speaks for: his state or organisation where the registry
knows one, else himself. Outside of quoted words both stay unresolved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors import Registry
from dragoman.model import ActorKind, ActorMention, ActorRef, Attribution, Mentions

PRONOUN = "pronoun"
_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})


def resolve_first_person(
    mentions: Mentions, attributions: Sequence[Attribution], registry: Registry
) -> Mentions:
    """The mentions with first persons inside direct speech resolved to its speaker; the same
    object where there are none."""
    spoken = [a for a in attributions if a.form in ("direct", "mixed") and a.speaker.name]
    changed = False
    actors: list[ActorMention] = []
    for mention in mentions.actors:
        word = mention.text.lower()
        if mention.form == PRONOUN and word in _SINGULAR | _PLURAL:
            speech = next((a for a in spoken if a.covers(mention.start, mention.end)), None)
            if speech is not None:
                mention = _spoken_by(mention, speech.speaker, registry)
                changed = True
        actors.append(mention)
    return replace(mentions, actors=tuple(actors)) if changed else mentions


def _led(speaker: ActorRef, registry: Registry) -> str:
    """The one armed group in which the registry gives a speaker an office, if he holds none of a
    state."""
    of = {held.of for held in registry.office_of(speaker.actor or "", None)}
    kinds = {registry.actors[key].kind for key in of if key in registry.actors}
    return next(iter(of)) if len(of) == 1 and kinds == {ActorKind.ARMED_GROUP} else ""


def _spoken_by(mention: ActorMention, speaker: ActorRef, registry: Registry) -> ActorMention:
    behind = speaker
    if mention.text.lower() in _PLURAL and speaker.kind is ActorKind.PERSON:
        body = _led(speaker, registry) or (speaker.state if speaker.state else "")
        whole = registry.actors.get(body)
        if whole is not None:
            behind = replace(speaker, actor=whole.id, name=whole.name, kind=whole.kind)
    why = f"first-person: the words of {speaker.name}"
    ref = replace(behind, text=mention.text, start=mention.start, end=mention.end, why=why)
    return replace(mention, actors=(ref,), why=why)
