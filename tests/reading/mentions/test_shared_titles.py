"""Titles of several persons, and names that the pipeline misreads behind a title."""

from __future__ import annotations

from datetime import date

from tests.reading.mentions.conftest import Find, at, ids


def names(find: Find, text: str, phrase: str) -> list[str]:
    return [ref.name for ref in at(find(text), phrase).actors]


def test_a_plural_title_is_borne_by_all_names_behind_it(find: Find) -> None:
    text = "The rebel leaders Issa Moro and Tandi Oke signed. The two rebel leaders embraced."
    mentions = find(text)

    assert ids(at(mentions, "Issa Moro")) == ["~issa-moro"]
    assert ids(at(mentions, "Tandi Oke")) == ["~tandi-oke"]
    assert ids(at(mentions, "rebel leaders")) == ["~issa-moro", "~tandi-oke"]


def test_a_plural_title_before_a_comma_means_the_names(find: Find) -> None:
    text = "The defence ministers, Issa Moro and Tandi Oke, signed the protocol."

    assert names(find, text, "defence ministers") == ["Issa Moro", "Tandi Oke"]


def test_officials_of_several_owners_stand_for_the_owners(find: Find) -> None:
    text = "The leaders of Chad, Niger and Mali met in Niamey."
    mentions = find(text, day=date(2004, 5, 3))

    assert {ref.name for mention in mentions.actors for ref in mention.actors} >= {
        "Chad", "Niger", "Mali",
    }  # fmt: skip


def test_a_single_unknown_name_behind_a_rank_is_a_person(find: Find) -> None:
    text = "The pact was witnessed by General Ferwanto, the Indonesian Minister of Defence."
    mentions = find(text)
    general = at(mentions, "General Ferwanto")

    assert [ref.name for ref in general.actors] == ["Ferwanto"]


def test_a_servant_is_not_the_person_served(find: Find) -> None:
    text = "Issa Moro, chief of staff to President Tandi Oke, signed for the capital."
    mentions = find(text)

    assert ids(at(mentions, "Issa Moro")) == ["~issa-moro"]
    assert ids(at(mentions, "chief of staff to President Tandi Oke")) == ["~issa-moro"]


def test_what_an_office_is_about_stands_before_its_holder(find: Find) -> None:
    text = "The Minister for Refugees and Returnees, Issa Moro, resigned."

    assert any("Issa Moro" in ref.name for m in find(text).actors for ref in m.actors)


def test_the_envoy_is_who_was_called_so_and_not_a_nearer_negotiator(find: Find) -> None:
    text = (
        "The special envoy, Issa Moro, flew in on Monday. The talks were long. "
        "The chief negotiator of the army, Tandi Oke, left. The envoy stayed."
    )

    assert names(find, text, "envoy") == ["Issa Moro"]


def test_an_age_does_not_hide_a_title(find: Find) -> None:
    text = "Prime Minister Issa Moro arrived in Lima. The 84-year-old premier looked tired."

    assert any(m.text.endswith("premier") and ids(m) == ["~issa-moro"] for m in find(text).actors)


def test_a_double_surname_and_a_particle_stay_whole(find: Find) -> None:
    text = "Front leader Mahamat al-Doro met Joan Alves-Pinto. Alves-Pinto thanked Al-Doro."
    mentions = find(text)

    assert ids(at(mentions, "Alves-Pinto")) == ["~joan-alves-pinto"]
    assert ids(at(mentions, "Al-Doro")) == ["~mahamat-al-doro"]
