"""The monitor's pictures: whole XML, every count in them, words escaped, nothing from outside."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from tests.views.monitor.made import DAY, INCIDENTS, incident, verdict

from dragoman.actors.terms.shapes import AdminShape, admin_shapes, load_shapes
from dragoman.errors import ExchangeError
from dragoman.model import Polygon
from dragoman.model.incidents import Incident
from dragoman.model.terms import Party, Terms, TermsZone
from dragoman.model.verdicts import Answer, Ruling
from dragoman.views.monitor import Layout, around, panels, unjudged
from dragoman.views.monitor.days import Cut
from dragoman.views.monitor.dimensions import By
from dragoman.web.monitor import around_map, monitor_html, small_multiples
from dragoman.web.monitor.document import write_picture
from dragoman.web.monitor.picture import Picture

SVG = "{http://www.w3.org/2000/svg}"


def square(name: str, west: float) -> AdminShape:
    ring = ((west, 0.0), (west + 1, 0.0), (west + 1, 1.0), (west, 1.0))
    return AdminShape(name, "", (Polygon((ring,)),))


SHAPES = (square("Birun", 0), square("Ceyla", 1))


def parsed(picture: Picture) -> ElementTree.Element:
    return ElementTree.fromstring(picture.to_svg())


def titles(picture: Picture) -> list[str]:
    return [each.text or "" for each in parsed(picture).iter(f"{SVG}title")]


def words(picture: Picture) -> list[str]:
    return [each.text or "" for each in parsed(picture).iter(f"{SVG}text")]


def test_each_group_has_a_chart_and_each_week_a_bar() -> None:
    cases = [incident(1), incident(2), incident(3, DAY + timedelta(7), admin1="Ceyla")]
    picture = small_multiples(panels(unjudged(cases), Layout(by=(By.ADMIN1,))))
    assert {"2031-W11: 2", "2031-W12: 1"} <= set(titles(picture))
    assert {"Birun", "Ceyla"} <= set(words(picture))
    assert "Birun: 2" in picture.description


def test_series_are_stacked_and_named_beside_their_patterns() -> None:
    one, other = incident(1), incident(2)
    cases = [(one, verdict(one, zones=("coast",))),
             (other, verdict(other, Ruling.UNDETERMINED, zones=("coast",)))]  # fmt: skip
    rows = panels(cases, Layout(by=(By.ZONE, By.VERDICT)))
    picture = small_multiples(rows, stack=By.VERDICT)
    assert {"coast", "potential violation", "undetermined"} <= set(words(picture))
    fills = {each.get("fill") for each in parsed(picture).iter(f"{SVG}rect")}
    assert len(fills) == 2


def test_what_has_no_zone_is_on_a_scale_of_its_own_and_says_so() -> None:
    inside, outside = incident(1), [incident(n) for n in range(2, 7)]
    cases = [(inside, verdict(inside, zones=("coast",))),
             *((each, verdict(each, place=Answer.NO)) for each in outside)]  # fmt: skip
    picture = small_multiples(panels(cases, Layout(by=(By.ZONE,))))
    assert "in no zone (own scale)" in words(picture)
    assert words(picture).count("1") == 1  # the scale of the coast is not that of the rest


def test_dates_of_the_terms_are_numbered_and_told() -> None:
    cuts = (Cut(DAY, "in force"), Cut(date(2040, 1, 1), "ended"))
    rows = panels(unjudged([incident(1)]), Layout(by=(By.ADMIN1,), cuts=cuts))
    told = words(small_multiples(rows, cuts))
    assert "1  2031-03-12 in force" in told
    assert not any("ended" in each for each in told)


def test_the_map_has_both_counts_of_each_unit_and_names_what_is_not_on_it() -> None:
    cases = [incident(1, DAY - timedelta(1), admin1="Birun province"), incident(2),
             incident(3, admin1="Nowhere"), incident(4, admin1=None)]  # fmt: skip
    rows = around(unjudged(cases), [DAY], by=[By.ADMIN1])
    picture = around_map(rows, SHAPES)
    told = words(picture)
    assert "1 → 1" in told
    assert "not on the map: Nowhere 0 → 1" in told
    assert "not on the map: cannot be placed 0 → 1" in told
    assert "Birun 1 before, 1 after" in picture.description


def test_zones_with_borders_are_drawn_on_the_map() -> None:
    zone = TermsZone("z", "Coast", polygons=SHAPES[0].polygons)
    terms = Terms("t", "T", DAY, (Party("a", "one"),), zones=(zone,))
    rows = around(unjudged([incident(1)]), [DAY], by=[By.ADMIN1])
    paths = len(list(parsed(around_map(rows, SHAPES)).iter(f"{SVG}path")))
    drawn = len(list(parsed(around_map(rows, SHAPES, terms=terms)).iter(f"{SVG}path")))
    assert drawn == paths + 1


def test_a_map_without_shapes_is_refused() -> None:
    with pytest.raises(ValueError, match="shapes"):
        around_map([], ())


@pytest.mark.parametrize("country", ["syr", "col"])
def test_the_shapes_that_ship_make_a_map(country: str) -> None:
    shapes = admin_shapes(country)
    cases = [incident(n, admin1=shape.name) for n, shape in enumerate(shapes)]
    rows = around(unjudged(cases), [DAY], by=[By.ADMIN1])
    assert words(around_map(rows, shapes)).count("0 → 1") == len(shapes)


def test_shapes_of_a_file_make_a_map(tmp_path: Path) -> None:
    file = tmp_path / "units.geojson"
    file.write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": '
        '"Birun"}, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]'
        "]]}}]}",
        encoding="utf-8",
    )
    rows = around(unjudged([incident(1)]), [DAY], by=[By.ADMIN1])
    assert "0 → 1" in words(around_map(rows, load_shapes(file)))


def test_nothing_makes_an_empty_picture_and_page() -> None:
    picture = small_multiples([])
    assert picture.description == "No incident."
    assert "No incident" in monitor_html("None", [])
    assert parsed(around_map([], SHAPES)).tag == f"{SVG}svg"


HOSTILE = '</svg><script>alert("x")</script>\x1b[31m&<b>'


def test_names_of_the_data_are_escaped() -> None:
    rows = panels(unjudged([incident(1, admin1=HOSTILE)]), Layout(by=(By.ADMIN1,)))
    picture = small_multiples(rows, title=HOSTILE)
    page = monitor_html(HOSTILE, [picture], about=HOSTILE)
    assert parsed(picture).tag == f"{SVG}svg"
    assert "<script" not in page
    assert "\x1b" not in page


def test_the_page_says_what_it_is_and_asks_nothing_of_the_network() -> None:
    picture = small_multiples(panels(unjudged([incident(1)]), Layout(by=(By.ADMIN1,))))
    page = monitor_html("Truce", [picture])
    assert page.count("Descriptive: what was reported, not why.") == 1
    assert "default-src &#39;none&#39;" in page
    assert "src=" not in page.replace("-src", "")
    assert page.replace("http://www.w3.org/2000/svg", "").count("http") == 1  # http-equiv


def test_a_file_that_exists_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "m.svg"
    write_picture(file, "one")
    with pytest.raises(ExchangeError):
        write_picture(file, "two")
    write_picture(file, "two", overwrite=True)
    assert file.read_text(encoding="utf-8") == "two"


@given(INCIDENTS)
def test_any_panel_makes_whole_xml_with_all_its_incidents(incidents: list[Incident]) -> None:
    picture = small_multiples(panels(unjudged(incidents), Layout(by=(By.PAIR,))), stack=By.PAIR)
    bars = [title for title in titles(picture) if ": " in title and title[4:6] == "-W"]
    assert sum(float(title.split()[1]) for title in bars) == len(incidents)
