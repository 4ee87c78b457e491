"""Whether a truce holds, where, and whom it leaves out, from sentences to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import Ceasefire, FactKind, Status

TOLD = [
    ("The army declared a unilateral truce on Monday.", None),
    ("A ceasefire came into force at midnight.", True),
    ("The truce has held for three days.", True),
    ("The ceasefire was extended by 72 hours.", True),
    ("The truce expired at noon.", False),
    ("The guerrillas ended their ceasefire in January.", False),
    ("The ceasefire was broken within hours.", False),
    ("The truce collapsed on Friday after rebels shelled the town.", False),
    ("The armistice in the valley remains in force.", True),
]


@pytest.mark.parametrize(("text", "holds"), TOLD)
def test_whether_a_truce_holds(text: str, holds: bool | None) -> None:
    found = [
        f.detail for f in facts_of(text, FactKind.CEASEFIRE) if isinstance(f.detail, Ceasefire)
    ]
    assert holds in {detail.holds for detail in found}


def test_whom_a_truce_leaves_out() -> None:
    (fact,) = facts_of("The ceasefire does not apply to Islamic State.", FactKind.CEASEFIRE)
    assert isinstance(fact.detail, Ceasefire)
    assert [ref.name for ref in fact.detail.excluded] == ["Islamic State"]


def test_what_a_truce_must_cover_is_called_for_whoever_says_it_behind() -> None:
    text = "The truce must cover the whole coast, envoy Ilse Brandt said on Monday."
    (fact,) = facts_of(text, FactKind.CEASEFIRE)
    assert fact.status is Status.CALLED_FOR


def test_what_a_truce_covers() -> None:
    (fact,) = facts_of("The truce covers the whole coast.", FactKind.CEASEFIRE)
    assert isinstance(fact.detail, Ceasefire)
    assert fact.detail.scope == "the whole coast"


def test_a_truce_that_ended_fighting_is_not_broken() -> None:
    found = facts_of("The truce ended three months of fighting.", FactKind.CEASEFIRE)
    assert [f for f in found if isinstance(f.detail, Ceasefire) and f.detail.holds is False] == []


def test_a_pronoun_stands_for_the_truce_right_before() -> None:
    found = facts_of(
        "The army and the rebels agreed a truce in May. It covers the whole coast.",
        FactKind.CEASEFIRE,
    )
    scopes = [fact.detail.scope for fact in found if isinstance(fact.detail, Ceasefire)]
    assert "the whole coast" in scopes


IN_WORDS = [
    ("The guns are to fall silent at midnight across the delta.", "planned", True),
    ("There is no ceasefire on the northern front.", "negated", None),
    ("The truce between the clans and the army remains shaky.", "happened", True),
    ("The ceasefire is dead, the commander told reporters.", "claimed", False),
    ("Fighting continued in the port on Sunday despite the ceasefire.", "happened", False),
    ("Hostilities resumed at dawn on 4 May.", "happened", False),
    ("The guerrillas declared a unilateral halt to operations in the hills.", "happened", None),
    ("No truce has been agreed between the army and the clans.", "negated", None),
]


@pytest.mark.parametrize(("text", "status", "holds"), IN_WORDS)
def test_a_truce_told_in_other_words(text: str, status: str, holds: bool | None) -> None:
    (fact,) = facts_of(text, FactKind.CEASEFIRE)
    assert isinstance(fact.detail, Ceasefire)
    assert (fact.status.value, fact.detail.holds) == (status, holds)


def test_who_is_no_part_of_a_truce() -> None:
    (fact,) = facts_of("Islamic State is not part of the truce.", FactKind.CEASEFIRE)
    assert isinstance(fact.detail, Ceasefire)
    assert [ref.name for ref in fact.detail.excluded] == ["Islamic State"]


def test_a_day_is_no_scope() -> None:
    (fact,) = facts_of("The truce expired on Monday night.", FactKind.CEASEFIRE)
    assert isinstance(fact.detail, Ceasefire)
    assert fact.detail.scope is None


def test_a_month_is_no_place() -> None:
    found = facts_of("The rebels walked out of the ceasefire in March.", FactKind.CEASEFIRE)
    assert all(isinstance(f.detail, Ceasefire) and f.detail.scope is None for f in found)


def test_an_accord_that_ended_fighting_declares_no_truce() -> None:
    assert facts_of("Both men have talked of ending the fighting.", FactKind.CEASEFIRE) == []


IN_PASSING = [
    "Since the ceasefire of 3 May the port has been open.",
    "The 1991 ceasefire, monitored by the United Nations, was meant to lead to a vote.",
    "The army has a truce with five clans on the coast.",
]


@pytest.mark.parametrize("text", IN_PASSING)
def test_a_truce_told_of_in_passing(text: str) -> None:
    assert facts_of(text, FactKind.CEASEFIRE)


def test_a_bare_truce_tells_nothing_new() -> None:
    assert not facts_of("The envoy spoke about the truce.", FactKind.CEASEFIRE)


MORE_WORDS = [
    ("It was Oman that brokered the truce that has, by and large, held since May.", True),
    ("The truce of 5 July exists on paper only.", False),
    ("Raids on the port have all but buried the ceasefire.", False),
    ("The front considers itself no longer bound by the ceasefire.", False),
    ("Fighting stopped on 3 May under the plan.", True),
    ("The guns along the river stopped at dawn.", True),
    ("A truce was concluded on Tuesday. It was broken within hours.", False),
    ("The truce is complied with on the whole.", True),
    ("The ceasefire has come apart at the seams.", False),
]


@pytest.mark.parametrize(("text", "holds"), MORE_WORDS)
def test_states_told_in_idioms(text: str, holds: bool) -> None:
    found = [f.detail for f in facts_of(text, FactKind.CEASEFIRE)]
    assert holds in {d.holds for d in found if isinstance(d, Ceasefire)}


def test_whom_an_arrangement_leaves_out_may_stand_behind() -> None:
    (fact,) = facts_of("Left out of the truce are the clans of the coast.", FactKind.CEASEFIRE)
    assert isinstance(fact.detail, Ceasefire)
    assert fact.detail.excluded


def test_a_pronoun_stands_for_a_truce_only_behind_one() -> None:
    text = "A truce was asked for, and then a new accord was signed. It was broken on Tuesday."
    assert not [f for f in facts_of(text, FactKind.CEASEFIRE) if f.quote.startswith("It")]
