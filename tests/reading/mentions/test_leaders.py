"""Which persons a page means by "the two leaders", "the four", "his side"."""

from __future__ import annotations

from datetime import date

from tests.reading.mentions.conftest import Find, at

TALKS = (
    "Malian President Issa Moro and rebel leader Tandi Oke shook hands in Oslo on Monday. "
    "Their host was pleased. A UN envoy, Jan Pronk, and army spokesman Colonel Amadou Keita "
    "briefed reporters. "
)


def names(find: Find, text: str, phrase: str) -> set[str]:
    return {ref.name for ref in at(find(text, day=date(2001, 3, 4)), phrase).actors}


def test_the_leaders_are_not_the_envoy_and_the_spokesman_named_last(find: Find) -> None:
    found = names(find, f"{TALKS}The two leaders will meet again.", "two leaders")

    assert found == {"Issa Moro", "Tandi Oke"}


def test_a_number_alone_stands_for_as_many_persons(find: Find) -> None:
    text = "Issa Moro and Tandi Oke shook hands. The two have not spoken since."

    assert names(find, text, "two") == {"Issa Moro", "Tandi Oke"}


def test_a_number_before_a_noun_stands_for_nobody(find: Find) -> None:
    text = "Issa Moro and Tandi Oke shook hands. The two rivers meet here."

    assert not any(m.text == "two" for m in find(text).actors)


def test_his_side_is_the_body_he_speaks_for_and_not_a_side_named_before(find: Find) -> None:
    text = (
        "The Malian side was late. Renamo spokesman Issa Moro arrived. "
        "He said his side would free ten men."
    )

    assert names(find, text, "side") == {"RENAMO"}


def test_who_rules_in_a_capital_rules_that_state(find: Find) -> None:
    text = "Mali sent a note. The government in Harare rejected it."

    assert names(find, text, "government in Harare") == {"Government of Zimbabwe"}


def test_one_pulls_back_from_a_place_and_not_from_a_person(find: Find) -> None:
    text = "Jan Pronk opened the talks. The rebels would pull back from Stara Lukan, he said."

    assert names(find, text, "he") == {"Jan Pronk"}


def test_they_are_who_acted_in_the_sentence_before_and_not_a_list_further_back(
    find: Find,
) -> None:
    text = "Mali and Niger signed a truce. His observers reached the town. They came under fire."

    assert names(find, text, "They") == {"observers"}
