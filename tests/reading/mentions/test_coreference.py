"""Pronouns, descriptions and collectives point back, or say why they do not."""

from __future__ import annotations

import pytest
from tests.reading.mentions.conftest import Find, at, ids


def test_he_is_the_last_subject(find: Find) -> None:
    mentions = find("Prime Minister Ola Brekkmoen met reporters. He said the line would hold.")

    assert ids(at(mentions, "He")) == ["~ola-brekkmoen"]


def test_gender_chooses(find: Find) -> None:
    mentions = find("President Margaret Oduyale and Mr Ola Brekkmoen arrived. She spoke first.")

    assert ids(at(mentions, "She")) == ["~margaret-oduyale"]


def test_two_alike_stay_open_with_a_reason(find: Find) -> None:
    mentions = find(
        "Mr Ola Brekkmoen met Mr Juma Wexford and Mr Odd Halvard. They did not like him."
    )

    him = at(mentions, "him").actors[0]
    assert him.actor in (None, "~ola-brekkmoen")
    assert him.why


def test_nobody_before_stays_open(find: Find) -> None:
    he = at(find("He said that nothing was signed."), "He").actors[0]

    assert he.actor is None
    assert "nobody" in he.why


def test_an_object_pronoun_is_not_its_own_subject(find: Find) -> None:
    mentions = find("Mr Juma Wexford waited at the gate. Mr Ola Brekkmoen embraced him.")

    assert ids(at(mentions, "him")) == ["~juma-wexford"]


def test_it_is_the_state_that_speaks(find: Find) -> None:
    mentions = find("Norway said it would host the next round.")

    assert ids(at(mentions, "it")) == ["nor"]


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that the truce holds.",
        "Norway and Kenya drafted the accord and praised its wording.",
        "Norway offered a plan, but the text was weak and it failed.",
    ],
)
def test_it_is_nobody_where_it_means_a_thing(find: Find, text: str) -> None:
    pronouns = [m for m in find(text).actors if m.text.lower() in ("it", "its")]

    assert pronouns == []


def test_first_persons_wait_for_the_speaker(find: Find) -> None:
    mentions = find("“We are ready,” the envoy said.")

    we = at(mentions, "We")
    assert (we.form, ids(we)) == ("pronoun", [None])


def test_the_spokesman_is_the_one_named(find: Find) -> None:
    mentions = find(
        "Government spokesman Juma Wexford denied the report. The spokesman gave no details."
    )

    assert ids(at(mentions, "spokesman")) == ["~juma-wexford"]


def test_an_indefinite_official_is_nobody_named(find: Find) -> None:
    mentions = find("Mr Juma Wexford left. A Kenyan official said talks would go on.")

    official = at(mentions, "Kenyan official").actors[0]
    assert (official.actor, official.state) == ("~kenyan-official", "ken")


def test_the_three_countries_are_those_listed(find: Find) -> None:
    mentions = find("Norway, Kenya and Fiji signed. The three countries will send monitors.")

    assert ids(at(mentions, "three countries")) == ["nor", "ken", "fji"]


def test_a_list_of_another_length_does_not_fit(find: Find) -> None:
    mentions = find("Norway and Kenya signed. The three countries will send monitors.")

    open_end = at(mentions, "three countries").actors[0]
    assert open_end.actor is None
    assert "no list of 3" in open_end.why


def test_both_sides_are_the_two_named_together(find: Find) -> None:
    mentions = find("Kenya and Norway exchanged drafts. Both sides accepted the map.")

    assert ids(at(mentions, "Both sides")) == ["ken", "nor"]


def test_the_two_foreign_ministers_are_holders(find: Find) -> None:
    mentions = find(
        "Norwegian Foreign Minister Ola Brekkmoen flew to see Kenyan Foreign Minister Tabitha "
        "Wexford. The two foreign ministers met for an hour."
    )

    assert sorted(map(str, ids(at(mentions, "two foreign ministers")))) == [
        "~ola-brekkmoen",
        "~tabitha-wexford",
    ]


def test_guarantors_are_those_who_guarantee(find: Find) -> None:
    mentions = find(
        "Norway and Fiji are guarantors of the accord.\n\nKenya sent help.\n\n"
        "The guarantors met again."
    )

    assert ids(at(mentions, "guarantors", 1)) == ["nor", "fji"]


def test_members_may_follow(find: Find) -> None:
    mentions = find("The text was read by the guarantor countries, Norway and Fiji.")

    assert ids(at(mentions, "guarantor countries")) == ["nor", "fji"]


def test_his_country_is_the_speakers_state(find: Find) -> None:
    mentions = find("Kenyan President Juma Wexford said his country was ready.")

    assert ids(at(mentions, "country")) == ["ken"]
