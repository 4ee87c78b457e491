"""Sentences in which the house speaks of itself, of the page or to its reader.

"Our autumn appeal ends on Friday.", "Want to answer back? Keep it under 200 words." and "The views
here are the author's own." end as sentences do and stand among the article's. No list of formulas
holds them all, but what they talk about does: the trade's own things, the reader, the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.cohesion import Topic, is_telling, topic_of
from dragoman.reading.zones.plain import words_for
from dragoman.reading.zones.sheet import Label, Sheet

HOUSE_WORD, HOUSE_WORDS_MOST = 1.2, 3.6
WEAK_WORD, WEAK_WORDS_MOST = 0.45, 2.25
READER, READER_AGAIN, OURS, CALL, QUESTION, ASIDE = 1.0, 0.5, 0.6, 1.2, 0.5, 0.6
THIS_PAGE, CONTACT, CONTACTS_MOST = 1.0, 0.8, 1.6
TOLD, QUOTED, SHARED, SHARED_MOST = -1.5, -1.0, -0.3, -2.4
LONG_WORDS = 20
"""Longer sentences hold more words of every kind: what speaks for the house counts less."""
OWN_VOICE_SHARE = 0.3
"""Where so many sentences say "we" or "you" (a speech, an interview), that tells nothing."""
HEAD, TITLE, INSIDE, TAIL, BESIDE = 1.2, 2.4, 1.4, 0.9, -0.3
"""How much it takes above, among and below the paragraphs that tell of events, and how much less
beside furniture."""
MAX_WORDS = 130
MIN_WORDS = 3

_QUOTATION = re.compile(r"“[^”]*”?|«[^»]*»?|(?<!\w)\"[^\"]*\"?|(?<!\w)‘[^’]{12,}’")
_READER = re.compile(r"(?i)\b(?:you|your|yours|you're|you’re|you'll|you’ll|you've|you’ve)\b")
_OURS = re.compile(
    r"(?i:\b(?:we|our|ours|we're|we’re|we'll|we’ll|we've|we’ve|my|me)\b)|\b(?:us|I|I'm|I’m)\b"
)
_TOLD = re.compile(
    r"\b(?:said|says|told|added|announced|stated|warned|claimed|denied|insisted|reported that)\b"
)
_CONTACT = re.compile(
    r"\S+@\S+\.\w+|https?://\S+|www\.\S+|(?:\+|\b0)\d[\d ()/-]{6,}\d|[$€£¥₹]\s?\d"
    r"|\b(?:P\.?\s?O\.?\s?Box|BP)\s?\d|(?<!\w)@\w{3,}"
)
_ASIDE = re.compile(r"^[(\[*].*[)\]*]$")
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_THIS = re.compile(r"(?i)\b(?:this|these|our|the above|above|below) (?P<noun>[a-z-]+)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """How often a page's own sentences say "you" and "we"."""

    reader: bool
    ours: bool


def label_house(sheet: Sheet) -> None:
    """Labels sentences that speak of the house, the page or to the reader.

    It takes least below the last paragraph that tells of events and most among them.
    """
    topic = topic_of(sheet)
    prose = [block for block in sheet.open_blocks() if is_telling(block)]
    voice = _voice(prose)
    scores = {block.index: score(block, topic, voice) for block in sheet.open_blocks()}
    telling = [b.index for b in prose if scores[b.index] < INSIDE / 4]
    first, last = (telling[0], telling[-1]) if telling else (len(sheet.blocks), -1)
    for block in list(sheet.open_blocks()):
        enough = HEAD if block.index < first else TAIL if block.index > last else INSIDE
        if block.index < first and not block.closed:
            enough = TITLE  # "Read the full text of the accord" may well be the title
        if _beside_furniture(sheet, block):
            enough += BESIDE
        if MIN_WORDS <= block.words <= MAX_WORDS and scores[block.index] >= enough:
            label = Label(ZoneKind.BOILERPLATE, "house-talk", evidence(block), "house")
            sheet.put(block.index, label)


def score(block: Block, topic: Topic, voice: Voice) -> float:
    """Above 0 where more speaks for the house than for the article."""
    plain = _QUOTATION.sub(" ", block.plain)
    words = _words(plain)
    strong = {word for word in words if word in words_for("house")}
    weak = {word for word in words if word in words_for("house_weak")}
    total = min(HOUSE_WORD * len(strong), HOUSE_WORDS_MOST)
    total += min(WEAK_WORD * len(weak), WEAK_WORDS_MOST)
    total += min(CONTACT * len(_CONTACT.findall(plain)), CONTACTS_MOST)
    total += THIS_PAGE * any(_is_page(match["noun"].casefold()) for match in _THIS.finditer(plain))
    said = len(_READER.findall(plain))
    total += (READER * bool(said) + READER_AGAIN * (said > 1)) * (0.3 if voice.reader else 1.0)
    total += OURS * bool(_OURS.search(plain)) * (0.3 if voice.ours else 1.0)
    total += CALL * any(_calls(_words(part)) for part in _SENTENCES.split(plain))
    total += QUESTION * ("?" in plain and bool(said or weak or strong))
    total += ASIDE * (total > 0 and _ASIDE.match(block.plain) is not None)
    if block.words > LONG_WORDS:
        total *= (LONG_WORDS / block.words) ** 0.5
    total += TOLD * bool(_TOLD.search(plain)) + QUOTED * (plain != block.plain)
    return total + max(SHARED * topic.shared(block), SHARED_MOST)


def _is_page(noun: str) -> bool:
    return noun in words_for("house_weak") or noun in words_for("house_this")


def evidence(block: Block) -> str:
    """The words that speak for the house, in the order of the line."""
    known = words_for("house") | words_for("house_weak") | {"you", "your", "we", "our", "us"}
    found = [word for word in block.tokens if word.casefold().replace("’", "'") in known]
    return " ".join(found) or block.plain


def _words(plain: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in re.findall(r"[\w'’-]+", plain)]


def _calls(words: list[str]) -> bool:
    """Begins as a request does ("Write to …", "Questions? …"), not with a noun as its subject."""
    if len(words) < 2 or words[0] not in words_for("reader_call"):
        return False
    return words[1] not in words_for("after_noun")


def _voice(prose: list[Block]) -> Voice:
    least = OWN_VOICE_SHARE * len(prose)
    plain = [_QUOTATION.sub(" ", block.plain) for block in prose]
    return Voice(
        sum(bool(_READER.search(text)) for text in plain) >= max(2, least),
        sum(bool(_OURS.search(text)) for text in plain) >= max(2, least),
    )


def _beside_furniture(sheet: Sheet, block: Block) -> bool:
    """Boilerplate with words, right above or below."""
    return any(
        sheet.kind(index) is ZoneKind.BOILERPLATE
        and sheet.group(index) not in ("rule", "separator", "count", "day")
        for index in (block.index - 1, block.index + 1)
        if 0 <= index < len(sheet.blocks)
    )
