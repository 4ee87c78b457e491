"""Who "both sides" are: what the page tells of pairs, wherever it tells it."""

from __future__ import annotations

from datetime import date

from tests.reading.mentions.conftest import Find, at


def names(find: Find, text: str, phrase: str) -> set[str]:
    return {ref.name for ref in at(find(text, day=date(2001, 3, 4)), phrase).actors}


def test_the_pair_between_whom_talks_are_goes_before_a_list_of_the_excluded(find: Find) -> None:
    text = (
        "Talks between Mali and Niger opened on Monday. Mali and Niger signed a truce. "
        "It does not cover armed groups such as Al-Qaeda and Islamic State. "
        "The two parties will exchange prisoners."
    )

    assert names(find, text, "two parties") == {"Mali", "Niger"}


def test_leaders_who_met_stand_for_their_sides(find: Find) -> None:
    text = (
        "Malian President Issa Moro and Nigerien President Tandi Oke met on Monday. "
        "They talked for an hour. Both sides were silent."
    )

    assert names(find, text, "Both sides") == {"Mali", "Niger"}


def test_a_region_told_with_its_state_is_the_other_side(find: Find) -> None:
    text = "Georgia and its breakaway region of Abkhazia agreed on a truce. Both parties met."

    assert names(find, text, "Both parties") == {"Georgia", "Abkhazia"}


def test_who_is_counted_before_being_named(find: Find) -> None:
    text = "The two presidents met at dawn. Issa Moro and Tandi Oke shook hands."

    assert names(find, text, "two presidents") == {"Issa Moro", "Tandi Oke"}


def test_bodies_that_sign_go_before_the_persons_listed_with_them(find: Find) -> None:
    text = (
        "Hamas and Hezbollah signed the text. Issa Moro and Tandi Oke signed as well. "
        "The Parties condemn the attack."
    )

    assert names(find, text, "Parties") == {"Hamas", "Hezbollah"}


def test_they_are_the_body_that_acted_last(find: Find) -> None:
    text = "Mali and Hamas exchanged prisoners. Hamas released ten women. They said more will come."

    assert names(find, text, "They") == {"Hamas"}


def test_outsiders_who_comment_later_are_no_sides(find: Find) -> None:
    text = (
        "The parties to the Algiers accord will meet on Monday. "
        "France and Italy, however, doubt whether the city is safe."
    )

    assert names(find, text, "parties") & {"France", "Italy"} == set()


def test_who_appeals_to_both_sides_is_neither(find: Find) -> None:
    text = "Mali and Niger signed a truce. France and Italy appealed to both sides to respect it."

    assert names(find, text, "both sides") == {"Mali", "Niger"}
