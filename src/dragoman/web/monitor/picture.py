"""A picture as SVG that needs nothing else: no style sheet, no font, no script, no network.

Fills differ by pattern as well as by colour, and everything is told in words too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from dragoman.web.page import printable

FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', Arial, sans-serif"
DEEP, WARM, SOFT = "#1f5f8b", "#a3542a", "#767b82"
"""Colours that stand out on white and on black, each with a pattern of its own."""
FILLS = (DEEP, "url(#hatch)", "url(#dots)", "none", "url(#cross)")
"""The fills of a stack, from its foot: solid, hatched, dotted, empty, crossed."""
_STROKES = (DEEP, WARM, SOFT, SOFT, DEEP)
_DEFS = (
    '<defs><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><path d="M0 0V4" stroke="{WARM}" stroke-width="2.4"/></pattern>'
    '<pattern id="dots" width="4" height="4" patternUnits="userSpaceOnUse">'
    f'<circle cx="2" cy="2" r="1.1" fill="{SOFT}"/></pattern>'
    '<pattern id="cross" width="5" height="5" patternUnits="userSpaceOnUse">'
    f'<path d="M0 0L5 5M5 0L0 5" stroke="{DEEP}"/></pattern></defs>'
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its title and what it shows in words; `body` are its SVG elements."""

    title: str
    description: str
    width: float
    height: float
    body: str

    def to_svg(self) -> str:
        """The picture as one SVG element, for a file, a page or a notebook."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(self.width)} '
            f'{number(self.height)}" role="img" font-family="{FONT}" font-size="11" '
            f'fill="currentColor">{tag("title", self.title)}{tag("desc", self.description)}'
            f"{_DEFS}{self.body}</svg>"
        )

    def _repr_svg_(self) -> str:
        """How notebooks show it."""
        return self.to_svg()


def tag(name: str, words: str | None = None, /, **attributes: object) -> str:
    """An element; `_` in the name of an attribute is "-", words and values are escaped."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}/>" if words is None else f"<{name}{told}>{clean(words)}</{name}>"


def clean(words: str) -> str:
    """Words as text of an element."""
    return escape(str(printable(words)), quote=False)


def number(value: float) -> str:
    """A coordinate, short."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def text(x: float, y: float, words: str, **attributes: object) -> str:
    """Words at a point."""
    return tag("text", words, x=x, y=y, **attributes)


def bar(x: float, y: float, width: float, height: float, series: int, says: str) -> str:
    """A bar in the fill of its series, which tells its value."""
    at = series % len(FILLS)
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" '
        f'fill="{FILLS[at]}" stroke="{_STROKES[at]}" stroke-width=".6">{tag("title", says)}</rect>'
    )


def keys(names: Iterable[str], x: float, y: float) -> str:
    """What each fill stands for, on one line."""
    drawn = []
    for n, name in enumerate(names):
        drawn.append(bar(x, y - 8, 14, 9, n, name) + text(x + 19, y, name))
        x += 34 + 6.2 * len(name)
    return "".join(drawn)


def short(words: str, room: int) -> str:
    """Words cut to so many characters."""
    return words if len(words) <= room else f"{words[: room - 1].rstrip()}…"


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else str(printable(str(value)))
