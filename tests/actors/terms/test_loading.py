"""Files of terms: what they hold, and what is said of every mistake."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.actors.terms import load_terms
from dragoman.errors import RegistryError
from dragoman.model import IncidentKind

HARBOUR = """
id = "harbour-truce"
name = "Harbour truce"
declared = 2001-02-20
in_force = 2001-03-01
ended = "2001-09-01"
countries = ["nor"]
guarantors = ["swe"]
prohibited = ["battle", "shelling"]

[[parties]]
actor = "nor-gov"
side = "government"

[[parties]]
actor = "eta"
side = "rebels"
joined = 2001-03-05

[[excluded]]
actor = "isis"
label = "terrorist organisation"
authority = "UN Security Council"

[[zones]]
id = "coast"
name = "The coast"
admin2 = ["Harbour district"]
geojson = "coast.geojson"
margin_km = 2

[[zones.lines]]
depth_km = 5
points = [[5, 60], [6, 61]]

[[extensions]]
day = 2001-06-01
until = 2001-09-01

[[deadlines]]
day = 2001-03-20
what = "Maps are ready"
"""
SQUARE = {"type": "Polygon", "coordinates": [[[5, 60], [6, 60], [6, 61], [5, 61], [5, 60]]]}


def write(folder: Path, text: str, name: str = "harbour.toml") -> Path:
    (folder / "coast.geojson").write_text(json.dumps(SQUARE))
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def wrongs(folder: Path, text: str, name: str = "harbour.toml") -> str:
    with pytest.raises(RegistryError) as wrong:
        load_terms(write(folder, text, name))
    return str(wrong.value)


def test_every_key_arrives(tmp_path: Path) -> None:
    (terms,) = load_terms(write(tmp_path, HARBOUR))
    assert (terms.declared, terms.in_force, terms.ended) == (
        date(2001, 2, 20),
        date(2001, 3, 1),
        date(2001, 9, 1),
    )
    assert [(p.actor, p.side, p.joined) for p in terms.parties] == [
        ("nor-gov", "government", None),
        ("eta", "rebels", date(2001, 3, 5)),
    ]
    assert terms.excluded[0].authority == "UN Security Council"
    assert terms.prohibited == (IncidentKind.BATTLE, IncidentKind.SHELLING)
    (zone,) = terms.zones
    assert zone.polygons[0].rings[0][0] == (5, 60)
    assert zone.lines[0].depth_km == 5
    assert zone.margin_km == 2
    assert terms.extensions[0].until == date(2001, 9, 1)
    assert terms.deadlines[0].what == "Maps are ready"


def test_yaml_may_hold_several(tmp_path: Path) -> None:
    one = "{id: ID, name: N, in_force: 2001-03-01, countries: [nor],"
    one += " parties: [{actor: eta, side: a}]}\n"
    text = f"- {one.replace('ID', 'a')}- {one.replace('ID', 'b')}"
    assert [t.id for t in load_terms(write(tmp_path, text, "two.yml"))] == ["a", "b"]
    assert "terms 'a' are there twice" in wrongs(tmp_path, text.replace("id: b", "id: a"), "t.yml")


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('side = "rebels"', 'sides = "rebels"', "parties 2: unknown key 'sides'; did you mean"),
        ('name = "Harbour truce"\n', "", "terms 'harbour-truce': needs name"),
        ("in_force = 2001-03-01", 'in_force = "1 March"', "in_force: is '1 March'; it is a day"),
        ('"eta"', '"etaa"', "parties 2, actor: names 'etaa', an actor no pack has; did you mean"),
        ('"nor-gov"', '"Norwegian government"', "did you mean 'nor-gov'?"),
        ('["nor"]', '["eta"]', "countries: names 'eta', which is no state"),
        ('"battle", ', '"batle", ', "names 'batle'; did you mean 'battle'?; there are: battle,"),
        ("depth_km = 5", 'depth_km = "wide"', "lines 1, depth_km: is 'wide'; it is kilometres"),
        ("[6, 61]]", "[6, 161]]", "points: a latitude (it goes second, in degrees) is 161"),
        ('"coast.geojson"', '"cost.geojson"', "geojson: "),
        ('"2001-09-01"', '"2001-01-01"', "the terms: ended (2001-01-01) is before in_force"),
        ('actor = "isis"', 'actor = "eta"', "'eta' is a party and excluded"),
        ('"nor-gov"', '"eta"', "party 'eta' stands on two sides"),
        ("until = 2001-09-01", "until = 2001-05-01", "an extension: until (2001-05-01) is before"),
        ('id = "coast"', 'id = "The Coast"', "zones 1, id: is 'The Coast'; it has lower-case"),
        ('"harbour-truce"', "7", "terms, id: is 7"),
        ('countries = ["nor"]', 'countries = "nor"', "countries: is 'nor'; it is a list of actors"),
        ("[[excluded]]\n", '[excluded]\nother = "x"\n', "excluded: is {"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_key(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    assert right in HARBOUR
    assert said in wrongs(tmp_path, HARBOUR.replace(right, wrong))


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = HARBOUR.replace('"eta"', '"etaa"').replace("depth_km = 5", "depth_km = -5")
    assert "has 2 mistakes" in wrongs(tmp_path, text)


def test_a_zone_needs_territory_and_days_within_the_terms(tmp_path: Path) -> None:
    zone = 'id = "coast"\nname = "The coast"\nin_force = 2001-02-01\nended = 2002-01-01\n'
    start, end = HARBOUR.index('id = "coast"'), HARBOUR.index("[[extensions]]")
    said = wrongs(tmp_path, HARBOUR[:start] + zone + HARBOUR[end:])
    assert "zone 'coast' has no territory" in said
    assert "is in force (2001-02-01) before the terms are (2001-03-01)" in said
    assert "ends (2002-01-01) after the terms do (2001-09-01)" in said


def test_units_of_a_state_the_packs_know_must_be_known(tmp_path: Path) -> None:
    text = HARBOUR.replace('["nor"]', '["syr"]').replace(
        'admin2 = ["Harbour district"]', 'admin1 = ["Idlip"]'
    )
    assert "no unit of syr is called 'Idlip'; did you mean 'Idlib'?" in wrongs(tmp_path, text)


def test_terms_without_territory_are_refused(tmp_path: Path) -> None:
    text = HARBOUR[: HARBOUR.index("[[zones]]")].replace('countries = ["nor"]', "")
    assert "countries or zones are needed" in wrongs(tmp_path, text)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("t.json", "{}", "terms are read from .toml, .yml, .yaml"),
        ("t.toml", "id = ", "cannot be read as TOML"),
        ("t.yml", "a: [", "cannot be read as YAML"),
        ("t.yml", "just words", "terms: is 'just words'; it is a table with id, name"),
        ("t.yml", "", "terms: is None; it is a table"),
        ("t.yml", "[]", "holds no terms"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, name: str, text: str, said: str) -> None:
    assert said in wrongs(tmp_path, text, name)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="there is no such file"):
        load_terms(tmp_path / "none.toml")
