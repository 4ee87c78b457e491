"""Tracks: lines of talks, who is in them, what comes next and what is not settled yet.

Three rules beside the frames ("launched a second track"):
- members: "a joint commission made up of Chad and Niger", "a council in which both have ten seats"
- open things: "neither place nor date has been set", "its seat will be decided later"
- open questions: "it is not yet known who will chair it", "have not agreed when to meet"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.lexicon.sieves import sieve
from dragoman.model import (
    ActorRef,
    Clause,
    Fact,
    FactKind,
    Modality,
    Polarity,
    Track,
    TrackName,
)
from dragoman.reading.facts.beside import (
    asserted,
    clause_around,
    row_before,
    row_behind,
    sentence_around,
)
from dragoman.reading.facts.frames import Match, in_slot
from dragoman.reading.facts.tracks.bodies import bodies
from dragoman.reading.facts.tracks.unsettled import THINGS, unsettled
from dragoman.reading.facts.view import PageView, short

_SETTLING = frozenset(
    {"determine", "decide", "settle", "specify", "set", "finalise", "finalize", "fix", "agree",
     "clarify", "define", "schedule", "confirm", "work out", "discuss", "resolve", "announce"}
)  # fmt: skip
_LINES = re.compile(
    r"\b(?:tracks?|process(?:es)?|formats?|dialogues?|channels?|platforms?|mechanisms?|"
    r"(?:sub)?-?committees?|commissions?|working groups?|contact group|tables?|rounds? of talks)\b",
    re.IGNORECASE,
)
"""What is a line of talks and not one meeting."""
_TRACK_NAME = re.compile(
    r"\b((?:[A-Z][\w’'-]*(?:[-–][A-Z][\w’'-]*)*\s+)*(?:[a-z]+\s+){0,2}"
    r"(?:talks|process|negotiations|dialogue|track|format|channel|committee|consultations|commission|"
    r"mechanism|working groups?|round table))\b"
)
_BODY = (
    r"(?:mechanism|commission|committee|subcommittee|sub-committee|council|group|panel|body|board|"
    r"mission|task force|room|table|secretariat|cent(?:re|er)|authority|platform|format|process|"
    r"track|talks|negotiations|quartet|troika|forum|round\s?table)"
)
_COMPOSED = sieve(
    rf"\b(?P<name>(?:[\w’'-]+\s){{0,3}}{_BODY}(?:\s(?:on|for|of)(?:\s[\w’'-]+){{1,5}}?)?)"
    r"(?:\s*\([^()]{1,40}\))?,?\s+(?:(?:which|that)\s+)?"
    r"(?:(?:is|was|will be|would be|are|to be)\s+)?"
    r"(?:(?:jointly|equally|to)\s+)?(?:composed of|made up of|consist(?:s|ed|ing)? of|"
    r"compris(?:es|ed|ing)(?:\s+of)?|formed by|formed of|bringing together|brings together|"
    r"grouping|comprise|consist of|brings? together|unites?|includes?)\s+"
    r"(?=[A-Z\d]|the\s|both\s|all\s)",
)
_SEATS = sieve(
    r"\b(?:in|on)\s+which\s+(?P<who>[^.;]{3,120}?)\s+(?:will\s+|would\s+|each\s+)?"
    r"(?:(?:have|has|hold|holds|get|gets|sit|are represented)\b[^.;]{0,30}?"
    r"\b(?:seats?|places?|members?|votes?|posts?|represent\w*|each)\b|"
    r"(?:sit|sits|take part|takes part|participate|are represented|mediate|observe)\b)"
)
""" "… in which the government and the front have 13 seats each"."""
_BODY_NAME = re.compile(
    rf"\b(?:[A-Z][\w’'-]*\s+){{0,3}}(?:[a-z]+\s+){{0,1}}(?i:{_BODY})(?:\s+(?:on|for|of)\s+[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){{0,3}})?"
)
_CHAIRED = sieve(
    rf"\b(?P<name>(?:[Jj]oint|[Ff]ollow-up|[Mm]ixed|[Mm]onitoring|[Bb]oundary|[Tt]ripartite|[Ii]nternational|"
    rf"[Mm]ilitary|[Ii]mplementation|[Rr]econciliation|[\w-]+)\s{_BODY})(?:\s*\([^()]{{1,40}}\))?,?\s+"
    r"(?:(?:which\s+)?(?:is|are|was|were|will|would|shall)\s+)?(?:to\s+)?be\s+(?:co-)?"
    r"(?:chaired|headed|led|presided over|run)\s+by\s+"
)
""" "A joint commission, to be chaired by the UN, …"."""
_SEAT_ON = sieve(
    r"\s+(?:nevertheless\s+|also\s+|still\s+)?(?:has|have|had|holds?|held|got|gets?|was given|"
    r"were given|will have|keeps?)\s+(?:a|an|one|two|three|four|five|six|\d+|its|the)\s+"
    r"(?:[a-z]+\s+)?(?:seats?|places?)\s+"
    rf"(?:on|in|at)\s+(?:the\s+)?(?P<name>(?:[\w’'-]+\s+){{0,4}}?{_BODY})\b"
)
""" "The valley group has a seat on the committee"."""
_WH = r"(?P<what>(?:whether|who(?:m|se)?|when|where|which|how|what)\b[^.;“”\"]{3,140})"
_OPEN_WORD = (
    r"(?:unclear|uncertain|unknown|undecided|undetermined|unresolved|open|in doubt|disputed)"
)
_DONE_WORD = (
    r"(?:clear|known|defined|decided|determined|settled|specified|agreed|fixed|announced|disclosed|"
    r"certain|resolved|clarified|said|stated|worked out|established|set)"
)
_NOT_YET = (
    r"(?:not\s+(?:yet\s+|been\s+|yet\s+been\s+|immediately\s+)?|n['’]t\s+(?:yet\s+|been\s+)?|yet\s+to\s+(?:be\s+)?|"
    r"to\s+be\s+|never\s+(?:been\s+)?)"
)
_QUESTIONS = (
    re.compile(
        rf"\b(?:is|was|remains?|remained|are|left)\s+(?:still\s+|as yet\s+)?{_OPEN_WORD}\s+{_WH}"
    ),
    re.compile(
        rf"\b(?:is|was|has|have|had|remains?|remained|did|does|do|are)\s*{_NOT_YET}{_DONE_WORD}\s+(?:yet\s+)?"
        rf"(?:on\s+|about\s+)?{_WH}"
    ),
    re.compile(
        rf"(?:^|(?<=[.;,:]\s)|(?<=\n))(?P<what>(?:who|when|where|which|how|whether|what)\b[^.;]{{0,80}}?),?\s+"
        rf"(?:is|was|remains|has)\s+(?:still\s+)?(?:{_OPEN_WORD}|{_NOT_YET}{_DONE_WORD})\b",
        re.IGNORECASE,
    ),
)
_NEGATED = re.compile(r"\b(?:not|no|neither|nor|yet to|never)\b|n['’]t\b", re.IGNORECASE)
MAX_BACK = 2500
"""Characters before a clause in which the line of talks may have been named."""


def tracks(view: PageView) -> Iterator[Fact | None]:
    """From frames (a track opens, goes on), from members told, and from what is said to be open."""
    framed = [_from_frame(view, match) for match in view.of_kind(FactKind.TRACK)]
    yield from framed
    told: list[tuple[int, int]] = []
    for fact in (*_members(view), *_chairs_and_seats(view), *_questions(view)):
        if fact is not None:
            told.append((fact.start, fact.end))
            yield fact
    for fact in _left_open(view, told):
        if fact is not None:
            told.append((fact.start, fact.end))
            yield fact
    told.extend((fact.start, fact.end) for fact in framed if fact is not None)
    for fact in bodies(view):
        if fact is not None and not any(a < fact.end and fact.start < b for a, b in told):
            told.append((fact.start, fact.end))
            yield fact
    for clause in view.clauses:
        if not any(low < clause.cue_end and clause.cue_start < high for low, high in told):
            yield _open_things(view, clause)


def _from_frame(view: PageView, match: Match) -> Fact | None:
    clause = match.clause
    lines = [p for slot in ("object", "subject", "of", "to", "in") for p in in_slot(clause, slot)]
    name = track_name(view, clause)
    if name is None or not any(_LINES.search(p.text) for p in lines):
        return None
    ahead = clause.modality in (Modality.PLANNED, Modality.POSSIBLE)
    next_step = short(view.page.text[clause.start : clause.end]) if ahead else None
    detail = Track(TrackName(name), match.actors() + match.recipients(), next_step)
    return view.from_clause(clause, detail, rule=match.frame.id)


def _members(view: PageView) -> Iterator[Fact | None]:
    """ "A joint commission, made up of Chad and Niger, will …"."""
    text = view.page.text
    for found in _COMPOSED.finditer(text):
        _, high = sentence_around(view, found.start())
        refs, end = row_behind(view, found.end(), high)
        if len(refs) > 1:
            yield _body(view, found["name"], refs, found.start(), end)
    for found in _SEATS.finditer(text):
        refs, _ = row_behind(view, found.start("who"), found.end("who"))
        low, _ = sentence_around(view, found.start())
        names = list(_BODY_NAME.finditer(text, low, found.start()))
        if refs and names:
            yield _body(view, names[-1].group(0), refs, names[-1].start(), found.end())


def _chairs_and_seats(view: PageView) -> Iterator[Fact | None]:
    text = view.page.text
    for found in _CHAIRED.finditer(text):
        _, high = sentence_around(view, found.start())
        refs, end = row_behind(view, found.end(), high)
        if refs:
            yield _body(view, found["name"], refs, found.start(), end)
    for found in _SEAT_ON.finditer(text):
        low, _ = sentence_around(view, found.start())
        refs = row_before(view, low, found.start())
        if not refs:
            aside = re.search(r",[^.;]{3,110},$", text[low : found.start()])
            refs = row_before(view, low, low + aside.start()) if aside else ()
        if refs:
            yield _body(view, found["name"], refs, refs[0].start, found.end())


def _body(
    view: PageView,
    name: str,
    refs: tuple[ActorRef, ...],
    start: int,
    end: int,
) -> Fact | None:
    clause = _main(view, start)
    detail = Track(TrackName(_tidy(name)), refs)
    return view.fact(
        start,
        end,
        detail,
        modality=clause.modality if clause else Modality.ACTUAL,
        voices=asserted(clause.voices) if clause else (),
        rule="track.members",
        why=name,
    )


def _main(view: PageView, position: int) -> Clause | None:
    """The widest verbal clause over a position: what becomes of the body, not its make-up."""
    over = [c for c in view.clauses if c.pos == "VERB" and c.start <= position + 4 < c.end]
    return max(over, key=lambda c: c.end - c.start, default=None)


def _questions(view: PageView) -> Iterator[Fact | None]:
    """ "It is not yet known who will chair it"."""
    text = view.page.text
    for low, high in dict.fromkeys(c.sentence for c in view.clauses):
        for pattern in _QUESTIONS:
            found = pattern.search(text, low, high)
            if found is None:
                continue
            clause = clause_around(view, found.start() + 1)
            name = _name_near(view, low, high) or "talks"
            what = short(found["what"].strip(" ,"), words=20)
            yield view.fact(
                found.start(),
                found.end(),
                Track(TrackName(name), undetermined=(what,)),
                voices=asserted(clause.voices) if clause else (),
                rule="track.question",
                why=found.group(0)[:40].strip(),
            )
            break


def _left_open(view: PageView, told: list[tuple[int, int]]) -> Iterator[Fact | None]:
    """ "No decision on the level has been made", "its members have yet to be named"."""
    for start, end, what in unsettled(view):
        if any(low < end and start < high for low, high in told):
            continue
        clause = clause_around(view, end - 2) or clause_around(view, start + 1)
        low, high = clause.sentence if clause else (start, end)
        yield view.fact(
            start,
            end,
            Track(TrackName(_name_near(view, low, high) or "talks"), undetermined=(what,)),
            polarity=Polarity.NEGATED
            if _NEGATED.search(view.page.text[start:end])
            else (Polarity.AFFIRMED),
            voices=asserted(clause.voices) if clause else (),
            rule="track.open",
            why=what[:40],
        )


def _open_things(view: PageView, clause: Clause) -> Fact | None:
    """ "Neither the place nor the date has been determined", "the formats are being specified",
    "its seat will be decided at the next meeting"."""
    if clause.pos != "VERB" or clause.lemma not in _SETTLING:
        return None
    words = view.page.text[clause.start : clause.end]
    things = [p for slot in ("object", "on") for p in in_slot(clause, slot)]
    open_things = tuple(short(p.text, words=14) for p in things if THINGS.search(p.text))
    denied = bool(_NEGATED.search(words))
    passive = any(p.start < clause.cue_start for p in in_slot(clause, "object"))
    later = clause.modality is Modality.PLANNED and passive and clause.lemma != "announce"
    if not open_things or not (denied or later or clause.modality is Modality.ONGOING):
        return None
    name = track_name(view, clause) or "talks"
    return view.fact(
        clause.start,
        clause.end,
        Track(TrackName(name), undetermined=open_things),
        modality=clause.modality,
        polarity=Polarity.NEGATED if denied else clause.polarity,
        voices=clause.voices,
        day=clause.day,
        place=clause.place,
        rule="track.undetermined",
        why=clause.cue,
    )


def track_name(view: PageView, clause: Clause) -> str | None:
    """The line of talks a clause is about: named in its sentence, else latest before it."""
    return _name_near(view, *clause.sentence)


def _name_near(view: PageView, low: int, high: int) -> str | None:
    inside = list(_TRACK_NAME.finditer(view.page.text, low, high))
    if inside:
        return _tidy(inside[0].group(1))
    before = list(_TRACK_NAME.finditer(view.page.text, max(0, low - MAX_BACK), low))
    return _tidy(before[-1].group(1)) if before else None


def _tidy(name: str) -> str:
    return re.sub(
        r"^(?:The|An?|In|At|These|Those|This|Any|For|On|With|the|an?|in|at|that|this)\s+",
        "",
        " ".join(name.split()),
    )
