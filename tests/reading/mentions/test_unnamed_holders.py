"""Holders of offices without a name, ranks, callings and the titles glued to names."""

from tests.reading.mentions.conftest import Find, at

from dragoman.actors import load_registry
from dragoman.reading.mentions.offices import plain_name
from dragoman.reading.mentions.titles import calling_of, rank_of, same_office


def test_the_diplomat_is_the_one_introduced_before(find: Find) -> None:
    mentions = find("A Western diplomat said the plan had failed. He gave no reason.")

    assert at(mentions, "He").actors[0].name == "Western diplomat"


def test_the_minister_may_be_one_without_a_name(find: Find) -> None:
    mentions = find("Eritrea's information minister denied it. The minister called it a lie.")

    assert at(mentions, "minister").actors[0].name == "Eritrean information minister"


def test_his_deputy_is_told_by_whom_he_serves(find: Find) -> None:
    mentions = find("Chadian rebel leader Baba Okonda refused. His deputy said he was right.")

    assert at(mentions, "deputy").actors[0].name == "Baba Okonda's deputy"


def test_a_name_behind_an_indefinite_title_is_its_holder(find: Find) -> None:
    mentions = find("A navy spokesman, Capt. D. K. P. Rosanayake, said two men died.")

    assert mentions.actors[0].actors[0].name == "D. K. P. Rosanayake"


def test_the_general_has_his_rank_from_the_abbreviation(find: Find) -> None:
    mentions = find("Lt. Gen. Baba Okonda spoke on Monday. The general named no date.")

    assert at(mentions, "general").actors[0].name == "Baba Okonda"


def test_ranks_and_callings_are_written_out() -> None:
    assert same_office("general", rank_of("lt. gen."))
    assert not same_office("general", rank_of("col."))
    assert (calling_of("prof."), calling_of("mr")) == ("professor", "")


def test_a_bracket_that_tells_the_country_is_no_part_of_the_name() -> None:
    registry = load_registry()

    assert plain_name(registry, "Popular Army (Colombia)") == "Popular Army"
    assert plain_name(registry, "Workers' Party (Maoist)") == "Workers' Party (Maoist)"
