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


def test_an_abbreviation_belongs_to_the_name_its_letters_fit(find: Find) -> None:
    mentions = find(
        "Chairman Ola Brekkmoen of the Coast Commission of the Northern Lakeside Republic (NLR) "
        "arrived."
    )

    (alias,) = mentions.aliases
    assert (alias.actor.name, alias.also) == ("Northern Lakeside Republic", ("NLR",))


def test_abbreviations_in_other_orders_and_of_documents(find: Find) -> None:
    texts = {
        "The Popular Unity Front [FUP] signed in May.": ("Popular Unity Front", "FUP"),
        "The Government of the Philippines (GPH) signed.": ("Philippines", "GPH"),
        "The Lakeside Ceasefire Agreement (LCA) holds.": ("Lakeside Ceasefire Agreement", "LCA"),
        "Mixed patrol units (UMP) will guard the town.": ("Mixed patrol units", "UMP"),
    }
    for text, (name, short) in texts.items():
        (alias,) = find(text).aliases
        assert name in alias.actor.name
        assert alias.also == (short,)


def test_a_bracket_may_hold_an_abbreviation_and_a_former_name(find: Find) -> None:
    mentions = find("The Coastal Liberation Front (CLF, formerly Harbour Brigade) signed.")

    assert [(a.also, a.relation) for a in mentions.aliases] == [
        (("CLF",), "abbreviation"),
        (("Harbour Brigade",), "formerly"),
    ]


def test_a_place_or_a_number_in_brackets_is_no_alias(find: Find) -> None:
    mentions = find("Ola Brekkmoen (Oslo) met Juma Wexford (61) at the port.")

    assert mentions.aliases == ()


def test_a_text_of_law_defines_its_own_short_names(find: Find) -> None:
    mentions = find(
        'The Lakeside Democratic Movement (hereinafter referred to as "LDM") signed. '
        "LDM will disarm in June."
    )

    assert ids(at(mentions, "LDM", 1)) == ["~lakeside-democratic-movement"]
