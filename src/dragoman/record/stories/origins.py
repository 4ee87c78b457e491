"""The independent sources that pages and facts go back to: ten reprints of one agency are one.

A page goes back to the source that it credits, else to what the pages credit that it was made
from, else to what the copies of its story credit, else to the outlet of the story's first page. A
fact goes back to the medium that it is told after; else, where the page does not credit its whole
text to somebody, to the first page that has the fact's sentence too.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model import Fact
from dragoman.record.stories.family import Member, first_of, members, stretches_from
from dragoman.record.stories.media import house, medium_of
from dragoman.record.stories.shared import COPIED, Relation, Stretches

BRIDGED = 400
"""Characters between two stretches taken over that were taken over with them: words in quotation
marks and short sentences are not looked at."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The source a page goes back to; two pages with one `id` have one origin."""

    id: str
    name: str
    why: str


class Origins:
    """The origins of a record's pages and facts; what was found once is kept until the file
    changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._state = (-1, -1)
        self._pages: dict[int, Origin] = {}
        self._taken: dict[int, tuple[_Taken, ...]] = {}
        self._seqs: dict[str, int | None] = {}

    def of_page(self, page: int) -> Origin:
        """The origin of a page, known by its `seq`."""
        self._refresh()
        return self._of_page(page)

    def of_fact(self, fact: Fact) -> Origin:
        """The origin of a fact; one of a page that is not in the record goes back to its outlet."""
        self._refresh()
        medium = medium_of(fact)
        if medium:
            key, name = house(medium)
            return Origin(key, name, f"told after {name}")
        page = self._seq(fact.page)
        if page is None:
            return _outlet_or_page(fact.outlet, fact.page, fact.page_name, "the page's own outlet")
        for taken in self._taken_over(page):
            if taken.holds(fact.start, fact.end):
                return self._of_page(taken.source)
        return self._of_page(page)

    def of_facts(self, facts: Iterable[Fact]) -> tuple[Origin, ...]:
        """The distinct origins of facts, by id."""
        found: dict[str, Origin] = {}
        for fact in facts:
            origin = self.of_fact(fact)
            found.setdefault(origin.id, origin)
        return tuple(found[key] for key in sorted(found))

    def _refresh(self) -> None:
        """Forgets what was found before this connection or another one wrote."""
        version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        state = version, self._connection.total_changes
        if state != self._state:
            self._state = state
            self._pages, self._taken, self._seqs = {}, {}, {}

    def _of_page(self, page: int) -> Origin:
        if page not in self._pages:
            self._pages |= story_origins(
                members(self._connection, first_of(self._connection, page))
            )
        return self._pages[page]

    def _seq(self, page: str) -> int | None:
        if page not in self._seqs:
            row = self._connection.execute("SELECT seq FROM pages WHERE id = ?", [page]).fetchone()
            self._seqs[page] = row[0] if row else None
        return self._seqs[page]

    def _taken_over(self, page: int) -> tuple[_Taken, ...]:
        """What a page took from earlier ones, the first of them first; nothing where it credits
        all of its text to somebody."""
        if page not in self._taken:
            rows = self._connection.execute(_TAKEN, [page]).fetchall()
            self._taken[page] = tuple(
                _Taken(row["earlier"], row["share"], stretches_from(row["stretches"]))
                for row in rows
            )
        return self._taken[page]


_TAKEN = """SELECT c.earlier, c.share, c.stretches FROM copies AS c
    JOIN story_pages AS s ON s.page = c.page JOIN story_pages AS e ON e.page = c.earlier
  WHERE c.page = ? AND s.credit IS NULL ORDER BY e.rank, e.page"""


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a page has in common with an earlier one, the page `source`."""

    source: int
    share: float
    stretches: Stretches

    def holds(self, start: int, end: int) -> bool:
        """Whether the words from start to end were taken over."""
        if self.share >= COPIED:
            return True
        before = max((e for s, e in self.stretches if s <= start), default=None)
        behind = min((s for s, e in self.stretches if e >= end), default=None)
        return before is not None and behind is not None and behind - before <= BRIDGED


def story_origins(story: Sequence[Member]) -> dict[int, Origin]:
    """The origin of each page of a story."""
    by_seq = {member.seq: member for member in story}
    credited = _credits_of_houses(story)
    common = _common_credit(story)
    found = {}
    for member in story:
        source: Member | None = member
        while source is not None and source.credit is None:
            source = by_seq.get(source.parent) if source.parent is not None else None
        if source is not None and source.credit is not None:
            key, name = _followed(source.credit, credited)
            found[member.seq] = Origin(key, name, source.credit_why or "")
        elif common:
            key, name = _followed(common, credited)
            found[member.seq] = Origin(key, name, f"copies of this text credit {name}")
        else:
            found[member.seq] = _own_origin(story[0], member, len(story))
    return found


def _own_origin(first: Member, member: Member, pages: int) -> Origin:
    """A story that credits nobody goes back to the outlet of its first page."""
    if first is not member:
        why = f"its text goes back to {first.outlet or first.name}, the first of {pages} pages"
    elif pages > 1:
        why = f"the first of {pages} pages with this text"
    else:
        why = "the page's own outlet" if first.outlet else "the page names no outlet"
    return _outlet_or_page(first.outlet, first.id, first.name, why)


def _outlet_or_page(outlet: str | None, page: str, page_name: str, why: str) -> Origin:
    if outlet is None:
        return Origin(f"page:{page}", page_name, why)
    key, name = house(outlet)
    return Origin(key, name, why)


def _credits_of_houses(story: Sequence[Member]) -> dict[str, str]:
    """Whom the first page of each outlet credits."""
    found: dict[str, str] = {}
    for member in story:
        if member.outlet and member.credit:
            found.setdefault(house(member.outlet)[0], member.credit)
    return found


def _followed(credit: str, credited: dict[str, str]) -> tuple[str, str]:
    """(key, name) of a credited source, or of the one which its own page in the story credits, and
    so on; where they credit each other in a circle, the first of them by key."""
    seen = [house(credit)]
    while seen[-1][0] in credited:
        following = house(credited[seen[-1][0]])
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def _common_credit(story: Sequence[Member]) -> str | None:
    """Whom most copies credit for the text of the first page; None where one names its outlet."""
    first = story[0]
    copied = {first.seq}
    counted: Counter[str] = Counter()
    for member in story:
        if member.parent in copied and member.relation == Relation.COPY:
            copied.add(member.seq)
            if member.credit:
                counted[member.credit] += 1
    own = house(first.outlet)[0] if first.outlet else None
    if not counted or any(house(name)[0] == own for name in counted):
        return None
    return counted.most_common(1)[0][0]
