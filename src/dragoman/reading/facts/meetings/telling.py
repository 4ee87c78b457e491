"""Whether a verb or noun tells a meeting of its own, and which words of meetings do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import (
    ActorKind,
    Clause,
    Modality,
    Participant,
    RoleHolder,
)
from dragoman.reading.facts.frames import Match, class_words, in_slot, is_agentless
from dragoman.reading.facts.meetings.seats import (
    ALONE,
    JOINING,
    OPENING,
    SUBJECT_ROLES,
    actors_of,
    around_of,
)
from dragoman.reading.facts.view import PageView

_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|both|all|many|several|rival|warring|sides|parties|leaders|"
    r"delegations?|commanders|ministers|presidents|negotiators|representatives|envoys|teams|"
    r"officials|members|they|each other|one another|groups|factions|rebels|delegates|heads)\b",
    re.IGNORECASE,
)
_BODIES = frozenset({ActorKind.COALITION, ActorKind.ORGANISATION, ActorKind.GROUP})
"""Kinds of actor that meet by themselves ("the commission will meet again")."""
_BARE_NOUNS = frozenset(
    {"talk", "talks", "negotiation", "negotiations", "meeting", "summit", "round", "session",
     "conference", "dialogue", "dialogues", "consultation", "discussion", "ceremony", "peace talks",
     "cycle", "dinner", "lunch", "breakfast", "banquet", "working dinner", "working lunch",
     "phone call", "telephone call", "telephone conversation", "call", "gathering", "congress"}
)  # fmt: skip
"""Nouns that tell a meeting also where nobody is named."""
_COUNTED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|last|"
    r"latest|next|new|previous|earlier|further|final|opening|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|\d+|several|days|hours|weeks|months|years|rounds?|series|direct|"
    r"indirect|all-party|joint|exploratory|proximity|multi-party|face-to-face|secret|formal)\b",
    re.IGNORECASE,
)
"""Words before the noun that make it one particular meeting."""
_TALKS_OF = re.compile(r"^\s+of\s+(?:\w+[\s-]+){0,3}(?:talk|negotiation|dialogue|meeting|"
                       r"discussion|consultation|contact|diplomacy)", re.IGNORECASE)  # fmt: skip
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|\w+th|next|last|new|latest|no|another|further|one|"
    r"two|three|four|five|six|seven|eight|nine|ten|a|the|any|final|opening|previous|this|each|\d+)"
    r"\s+$",
    re.IGNORECASE,
)
_PRESS = re.compile(r"\b(?:press|news|media)\s+$", re.IGNORECASE)
_WANTING = frozenset({"call", "urge", "demand", "push", "press", "appeal", "advocate", "suggest",
                      "support", "invite", "ask"})  # fmt: skip
_EVENTIVE = frozenset(
    {"last", "take place", "take", "begin", "start", "resume", "collapse", "fail", "break down",
     "break", "end", "continue", "open", "conclude", "drag", "focus", "stall", "adjourn", "fall",
     "lead", "produce", "bring", "deal", "run", "follow", "happen", "occur", "proceed", "be", "go",
     "come", "close", "yield", "drag on", "go on", "get", "remain", "hold", "schedule", "plan",
     "postpone", "cancel", "put off", "call off", "suspend", "scrap",
     "convene", "reconvene", "set", "chair", "host", "mediate", "break up", "break off", "reopen",
     "restart", "founder", "recess", "kick off", "wind up", "wrap up", "prolong", "extend",
     "interrupt", "abort", "move", "bring forward", "delay", "reschedule", "pencil", "steer",
     "broker", "abandon", "halt", "revive", "relaunch", "stretch", "grind", "deadlock"}
)  # fmt: skip
"""Verbs that tell of a meeting as their subject (or, in the passive, their object) that it was."""
_HOSTING = frozenset({"receive", "host", "welcome"})
_HEADING = frozenset(
    {"hour", "day", "week", "month", "year", "round", "series", "start", "beginning",
     "opening", "launch", "resumption", "continuation", "end", "phase", "start-up",
     "postponement", "cancellation", "conclusion", "possibility", "idea", "session",
     "collapse", "breakdown", "suspension", "holding"}
)  # fmt: skip
"""Nouns that only measure or phase the meeting behind their "of"."""
_MODIFIER = re.compile(r"^[-–]?\s?(?:teams?|room|hall|table|venue|cent(?:re|er)|place|agenda|"
                       r"process|partner|participants?)\b")  # fmt: skip
_TABLE = re.compile(r"\b(?:at|to|from)\s+(?:the\s+|one\s+|a\s+|same\s+)?(?:\w+ing\s+|peace\s+)?$")
_SITTING_BODIES = frozenset({"working group", "council", "committee"})
_MAKING = frozenset({"form", "create", "establish", "set up", "set", "found", "launch", "appoint",
                     "constitute", "institute", "join", "leave", "head", "lead"})  # fmt: skip
_FOLLOWED = re.compile(r"\s+(?:followed|were\s+held|took\s+place|are\s+(?:planned|scheduled))\b")
""" "Rounds followed in March and April" """
_CALL_WITH = re.compile(r"\s+(?:with|between)\b")
_RAN = re.compile(
    r"\s+(?:to|on|about|over|aimed at)\s+[^.;,:]{3,60}?\s(?:ended|began|opened|resumed|broke down|"
    r"broke up|collapsed|failed|stalled|concluded|restarted|adjourned|dragged on)\b"
)
""" "Talks to reunite the island ended": the verb, where the tree has lost its subject."""


@dataclass(frozen=True, slots=True)
class Seats:
    """A meeting as one word tells it."""

    clause: Clause
    holders: tuple[RoleHolder, ...]
    format: str
    rule: str
    lemma: str


_TEAM = re.compile(
    r"\s+(?:teams?|delegations?|committees?|positions?|table|power|side|partners?|chief|tactics?|"
    r"styles?|skills?|mandate|round\b)\b"
)
""" "the rebels' negotiating team": nobody negotiates there."""


_ROUND = re.compile(r"\s+(?:him|her|them|me|us|[A-Z][a-z]+)\s+(?:round|out\s+of|into)\b")


def is_made(view: PageView, match: Match) -> bool:
    """ "They are to form a working group": a body that is made does not sit yet; "Imeri talked
    him round" is no round of talks."""
    clause = match.clause
    if clause.cue.endswith("ing") and _TEAM.match(view.page.text, clause.cue_end):
        return True
    if clause.lemma == "talk" and _ROUND.match(view.page.text, clause.cue_end):
        return True
    around = around_of(view, match.clause) if match.frame.lemma in _SITTING_BODIES else None
    return around is not None and around[0].lemma in _MAKING and around[1].role == "object"


def is_dealt_with(clause: Clause) -> bool:
    """ "The letter will be discussed with the new cabinet": whoever does so is not named."""
    return clause.lemma in ("discuss", "raise", "take up") and is_agentless(clause)


def is_cantoned(clause: Clause) -> bool:
    """ "The fighters shall gather at two sites": not for talks."""
    places = [p for slot in ("at", "in", "to", "into") for p in in_slot(clause, slot)]
    return clause.pos == "VERB" and (
        any(p.head in class_words("cantonment") for p in places)
        and any(p.head in class_words("troops") for p in in_slot(clause, "subject"))
    )


def is_other(clause: Clause, holders: Sequence[RoleHolder]) -> bool:
    """Not a meeting: one actor who negotiates a document, one who receives a thing."""
    if clause.lemma == "negotiate" and len(holders) < 2:
        return any(not p.actors for p in in_slot(clause, "object"))
    if clause.lemma == "consider" and clause.modality in (Modality.ACTUAL, Modality.ONGOING):
        return True
    if clause.lemma in _HOSTING:
        return any(h.actor.actor is None or h.actor.kind is ActorKind.GROUP for h in holders)
    return False


def is_event_noun(view: PageView, clause: Clause) -> bool:
    """The noun stands for a meeting and not for something else of that name: a round is one of
    talks, a name in capitals is a body, "talks teams" are teams, a table is sat at."""
    text = view.page.text
    before, behind = text[clause.sentence[0] : clause.cue_start], text[clause.cue_end :][:60]
    if clause.pos == "PROPN" and clause.cue[:1].isupper() and clause.cue != clause.cue.title():
        return False
    if _MODIFIER.match(behind) or _PRESS.search(before):
        return False
    if clause.lemma == "call":
        return bool(_CALL_WITH.match(behind))
    if clause.lemma in ("round", "cycle"):
        return bool(
            _TALKS_OF.match(behind)
            or (_ORDINAL.search(before) and " of " not in behind[:4])
            or (clause.cue.lower().endswith("s") and _FOLLOWED.match(behind))
        )
    if clause.lemma == "table":
        return bool(_TABLE.search(before))
    return True


def is_told(view: PageView, seats: Seats) -> bool:
    """Two take part, or one that is several, or one beside a verb or noun that says enough."""
    clause, holders = seats.clause, seats.holders
    if len(holders) > 1:
        return True
    if clause.pos == "VERB":
        if not holders:
            return False
        ref = holders[0].actor
        if seats.lemma in OPENING and any(
            p.start > clause.cue_start for p in in_slot(clause, "object")
        ):
            return True
        return seats.lemma in ALONE or ref.kind in _BODIES or bool(_SEVERAL.search(ref.text))
    if clause.lemma not in (*_BARE_NOUNS, "table", "visit"):
        return False
    beside = any(actors_of(clause, slot) for slot in ("with", "between", "of"))
    several = any(_SEVERAL.search(holder.actor.text) for holder in holders)
    if clause.lemma == "table":
        return bool(holders)
    if not beside and _is_helped(view, clause):
        return False
    return beside or several or _is_particular(view, clause)


def _is_helped(view: PageView, clause: Clause) -> bool:
    """ "Oman, which has mediated the talks since 2001": the part of one who helps is told, and
    not that they met."""
    around = around_of(view, clause)
    if around is None or around[0].lemma not in _HELPING or around[1].role != "object":
        return False
    verb = around[0]
    before = view.page.text[clause.sentence[0] : verb.cue_start]
    return bool(_WHO.search(before))


_HELPING = frozenset({"mediate", "broker", "steer", "facilitate", "sponsor", "chair", "lead",
                      "oversee", "guide", "finance", "fund", "supervise", "moderate"})  # fmt: skip
_WHO = re.compile(r"\b(?:who|which|that|whose)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)


def _is_particular(view: PageView, clause: Clause) -> bool:
    """ "the first round took place in Oslo", "called for direct talks": one meeting, wanted or
    held, though nobody is named. Mere mentions ("after the talks") are none."""
    if clause.lemma == "ceremony":
        return clause.modality is Modality.CANCELLED
    around = around_of(view, clause)
    if around is not None and not _is_point(clause, *around):
        return False
    if clause.modality not in (Modality.ACTUAL, Modality.ONGOING):
        return True
    before = view.page.text[max(clause.sentence[0], clause.cue_start - 40) : clause.cue_start]
    told = around is not None and tells(*around)
    told = told or bool(_RAN.match(view.page.text, clause.cue_end, clause.sentence[1]))
    return bool(_COUNTED.search(before) or clause.place or clause.day.known or told)


def tells(verb: Clause, participant: Participant) -> bool:
    return verb.lemma in _EVENTIVE and participant.role in ("subject", "object")


def _is_point(clause: Clause, verb: Clause, participant: Participant) -> bool:
    """What the verb is about and no mere circumstance of another thing ("a party to future
    talks", "was not invited to the talks")."""
    if participant.head != clause.lemma and participant.head not in _HEADING:
        return False
    if participant.role in ("object", "for", "in") and verb.lemma not in _EVENTIVE:
        return verb.lemma in JOINING or verb.lemma in _WANTING or verb.lemma in SUBJECT_ROLES
    return verb.lemma not in ("invite", "admit")
