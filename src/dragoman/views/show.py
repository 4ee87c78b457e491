"""One fact with its words in their place, who tells it, and why it was read so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.model import Fact, Plain, sheet_of
from dragoman.record import Record
from dragoman.record.judgements import Judgement
from dragoman.record.judgements.reviewed import Word
from dragoman.record.store.rows import PageRow
from dragoman.record.stories import Origin
from dragoman.views.headlines import headline
from dragoman.views.words import day_text, voice_text

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
MOST_AROUND = 600
"""Characters shown at most on either side of a quote: some pages are one paragraph."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact in context: the paragraph reads `before` + `fact.quote` + `after`; `steps` is the
    chain from the outlet to whoever tells it, outermost first, `origin` the independent source
    that the fact goes back to; `sheet` the number of the sheet of paper, where the page has such.
    `reviewed` says where reviewers stand on it, `as_read` holds the
    fields that one of them fixed as they were read."""

    fact: Fact
    page: PageRow
    what: str
    when: str
    before: str
    after: str
    steps: tuple[str, ...]
    origin: Origin
    judgements: tuple[Judgement, ...]
    reviewed: Word = Word.UNJUDGED
    as_read: dict[str, Plain] = field(default_factory=dict)
    sheet: int | None = None


def show(record: Record, id_or_prefix: str) -> Shown:
    """The fact with this id or unique beginning of an id; raises UsageError where there is none."""
    fact = record.fact(id_or_prefix)
    page = record.page(fact.page)
    text = record.text(fact.page)
    before, after = around(text, fact.start, fact.end)
    return Shown(
        fact,
        page,
        headline(fact),
        day_text(fact.day),
        before,
        after,
        (fact.outlet or fact.page_name, *(voice_text(voice) for voice in fact.voices)),
        record.origins([fact])[0],
        tuple(record.judgements(fact.id)),
        word := record.reviewed(fact.id),
        _as_read(record, fact) if word is Word.FIXED else {},
        sheet_of(text, fact.start),
    )


def _as_read(record: Record, fact: Fact) -> dict[str, Plain]:
    """What a reviewer fixed, as it was read."""
    was, now = record.fact_as_read(fact.id).to_dict(), fact.to_dict()
    names = (name for name in was if name not in ("id", "status"))
    return {name: was[name] for name in names if was[name] != now[name]}


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The rest of the paragraph before and after `text[start:end]`, unchanged but for a cut
    (marked …) where it is long."""
    low, high = max(0, start - MOST_AROUND), min(len(text), end + MOST_AROUND)
    before, after = text[low:start], text[end:high]
    if breaks := list(_PARAGRAPH_END.finditer(before)):
        before = before[breaks[-1].end() :]
    elif low > 0:
        before = "…" + before
    if following := _PARAGRAPH_END.search(after):
        after = after[: following.start()]
    elif high < len(text):
        after += "…"
    return before.lstrip(), after.rstrip()
