"""Names of units as the field's data sets write them."""

from __future__ import annotations

import pytest

from dragoman.actors import load_registry
from dragoman.actors.terms.units import Units, units_of

SYRIA, COLOMBIA = frozenset(("syr",)), frozenset(("col",))


@pytest.fixture(scope="module")
def units() -> Units:
    return units_of(load_registry())


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        ("syr-aleppo-gov", ("Aleppo Governorate", "Aleppo", "Halab Governorate")),
        ("syr-raqqa-gov", ("Ar Raqqah Governorate", "Ar-Raqqa", "Ar Raqqah", "Raqqa province")),
        ("syr-hama-gov", ("Hamah Governorate", "Hama", "Hamah")),
        ("syr-idlib-gov", ("Idlib", "Idleb", "Idlib Governorate")),
        ("syr-latakia-gov", ("Latakia Governorate", "Lattakia")),
        ("syr-suwayda-gov", ("As Suwayda Governorate", "As-Sweida", "As Suwayda'")),
        ("syr-rif-dimashq", ("Rif Dimashq Governorate", "Rural Damascus", "Rif Dimashq")),
        ("syr-damascus-gov", ("Damascus Governorate", "Damascus")),
        ("syr-deir-ez-zor-gov", ("Deir ez Zor Governorate", "Deir-ez-Zor", "Dayr Az Zawr")),
        ("syr-hasakah-gov", ("Al Hasakah Governorate", "Al-Hasakeh", "Hasaka (Al Haksa)")),
        ("syr-homs-gov", ("Homs", "Homs (Hims)")),
        ("syr-daraa-gov", ("Daraa Governorate", "Dar'a", "Dar`a")),
        ("syr-tartus-gov", ("Tartus Governorate", "Tartous")),
    ],
)
def test_governorates_of_syria(units: Units, unit: str, names: tuple[str, ...]) -> None:
    for name in names:
        found = units.unit(name, SYRIA)
        assert (name, found.id if found else None) == (name, unit)


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        ("col-narino", ("Nariño", "Narino", "Nariño department", "Departamento de Nariño")),
        ("col-valle", ("Valle del Cauca", "Valle del Cauca department")),
        ("col-cauca", ("Cauca", "Cauca department")),
        ("col-bogota-dc", ("Bogotá, D.C.", "Bogota", "Bogotá D.C.")),
        ("col-norte-de-santander", ("Norte de Santander",)),
        ("col-santander", ("Santander",)),
    ],
)
def test_departments_of_colombia(units: Units, unit: str, names: tuple[str, ...]) -> None:
    for name in names:
        found = units.unit(name, COLOMBIA)
        assert (name, found.id if found else None) == (name, unit)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Syria", "syr"),
        ("Yemen (North Yemen)", "yem"),
        ("DR Congo (Zaire)", "cod"),
        ("Democratic Republic of Congo", "cod"),
        ("Bosnia-Herzegovina", "bih"),
        ("Myanmar (Burma)", "mmr"),
        ("United States of America", "usa"),
        ("Nowhere", None),
    ],
)
def test_states_as_data_sets_write_them(units: Units, name: str, state: str | None) -> None:
    assert units.state(name) == state


def test_a_district_is_matched_by_its_town_and_placed_in_its_province(units: Units) -> None:
    rastan = units.second_keys("Rastan", SYRIA)
    assert rastan & units.second_keys("Ar Rastan district", SYRIA)
    assert not rastan & units.second_keys("Tadmur district", SYRIA)
    above = units.first_of_second("Ar Rastan district", SYRIA)
    assert above is not None
    assert above.id == "syr-homs-gov"


def test_a_district_is_no_province_of_the_same_name(units: Units) -> None:
    for name in ("Latakia district", "Markaz Rif Dimashq district", "Mintaqat Markaz Hamah"):
        assert units.unit(name, SYRIA) is None


def test_units_nobody_knows_match_by_their_letters(units: Units) -> None:
    of = frozenset(("mmr",))
    assert units.first_keys("Rakhine State", of) == units.first_keys("Rakhine", of)
    assert units.first_keys("Rakhine State", of) != units.first_keys("Kachin", of)
