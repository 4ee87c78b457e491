"""Gives a verb the subject that its tree lost: the actor who stands right before it.

"The Coast Front, which had signed in May, has so far refused": a parser that misreads one word
leaves the verb alone; between its actor and it stand only auxiliaries, adverbs or an insertion.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.model import ActorMention, Clause, Mentions, Participant

_BETWEEN = re.compile(
    r"(?:\s*\([^()]{1,60}\))?"
    r"(?:,\s+(?:which|who|whose|where|a|an|the|its|his|her|in|at|on|after|before|led|once|meanwhile|"
    r"however|too|for|by)\b[^,;.]{0,120},)?"
    r"(?:\s+(?:has|have|had|is|was|were|are|will|would|did|does|do|must|should|may|might|can|could|"
    r"not|never|also|so\s+far|still|yet|already|since|again|then|later|now|finally|even|only|both|"
    r"just|nevertheless|nonetheless|however|once|twice|today|yesterday|[a-z]+ly|n’t|n't))*\s+",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:would|may|might|could|must|should)\s+(?:not\s+|\w+ly\s+)?$")
"""Right before a verb that carries no tense of its own ("the front, …, would hand over")."""
_WINDOW = 220
"""Characters back in which the actor is sought: one insertion and a row of auxiliaries."""


def completed(text: str, clause: Clause, mentions: Mentions) -> Clause:
    """The clause, with the actor right before its verb as subject where it has none."""
    told = clause.tense in ("past", "present", "future", "past_perfect")
    if clause.pos != "VERB" or not (
        told or _MODAL.search(text, clause.sentence[0], clause.cue_start)
    ):
        return clause
    if any(p.role in ("subject", "by") for p in clause.participants):
        return clause
    if any(p.role == "object" and p.start < clause.cue_start for p in clause.participants):
        return clause
    found = actor_before(text, clause.cue_start, clause.sentence[0], mentions)
    if found is None:
        return clause
    subject = Participant(
        "subject",
        found.start,
        found.end,
        found.text,
        found.text.split()[-1].lower() if found.text.split() else "",
        found.actors,
    )
    return replace(
        clause, start=min(clause.start, found.start), participants=(subject, *clause.participants)
    )


def actor_before(
    text: str, position: int, sentence: int, mentions: Mentions
) -> ActorMention | None:
    """The actor who stands right before a position of the sentence that starts at `sentence`."""
    low = max(sentence, position - _WINDOW)
    for mention in mentions.actors:
        if not (low <= mention.start and mention.end <= position and mention.actors):
            continue
        if mention.end == position or _BETWEEN.fullmatch(text, mention.end, position):
            return mention
    return None
