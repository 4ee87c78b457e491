"""Other names, from sentences to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import AliasOf, FactKind

TOLD = [
    ("Commander Joe Sow, whose real name is Amadou Keita, signed for the front.", "Amadou Keita"),
    ("Commander Joe Sow, better known by his nom de guerre Lion, signed.", "Lion"),
    ('General Ola Dahl, nicknamed "the Anvil", fled.', "the Anvil"),
    ("The Coast Unity Party, also known as the Lantern Movement, won.", "Lantern Movement"),
    ("The Eastern Guard, which changed its name to the Unity Army in 2011, left.", "Unity Army"),
    ("The Coastal Liberation Front, abbreviated CLF, denied the report.", "CLF"),
    ("The Union of Lakeside Forces, renamed Popular Rally last year, joined.", "Popular Rally"),
    ("The group calls itself the Army of the Just.", "Army of the Just"),
    ("The Coastal Liberation Front, which the army calls the Pirates, attacked.", "Pirates"),
    ("The Harbour Resistance Army, or HRA, denied it.", "HRA"),
    ("The Movement for Lakeside Unity, MLU for short, signed.", "MLU"),
    ("The Coast Unity Party, officially the Lantern Movement, won.", "Lantern Movement"),
    ("Burkina Faso, formerly Upper Volta, sent its minister.", "Upper Volta"),
    ("The Coast Unity Party, formerly Harakat al-Nour, won.", "Harakat al-Nour"),
    ("The Coast Unity Party and the Hill Guard merged to form the Shore Movement.", "Hill Guard"),
]


@pytest.mark.parametrize(("text", "also"), TOLD)
def test_another_name_is_an_alias(text: str, also: str) -> None:
    (fact,) = facts_of(text, FactKind.ALIAS)
    assert isinstance(fact.detail, AliasOf)
    assert also in fact.detail.also


@pytest.mark.parametrize(
    "text",
    [
        "Joe Sow, formerly Minister of Defence, signed.",
        "Ola Dahl (Oslo) met Amina Bello (61).",
        "The deal, known to few, was signed.",
        "The chief envoy of the Polisario Front, called Ola Dahl a liar.",
    ],
)
def test_a_former_office_or_a_home_is_no_alias(text: str) -> None:
    assert not facts_of(text, FactKind.ALIAS)


def test_a_name_given_up_has_its_last_day() -> None:
    (fact,) = facts_of("The Coast Unity Party was known as the Guard until 2003.", FactKind.ALIAS)
    assert isinstance(fact.detail, AliasOf)
    assert (fact.detail.relation, fact.day.text) == ("formerly", "2003")


def test_those_that_merge_lend_the_new_name_theirs() -> None:
    text = "Boko Haram and Ansaru announced in 2015 that they had merged under the name Shore Army."
    (fact,) = facts_of(text, FactKind.ALIAS)
    assert isinstance(fact.detail, AliasOf)
    assert (fact.detail.name, fact.detail.relation) == ("Shore Army", "formerly")
    assert {"Boko Haram", "Ansaru"} <= set(fact.detail.also)
    assert fact.day.text == "2015"
