"""Bars for the figures of a brief, placed; the template draws them."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.views.brief.nouns import Figure

WIDTH = 640.0
_HEIGHT = 190.0
_LEFT = 34.0
_TOP = 12.0
_FOOT = 22.0
_NAMES = 190.0
_ROW = 24.0
_LABEL_ROOM = 74.0
_VALUE_ROOM = 40.0
_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle of the series with this number; `says` is its value in words."""

    x: float
    y: float
    width: float
    height: float
    series: int
    says: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point; `anchor` is SVG's text-anchor."""

    x: float
    y: float
    words: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure with everything placed; `lines` are heights of its grid."""

    figure: Figure
    height: float
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    lines: tuple[float, ...] = ()
    left: float = _LEFT
    width: float = WIDTH


def draw(figure: Figure) -> Drawing:
    """A figure as bars: upright and stacked, or lying, one for each name."""
    return _upright(figure) if figure.upright else _lying(figure)


def _upright(figure: Figure) -> Drawing:
    count = max(1, len(figure.categories))
    slot = (WIDTH - _LEFT) / count
    thick = min(46.0, slot * 0.72)
    scale = (_HEIGHT - _TOP - _FOOT) / max(1, figure.highest)
    bars, labels = [], []
    every = max(1, round(_LABEL_ROOM / slot + 0.5))
    for n, category in enumerate(figure.categories):
        x, base = _LEFT + slot * n + (slot - thick) / 2, _HEIGHT - _FOOT
        for s, series in enumerate(figure.series):
            tall = series.values[n] * scale
            if tall:
                base -= tall
                says = f"{category}: {series.values[n]} {series.name}"
                bars.append(
                    Bar(round(x, 1), round(base, 1), round(thick, 1), round(tall, 1), s, says)
                )
        if n % every == 0:
            labels.append(Label(round(x + thick / 2, 1), _HEIGHT - 6, category))
    lines = []
    for value in range(0, figure.highest + 1, _step(figure.highest)):
        y = round(_HEIGHT - _FOOT - value * scale, 1)
        lines.append(y)
        labels.append(Label(_LEFT - 6, y + 4, str(value), "end"))
    return Drawing(figure, _HEIGHT, tuple(bars), tuple(labels), tuple(lines))


def _lying(figure: Figure) -> Drawing:
    scale = (WIDTH - _NAMES - _VALUE_ROOM) / max(1, figure.highest)
    bars, labels = [], []
    for n, category in enumerate(figure.categories):
        x, y = _NAMES, n * _ROW + 3
        for s, series in enumerate(figure.series):
            wide = series.values[n] * scale
            says = f"{category}: {series.values[n]} {series.name}"
            bars.append(Bar(round(x, 1), y, round(wide, 1), _ROW - 7, s, says))
            x += wide
        total = sum(series.values[n] for series in figure.series)
        labels.append(Label(_NAMES - 8, y + 13, category, "end"))
        labels.append(Label(round(x + 6, 1), y + 13, str(total), "start"))
    return Drawing(figure, len(figure.categories) * _ROW + 4, tuple(bars), tuple(labels),
                   left=_NAMES)  # fmt: skip


def _step(highest: int) -> int:
    """Whole numbers between grid lines, few enough to read."""
    for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000):
        if highest / step <= _MOST_LINES:
            return step
    return max(1, -(-highest // _MOST_LINES))
