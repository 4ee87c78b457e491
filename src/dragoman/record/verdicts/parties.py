"""Whether an incident is between sides that the terms bind against each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.model import IncidentKind, Question, Reason, Terms
from dragoman.record.verdicts.codes import Code, reason_answer
from dragoman.record.verdicts.names import Name, Who
from dragoman.record.verdicts.standing import Footing, Standing, Standings


@dataclass(frozen=True, slots=True)
class Side:
    """A side of an incident (`field` is "side_a" or "side_b") and where it stands as a whole;
    `fields` is what fired."""

    field: str
    standing: Standing
    fields: tuple[str, ...]


def side_of(field: str, who: Who, first: date, last: date, standings: Standings) -> Side:
    """Where all whom a side names stand together.

    A list stands where every member stands; where they stand apart, or one of them is not known,
    it is a mixed list. So is a side beside which somebody bound or left out fights while it is
    not.
    """
    told = [f"{field}={who.text}"]
    members = [(name, standings.of(name, first, last)) for name in who.names]
    whole = members[0][1] if len(members) == 1 else _together(members, told)
    if whole.by and whole.by != who.names[0].actor:
        told.append(f"{field}.by={whole.by}")
    for ally in who.allies:
        beside = standings.of(ally, first, last)
        if _against(whole, beside):
            told.append(f"with_{field[-1]}={ally.text} ({beside.footing.value})")
            whole = Standing(Footing.UNKNOWN, code=Code.MIXED_LIST)
    return Side(field, whole, tuple(told))


def parties(one: Side, other: Side, terms: Terms) -> list[Reason]:
    """The answer, one reason; where it is unknown, one for each cause."""
    footings = {one.standing.footing, other.standing.footing}
    outside = [side for side in (one, other) if side.standing.footing is Footing.OUTSIDE]
    if outside or footings == {Footing.CIVILIANS}:
        return [_reason(Code.NOT_A_PARTY, outside or (one, other))]
    if footings == {Footing.EXCLUDED}:
        return [_reason(Code.BOTH_EXCLUDED, (one, other))]
    if Footing.EXCLUDED in footings:
        return [_reason(Code.EXCLUDED_SIDE, sorted((one, other), key=_not_excluded))]
    if footings == {Footing.BOUND}:
        return [_reason(_of_bound(one.standing.sides, other.standing.sides), (one, other))]
    if footings == {Footing.BOUND, Footing.CIVILIANS}:
        return [_reason(_of_civilians(terms), (one, other))]
    return [_unknown(side) for side in (one, other) if side.standing.footing is Footing.UNKNOWN]


def _of_bound(one: frozenset[str], other: frozenset[str]) -> Code:
    if not one & other:
        return Code.BOTH_BOUND
    return Code.SAME_SIDE if one == other and len(one) == 1 else Code.MIXED_LIST


def _of_civilians(terms: Terms) -> Code:
    """Civilians are on no side. Terms that name violence against them protect them; of others
    nobody can tell from the data whether they do."""
    named = IncidentKind.ONE_SIDED in terms.prohibited
    return Code.CIVILIANS_PROTECTED if named else Code.CIVILIANS


def _together(members: Sequence[tuple[Name, Standing]], told: list[str]) -> Standing:
    """Where a list stands; notes what sets its members apart."""
    standings = {(each.footing, each.sides) for _, each in members}
    first = members[0][1]
    if len(standings) == 1 and first.footing is not Footing.UNKNOWN:
        told.append("members=every_member")
        return first
    told += [f"member={name.text} ({each.code or each.footing.value})" for name, each in members]
    return Standing(Footing.UNKNOWN, code=Code.MIXED_LIST)


def _against(whole: Standing, ally: Standing) -> bool:
    """Whether somebody who fights beside a side stands elsewhere under the terms."""
    if whole.footing is Footing.UNKNOWN:
        return False
    if ally.footing is Footing.EXCLUDED:
        return whole.footing is not Footing.EXCLUDED
    return ally.footing is Footing.BOUND and (whole.footing, whole.sides) != (
        ally.footing,
        ally.sides,
    )


def _not_excluded(side: Side) -> bool:
    return side.standing.footing is not Footing.EXCLUDED


def _unknown(side: Side) -> Reason:
    return _reason(side.standing.code or Code.UNKNOWN_NAME, (side,))


def _reason(code: Code, sides: Iterable[Side]) -> Reason:
    return _same_reason(code, tuple(field for side in sides for field in side.fields))


@lru_cache(20_000)
def _same_reason(code: Code, fields: tuple[str, ...]) -> Reason:
    """One object for all terms that say the same of two sides."""
    return Reason(Question.PARTIES, reason_answer(Question.PARTIES, code), code.value, fields)
