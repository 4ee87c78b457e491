"""Whether an incident's days lie within those on which the terms, or one zone of them, hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.model import Answer, DaySpread, Question, Reason, Terms, TermsZone
from dragoman.record.verdicts.codes import Code, reason_answer


@dataclass(frozen=True, slots=True)
class Window:
    """From `start` up to and without `end`; `zone` is "" for the terms as a whole."""

    start: date
    end: date | None
    zone: str = ""

    def place(self, first: date, last: date) -> Code:
        """How the closed interval of days lies to the window."""
        if last < self.start:
            return Code.BEFORE_IN_FORCE
        if self.end is not None and first >= self.end:
            return Code.AFTER_END
        early, late = first < self.start, self.end is not None and last >= self.end
        if early and late:
            return Code.SPANS_BOTH
        if early:
            return Code.SPANS_START
        return Code.SPANS_END if late else Code.IN_FORCE


def window_of(terms: Terms, zone: TermsZone | None = None) -> Window:
    """The days of the terms; those of a zone where it has days of its own."""
    if zone is None or (zone.in_force is None and zone.ended is None):
        return Window(terms.in_force, terms.ended)
    return Window(zone.in_force or terms.in_force, zone.ended or terms.ended, zone.id)


def when(
    windows: Sequence[Window], inside: bool, first: date, last: date, spread: DaySpread
) -> Reason:
    """The answer for an incident that lies in all of these windows' places (`inside`), or that
    may lie in any one of them.

    Inside several at once, one that holds is enough. Where the place leaves several open, they
    have to agree.
    """
    if len(windows) == 1:
        return _reason(windows[0].place(first, last), windows[0].zone, first, last, spread)
    found = [(window.place(first, last), window) for window in windows]
    answers = {reason_answer(Question.TIME, code) for code, _ in found}
    if inside:
        order = (Answer.YES, Answer.UNKNOWN, Answer.NO)
        wanted = next(answer for answer in order if answer in answers)
        found = [pair for pair in found if reason_answer(Question.TIME, pair[0]) is wanted]
    elif len(answers) > 1:
        zones = " ".join(dict.fromkeys(window.zone for _, window in found if window.zone))
        return _reason(Code.ZONES_DIFFER, zones, first, last, spread)
    code, window = found[0]
    return _reason(code, window.zone, first, last, spread)


@lru_cache(20_000)
def _reason(code: Code, zones: str, first: date, last: date, spread: DaySpread) -> Reason:
    """The same for all terms, so that it is one object for all."""
    told = [f"first={first}"]
    if last != first:
        told.append(f"last={last}")
    if spread not in (DaySpread.DAY, DaySpread.DAYS):
        told.append(f"spread={spread.value}")
    told += [f"zone={zone}" for zone in zones.split()]
    return Reason(Question.TIME, reason_answer(Question.TIME, code), code.value, tuple(told))
