"""Meetings: who sits, or is to sit, together.

A meeting is told by a verb ("met", "held talks", "attended the summit") or by a noun ("talks
between …", "a second round"). Who takes part stands with that word, or is the subject of the
verb around it ("left for talks with …", "rules out any meeting with …"). Where verb and noun
tell one meeting ("met for talks"), they are one fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.model import (
    ActorKind,
    Basis,
    Clause,
    Context,
    Fact,
    FactKind,
    Meeting,
    Modality,
    Participant,
    Polarity,
    RoleHolder,
)
from dragoman.reading.facts.frames import Match, in_slot, is_agentless
from dragoman.reading.facts.meetings.attendance import attendance
from dragoman.reading.facts.meetings.details import format_of, level_of, topic_of
from dragoman.reading.facts.meetings.named import named
from dragoman.reading.facts.meetings.passing import passing
from dragoman.reading.facts.meetings.put_off import held, new_dates, placed, put_off
from dragoman.reading.facts.meetings.seats import (
    ALONE,
    JOINING,
    OPENING,
    SUBJECT_ROLES,
    Holders,
    actors_of,
    among,
    around_of,
    before_participle,
    behind_noun,
    from_around,
    is_venue,
    row_subject,
    whole_body,
    widened,
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
_TRAVEL = frozenset({"travel", "fly", "arrive", "return", "come", "go"})
"""Verbs that tell a meeting only together with a noun ("flew to Oslo for talks")."""
_APART = frozenset(
    {"after", "before", "since", "following", "ahead of", "from", "because of", "on"}
)
"""Prepositions that tell another meeting than the verb's own ("met after talks with …")."""
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
MAX_BARE_WORDS = 3
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


_AGAIN = frozenset({"talk", "talks", "negotiation", "negotiations", "round", "session", "cycle",
                    "dialogue", "peace talks"})  # fmt: skip
"""Nouns that, where nobody is named, go on with those who met last ("The second round …")."""


@dataclass(frozen=True, slots=True)
class _Seats:
    """A meeting as one word tells it."""

    clause: Clause
    holders: tuple[RoleHolder, ...]
    format: str
    rule: str
    lemma: str


def meetings(view: PageView) -> Iterator[Fact | None]:
    """Each meeting once: verbs and nouns that tell the same one are joined."""
    found = [s for match in view.of_kind(FactKind.MEETING) if (s := _seats(view, match))]
    told: list[Fact | None] = []
    latest: tuple[RoleHolder, ...] = ()
    for seats in sorted(_joined(found), key=lambda s: s.clause.cue_start):
        if not (_is_told(view, seats) and (seats.holders or _is_placed(view, seats.clause))):
            continue
        if not seats.holders and seats.lemma in _AGAIN and _goes_on(view, seats.clause):
            seats = replace(seats, holders=latest)
        elif len(seats.holders) > 1 and seats.clause.polarity is Polarity.AFFIRMED:
            latest = tuple(h for h in seats.holders if h.role == "participant") or latest
        told.append(_told_before(view, seats, _fact(view, seats), told))
    told.extend(attendance(view))
    told.extend(named(view, [fact for fact in told if fact is not None]))
    told.extend(new_dates(view, [fact for fact in told if fact is not None]))
    yield from told
    yield from passing(view, [fact for fact in told if fact is not None])


def _told_before(
    view: PageView, seats: _Seats, fact: Fact | None, told: Sequence[Fact | None]
) -> Fact | None:
    """ "Talks will open in Lomé on 3 May … Togo will host the meeting": planned for the day and
    place that the page has told of it, where it tells of one plan."""
    if fact is None or fact.modality is not Modality.PLANNED or fact.day.known or fact.place:
        return fact
    plans = [f for f in told if f and f.modality is Modality.PLANNED and f.day.known]
    before = view.page.text[seats.clause.sentence[0] : seats.clause.cue_start]
    hosted = any(holder.role == "host" for holder in seats.holders)
    if not hosted or len(plans) != 1 or not before.lower().endswith("the "):
        return fact
    day = replace(plans[0].day, basis=Basis.INHERITED, why="told of the meeting before")
    return replace(fact, day=day, place=plans[0].place)


_POINTING = re.compile(
    r"\b(?:the|these|those|this|that|their|its|a|an|another|both|any|no|further|more|new|fresh|"
    r"first|second|third|fourth|fifth|\w+th|next|last|final|\d+|two|three|four|five|six)\s+(?:[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)


def _goes_on(view: PageView, clause: Clause) -> bool:
    """ "The talks", "a second round" go on with those named before; bare "UN-led talks are to open
    in Oslo" are others."""
    before = view.page.text[clause.sentence[0] : clause.cue_start]
    return bool(_POINTING.search(before)) or not before.strip()


def _is_placed(view: PageView, clause: Clause) -> bool:
    """A meeting of nobody in particular is worth a row with its day, its place or a predicate of
    its own; "the next round" alone is not."""
    clause = _within(view, clause)
    words = view.page.text[clause.start : clause.end].split()
    wanted = clause.modality in (Modality.CALLED_FOR, Modality.CANCELLED)
    around = around_of(view, clause)
    by_verb = around is not None and _tells(*around)
    told = wanted or by_verb or clause.polarity is Polarity.NEGATED or len(words) > MAX_BARE_WORDS
    return told or clause.day.known or clause.place is not None


def _fact(view: PageView, seats: _Seats) -> Fact | None:
    clause = _within(view, _survived(_over(view, seats.clause)))
    clause = held(view, placed(view, put_off(view, clause))) if clause.pos != "VERB" else clause
    words = view.page.text[clause.start : clause.end]
    detail = Meeting(
        participants=whole_body(view, seats.holders),
        format=format_of(words, seats.format),
        level=level_of([h.actor for h in seats.holders], words),
        topic=topic_of(clause),
    )
    return view.from_clause(clause, detail, rule=seats.rule)


def _within(view: PageView, clause: Clause) -> Clause:
    """A noun told by a verb of its own has the verb's stretch, day and place: "The session was
    adjourned until Tuesday", "A second round is due in May" (planned)."""
    around = around_of(view, clause) if clause.pos != "VERB" else None
    if around is not None and _tells(*around):
        verb = _carrier(view, clause, around[0])
        clause = replace(
            clause,
            start=min(clause.start, verb.start),
            end=max(clause.end, verb.end) if verb.end - clause.start < MAX_SPAN else clause.end,
            modality=verb.modality if _not_yet(clause, verb) else clause.modality,
            day=clause.day if clause.day.known else verb.day,
            place=clause.place or verb.place,
        )
    due = _DUE.match(view.page.text, clause.cue_end, clause.sentence[1])
    if due and clause.modality in (Modality.ACTUAL, Modality.ONGOING):
        clause = replace(clause, modality=Modality.PLANNED, end=max(clause.end, due.end()))
    return clause


def _not_yet(clause: Clause, verb: Clause) -> bool:
    """ "Chad will host the meeting": still to come, as the verb says."""
    return clause.modality is Modality.ACTUAL and verb.modality in (
        Modality.PLANNED, Modality.CALLED_FOR, Modality.POSSIBLE
    )  # fmt: skip


def _carrier(view: PageView, clause: Clause, verb: Clause) -> Clause:
    """The verb that tells the meeting where the nearest one only plans it: "The talks planned for
    3 July will be held on 10 July"."""
    if verb.lemma not in _PLANNING:
        return verb
    others = (
        v
        for v in view.clauses
        if v.pos == "VERB" and v.start != verb.start and v.lemma not in _PLANNING
        for p in v.participants
        if p.start <= clause.cue_start < p.end and _tells(v, p)
    )
    return next(others, verb)


_PLANNING = frozenset({"plan", "schedule", "set", "expect", "announce", "intend", "propose"})
_DUE = re.compile(
    r"[^.;,]{0,40}?\s(?:is|are|was|were)\s+(?:now\s+|also\s+)?(?:due|scheduled|slated)\b[^.;]{0,40}"
)
MAX_SPAN = 220


def _over(view: PageView, clause: Clause) -> Clause:
    """Talks that lasted or were continued then, in the past, are not under way now."""
    around = around_of(view, clause) if clause.modality is Modality.ONGOING else None
    if clause.pos == "VERB" or around is None or around[0].tense != "past":
        return clause
    return replace(clause, modality=Modality.ACTUAL) if _tells(*around) else clause


def _survived(clause: Clause) -> Clause:
    """Talks that broke down took place: the failure is their end and not their absence."""
    failed = [s for s in clause.context if s.kind is Context.FAILURE and s.cue == "subject"]
    if (
        failed
        and clause.modality is Modality.ACTUAL
        and clause.polarity is Polarity.NEGATED
        and clause.pos != "VERB"
    ):
        return replace(clause, polarity=Polarity.AFFIRMED)
    return clause


def _seats(view: PageView, match: Match) -> _Seats | None:
    clause = match.clause
    holders = Holders()
    if _is_made(view, match) or _is_dealt_with(clause):
        return None
    if clause.pos == "VERB":
        subjects = row_subject(view, clause) if "subject" in match.frame.actors else ()
        for ref in (*subjects, *match.actors(), *match.recipients(), *actors_of(clause, "with")):
            for one in widened(view, ref):
                holders.add(one)
        for ref in among(view, clause):
            holders.add(ref)
        if _is_other(clause, holders.all()):
            return None
        return _Seats(clause, holders.all(), match.frame.value, match.frame.id, match.frame.lemma)
    if not _is_event_noun(view, clause):
        return None
    for ref in (*match.actors(), *match.recipients()):
        if ref.actor is not None or not is_venue(clause, ref):
            for one in widened(view, ref):
                holders.add(one)
    for ref, role in behind_noun(view, clause):
        holders.add(ref, role)
    for ref in before_participle(view, clause):
        holders.add(ref)
    for ref, role in from_around(view, clause, holders):
        holders.add(ref, role)
    return _Seats(clause, holders.all(), match.frame.value, match.frame.id, match.frame.lemma)


def _is_made(view: PageView, match: Match) -> bool:
    """ "They are to form a working group": a body that is made does not sit yet."""
    around = around_of(view, match.clause) if match.frame.lemma in _SITTING_BODIES else None
    return around is not None and around[0].lemma in _MAKING and around[1].role == "object"


_SITTING_BODIES = frozenset({"working group", "council", "committee"})
_MAKING = frozenset({"form", "create", "establish", "set up", "set", "found", "launch", "appoint",
                     "constitute", "institute", "join", "leave", "head", "lead"})  # fmt: skip


def _is_dealt_with(clause: Clause) -> bool:
    """ "The letter will be discussed with the new cabinet": whoever does so is not named."""
    return clause.lemma in ("discuss", "raise", "take up") and is_agentless(clause)


def _is_other(clause: Clause, holders: Sequence[RoleHolder]) -> bool:
    """Not a meeting: one actor who negotiates a document, one who receives a thing."""
    if clause.lemma == "negotiate" and len(holders) < 2:
        return any(not p.actors for p in in_slot(clause, "object"))
    if clause.lemma == "consider" and clause.modality in (Modality.ACTUAL, Modality.ONGOING):
        return True
    if clause.lemma in _HOSTING:
        return any(h.actor.actor is None or h.actor.kind is ActorKind.GROUP for h in holders)
    return False


def _is_event_noun(view: PageView, clause: Clause) -> bool:
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


_FOLLOWED = re.compile(r"\s+(?:followed|were\s+held|took\s+place|are\s+(?:planned|scheduled))\b")
""" "Rounds followed in March and April" """
_CALL_WITH = re.compile(r"\s+(?:with|between)\b")


def _joined(found: Sequence[_Seats]) -> list[_Seats]:
    """Seats of one meeting as one: the noun inside a participant of the verb, or of a noun."""
    kept: list[_Seats] = []
    for seats in sorted(found, key=lambda s: (s.clause.pos != "VERB", s.clause.cue_start)):
        outer = next((k for k in kept if _holds(k.clause, seats.clause)), None)
        if outer is None:
            kept.append(seats)
            continue
        holders = Holders()
        for holder in (*outer.holders, *seats.holders):
            holders.add(holder.actor, holder.role)
        told = seats if outer.clause.lemma in _TRAVEL or _only_carries(outer) else outer
        kept[kept.index(outer)] = replace(told, holders=holders.all(), format=seats.format)
    return [s for s in kept if s.clause.lemma not in _TRAVEL]


def _only_carries(seats: _Seats) -> bool:
    """ "Two rounds were held": the verb names nobody, the noun is the meeting."""
    return seats.clause.pos == "VERB" and not seats.holders


def _holds(outer: Clause, inner: Clause) -> bool:
    if outer.sentence != inner.sentence or outer.cue_start == inner.cue_start:
        return False
    return any(
        p.start <= inner.cue_start < p.end and p.role not in _APART for p in outer.participants
    )


def _is_told(view: PageView, seats: _Seats) -> bool:
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
    return beside or several or _is_particular(view, clause)


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
    told = around is not None and _tells(*around)
    told = told or bool(_RAN.match(view.page.text, clause.cue_end, clause.sentence[1]))
    return bool(_COUNTED.search(before) or clause.place or clause.day.known or told)


_RAN = re.compile(
    r"\s+(?:to|on|about|over|aimed at)\s+[^.;,:]{3,60}?\s(?:ended|began|opened|resumed|broke down|"
    r"broke up|collapsed|failed|stalled|concluded|restarted|adjourned|dragged on)\b"
)
""" "Talks to reunite the island ended": the verb, where the tree has lost its subject."""


def _tells(verb: Clause, participant: Participant) -> bool:
    return verb.lemma in _EVENTIVE and participant.role in ("subject", "object")


def _is_point(clause: Clause, verb: Clause, participant: Participant) -> bool:
    """What the verb is about and no mere circumstance of another thing ("a party to future
    talks", "was not invited to the talks")."""
    if participant.head != clause.lemma and participant.head not in _HEADING:
        return False
    if participant.role in ("object", "for", "in") and verb.lemma not in _EVENTIVE:
        return verb.lemma in JOINING or verb.lemma in _WANTING or verb.lemma in SUBJECT_ROLES
    return verb.lemma not in ("invite", "admit")
