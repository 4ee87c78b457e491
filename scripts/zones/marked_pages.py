"""Pages of our own with what each stretch is.

`gold/zones/*.lines`: one line of the page per line, a letter and a bar before it (T title, Y
byline, D dateline, B body, H heading, C caption, R credit, K comment, F other furniture; `¦C|`
changes it inside a line); above them `#outlet:` and `#published:` as the page tells them, "~" for
a day that it does not tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from gold.load import load_pages

from dragoman.model import Page, ZoneKind
from dragoman.reading.zones import layout
from dragoman.reading.zones.sheet import Sheet

FOLDER = Path(__file__).resolve().parents[2] / "gold" / "zones"
LETTERS = {
    "T": ZoneKind.TITLE, "Y": ZoneKind.BYLINE, "D": ZoneKind.DATELINE, "B": ZoneKind.BODY,
    "H": ZoneKind.HEADING, "C": ZoneKind.CAPTION, "R": ZoneKind.CREDIT, "K": ZoneKind.COMMENT,
    "F": ZoneKind.BOILERPLATE,
}  # fmt: skip
_CHANGE = re.compile(r"¦([A-Z])\|")

Spans = tuple[tuple[int, int, ZoneKind], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A page, what its stretches are, and what it tells of itself ("outlet", "published")."""

    page: Page
    spans: Spans
    told: dict[str, str]


def own_pages(folder: Path = FOLDER) -> Iterator[Marked]:
    """The pages of `gold/zones`, by name."""
    for path in sorted(folder.glob("*.lines")):
        yield parse(path.name, path.read_text(encoding="utf-8"))


def parse(name: str, source: str) -> Marked:
    """One page from its marked lines."""
    text, told = "", {}
    spans: list[tuple[int, int, ZoneKind]] = []
    for line in source.rstrip("\n").split("\n"):
        if line.startswith("#"):
            key, _, value = line[1:].partition(":")
            told[key] = value.strip()
            continue
        pieces = _CHANGE.split("¦" + line) if line.strip() else []
        for letter, piece in zip(pieces[1::2], pieces[2::2], strict=True):
            spans.append((len(text), len(text) + len(piece), LETTERS[letter]))
            text += piece
        text += "\n"
    return Marked(Page(name=name, text=text), tuple(spans), told)


def gold_pages(parts: Sequence[str]) -> Iterator[Marked]:
    """The annotated pages of the gold."""
    for part in parts:
        for gold in load_pages(part):
            yield Marked(gold.page, tuple((z.start, z.end, z.kind) for z in gold.zones), {})


def laid_out(page: Page) -> Sheet:
    """The page's sheet as the rules leave it, before all marks are weighed."""
    sheets: list[Sheet] = []
    with mock.patch.object(layout, "label_weighed", sheets.append):
        layout.lay_out(page)
    return sheets[0]


def kinds_of_blocks(sheet: Sheet, spans: Spans) -> list[ZoneKind | None]:
    """What most words of each block are."""
    kinds: list[ZoneKind | None] = []
    for block in sheet.blocks:
        counts: Counter[ZoneKind | None] = Counter()
        for word in re.finditer(r"\w+", sheet.page.text[block.start : block.end]):
            at = block.start + word.start()
            counts[next((kind for start, end, kind in spans if start <= at < end), None)] += 1
        kinds.append(counts.most_common(1)[0][0] if counts else None)
    return kinds
