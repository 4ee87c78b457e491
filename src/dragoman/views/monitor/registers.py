"""Registers of violations as monitors and parties publish them, side by side and never merged.

A register is known by who counted, for which days, how many and where. The same register on
several pages is one row, whichever site copies it; two registers that differ are two rows, of one
party too. What is a violation here is in the voice of who counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, groupby

from dragoman.actors import Registry, load_registry
from dragoman.actors.folding import fold
from dragoman.model import ActorKind, ActorRef, Fact, FactKind, MonitorReport, Share
from dragoman.record import Filter, Record
from dragoman.views.asking import EVERYTHING, facts_of
from dragoman.views.rows import Rows
from dragoman.views.words import day_text

PRINTED_LATER_DAYS = 1
"""A copy of one source may give its own day, so many days behind, where it states none."""
_PART = re.compile(r"\s+(?:side|party|part|half|team|delegation)$", re.IGNORECASE)
_UNIT = re.compile(r"\s+(?:province|governorate|region|district|oblast|department|county)$")


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One register. `party` counted (`party_id` is its id in the registry), `issuer` published it
    where that is another; `when` are its days in words, `first` and `last` the same as days (None
    where unknown), `period` the page's own words for them. `total` is what the register says, `sum`
    what its breakdown adds up to (None without one), `adds_up` whether the two agree. `pages`
    counts the pages that print it, `origins` the independent sources they go back to, `outlets`
    who printed it. `facts` are the ids of the facts behind it, `quote` the words of the first."""

    party: str
    party_id: str | None
    issuer: str | None
    when: str
    first: date | None
    last: date | None
    period: str | None
    total: int | None
    breakdown: tuple[Share, ...]
    sum: int | None
    adds_up: bool | None
    pages: int
    origins: int
    outlets: tuple[str, ...]
    facts: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """Two registers of the same days, set beside each other: in all (`place` None) or for one
    place that either names. `difference` is the first less the second; a place that a register
    with a breakdown does not name has 0 in it. `facts` are the ids of a fact of each."""

    when: str
    first: date
    last: date
    place: str | None
    party_a: str
    count_a: int
    party_b: str
    count_b: int
    difference: int
    facts: tuple[str, str]


def registers(
    record: Record, wanted: Filter = EVERYTHING, *, registry: Registry | None = None
) -> Rows[RegisterRow]:
    """The registers of a record, by their days, then by party; each once, however many pages
    print it."""
    alike: dict[tuple[str, int | None], list[list[_Told]]] = {}
    told_all = list(_told(record, wanted, registry or load_registry()))
    # those that name places first: one that names none joins what is there, and joins no two
    for told in sorted(told_all, key=lambda each: not each.detail.breakdown):
        groups = alike.setdefault((_party_key(told.party), told.detail.total), [])
        same = [group for group in groups if any(told.same_as(each) for each in group)]
        if not same:
            groups.append([told])
        elif told.detail.breakdown:
            for other in same[1:]:
                same[0].extend(other)
                groups.remove(other)
            same[0].append(told)
        else:
            same[0].append(told)
    found = [group for groups in alike.values() for group in groups]
    rows = [_row(record, group) for group in found]
    return Rows(RegisterRow, sorted(rows, key=_order))


def differences(rows: Iterable[RegisterRow]) -> Rows[DifferenceRow]:
    """Where two parties counted the same days: their counts and the difference, in all and by
    place. Days and parties stand in order."""
    known = [row for row in rows if row.first is not None and row.last is not None]
    found = []
    for _, same_days in groupby(sorted(known, key=_order), lambda row: (row.first, row.last)):
        for one, other in combinations(same_days, 2):
            if _key(one) != _key(other):
                found += list(_beside(one, other))
    return Rows(DifferenceRow, found)


@dataclass(frozen=True, slots=True)
class _Told:
    """A register as one page tells it, with that page's story and the source it goes back to."""

    fact: Fact
    detail: MonitorReport
    party: tuple[str | None, str]
    story: str
    origin: str

    @property
    def places(self) -> frozenset[tuple[str, int]]:
        return frozenset((_place(share.admin1), share.count) for share in self.detail.breakdown)

    def same_as(self, other: _Told) -> bool:
        """Whether two pages tell one register of a party and a total: the same places, and the
        same text, or the same days, or one source a day apart."""
        if not self._places_like(other):
            return False
        if self.story == other.story and self.fact.page != other.fact.page:
            return True
        one, two = self.fact.day.start, other.fact.day.start
        if one is None or two is None:
            return False
        if (one, self.fact.day.end) == (two, other.fact.day.end):
            return True
        return self.origin == other.origin and abs((one - two).days) <= PRINTED_LATER_DAYS

    def _places_like(self, other: _Told) -> bool:
        """The same places; a page may leave them out."""
        one, two = self.places, other.places
        return one == two or not one or not two


def _told(record: Record, wanted: Filter, registry: Registry) -> Iterator[_Told]:
    party = _parties(registry)
    for fact in facts_of(record, wanted, FactKind.MONITOR_REPORT):
        if isinstance(fact.detail, MonitorReport):
            (origin,) = record.origins([fact])
            yield _Told(fact, fact.detail, party(fact.detail.reporting_party),
                        record.story(fact.page).id, origin.id)  # fmt: skip


def _parties(registry: Registry) -> Callable[[ActorRef], tuple[str | None, str]]:
    """How a reporting party is named: "the Russian side" of a commission is the state."""

    def named(ref: ActorRef) -> tuple[str | None, str]:
        if ref.actor is not None and not ref.actor.startswith("~"):
            return ref.actor, ref.name
        bare = _PART.sub("", ref.name)
        if bare != ref.name:
            states = {r.id for r in registry.readings(bare) if r.id in registry.actors
                      and registry.actors[r.id].kind is ActorKind.STATE}  # fmt: skip
            if len(states) == 1:
                (state,) = states
                return state, registry.actors[state].name
        return None, ref.name

    return named


def _party_key(party: tuple[str | None, str]) -> str:
    return party[0] or fold(party[1]).casefold()


def _key(row: RegisterRow) -> str:
    return _party_key((row.party_id, row.party))


def _row(record: Record, group: list[_Told]) -> RegisterRow:
    """The first told, with its places from whoever tells them."""
    first = min(group, key=lambda told: (told.fact.day.start or date.max, told.fact.id))
    full = max(group, key=lambda told: (len(told.detail.breakdown), told is first))
    issuer = next((told.detail.issuer for told in [first, *group] if told.detail.issuer), None)
    facts = [told.fact for told in group]
    outlets = (fact.outlet or fact.page_name for fact in facts)
    shares = full.detail.breakdown
    return RegisterRow(
        party=first.party[1],
        party_id=first.party[0],
        issuer=issuer.name if issuer else None,
        when=day_text(first.fact.day),
        first=first.fact.day.start,
        last=first.fact.day.end,
        period=first.detail.period,
        total=first.detail.total,
        breakdown=shares,
        sum=sum(share.count for share in shares) if shares else None,
        adds_up=full.detail.adds_up,
        pages=len({fact.page for fact in facts}),
        origins=len(record.origins(facts)),
        outlets=tuple(dict.fromkeys(outlets)),
        facts=tuple(dict.fromkeys((first.fact.id, *(fact.id for fact in facts)))),
        quote=first.fact.quote,
    )


def _order(row: RegisterRow) -> tuple[date, date, str, int, str]:
    return (row.first or date.max, row.last or date.max, row.party.casefold(), row.total or 0,
            row.facts[0])  # fmt: skip


def _beside(one: RegisterRow, other: RegisterRow) -> Iterator[DifferenceRow]:
    def row(place: str | None, a: int, b: int) -> DifferenceRow:
        return DifferenceRow(
            one.when, one.first or date.min, one.last or date.max, place,
            one.party, a, other.party, b, a - b, (one.facts[0], other.facts[0]),
        )  # fmt: skip

    if one.total is not None and other.total is not None and _whole(one) and _whole(other):
        yield row(None, one.total, other.total)
    if not one.breakdown or not other.breakdown:
        return
    here, there = _by_place(one), _by_place(other)
    for key, (name, _) in {**there, **here}.items():
        if (key in here or _whole(one)) and (key in there or _whole(other)):
            yield row(name, here.get(key, (name, 0))[1], there.get(key, (name, 0))[1])


def _whole(row: RegisterRow) -> bool:
    """Whether a register counts everywhere, and not one unit alone."""
    return not row.breakdown or row.adds_up is not None


def _by_place(row: RegisterRow) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for share in row.breakdown:
        key = _place(share.admin1)
        found[key] = share.admin1, found.get(key, ("", 0))[1] + share.count
    return found


def _place(name: str) -> str:
    return fold(_UNIT.sub("", name)).casefold()
