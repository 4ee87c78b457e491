"""Whether a place belongs to terms, by the grain of the data."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors import Registry, load_registry
from dragoman.actors.terms import PlaceAnswer, Territory, place_answer
from dragoman.model import Answer, Line, PlaceGrain, Polygon, Spot, Terms, TermsZone

SQUARE = Polygon((((36.0, 35.0), (37.0, 35.0), (37.0, 36.0), (36.0, 36.0), (36.0, 35.0)),))
COUNTRY = ("syr",)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


def terms_of(**given: object) -> Terms:
    return Terms("t", "Terms", date(2001, 3, 1), (), **given)  # type: ignore[arg-type]


def zone(**given: object) -> TermsZone:
    return TermsZone("z", "Zone", **given)  # type: ignore[arg-type]


def spot(grain: PlaceGrain, **given: object) -> Spot:
    return Spot(grain, country="Syria", **given)  # type: ignore[arg-type]


def ask(where: Terms | TermsZone, place: Spot) -> tuple[str, str]:
    found = place_answer(where, place, load_registry(), countries=COUNTRY)
    return found.answer.value, found.code


IDLIB = zone(admin1=("Idlib",), partial=("Hama",))


@pytest.mark.parametrize(
    ("admin1", "answer", "code"),
    [
        ("Idlib Governorate", "yes", "unit_covered"),
        ("Idleb", "yes", "unit_covered"),
        ("Hamah Governorate", "unknown", "unit_in_part"),
        ("Ar Raqqah Governorate", "no", "other_unit"),
        ("Deir-ez-Zor", "no", "other_unit"),
        (None, "unknown", "no_unit"),
    ],
)
def test_names_of_provinces(admin1: str | None, answer: str, code: str) -> None:
    for grain in (PlaceGrain.ADMIN1, PlaceGrain.ADMIN2, PlaceGrain.EXACT):
        assert ask(IDLIB, spot(grain, admin1=admin1)) == (answer, code)


@pytest.mark.parametrize(
    "grain", [PlaceGrain.FUZZY, PlaceGrain.COUNTRY, PlaceGrain.SEA, PlaceGrain.UNKNOWN]
)
def test_a_coarse_place_is_unknown_but_where_the_whole_country_is_covered(
    grain: PlaceGrain,
) -> None:
    place = spot(grain, admin1="Idlib", latitude=35.9, longitude=36.6)
    assert ask(IDLIB, place) == ("unknown", "place_too_coarse")
    assert ask(terms_of(countries=COUNTRY), place) == ("yes", "country_covered")
    assert ask(zone(countries=COUNTRY), place) == ("yes", "country_covered")


def test_another_country_is_outside() -> None:
    abroad = Spot(PlaceGrain.COUNTRY, country="Iraq")
    assert ask(IDLIB, abroad) == ("no", "other_country")
    assert ask(terms_of(countries=COUNTRY), abroad) == ("no", "other_country")
    assert ask(terms_of(countries=COUNTRY), Spot()) == ("unknown", "no_country")


@pytest.mark.parametrize(
    ("lon", "lat", "exact", "near"),
    [
        (36.5, 35.5, "yes", "yes"),
        (36.9, 35.5, "yes", "unknown"),
        (37.2, 35.5, "no", "unknown"),
        (37.4, 35.5, "no", "no"),
    ],
)
def test_near_is_unknown_within_25_km_of_a_border(
    lon: float, lat: float, exact: str, near: str
) -> None:
    drawn = zone(polygons=(SQUARE,))
    assert ask(drawn, spot(PlaceGrain.EXACT, latitude=lat, longitude=lon))[0] == exact
    assert ask(drawn, spot(PlaceGrain.NEAR, latitude=lat, longitude=lon))[0] == near


def test_a_margin_makes_the_border_unknown() -> None:
    drawn = zone(polygons=(SQUARE,), margin_km=10.0)
    assert ask(drawn, spot(PlaceGrain.EXACT, latitude=35.5, longitude=36.95)) == (
        "unknown",
        "near_border",
    )


def test_a_line_reaches_as_far_as_its_depth() -> None:
    contact = zone(lines=(Line(((36.0, 35.0), (37.0, 35.0)), 10.0),))
    for lat, answer in ((35.08, "yes"), (34.92, "yes"), (35.1, "no")):
        assert ask(contact, spot(PlaceGrain.EXACT, latitude=lat, longitude=36.5))[0] == answer


def test_coordinates_decide_in_a_unit_covered_in_part() -> None:
    drawn = zone(partial=("Hama",), polygons=(SQUARE,))
    inside = spot(PlaceGrain.EXACT, admin1="Hama", latitude=35.5, longitude=36.5)
    outside = spot(PlaceGrain.EXACT, admin1="Hama", latitude=34.5, longitude=36.5)
    assert ask(drawn, inside) == ("yes", "coordinates_inside")
    assert ask(drawn, outside) == ("no", "coordinates_outside")
    assert ask(drawn, spot(PlaceGrain.ADMIN1, admin1="Hama")) == ("unknown", "unit_in_part")


def test_a_listed_part_says_what_is_not_near() -> None:
    drawn = zone(partial=("Hama",), polygons=(SQUARE,), margin_km=10.0)
    beside = {"latitude": 35.5, "longitude": 37.05}
    assert ask(drawn, spot(PlaceGrain.EXACT, admin1="Hama", **beside)) == ("unknown", "near_border")
    assert ask(drawn, spot(PlaceGrain.EXACT, admin1="Raqqa", **beside)) == ("no", "other_unit")


def test_districts_by_the_spellings_of_data_sets() -> None:
    rastan = zone(admin2=("Rastan",))
    cases = (
        ("Ar Rastan district", "yes"),
        ("Tadmur district", "no"),
    )
    for name, answer in cases:
        place = spot(PlaceGrain.ADMIN2, admin1="Homs Governorate", admin2=name)
        assert ask(rastan, place)[0] == answer
    assert ask(rastan, spot(PlaceGrain.ADMIN1, admin1="Homs"))[0] == "unknown"
    assert ask(rastan, spot(PlaceGrain.ADMIN1, admin1="Idlib"))[0] == "no"


def test_a_district_called_like_its_province_is_not_the_province() -> None:
    some = zone(partial=("Latakia district",))
    other = spot(PlaceGrain.ADMIN2, admin1="Latakia", admin2="Jablah district")
    assert ask(some, other)[0] == "no"
    assert ask(some, spot(PlaceGrain.ADMIN2, admin1="Latakia", admin2="Latakia district"))[0] == (
        "unknown"
    )


def test_zones_add_up_and_are_named(registry: Registry) -> None:
    terms = terms_of(
        zones=(
            TermsZone("north", "North", admin1=("Idlib",)),
            TermsZone("part", "Part", partial=("Idlib", "Hama")),
        )
    )
    territory = Territory(terms, registry)
    idlib = territory.answer(spot(PlaceGrain.ADMIN1, admin1="Idlib"))
    assert idlib == PlaceAnswer(Answer.YES, "unit_covered", ("admin1=Idlib",), ("north",))
    hama = territory.answer(spot(PlaceGrain.ADMIN1, admin1="Hama"))
    assert (hama.answer, hama.zones) == (Answer.UNKNOWN, ("part",))
    homs = territory.answer(spot(PlaceGrain.ADMIN1, admin1="Homs"))
    assert (homs.answer, homs.zones) == (Answer.NO, ())


@settings(deadline=None)
@given(st.floats(35, 38), st.floats(34, 37), st.sampled_from(PlaceGrain), st.floats(0, 40))
def test_a_surer_place_and_border_never_turn_a_yes_into_a_no(
    lon: float, lat: float, grain: PlaceGrain, margin: float
) -> None:
    """What is known of a vague place is true of the exact one: no point is inside and outside."""
    exact = ask(zone(polygons=(SQUARE,)), spot(PlaceGrain.EXACT, latitude=lat, longitude=lon))[0]
    vague = ask(
        zone(polygons=(SQUARE,), margin_km=margin), spot(grain, latitude=lat, longitude=lon)
    )[0]
    assert exact in ("yes", "no")
    assert vague in (exact, "unknown")
