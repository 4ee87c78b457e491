"""Who only looks on, what is only a detail, what is no condition: nothing more is told of them."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of, names_of

from dragoman.model import FactKind, Meeting, Statement, Status


@pytest.mark.parametrize("watched", ["attended", "witnessed", "hosted", "welcomed"])
def test_who_looks_on_signs_nothing(watched: str) -> None:
    found = facts_of(f"Niger {watched} the signing of the accord.", FactKind.AGREEMENT)
    assert "Niger" not in names_of(found)


def test_persons_of_two_places_are_two() -> None:
    text = "Presidents Paul Kagame of Rwanda and Cyril Ramaphosa of South Africa signed the accord."
    assert {"Paul Kagame", "Cyril Ramaphosa"} <= names_of(facts_of(text, FactKind.AGREEMENT))


@pytest.mark.parametrize(
    "text",
    ["Chad and Niger could not agree on a date for the next round.",
     "Chad and Niger signed an accord in May. Chad would not confirm this."],
)  # fmt: skip
def test_no_detail_makes_an_agreement(text: str) -> None:
    actions = [f.why for f in facts_of(text, FactKind.AGREEMENT) if f.status is Status.NEGATED]
    assert actions == []


def test_otherwise_is_a_condition_only_before_its_clause() -> None:
    (kept,) = facts_of("The truce has otherwise held.", FactKind.CEASEFIRE)
    assert kept.status is Status.HAPPENED
    (threat,) = facts_of("Otherwise Chad will attack Niger.", FactKind.EVENT)
    assert threat.status is Status.CONDITIONAL


def test_anonymity_is_no_condition() -> None:
    text = "The front left the talks, an official said on condition of anonymity."
    assert {fact.status for fact in facts_of(text, FactKind.STATEMENT)} == {Status.HAPPENED}


def test_who_sits_down_together_meets() -> None:
    (met,) = facts_of("Chad and Niger will sit down together on Monday.", FactKind.MEETING)
    assert isinstance(met.detail, Meeting)
    assert names_of([met]) == {"Chad", "Niger"}
    assert facts_of("President Issa Moro sat down and wept.", FactKind.MEETING) == []


def test_no_conjunction_belongs_to_a_name() -> None:
    text = "Seven people died when gunmen opened fire on a bus."
    assert "when gunmen" not in names_of(facts_of(text, FactKind.EVENT))


def test_an_embrace_is_no_position() -> None:
    assert facts_of("Chad's envoy embraced the president.", FactKind.POSITION) == []


def test_who_signs_with_another_signs_as_well() -> None:
    found = facts_of("Chad signed a truce with Niger in 2012.", FactKind.AGREEMENT)
    assert {"Chad", "Niger"} <= names_of(found)
    helped = facts_of("Chad signed a truce with the help of Niger.", FactKind.AGREEMENT)
    assert "Niger" not in names_of(helped)


def test_a_day_is_no_part_of_a_description() -> None:
    text = "Under the accord Chad is to hand over to a new government on the fifth of October."
    names = names_of(facts_of(text, FactKind.COMMITMENT))
    assert names
    assert not any("October" in name for name in names)


def test_whom_one_meets_beside_a_counterpart() -> None:
    text = (
        "Bashagha visited Paris, where he met his counterpart Gérald Darmanin and Foreign "
        "Minister Jean-Yves Le Drian."
    )
    assert "Jean-Yves Le Drian" in names_of(facts_of(text, FactKind.MEETING))


def test_the_person_named_behind_an_unknown_office_speaks() -> None:
    text = (
        "The accord will be signed in Helsinki, said the mediator, former Finnish president "
        "Martti Ahtisaari."
    )
    (said,) = facts_of(text, FactKind.STATEMENT)
    assert isinstance(said.detail, Statement)
    assert said.detail.speaker.name == "Martti Ahtisaari"


def test_dead_men_are_not_named_by_the_verb_that_killed_them() -> None:
    names = names_of(facts_of("Chad's army has shot two rebels.", FactKind.EVENT))
    assert not any("shot" in name for name in names)
