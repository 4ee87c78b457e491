"""From a cue, a speaker and content as tokens to an attribution with offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.language.trees import Tree
from dragoman.model import Attribution, Context, Stance, Voice
from dragoman.reading.cast import Cast
from dragoman.reading.statements.content import Found, quotes_in
from dragoman.reading.statements.cues import Cue, CueSense
from dragoman.reading.statements.quotes import MIN_SPEECH_WORDS, Quote, home, words
from dragoman.reading.statements.speakers import Speaker, relay

_PAIRS = (
    ("“", "”"),
    ("''", "''"),
    ('"', '"'),
    ("«", "»"),
    ("„", "“"),
    ("‘", "’"),
    ("'", "'"),
    ("“", "“"),
)
_MARKS = re.compile("[“”\"«»]|''")
_HELPERS = ("aux", "aux:pass", "advmod", "compound:prt", "cop")
_NEGATIONS = frozenset({"not", "n't", "never", "no", "n’t"})


def build(
    text: str,
    tree: Tree,
    cue: Cue,
    sense: CueSense,
    found: Found,
    speaker: Speaker,
    quotes: Sequence[Quote],
    cast: Cast,
    *,
    first: int | None = None,
) -> Attribution | None:
    """The attribution; `first` is the first token of the reporting clause where it is known.

    None where a cue inside a quotation finds nothing in it: what a quoted person tells of others
    neither begins before his words nor ends after them.
    """
    content = _content(text, tree, cue, found, quotes)
    if not content:
        return None
    cue_end = tree.tokens[cue.last].end
    start = min(tree.sentence.start, content[0][0]) if found.rule == "before" else content[0][0]
    anchor_start = min(start, _group_start(tree, cue, speaker))
    if first is not None:
        anchor_start = min(anchor_start, tree.tokens[first].start)
    anchor_end = max(content[-1][1], cue_end, speaker.ref.end if _near(tree, speaker) else 0)
    ref = speaker.ref
    voice = Voice(ref.actor, ref.name, ref.text, ref.start, ref.end, _stance(sense))
    if sense.complement == "to" and sense.stance is Stance.REPORTS:
        voice = _hearsay(text, cue)
    negated = any(
        child.lemma.lower() in _NEGATIONS for child in tree.children(cue.token, "advmod", "det")
    )
    return Attribution(
        start=anchor_start,
        end=anchor_end,
        speaker=ref,
        voice=voice,
        cue=_cue_words(tree, cue),
        cue_start=cue.token.start,
        cue_end=cue_end,
        act=sense.act,
        effect=sense.effect,
        form=_form(text, content, quotes),
        content=content,
        addressees=speaker.addressees,
        occasion=speaker.occasion,
        together=speaker.others,
        negated=negated,
        outer=relay(tree, cue, cast),
        rule=f"statement.{found.rule}",
        phrase=speaker.phrase,
        verb=_verb_group(tree, cue),
    )


def _hearsay(text: str, cue: Cue) -> Voice:
    """ "The minister is reported to oppose it": nobody named says so of him."""
    words = text[cue.token.start : cue.token.end]
    return Voice(None, words.lower(), words, cue.token.start, cue.token.end, Stance.REPORTS)


def _verb_group(tree: Tree, cue: Cue) -> tuple[int, int]:
    """The cue with what belongs to it right beside it: "has repeatedly called for"."""
    helpers = {c.i for c in tree.children(cue.token, *_HELPERS)}
    first, last = cue.first, cue.last
    while first - 1 in helpers:
        first -= 1
    while last + 1 in helpers and tree.tokens[last + 1].dep == "compound:prt":
        last += 1
    return tree.tokens[first].start, tree.tokens[last].end


def _content(
    text: str, tree: Tree, cue: Cue, found: Found, quotes: Sequence[Quote]
) -> tuple[tuple[int, int], ...]:
    around = home(quotes, cue.token.start)
    if around is None:
        earlier = found.earlier
        opening = (_bare(text, earlier.inner_start, earlier.inner_end),) if earlier else ()
        return (*opening, *(_stretch(text, tree, part, quotes) for part in found.parts))
    parts = []
    for first, last in found.parts:
        low = max(tree.tokens[first].start, around.inner_start)
        high = min(tree.tokens[last].end, around.inner_end)
        low, high = _bare(text, low, high)
        if low < high:
            parts.append((low, high))
    return tuple(parts)


def _stance(sense: CueSense) -> Stance:
    if sense.effect is Context.DENIAL:
        return Stance.DENIES
    return Stance.DOUBTS if sense.effect is Context.DOUBT else sense.stance


def _near(tree: Tree, speaker: Speaker) -> bool:
    return tree.sentence.start <= speaker.ref.start < tree.sentence.end


def _group_start(tree: Tree, cue: Cue, speaker: Speaker) -> int:
    return min(cue.token.start, speaker.ref.start) if _near(tree, speaker) else cue.token.start


def _cue_words(tree: Tree, cue: Cue) -> str:
    return " ".join(token.text for token in tree.tokens[cue.first : cue.last + 1])


def _stretch(
    text: str, tree: Tree, part: tuple[int, int], quotes: Sequence[Quote]
) -> tuple[int, int]:
    """Token range → offsets; a quotation that runs over the sentence's edge is taken whole."""
    start, end = tree.tokens[part[0]].start, tree.tokens[part[1]].end
    for quote in quotes_in(quotes, start, end):
        if quote.start < start or quote.end > tree.sentence.end or quote.end >= end:
            low, high = min(start, quote.start), max(end, quote.end)
            if not text[low:start].strip("“”\"«»‘’' ") or quote.start < tree.sentence.start:
                start = low
            if not text[end:high].strip("“”\"«»‘’'.,!?… ") or quote.end > tree.sentence.end:
                end = high
    return _bare(text, start, end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks, commas and quotation marks that enclose the whole stretch."""
    while start < end and text[start] in " \n\t,;:—–":
        start += 1
    while end > start and text[end - 1] in " \n\t,;":
        end -= 1
    for opening, closing in _PAIRS:
        if (
            end - start > 2 * len(opening)
            and text.startswith(opening, start)
            and text.endswith(closing, start + len(opening), end)
            and not _MARKS.search(text, start + len(opening), end - len(closing))
        ):
            start, end = start + len(opening), end - len(closing)
            break
    while end > start and text[end - 1] in " \n\t,":
        end -= 1
    return start, end


def _form(text: str, content: Sequence[tuple[int, int]], quotes: Sequence[Quote]) -> str:
    """direct: nothing but quoted words; mixed: quoted words among others; else indirect."""
    quoted = plain = 0
    for start, end in content:
        inside = 0
        for quote in quotes_in(quotes, start, end):
            inside += words(text[max(start, quote.inner_start) : min(end, quote.inner_end)])
        quoted += inside
        plain += words(text[start:end]) - inside
    if quoted and plain <= 0:
        return "direct"
    return "mixed" if quoted >= MIN_SPEECH_WORDS or (quoted and quoted >= plain) else "indirect"
