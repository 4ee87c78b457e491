"""Captions without a credit: pictures told in the present tense, or with no verb at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from dragoman.lexicon import load_table
from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.cohesion import reports
from dragoman.reading.zones.plain import words_for
from dragoman.reading.zones.sheet import Label, Sheet

SCENE_WORDS, SCENE_SENTENCES, VERBLESS_WORDS = (5, 45), 3, 7
PROSE_WORDS = 5

WHO_IS_WHERE = re.compile(
    r"\((?:L|R|C|l|r|c|[Ll]eft|[Rr]ight|[Cc]ent(?:er|re)|2nd [LR]|second (?:from )?(?:left|right)"
    r"|(?:far|extreme) (?:left|right)|(?:first|second|third|fourth|[2-6](?:nd|rd|th))"
    r" from (?:the )?(?:left|right|[LR])|in (?:white|black|red|blue|green|the middle)"
    r"|(?:in|with) (?:an? |the )?(?:[a-z]+ )?(?:uniform|turban|suit|hat|scarf|cap"
    r"|glasses|fatigues|robes?"
    r"|tie|shirt|jacket|coat|headscarf|beret|sunglasses|beard|moustache)"
    r"|standing|seated|sitting"
    r"|top|bottom|front|back|pictured|above)\)|,? (?:is|are) (?:seen|pictured)\b"
    r"|, (?:(?:far|extreme|second|third|fourth|\dth) )?(?:from )?"
    r"(?:left|right|centre|center|pictured),"
    r"|(?:^|[.;,(] ?)(?:[Aa]t|[Ff]rom|[Ff]irst from|[Ss]econd from|[Tt]hird from|[Ff]ourth from) "
    r"(?:the )?(?:far )?(?:left|right)\b"
    r"|\b(?:first|second|third|fourth|fifth) from (?:the )?(?:left|right)\b"
    r"|, (?:at|in|on) (?:the )?(?:back|rear|front|left|right|centre|center|middle),"
    r"|\bin the (?:foreground|background)\b|, (?:as )?seen (?:from|through|in|on|at|here)\b"
    r"|\((?:our |from (?:our|the) )?(?:file|files|archives?|library|file photo|file picture)\)"
    r"|\bposes? for a (?:group |family )?photo"
)
_PAST_DAY = re.compile(
    r"\b(?:yesterday|last (?:week|month|year|night|spring|summer|autumn|winter|[A-Z][a-z]+day\b"
    r"|[A-Z][a-z]+(?=[.,]|$))|earlier (?:today|this|in the)|(?:in|of|,) (?:[A-Z][a-z]+,? )?"
    r"(?:19|20)\d\d(?=\W*$|\. ))"
)
_PLACED = re.compile(
    r"\b(?:in|at|on|outside|near|before|beside|inside|below|above) (?:the )?[A-Z\w]"
)
_QUOTE = re.compile(r"[“”\"«»]|(?<!\w)['‘]|[?!;]")
_SENTENCE = re.compile(r"(?<=[a-z\d)][.!?])\s+(?=[A-Z])")
_TURN = re.compile(r"^(?:[A-Z][A-Z.'’ -]{1,40}|[QA])(?: \([^()\n]{1,60}\))?[:.]\s")


def label_scenes(sheet: Sheet) -> None:
    """Labels captions that only their grammar shows, set among the article's paragraphs.

    One stands below a title, a byline, a prompt or a paragraph and is no entry of a live page:
    "Delegates walking into the hall.", "Workers take down the tents yesterday."
    """
    for block in sheet.open_blocks():
        if block.marks or _after_stamp(sheet, block.index) or _TURN.match(block.plain):
            continue
        rule = scene(block)
        if rule and (rule != "picture-without-verb" or _amid_prose(sheet, block)):
            sheet.put(block.index, Label(ZoneKind.CAPTION, rule, block.tokens[0], "photo"))


def scene(block: Block) -> str:
    """The rule by which a block tells of a picture, "" where none does."""
    if not SCENE_WORDS[0] <= block.words <= SCENE_WORDS[1] or not block.closed:
        return ""
    if _QUOTE.search(block.plain) or not block.plain[0].isupper() or block.plain[-1] == ":":
        return ""
    sentences = _SENTENCE.split(block.plain)
    tokens = re.findall(r"[^\W\d_][\w'’.-]*[\w]|[^\W\d_]", sentences[0])
    if len(sentences) > SCENE_SENTENCES or not tokens or not _opens(tokens[0]):
        return ""
    folded = [token.casefold() for token in tokens]
    if any(word in words_for("auxiliary") for word in folded) or _past(tokens):
        return ""
    posed = any(word in words_for("pose") for word in folded[1:])
    if (
        posed
        and not reports(block)
        and "according to" not in block.plain
        and _PAST_DAY.search(sentences[0])
    ):
        return "picture-told-past"
    if _present(tokens):
        return ""
    if _participle(tokens):
        return "picture-participle"
    if len(tokens) >= VERBLESS_WORDS and len(sentences) == 1 and _verbless(tokens, block.plain):
        return "picture-without-verb"
    return ""


def _opens(first: str) -> bool:
    word = first.casefold()
    if word.endswith("ed") or word in words_for("past") or word in ("done", "given", "taken"):
        return False  # "Done at Accra on 3 May, the two texts being equally valid."
    return word in words_for("determiner") or (
        word not in words_for("function") and not word.endswith("ly")
    )


def _past(tokens: Sequence[str]) -> bool:
    """Holds a word that may be a verb of the past ("signed", "met"), not "a ruined bridge"."""
    for above, token in pairwise(tokens):
        if token[0].isupper():
            continue
        adjective = above.casefold() in words_for("determiner") | {
            "being",
            "of",
            "by",
            "in",
            "with",
            "his",
        }
        if token.endswith("ed") and len(token) > 4 and not adjective:
            return True
        if token in words_for("past") and above.casefold() != "being":
            return True
    return False


def _present(tokens: Sequence[str]) -> bool:
    """Holds what may be a verb of the present that no picture shows ("rejects")."""
    verbs, nouns = _lemmas()
    return any(
        token.islower()
        and (
            token in verbs or token.removesuffix("s") in verbs or token.removesuffix("es") in verbs
        )
        and token not in nouns
        and token.removesuffix("s") not in nouns
        and token not in words_for("function")
        and above.casefold() not in words_for("determiner")  # "A guard looking …"
        for above, token in pairwise(tokens)
    )


@cache
def _lemmas() -> tuple[frozenset[str], frozenset[str]]:
    rows = load_table("frames")
    nouns = {row["lemma"] for row in rows if row["pos"] != "VERB"}
    nouns |= {row["noun"] for row in load_table("group_nouns")}
    nouns |= {row["title"].casefold() for row in load_table("titles")}
    return frozenset(row["lemma"] for row in rows if row["pos"] == "VERB"), frozenset(nouns)


def _participle(tokens: Sequence[str]) -> bool:
    """ "Delegates arriving at the hall": behind a noun, where a sentence would have its verb."""
    for above, token in pairwise(tokens):
        if not (token.islower() and token.endswith("ing") and len(token) > 4):
            continue
        if token in words_for("no_participle") and token != "being":
            continue
        if above.casefold() not in words_for("before_gerund"):
            return True
    return False


def _verbless(tokens: Sequence[str], plain: str) -> bool:
    """ "Reporters asleep on the floor of the hall.": people in a place, and no verb."""
    head = [token.casefold() for token in tokens[:3]]
    people = any(
        word in words_for("people")
        or word in words_for("job")
        or word.removesuffix("s") in words_for("job")
        for word in head
    )
    named = len(tokens) > 2 and tokens[1][0].isupper() and " with " in plain
    return (people or named) and _PLACED.search(plain) is not None


def _after_stamp(sheet: Sheet, index: int) -> bool:
    return index > 0 and (
        sheet.group(index - 1) == "stamp" or sheet.blocks[index - 1].plain.endswith(":")
    )


def _amid_prose(sheet: Sheet, block: Block) -> bool:
    """The article's sentences stand above and below."""
    above = any(b.closed and b.words >= PROSE_WORDS for b in sheet.blocks[: block.index])
    below = sheet.blocks[block.index + 1 : block.index + 4]
    goes_on = any(b.closed and b.words >= PROSE_WORDS and sheet.is_open(b.index) for b in below)
    return above and goes_on
