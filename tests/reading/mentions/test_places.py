"""Places with and without coordinates."""

from __future__ import annotations

from tests.reading.mentions.conftest import Find


def test_a_known_place_has_coordinates_and_country(find: Find) -> None:
    place = find("The round was held in Nairobi.").places[0]

    assert (place.name, place.country) == ("Nairobi", "ken")
    assert place.latitude is not None
    assert -2 < place.latitude < 0


def test_a_state_behind_a_preposition_is_a_place_too(find: Find) -> None:
    mentions = find("Monitors arrived in Kenya.")

    assert [place.name for place in mentions.places] == ["Kenya"]
    assert [m.text for m in mentions.actors if m.text == "Kenya"] == ["Kenya"]


def test_a_capital_that_acts_is_no_place(find: Find) -> None:
    assert find("Nairobi rejected the offer.").places == ()


def test_a_name_nobody_knows_is_a_place_where_places_stand(find: Find) -> None:
    for words in ("burned houses in Zerbali", "fired on a patrol near Zerbali"):
        assert [p.name for p in find(f"Militiamen {words} last weekend.").places] == ["Zerbali"]
    for words in ("agreed in March", "made progress in Phase Two", "lost faith in UNZK"):
        assert find(f"Militiamen {words}.").places == ()


def test_capitals_nobody_knows_are_a_body_where_they_act(find: Find) -> None:
    mentions = find("ZARIMO plans to send a patrol tomorrow.")
    assert ("ZARIMO", "name") in [(m.text, m.form) for m in mentions.actors]
