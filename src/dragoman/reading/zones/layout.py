"""A page's layout: the one file that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Layout, Page, Zone, ZoneKind
from dragoman.reading.zones.captions import label_captions
from dragoman.reading.zones.comments import label_comments
from dragoman.reading.zones.edges import label_edges
from dragoman.reading.zones.flow import label_flow
from dragoman.reading.zones.foreign import label_foreign
from dragoman.reading.zones.furniture import label_furniture
from dragoman.reading.zones.glued import GLUED_DATELINE, has_turns, split_dateline
from dragoman.reading.zones.head import label_head, sure_title
from dragoman.reading.zones.hints import label_hints
from dragoman.reading.zones.house import label_house, label_own_notes
from dragoman.reading.zones.islands import label_islands
from dragoman.reading.zones.mail import label_mail_header
from dragoman.reading.zones.origin import (
    find_byline,
    find_outlet,
    find_republished_from,
    signing_house,
)
from dragoman.reading.zones.people import label_people
from dragoman.reading.zones.pictures import label_scenes
from dragoman.reading.zones.prose import article_span
from dragoman.reading.zones.published import find_published
from dragoman.reading.zones.repeats import label_repeats
from dragoman.reading.zones.runs import label_polls, label_runs
from dragoman.reading.zones.sections import label_sections
from dragoman.reading.zones.sheet import Sheet
from dragoman.reading.zones.weighing import label_weighed
from dragoman.reading.zones.wires import label_wires

_OVER_TEXT = frozenset({"in-summary", "under-title"})
"""Points and decks: the first paragraph, and its dateline, come below them."""


def lay_out(page: Page) -> Layout:
    """The zones of `page` in order, covering all its text but white space, and what the page
    tells about itself. Pure: the same page gives the same layout.

    Stages, each over the blocks the one before left open:
    1. what the markup told (`hints`), 2. furniture known by its words, 3. captions and credits,
    what is said twice, what stands at the edges, 4. reader comments, what prompts
    enclose, author notes, lines in another language,
    5. the span of the article's prose, 6. title, bylines, datelines,
    7. body and headings inside the span, the rest apart from it; then datelines glued to a
    paragraph are cut off and paragraphs broken inside a sentence are joined,
    8. a second look at what is doubtful, all its marks weighed together.
    """
    sheet = Sheet(page)
    label_hints(sheet)
    label_mail_header(sheet)
    label_wires(sheet)
    label_furniture(sheet)
    label_captions(sheet)
    label_repeats(sheet)
    label_edges(sheet)
    label_comments(sheet)
    label_scenes(sheet)
    label_polls(sheet)
    label_runs(sheet)
    label_sections(sheet)
    label_people(sheet)
    label_house(sheet)
    label_foreign(sheet)
    span = article_span(sheet, after=sure_title(sheet))
    first, last = span or (len(sheet.blocks), -1)
    title, masthead = label_head(sheet, first, last)
    label_islands(sheet, last)
    label_flow(sheet, first, last)
    label_weighed(sheet)
    outlet = find_outlet(sheet, masthead)
    label_own_notes(sheet, outlet)
    zones = tuple(_zones(sheet))
    glued = [
        page.text[zone.start : zone.end] for zone in zones if zone.why.startswith(GLUED_DATELINE)
    ]
    lines = [page.text[z.start : z.end] for z in zones if z.kind is ZoneKind.DATELINE]
    outlet = outlet or signing_house(sheet, lines)
    return Layout(
        zones=zones,
        title=page.title or title,
        byline=find_byline(sheet),
        outlet=outlet,
        republished_from=find_republished_from(sheet, outlet, glued),
        published=find_published(sheet, glued),
    )


def _zones(sheet: Sheet) -> Iterator[Zone]:
    """Labelled blocks as zones; pieces of one sentence become one zone."""
    held: Zone | None = None
    body_seen = False
    turns = has_turns(sheet.page.text)
    for block in sheet.blocks:
        label = sheet.label(block.index)
        assert label is not None, "the last stage labels every block"
        pieces = [Zone(label.kind, block.start, block.end, label.why)]
        if label.kind is ZoneKind.BODY:
            pieces = split_dateline(sheet.page.text, pieces[0], first=not body_seen, turns=turns)
            body_seen = body_seen or label.rule not in _OVER_TEXT
        for piece in pieces:
            if held and _one_sentence(sheet.page.text, held, piece, glued=block.glued):
                held = Zone(held.kind, held.start, piece.end, held.why)
                continue
            if held:
                yield held
            held = piece
    if held:
        yield held


def _one_sentence(text: str, above: Zone, below: Zone, *, glued: bool) -> bool:
    """Two pieces of body that a line break tore apart inside a sentence, or one line's pieces."""
    if above.kind is not ZoneKind.BODY or below.kind is not ZoneKind.BODY:
        return above.kind is below.kind and above.why == below.why and glued
    if glued:
        return True
    end = text[above.start : above.end].rstrip("*_ ")[-1:]
    start = text[below.start : below.end].lstrip("\"'“‘«„*_ ")[:1]
    return (start.islower() and end not in ".!?:;") or (end in ",–—" and not start.isdigit())
