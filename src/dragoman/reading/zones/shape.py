"""What a block shows by itself: length, grammar, whom it speaks to, what it holds.

Each mark is a short word ("closed", "words<8", "no-verb"); `weighing` knows what it weighs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from dragoman.lexicon import load_table
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.cohesion import matter
from dragoman.reading.zones.plain import words_for

WORD_STEPS = (2, 4, 8, 13, 21, 36, 61, 101)
FUNCTION_STEPS = (0.1, 0.2, 0.3, 0.4, 0.5)
VERB_STEPS = (1, 4, 7, 11)
"""Finite verbs in a hundred words."""
SENTENCE_WORDS = 12

_QUOTE = re.compile(r"[“”\"«»]")
_YOU = re.compile(r"(?i)\b(?:please|you|your|yours|you['’]re|you['’]ll|you['’]ve)\b")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|[Mm]y|me|I|I['’]m|[Ww]e['’]re)\b")
_FOUND = {
    "told": re.compile(
        r"\b(?:said|says|told|added|announced|stated|warned|claimed|denied|insisted|according to"
        r"|explained|argued|asked)\b"
    ),
    "quote": _QUOTE,
    "contact": re.compile(
        r"\S+@\S+\.\w+|https?://|www\.|(?:\+|\b0)\d[\d ()/-]{6,}\d|\b(?:P\.?\s?O\.?\s?Box|BP)\s?\d"
    ),
    "price": re.compile(r"[$€£¥₹]\s?\d|\b\d[\d.,]* ?(?:USD|EUR|Rs|kr|francs?)\b"),
    "clock": re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE),
    "year": re.compile(r"\b(?:19|20)\d\d\b"),
    "month": re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"),
    "digit": re.compile(r"\d"),
    "copyright": re.compile(r"©|\(c\) ?\d"),
    "bars": re.compile(r"[|·•]"),
    "question": re.compile(r"\?"),
    "bang": re.compile(r"!"),
    "dots": re.compile(r"…|\.\.\."),
    "hash": re.compile(r"(?:^|\s)[#@]\w"),
    "aside": re.compile(r"\((?:left|right|centre|center|file|pictured)\b|, (?:left|right|centre),"),
    "ends-in-brackets": re.compile(r"\)$"),
    "goes-on": re.compile(r"^(?:He|She|They|It|His|Her|Their|But|And|However|Mr|Mrs|Ms|Dr)\b"),
    "this": re.compile(r"^(?:This|These)\b"),
    "is-a": re.compile(
        r"^(?:The |An? )?[A-Z][^.,;]{2,60}? (?:is|are|was) "
        r"(?:an?|the|one|based|published|edited|run|funded)\b"
    ),
}
_NO_PAST_BEHIND = frozenset({"being", "by", "of", "in", "with"})
_AUXILIARIES = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may",
     "might", "must", "should", "does", "did", "do", "isn't", "wasn't", "don't", "didn't", "won't"}
)  # fmt: skip


def shape(block: Block) -> Iterator[str]:
    """The marks of one block."""
    present, past = verbs(block.tokens)
    size = f"words{step(block.words, WORD_STEPS)}"
    yield size
    yield "closed" if block.closed else "open"
    yield f"function{step(block.functional, FUNCTION_STEPS)}"
    yield "no-verb" if not present + past else "verb" if present else "past-only"
    yield f"{size}-{'closed' if block.closed else 'open'}-{'verb' if present + past else 'no-verb'}"
    if block.words > SENTENCE_WORDS:
        yield f"verbs{step(100 * (present + past) / block.words, VERB_STEPS)}"
    yield from (name for name, pattern in _FOUND.items() if pattern.search(block.plain))
    yield f"you{min(len(_YOU.findall(block.plain)), 3)}"
    yield f"we{min(len(_WE.findall(block.plain)), 3)}"
    yield from _of_the_trade(block)
    yield from _written(block)
    yield f"matter{step(matter(block), (1, 2, 3, 5))}"


def _of_the_trade(block: Block) -> Iterator[str]:
    folded = [token.casefold().replace("’", "'") for token in block.tokens]
    yield f"house{min(len(words_for('house') & set(folded)), 3)}"
    yield f"house-weak{min(len(words_for('house_weak') & set(folded)), 4)}"
    if folded and folded[0] in words_for("reader_call"):
        yield "call"


def _written(block: Block) -> Iterator[str]:
    if block.plain.endswith(":"):
        yield "colon"
    if _QUOTE.match(block.plain):
        yield "opens-quote"
    if block.titled and block.words > 2:
        yield "titled"
    if block.upper:
        yield "upper"
    if block.starts_lower:
        yield "lower"
    if block.marks:
        yield f"marks{block.marks[:1]}"


def verbs(tokens: Sequence[str]) -> tuple[int, int]:
    """(forms that carry a sentence, words that may be a verb of the past or its participle)"""
    present = past = 0
    for above, token in pairwise(("", *tokens)):
        if not token[:1].islower():
            continue
        form = token.casefold().replace("’", "'")
        if form in _finite():
            present += 1
        elif (form.endswith("ed") and len(form) > 4) or form in words_for("past"):
            before = above.casefold()
            past += before not in words_for("determiner") and before not in _NO_PAST_BEHIND
    return present, past


@cache
def _finite() -> frozenset[str]:
    return frozenset(row["form"] for row in load_table("finite_verbs")) | _AUXILIARIES


def step(value: float, steps: Sequence[float]) -> int:
    """How many of the rising `steps` a value has reached."""
    return sum(value >= least for least in steps)
