"""Other names in brackets and appositions."""

from __future__ import annotations

from tests.reading.mentions.conftest import Find, at, ids


def test_an_abbreviation_is_defined_and_then_resolves(find: Find) -> None:
    mentions = find(
        "The Lakeside Liberation Front (LLF) signed on Monday. The LLF will disarm in June."
    )

    assert ids(at(mentions, "LLF", 1)) == ["~lakeside-liberation-front"]
    alias = mentions.aliases[0]
    assert (alias.actor.name, alias.also, alias.relation) == (
        "Lakeside Liberation Front",
        ("LLF",),
        "abbreviation",
    )


def test_a_former_name_in_brackets(find: Find) -> None:
    mentions = find(
        "Kenya signed with the Northern Defence Army (formerly the Valley Resistance Army)."
    )

    alias = mentions.aliases[0]
    assert (alias.also, alias.relation) == (("Valley Resistance Army",), "formerly")


def test_also_known_as(find: Find) -> None:
    mentions = find("The Coast Unity Party, also known as the Lantern Movement, won two seats.")

    alias = mentions.aliases[0]
    assert (alias.also, alias.relation) == (("Lantern Movement",), "also_known_as")


def test_a_place_or_a_number_in_brackets_is_no_alias(find: Find) -> None:
    mentions = find("Ola Brekkmoen (Oslo) met Juma Wexford (61) at the port.")

    assert mentions.aliases == ()
