"""Turns of a transcript: a paragraph that a name and a colon open is that person's words.

"DE MATOS: Not one aircraft took off yesterday." Only a name the page also gives otherwise counts,
so that "NOTE:" or "Update:" speaks for nobody, and neither does the studio.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import ActorKind, ActorRef, Attribution, Context, Mentions, Stance, Voice

_LABEL = re.compile(
    r"(?P<name>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,4})\s*(?:\([^()\n]{1,40}\))?:\s+(?=[A-Z“\"«‘])"
)


def turns(
    text: str, paragraphs: Sequence[tuple[int, int]], mentions: Mentions
) -> Iterator[Attribution]:
    """One attribution for each paragraph that opens with a known person and a colon."""
    people = [
        ref
        for mention in mentions.actors
        for ref in mention.actors
        if ref.kind is ActorKind.PERSON and ref.name
    ]
    for start, end in paragraphs:
        label = _LABEL.match(text, start, end)
        speaker = _known(label.group("name"), people) if label else None
        if label is None or speaker is None:
            continue
        low, high = label.start("name"), label.end("name")
        voice = Voice(speaker.actor, speaker.name, text[low:high], low, high, Stance.ASSERTS)
        yield Attribution(
            start=start,
            end=end,
            speaker=ActorRef(speaker.actor, speaker.name, text[low:high], low, high, speaker.kind,
                             speaker.state, "turn of a transcript"),
            voice=voice,
            cue=":",
            cue_start=low,
            cue_end=low,
            act="say",
            effect=Context.REPORT,
            form="direct",
            content=((label.end(), end),),
            rule="statement.turn",
        )  # fmt: skip


def _known(label: str, people: Sequence[ActorRef]) -> ActorRef | None:
    """The person of the page whose full name ends in the label."""
    wanted = label.casefold()
    for ref in people:
        name = ref.name.casefold()
        if len(name.split()) > 1 and (name == wanted or name.endswith(" " + wanted)):
            return ref
    return None
