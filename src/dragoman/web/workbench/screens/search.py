"""Pages that hold certain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model import FactKind
from dragoman.record.store.fulltext import Hit
from dragoman.record.store.search import Found
from dragoman.views.rows import Rows
from dragoman.views.words import kind_text
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Screen

AT_HAND = 200
"""Pages among which outlets and months are counted, those added last."""
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Facet:
    """An outlet, a month or a kind of fact of what was found, on how many pages, and where these
    alone are."""

    word: str
    pages: int
    link: str


@dataclass(frozen=True, slots=True)
class SearchContext:
    """`comments` says that readers' comments were searched in the place of the text; `kinds` counts
    pages by what is told in the words found; `chosen` says that only some pages are shown."""

    heading: str
    words: str
    comments: bool
    hits: Rows[Hit]
    outlets: tuple[Facet, ...]
    months: tuple[Facet, ...]
    kinds: tuple[Facet, ...]
    chosen: bool


def build(desk: Desk, asked: Asked) -> SearchContext:
    found = _found(desk, asked)
    outlets = Counter(one.outlet for one in found if one.outlet)
    months = Counter(one.day.isoformat()[:7] for one in found if one.day)
    kinds = Counter(kind for kinds in _kinds(desk, asked, found).values() for kind in kinds)
    return SearchContext(
        heading="Search",
        words=asked.first("words") or "",
        comments=asked.first("in") == "comments",
        hits=_shown(desk, asked, found),
        outlets=tuple(
            Facet(name, number, asked.again(outlet=name))
            for name, number in outlets.most_common(_SHOWN)
        ),
        months=tuple(
            Facet(name, number, asked.again(since=name, until=name))
            for name, number in sorted(months.items())[-2 * _SHOWN :]
        ),
        kinds=tuple(
            Facet(kind_text(kind), number, asked.again(kind=kind.value))
            for kind, number in kinds.most_common()
        ),
        chosen=asked.chosen,
    )


def answer(desk: Desk, asked: Asked) -> Rows[Hit]:
    return _shown(desk, asked, _found(desk, asked))


def _shown(desk: Desk, asked: Asked, found: Sequence[Found]) -> Rows[Hit]:
    """A leaf of what was found, with the words in their place."""
    leaf, comments = found[: asked.limit], asked.first("in") == "comments"
    words = asked.first("words") or ""
    return Rows(Hit, desk.record.words.hits(leaf, words, comments=comments) if leaf else [])


def _found(desk: Desk, asked: Asked) -> list[Found]:
    """The pages at hand, of the outlet and the days asked for."""
    words, wanted = asked.first("words"), asked.wanted
    if not words:
        return []
    at_hand = desk.record.words.find(words, AT_HAND, comments=asked.first("in") == "comments")
    if len(at_hand) == AT_HAND:
        desk.notes[f"Looked for on the last {AT_HAND} pages that hold these words; more words find "
                   "fewer pages."] = None  # fmt: skip
    kept = [
        one
        for one in at_hand
        if wanted.outlet in (None, one.outlet) and _within(one.day, wanted.since, wanted.until)
    ]
    if not wanted.kind:
        return kept
    kinds = _kinds(desk, asked, kept)
    return [one for one in kept if not kinds.get(one.seq, frozenset()).isdisjoint(wanted.kind)]


def _kinds(desk: Desk, asked: Asked, found: Sequence[Found]) -> dict[int, frozenset[FactKind]]:
    """What kinds of facts rest on the words that were found, by the page's `seq`."""
    words = asked.first("words")
    if not (words and found) or asked.first("in") == "comments":
        return {}
    return desk.record.words.kinds(found, words)


def _within(day: date | None, since: date | None, until: date | None) -> bool:
    """Whether a page of that day belongs to a stretch of days; one of unknown day only where none
    is asked for."""
    if day is None:
        return since is None and until is None
    return (since or day) <= day <= (until or day)


_HELP = (
    "Pages that hold all the words. “Words in quotation marks” follow each other; dip* is a "
    "beginning. Names are found however their accents are written."
)
SEARCH = Screen(
    "search",
    "/search",
    "",
    SearchContext,
    build,
    answer,
    help=_HELP,
)
