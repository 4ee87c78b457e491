"""A map of first-order units with counts before and after a day; no tiles, no network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.actors import Registry, load_registry
from dragoman.actors.terms.shapes import AdminShape
from dragoman.actors.terms.units import units_of
from dragoman.model import Polygon, Terms
from dragoman.views.monitor.around import AroundRow
from dragoman.web.monitor.frame import Frame, frame_of
from dragoman.web.monitor.picture import (
    SOFT,
    WARM,
    Picture,
    bar,
    keys,
    number,
    short,
    tag,
    text,
)

WIDTH = 720.0
_HEAD, _FOOT, _LINE, _EDGE = 58.0, 12.0, 15.0, 30.0
_TALLEST_MAP = 750.0
_BAR, _TALLEST = 7.0, 34.0
_LABEL_HEIGHT, _LABEL_WIDTH, _NUDGE = 26.0, 64.0, 4.0
_NAME_ROOM = 18


@dataclass(slots=True)
class _Count:
    shape: AdminShape
    before: float
    after: float
    x: float
    y: float


def around_map(
    rows: Iterable[AroundRow],
    shapes: Sequence[AdminShape],
    *,
    terms: Terms | None = None,
    registry: Registry | None = None,
    title: str | None = None,
) -> Picture:
    """The incidents of `rows` (by admin1, around one day) on the units' shapes: two bars, before
    and after, with their numbers. Zones of the terms that have borders are drawn dashed. Rows
    whose unit has no shape are told below the map. Raises ValueError without shapes."""
    if not shapes:
        raise ValueError("a map needs the shapes of units")
    known = list(rows)
    frame, height = _frame(shapes)
    counts, lost = _placed(known, shapes, frame, registry or load_registry())
    highest = max((max(c.before, c.after) for c in counts), default=0)
    _apart(counts)
    told = _title(known) if title is None else title
    body = [text(0, 14, told, font_size=14), keys(("before", "after"), 0, 36)]
    body += [_outline(p, frame, "currentColor", "none") for s in shapes for p in s.polygons]
    body += [_outline(p, frame, WARM, "5 3") for z in (terms.zones if terms else ())
             for p in z.polygons]  # fmt: skip
    body += [_drawn(count, highest) for count in counts]
    for n, row in enumerate(lost):
        where = row.admin1 or "all"
        words = f"not on the map: {where} {row.incidents_before:g} → {row.incidents_after:g}"
        body.append(text(0, height + _LINE * (n + 1), words, fill=SOFT))
    return Picture(told, _in_words(counts, lost), WIDTH, height + _LINE * len(lost) + _FOOT,
                   "".join(body))  # fmt: skip


def _title(rows: Sequence[AroundRow]) -> str:
    if not rows:
        return "No incident"
    first = rows[0]
    return f"Incidents in the {first.days} days before and after {first.day} {first.what}".rstrip()


def _frame(shapes: Sequence[AdminShape]) -> tuple[Frame, float]:
    points = [p for shape in shapes for polygon in shape.polygons for p in polygon.rings[0]]
    return frame_of(points, width=WIDTH, tallest=_TALLEST_MAP, edge=_EDGE, head=_HEAD)


def _placed(
    rows: Sequence[AroundRow], shapes: Sequence[AdminShape], frame: Frame, registry: Registry
) -> tuple[list[_Count], list[AroundRow]]:
    """Counts in their units; a unit that rows name in two ways is one."""
    units = units_of(registry)
    anywhere: frozenset[str] = frozenset()
    keys_of = [(shape, units.first_keys(shape.name, anywhere) | {shape.id}) for shape in shapes]
    found: dict[int, _Count] = {}
    lost: list[AroundRow] = []
    for row in rows:
        its = units.first_keys(row.admin1 or "", anywhere)
        at = next((n for n, (_, there) in enumerate(keys_of) if its & there), None)
        if at is None or not row.admin1:
            lost.append(row)
            continue
        shape = shapes[at]
        count = found.setdefault(at, _Count(shape, 0, 0, *frame.point(*_middle(shape))))
        count.before += row.incidents_before
        count.after += row.incidents_after
    return list(found.values()), lost


def _middle(shape: AdminShape) -> tuple[float, float]:
    """The centre of the largest part."""
    ring = max((polygon.rings[0] for polygon in shape.polygons), key=lambda r: abs(_area(r)))
    area = _area(ring)
    if abs(area) < 1e-9:
        return ring[0]
    x = y = 0.0
    for (x1, y1), (x2, y2) in _sides(ring):
        cross = x1 * y2 - x2 * y1
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    return x / (6 * area), y / (6 * area)


def _area(ring: Sequence[tuple[float, float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _sides(ring)) / 2


_Point = tuple[float, float]


def _sides(ring: Sequence[_Point]) -> Iterator[tuple[_Point, _Point]]:
    return zip(ring, (*ring[1:], ring[0]), strict=True)


def _apart(counts: list[_Count]) -> None:
    """Moves labels down until none stands on another: small units lie within large ones."""
    placed: list[_Count] = []
    for count in sorted(counts, key=lambda c: (c.y, c.x)):
        while any(_covers(count, other) for other in placed):
            count.y += _NUDGE
        placed.append(count)


def _covers(one: _Count, other: _Count) -> bool:
    return abs(one.x - other.x) < _LABEL_WIDTH and abs(one.y - other.y) < _LABEL_HEIGHT


def _outline(polygon: Polygon, frame: Frame, stroke: str, dashes: str) -> str:
    path = []
    for ring in polygon.rings:
        points = " L".join("{} {}".format(*map(number, frame.point(x, y))) for x, y in ring)
        path.append(f"M{points}Z")
    return tag("path", d="".join(path), fill="none", stroke=stroke, stroke_width=".7",
               stroke_dasharray=dashes, stroke_opacity=".7")  # fmt: skip


def _drawn(count: _Count, highest: float) -> str:
    parts = []
    left = count.x - _BAR
    for n, (value, when) in enumerate(((count.before, "before"), (count.after, "after"))):
        tall = value / highest * _TALLEST if highest else 0
        says = f"{count.shape.name}: {value:g} {when}"
        parts.append(bar(left + n * (_BAR + 1), count.y - tall, _BAR, tall, n, says))
    numbers = f"{count.before:g} → {count.after:g}"
    parts.append(text(count.x, count.y + 10, numbers, text_anchor="middle", font_weight="600"))
    name = short(count.shape.name, _NAME_ROOM)
    parts.append(text(count.x, count.y + 20, name, text_anchor="middle", font_size=9, fill=SOFT))
    return "".join(parts)


def _in_words(counts: Sequence[_Count], lost: Sequence[AroundRow]) -> str:
    told = [f"{c.shape.name} {c.before:g} before, {c.after:g} after" for c in counts]
    told += [f"{r.admin1 or 'all'} {r.incidents_before:g} before, {r.incidents_after:g} after"
             for r in lost]  # fmt: skip
    return "; ".join(told) + "." if told else "No incident."
