"""What the monitor counts: incidents, each with what it is under a set of terms, and a choice of
them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.actors.folding import fold
from dragoman.model.incidents import DaySpread, Incident, PlaceGrain
from dragoman.model.verdicts import Answer, Question, Reason, Ruling, Verdict
from dragoman.record.verdicts import ruling_of as rule

Case = tuple[Incident, Verdict | None]
"""An incident, and what it is under the terms in question; None where no terms are."""

NO_PLACE = "cannot be placed"
"""A row whose data do not say in which unit or zone it lies."""
NO_ZONE = "in no zone"
"""A row that lies outside every zone of the terms, or under terms that have none."""
NOT_JUDGED = "not judged"
IN_SCOPE = "in_scope"
_SHARP = (PlaceGrain.EXACT, PlaceGrain.NEAR, PlaceGrain.ADMIN2, PlaceGrain.ADMIN1)
_GRAINS = tuple(DaySpread)


def unjudged(incidents: Iterable[Incident]) -> Iterator[Case]:
    """Incidents on their own, where no terms are asked about."""
    return ((incident, None) for incident in incidents)


def same_name(one: str, other: str) -> bool:
    """Whether two names differ in case, marks and hyphens alone: no guess at who is meant."""
    return _key(one) == _key(other)


def pair_of(incident: Incident) -> str:
    """The two sides as the row names them, in the order of the alphabet: "A – B"."""
    return " – ".join(sorted((incident.side_a or "nobody named", incident.side_b or "nobody named"),
                             key=_key))  # fmt: skip


def admin1_of(incident: Incident) -> str:
    """The first-order unit as the row names it."""
    return incident.spot.admin1 or NO_PLACE


def zones_of(case: Case) -> tuple[str, ...]:
    """The zones of the terms that an incident lies in; else why it lies in none."""
    verdict = case[1]
    if verdict is None:
        return (NOT_JUDGED,)
    if verdict.zones:
        return verdict.zones
    place = reason_of(verdict, Question.PLACE)
    unknown = place is not None and place.answer is Answer.UNKNOWN
    return (NO_PLACE if unknown else NO_ZONE,)


def ruling_of(case: Case) -> str:
    """The ruling in its word."""
    return case[1].ruling.value if case[1] is not None else NOT_JUDGED


def scope_of(case: Case) -> str:
    """What it would be if the terms held on its day: the ruling of all questions but time. What is
    potentially a violation under the terms is told "in_scope"."""
    verdict = case[1]
    if verdict is None:
        return NOT_JUDGED
    ruling = rule(tuple(r for r in verdict.reasons if r.question is not Question.TIME))
    return IN_SCOPE if ruling is Ruling.POTENTIAL_VIOLATION else ruling.value


def reason_of(verdict: Verdict, question: Question) -> Reason | None:
    """What one of the four questions was answered."""
    return next((reason for reason in verdict.reasons if reason.question is question), None)


def covered(verdict: Verdict | None) -> bool:
    """Whether both sides are bound by the terms and stand on different sides, by the row's own
    names; an aggregated label is not."""
    asked = [] if verdict is None else [
        reason.answer for reason in verdict.reasons if reason.question is Question.PARTIES
    ]  # fmt: skip
    return bool(asked) and all(answer is Answer.YES for answer in asked)


def is_placed(incident: Incident) -> bool:
    """Whether the data know the place at least by its first-order unit."""
    return incident.spot.grain in _SHARP


@dataclass(frozen=True, slots=True)
class Choice:
    """Which incidents are counted; nothing given, all of them.

    `sides`: with one name, what that side takes part in; with two, what is between exactly these
    two, in either order, by the whole name as the row has it. `covered`: only where the terms
    bind both sides. `coarsest`: the least sharp day that is counted (`DAYS`: up to six days).
    `since` and `until` (both inclusive) are compared with an incident's first day. `zones` are ids
    of the terms' zones, `admin1` names of first-order units, `rulings` what it is under the terms.
    """

    sides: tuple[str, ...] = ()
    covered: bool = False
    coarsest: DaySpread = DaySpread.YEAR
    since: date | None = None
    until: date | None = None
    zones: tuple[str, ...] = ()
    admin1: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()

    def __post_init__(self) -> None:
        if len(self.sides) > 2:
            raise ValueError("an incident has two sides; give one name or two")

    def keeps(self, case: Case) -> bool:
        """Whether a case is counted."""
        incident, verdict = case
        return (
            self._in_time(incident)
            and _GRAINS.index(incident.spread) <= _GRAINS.index(self.coarsest)
            and self._between(incident)
            and (not self.covered or covered(verdict))
            and (not self.rulings or (verdict is not None and verdict.ruling in self.rulings))
            and (not self.zones or not set(self.zones).isdisjoint(zones_of(case)))
            and (not self.admin1 or any(same_name(n, admin1_of(incident)) for n in self.admin1))
        )

    def of(self, cases: Iterable[Case]) -> Iterator[Case]:
        """The cases that are counted, in their order."""
        return (case for case in cases if self.keeps(case))

    def _in_time(self, incident: Incident) -> bool:
        return (self.since is None or self.since <= incident.first) and (
            self.until is None or incident.first <= self.until
        )

    def _between(self, incident: Incident) -> bool:
        there = (_key(incident.side_a), _key(incident.side_b))
        wanted = tuple(_key(side) for side in self.sides)
        if len(wanted) == 2:
            return wanted in (there, there[::-1])
        return not wanted or wanted[0] in there


EVERYTHING = Choice()


@lru_cache(maxsize=1 << 16)
def _key(name: str) -> str:
    return fold(name).casefold()
