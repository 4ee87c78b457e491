"""From degrees to a drawing's own units."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """Where degrees lie in a drawing: lengths are true along the middle parallel."""

    west: float
    north: float
    scale: float
    narrow: float
    left: float
    top: float

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A place in the drawing's units, from its upper left corner."""
        return (self.left + (longitude - self.west) * self.narrow * self.scale,
                self.top + (self.north - latitude) * self.scale)  # fmt: skip


def frame_of(
    points: Sequence[tuple[float, float]],
    *,
    width: float,
    tallest: float,
    edge: float,
    head: float | None = None,
) -> tuple[Frame, float]:
    """The frame that holds all points (longitude, latitude) within `width` and `tallest`, with
    `edge` around it (`head` above it where that is another), and the drawing's height."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = math.cos(math.radians((south + north) / 2))
    across = max(1e-6, (east - west) * narrow)
    down = max(1e-6, north - south)
    top = edge if head is None else head
    scale = min((width - 2 * edge) / across, (tallest - edge - top) / down)
    left = (width - across * scale) / 2
    return Frame(west, north, scale, narrow, left, top), top + down * scale + edge
