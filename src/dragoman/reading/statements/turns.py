"""Turns of a transcript: a paragraph that a name and a colon open is that person's words.

"DE MATOS: Not one aircraft took off yesterday." Only a name the page also gives otherwise counts,
so that "NOTE:" or "Update:" speaks for nobody, and neither do the outlet's own people: what its
reporter tells is the outlet's voice. Monitoring services set recorded words between brackets:
"[Begin Halvorsen recording] We will go. [end of recording]".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.actors.folding import fold
from dragoman.model import ActorKind, ActorRef, Attribution, Context, Mentions, Stance, Voice

_LABEL = re.compile(
    r"(?P<name>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,4})\s*(?:\((?P<office>[^()\n]{1,40})\))?:\s+"
    r"(?=[A-Z“\"«‘\[])"
)
_OWN = re.compile(
    r"\b(?:reporter|correspondent|presenter|anchor(?:man|woman)?|host|announcer|newsreader|newscaster"
    r"|interviewer|moderator|studio|editor)\b",
    re.IGNORECASE,
)
_VOICE = re.compile(
    r"\[\s*(?i:recording|voice|tape|sound|audio|clip)\s+of\s+(?:the\s+voice\s+of\s+)?"
    r"(?P<name>[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*){0,4})(?:[’']s\s+\w+)?\s*\](?P<office>)\s*"
)
"""The same in other words: "[Recording of Halvorsen's voice] We will go."."""
_RECORDING = re.compile(
    r"\[\s*(?:begin(?:ning of)?\s+)?(?P<name>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,4})"
    r"[\s,–—-]*(?:(?:video|audio|live)\s+)?(?:recording|in [A-Z]\w+|through interpreter)"
    r"[^\]\n]{0,60}\]"
    r"\s*(?P<words>[^\[\n]+)",
    re.IGNORECASE,
)


def turns(
    text: str, paragraphs: Sequence[tuple[int, int]], mentions: Mentions
) -> Iterator[Attribution]:
    """One attribution for each paragraph that opens with a known person and a colon, and for each
    recording between brackets."""
    people = [
        ref
        for mention in mentions.actors
        for ref in mention.actors
        if ref.kind is ActorKind.PERSON and ref.name
    ]
    labels = [label for start, end in paragraphs if (label := _LABEL.match(text, start, end))]
    own = _own_people(labels)
    for start, end in paragraphs:
        label = _VOICE.match(text, start, end) or _LABEL.match(text, start, end)
        if label is not None and label.group("name").casefold() not in own:
            speaker = _known(label.group("name"), people)
            if speaker is not None:
                yield _turn(text, speaker, label.span("name"), (label.end(), end), end)
        for found in _RECORDING.finditer(text, start, end):
            speaker = _known(found.group("name"), people)
            if speaker is not None:
                low, high = found.span("words")
                while high > low and text[high - 1].isspace():
                    high -= 1
                yield _turn(text, speaker, found.span("name"), (low, high), high)


def _own_people(labels: Sequence[re.Match[str]]) -> frozenset[str]:
    """The names of those whom a label once calls the outlet's reporter, and their last names."""
    own: set[str] = set()
    for label in labels:
        name = label.group("name").casefold()
        if _OWN.search(label.group("office") or "") or _OWN.fullmatch(name):
            own.update((name, name.split()[-1]))
    return frozenset(own)


def _turn(
    text: str, speaker: ActorRef, name: tuple[int, int], words: tuple[int, int], end: int
) -> Attribution:
    low, high = name
    voice = Voice(speaker.actor, speaker.name, text[low:high], low, high, Stance.ASSERTS)
    return Attribution(
        start=low,
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
        content=(words,),
        rule="statement.turn",
    )  # fmt: skip


def _known(label: str, people: Sequence[ActorRef]) -> ActorRef | None:
    """The person of the page whose full name ends in the label."""
    wanted = fold(label).casefold()
    for ref in people:
        name = fold(ref.name).casefold()
        if len(name.split()) > 1 and (name == wanted or name.endswith(" " + wanted)):
            return ref
    return None
