"""From an incident to the pages of a record that tell of it, each link with its reason.

Two ways lead there. The row cites a headline, and a page has it for a title, word for word or
nearly so. Or a fact of a page is of the same days and place and has the same sides.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dragoman.actors import Registry, load_registry
from dragoman.actors.folding import fold
from dragoman.actors.terms.units import Units
from dragoman.model import Account, Fact, FactKind, Incident
from dragoman.record import Record
from dragoman.record.verdicts.names import Names
from dragoman.views.asking import EVERYTHING, facts_of
from dragoman.views.monitor.cases import Case
from dragoman.views.monitor.sources import source_key
from dragoman.views.rows import Rows

SAME_TITLE = 0.75
"""From this weighted share of common words on, a headline and a title are one."""
LIKE_TITLE = 0.5
"""From this on, where the outlet is the same too, or the day."""
FEWEST_WORDS = 3
"""Words that a headline and a title must share: "Truce holds" is anybody's."""
DAYS_APART = 3
"""A page is published so many days around the day that the row gives its source."""
FURTHEST_DAYS = 60
"""A page that is published further away than this tells of something else, whatever its title."""
LONGEST_FACT_DAYS = 7
"""A fact known no closer than this many days is no match for an incident."""
_KINDS = (FactKind.EVENT, FactKind.CEASEFIRE)
_SMALL = re.compile(
    r"^(?:[^\W\d]{1,2}|the|and|for|with|from|its|has|was|are|after|over|into|that|says?)$"
)


class Way(StrEnum):
    """How a page was found."""

    HEADLINE = "headline"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class PageLink:
    """An incident and a page. `way` says how they meet, `score` (0 to 1) which part of the
    headline's and title's words they share (1 for a fact), `reason` tells it in words; `headline`
    is the row's, `fact` the id of the fact that matches."""

    incident: str
    first: date
    page: str
    page_name: str
    title: str | None
    outlet: str | None
    way: Way
    score: float
    reason: str
    headline: str | None = None
    fact: str | None = None


def incident_pages(
    record: Record, cases: Iterable[Case], *, registry: Registry | None = None
) -> Rows[PageLink]:
    """The pages that tell of incidents, in the order of the incidents, the best first."""
    titles = _Titles(record)
    facts = _Facts(record, registry or load_registry())
    found: list[PageLink] = []
    for incident, _ in cases:
        best: dict[tuple[str, Way], PageLink] = {}
        for link in (*titles.of(incident), *facts.of(incident)):
            known = best.get((link.page, link.way))
            if known is None or link.score > known.score:
                best[link.page, link.way] = link
        found += sorted(best.values(), key=lambda link: (link.way != Way.HEADLINE, -link.score,
                                                         link.page_name))  # fmt: skip
    return Rows(PageLink, found)


@dataclass(frozen=True, slots=True)
class _Title:
    page: str
    name: str
    title: str
    outlet: str | None
    published: date | None
    words: frozenset[str]


class _Titles:
    """The titles of a record's pages, by their words."""

    def __init__(self, record: Record) -> None:
        self._titles = [
            _Title(page.id, page.page_name, page.title, page.outlet, page.published.start,
                   _words(page.title))
            for page in record.pages() if page.title
        ]  # fmt: skip
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for n, title in enumerate(self._titles):
            for word in title.words:
                self._by_word[word].append(n)

    def of(self, incident: Incident) -> Iterator[PageLink]:
        """The pages whose title is one of the incident's headlines."""
        for account in incident.accounts:
            words = _words(account.headline or "")
            shared = Counter(n for word in words for n in self._by_word.get(word, ()))
            for n, common in shared.items():
                if common >= FEWEST_WORDS:
                    link = self._link(incident, account, words, self._titles[n], common)
                    if link is not None:
                        yield link

    def _link(
        self, incident: Incident, account: Account, words: frozenset[str], title: _Title,
        common: int,
    ) -> PageLink | None:  # fmt: skip
        score = self._weight(words & title.words) / self._weight(words | title.words)
        day = account.day or incident.last
        apart = abs((title.published - day).days) if title.published else None
        same_outlet = bool(account.office and title.outlet) and (
            source_key(account.office or "") == source_key(title.outlet or "")
        )
        near = apart is not None and apart <= DAYS_APART
        if apart is not None and apart > FURTHEST_DAYS:
            return None
        if score < (LIKE_TITLE if same_outlet or near else SAME_TITLE):
            return None
        told = [f"the headline shares {common} of {len(words | title.words)} words with the title"]
        told += ["the outlet is the same"] if same_outlet else []
        if apart is not None and near:
            told.append("the day is the same" if apart == 0 else f"published {apart} days apart")
        return PageLink(incident.id, incident.first, title.page, title.name, title.title,
                        title.outlet, Way.HEADLINE, round(score, 3), "; ".join(told),
                        headline=account.headline)  # fmt: skip

    def _weight(self, words: frozenset[str]) -> float:
        """Words that few titles have tell more."""
        total = len(self._titles)
        return sum(math.log(1 + total / max(1, len(self._by_word.get(word, ()))))
                   for word in words)  # fmt: skip


class _Facts:
    """A record's events by their days, to be met by incidents."""

    def __init__(self, record: Record, registry: Registry) -> None:
        self._record = record
        self._names = Names(registry)
        self._units = Units(registry)
        self._by_day: defaultdict[date, list[Fact]] = defaultdict(list)
        for fact in facts_of(record, EVERYTHING, *_KINDS):
            start, end = fact.day.start, fact.day.end
            if start is None or end is None or (end - start).days > LONGEST_FACT_DAYS:
                continue
            for away in range((end - start).days + 1):
                self._by_day[start + timedelta(away)].append(fact)

    def of(self, incident: Incident) -> Iterator[PageLink]:
        """The pages with a fact of the incident's days, place and sides."""
        if (incident.last - incident.first).days > LONGEST_FACT_DAYS:
            return
        days = range((incident.last - incident.first).days + 1)
        found = {fact.id: fact for away in days
                 for fact in self._by_day.get(incident.first + timedelta(away), ())}  # fmt: skip
        for fact in found.values():
            place = self._place(incident, fact)
            sides = self._sides(incident, fact) if place else ()
            if place and sides:
                page = self._record.page(fact.page)
                reason = f"the same day; the same place, {place}; {' and '.join(sides)} in both"
                yield PageLink(incident.id, incident.first, page.id, page.page_name, page.title,
                               page.outlet, Way.FACT, 1.0, reason, fact=fact.id)  # fmt: skip

    def _place(self, incident: Incident, fact: Fact) -> str | None:
        """The place that both name: the spot, its second-order unit or its first."""
        if fact.place is None:
            return None
        spot = incident.spot
        its = {_core(name) for name in (spot.name, spot.admin2) if name}
        if _core(fact.place.name) in its:
            return fact.place.name
        if spot.admin1 is None:
            return None
        unit = self._units.unit(spot.admin1)
        there = self._units.unit(fact.place.name)
        return unit.name if unit is not None and there is not None and unit.id == there.id else None

    def _sides(self, incident: Incident, fact: Fact) -> Sequence[str]:
        """The incident's sides that the fact has too: every one that is somebody."""
        there = {ref.actor for ref in fact.actors()}
        known = {fold(ref.name).casefold() for ref in fact.actors()}
        met: list[str] = []
        for side in (incident.side_a, incident.side_b):
            actor = self._names.name(side, incident.first, "").actor
            if (actor is not None and actor in there) or fold(side).casefold() in known:
                met.append(side)
            elif actor is not None:
                return ()
        return met


def _words(title: str) -> frozenset[str]:
    """The words of a headline, folded, without those that every headline has."""
    words = (word.casefold() for word in fold(title).split())
    return frozenset(word for word in words if not _SMALL.match(word))


def _core(name: str) -> str:
    """A place's name without what sort of place it is: "Birun village"."""
    words = fold(name).casefold().split()
    return " ".join(word for word in words if word not in _SORTS)


_SORTS = frozenset(("village", "town", "city", "district", "subdistrict", "neighbourhood",
                    "neighborhood", "province", "governorate", "area", "countryside"))  # fmt: skip
