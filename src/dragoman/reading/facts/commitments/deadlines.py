"""Who owes what by a day: "The clans must leave the town by 3 May"."""

from __future__ import annotations

import re

from dragoman.model import Clause, Modality
from dragoman.reading.facts.commitments.not_owed import IDLE
from dragoman.reading.facts.commitments.obliged import Bound, acting
from dragoman.reading.facts.commitments.own_side import is_of_speaker
from dragoman.reading.facts.frames import in_slot, is_agentless
from dragoman.reading.facts.view import PageView

DEADLINE_ROLES = frozenset({"by", "until", "before"})
MAX_GAP = 24
"""Characters between a clause and its deadline: "within a maximum of" and a little more."""
NEAR_ACCORD = 1500
"""Characters back to the accord whose terms a passive without anybody may tell."""
_TERM = re.compile(
    r"\b(?:within|inside|over|in\s+(?:the\s+(?:first|next|coming)|"
    r"a\s+maximum\s+of)?)\s*(?:[\w-]+\s+){0,4}?"
    r"(?:days?|weeks?|months?|hours?|years?|fortnight)\b|\b(?:by|before|"
    r"no\s+later\s+than|not\s+later\s+than)"
    r"\s+(?:the\s+end\s+of|mid-?|early|late|\d|midnight|noon|dawn|dusk|next\s+\w+|"
    r"January|February|March|"
    r"April|May|June|July|August|September|October|November|December|Monday|Tuesday|"
    r"Wednesday|Thursday|"
    r"Friday|Saturday|Sunday|Ramadan|Christmas|Easter)",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:have|has|had|given|gave\s+(?:[\w’'-]+\s+){1,4}?|allowed)\s*(?:until|till|"
    r"up\s+to|[\w-]+\s+(?:days|weeks|hours|"
    r"months))\b[^.;:!?]{0,40}?\s+to\s+$",
    re.IGNORECASE,
)
""" "have until Friday to leave", "were given 48 hours to hand over their guns"."""


def by_deadline(view: PageView, clause: Clause) -> Bound | None:
    """ "The clans must leave the town by 3 May", "police units were to be formed within 60 days":
    what somebody is to have done by a day he owes, whoever tells it."""
    if clause.modality is Modality.CALLED_FOR and clause.voices:
        return None
    given = _GIVEN.search(view.page.text, clause.sentence[0], clause.cue_start)
    if given and acting(clause):
        return acting(clause), given.group(0)
    set_for = (
        any(step.cue.lower() in ("is to", "shall") for step in clause.context)
        and view.document_before(clause.start, within=NEAR_ACCORD) is not None
    )
    term = _TERM.search(view.page.text, clause.start, min(clause.end + MAX_GAP, clause.sentence[1]))
    ahead = [c.cue_end for c in view.clauses if c.pos == "VERB" and c.sentence == clause.sentence
             and c.cue_end <= clause.cue_start]  # fmt: skip
    opening = max(ahead, default=clause.sentence[0])
    day = any(
        min(clause.start, opening) <= m.start < clause.end + MAX_GAP
        and m.start < clause.sentence[1]
        and (m.role in DEADLINE_ROLES or (set_for and m.role == "on"))
        for m in view.mentions.days
    )
    if not (term or day) or clause.lemma in IDLE:
        return None
    if clause.voices and not is_of_speaker(view, clause):
        return None
    why = term.group(0) if term else "a day by which"
    obligors = acting(clause)
    if obligors:
        return obligors, why
    passive = is_agentless(clause) or in_slot(clause, "subject")
    accord = view.document_before(clause.start, within=NEAR_ACCORD)
    return ((), why) if passive and accord is not None else None
