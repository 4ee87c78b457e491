"""Names, titles, metonyms, institutions and described groups."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reading.mentions.conftest import Find, at, ids

from dragoman.model import ActorKind


def test_states_and_organisations_are_named(find: Find) -> None:
    mentions = find("Norway and the United Nations welcomed the accord.")

    assert ids(at(mentions, "Norway")) == ["nor"]
    assert ids(at(mentions, "United Nations")) == ["un"]


def test_a_title_with_its_state_and_name_is_one_mention(find: Find) -> None:
    mentions = find("Kenyan Foreign Minister Tabitha Wexford arrived on Monday.")

    mention = at(mentions, "Kenyan Foreign Minister Tabitha Wexford")
    assert (mention.form, ids(mention)) == ("name", ["~tabitha-wexford"])
    assert mention.actors[0].text == "Tabitha Wexford"
    assert mention.actors[0].state == "ken"


def test_a_possessive_state_owns_the_title(find: Find) -> None:
    mentions = find("Norway’s defence minister, Ola Brekkmoen, signed first.")

    mention = at(mentions, "Norway’s defence minister, Ola Brekkmoen")
    assert mention.actors[0].state == "nor"


def test_a_title_behind_the_name_is_the_same_person(find: Find) -> None:
    mentions = find("Ola Brekkmoen, the Norwegian foreign minister, left. The minister smiled.")

    assert ids(at(mentions, "Norwegian foreign minister")) == ["~ola-brekkmoen"]
    assert ids(at(mentions, "minister")) == ["~ola-brekkmoen"]


def test_a_surname_finds_its_full_name(find: Find) -> None:
    mentions = find("General Ola Brekkmoen spoke at noon. Brekkmoen said the guns were silent.")

    mention = at(mentions, "Brekkmoen")
    assert (mention.form, ids(mention)) == ("surname", ["~ola-brekkmoen"])


def test_a_capitalised_particle_behind_a_name_belongs_to_no_name(find: Find) -> None:
    """Glued lines: "As" is an Arabic article too, and no name follows it here."""
    mentions = find("They met Ana Brekkmoen As for Moro, he stayed in the hall.")

    assert ids(at(mentions, "Ana Brekkmoen")) == ["~ana-brekkmoen"]


def test_an_office_goes_to_its_holder_on_the_day(find: Find) -> None:
    text = "The Russian foreign minister flew to Geneva."

    assert ids(at(find(text, day=date(2016, 12, 20)), "Russian foreign minister")) == [
        "sergey-lavrov"
    ]
    undated = at(find(text), "Russian foreign minister").actors[0]
    assert (undated.kind, undated.state) == (ActorKind.OFFICE, "rus")


def test_offices_of_several_states_are_a_collective(find: Find) -> None:
    mentions = find("The foreign ministers of Norway and Kenya will meet in May.")

    mention = at(mentions, "foreign ministers of Norway and Kenya")
    assert mention.form == "collective"
    assert [ref.state for ref in mention.actors] == ["nor", "ken"]


def test_a_counterpart_has_the_office_of_the_other(find: Find) -> None:
    mentions = find(
        "Norwegian Foreign Minister Ola Brekkmoen met his Kenyan counterpart, Tabitha Wexford. "
        "The Kenyan foreign minister thanked him."
    )

    assert ids(at(mentions, "Kenyan counterpart, Tabitha Wexford")) == ["~tabitha-wexford"]
    assert ids(at(mentions, "Kenyan foreign minister")) == ["~tabitha-wexford"]
    assert ids(at(mentions, "his")) == ["~ola-brekkmoen"]


@pytest.mark.parametrize(
    ("text", "capital"),
    [
        ("Oslo said it would send monitors.", "Oslo"),
        ("Talks between Nairobi and Oslo collapsed.", "Nairobi"),
        ("The rebels blamed Nairobi for the delay.", "Nairobi"),
        ("The Kremlin rejected the plan.", "Kremlin"),
    ],
)
def test_a_capital_that_acts_is_its_state(find: Find, text: str, capital: str) -> None:
    assert at(find(text), capital).form == "metonym"


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Oslo on Monday.",
        "The minister flew to Oslo.",
        "Shells fell near Oslo.",
    ],
)
def test_a_capital_behind_a_preposition_of_place_is_a_place(find: Find, text: str) -> None:
    mentions = find(text)

    assert [m.text for m in mentions.actors if m.text == "Oslo"] == []
    assert [place.name for place in mentions.places] == ["Oslo"]


def test_an_institution_belongs_to_its_state(find: Find) -> None:
    mentions = find(
        "The Kenyan Foreign Ministry denied it. The ministry of defence of Norway agreed."
    )

    assert ids(at(mentions, "Kenyan Foreign Ministry")) == ["ken-foreign-ministry"]
    assert at(mentions, "ministry of defence of Norway").actors[0].state == "nor"


def test_an_institution_without_owner_is_of_the_state_named_last(find: Find) -> None:
    mentions = find("Kenya closed the border. The Foreign Ministry gave no reason.")

    assert ids(at(mentions, "Foreign Ministry")) == ["ken-foreign-ministry"]


def test_described_groups_are_tied_to_their_state(find: Find) -> None:
    mentions = find("Kenyan officials met gunmen from the hills.")

    officials = at(mentions, "Kenyan officials").actors[0]
    assert (officials.actor, officials.kind, officials.state) == (
        "~kenyan-officials",
        ActorKind.GROUP,
        "ken",
    )
    assert at(mentions, "gunmen").actors[0].actor is None


def test_a_backed_force_is_not_the_backers(find: Find) -> None:
    mentions = find("Kenya-backed forces took the bridge.")

    assert ids(at(mentions, "Kenya")) == ["ken"]
    assert all("forces" not in m.text for m in mentions.actors)


def test_a_month_is_nobody(find: Find) -> None:
    mentions = find("The round broke down in May 2003 and resumed in June.")

    assert [m.text for m in mentions.actors] == []


def test_common_nouns_of_a_pack_count_only_at_home(find: Find) -> None:
    mentions = find("The rebels and the opposition agreed in Kenya to a pause.")

    assert ids(at(mentions, "rebels")) == [None]


WORDS = st.sampled_from(
    [
        "Norway", "the", "Kenyan", "foreign minister", "Ola Brekkmoen", "and", "he", "said", "that",
        "both sides", "its", "troops", "(NLF)", "would", "meet", "in", "Oslo", ",", ".", "“we",
        "agree”", "the three countries", "ceasefire agreement", "’s", "-", "the document", "\n\n",
    ]
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(WORDS, max_size=25))
def test_mentions_are_anchored_ordered_and_reasoned(find: Find, words: list[str]) -> None:
    text = " ".join(words)

    mentions = find(text)

    assert find(text) == mentions
    assert [m.start for m in mentions.actors] == sorted(m.start for m in mentions.actors)
    for mention in mentions.actors:
        assert text[mention.start : mention.end] == mention.text
        assert mention.why
        for ref in mention.actors:
            assert text[ref.start : ref.end] == ref.text
            assert ref.why
            assert ref.name
    for before, after in zip(mentions.actors, mentions.actors[1:], strict=False):
        assert before.end <= after.start
    for document in mentions.documents:
        assert text[document.start : document.end] == document.text
    for place in mentions.places:
        assert text[place.start : place.end] == place.text
