"""A page as it was found: what is no part of the text folded away, its facts marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model import FACTLESS_ZONES, Fact, Plain, Zone, ZoneKind
from dragoman.record import Filter
from dragoman.record.store.rows import PageRow
from dragoman.record.stories import Origin
from dragoman.views.rows import Rows
from dragoman.views.stories import PageOfStory, StoryRow, story_row
from dragoman.views.timeline import TimelineRow, timeline_row
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Screen, Table

_SHOWN_ZONES = frozenset({ZoneKind.BODY, ZoneKind.TITLE, ZoneKind.HEADING, ZoneKind.DATELINE})
"""Zones that a reader wants to see without opening anything."""

_PRINTS, _STRETCHES, _CUT = 20, 3, 240
"""Other prints shown at most, stretches of each, characters of a stretch."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text with the facts that rest on it, by id; `opens` are those of them that
    begin here, `leads` is the one with the fewest words, to which the words lead."""

    text: str
    facts: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    leads: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A zone: its kind and reason in words, and its text in pieces; `folded` where it is no part
    of what the page tells."""

    kind: ZoneKind
    why: str
    folded: bool
    pieces: tuple[Piece, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Print:
    """A page that prints the same text, and what it shares with the page that it was made from:
    the longest stretches in its own words, each cut to `_CUT` characters."""

    on: PageOfStory
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageContext:
    """`story` is the text with its other prints, None where there are none; `prints` are those;
    `chain` is the page's outlet and whom it names as its source."""

    heading: str
    page: PageRow
    blocks: tuple[Block, ...]
    facts: Rows[TimelineRow]
    origin: Origin
    story: StoryRow | None
    prints: tuple[Print, ...]
    chain: tuple[str, ...]


def build(desk: Desk, asked: Asked) -> PageContext:
    page = desk.record.page(asked.ident)
    text = desk.record.text(page.id)
    facts = list(desk.record.facts(Filter(page=page.id)))
    story = desk.record.story(page.id)
    several = len(story.pages) + len(story.partial) > 1
    row = story_row(desk.record, story) if several else None
    return PageContext(
        heading=page.title or page.page_name,
        page=page,
        blocks=tuple(blocks(text, page.zones, facts)),
        facts=Rows(TimelineRow, [timeline_row(fact) for fact in sorted(facts, key=_place)]),
        origin=desk.record.origin(page.id),
        story=row,
        prints=tuple(_print(desk, one) for one in (row.printed[:_PRINTS] if row else ())),
        chain=tuple(
            name for name in (page.outlet or page.page_name, page.republished_from) if name
        ),
    )


def _print(desk: Desk, one: PageOfStory) -> Print:
    if one.made_from is None:
        return Print(one, ())
    text = desk.record.text(one.page)
    longest = sorted(one.stretches, key=lambda span: span[0] - span[1])[:_STRETCHES]
    return Print(one, tuple(_cut(text[start:end]) for start, end in sorted(longest)))


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _CUT else f"{words[:_CUT]}…"


def answer(desk: Desk, asked: Asked) -> dict[str, Plain]:
    page = desk.record.page(asked.ident)
    facts: list[Plain] = [fact.to_dict() for fact in desk.record.facts(Filter(page=page.id))]
    return page.to_dict() | {"text": desk.record.text(page.id), "of": facts}


def _place(fact: Fact) -> tuple[int, int]:
    return fact.start, fact.end


def blocks(text: str, zones: Sequence[Zone], facts: Sequence[Fact]) -> Iterable[Block]:
    """The whole text in blocks, in order; what lies between zones is white space and goes with the
    zone before it. Facts may overlap: each piece names all that rest on it."""
    starts = [zone.start for zone in zones]
    ends = [*starts[1:], len(text)]
    if zones and zones[0].start > 0:
        starts[0] = 0
    for zone, start, end in zip(zones, starts, ends, strict=True):
        folded = zone.kind in FACTLESS_ZONES - _SHOWN_ZONES
        pieces = tuple(_pieces(text, start, end, facts))
        yield Block(zone.kind, zone.why, folded, pieces, len(text[start:end].split()))
    if not zones:
        yield Block(ZoneKind.BODY, "", False, (Piece(text),), len(text.split()))


def _pieces(text: str, start: int, end: int, facts: Sequence[Fact]) -> Iterable[Piece]:
    here = [fact for fact in facts if fact.start < end and start < fact.end]
    edges = {start, end}
    edges.update(edge for fact in here for edge in (fact.start, fact.end) if start < edge < end)
    ordered = sorted(edges)
    for low, high in pairwise(ordered):
        on = [fact for fact in here if fact.start <= low and high <= fact.end]
        opens = tuple(fact.id for fact in on if fact.start == low)
        leads = min(on, key=lambda fact: fact.end - fact.start).id if on else ""
        yield Piece(text[low:high], tuple(fact.id for fact in on), opens, leads)


def _facts(desk: Desk, asked: Asked) -> Rows[TimelineRow]:
    facts = desk.record.facts(Filter(page=desk.record.page(asked.ident).id))
    return Rows(TimelineRow, [timeline_row(fact) for fact in sorted(facts, key=_place)])


def _zones(desk: Desk, asked: Asked) -> Rows[Zone]:
    return Rows(Zone, desk.record.page(asked.ident).zones)


def _copies(desk: Desk, asked: Asked) -> Rows[PageOfStory]:
    story = desk.record.story(desk.record.page(asked.ident).id)
    return Rows(PageOfStory, story_row(desk.record, story).printed)


TABLES = (Table("facts", _facts), Table("zones", _zones), Table("copies", _copies))
_HELP = (
    "The page as it was found. Marked words carry facts: they lead to the fact beside the "
    "text, and the fact leads back. What is no part of the text is folded away, with the "
    "reason."
)
PAGE = Screen(
    "page",
    "/pages/{ident}",
    "",
    PageContext,
    build,
    answer,
    tables=TABLES,
    help=_HELP,
)
