"""Abbreviations, formats, former holders and rebels as this one page means them."""

from __future__ import annotations

from datetime import date

from tests.reading.mentions.conftest import Find, at, ids


def test_an_abbreviation_is_a_body_of_a_state_the_page_names(find: Find) -> None:
    bangui = "The UPC set up a roadblock near Bambari. Bangui blamed the UPC."
    bunia = "The UPC set up a roadblock near Bunia. Kinshasa blamed the UPC."
    on = date(2019, 3, 1)

    assert ids(at(find(bangui, day=on), "UPC")) == ["upc-car"]
    assert ids(at(find(bunia, day=date(2003, 3, 1)), "UPC")) == ["upc-ituri"]


def test_the_page_itself_defines_its_abbreviations_first(find: Find) -> None:
    text = "The Adria News Agency (ANA) reported from Zagreb. The ANA named nobody."

    assert ids(at(find(text), "ANA", nth=1)) != ["afg-army"]
    assert all(ref.state != "afg" for m in find(text).actors for ref in m.actors)


def test_a_format_with_the_name_of_a_body_is_one_actor(find: Find) -> None:
    mentions = find("The Contact Group will meet in London.", day=date(1999, 3, 1))

    assert ids(at(mentions, "Contact Group")) == ["contact-group-yugoslavia"]


def test_a_group_of_states_with_a_plural_name_is_its_members(find: Find) -> None:
    mentions = find("The Baltic states protested.", day=date(1999, 3, 1))

    assert ids(at(mentions, "Baltic states")) == ["est", "lva", "ltu"]


def test_a_former_president_is_not_the_one_in_office(find: Find) -> None:
    text = (
        "Former Malian president Issa Moro opened the talks. "
        "Malian President Tandi Oke stayed away. The former president was silent."
    )

    assert ids(at(find(text), "former president")) == ["~issa-moro"]


def test_the_rebels_are_the_one_armed_group_of_the_story(find: Find) -> None:
    text = "Renamo signed in Rome. The rebels will hand over their arms."
    other = "Renamo and UNITA sent envoys. The rebels will hand over their arms."

    assert ids(at(find(text), "rebels")) == ["renamo"]
    assert ids(at(find(other), "rebels")) == [None]


def test_an_article_does_not_cut_a_longer_name(find: Find) -> None:
    text = "The chairman of the Sudan People's Liberation Movement wept."

    assert all(ref.name != "Sudan" for m in find(text).actors for ref in m.actors)


def test_whose_movement_it_is_decides_and_not_the_nearest_body(find: Find) -> None:
    text = (
        "Afonso Dhlakama met the United Nations envoy in Maputo. He said his movement "
        "would become a party."
    )

    movement = at(find(text, day=date(1992, 10, 5)), "movement")
    assert ids(movement) in (["renamo"], [None])


def test_a_person_is_told_with_his_state(find: Find) -> None:
    mentions = find("The accord was read out by Guinea's Tandi Oke.")

    assert ids(at(mentions, "Guinea's Tandi Oke")) == ["~tandi-oke"]
    assert at(mentions, "Guinea's Tandi Oke").actors[0].state == "gin"


def test_a_bare_comma_lists_no_bodies(find: Find) -> None:
    text = "The chairman of the LURD, Sekou Bodo, told the BBC that his men had left."

    assert ids(at(find(text), "chairman of the LURD, Sekou Bodo")) == ["~sekou-bodo"]


def test_a_state_leader_is_its_head_where_the_page_names_him(find: Find) -> None:
    text = "Boris Yeltsin signed in Moscow. The talks were short. The Russian leader smiled."

    assert ids(at(find(text, day=date(1992, 7, 22)), "Russian leader")) == ["boris-yeltsin"]


def test_a_bare_government_is_that_of_the_state_the_page_is_about(find: Find) -> None:
    text = (
        "Nepal and the rebels met in Kathmandu. Nepal kept its word. In Nepal the truce held. "
        "It rained. It snowed. A Norwegian envoy listened. "
        "Days later the government freed ten prisoners."
    )

    assert at(find(text), "government").actors[0].state == "npl"


def test_who_speaks_in_a_turn_does_not_call_himself_he(find: Find) -> None:
    text = "Peter Grey:\n\nHe left at noon."

    assert all(ref.name != "Peter Grey" for ref in at(find(text), "He").actors)
