"""Quotations without a cue of their own: who speaks them.

In this order:
- a dash and a name, or a verb and a name, sign the quotation ("“We will rebuild.” — Ana Duarte");
- it follows words that end in a colon, or in a cue, or that break off before it ("Lavrov said
  the tragedy would" / new paragraph / the quotation): that sentence's speaker;
- it goes on in the paragraph of an attributed one ("…," she said. "We will …"): the same
  speaker;
- the sentence before it, in its paragraph or at the end of the one before, has a speaker, or a
  person for its subject ("The envoy was blunt. “…”").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.trees import Tree
from dragoman.model import ActorKind, ActorRef, Attribution, Context, Stance, Token, Voice
from dragoman.reading.cast import Cast
from dragoman.reading.statements.cues import find_cues, is_cue_form
from dragoman.reading.statements.quotes import MIN_SPEECH_WORDS, Quote, home, words
from dragoman.reading.statements.subjects import can_speak
from dragoman.reading.statements.texts import is_text

_SENTENCE_ENDS = frozenset(".!?…")
_CLOSING = "”\"»’'“ \n\t"
_HAND = re.compile(
    r"[^\S\n]*(?:\n\s*)?[—–―-]{1,2}[^\S\n]*"
    r"(?P<name>[A-Z][\w.’'-]*(?:[ \t]+[\w.’'-]+){0,4})[^\n]{0,60}?(?=\n|$)"
)
_INVERTED = re.compile(
    r",?[ \t]*(?P<verb>[a-z]{3,})[ \t]+(?P<name>(?:[A-Z][\w.’'-]*|de|la|al|bin|van|von)(?:[ \t]+"
    r"(?:[A-Z][\w.’'-]*|de|la|al|bin|van|von))*)"
)
"""A verb and a name right behind a quotation, whatever the tagger took the verb for."""
_LEADS = re.compile(r"[\s,:;—–-]*(?:that|of|as|to|how|what|it)?[\s,:]*")
"""What may stand between a cue and the quotation it leads to."""
_INSIDE_NAMES = frozenset({"nmod:poss", "det", "amod", "compound", "nmod:desc"})
MAX_NAME = 5
"""Tokens into a sentence that the head of the name it opens with may stand."""
_OWNERS = frozenset({"my", "our", "his", "her", "their", "your", "its"})
_HE_OR_SHE = frozenset({"he", "she"})


def with_free_quotes(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    trees: Sequence[Tree],
    quotes: Sequence[Quote],
    found: Sequence[Attribution],
    cast: Cast,
) -> list[Attribution]:
    """`found` with the quotations it left unclaimed: as further content of the attribution they
    go on from, or as attributions of their own. What a quotation itself tells of others' words
    claims nothing."""
    inner = [a for a in found if a.cue and home(quotes, a.cue_start) is not None]
    claimed = [a for a in found if a not in inner]
    for quote in quotes:
        if words(text[quote.inner_start : quote.inner_end]) < MIN_SPEECH_WORDS:
            continue
        if any(_touches(attribution, quote) for attribution in claimed):
            continue
        made = _spoken(text, paragraphs, trees, quote, claimed, cast)
        if made is not None:
            claimed = made
    return [*claimed, *inner]


def _spoken(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    trees: Sequence[Tree],
    quote: Quote,
    claimed: list[Attribution],
    cast: Cast,
) -> list[Attribution] | None:
    """`claimed` with this quotation; None where nobody is seen to speak it."""
    hand = _signed(text, paragraphs, quote, cast)
    if hand is not None:
        return [*claimed, _made(quote, hand, "statement.signed")]
    lead = _lead_in(text, paragraphs, trees, quote, cast)
    if lead is not None:
        return [*claimed, _made(quote, lead, "statement.lead-in")]
    if not _stands_alone(text, paragraphs, quote):
        return None
    latest = _latest(text, paragraphs, quote, claimed)
    between = _person_between(text, paragraphs, trees, quote, latest, cast)
    if between is not None and not _goes_on(paragraphs, quote, latest, between):
        return [*claimed, _made(quote, between, "statement.alone")]
    if latest is None:
        return None
    if _same_paragraph(paragraphs, quote, latest):
        return [_extended(a, quote) if a is latest else a for a in claimed]
    return [*claimed, _made(quote, latest.speaker, "statement.alone")]


def _goes_on(
    paragraphs: Sequence[tuple[int, int]], quote: Quote, latest: Attribution | None, who: ActorRef
) -> bool:
    """ "“We will go,” he said. He did not say when. “It will be soon.”": one statement."""
    if latest is None or latest.form == "indirect" or latest.speaker.name != who.name:
        return False
    return _same_paragraph(paragraphs, quote, latest)


def _same_paragraph(
    paragraphs: Sequence[tuple[int, int]], quote: Quote, earlier: Attribution
) -> bool:
    return _paragraph_of(paragraphs, earlier.end - 1) == _paragraph_of(paragraphs, quote.start)


def _signed(
    text: str, paragraphs: Sequence[tuple[int, int]], quote: Quote, cast: Cast
) -> ActorRef | None:
    """The name behind a dash that ends the quotation's line, or behind a verb of saying that the
    tagger missed."""
    number = _paragraph_of(paragraphs, quote.start)
    end = paragraphs[number][1]
    hand = _HAND.match(text, quote.end, paragraphs[min(number + 1, len(paragraphs) - 1)][1])
    if hand is None:
        hand = _INVERTED.match(text, quote.end, end)
        if hand is None or not is_cue_form(hand.group("verb")):
            return None
    low, high = hand.span("name")
    return cast.named(low, high) or ActorRef(
        None, text[low:high], text[low:high], low, high, why="signs the quotation"
    )


def _latest(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    quote: Quote,
    claimed: Sequence[Attribution],
) -> Attribution | None:
    """The attribution a quotation goes on from, in its own paragraph or the one before; one that
    only reports words must be the sentence right before, and gives way to a quotation of the same
    speaker in the paragraph."""
    before = [a for a in claimed if a.end <= quote.start]
    latest = max(before, key=lambda a: a.end, default=None)
    if latest is None:
        return None
    gap = _paragraph_of(paragraphs, quote.start) - _paragraph_of(paragraphs, latest.end - 1)
    if gap > 1:
        return None
    own = [
        a
        for a in before
        if a.form != "indirect"
        and a.speaker.name == latest.speaker.name
        and _same_paragraph(paragraphs, quote, a)
    ]
    if latest.form == "indirect" and own:
        return own[-1]
    right_before = not _sentence_ends(text[latest.end : quote.start])
    return latest if latest.form in ("direct", "mixed") or right_before else None


def _sentence_ends(between: str) -> bool:
    """Whether a whole sentence stands between: something ends before the last end."""
    return bool(re.search(r"[.!?…][”\"’)]*\s+\w", between))


def _person_between(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    trees: Sequence[Tree],
    quote: Quote,
    latest: Attribution | None,
    cast: Cast,
) -> ActorRef | None:
    """The person whom the sentence right before the quotation is about."""
    tree = next((t for t in reversed(trees) if t.sentence.end <= quote.start), None)
    if tree is None or text[tree.sentence.end : quote.start].strip(_CLOSING):
        return None
    gap = _paragraph_of(paragraphs, quote.start) - _paragraph_of(paragraphs, tree.sentence.start)
    if gap > 1 or (latest is not None and latest.end > tree.sentence.start):
        return None
    root = next((t for t in tree.tokens if t.is_root), None)
    subject = tree.subject(root) if root is not None else None
    if subject is None:
        return None
    refs = cast.refs(tree, subject)
    person = len(refs) == 1 and refs[0].kind is ActorKind.PERSON
    if person and (refs[0].name or subject.text.lower() in _HE_OR_SHE):
        return refs[0]
    return None


def _extended(attribution: Attribution, quote: Quote) -> Attribution:
    form = attribution.form if attribution.form == "direct" else "mixed"
    return replace(
        attribution,
        end=quote.end,
        form=form,
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


def _lead_in(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    trees: Sequence[Tree],
    quote: Quote,
    cast: Cast,
) -> ActorRef | None:
    """The subject of the words before a quotation that end in a colon or a cue, or break off at
    the end of their paragraph."""
    end = len(text[: quote.start].rstrip())
    if (
        not end
        or not text[:end].rstrip(_CLOSING)
        or text[:end].rstrip(_CLOSING)[-1] in _SENTENCE_ENDS
    ):
        return None
    for tree in trees:
        if tree.sentence.start < end <= tree.sentence.end + 1 or (
            tree.sentence.start < quote.start < tree.sentence.end
        ):
            cues = [cue for cue in find_cues(tree.sentence) if cue.token.end <= quote.start]
            if text[end - 1] == ":":
                return _speaker_before(tree, end, cast)
            broken = _starts_paragraph(text, paragraphs, quote)
            led = bool(cues) and _LEADS.fullmatch(text, tree.tokens[cues[-1].last].end, quote.start)
            return _speaker_before(tree, end, cast) if cues and (broken or led) else None
    return None


def _speaker_before(tree: Tree, end: int, cast: Cast) -> ActorRef | None:
    cues = [cue for cue in find_cues(tree.sentence) if cue.token.end <= end]
    for cue in reversed(cues):
        subject = tree.subject(cue.token)
        if subject is not None and subject.end <= end:
            refs = cast.refs(tree, subject)
            return refs[0] if refs else cast.describe(tree, subject)
    root = next((t for t in tree.tokens if t.is_root), tree.tokens[0])
    subject = tree.subject(root)
    if subject is not None and subject.end <= end and _may_lead(tree, subject, cast):
        return _who(tree, subject, cast)
    first = tree.tokens[0]
    if first.dep in _INSIDE_NAMES and 0 < first.head < MAX_NAME:
        first = tree.tokens[first.head]
    return _who(tree, first, cast) if first.end <= end and cast.refs(tree, first) else None


def _who(tree: Tree, head: Token, cast: Cast) -> ActorRef:
    """Whom a noun phrase names; "my neighbour Ana" is she, not I."""
    refs = cast.refs(tree, head)
    if refs and refs[0].text.lower() not in _OWNERS:
        return refs[0]
    named = tree.child(head, "appos", "flat")
    return cast.describe(tree, named if named is not None and named.pos == "PROPN" else head)


def _may_lead(tree: Tree, subject: Token, cast: Cast) -> bool:
    """ "The envoy made the following remark:", "The paper chose a headline of its own:"."""
    return can_speak(tree, subject, cast) or is_text(subject.lemma)


def _starts_paragraph(text: str, paragraphs: Sequence[tuple[int, int]], quote: Quote) -> bool:
    start = paragraphs[_paragraph_of(paragraphs, quote.start)][0]
    return not text[start : quote.start].strip()


def _stands_alone(text: str, paragraphs: Sequence[tuple[int, int]], quote: Quote) -> bool:
    """A quotation that starts its paragraph, or a sentence behind another quotation's cue."""
    paragraph = paragraphs[_paragraph_of(paragraphs, quote.start)]
    before = text[paragraph[0] : quote.start].rstrip(_CLOSING)
    return not before or before[-1] in _SENTENCE_ENDS


def _paragraph_of(paragraphs: Sequence[tuple[int, int]], position: int) -> int:
    found = 0
    for number, (start, _) in enumerate(paragraphs):
        if start <= position:
            found = number
    return found
