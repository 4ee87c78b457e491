"""What syndication does to a text, done to texts: the copies and near misses of `copies`.

Each editing takes a text's paragraphs and gives those of a copy: a banner around it, the tail cut,
a new introduction, the house's own spelling, some paragraphs taken into another report, a light
rewrite. `quote_only` makes what is no copy: another report that quotes the same speech.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Paragraphs = list[str]
Editing = Callable[[Paragraphs, Paragraphs, Random], Paragraphs]
"""Paragraphs of the text, those of an unrelated text, chance → paragraphs of the edited text."""

BANNERS = (
    "Support independent reporting. This month 312 readers have given; we need 900.",
    "Share this article on your favourite network. Print. E-mail. Text size.",
    "Subscribe to our newsletter and receive the day's ten most read stories at noon.",
    "The views expressed here are the author's and do not reflect those of this site.",
    "This article was first published elsewhere and is reproduced with permission.",
    "All rights reserved. This material may not be published, broadcast or redistributed.",
)
INTRODUCTIONS = (
    "Here is what we know so far about a day that left more questions than answers, as told by "
    "those who were near and by those who would rather have been far away.",
    "For weeks the rumours had been there. On the day itself few in this newsroom believed what "
    "the screens were showing, and fewer still went home before midnight.",
    "Our correspondent has followed the story from its first hour. What follows is a report that "
    "we received in the course of the afternoon and publish in shortened form.",
)
_SPELLING = (
    (r"\b(\w+)ization(s?)\b", r"\1isation\2"), (r"\b(\w{3,})ize(d|s|r)?\b", r"\1ise\2"),
    (r"\blabor\b", "labour"), (r"\bhonor\b", "honour"), (r"\bcenter\b", "centre"),
    (r"\bdefense\b", "defence"), (r"\bprogram\b", "programme"), (r"\btraveled\b", "travelled"),
    (r"\bpercent\b", "per cent"), (r"\bU\.S\.", "US"), (r"[“”]", '"'), (r"’", "'"),
    (r"\b(\d+),(\d{3})\b", r"\1.\2"),
)  # fmt: skip
_SWAPS = (
    (r"\bsaid\b", "stated"), (r"\bmore than\b", "over"), (r"\bpeople\b", "persons"),
    (r"\bbut\b", "yet"), (r"\babout\b", "around"), (r"\bkilled\b", "slain"),
    (r"\bgovernment\b", "administration"), (r"\bgroup\b", "organisation"), (r"\balso\b", "too"),
)  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_SPEECH = re.compile(r"[“\"][^“”\"\n]{60,}[”\"]")


def banner(text: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs:
    """Furniture before and behind the whole text."""
    return [*chance.sample(BANNERS, 2), *text, *chance.sample(BANNERS, 2)]


def tail_cut(text: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs:
    """The first 40 to 80 percent of the sentences."""
    sentences = [one for paragraph in text for one in _SENTENCE.split(paragraph)]
    return sentences[: max(4, int(len(sentences) * chance.uniform(0.4, 0.8)))]


def new_intro(text: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs:
    """An introduction of the house in place of the first fifth."""
    sentences = [one for paragraph in text for one in _SENTENCE.split(paragraph)]
    return [chance.choice(INTRODUCTIONS), *sentences[max(1, len(sentences) // 5) :]]


def house_spelling(text: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs:
    """British spelling, other quotation marks, other thousands."""
    return [_changed(paragraph, _SPELLING) for paragraph in text]


def partial(text: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs:
    """Three to six sentences in a row, taken into an unrelated report."""
    sentences = [one for paragraph in text for one in _SENTENCE.split(paragraph)]
    many = chance.randint(3, 6)
    start = chance.randrange(max(1, len(sentences) - many))
    middle = len(other) // 2
    return [*other[:middle], " ".join(sentences[start : start + many]), *other[middle:]]


def light_rewrite(text: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs:
    """Synonyms, every seventh sentence dropped, neighbours swapped here and there."""
    sentences = [one for paragraph in text for one in _SENTENCE.split(paragraph)]
    kept = [one for i, one in enumerate(sentences) if i % 7 != 5]
    for i in range(0, len(kept) - 1, 5):
        kept[i], kept[i + 1] = kept[i + 1], kept[i]
    return [_changed(one, _SWAPS) for one in kept]


def quote_only(text: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs | None:
    """The text's speeches alone, told in another report; None where nobody speaks at length."""
    speeches = [match[0] for paragraph in text for match in _SPEECH.finditer(paragraph)]
    if not speeches:
        return None
    told = [f"{speech}, our reporter heard on the spot." for speech in speeches[:3]]
    middle = len(other) // 2
    return [*other[:middle], *told, *other[middle:]]


EDITINGS: dict[str, Editing] = {
    "banner": banner,
    "tail cut": tail_cut,
    "new intro": new_intro,
    "spelling": house_spelling,
    "partial": partial,
    "light rewrite": light_rewrite,
}


def _changed(text: str, changes: tuple[tuple[str, str], ...]) -> str:
    for pattern, instead in changes:
        text = re.sub(pattern, instead, text)
    return text
