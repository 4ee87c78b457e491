"""Meetings: who sits, or is to sit, together.

A meeting is told by a verb ("met", "held talks", "attended the summit") or by a noun ("talks
between …", "a second round"). Who takes part stands with that word, or is the subject of the
verb around it ("left for talks with …", "rules out any meeting with …"). Where verb and noun
tell one meeting ("met for talks"), they are one fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model import (
    Basis,
    Clause,
    Context,
    Fact,
    FactKind,
    Meeting,
    Modality,
    Polarity,
    RoleHolder,
)
from dragoman.reading.facts.frames import Match
from dragoman.reading.facts.meetings.attendance import attendance
from dragoman.reading.facts.meetings.details import format_of, level_of, topic_of
from dragoman.reading.facts.meetings.elliptic import elliptic
from dragoman.reading.facts.meetings.named import named
from dragoman.reading.facts.meetings.passing import passing
from dragoman.reading.facts.meetings.put_off import held, new_dates, placed, put_off
from dragoman.reading.facts.meetings.seats import (
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
from dragoman.reading.facts.meetings.telling import (
    Seats,
    is_cantoned,
    is_dealt_with,
    is_event_noun,
    is_made,
    is_other,
    is_told,
    tells,
)
from dragoman.reading.facts.view import PageView

_TRAVEL = frozenset({"travel", "fly", "arrive", "return", "come", "go"})
"""Verbs that tell a meeting only together with a noun ("flew to Oslo for talks")."""
_APART = frozenset(
    {"after", "before", "since", "following", "ahead of", "from", "because of", "on"}
)
"""Prepositions that tell another meeting than the verb's own ("met after talks with …")."""
MAX_BARE_WORDS = 3


_AGAIN = frozenset({"talk", "talks", "negotiation", "negotiations", "round", "session", "cycle",
                    "dialogue", "peace talks"})  # fmt: skip
"""Nouns that, where nobody is named, go on with those who met last ("The second round …")."""


def meetings(view: PageView) -> Iterator[Fact | None]:
    """Each meeting once: verbs and nouns that tell the same one are joined."""
    found = [s for match in view.of_kind(FactKind.MEETING) if (s := _seats(view, match))]
    told: list[Fact | None] = []
    latest: tuple[RoleHolder, ...] = ()
    for seats in sorted(_joined(found), key=lambda s: s.clause.cue_start):
        if not (is_told(view, seats) and (seats.holders or _is_placed(view, seats.clause))):
            continue
        if not seats.holders and seats.lemma in _AGAIN and _goes_on(view, seats.clause):
            seats = replace(seats, holders=latest)
        elif len(seats.holders) > 1 and seats.clause.polarity is Polarity.AFFIRMED:
            latest = tuple(h for h in seats.holders if h.role == "participant") or latest
        told.append(_told_before(view, seats, _fact(view, seats), told))
    told.extend(attendance(view))
    told.extend(named(view, [fact for fact in told if fact is not None]))
    told.extend(new_dates(view, [fact for fact in told if fact is not None]))
    told.extend(elliptic(view, [fact for fact in told if fact is not None]))
    yield from told
    yield from passing(view, [fact for fact in told if fact is not None])


def _told_before(
    view: PageView, seats: Seats, fact: Fact | None, told: Sequence[Fact | None]
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
    by_verb = around is not None and tells(*around)
    told = wanted or by_verb or clause.polarity is Polarity.NEGATED or len(words) > MAX_BARE_WORDS
    return told or clause.day.known or clause.place is not None


def _fact(view: PageView, seats: Seats) -> Fact | None:
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
    if around is not None and tells(*around):
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
        if p.start <= clause.cue_start < p.end and tells(v, p)
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
    return replace(clause, modality=Modality.ACTUAL) if tells(*around) else clause


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


def _seats(view: PageView, match: Match) -> Seats | None:
    clause = match.clause
    holders = Holders()
    if is_made(view, match) or is_dealt_with(clause) or is_cantoned(clause):
        return None
    if clause.pos == "VERB":
        subjects = row_subject(view, clause) if "subject" in match.frame.actors else ()
        for ref in (*subjects, *match.actors(), *match.recipients(), *actors_of(clause, "with")):
            for one in widened(view, ref):
                holders.add(one)
        for ref in among(view, clause):
            holders.add(ref)
        if is_other(clause, holders.all()):
            return None
        return Seats(clause, holders.all(), match.frame.value, match.frame.id, match.frame.lemma)
    if not is_event_noun(view, clause):
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
    return Seats(clause, holders.all(), match.frame.value, match.frame.id, match.frame.lemma)


def _joined(found: Sequence[Seats]) -> list[Seats]:
    """Seats of one meeting as one: the noun inside a participant of the verb, or of a noun."""
    kept: list[Seats] = []
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


def _only_carries(seats: Seats) -> bool:
    """ "Two rounds were held": the verb names nobody, the noun is the meeting."""
    return seats.clause.pos == "VERB" and not seats.holders


def _holds(outer: Clause, inner: Clause) -> bool:
    if outer.sentence != inner.sentence or outer.cue_start == inner.cue_start:
        return False
    return any(
        p.start <= inner.cue_start < p.end and p.role not in _APART for p in outer.participants
    )
