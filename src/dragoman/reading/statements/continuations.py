"""Quotations without a cue of their own: who speaks them.

Three cases, in this order:
- the quotation follows words that end in a colon or break off before it ("Lavrov said the tragedy
  would" / new paragraph / the quotation): that sentence's speaker;
- the quotation goes on in the paragraph of an attributed one ("…," she said. "We will …"): the
  same speaker;
- a paragraph that is nothing but a quotation between attributed ones: the speaker before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.trees import Tree
from dragoman.model import ActorRef, Attribution, Context, Stance, Voice
from dragoman.reading.cast import Cast
from dragoman.reading.statements.cues import find_cues
from dragoman.reading.statements.quotes import MIN_SPEECH_WORDS, Quote, words

_SENTENCE_ENDS = frozenset(".!?…")


def with_free_quotes(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    trees: Sequence[Tree],
    quotes: Sequence[Quote],
    found: Sequence[Attribution],
    cast: Cast,
) -> list[Attribution]:
    """`found` with the quotations it left unclaimed: as further content of the attribution they
    go on from, or as attributions of their own."""
    claimed = list(found)
    for quote in quotes:
        if words(text[quote.inner_start : quote.inner_end]) < MIN_SPEECH_WORDS:
            continue
        if any(_touches(attribution, quote) for attribution in claimed):
            continue
        lead = _lead_in(text, trees, quote, cast)
        if lead is not None:
            claimed.append(_made(quote, lead, "statement.lead-in"))
            continue
        latest = _latest(text, paragraphs, quote, claimed)
        if latest is None:
            continue
        if _paragraph_of(paragraphs, latest.end - 1) == _paragraph_of(paragraphs, quote.start):
            claimed[claimed.index(latest)] = _extended(latest, quote)
        else:
            claimed.append(_made(quote, latest.speaker, "statement.alone"))
    return claimed


def _latest(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    quote: Quote,
    claimed: Sequence[Attribution],
) -> Attribution | None:
    """The attribution a quotation goes on from, in its own paragraph or the one before."""
    if not _stands_alone(text, paragraphs, quote):
        return None
    before = [a for a in claimed if a.end <= quote.start and a.form in ("direct", "mixed")]
    latest = max(before, key=lambda a: a.end, default=None)
    if latest is None:
        return None
    gap = _paragraph_of(paragraphs, quote.start) - _paragraph_of(paragraphs, latest.end - 1)
    return latest if gap <= 1 else None


def _extended(attribution: Attribution, quote: Quote) -> Attribution:
    return replace(
        attribution,
        end=quote.end,
        content=(*attribution.content, (quote.inner_start, quote.inner_end)),
    )


def _touches(attribution: Attribution, quote: Quote) -> bool:
    return any(
        low < quote.inner_end and quote.inner_start < high for low, high in attribution.content
    )


def _made(quote: Quote, speaker: ActorRef, rule: str) -> Attribution:
    voice = Voice(speaker.actor, speaker.name, speaker.text, speaker.start, speaker.end,
                  Stance.ASSERTS)  # fmt: skip
    return Attribution(
        start=quote.start,
        end=quote.end,
        speaker=speaker,
        voice=voice,
        cue="",
        cue_start=quote.start,
        cue_end=quote.start,
        act="say",
        effect=Context.REPORT,
        form="direct",
        content=((quote.inner_start, quote.inner_end),),
        rule=rule,
    )


def _lead_in(text: str, trees: Sequence[Tree], quote: Quote, cast: Cast) -> ActorRef | None:
    """The subject of the words before a quotation that end in a colon or break off."""
    before = text[: quote.start].rstrip()
    if not before or before[-1] in _SENTENCE_ENDS:
        return None
    for tree in trees:
        if tree.sentence.start < len(before) <= tree.sentence.end + 1:
            cues = find_cues(tree.sentence)
            if before[-1] != ":" and not cues:
                return None
            return _speaker_before(tree, len(before), cast)
    return None


def _speaker_before(tree: Tree, end: int, cast: Cast) -> ActorRef | None:
    cues = [cue for cue in find_cues(tree.sentence) if cue.token.end <= end]
    for cue in reversed(cues):
        subject = tree.subject(cue.token)
        if subject is not None and subject.end <= end:
            refs = cast.refs(tree, subject)
            return refs[0] if refs else cast.describe(tree, subject)
    first = tree.tokens[0]
    refs = cast.refs(tree, first)
    return refs[0] if refs and tree.tokens[0].end <= end else None


def _stands_alone(text: str, paragraphs: Sequence[tuple[int, int]], quote: Quote) -> bool:
    """A quotation that starts its paragraph, or a sentence behind another quotation's cue."""
    paragraph = paragraphs[_paragraph_of(paragraphs, quote.start)]
    before = text[paragraph[0] : quote.start].rstrip()
    return not before or before[-1] in _SENTENCE_ENDS


def _paragraph_of(paragraphs: Sequence[tuple[int, int]], position: int) -> int:
    found = 0
    for number, (start, _) in enumerate(paragraphs):
        if start <= position:
            found = number
    return found
