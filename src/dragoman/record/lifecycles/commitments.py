"""What became of undertakings: fulfilled, partly, breached, or no news. Proposed, never asserted.

The scale is that of the implementation data of the peace-accords literature (Kroc Institute's Peace
Accords Matrix): 0 not begun, 1 little, 2 partly, 3 in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Commitment, Day, FactKind, Statement
from dragoman.record.claims.counterparts import Proposition
from dragoman.record.claims.given import Sources
from dragoman.record.claims.likeness import stems
from dragoman.record.claims.parties import doers, named
from dragoman.record.claims.told import Stage, Told, accounts
from dragoman.record.day_words import date_text, day_text
from dragoman.record.lifecycles.lifecycle import Lifecycle, LifeKind, Step

PROMISED, FULFILLED, PARTLY, BEGUN, NOT_DONE = (
    "promised", "fulfilled", "partly fulfilled", "begun", "not carried out",
)  # fmt: skip
MISSED, BREACHED, NO_NEWS, DISPUTED = "deadline missed", "breached", "no news", "disputed"
SCALE = {FULFILLED: 3, PARTLY: 2, BEGUN: 1, BREACHED: 0, NOT_DONE: 0}
"""What each state is proposed as on the implementation scale; none for disputes and no news."""
SHARED = 0.55
"""Share of an undertaking's stems that a report of it must have."""
TOLD_WITHIN = 730
"""Days after a promise within which pages are taken to tell of it."""
_SHORT = 8
"""Content words of a sentence that tells little besides: "the maps are not ready yet"."""
SHARED_IN_WORDS = 0.6
"""The same where the report is somebody's words and nothing else tells who does it."""
_TELLING = frozenset(
    {FactKind.EVENT, FactKind.MEETING, FactKind.AGREEMENT, FactKind.MONITOR_REPORT, FactKind.TRACK,
     FactKind.CEASEFIRE, FactKind.STATEMENT}
)  # fmt: skip
"""Kinds that may tell what became of an undertaking."""
_CAPITALISED = re.compile(r"\b(?:the|its|their)\s+([A-Z]\w+)\s+(\w+)")


@dataclass(frozen=True, slots=True)
class Report:
    """An account that tells how far an undertaking has been carried out."""

    told: Told
    outcome: str
    sentence: str


def commitments_of(
    given: Iterable[Proposition], sources: Sources, until: date
) -> tuple[Lifecycle, ...]:
    """What became by `until` of each undertaking that somebody is told to have made."""
    found = list(given)
    telling = [told for one in found if one.kind in _TELLING for told in one.told]
    by_word = _index(telling, sources)
    owed = [one for one in found if one.kind is FactKind.COMMITMENT and _made(one)]
    lives = [_life(one, _reports(one, by_word, sources), until) for one in owed]
    return tuple(sorted(lives, key=_order))


def _made(one: Proposition) -> bool:
    """Whether somebody bound himself: a demand without an agreement binds nobody."""
    return any(
        isinstance(told.fact.detail, Commitment)
        and told.fact.detail.obligors
        and len(stems(told.fact.detail.undertaking)) > 1
        and not told.against
        and (told.stage is Stage.PLANNED or told.fact.detail.agreement is not None)
        for told in one.told
    )


def _index(telling: Sequence[Told], sources: Sources) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for told in telling:
        for word in stems(sources.sentence(told.fact)):
            found.setdefault(word, []).append(told)
    return found


def _reports(one: Proposition, by_word: dict[str, list[Told]], sources: Sources) -> list[Report]:
    """Accounts of what became of an undertaking, one per sentence, first published first."""
    owed = _undertaking(one)
    near: dict[str, Told] = {t.id: t for word in sorted(owed) for t in by_word.get(word, ())}
    found: dict[tuple[str, str], Report] = {}
    for told in sorted(near.values(), key=lambda told: (_says_only(told), told.order())):
        sentence = sources.sentence(told.fact)
        key = told.fact.page, sentence
        if key not in found and _about(told, one, owed, sentence):
            outcome = _outcome(told, sentence, one)
            if outcome:
                found[key] = Report(told, outcome, sentence)
    return sorted(found.values(), key=lambda report: report.told.order())


def _about(told: Told, one: Proposition, owed: frozenset[str], sentence: str) -> bool:
    """Whether an account is about an undertaking: told later, of the same doers, in its words."""
    words = stems(sentence)
    made = min(one.published, default=None)
    if made and told.published and not 0 <= (told.published - made).days <= TOLD_WITHIN:
        return False
    if any(told.fact.page == other.fact.page for other in one.told) or len(words & owed) < 2:
        return False
    share = len(owed & words) / len(owed)
    theirs = doers(told.fact)
    if not (made and told.published):  # nobody can say that it was told later: names must tell
        return not _says_only(told) and share >= SHARED and bool(theirs & one.doers)
    if _says_only(told):
        return share >= SHARED_IN_WORDS
    if theirs and one.doers:
        return share >= SHARED and bool(theirs & one.doers)
    return share >= SHARED and (len(words & owed) > 2 or len(words) < _SHORT)


def _says_only(told: Told) -> bool:
    return isinstance(told.fact.detail, Statement)


def _undertaking(one: Proposition) -> frozenset[str]:
    found: set[str] = set()
    for told in one.told:
        detail = told.fact.detail
        if isinstance(detail, Commitment):
            words = detail.undertaking.replace(detail.deadline.text or "\0", " ")
            own = stems(words) - stems(" ".join(_names(detail)))
            found = set(own) if not found else found & own or found
    return frozenset(found)


def _names(detail: Commitment) -> Iterator[str]:
    for actor in detail.obligors:
        if named(actor):
            yield f"{actor.name} {actor.text}"


def _outcome(told: Told, sentence: str, one: Proposition) -> str | None:
    """How far an account says that the undertaking has come, if it says so."""
    if told.stage is not Stage.DONE:
        return None
    if told.against:
        return NOT_DONE
    if _says(sentence, "not"):
        return NOT_DONE
    if _says_only(told) and _says(sentence, "ahead"):
        return None
    if _says(sentence, "partly") or _narrower(sentence, one):
        return PARTLY
    return BEGUN if _says(sentence, "begun") else FULFILLED


def _narrower(sentence: str, one: Proposition) -> bool:
    """Whether it is told of one of several only: "the maps of the Idlib zone", where the maps of
    the zones were promised."""
    promised = " ".join(told.fact.quote for told in one.told)
    owed = _undertaking(one)
    return any(
        name not in promised and stems(noun) & owed for name, noun in _CAPITALISED.findall(sentence)
    )


def _says(sentence: str, kind: str) -> bool:
    return bool(_cues(kind).search(sentence))


@cache
def _cues(kind: str) -> re.Pattern[str]:
    words = sorted((row["words"] for row in load_table("implementation") if row["kind"] == kind),
                   key=len, reverse=True)  # fmt: skip
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)


def _life(one: Proposition, reports: Sequence[Report], until: date) -> Lifecycle:
    promises = [told for told in one.told if not told.against]
    deadlines = _deadlines(promises)
    steps = [*_promised(promises), *_reported(reports, deadlines)]
    state, why = _state(reports, deadlines, until)
    first = promises[0].fact.detail
    assert isinstance(first, Commitment)
    who = {a.name for t in promises if isinstance(t.fact.detail, Commitment)
           for a in t.fact.detail.obligors}  # fmt: skip
    return Lifecycle(
        f"l{one.id}", LifeKind.COMMITMENT, first.undertaking, tuple(sorted(who)), state, why,
        tuple(steps), SCALE.get(state),
    )  # fmt: skip


def _deadlines(promises: Sequence[Told]) -> list[Day]:
    found = {
        told.fact.detail.deadline.end: told.fact.detail.deadline
        for told in promises
        if isinstance(told.fact.detail, Commitment) and told.fact.detail.deadline.end
    }
    return [found[end] for end in sorted(found, key=lambda end: end or date.max)]


def _promised(promises: Sequence[Told]) -> Iterator[Step]:
    """A step per deadline given."""
    by_deadline: dict[date | None, list[Told]] = {}
    for told in promises:
        detail = told.fact.detail
        if isinstance(detail, Commitment):
            by_deadline.setdefault(detail.deadline.end, []).append(told)
    for end in sorted(by_deadline, key=lambda end: end or date.min):
        same = by_deadline[end]
        detail = same[0].fact.detail
        assert isinstance(detail, Commitment)
        when = f"by {date_text(end)}" if end else "no deadline"
        yield Step(PROMISED, detail.deadline, when, accounts(same))


def _reported(reports: Sequence[Report], deadlines: Sequence[Day]) -> Iterator[Step]:
    """Reports that agree, in a row, are one step; not done behind a deadline is a missed one."""
    rows: list[tuple[str, Day | None, list[Report]]] = []
    for report in reports:
        passed = [day for day in deadlines if _passed(day, report.told.published)]
        name, day = report.outcome, None
        if name == NOT_DONE and passed:
            name, day = MISSED, passed[-1]
        if rows and rows[-1][0] == name:
            rows[-1][2].append(report)
        else:
            rows.append((name, day, [report]))
    for name, day, same in rows:
        told = [report.told for report in same]
        on = day or told[0].fact.day
        yield Step(name, on, day_text(on), accounts(told))


def _passed(deadline: Day, day: date | None) -> bool:
    return bool(day and deadline.end and deadline.end < day)


def _state(reports: Sequence[Report], deadlines: Sequence[Day], until: date) -> tuple[str, str]:
    """What the last reports come to; reports of one day that disagree are a dispute."""
    if not reports:
        return NO_NEWS, _no_news(deadlines, until)
    last = reports[-1]
    at_once = {report.outcome for report in reports if report.told.published == last.told.published}
    if NOT_DONE in at_once and at_once & {FULFILLED, PARTLY}:
        return DISPUTED, "told on one day both as done and as not done"
    state = last.outcome
    if state == NOT_DONE and any(_passed(day, last.told.published) for day in deadlines):
        state = BREACHED
    return state, f"proposed {SCALE[state]} of 3: {_by(last.told)} tells it as {_words(last)}"


def _words(report: Report) -> str:
    return {FULFILLED: "done", PARTLY: "done in part", BEGUN: "begun"}.get(
        report.outcome, "not done"
    )


def _no_news(deadlines: Sequence[Day], until: date) -> str:
    if deadlines and _passed(deadlines[-1], until):
        due = date_text(deadlines[-1].end or until)
        return f"due by {due}; pages up to {date_text(until)} do not tell what became of it"
    return f"pages up to {date_text(until)} do not tell what became of it"


def _by(told: Told) -> str:
    published = f", {date_text(told.published)}" if told.published else ""
    return f"{told.fact.outlet or told.origin_name}{published}"


def _order(life: Lifecycle) -> tuple[date, str]:
    return min((s.told_first for s in life.steps if s.told_first), default=date.max), life.id
