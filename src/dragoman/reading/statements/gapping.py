"""Whose verb of saying is left out, and whose words somebody passes on.

- "Robinson said it would come, McGuinness that it was overdue": the second speaks too
- "Quoting a member of the delegation, the Tribune reports that …": he speaks, the paper reports
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.trees import Tree
from dragoman.model import ActorKind, Attribution, Stance, Token, Voice
from dragoman.reading.cast import Cast
from dragoman.reading.statements.building import build
from dragoman.reading.statements.content import Found
from dragoman.reading.statements.cues import Cue
from dragoman.reading.statements.quotes import Quote, home
from dragoman.reading.statements.speakers import Speaker, who
from dragoman.reading.statements.subjects import can_speak

_JOINTS = frozenset({",", ";", "and", "while"})
_PASSING_ON = frozenset({"quote", "cite"})
MAX_NAME = 5
"""Tokens of a name between comma and "that"."""


def gapped(
    text: str,
    tree: Tree,
    cues: Sequence[Cue],
    cast: Cast,
    quotes: Sequence[Quote],
    known: Sequence[Attribution],
) -> list[Attribution]:
    """What is known, with second speakers whose verb is the one before ("…, McGuinness that it was
    overdue"); what they say is taken out of the first one's words."""
    found = list(known)
    for that in tree.tokens:
        if that.text != "that" or that.tag not in ("IN", "WDT", "DT") or home(quotes, that.start):
            continue
        name = _name_before(tree, that, cast)
        cue = next((c for c in reversed(cues) if c.last < that.i - 1 and _told(c, known)), None)
        sense = cue.sense("that") if cue is not None else None
        if name is None or cue is None or sense is None or name.i <= cue.last + 1:
            continue
        last = max((t.i for t in tree.tokens if t.pos != "PUNCT"), default=that.i)
        if last - that.i < MIN_SAID:
            continue
        refs = who(tree, name, cast)
        speaker = Speaker(refs[0], refs[1:])
        part = Found(((that.i + 1, last),), "that", "gapped")
        made = build(text, tree, cue, sense, part, speaker, quotes, cast, first=name.i)
        if made is not None:
            found = [_without(a, name.start) for a in found]
            found.append(replace(made, start=refs[0].start, cue_start=name.start, cue_end=that.end))
    return found


MIN_SAID = 3
"""Tokens that a clause behind "that" has at least."""


def _without(attribution: Attribution, at: int) -> Attribution:
    """An attribution whose words end before a second speaker's name."""
    if not any(low < at < high for low, high in attribution.content):
        return attribution
    parts = tuple((low, min(high, at - 1)) for low, high in attribution.content if low < at)
    return replace(attribution, content=parts, end=min(attribution.end, at - 1))


def _told(cue: Cue, known: Sequence[Attribution]) -> bool:
    return any(a.cue_start == cue.token.start for a in known)


def _name_before(tree: Tree, that: Token, cast: Cast) -> Token | None:
    """The name that fills the stretch from a comma or "and" to "that"."""
    k = that.i - 1
    while k > 0 and that.i - k <= MAX_NAME and tree.tokens[k].pos == "PROPN":
        k -= 1
    name = tree.tokens[that.i - 1]
    if name.pos != "PROPN" or k < 2 or tree.tokens[k].text not in _JOINTS:
        return None
    return name if can_speak(tree, name, cast) else None


def passed_on(tree: Tree, attribution: Attribution, cast: Cast) -> Attribution:
    """An outlet's words that are another's: "Citing an officer, the agency reported that …"."""
    if attribution.speaker.kind is not ActorKind.OUTLET or not tree.tokens:
        return attribution
    first = tree.tokens[0]
    source = tree.child(first, "obj", "nmod", "obl") if first.lemma in _PASSING_ON else None
    if source is None or first.tag != "VBG" or not can_speak(tree, source, cast):
        return attribution
    refs = who(tree, source, cast)
    outlet, ref = attribution.speaker, refs[0]
    relay = Voice(outlet.actor, outlet.name, outlet.text, outlet.start, outlet.end, Stance.REPORTS)
    voice = replace(
        attribution.voice,
        actor=ref.actor,
        name=ref.name,
        text=ref.text,
        start=ref.start,
        end=ref.end,
    )
    return replace(
        attribution, speaker=ref, voice=voice, together=refs[1:], outer=(*attribution.outer, relay),
        start=min(first.start, attribution.start),
    )  # fmt: skip
