"""Meetings put off, called off and moved, and those that stand as a name or a pronoun."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import Day, Fact, FactKind, Meeting, Modality

HEAD = "LOMÉ, 18 June 2010 —\n\n"


def told(text: str) -> list[Fact]:
    return facts_of(f"{HEAD}{text}", FactKind.MEETING)


def interval(day: Day) -> tuple[date | None, date | None]:
    return day.start, day.end


PUT_OFF = [
    ("The Bergen meeting on fishing planned for June 22 and 23 has been postponed.", (22, 23)),
    ("The Bergen talks, which were planned for 22 June, have been postponed.", (22, 22)),
    ("The conference that Norway planned to hold in Bergen on 22 June was called off.", (22, 22)),
    ("The envoys postponed the talks planned for 22 June.", (22, 22)),
]


@pytest.mark.parametrize(("text", "days"), PUT_OFF)
def test_a_meeting_put_off_keeps_the_day_it_was_planned_for(
    text: str, days: tuple[int, int]
) -> None:
    (fact,) = told(text)
    assert fact.modality is Modality.CANCELLED
    assert interval(fact.day) == (date(2010, 6, days[0]), date(2010, 6, days[1]))


@pytest.mark.parametrize(
    "text",
    [
        "The Bergen talks were put off from 22 June to 9 July.",
        "The talks would not open on 22 June, the host said. The new date is 9 July.",
        "The talks planned for 22 June have been postponed. They were rescheduled for 9 July.",
    ],
)
def test_the_new_date_is_a_plan_of_its_own(text: str) -> None:
    planned = [f for f in told(text) if f.modality is Modality.PLANNED and f.rule.endswith("date")]
    assert [interval(f.day) for f in planned] == [(date(2010, 7, 9), date(2010, 7, 9))]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The Lakeside Dialogue Forum will be held in Bergen on 9 July.", Modality.PLANNED),
        ("The Bergen talks on fishing opened on Thursday, a week late.", Modality.ACTUAL),
    ],
)
def test_a_meeting_by_its_name(text: str, modality: Modality) -> None:
    (fact,) = told(text)
    assert (fact.modality, fact.day.known) == (modality, True)


def test_it_is_the_meeting_told_before() -> None:
    text = "The session in Bergen was put off. It will take place on July 4 and 5, Ola Dahl said."
    off, anew = told(text)
    assert off.modality is Modality.CANCELLED
    assert anew.modality is Modality.PLANNED
    assert interval(anew.day) == (date(2010, 7, 4), date(2010, 7, 5))
    assert facts_of(f"{HEAD}{text}", FactKind.COMMITMENT) == []


def test_days_in_a_row_are_one_stretch_and_others_are_not() -> None:
    (fact,) = told("Chad and the Coast Front held talks on Tuesday and Wednesday.")
    assert interval(fact.day) == (date(2010, 6, 15), date(2010, 6, 16))
    (fact,) = told("The mediators met in Bergen on June 3 and June 9.")
    assert interval(fact.day) == (date(2010, 6, 3), date(2010, 6, 3))


def test_talks_of_others_do_not_inherit_those_who_met_last() -> None:
    (_, later) = told(
        "Chad and Niger held talks in Bergen on Monday. UN-led talks are to open in Rome on 9 July."
    )
    assert isinstance(later.detail, Meeting)
    assert later.detail.participants == ()


def test_a_body_that_is_made_does_not_sit() -> None:
    assert told("The parties are to form a joint working group within two weeks.") == []
    assert len(told("The joint working group of Chad and Niger met on Friday.")) == 1


def test_hosting_to_come_is_a_plan() -> None:
    (fact,) = told("Ghana will host the meeting, the minister said.")
    assert fact.modality is Modality.PLANNED
