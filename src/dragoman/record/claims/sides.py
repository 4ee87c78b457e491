"""Whether values that accounts give clash, and who stands on which side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from dragoman.record.claims.claim import Aspect, Difference, Side
from dragoman.record.claims.told import Told, accounts

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Found:
    """A comparison's outcome: the difference that stays, and what its own source took back."""

    difference: Difference | None = None
    superseded: tuple[Told, ...] = ()


NOTHING = Found()


@dataclass(frozen=True, slots=True)
class Measure(Generic[Value]):
    """How values of one aspect are compared and worded. `clash` must be symmetric."""

    aspect: Aspect
    clash: Callable[[Value, Value], bool]
    words: Callable[[Value], str]


def compare(
    given: Sequence[tuple[Told, Value]], measure: Measure[Value], why: Callable[[list[str]], str]
) -> Found:
    """The sides that given values fall into, once each source has had its last word.

    A value that clashes with none stands on no side: "December" beside the 20th says nothing
    against it. Clashes within one page and one voice are two things told in one breath, not two
    accounts, and are left alone.
    """
    current, superseded = last_words(given, measure)
    sides: dict[str, list[Told]] = {}
    for told, value in current:
        if any(_contradict((told, value), other, measure) for other in current):
            sides.setdefault(measure.words(value), []).append(told)
    if len(sides) < 2:
        return Found(None, superseded)
    ordered = sorted(sides.items(), key=_first_told)
    shown = tuple(Side(words, accounts(tellers)) for words, tellers in ordered)
    told_as = [words for words, _ in ordered]
    return Found(Difference(measure.aspect, shown, why(told_as)), superseded)


def _first_told(side: tuple[str, Sequence[Told]]) -> tuple[date, str]:
    words, told = side
    return min((one.published for one in told if one.published), default=date.max), words


def last_words(
    given: Sequence[tuple[Told, Value]], measure: Measure[Value]
) -> tuple[list[tuple[Told, Value]], tuple[Told, ...]]:
    """Values as each source gave them last; earlier ones that clash with those are superseded."""
    current: list[tuple[Told, Value]] = []
    superseded: list[Told] = []
    for told, value in given:
        later = (other for other in given if _comes_after(other[0], told))
        if any(measure.clash(value, other) for _, other in later):
            superseded.append(told)
        else:
            current.append((told, value))
    return current, tuple(superseded)


def _comes_after(one: Told, other: Told) -> bool:
    if one.source != other.source or one.published is None or other.published is None:
        return False
    return one.published > other.published


def _contradict(
    one: tuple[Told, Value], other: tuple[Told, Value], measure: Measure[Value]
) -> bool:
    same_breath = one[0].source == other[0].source and one[0].fact.page == other[0].fact.page
    return not same_breath and measure.clash(one[1], other[1])
