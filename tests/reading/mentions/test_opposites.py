"""Who "both sides" are, and who never is."""

import pytest
from tests.reading.mentions.conftest import Find, at


def test_mediators_that_urge_are_not_the_sides(find: Find) -> None:
    mentions = find(
        "Hamas and Israel agreed to a pause. Qatar and Egypt urged both sides to keep to it."
    )

    assert {ref.actor for ref in at(mentions, "both sides").actors} == {"hamas", "isr"}


@pytest.mark.parametrize(
    "before",
    [
        "The United Nations and the African Union spoke. ",
        "Reuters and AFP saw smoke. ",
        "Talks brokered by Oman and Norway resumed. ",
    ],
)
def test_helpers_outlets_and_world_bodies_are_no_sides(find: Find, before: str) -> None:
    mentions = find(before + "The two sides were silent.")

    assert [ref.actor for ref in at(mentions, "two sides").actors] == [None]


def test_who_accuses_and_who_is_accused_are_the_two_sides(find: Find) -> None:
    mentions = find("Ethiopia signed a truce with Eritrea. The two sides will meet again.")

    assert {ref.actor for ref in at(mentions, "two sides").actors} == {"eth", "eri"}


def test_two_leaders_named_behind_the_words_are_they(find: Find) -> None:
    mentions = find("The two leaders, Baba Okonda and Lena Ostrova, embraced.")

    assert [ref.name for ref in at(mentions, "two leaders").actors] == [
        "Baba Okonda", "Lena Ostrova",
    ]  # fmt: skip
