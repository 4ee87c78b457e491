"""The exact words that a line of a dossier or a brief rests on, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model import Day, Fact, FactKind, Status
from dragoman.record import Record
from dragoman.record.store.rows import PageRow
from dragoman.views.words import day_text, voices_text


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact's words: `quote` is the page's text from `start` to `end`. `published` and `when` are
    days in words, `told_by` the voices, "" in the outlet's own voice; `origin` is the source the
    page goes back to."""

    fact: str
    kind: FactKind
    status: Status
    when: str
    quote: str
    told_by: str
    outlet: str | None
    origin: str
    published: str
    page: str
    page_name: str
    title: str | None
    url: str | None
    start: int
    end: int


class Citing:
    """Cites facts of one record, looking each page up once."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._pages: dict[str, PageRow] = {}
        self._published: dict[str, Day] = {}

    def page(self, fact: Fact) -> PageRow:
        """The page a fact stands in."""
        return self._page(fact.page)

    def published(self, page: str) -> Day:
        """The day on which the page with this id was published."""
        if page not in self._published:
            self._published[page] = self._record.published(page)
        return self._published[page]

    def _page(self, page: str) -> PageRow:
        if page not in self._pages:
            self._pages[page] = self._record.page(page)
        return self._pages[page]

    def cite(self, fact: Fact) -> Evidence:
        """The words of one fact."""
        page = self.page(fact)
        (origin,) = self._record.origins([fact])
        return Evidence(
            fact=fact.id, kind=fact.kind, status=fact.status, when=day_text(fact.day),
            quote=fact.quote, told_by=voices_text(fact.voices), outlet=fact.outlet,
            origin=origin.name, published=day_text(page.published), page=fact.page,
            page_name=fact.page_name, title=page.title, url=page.url, start=fact.start,
            end=fact.end,
        )  # fmt: skip

    def all(self, facts: Iterable[Fact]) -> tuple[Evidence, ...]:
        """The words of facts, the earliest published first, each stretch of a page once."""
        once: dict[tuple[str, int, int], Fact] = {}
        for fact in sorted(facts, key=self.order):
            once.setdefault((fact.page, fact.start, fact.end), fact)
        return tuple(self.cite(fact) for fact in once.values())

    def things(self, facts: Iterable[Fact]) -> list[list[Fact]]:
        """Facts by what they tell: those that links hold to be one thing stand together, by day
        published, and so do the groups."""
        groups: dict[str, list[Fact]] = {}
        for fact in sorted(facts, key=self.order):
            groups.setdefault(self._record.thing_of(fact.id).id, []).append(fact)
        return list(groups.values())

    def order(self, fact: Fact) -> tuple[str, str, int, str]:
        """By the page's day, then page, then place in the page."""
        published = self.published(fact.page)
        day = published.start or published.end
        return (day.isoformat() if day else "~", fact.page, fact.start, fact.id)
