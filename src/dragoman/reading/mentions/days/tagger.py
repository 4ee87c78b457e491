"""Finds temporal expressions in sentences and resolves each to a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model import Basis, Day, DayMention
from dragoman.reading.mentions.days import calendar
from dragoman.reading.mentions.days.absolute import BEFORE_ERA, DAYS
from dragoman.reading.mentions.days.context import letter_at, word_at
from dragoman.reading.mentions.days.counted import COUNTED
from dragoman.reading.mentions.days.extent import widen
from dragoman.reading.mentions.days.meanings import (
    PAGE,
    Beside,
    Fixed,
    Found,
    Meaning,
    Shift,
    Swappable,
    Untold,
    Weekly,
)
from dragoman.reading.mentions.days.patterns import Rule
from dragoman.reading.mentions.days.relative import RELATIVE
from dragoman.reading.mentions.days.resolve import A_YEAR_BEFORE, beside, resolve
from dragoman.reading.mentions.days.roles import role_before
from dragoman.reading.mentions.days.story import Story, is_historical
from dragoman.reading.mentions.days.stretches import STRETCHES
from dragoman.reading.mentions.days.tense import Tense, tense_near
from dragoman.reading.mentions.days.words import Words, read_words

RULES: tuple[Rule, ...] = (*DAYS, *STRETCHES, *RELATIVE, *COUNTED)
"""Longer matches win; of equally long ones the earlier rule."""

_YEARS = frozenset({"Y", "10Y", "100Y"})
_OPENING = 2
"""A date among the first words of a sentence opens it ("In 1862", "By the spring of 1862")."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What one sentence holds, before anything is resolved."""

    words: Words
    sentence: int
    found: tuple[Found, ...]


def tag_days(
    text: str, spans: Sequence[tuple[int, int]], *, published: Day
) -> tuple[DayMention, ...]:
    """Every temporal expression in `text[start:end]` for the spans (sentences, in text order).

    Offsets point into `text`. Each mention is resolved against the day the page was published
    and the dates told before it; what nothing settles keeps its words, its precision and a
    reason, never a guessed day. Lengths of time, "now" and "every Friday" are mentions without
    a known day (roles duration, at, recurring). Method: word classes and rules after HeidelTime
    (Strötgen and Gertz 2010), with the narrative anchor chosen page by page.
    """
    reads = [read for i, span in enumerate(spans) if (read := _read(text, span, i))]
    story = _story(reads, published)
    return tuple(mention for read in reads for mention in _mentions(read, story))


def _read(text: str, span: tuple[int, int], sentence: int) -> _Read | None:
    words = read_words(text, *span)
    if words is None:
        return None
    found = tuple(widen(words, choose(words)))
    return _Read(words, sentence, found) if found else None


def choose(words: Words) -> list[Found]:
    """What the rules find, without overlap: leftmost first, then longest, then by rule."""
    candidates: list[tuple[int, int, int, Found]] = []
    present = frozenset(words.letters)
    for order, rule in enumerate(RULES):
        if rule.needs.isdisjoint(present):
            continue
        for match in rule.pattern.finditer(words.letters):
            for one in rule.build(words, match):
                candidates.append((one.first, -match.end(), order, one))
    candidates.sort(key=lambda c: c[:3])
    chosen: list[Found] = []
    reached = 0
    for _, _, _, one in candidates:
        if one.first >= reached:
            chosen.append(one)
            reached = one.last
    return chosen


def _story(reads: Sequence[_Read], published: Day) -> Story:
    """The context before the first sentence: does the page look back, which numeric order."""
    years: list[int] = []
    near = 0
    orders: set[bool] = set()
    for read in reads:
        for one in read.found:
            meaning = one.meaning
            if isinstance(meaning, Untold) and meaning.why == BEFORE_ERA:
                years.append(0)
            elif isinstance(meaning, Fixed) and meaning.interval:
                years.append(meaning.interval[0].year)
                orders.update(_order(read.words, one))
            elif isinstance(meaning, Weekly) or _points_near(meaning):
                near += 1
    day_first = next(iter(orders)) if len(orders) == 1 else None
    return Story(published, is_historical(years, near, published), day_first)


def _points_near(meaning: Meaning) -> bool:
    """ "Yesterday", "last week" are told from the page's day; "ten years ago" looks back."""
    return isinstance(meaning, Shift) and meaning.anchor == PAGE and meaning.unit not in _YEARS


def _order(words: Words, one: Found) -> Iterator[bool]:
    """True for a numeric date that can only be day first, False for one only month first."""
    if words.letters[one.first : one.last] != "N" or not isinstance(one.meaning, Fixed):
        return
    written = words.lower[one.first].replace("-", "/").split("/")
    if len(written) == 3 and written[0] != written[1]:
        yield int(written[0]) > 12


def _mentions(read: _Read, story: Story) -> Iterator[DayMention]:
    """The mentions of one sentence, resolved from left to right; each is told to the story."""
    skip = -1
    for k, one in enumerate(read.found):
        if k == skip:
            continue
        after = read.found[k + 1] if k + 1 < len(read.found) else None
        if isinstance(one.meaning, Beside) and after is not None and after.first == one.last:
            base = _resolved(read, after, story)
            whole = Found(one.first, after.last, one.meaning, one.role)
            day = beside(one.meaning, base, _text(read.words, whole))
            one, skip = whole, k + 1
        elif isinstance(one.meaning, Beside) and one.meaning.steps is None:
            continue
        else:
            day = _resolved(read, one, story)
        role = one.role or role_before(read.words, one.first)
        aside = role == "duration" or day.why == A_YEAR_BEFORE
        aside = aside or (not story.historical and _names_its_noun(read.words, one))
        if not aside and not (story.historical and day.basis is Basis.RELATIVE):
            stated = isinstance(one.meaning, Fixed)
            story.tell(day, read.sentence, stated=stated, topic=one.first <= _OPENING)
        words = read.words
        start, end = words.starts[one.first], words.ends[one.last - 1]
        yield DayMention(start, end, _text(words, one), day, role, _counted(one, day))


def _counted(one: Found, day: Day) -> tuple[int, int] | None:
    """How far what is told lies from what the next words tell of, where these name no day."""
    meaning = one.meaning
    if not isinstance(meaning, Beside) or meaning.steps is None or day.known:
        return None
    return calendar.steps_of(meaning.unit, meaning.steps)


def _names_its_noun(words: Words, one: Found) -> bool:
    """ "the 2015 agreement", "its 1994 pact with the front": a name of a thing, not of the time
    that is told of."""
    year = isinstance(one.meaning, Fixed) and words.letters[one.first : one.last] == "y"
    return year and word_at(words, one.first - 1) in _OWNERS and letter_at(words, one.last) == "u"


_OWNERS = frozenset(("the", "a", "its", "their", "his", "her", "that", "this"))


def _text(words: Words, one: Found) -> str:
    return words.text[words.starts[one.first] : words.ends[one.last - 1]]


def _resolved(read: _Read, one: Found, story: Story) -> Day:
    text = _text(read.words, one)
    tense = Tense.UNTOLD
    if not isinstance(one.meaning, Fixed | Untold | Swappable):
        tense = tense_near(read.words, one.first, one.last)
    return resolve(one.meaning, text=text, tense=tense, sentence=read.sentence, story=story)
