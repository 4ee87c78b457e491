"""The working sheet of one page: its blocks and what the stages have decided about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import Page, ZoneKind
from dragoman.reading.zones.blocks import Block, split_blocks

WHY_CHARS = 80


@dataclass(frozen=True, slots=True)
class Label:
    """A decision about one block: what it is, by which rule, fired by which words.

    `group` names the vocabulary that fired, for stages that look at neighbours.
    """

    kind: ZoneKind
    rule: str
    words: str
    group: str = ""

    @property
    def why(self) -> str:
        words = " ".join(self.words.split())
        return f"{self.rule}: {words[:WHY_CHARS]}" if words else self.rule


class Sheet:
    """Blocks and labels of one page. Stages label open blocks; the first label stays, unless a
    stage says that it overrules."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.blocks: tuple[Block, ...] = split_blocks(page.text)
        self._labels: list[Label | None] = [None] * len(self.blocks)

    def label(self, index: int) -> Label | None:
        return self._labels[index]

    def kind(self, index: int) -> ZoneKind | None:
        label = self._labels[index]
        return label.kind if label else None

    def group(self, index: int) -> str:
        label = self._labels[index]
        return label.group if label else ""

    def is_open(self, index: int) -> bool:
        return self._labels[index] is None

    def open_blocks(self) -> Iterator[Block]:
        return (block for block in self.blocks if self._labels[block.index] is None)

    def put(self, index: int, label: Label, *, overrule: bool = False) -> None:
        if overrule or self._labels[index] is None:
            self._labels[index] = label
