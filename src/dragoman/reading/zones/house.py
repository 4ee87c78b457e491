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
from dragoman.reading.zones.cohesion import Topic, is_telling, matter, topic_of
from dragoman.reading.zones.furniture import corrects_other
from dragoman.reading.zones.glued import has_turns
from dragoman.reading.zones.plain import words_for
from dragoman.reading.zones.sheet import Label, Sheet

HOUSE_WORD, HOUSE_WORDS_MOST = 1.2, 3.6
WEAK_WORD, WEAK_WORDS_MOST, WEAK_ALONE = 0.45, 3.6, 0.35
READER, READER_AGAIN, OURS, CALL, QUESTION, ASIDE = 1.0, 0.5, 0.6, 1.2, 0.5, 0.6
THIS_PAGE, SUBJECT, CONTACT, CONTACTS_MOST = 1.0, 0.5, 0.8, 1.6
TOLD, QUOTED, SHARED, SHARED_MOST = -1.5, -1.0, -0.3, -2.4
ALONE, OURS_ALONE = 0.7, 0.4
"""The most that "you" and "we" weigh in a sentence that names nothing of the trade."""
LONG_WORDS = 20
"""Longer sentences hold more words of every kind: what speaks for the house counts less."""
OWN_VOICE_SHARE, OWN_VOICE_LEAST = 0.3, 3
"""Where so many sentences say "we" or "you" (a speech, an interview), that tells nothing."""
HEAD, TITLE, INSIDE, TAIL, BESIDE, FOREIGN, LEAST = 1.2, 2.4, 1.4, 0.9, -0.3, -0.3, 0.5
"""How much it takes above, among and below the paragraphs that tell of events, and how much less
beside furniture."""
SEE = 1.8
"""What "see our December page" weighs."""
SPEECH = 1.0
"""How much more it takes in a speech, whose speaker asks things of those who listen."""
MAX_WORDS, MAX_CHARS = 130, 1500
MIN_WORDS = 3
NOTES_LEAST, NOTE_WORDS, PROSE_LEAST, SPEAKS, STRAY = 2, 40, 3, 0.5, 1
SPEAKS_CLEARLY = 0.8

_QUOTATION = re.compile(r"“[^”]*”?|«[^»]*»?|(?<!\w)\"[^\"]*\"?|(?<!\w)‘[^’]{12,400}’")
_READER = re.compile(r"(?i)\b(?:please|you|your|yours|you're|you’re|you'll|you’ll|you've|you’ve)\b")
_OURS = re.compile(
    r"(?i:\b(?:we|our|ours|we're|we’re|we'll|we’ll|we've|we’ve|my|me)\b)|\b(?:us|I|I'm|I’m)\b"
)
_TOLD = re.compile(
    r"\b(?:said|says|told|tells|added|announced|stated|warned|claimed|denied|insisted"
    r"|(?:is|are) (?:reported|said|believed) to|reported that)\b"
)
_CONTACT = re.compile(
    r"\S+@\S+\.\w+|https?://\S+|www\.\S+|(?:\+|\b0)\d[\d ()/-]{6,}\d|[$€£¥₹]\s?\d"
    r"|\b(?:P\.?\s?O\.?\s?Box|BP)\s?\d|(?<!\w)@\w{3,}"
)
OWN_NOTES, OWN_NOTE_WORDS = 4, 60
_BODIES = frozenset({"Ministry", "Mission", "Office", "Secretariat", "Commission", "Council"})
"""Houses that act in the news themselves."""
_SELF = re.compile(
    r"^[^.,;]{0,60}?\b(?:is|are|was|were|has been) (?:an?|the|one|run|owned|funded|edited|printed"
    r"|published|produced|financed|supported|not responsible|part of)\b"
)
_ANSWER = re.compile(r"^(?:Q(?:uestion)?|A(?:nswer)?)\d{0,2}[.:] ")
_ASIDE = re.compile(r"^[(\[*].*[)\]*]$")
_IF_YOU = re.compile(r"\bIf (?:you|this|it|our|any)\b[^.,;?!]{0,120}, ([^.?!]{3,120})")
"""A request behind its condition ("If this helped you, send it to a friend.")."""
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_SMALL_AD = re.compile(r"^[A-Z]{3,}(?:[ ’'-][A-Z]{2,})*[:.,]? ")
_GREETING = re.compile(
    r"(?i)^(?:good (?:morning|evening|afternoon|day)|hello|hi)\b[^.!?]{0,50}[.!?]$"
)
_SEE = re.compile(
    r"\b[Ss]ee (?:also )?(?:our|the) (?:\w+ ){0,3}(?:pages?|issues?|section|website|site|archives?"
    r"|method|methodology|glossary|legend)\b"
)
_SERIES = re.compile(
    r"^This (?:is|was) the (?:\w+ ){0,2}(?:part|article|piece|instal?lment|story|report) (?:of|in) "
    r"|\b(?:part|instal?lment|article|piece) (?:of|in) (?:a|our|the) (?:[\w-]+ ){0,2}series\b"
    r"|^For (?:the|a|more|further|details|our)\b(?! than)[^,.]{3,50}, (?:please |you can )?(?:see"
    r"|visit|go to|click|consult|turn to|read|call|ring|contact|write to)\b"
    r"|^About (?:the )?[A-Z][\w&.'’ -]{1,40}: \S"
)
"""Notes on the page's place among others: "This is the third part of a series.", "For the
full text, see the government's website.", "About the Courier: founded in 1911 …"."""
_SUBJECT = re.compile(
    r"^\W*(?:This|The following|All|These) [a-z-]+"
    r" (?:is|are|was|were|has|have|does|may|can|contains?)\b"
)
_THIS = re.compile(
    r"(?i)\b(?:this|these|all|our|the above|above|below) "
    r"(?:(?:last|next|first|latest|coming|previous) )?(?P<noun>[a-z-]+)\b"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """How often a page's own sentences say "you" and "we"."""

    reader: bool
    ours: bool
    speech: bool = False


def label_house(sheet: Sheet) -> None:
    """Labels sentences that speak of the house, the page or to the reader.

    It takes least below the last paragraph that tells of events and most among them.
    """
    topic = topic_of(sheet)
    prose = [block for block in sheet.open_blocks() if is_telling(block)]
    voice = Voice(True, True, True) if is_speech(sheet) else _voice(prose)
    scores = {b.index: score(b, topic, voice) if _fit(b) else 0.0 for b in sheet.open_blocks()}
    telling = [b.index for b in prose if scores[b.index] < INSIDE / 4]
    turns = has_turns(sheet.page.text)
    while not turns and len(telling) > 2 and _small_ad(sheet.blocks[telling[-1]], topic):
        telling.pop()
    turns_of_two = sum(_ANSWER.match(block.plain) is not None for block in sheet.blocks)
    first, last = (telling[0], telling[-1]) if telling else (len(sheet.blocks), -1)
    for block in list(sheet.open_blocks()):
        enough = HEAD if block.index < first else TAIL if block.index > last else INSIDE
        enough += SPEECH * voice.speech
        if block.index < first and not block.closed:
            enough = TITLE  # "Read the full text of the accord" may well be the title
        if block.index > last and not topic.shared(block) and not matter(block):
            enough += FOREIGN
        if block.index > last and not turns and _small_ad(block, topic):
            enough = min(enough, 0.0) - STRAY
        if block.index < first and block.closed and not topic.shared(block):
            enough += FOREIGN
        if block.index < first and block.closed and _GREETING.match(block.plain):
            enough = 0.0  # "Good morning, it is Tuesday."
        if _beside_furniture(sheet, block):
            enough = max(enough + BESIDE, min(enough, LEAST))
        if (_ANSWER.match(block.plain) and turns_of_two > 2) or corrects_other(block):
            continue  # "A: Thank you."
        if _fit(block) and scores[block.index] >= enough:
            label = Label(ZoneKind.BOILERPLATE, "house-talk", evidence(block), "house")
            sheet.put(block.index, label)
    _label_last_notes(sheet, [b for b in prose if sheet.is_open(b.index)], scores, topic)


def _small_ad(block: Block, topic: Topic) -> bool:
    """ "NOTICES. The club moves its lunch to the 6th.": under its own word in capitals, telling
    nothing of the article's matter."""
    match = _SMALL_AD.match(block.plain)
    if match is None or _TOLD.search(block.plain) or topic.shared(block) > STRAY:
        return False
    known = any(word in words_for("tail_head") for word in _words(match.group()))
    return known or not matter(block)


def _fit(block: Block) -> bool:
    """Of a length that such sentences have."""
    return MIN_WORDS <= block.words <= MAX_WORDS and len(block.plain) <= MAX_CHARS


def _label_last_notes(
    sheet: Sheet, prose: list[Block], scores: dict[int, float], topic: Topic
) -> None:
    """Labels short last paragraphs that share nothing with the article where one of them speaks
    for the house ("The cinema shows …", "We seek a typist two mornings a week.")."""
    notes: list[Block] = []
    for block in reversed(prose):
        speaks = scores[block.index] >= SPEAKS_CLEARLY
        if (
            (topic.shared(block) + matter(block) > STRAY and not speaks)
            or _TOLD.search(block.plain)
            or block.words > NOTE_WORDS
        ):
            break
        notes.append(block)
    own = sum(bool(_OURS.search(_QUOTATION.sub(" ", block.plain))) for block in prose)
    speaks = own < OWN_VOICE_LEAST and any(scores[block.index] >= SPEAKS for block in notes)
    if NOTES_LEAST <= len(notes) <= len(prose) - PROSE_LEAST and speaks:
        for block in notes:
            sheet.put(block.index, Label(ZoneKind.BOILERPLATE, "house-notes", block.plain, "house"))


def score(block: Block, topic: Topic, voice: Voice) -> float:
    """Above 0 where more speaks for the house than for the article."""
    plain = _QUOTATION.sub(" ", block.plain)
    words = _words(plain)
    strong = {word for word in words if word in words_for("house")}
    weak = {word for word in words if word in words_for("house_weak")}
    total = min(HOUSE_WORD * len(strong), HOUSE_WORDS_MOST)
    total += min(WEAK_WORD * len(weak), WEAK_WORDS_MOST)
    total += min(CONTACT * len(_CONTACT.findall(plain)), CONTACTS_MOST)
    total += SUBJECT * (_SUBJECT.match(plain) is not None)
    total += THIS_PAGE * any(_is_page(match["noun"].casefold()) for match in _THIS.finditer(plain))
    if not (strong or weak or total):
        most = ALONE if _READER.search(plain) else OURS_ALONE
        total += min(most, _to_reader(plain, voice))
    else:
        total += _to_reader(plain, voice)
    total += CALL * any(_calls(_words(part)) for part in _SENTENCES.split(plain))
    total += CALL * any(_calls(_words(match[1])) for match in _IF_YOU.finditer(plain))
    total += SEE * (_SEE.search(plain) is not None)
    total += SEE * (_SERIES.search(plain) is not None)
    total += QUESTION * ("?" in plain and (total > ALONE or bool(_READER.search(plain))))
    total += ASIDE * (total > 0 and _ASIDE.match(block.plain) is not None)
    if total == min(WEAK_WORD * len(weak), WEAK_WORDS_MOST):
        total = WEAK_ALONE * (len(weak) - matter(block))  # "The paper published the letter."
    if block.words > LONG_WORDS:
        total *= (LONG_WORDS / block.words) ** 0.5
    total += TOLD * bool(_TOLD.search(plain)) + QUOTED * (plain != block.plain)
    return total + max(SHARED * topic.shared(block), SHARED_MOST)


def _is_page(noun: str) -> bool:
    return noun in words_for("house_weak") or noun in words_for("house_this")


def _to_reader(plain: str, voice: Voice) -> float:
    """What "you" and "our" weigh on this page."""
    said = len(_READER.findall(plain))
    total = (READER * bool(said) + READER_AGAIN * (said > 1)) * (0.3 if voice.reader else 1.0)
    return total + OURS * bool(_OURS.search(plain)) * (0.3 if voice.ours else 1.0)


def label_own_notes(sheet: Sheet, outlet: str | None) -> None:
    """Labels sentences near the text's end in which the outlet, known by now, tells of itself
    ("The Delta is a project of volunteers.", "The Courier's travel was paid by the Courier.")."""
    names = _forms(outlet) if outlet else ()
    bodies = [b for b in sheet.blocks if sheet.kind(b.index) is ZoneKind.BODY]
    for block in bodies[max(1, len(bodies) // 2) :][-OWN_NOTES:] if names else ():
        if not MIN_WORDS <= block.words <= OWN_NOTE_WORDS or _TOLD.search(block.plain):
            continue
        named = sum(len(re.findall(rf"(?<!\w){re.escape(n)}(?!\w)", block.plain)) for n in names)
        starts = any(block.plain.startswith(name) for name in names)
        trade = not any(word in _BODIES for word in (outlet or "").split()) and any(
            word in words_for("house_weak") or word in words_for("house")
            for word in _words(block.plain)
        )
        of_itself = starts and (trade or _SELF.search(block.plain) is not None)
        if named > 1 or of_itself:
            label = Label(ZoneKind.BOILERPLATE, "own-note", block.plain, "house")
            sheet.put(block.index, label, overrule=True)


def _forms(outlet: str) -> tuple[str, ...]:
    """The outlet's name, or its short form ("the Ledger" for "The Coast Ledger")."""
    last = outlet.split()[-1]
    paper = last.casefold() in words_for("outlet_word") and len(outlet.split()) > 1
    whole = (f"The {last}", f"the {last}") if paper and last not in _BODIES else ()
    named = [word for word in outlet.split() if word.casefold() in words_for("outlet_word")]
    return (*whole, outlet, f"The {outlet}", *(f"The {w}" for w in named if w not in _BODIES))


def evidence(block: Block) -> str:
    """The words that speak for the house, in the order of the line."""
    known = words_for("house") | words_for("house_weak") | {"you", "your", "we", "our", "us"}
    found = [word for word in block.tokens if word.casefold().replace("’", "'") in known]
    return " ".join(found) or block.plain


def _words(plain: str) -> list[str]:
    """Folded words, without the ending of a possessive ("the editor's decision")."""
    found = (word.casefold().replace("’", "'") for word in re.findall(r"[\w'’-]+", plain))
    return [word.removesuffix("'s").rstrip("'") if len(word) > 5 else word for word in found]


def _calls(words: list[str]) -> bool:
    """Begins as a request does ("Write to …", "Questions? …"), not with a noun as its subject."""
    if len(words) < 2 or words[0] not in words_for("reader_call"):
        return False
    return words[0] in ("thank", "thanks") or words[1] not in words_for("after_noun")


def _voice(prose: list[Block]) -> Voice:
    least = OWN_VOICE_SHARE * len(prose)
    plain = [_QUOTATION.sub(" ", block.plain) for block in prose]
    return Voice(
        sum(bool(_READER.search(text)) for text in plain) >= max(OWN_VOICE_LEAST, least),
        sum(bool(_OURS.search(text)) for text in plain) >= max(OWN_VOICE_LEAST, least),
    )


def is_speech(sheet: Sheet) -> bool:
    """Opens by greeting an audience ("Excellencies, ladies and gentlemen,")."""
    return any(b.words <= SALUTATION_WORDS and SALUTATION.match(b.plain) for b in sheet.blocks)


SALUTATION_WORDS = 16
SALUTATION = re.compile(
    r"(?i)^(?:(?:my )?fellow |(?:your )?excellenc|ladies and gentlemen|distinguished "
    r"|(?:my )?dear (?:friends|colleagues|brothers|sisters|compatriots|citizens|people)"
    r"|brothers and sisters|sisters and brothers|my (?:brothers|people)|compatriots|comrades"
    r"|honou?rable |m(?:r|rs|s|adam)\.? (?:president|chair\w*|speaker|secretary))"
    r".{0,90}[,:!.]$"
)


def _beside_furniture(sheet: Sheet, block: Block) -> bool:
    """Boilerplate with words, right above or below."""
    return any(
        sheet.kind(index) is ZoneKind.BOILERPLATE
        and sheet.group(index) not in ("rule", "separator", "count", "day")
        for index in (block.index - 1, block.index + 1)
        if 0 <= index < len(sheet.blocks)
    )
