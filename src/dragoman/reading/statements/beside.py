"""Quotations right beside a cue, by the order of words alone.

Where a quotation ends in a comma or a question mark and nothing but a name stands between it and
the cue, it is what was said, whatever the tree makes of it: "“We go,” Gen. Amin (Army) said".
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.trees import Tree
from dragoman.reading.statements.content import Found
from dragoman.reading.statements.cues import Cue, is_cue
from dragoman.reading.statements.groups import FINITE, Group
from dragoman.reading.statements.quotes import Quote, home

_NAMING = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "PART", "ADP", "ADV", "PUNCT",
                     "AUX", "CCONJ", "X", "SYM"})  # fmt: skip
_ENDS = frozenset(",?!….")
_BEGINS = frozenset('.!?…:”"’)')
_LEADS = frozenset(",:;—–-")
_CONJUNCTIONS = ("and", "but")
_BLANK = " \t"
MAX_BETWEEN = 20
"""Tokens of a name with all that describes it, between a quotation and its cue."""


MAX_ADJUNCTS = 9
"""Tokens that tell when, where and to whom, between a cue and its quotation."""


def quote_before(
    text: str, tree: Tree, cue: Cue, group: Group, quotes: Sequence[Quote]
) -> Found | None:
    """ "“CONTENT,” X said", with the quotation that goes on behind the cue.

    None where the quotation begins within a sentence ("The road “is open,” she said"): the words
    before it are hers as well.
    """
    quote = next((q for q in reversed(quotes) if q.end <= cue.token.start), None)
    if quote is None or home(quotes, cue.token.start) is not None:
        return None
    if not tree.sentence.start < quote.end or not _whole(text, quote):
        return None
    between = [t for t in tree.tokens[: cue.first] if t.start >= quote.end]
    if len(between) > MAX_BETWEEN or any(t.pos not in _NAMING for t in between):
        return None
    if any(t.tag in FINITE and t.head != cue.token.i for t in between):
        return None
    return Found(_goes_on(text, tree, cue, group, quotes), "quote", "before", quote)


def _whole(text: str, quote: Quote) -> bool:
    """Whether a quotation stands as a sentence put before its cue."""
    before = text[: quote.start].rstrip(_BLANK)
    if before and before[-1] != "\n" and before[-1] not in _BEGINS:
        return False
    last = text[quote.inner_start : quote.inner_end].rstrip("’'")[-1:]
    return last in _ENDS or text[quote.end : quote.end + 1] in _ENDS


def _goes_on(
    text: str, tree: Tree, cue: Cue, group: Group, quotes: Sequence[Quote]
) -> tuple[tuple[int, int], ...]:
    """The tokens of a second quotation behind the cue, where no other cue stands between."""
    start = tree.tokens[max(group.last, cue.last)].end
    after = next((q for q in quotes if start <= q.start < tree.sentence.end), None)
    if after is None:
        return ()
    lead = text[start : after.start].rstrip(_BLANK)
    joined = lead[-1:] in _LEADS or lead.endswith(_CONJUNCTIONS)
    between = [t for t in tree.tokens if start <= t.start < after.start]
    if not joined or any(t.tag in FINITE or (t.tag == "VBG" and is_cue(t)) for t in between):
        return ()
    inside = [t.i for t in tree.tokens if after.start <= t.start and t.end <= after.end]
    return ((inside[0], inside[-1]),) if inside else ()


def quote_after(text: str, tree: Tree, cue: Cue, quotes: Sequence[Quote]) -> Found | None:
    """ "When asked about the raid, the envoy said, “CONTENT.”": a quotation that is a sentence of
    its own right behind the cue is all that was said."""
    end = tree.tokens[cue.last].end
    after = next((q for q in quotes if q.start >= end), None)
    if after is None or after.start >= tree.sentence.end:
        return None
    if text[end : after.start].rstrip(_BLANK)[-1:] not in (",", ":"):
        return None
    between = [t for t in tree.tokens[cue.last + 1 :] if t.start < after.start]
    if len(between) > MAX_ADJUNCTS or any(t.tag in FINITE or is_cue(t) for t in between):
        return None
    first = text[after.inner_start : after.inner_start + 1]
    if not first.isupper() or text[: cue.token.start].rstrip(_BLANK)[-1:] in ("”", '"'):
        return None
    return Found((), "quote", "that", after)
