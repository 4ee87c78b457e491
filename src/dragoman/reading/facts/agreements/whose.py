"""Whose a step towards a document is: who signed it, who made it with whom."""

from __future__ import annotations

import re

from dragoman.model import ActorRef, Clause
from dragoman.reading.facts.beside import inside, row_behind
from dragoman.reading.facts.frames import Match, in_slot
from dragoman.reading.facts.meetings.seats import row_subject, widened
from dragoman.reading.facts.view import PageView

MAX_BY = 90
_BY_TWO = frozenset({"signed", "initialled", "reached"})
_WITH = re.compile(
    r"\swith\s+(?!(?:the\s+|its\s+|their\s+|a\s+|an\s+)?(?:help|support|assistance|backing|mediation|"
    r"blessing|aid|participation|involvement|consent|approval|view|regard|reservations?|some|"
    r"immediate|effect|mediators?|mediating|guarantees?|respect|intent|hopes?)\b)(?:the\s+)?"
)
_WATCHING = re.compile(
    r"\b(?:attend|witness|watch|observ|overs[ae]|host|presid|supervis|welcom|hail|mediat|broker|"
    r"facilitat|celebrat|applaud|praise|bless|film|boycott|skip)\w*\b|\b(?:saw|missed)\b"
)


def parties(view: PageView, match: Match, told: tuple[ActorRef, ...] = ()) -> tuple[ActorRef, ...]:
    """Who takes a step; `told` are those whom words beside the clause name, where it names none."""
    clause = match.clause
    if _only_watched(view, clause):
        return ()
    named = _row(view, match) or match.actors()
    found = named + match.recipients() or _counted(view, match) or told
    if len(found) == 1 and clause.pos == "VERB":
        found += _met(view, match)
    return found


def _row(view: PageView, match: Match) -> tuple[ActorRef, ...]:
    """Names in a row as the text has them, where a tree cuts rows short ("signed by Premier A and
    Chairman B"), and whose leaders signed ("leaders of Chad and Niger")."""
    clause = match.clause
    if clause.pos != "VERB" or "subject" not in match.frame.actors:
        return ()
    refs = row_subject(view, clause)
    for participant in in_slot(clause, "subject") if not refs else ():
        if participant.start > clause.cue_start:
            refs = row_behind(view, participant.start, clause.sentence[1])[0]
    refs = refs or tuple(ref for p in in_slot(clause, "subject") for ref in p.actors)
    if not refs:
        return ()
    named = {one.key for one in refs}
    rest = tuple(ref for ref in match.actors() if ref.key not in named)
    with_ = rest if len(refs) == 1 or not in_slot(clause, "subject") else ()
    return tuple(one for ref in refs + with_ for one in widened(view, ref))


def _counted(view: PageView, match: Match) -> tuple[ActorRef, ...]:
    """ "Twelve of the seventeen factions": the set some of which did it."""
    slots = [slot for slot in match.frame.actors if slot == "subject"]
    for participant in (p for slot in slots for p in in_slot(match.clause, slot)):
        refs = inside(view, participant.start, participant.end)
        if refs:
            return refs
    return ()


def _met(view: PageView, match: Match) -> tuple[ActorRef, ...]:
    """ "Chad signed a truce with Niger": the other side, where the tree hangs it on the thing."""
    clause = match.clause
    if match.frame.value not in _BY_TWO or in_slot(clause, "with"):
        return ()
    for thing in (p for p in in_slot(clause, "object") if p.start >= clause.cue_end):
        high = min(thing.end + MAX_BY, clause.sentence[1])
        with_ = _WITH.search(view.page.text, thing.start, high)
        if with_ is not None and with_.start() <= thing.end + 1:
            return row_behind(view, with_.end(), clause.sentence[1])[0]
    return ()


def _only_watched(view: PageView, clause: Clause) -> bool:
    """ "attended the signing", "witnessed the signing": who looks on signs nothing."""
    if clause.pos != "NOUN" or clause.lemma not in ("signing", "signature"):
        return False
    doers = [p for p in in_slot(clause, "subject") if p.end <= clause.cue_start]
    text = view.page.text
    return any(_WATCHING.search(text, p.end, clause.cue_start) for p in doers)
