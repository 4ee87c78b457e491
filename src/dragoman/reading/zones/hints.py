"""What the reader of a marked-up format already knows about a page's stretches."""

from __future__ import annotations

from dragoman.model import ZoneKind
from dragoman.reading.zones.sheet import Label, Sheet


def label_hints(sheet: Sheet) -> None:
    """Labels blocks that lie wholly inside a hinted stretch; body is never hinted."""
    hints = sorted(
        (h for h in sheet.page.hints if h.kind is not ZoneKind.BODY), key=lambda h: h.start
    )
    for block in sheet.blocks:
        for hint in hints:
            if hint.start <= block.start and block.end <= hint.end:
                sheet.put(
                    block.index,
                    Label(hint.kind, "markup", hint.why.removeprefix("markup: "), "hint"),
                )
                break
