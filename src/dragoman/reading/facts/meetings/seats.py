"""Who takes part in a meeting: named with its word, or by the verb around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import ActorKind, ActorRef, Clause, Participant, RoleHolder
from dragoman.reading.facts.beside import row_before, row_behind, subject_of
from dragoman.reading.facts.frames import in_slot
from dragoman.reading.facts.view import PageView

ALONE = frozenset(
    {"attend", "take part", "participate", "negotiate", "visit", "join", "sit", "address", "admit",
     "grace", "return"}
)  # fmt: skip
"""Verbs that tell a meeting with one actor named ("attended the summit")."""
OPENING = frozenset({"open", "convene", "inaugurate"})
"""Verbs that do so only with what is opened behind them ("opened the round")."""
JOINING = frozenset(
    {"hold", "have", "begin", "start", "open", "resume", "continue", "conclude", "end", "finish",
     "suspend", "break off", "break", "cancel", "postpone", "call off", "attend", "join", "enter",
     "leave", "quit", "boycott", "refuse", "reject", "rule out", "seek", "request", "propose",
     "offer", "schedule", "plan", "prepare", "announce", "arrange", "agree", "accept", "want",
     "conduct", "pursue", "restart", "relaunch", "abandon", "delay", "interrupt", "extend",
     "launch", "complete", "need", "expect", "walk out", "pull out", "withdraw", "return", "pay",
     "sit", "come", "go", "travel", "fly", "arrive", "head", "meet", "participate", "take",
     "gather", "adjourn", "cut short", "prolong", "engage", "decline", "exclude", "consider",
     "favour", "favor", "oppose", "promise", "confirm", "make"}
)  # fmt: skip
"""Verbs whose subject takes part in the meeting that is their object."""
SUBJECT_ROLES = {
    "host": "host", "convene": "host", "organise": "host", "organize": "host", "chair": "mediator",
    "co-chair": "mediator", "mediate": "mediator", "broker": "mediator", "moderate": "facilitator",
    "facilitate": "facilitator", "sponsor": "sponsor",
}  # fmt: skip
"""Verbs whose subject has a part of its own in the meeting that is their object."""
_ADJUNCTS = frozenset({"after", "during", "at", "in", "for", "following", "before", "into",
                       "to", "through", "ahead of", "upon"})  # fmt: skip
_SPAN = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?|rounds?|night|marathon)\b", re.IGNORECASE
)
_AUXILIARIES = re.compile(r"^[\s,]*(?:(?:has|have|had|will|would|did|do|not|also|both|all|then|"
                          r"later|today|yesterday|are|were|is|was|to)\s+){0,4}$")  # fmt: skip
_AMONG = re.compile(r"\b(?:among them|including|among whom were)\s+")
_IN_TALKS = re.compile(r"\b(?:in|for|to hold|holding|at)\s+(?:[\w-]+\s+){0,3}$")
_AWAY_FOR = re.compile(
    r"\b(?:is|are|was|were|will be|be|due)\s+(?:\w+\s+){0,2}?in\s+(?:the\s+)?[A-Z][^.;,]{1,40}?"
    r"\s+for\s+(?:[\w-]+\s+){0,4}$"
)
_AT_TABLE = re.compile(
    r"\s+(?:(?:is|are|was|were|will\s+be|have\s+been|got|came|went|sat)\s+)(?:\w+\s+)?"
    r"(?:at|to|round|around|across)\s+(?:the\s+|one\s+)?(?:[\w-]+\s+)?$"
)
""" "The envoys of A and B are back at the negotiating [table]"."""
_HOST_TO = re.compile(r"\bhosts?\s+(?:to|of|for)\s+(?:[\w-]+\s+){0,3}$")
""" "Ghana has been host to these talks"."""
_OF_THESE = re.compile(r"\s+(?:of|from|for)\s+(?:the\s+)?")


def row_subject(view: PageView, clause: Clause) -> tuple[ActorRef, ...]:
    """All names of a subject that is a row with titles, which trees tend to cut short: "President
    A of X, the rebel chief B and Premier C met"."""
    low = clause.sentence[0]
    relative = _WHO.search(view.page.text[low : clause.cue_start])
    if relative:
        refs = row_before(view, low, low + relative.start())
        if len(refs) > 1:
            return refs
    for participant in in_slot(clause, "subject"):
        if participant.start < clause.cue_start:
            refs, end = row_behind(view, participant.start, clause.cue_start)
            if len(refs) > 1 and _AUXILIARIES.match(view.page.text[end : clause.cue_start]):
                return refs
            cut = row_before(view, low, participant.end)
            if len(cut) > 1 and _AUXILIARIES.match(
                view.page.text[participant.end : clause.cue_start]
            ):
                return cut
    return ()


_WHO = re.compile(
    r",?\s+(?:who|which|that)\s+(?:(?:has|have|had|will|would|also|both|all|then|later)\s+){0,3}$"
)
""" "The panels of Chad and of the front, which [met] in Oslo"."""


def among(view: PageView, clause: Clause) -> tuple[ActorRef, ...]:
    """ "Observers attended, among them Chad and Niger"."""
    among = _AMONG.search(view.page.text, clause.cue_end, clause.sentence[1])
    if among is None or clause.lemma not in ALONE or among.start() - clause.cue_end > 60:
        return ()
    return row_behind(view, among.end(), clause.sentence[1])[0]


def before_participle(view: PageView, clause: Clause) -> tuple[ActorRef, ...]:
    """ "The delegations of A and of B, meeting in Oslo, …": a participle that reads as a noun."""
    low = clause.sentence[0]
    comma = re.search(r",\s*$", view.page.text[low : clause.cue_start])
    if clause.cue != "meeting" or comma is None:
        return ()
    return row_before(view, low, low + comma.start())


def behind_noun(view: PageView, clause: Clause) -> Iterator[tuple[ActorRef, str]]:
    """Names in a row behind the noun, which trees cut short: "talks between Chad and the FACT",
    "a summit of Chad, Niger and Mali", "a dinner hosted by the premier"."""
    for found in _BEHIND.finditer(view.page.text, clause.cue_end, clause.sentence[1]):
        gap = view.page.text[clause.cue_end : found.start()]
        if len(gap) > MAX_GAP or _ANOTHER.search(gap):
            return
        refs, _ = row_behind(view, found.end(), clause.sentence[1])
        word = found["word"].split()[0].lower()
        if word in ("of", "with") and len(refs) < 2:
            continue
        for ref in refs:
            for one in widened(view, ref):
                yield one, _DONE_BY.get(word, "participant")


_BEHIND = re.compile(
    r"\b(?P<word>between|among|with|of|involving|(?:attended|hosted|chaired|convened|mediated|brokered|"
    r"moderated|facilitated|organi[sz]ed|sponsored|led)\s+by|(?:bringing|brought)\s+together)\s+"
    r"(?:both\s+|the\s+)?"
)
_DONE_BY = {
    "hosted": "host", "convened": "host", "organised": "host", "organized": "host",
    "chaired": "mediator", "mediated": "mediator", "brokered": "mediator", "led": "mediator",
    "moderated": "facilitator", "facilitated": "facilitator", "sponsored": "sponsor",
}  # fmt: skip
_ANOTHER = re.compile(
    r"[.;:]|\b(?:talks|meetings?|agreement|deal|accord|said|that|which|who|after|before|because|"
    r"while|when|if|to)\b"
)
MAX_GAP = 70
"""Characters between a meeting's noun and the words that say who sits there."""


_COMMITTEES = frozenset({"committee", "commission", "council", "board", "panel", "mechanism",
                         "troika", "quartet", "assembly", "subcommittee"})  # fmt: skip


def whole_body(view: PageView, holders: tuple[RoleHolder, ...]) -> tuple[RoleHolder, ...]:
    """ "The Contact Group will meet": a body with a name of its own meets as such, though it
    stands for its members elsewhere."""
    kept: dict[str, RoleHolder] = {}
    for holder in holders:
        ref = holder.actor
        same = [h for h in holders if (h.actor.start, h.actor.end) == (ref.start, ref.end)]
        words = view.page.text[ref.start : ref.end].split()
        named = len(words) > 1 and all(w[:1].isupper() for w in words)
        named = named or bool(words and words[-1].lower() in _COMMITTEES)
        if len(same) > 1 and named:
            name = " ".join(words)
            body = ActorRef(None, name, name, ref.start, ref.end, ActorKind.COALITION, why="body")
            kept.setdefault(name, RoleHolder(holder.role, body))
        else:
            kept.setdefault(ref.key, holder)
    return tuple(kept.values())


def is_venue(clause: Clause, ref: ActorRef) -> bool:
    """ "the Kisumu talks": a name in front that nobody knows is where they were held."""
    return any(p.role == "possessor" and ref in p.actors for p in clause.participants) and bool(
        ref.kind not in (ActorKind.PERSON, ActorKind.GROUP)
    )


def widened(view: PageView, ref: ActorRef) -> tuple[ActorRef, ...]:
    """ "the leaders of Chad, Niger and Mali": whose leaders, where the office has no name."""
    if ref.actor is not None:
        return (ref,)
    of = _OF_THESE.match(view.page.text, ref.end)
    refs = row_behind(view, of.end(), ref.end + 300)[0] if of else ()
    return refs or (ref,)


class Holders:
    """Participants, each once and without outlets, in order."""

    def __init__(self) -> None:
        self._found: dict[str, RoleHolder] = {}

    def add(self, ref: ActorRef, role: str = "participant") -> None:
        if ref.kind is not ActorKind.OUTLET:
            self._found.setdefault(ref.key, RoleHolder(role, ref))

    def all(self) -> tuple[RoleHolder, ...]:
        return tuple(self._found.values())


def actors_of(clause: Clause, slot: str) -> tuple[ActorRef, ...]:
    return tuple(ref for p in in_slot(clause, slot) for ref in p.actors)


def from_around(view: PageView, clause: Clause, own: Holders) -> Iterator[tuple[ActorRef, str]]:
    """Who else takes part, from the verb around the noun."""
    before = view.page.text[clause.sentence[0] : clause.cue_start]
    if _IN_TALKS.search(before) or clause.lemma == "table":
        away = _AWAY_FOR.search(before)
        for ref in subject_of(clause) if away or clause.lemma != "ceremony" else ():
            yield ref, "participant"
    if clause.lemma == "table" and (back := _AT_TABLE.search(before)):
        for ref in row_before(view, clause.sentence[0], clause.sentence[0] + back.start()):
            yield ref, "participant"
    around = around_of(view, clause)
    if _HOST_TO.search(before):
        for host in (
            c for c in view.clauses if c.lemma == "host" and c.sentence == clause.sentence
        ):
            for ref in subject_of(host):
                yield ref, "host"
    if around is None:
        return
    verb, participant = around
    named = row_subject(view, verb) or actors_of(verb, "subject")
    subjects = [one for ref in named for one in widened(view, ref)]
    if verb.lemma in SUBJECT_ROLES:
        for ref in subjects:
            yield ref, SUBJECT_ROLES[verb.lemma]
        return
    told = bool(own.all()) or bool(_SPAN.search(before[-40:]))
    if not subjects and participant.role in _ADJUNCTS and told:
        subjects = _wider_subject(view, clause, verb)
    joins = (participant.role == "object" and verb.lemma in JOINING) or (
        participant.role in _ADJUNCTS and told
    )
    if joins:
        for ref in (*subjects, *actors_of(verb, "with"), *actors_of(verb, "recipient")):
            yield ref, "participant"


def _wider_subject(view: PageView, clause: Clause, verb: Clause) -> list[ActorRef]:
    """The subject of the verb around the verb, where that one's has no actors: "The envoys agreed
    that a truce would begin after two days of talks"."""
    wider = [
        v
        for v in view.clauses
        if v.pos == "VERB"
        and v.sentence == clause.sentence
        and v.start <= verb.start
        and v.end >= clause.cue_end
        and actors_of(v, "subject")
    ]
    inner = max(wider, key=lambda v: v.start, default=None)
    if inner is None:
        return []
    named = row_subject(view, inner) or actors_of(inner, "subject")
    return [one for ref in named for one in widened(view, ref)]


def around_of(view: PageView, clause: Clause) -> tuple[Clause, Participant] | None:
    """The narrowest verb that has the noun in one of its participants."""
    best: tuple[Clause, Participant] | None = None
    for verb in view.clauses:
        if verb.pos != "VERB" or verb.sentence != clause.sentence:
            continue
        for p in verb.participants:
            if p.start <= clause.cue_start < p.end and (
                best is None or p.end - p.start < best[1].end - best[1].start
            ):
                best = (verb, p)
    return best
