"""Described forces, definite bodies and page states."""

from datetime import date

from tests.reading.mentions.conftest import Find, at, ids


def test_troops_of_a_state_keep_the_words_that_describe_them(find: Find) -> None:
    mentions = find("Norwegian troops left the port. US forces stayed at the airfield.")

    troops, forces = at(mentions, "Norwegian troops").actors[0], at(mentions, "US forces").actors[0]
    assert (troops.actor, troops.name) == ("~norwegian-troops", "Norwegian troops")
    assert (troops.state, forces.name) == ("nor", "US forces")


def test_fighters_of_a_named_group_are_the_group(find: Find) -> None:
    mentions = find("Polisario fighters shot at a convoy. The movement denied the report.")

    assert at(mentions, "Polisario fighters").actors[0].actor == "polisario"
    assert at(mentions, "movement").actors[0].actor == "polisario"


def test_his_fighters_are_not_those_of_his_state(find: Find) -> None:
    mentions = find("Chadian rebel leader Baba Okonda said his fighters would disarm.")

    assert at(mentions, "fighters").actors[0].name == "fighters"


def test_militants_without_an_owner_stay_as_written(find: Find) -> None:
    mentions = find("Militants burned a clinic in the night.")

    assert at(mentions, "Militants").actors[0].name == "Militants"


def test_the_group_is_the_body_whose_leader_was_named(find: Find) -> None:
    mentions = find("UNITA leader Baba Okonda refused. He said the group would fight on.")

    assert at(mentions, "group").actors[0].actor == "unita"


def test_a_head_noun_calls_back_the_body_named_with_it(find: Find) -> None:
    mentions = find("Nepal Hill Farmers Forum said ten fields burned. The forum asked for help.")

    assert at(mentions, "forum").actors[0].name == "Nepal Hill Farmers Forum"


def test_an_army_alone_is_that_of_the_state_the_page_is_about(find: Find) -> None:
    mentions = find("The army said two men fell near Lima. Peruvian police and Peru were silent.")

    assert at(mentions, "army").actors[0].state == "per"


def test_an_army_near_two_states_stays_open(find: Find) -> None:
    mentions = find("Israeli planes and Lebanese villagers met in Beirut. The army was silent.")

    assert at(mentions, "army").actors[0].actor is None


def test_an_army_beside_foreign_observers_is_not_theirs(find: Find) -> None:
    mentions = find("Norwegian observers reached the port. The army denied any shelling.")

    assert at(mentions, "army").actors[0].actor is None


def test_they_may_be_the_rebels_just_named(find: Find) -> None:
    mentions = find("The rebels said they had taken the bridge.")

    assert at(mentions, "they").actors[0].name == "rebels"


def test_what_a_commission_is_on_belongs_to_its_name(find: Find) -> None:
    mentions = find("The Inter-American Commission on Human Rights urged the state to act.")

    assert mentions.actors[0].actors[0].name == "Inter-American Commission on Human Rights"


def test_a_body_between_commas_names_the_body_described_before_it(find: Find) -> None:
    text = "The UN mission in Mali, MINUSMA, counted ten breaches. It said that both had fired."
    mentions = find(text, day=date(2018, 3, 1))

    assert ids(at(mentions, "UN mission")) == ["minusma"]
    assert ids(at(mentions, "It")) == ["minusma"]


def test_in_a_list_a_body_names_only_itself(find: Find) -> None:
    text = "The government, the movement, the FARC, and the church met in Bogotá."
    mentions = find(text, day=date(2015, 3, 1))

    assert ids(at(mentions, "movement")) != ids(at(mentions, "FARC"))


def test_a_month_is_no_person_of_the_state_a_page_is_about(find: Find) -> None:
    text = "Moscow sent men there on 3 May. By the end of May they had left, the army said."

    assert ids(at(find(text, day=date(2020, 6, 1)), "army")) != ["gbr-military"]
