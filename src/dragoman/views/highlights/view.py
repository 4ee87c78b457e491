"""The days and sentences that matter, asked of a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.errors import UsageError
from dragoman.model import Day, Fact, FactKind, Layout, Precision, Status
from dragoman.record import Filter, Record
from dragoman.record.store.names import name_key
from dragoman.record.store.rows import PageRow
from dragoman.views.asking import EVERYTHING
from dragoman.views.highlights.choose import ChosenDay, choose
from dragoman.views.highlights.sentences import Link, link_of
from dragoman.views.highlights.told import Told, single_day, told_in
from dragoman.views.rows import Rows
from dragoman.views.words import day_text


@dataclass(frozen=True, slots=True)
class Highlight:
    """A sentence that tells a day that matters: `quote` is `text[start:end]` of the page.

    `rank` is the day's, 1 for the one told of most. `pages` name the day, `later` of them appeared
    after it, `origins` are the independent sources they go back to, `sentences` the wordings that
    name it, each counted once; `why` says so in words, and `link` what ties the sentence to the
    day. `facts` are the ids of the facts read from the sentence; `status` are those of what it
    tells of that day, the act of saying left out.
    """

    day: date
    when: str
    rank: int
    quote: str
    status: tuple[Status, ...]
    why: str
    link: Link
    pages: int
    origins: int
    later: int
    sentences: int
    outlet: str | None
    published: date | None
    facts: tuple[str, ...]
    page: str
    page_name: str
    start: int
    end: int


def highlights(
    record: Record,
    wanted: Filter = EVERYTHING,
    *,
    days: int | None = None,
    per_day: int = 1,
    about: Sequence[str] = (),
) -> Rows[Highlight]:
    """The days of the record that matter most, ascending, each with its best sentences.

    `days` is how many (None: as many as stand out), `per_day` how many sentences each has at most.
    Days outside `wanted.since` and `wanted.until` are left out; its other conditions keep the
    sentences that carry a fact they keep, `about` those with one of its words. Raises UsageError
    for a number below 1 or a blank word.
    """
    _check(days, per_day, about)
    pages = {row.id: row for row in record.pages() if _is_read(row, wanted.outlet)}
    told = [one for row in pages.values() for one in _told(record, row)]
    chosen = choose(
        told,
        days=days,
        per_day=per_day,
        since=wanted.since,
        until=wanted.until,
        fits=_fitting(record, wanted, about),
    )
    origins = {
        page: record.origin(page).id for page in {p for one in chosen for p in one.counts.pages}
    }
    facts = {
        page: list(record.facts(Filter(page=page)))
        for page in {told.page for one in chosen for told in one.sentences}
    }
    rows = [
        _highlight(one, told, pages[told.page], origins, facts[told.page])
        for one in chosen
        for told in one.sentences
    ]
    return Rows(Highlight, rows)


def _check(days: int | None, per_day: int, about: Sequence[str]) -> None:
    if days is not None and days < 1:
        raise UsageError(f"{days} days are no timeline; ask for 1 or more")
    if per_day < 1:
        raise UsageError(f"{per_day} sentences tell nothing; ask for 1 or more for each day")
    if not all(word.strip() for word in about):
        raise UsageError("a blank word is in every sentence; leave it out")


def _is_read(row: PageRow, outlet: str | None) -> bool:
    return row.skipped is None and (
        outlet is None or name_key(row.outlet or "") == name_key(outlet)
    )


def _told(record: Record, row: PageRow) -> Iterator[Told]:
    return told_in(row.id, record.text(row.id), Layout(zones=row.zones, published=row.published))


def _fitting(record: Record, wanted: Filter, about: Sequence[str]) -> Callable[[Told], bool]:
    """Whether a sentence carries a fact that the filter keeps, and one of the words."""
    words = [rf"\b{re.escape(' '.join(word.split()).casefold())}\b" for word in about]
    pattern = re.compile("|".join(words))
    condition = replace(wanted, since=None, until=None, outlet=None)
    starts: dict[str, list[int]] = {}
    if condition != EVERYTHING:
        for fact in record.facts(condition):
            starts.setdefault(fact.page, []).append(fact.start)

    def fits(told: Told) -> bool:
        kept = condition == EVERYTHING or any(
            told.start <= start < told.end for start in starts.get(told.page, ())
        )
        return kept and (not words or bool(pattern.search(" ".join(told.words.casefold().split()))))

    return fits


def _highlight(
    chosen: ChosenDay, told: Told, row: PageRow, origins: dict[str, str], facts: Sequence[Fact]
) -> Highlight:
    within = [fact for fact in facts if told.start <= fact.start < told.end]
    sources = len({origins[page] for page in chosen.counts.pages})
    return Highlight(
        day=chosen.day,
        when=day_text(Day(chosen.day, chosen.day, Precision.DAY)),
        rank=chosen.rank,
        quote=told.words,
        status=tuple(dict.fromkeys(f.status for f in within if _is_of(f, chosen.day))),
        why=_why(chosen, sources),
        link=link_of(told, chosen.day),
        pages=len(chosen.counts.pages),
        origins=sources,
        later=len(chosen.counts.later),
        sentences=chosen.counts.sentences,
        outlet=row.outlet,
        published=told.published,
        facts=tuple(fact.id for fact in within),
        page=told.page,
        page_name=row.page_name,
        start=told.start,
        end=told.end,
    )


def _is_of(fact: Fact, day: date) -> bool:
    """Whether a fact is of this very day and more than somebody's saying something."""
    return fact.kind is not FactKind.STATEMENT and single_day(fact.day) == day


def _why(chosen: ChosenDay, origins: int) -> str:
    """ "named by 12 pages from 5 origins, 7 of them later"."""
    pages, later = len(chosen.counts.pages), len(chosen.counts.later)
    sources = f"{origins} origin" if origins == 1 else f"{origins} origins"
    named = f"named by {pages} page{'' if pages == 1 else 's'} from {sources}"
    return f"{named}, {later} of them later" if later else named
