"""What the rows of a data set cannot carry: few sources, no place, days that cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dragoman.model.incidents import DaySpread, Incident, PlaceGrain
from dragoman.views.monitor.cases import Case, is_placed
from dragoman.views.monitor.sources import first_tellers, offices_of, source_key, told_by_one
from dragoman.views.rows import Rows

SOURCE_LEAD_DAYS = 30
"""A source that is dated further before the incident than this cannot tell of it."""
SOURCE_LAG_DAYS = 366
"""A source that is dated further behind the incident than this looks back, or is misdated."""
TYPO_LAG_DAYS = 31
"""With its year put right, a source stands at most so many days behind what it tells."""
EXAMPLES = 3
"""Rows that are named under each trait."""
PLACEHOLDERS = frozenset((date(1, 1, 1), date(1753, 1, 1), date(1899, 12, 30), date(1900, 1, 1)))
"""The least days that databases and spreadsheets know: they stand for no day."""


class Odd(StrEnum):
    """What is odd about a day of a row."""

    YEAR_TYPO = "year_typo"
    """The source would fit the incident if one digit of its year were another, or two swapped."""
    NO_DAY = "no_day"
    """The source's day is one that programs write for none."""
    SOURCE_LONG_BEFORE = "source_long_before"
    SOURCE_BEFORE = "source_before"
    SOURCE_LONG_AFTER = "source_long_after"
    LAST_BEFORE_FIRST = "last_before_first"
    """The row ends before it starts; how it was read stands in its flags."""


@dataclass(frozen=True, slots=True)
class OddRow:
    """One odd day. `source_day` is the day of the source that is odd, None where the incident's
    own days are; `away` is how many days it stands before the first day (negative) or behind the
    last; `outlet` and `headline` are those of the source."""

    incident: str
    what: Odd
    first: date
    last: date
    source_day: date | None
    away: int | None
    outlet: str | None
    headline: str | None


def odd_days(cases: Iterable[Case]) -> Rows[OddRow]:
    """The days that cannot be right, or hardly, in the order of the incidents."""
    return Rows(OddRow, [row for incident, _ in cases for row in odd_days_of(incident)])


def odd_days_of(incident: Incident) -> Iterator[OddRow]:
    """What is odd about the days of one incident: the worst for each of its sources."""
    first, last = incident.first, incident.last
    if any(flag.startswith((Odd.LAST_BEFORE_FIRST.value, "date_end<")) for flag in incident.flags):
        yield OddRow(incident.id, Odd.LAST_BEFORE_FIRST, first, last, None, None, None, None)
    for account in incident.accounts:
        what = None if account.day is None else _odd(incident, account.day)
        if account.day is not None and what is not None:
            away = (account.day - (first if account.day < first else last)).days
            yield OddRow(incident.id, what, first, last, account.day, away, account.office,
                         account.headline)  # fmt: skip


def _odd(incident: Incident, told: date) -> Odd | None:
    if told in PLACEHOLDERS:
        return Odd.NO_DAY
    before, after = (incident.first - told).days, (told - incident.last).days
    if before > SOURCE_LEAD_DAYS:
        return Odd.YEAR_TYPO if _fits_in_another_year(incident, told) else Odd.SOURCE_LONG_BEFORE
    if before > 0:
        return Odd.SOURCE_BEFORE
    if after > SOURCE_LAG_DAYS - TYPO_LAG_DAYS and _fits_in_another_year(incident, told):
        return Odd.YEAR_TYPO
    return Odd.SOURCE_LONG_AFTER if after > SOURCE_LAG_DAYS else None


def _fits_in_another_year(incident: Incident, told: date) -> bool:
    latest = incident.last + timedelta(TYPO_LAG_DAYS)
    for year in range(incident.first.year, latest.year + 1):
        if _is_slip(str(told.year), str(year)):
            try:
                moved = told.replace(year=year)
            except ValueError:  # 29 February
                continue
            if incident.first <= moved <= latest:
                return True
    return False


def _is_slip(typed: str, meant: str) -> bool:
    """Whether one digit is another, or two beside each other are swapped: 2015 or 2061 for 2016."""
    apart = [n for n, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b]
    if len(typed) != len(meant) or not 1 <= len(apart) <= 2:
        return False
    first, last = apart[0], apart[-1]
    swapped = typed[first] == meant[last] and typed[last] == meant[first]
    return len(apart) == 1 or (last == first + 1 and swapped)


@dataclass(frozen=True, slots=True)
class QualityRow:
    """One trait of the data: how many of the incidents have it (`share`, 0 to 1, of `of`), what
    it means for counts, and the first few ids."""

    trait: str
    incidents: int
    of: int
    share: float
    means: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Trait:
    name: str
    means: str
    has: Callable[[Incident], bool]


def _odd_is(*wanted: Odd) -> Callable[[Incident], bool]:
    return lambda incident: any(row.what in wanted for row in odd_days_of(incident))


def _differ_in_spelling(names: tuple[str, ...]) -> bool:
    return len({source_key(name) for name in names}) < len(names)


TRAITS = (
    _Trait("one_source", "one source alone tells of it", told_by_one),
    _Trait("no_source", "no outlet is named", lambda i: not offices_of(i)),
    _Trait("one_first_teller", "one first teller is named", lambda i: len(first_tellers(i)) == 1),
    _Trait("spelling_variants", "one source is named in two spellings",
           lambda i: _differ_in_spelling(offices_of(i))),
    _Trait("several_days", "it lasted more than a day: counted on its first, unless spread",
           lambda i: i.first != i.last),
    _Trait("rough_day", "the day is known no closer than to the week",
           lambda i: i.spread not in (DaySpread.DAY, DaySpread.DAYS)),
    _Trait("not_placed", "known no closer than to the country, a line or the sea: in no unit",
           lambda i: not is_placed(i)),
    _Trait("only_admin1", "known to the first-order unit and no closer",
           lambda i: i.spot.grain is PlaceGrain.ADMIN1),
    _Trait("no_admin1", "the row names no first-order unit", lambda i: not i.spot.admin1),
    _Trait("no_estimate", "no estimate of deaths: adds nothing to sums",
           lambda i: i.deaths.best is None),
    _Trait("no_deaths", "the best estimate is nobody", lambda i: i.deaths.best == 0),
    _Trait("summed_up", "the source sums several events up", lambda i: i.clarity == 2),
    _Trait("year_typo", "a source's year seems mistyped", _odd_is(Odd.YEAR_TYPO)),
    _Trait("source_no_day", "a source has a day that programs write for none",
           _odd_is(Odd.NO_DAY)),
    _Trait("source_long_before", "a source is dated more than 30 days before it",
           _odd_is(Odd.YEAR_TYPO, Odd.SOURCE_LONG_BEFORE)),
    _Trait("source_before", "a source is dated up to 30 days before it",
           _odd_is(Odd.SOURCE_BEFORE)),
    _Trait("source_long_after", "a source is dated more than a year behind it",
           _odd_is(Odd.SOURCE_LONG_AFTER)),
    _Trait("last_before_first", "the row ends before it starts", _odd_is(Odd.LAST_BEFORE_FIRST)),
    _Trait("flagged", "the row, or the import, warns of itself", lambda i: bool(i.flags)),
)  # fmt: skip


def quality(cases: Iterable[Case]) -> Rows[QualityRow]:
    """What the rows warn of, each trait with how many incidents have it, none left out."""
    counts = [0] * len(TRAITS)
    examples: list[list[str]] = [[] for _ in TRAITS]
    total = 0
    for incident, _ in cases:
        total += 1
        for n, trait in enumerate(TRAITS):
            if trait.has(incident):
                counts[n] += 1
                if len(examples[n]) < EXAMPLES:
                    examples[n].append(incident.id)
    return Rows(QualityRow, [
        QualityRow(trait.name, count, total, round(count / total, 4) if total else 0.0, trait.means,
                   tuple(some))
        for trait, count, some in zip(TRAITS, counts, examples, strict=True)
    ])  # fmt: skip
