"""Whether an incident's days lie within those on which the terms, or one zone of them, hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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
    found = [(window.place(first, last), window) for window in windows]
    answers = {reason_answer(Question.TIME, code) for code, _ in found}
    if inside:
        order = (Answer.YES, Answer.UNKNOWN, Answer.NO)
        wanted = next(answer for answer in order if answer in answers)
        found = [pair for pair in found if reason_answer(Question.TIME, pair[0]) is wanted]
    elif len(answers) > 1:
        days = [field for _, window in found for field in _days_of(window)]
        return _reason(Code.ZONES_DIFFER, first, last, spread, dict.fromkeys(days))
    code, window = found[0]
    return _reason(code, first, last, spread, _days_of(window))


def _reason(
    code: Code,
    first: date,
    last: date,
    spread: DaySpread,
    of_window: Sequence[str] | dict[str, None],
) -> Reason:
    told = (f"first={first}", *([f"last={last}"] if last != first else []))
    if spread not in (DaySpread.DAY, DaySpread.DAYS):
        told = (*told, f"spread={spread.value}")
    return Reason(
        Question.TIME, reason_answer(Question.TIME, code), code.value, (*told, *of_window)
    )


def _days_of(window: Window) -> tuple[str, ...]:
    return (
        *([f"zone={window.zone}"] if window.zone else []),
        f"in_force={window.start}",
        *([f"ended={window.end}"] if window.end else []),
    )
