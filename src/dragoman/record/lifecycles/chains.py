"""Which occasions are one: a plan, the plan that replaced it, and the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Day
from dragoman.record.claims.given import Sources
from dragoman.record.claims.groups import Groups
from dragoman.record.claims.likeness import stems
from dragoman.record.claims.told import Stage, Told
from dragoman.record.day_words import date_text
from dragoman.record.lifecycles.occasions import (
    SLIP,
    Occasion,
    alike,
    first_day,
    merged,
    of_one_day,
    one_occasion,
    sure,
)

RENEWED = 45
"""Days within which a plan that was put off is told anew, at most."""
_NEXT_SENTENCES = 400
"""Characters within which a new date follows what was put off."""


def postpones(sentence: str) -> bool:
    """Whether words put something off rather than call it off for good."""
    return bool(_put_off().search(sentence))


def chains(found: Sequence[Occasion], sources: Sources) -> Iterator[list[Occasion]]:
    """Occasions that are one: a plan with its happening, with the plan that replaces it, and with
    the page that puts it off."""
    groups = Groups(one.id for one in found)
    by_month: dict[tuple[int, int], list[Occasion]] = {}
    for one in found:
        for month in _months(one):
            by_month.setdefault(month, []).append(one)
    for plan in (one for one in found if one.planned):
        near_by = {other.id: other for month in _months(plan) for other in by_month[month]}
        for other in near_by.values():
            if other is not plan and _may_follow(plan, other) and one_occasion(plan, other):
                groups.join(plan.id, other.id)
    for off, again in _replaced(found, sources):
        groups.join(off.id, again.id)
    for plan, other in _only_by_day(found, groups):
        groups.join(plan.id, other.id)
    by_id = {one.id: one for one in found}
    for plan, other in _come_true([[by_id[i] for i in group] for group in groups.listed()]):
        groups.join(plan.id, other.id)
    for group in groups.listed():
        yield [by_id[ident] for ident in group]


def _come_true(found: Sequence[Sequence[Occasion]]) -> Iterator[tuple[Occasion, Occasion]]:
    """Plans that nothing has come of yet, with the occasion that they are by all that is told of
    them: "It will take place on 4 July" says where only together with the plan it replaces."""
    whole = [merged(group) for group in found]
    held = [one for one in whole if one.done and not one.planned]
    for plan in (one for one in whole if one.planned and not one.done):
        for other in held:
            if _may_follow(plan, other) and one_occasion(plan, other):
                yield plan, other


def _only_by_day(found: Sequence[Occasion], groups: Groups) -> Iterator[tuple[Occasion, Occasion]]:
    """Plans of which nothing but form and day is told ("the talks will open on 23 January"), each
    with the only occasion of that form and day, where there is but one."""
    bare = [one for one in found if one.planned and one.formats and not (one.places or one.people)]
    for plan in bare:
        same = [
            other
            for other in found
            if other is not plan
            and not other.people
            and other.formats & plan.formats
            and any(of_one_day(day, also) for day in plan.days for also in other.days)
        ]
        if len({groups.root(other.id) for other in same}) == 1:
            yield plan, same[0]


def _months(occasion: Occasion) -> set[tuple[int, int]]:
    """The months of an occasion's days, and those beside them where a day is near their edge."""
    found = set()
    for day in occasion.days:
        for at in (day.start, day.end):
            if at is not None:
                ahead, back = at + timedelta(SLIP), at - timedelta(SLIP)
                found |= {(d.year, d.month) for d in (back, ahead)}
    return found


def _may_follow(plan: Occasion, other: Occasion) -> bool:
    """Whether `other` was not told as done before anybody told the plan: talks of the 3rd, told on
    the 4th, are not what a page of the 5th plans."""
    if other.planned or not other.done:
        return True
    made = [one.published for one in plan.accounts if one.published]
    told = [one.published for one in other.accounts if one.published]
    return not made or not told or max(told) >= min(made)


def _replaced(found: Sequence[Occasion], sources: Sources) -> Iterator[tuple[Occasion, Occasion]]:
    """Plans called off, each with the plan it was and with the new one its page tells.

    The new day stands on the same page, later than the old; what is called off without a day is the
    plan of the same place or people that was still to come.
    """
    plans = [one for one in found if one.planned]
    for off in found:
        for told in off.accounts:
            if told.stage is Stage.CANCELLED and not told.against:
                others = [plan for plan in plans if plan is not off]
                again = [plan for plan in others if _new_date(told, plan)]
                if not again and postpones(sources.sentence(told.fact)):
                    again = _later_plan(told, off, others)
                sentence = sources.sentence(told.fact)
                again += [plan for plan in others if named_day(told, sentence, plan.accounts)]
                again += [plan for plan in others if _undated(told, off, plan)]
                yield from ((off, other) for other in again)


def _later_plan(told: Told, off: Occasion, plans: Sequence[Occasion]) -> list[Occasion]:
    """The first plan made after something was put off, for a later day and of the same people or
    place."""
    old = told.fact.day.end
    if old is None or told.published is None:
        return []
    found = []
    for plan in plans:
        made = [one.published for one in plan.accounts
                if one.stage is Stage.PLANNED and not one.against and one.published]  # fmt: skip
        day = first_day(plan)
        if not (made and day and day > old and alike(off, plan)):
            continue
        if timedelta(0) <= min(made) - told.published <= timedelta(RENEWED):
            found.append((min(made), day, plan.id, plan))
    return [min(found)[-1]] if found else []


def named_day(told: Told, sentence: str, plans: Sequence[Told]) -> Day | None:
    """The day of the plan that a sentence puts off: it names that day, and a word of the plan."""
    for plan in (plan for plan in plans if plan.stage is Stage.PLANNED and not plan.against):
        day = plan.fact.day
        if not sure(day) or day.start is None or told.fact.page == plan.fact.page:
            continue
        late = told.published and plan.published and told.published < plan.published
        month = date_text(day.start).split()[1]
        named = re.search(rf"\b{day.start.day}\b", sentence) and re.search(
            rf"\b{month}[a-z]*\b", sentence
        )
        shared = stems(plan.fact.quote) & stems(sentence) - stems(day.text or "")
        if named and shared and not late:
            return day
    return None


def _new_date(off: Told, other: Occasion) -> bool:
    """Whether another plan is told on the same page, for later than what is put off."""
    old = off.fact.day.end
    return any(
        one.fact.page == off.fact.page
        and one.stage is Stage.PLANNED
        and not one.against
        and one.fact.day.start is not None
        and (old is None or one.fact.day.start > old or postpones(one.fact.quote))
        and abs(one.fact.start - off.fact.start) <= _NEXT_SENTENCES
        for one in other.accounts
    )


def _undated(told: Told, off: Occasion, other: Occasion) -> bool:
    if sure(told.fact.day) or told.published is None:
        return False
    to_come = any(day.end and day.end >= told.published for day in other.days)
    earlier = any(one.published and one.published <= told.published for one in other.accounts)
    return (
        to_come
        and earlier
        and (
            any(f" {place} " in off.words for place in other.places)
            or len(off.people & other.people) > 1
        )
    )


@cache
def _put_off() -> re.Pattern[str]:
    words = sorted((row["words"] for row in load_table("postponements")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
