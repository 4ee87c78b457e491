"""A second look at every doubtful block: all its marks weighed together.

The stages before know furniture by its words and one rule each. What they have never seen (a notice
in new words, a teaser of another story, a caption without a credit) still looks and stands unlike
the article. The weights (`lexicon/tables/zones_weights.tsv`, log-odds of being the article) are
learned by `scripts/zones_weights.py` from pages written for this project, by logistic regression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from dragoman.lexicon import load_table
from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.cohesion import tells, topic_of
from dragoman.reading.zones.glued import has_turns
from dragoman.reading.zones.house import is_speech
from dragoman.reading.zones.prose import is_english
from dragoman.reading.zones.reach import SIGNATURE, TURN, is_item
from dragoman.reading.zones.shape import shape
from dragoman.reading.zones.sheet import Label, Sheet
from dragoman.reading.zones.standing import Standing

OUT, LEAN, BACK = -2.5, -0.8, 4.0
"""Log-odds at which a row of blocks of the body is put out, what each of them has at most, and at
which a sentence outside is taken in: set on pages that no weight was learned from, where hardly
a word of an article was lost."""
PASSES = 2
"""What is put out changes how its neighbours stand."""
BACK_WORDS, MAX_CHARS = 8, 3000
"""A sentence taken in has so many words; longer blocks are no single paragraph, and not weighed."""
MATTER = 3
"""Words of peace and war, or shared with the article, by which a sentence tells something."""
SURER = 1.0
"""So much more it takes where the page is a speech, in which the speaker says "we" and "you"."""
MOST = 0.5
"""No more of the body is put out than this share of its words: a page that looks so odd throughout
is one of a kind the weights do not know."""
WEAK_RULES = frozenset(
    {"below-article", "above-article", "house-talk", "footnote", "house-section", "house-notes"}
)  # fmt: skip
"""Rules that judge by a single sign."""
_SPEAKER = re.compile(r"[A-Z][\w.'’ -]{0,30}: [\"“A-Z]")
SPEAKERS = 3
"""Lines that begin so on one page ("Reyes: We had no choice."), and it is a conversation."""
SIGNED = re.compile(r"\bsigned(?: by)?\b|\bin the presence of\b", re.IGNORECASE)


def label_weighed(sheet: Sheet) -> None:
    """Puts blocks out of the body, or back into it, where all their marks together say so.

    Blocks in a row that all lean outwards are weighed together. A page in a language whose grammar
    the marks do not know is left alone.
    """
    if not is_english(sheet):
        return
    out_at = OUT - SURER * is_speech(sheet)
    shapes: Shapes = {}
    for _ in range(PASSES):
        weights = _weighed(sheet, shapes)
        out = list(_rows_below(sheet, weights, out_at))
        body = sum(b.words for b in sheet.blocks if sheet.kind(b.index) is ZoneKind.BODY)
        if sum(sheet.blocks[index].words for index in out) > MOST * body:
            out = []
        outside = (i for i in weights if sheet.kind(i) is not ZoneKind.BODY)
        back = [index for index in outside if weights[index] >= BACK]
        for kind, found in ((ZoneKind.BOILERPLATE, out), (ZoneKind.BODY, back)):
            for index in found:
                words = f"{weights[index]:+.1f} {sheet.blocks[index].plain}"
                sheet.put(index, Label(kind, "weighed", words, "house"), overrule=True)
        if not out and not back:
            return


def _weighed(sheet: Sheet, shapes: Shapes) -> dict[int, float]:
    """The weight of each doubtful block."""
    standing = Standing(sheet, [sheet.kind(block.index) for block in sheet.blocks])
    turns = has_turns(sheet.page.text) or (
        sum(_SPEAKER.match(block.plain) is not None for block in sheet.blocks) >= SPEAKERS
    )
    return {
        block.index: weigh(block, standing, shapes)
        for block in sheet.blocks
        if _is_doubtful(sheet, block, turns=turns)
    }


def _rows_below(sheet: Sheet, weights: dict[int, float], out_at: float) -> Iterator[int]:
    """The blocks of each row of body blocks that all lean outwards, and together far enough; one
    that tells something must do so by itself."""
    row: list[int] = []
    topic = topic_of(sheet)
    for block in sheet.blocks:
        if sheet.kind(block.index) is not ZoneKind.BODY:
            continue
        weight = weights.get(block.index, 0.0)
        if weight <= (OUT if tells(block, topic, least=MATTER) else LEAN):
            row.append(block.index)
            continue
        if sum(weights[index] for index in row) <= out_at:
            yield from row
        row = []
    if sum(weights[index] for index in row) <= out_at:
        yield from row


Shapes = dict[int, tuple[str, ...]]
"""The marks that blocks show by themselves, which stay whatever is made of their neighbours."""


def weigh(block: Block, standing: Standing, shapes: Shapes) -> float:
    """The log-odds that a block is the article's, by all its marks."""
    weights = _weights()
    if block.index not in shapes:
        shapes[block.index] = tuple(shape(block))
    marks = chain(shapes[block.index], standing.marks(block))
    return weights["bias"] + sum(weights.get(mark, 0.0) for mark in marks)


def _is_doubtful(sheet: Sheet, block: Block, *, turns: bool) -> bool:
    """A sentence in the body, or out of it by one sign. Lines without a full stop (headings, rows,
    points, signatures) and turns of a conversation look unlike prose and are left."""
    label = sheet.label(block.index)
    if label is None or not block.closed or not block.words or len(block.plain) > MAX_CHARS:
        return False
    if label.kind is not ZoneKind.BODY:
        return label.rule in WEAK_RULES and block.words >= BACK_WORDS
    return not (
        SIGNED.search(block.plain)
        or SIGNATURE.match(block.plain)
        or (is_item(block) and (turns or not TURN.match(block.plain)))
        or (turns and _SPEAKER.match(block.plain))
        or block.starts_lower
    )


@cache
def _weights() -> dict[str, float]:
    return {row["mark"]: float(row["weight"]) for row in load_table("zones_weights")}
