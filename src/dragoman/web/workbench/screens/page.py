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
from dragoman.views.stories import StoryRow, story_row
from dragoman.views.timeline import TimelineRow, timeline_row
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Screen

_SHOWN_ZONES = frozenset({ZoneKind.BODY, ZoneKind.TITLE, ZoneKind.HEADING, ZoneKind.DATELINE})
"""Zones that a reader wants to see without opening anything."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text with the facts that rest on it, by id; `opens` are those of them that
    begin here."""

    text: str
    facts: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()


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
class PageContext:
    """`story` is the text's other prints, None where there are none."""

    heading: str
    page: PageRow
    blocks: tuple[Block, ...]
    facts: Rows[TimelineRow]
    origin: Origin
    story: StoryRow | None


def build(desk: Desk, asked: Asked) -> PageContext:
    page = desk.record.page(asked.ident)
    text = desk.record.text(page.id)
    facts = list(desk.record.facts(Filter(page=page.id)))
    story = desk.record.story(page.id)
    return PageContext(
        heading=page.title or page.page_name,
        page=page,
        blocks=tuple(blocks(text, page.zones, facts)),
        facts=Rows(TimelineRow, [timeline_row(fact) for fact in sorted(facts, key=_place)]),
        origin=desk.record.origin(page.id),
        story=story_row(desk.record, story) if len(story.pages) + len(story.partial) > 1 else None,
    )


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
        yield Piece(text[low:high], tuple(fact.id for fact in on), opens)


PAGE = Screen("page", "/pages/{ident}", "", PageContext, build, answer)
