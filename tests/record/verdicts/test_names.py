"""Names of sides: governments, labels that name nobody, lists, actors of the day."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors import load_registry
from dragoman.record.verdicts.labels import Label, label_of, labels
from dragoman.record.verdicts.names import Name, Names, government_of

DAY = date(2016, 10, 5)
REGISTRY = load_registry()


def name(text: str, country: str = "", day: date = DAY) -> Name:
    return Names(REGISTRY).name(text, day, country)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Syrian insurgents", Label.LUMP),
        ("Rebels (Colombia)", Label.LUMP),
        ("Opposition Rebels (Syria)", Label.LUMP),
        ("pro-government militias", Label.LUMP),
        ("Turkish-backed factions", Label.LUMP),
        ("Communal Militia (Mali)", Label.LUMP),
        ("northern tribes", Label.LUMP),
        ("village vigilantes", Label.LUMP),
        ("street gangs", Label.LUMP),
        ("separatists of eastern Ukraine", Label.LUMP),
        ("Mutiny of Military Forces of Mali", Label.LUMP),
        ("Unidentified Armed Group (Syria)", Label.UNIDENTIFIED),
        ("unknown gunmen", Label.UNIDENTIFIED),
        ("Civilians", Label.CIVILIANS),
        ("Civilians (Colombia)", Label.CIVILIANS),
        ("Protesters (France)", Label.CIVILIANS),
        ("armed", None),
        ("Southern Front", None),
        ("FARC", None),
        ("Shelter Brigade of the rebels", None),
        ("", None),
    ],
)
def test_labels_are_told_from_names(text: str, label: Label | None) -> None:
    assert label_of(text, REGISTRY) is label


def test_a_label_is_known_in_any_case() -> None:
    for word, groups in labels().items():
        if "lump" in groups or "members" in groups:
            assert label_of(word.upper(), REGISTRY) is not None


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Government of Syria", "syr-gov"),
        ("Government of Syria (2000-)", "syr-gov"),
        ("Military Forces of Syria (2000-)", "syr-gov"),
        ("Military Forces of Syria (2000-2024) Air Force", "syr-gov"),
        ("Military Forces of Syria (2000-2024) 4th Armoured Division", "syr-gov"),
        ("Police Forces of Colombia (2010-2018)", "col-gov"),
        ("Police Forces of Colombia (2010-2018) Prison Guards", "col-gov"),
        ("Government of DR Congo (Zaire)", "cod-gov"),
        ("Government of United States of America", "usa-gov"),
        ("Military Forces of Libya (2014-) Northern Faction", None),
        ("Mutiny of Military Forces of Mali (2012-)", None),
        ("Former Military Forces of Mali (2012-)", None),
        ("Front of Syria", None),
    ],
)
def test_governments_as_data_sets_write_them(text: str, actor: str | None) -> None:
    assert government_of(text, REGISTRY) == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("FARC", "farc"),
        ("FARC-EP: Revolutionary Armed Forces of Colombia", "farc"),
        ("ELN: Words Nobody Knows", "eln"),
        ("FARC (Colombia)", "farc"),
        ("FARC guerrillas", "farc"),
        ("Colombia", "col-gov"),
        ("FARC (Dissidents)", "col-dissidents"),
        ("FARC (Northern Faction)", None),
        ("Front that nobody knows", None),
        ("Álvaro Uribe", None),
    ],
)
def test_names_are_looked_up(text: str, actor: str | None) -> None:
    found = name(text, "col")
    assert (found.actor, found.label) == (actor, None)


def test_a_pack_does_not_make_a_label_somebody() -> None:
    assert REGISTRY.resolve("Syrian insurgents").actor is not None
    assert name("Syrian insurgents", "syr") == Name("Syrian insurgents", label=Label.LUMP)


def test_a_weak_name_is_nobody_in_another_country() -> None:
    assert name("SDF", "syr").actor == "syr-sdf"
    assert name("SDF", "col").actor is None


def test_where_two_bear_a_name_the_country_decides() -> None:
    candidates = REGISTRY.resolve("SRF", day=DAY).candidates
    assert len(candidates) > 1
    assert name("SRF", "syr").actor == "syr-srf"
    assert name("SRF").actor is None


def test_a_list_is_taken_apart_only_where_it_is_no_name() -> None:
    names = Names(REGISTRY)
    found = names.who("FARC, ELN; Somebody Else", (), DAY, "col")
    assert [each.actor for each in found.names] == ["farc", "eln", None]
    assert len(names.who("FARC", (), DAY, "col").names) == 1
    assert len(names.who("Nobody we know", (), DAY, "col").names) == 1


def test_equal_sides_are_one_object() -> None:
    names = Names(REGISTRY)
    assert names.who("FARC", (), DAY, "col") is names.who("FARC", (), date(2017, 1, 1), "col")
