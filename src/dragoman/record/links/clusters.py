"""Facts that tell one thing, from the links between them; the same whatever came first.

The surest links join first (Kruskal's order). Two groups are not joined where together they would
hold what cannot be one thing: a chain of likely links must not tie Monday's talks to Friday's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.model import FactKind
from dragoman.record.judgements.pairs import Pair
from dragoman.record.links.evidence import AWAY
from dragoman.record.links.profile import Profile

_LEADING = {
    FactKind.STATEMENT: ("speaker", "together"),
    FactKind.POSITION: ("holder",),
    FactKind.ROLE: ("actor",),
    FactKind.DESIGNATION: ("target",),
    FactKind.INVITATION: ("invitee",),
    FactKind.MONITOR_REPORT: ("reporting_party",),
}
"""Who makes a fact of this kind what it is: the words of one person are not those of another."""


@dataclass(slots=True)
class Group:
    """Facts held to be one thing so far, and what is certain of it."""

    facts: list[str]
    first_day: int | None
    last_day: int | None
    numbers: set[str]
    documents: set[str]
    leading: frozenset[str] | None
    apart: set[str] = field(default_factory=set)
    """Facts that a person has told apart from one in here."""


def clusters(
    profiles: Mapping[str, Profile],
    links: Iterable[tuple[float, Pair]],
    judged: Mapping[Pair, bool],
) -> list[list[str]]:
    """The facts in `profiles` as groups, each sorted, in order of their first facts.

    `links` are the pairs held to be the same, with scores; `judged` what a person decided of a
    pair: True, they are the same, False, they are not. A person's word stands against all else.
    """
    groups = {fact: _alone(profile) for fact, profile in profiles.items()}
    for (one, other), same in judged.items():
        if not same and one in groups and other in groups:
            groups[one].apart.add(other)
            groups[other].apart.add(one)
    for one, other in sorted(pair for pair, same in judged.items() if same):
        if one in groups and other in groups:
            _join(groups, one, other)
    for _, (one, other) in sorted(links, key=lambda link: (-link[0], link[1])):
        if (one, other) not in judged and _may_join(groups[one], groups[other]):
            _join(groups, one, other)
    distinct = {id(group): sorted(group.facts) for group in groups.values()}
    return sorted(distinct.values())


def _alone(profile: Profile) -> Group:
    low = profile.day.low if profile.day.exact else None
    document = profile.document
    known = document is not None and not document.startswith("~")
    slots = _LEADING.get(profile.kind, ())
    own = frozenset(p.key for p in profile.parties(*slots) if p.key != p.token) if slots else None
    return Group(
        [profile.fact], low, low, {profile.number} - {""}, {document or ""} if known else set(),
        own or None,
    )  # fmt: skip


def _may_join(one: Group, other: Group) -> bool:
    if one is other:
        return False
    if not one.apart.isdisjoint(other.facts):
        return False
    if len(one.numbers | other.numbers) > 1 or len(one.documents | other.documents) > 1:
        return False
    if one.leading is not None and other.leading is not None and not one.leading & other.leading:
        return False
    low, high = _days(one, other)
    return low is None or high is None or high - low <= AWAY


def _days(one: Group, other: Group) -> tuple[int | None, int | None]:
    lows = [group.first_day for group in (one, other) if group.first_day is not None]
    highs = [group.last_day for group in (one, other) if group.last_day is not None]
    return min(lows, default=None), max(highs, default=None)


def _join(groups: dict[str, Group], one: str, other: str) -> None:
    into, gone = groups[one], groups[other]
    if into is gone:
        return
    if len(into.facts) < len(gone.facts):
        into, gone = gone, into
    into.first_day, into.last_day = _days(into, gone)
    into.numbers |= gone.numbers
    into.documents |= gone.documents
    into.apart |= gone.apart
    if into.leading is None or gone.leading is None:
        into.leading = into.leading or gone.leading
    else:
        into.leading = (into.leading & gone.leading) or into.leading | gone.leading
    into.facts += gone.facts
    for fact in gone.facts:
        groups[fact] = into
