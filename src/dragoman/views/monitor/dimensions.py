"""What counts can be divided by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import product

from dragoman.errors import UsageError
from dragoman.views.monitor.cases import (
    NO_PLACE,
    NO_ZONE,
    NOT_JUDGED,
    Case,
    admin1_of,
    pair_of,
    ruling_of,
    scope_of,
    zones_of,
)


class By(StrEnum):
    """A way to divide counts."""

    ZONE = "zone"
    """A zone of the terms; an incident in two zones is counted in both."""
    ADMIN1 = "admin1"
    PAIR = "pair"
    VERDICT = "verdict"
    SCOPE = "scope"
    """What it would be if the terms held on its day: the verdict by place, parties and act, so
    that days before the terms and under them can be set beside each other."""
    KIND = "kind"
    """Battle, shelling, one-sided …"""


_NEED_TERMS = (By.ZONE, By.VERDICT, By.SCOPE)
_READ: dict[By, Callable[[Case], tuple[str, ...]]] = {
    By.ZONE: zones_of,
    By.ADMIN1: lambda case: (admin1_of(case[0]),),
    By.PAIR: lambda case: (pair_of(case[0]),),
    By.VERDICT: lambda case: (ruling_of(case),),
    By.SCOPE: lambda case: (scope_of(case),),
    By.KIND: lambda case: (case[0].kind.value,),
}

Group = tuple[str, ...]
"""One value for each way to divide."""
OTHERS = "all others"
REST = frozenset((NO_PLACE, NO_ZONE, NOT_JUDGED, OTHERS))
"""Groups that are named for what they are not; they stand behind the others."""


def rank(group: Group, size: float) -> tuple[bool, float, Group]:
    """The order of groups: the largest first, those of `REST` last."""
    return not REST.isdisjoint(group), -size, group


def groups_of(case: Case, by: Sequence[By]) -> list[Group]:
    """The groups that a case is counted in: one, or several where it lies in several zones.

    Raises UsageError where terms are needed and the case was judged under none.
    """
    if case[1] is None and (needed := [each for each in by if each in _NEED_TERMS]):
        raise UsageError(
            f"counts by {' and '.join(needed)} need terms: the incidents are {NOT_JUDGED}; "
            "name the terms (--terms) or divide by admin1, pair or kind"
        )
    return list(product(*(_READ[each](case) for each in by)))


def told(by: Sequence[By], group: Group) -> dict[str, str]:
    """A group as fields of a row."""
    return {each.value: value for each, value in zip(by, group, strict=True)}
