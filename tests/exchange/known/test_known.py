"""PA-X and CF as what is known elsewhere: partial days, lists by hand, many rows in one."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from tests.exchange.incidents.tables import ACLED, clash, write

from dragoman.errors import ExchangeError, UsageError
from dragoman.exchange.incidents import LAYOUTS
from dragoman.exchange.known import KnownFile
from dragoman.exchange.known.pax import parties
from dragoman.model import Known, KnownDay, KnownParty, SkippedRow
from dragoman.record import open_record

DATA = Path(os.environ.get("DRAGOMAN_DATA") or Path(__file__).parents[4] / "shared" / "data")
AGREEMENT = {
    "Con": "Norland", "AgtId": "11", "Agt": "Kessel  Truce", "Dat": "2021-05-04", "Stage": "Cea",
    "Part": "Government of Norland; \r\nKessel Front [Signed];", "ThrdPart": "Guarantor: Sudland",
    "OthAgr": "", "Loc1ISO": "NOR", "Loc2ISO": "", "Loc1GWNO": "385", "Loc2GWNO": "",
    "UcdpCon": "90", "Ce": "3", "CeProv": "0",
}  # fmt: skip
CEASEFIRE = {
    "cc": "385", "cf_id": "7", "location": "Norland", "ucdp_actor_id": "92",
    "actor_name": "Goverment of Norland", "ucdp_acd_id": "90", "pax_id": "11",
    "cf_dec_yr": "2021", "cf_dec_month": "5", "cf_dec_day": "4", "cf_effect_yr": "2021",
    "cf_effect_month": "5", "cf_effect_day": "-1", "end_yr": "-1", "end_month": "-1",
    "end_day": "-1", "mediator_send": "Sudland, UN", "written": "2", "partial": "0",
    "cf_pp": "Talks in Elim", "comment": "0",
}  # fmt: skip
SENTENCE = "It was convened by Sudland, which held the chair at the time and later, too"
SIGNED = KnownDay("signed", date(2021, 5, 4), date(2021, 5, 4))
DECLARED = KnownDay("declared", date(2021, 5, 4), date(2021, 5, 4))


def read(kind: str, path: Path, *rows: dict[str, str]) -> list[Known | SkippedRow]:
    return list(KnownFile(kind, write(path, rows, tuple(rows[0])), others=LAYOUTS))


def test_an_agreement(tmp_path: Path) -> None:
    (found,) = read("pax", tmp_path / "pax.csv", AGREEMENT)
    assert isinstance(found, Known)
    assert (found.id, found.name, found.days) == ("pax:11", "Kessel Truce", (SIGNED,))
    assert found.parties == (
        KnownParty("Government of Norland"),
        KnownParty("Kessel Front"),
        KnownParty("Sudland", role="Guarantor", third=True),
    )
    assert (found.countries, found.conflicts) == (("gw:385", "iso3:NOR"), ("90",))
    assert (found.cell("Ce"), found.cell("CeProv"), found.cell("Stage")) == ("3", "", "Cea")


def test_rows_of_one_ceasefire_are_one(tmp_path: Path) -> None:
    front = {"actor_name": "Kessel Front", "ucdp_actor_id": "93", "cf_pp": "Talks in Port Elim"}
    other = {"cf_id": "8", "pax_id": "-1", "mediator_send": "0", "cf_dec_month": "-1"}
    rows = (CEASEFIRE, CEASEFIRE | other, CEASEFIRE | front)
    found, second = read("cf", tmp_path / "cf.csv", *rows)
    assert isinstance(found, Known)
    assert isinstance(second, Known)
    may = KnownDay("in force", date(2021, 5, 1), date(2021, 5, 31))
    assert (found.id, found.days) == ("cf:385-7", (DECLARED, may))
    assert found.name == "Norland: Goverment of Norland, Kessel Front"
    assert found.parties == (
        KnownParty("Goverment of Norland", "ucdp:92"),
        KnownParty("Kessel Front", "ucdp:93"),
        KnownParty("Sudland", role="mediator", third=True),
        KnownParty("UN", role="mediator", third=True),
    )
    assert (found.linked, second.linked) == (("pax:11",), ())
    assert found.words == ("Talks in Elim", "Talks in Port Elim")
    year = KnownDay("declared", date(2021, 1, 1), date(2021, 12, 31))
    assert second.days[0] == year


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        ("Russia; \r\nTurkey", ["Russia", "Turkey"]),
        ("Iran, Russia, Turkey", ["Iran", "Russia", "Turkey"]),
        ("President, Ana Kovač; The Front", ["President, Ana Kovač", "The Front"]),
        ("1) For the Army: Berg\n2) UN", ["For the Army: Berg", "UN"]),
        ("(secondary sources differ)\n• Kessel Front [did not sign]", ["Kessel Front"]),
        (SENTENCE, [SENTENCE]),
    ],
)
def test_lists_by_hand_are_taken_apart(text: str, names: list[str]) -> None:
    assert [party.name for party in parties(text)] == names


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2021-05-04 00:00:00", "2021-05-04", "2021-05-04"),
        ("4 May 2021", "2021-05-04", "2021-05-04"),
        ("2021-05--1", "2021-05-01", "2021-05-31"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2021--1--1", "2021-01-01", "2021-12-31"),
        ("2021", "2021-01-01", "2021-12-31"),
    ],
)
def test_partial_days_of_agreements(tmp_path: Path, day: str, first: str, last: str) -> None:
    (found,) = read("pax", tmp_path / "pax.csv", AGREEMENT | {"Dat": day})
    assert isinstance(found, Known)
    signed = KnownDay("signed", date.fromisoformat(first), date.fromisoformat(last))
    assert found.days == (signed,)


def test_days_that_cannot_be_read_are_flagged_and_rows_without_id_skipped(tmp_path: Path) -> None:
    soon, nobody = read(
        "pax", tmp_path / "pax.csv", AGREEMENT | {"Dat": "soon"}, AGREEMENT | {"AgtId": ""}
    )
    assert isinstance(soon, Known)
    assert (soon.days, soon.flags) == ((), ("Dat=soon",))
    assert nobody == SkippedRow(3, "no_id", "the cell AgtId is empty")
    skipped, odd = read(
        "cf", tmp_path / "cf.csv", CEASEFIRE | {"cc": ""}, CEASEFIRE | {"cf_dec_month": "13"}
    )
    assert isinstance(odd, Known)
    assert odd.flags == ("cf_dec=2021-13-4",)
    assert isinstance(skipped, SkippedRow)


def test_a_file_of_another_kind_says_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=r"looks like ACLED; try: dragoman import acled"):
        read("pax", write(tmp_path / "a.csv", [clash()], ACLED), dict(clash()))
    with pytest.raises(ExchangeError, match=r"looks like PA-X; try: dragoman import pax"):
        read("cf", tmp_path / "pax.csv", AGREEMENT)
    with pytest.raises(UsageError, match="'ged' is no such data set; these are: pax, cf"):
        KnownFile("ged", tmp_path / "a.csv")


def test_they_stay_in_the_record_once(tmp_path: Path) -> None:
    pax = write(tmp_path / "pax.csv", [AGREEMENT], tuple(AGREEMENT))
    cf = write(tmp_path / "cf.csv", [CEASEFIRE], tuple(CEASEFIRE))
    with open_record(tmp_path / "r.db") as record:
        door = record.incidents
        for _ in range(2):
            *_, agreements = door.adding_known(KnownFile("pax", pax), "pax.csv", source="pax")
            *_, ceasefires = door.adding_known(KnownFile("cf", cf), "cf.csv", source="cf")
        assert (agreements.same, ceasefires.same) == (1, 1)
        assert list(door.known_elsewhere()) == [*KnownFile("cf", cf), *KnownFile("pax", pax)]
        assert [each.id for each in door.known_elsewhere(source="pax")] == ["pax:11"]
        assert list(door.known_elsewhere(first=date(2021, 6, 1))) == []
        (again,) = read("pax", pax, AGREEMENT | {"Dat": ""})
        *_, told = door.adding_known([again], "pax.csv", source="pax")
        assert (told.changed, list(door.known_elsewhere(source="pax"))) == (1, [again])
        assert [file.name for file in door.files()] == ["pax.csv", "cf.csv"]


def test_the_public_sets() -> None:
    folder = DATA / "peace"
    if not folder.exists():
        pytest.skip("PA-X and CF are not beside the repository")
    agreements = list(KnownFile("pax", folder / "pax_all_agreements_data_v6.csv.gz"))
    ceasefires = list(KnownFile("cf", folder / "eth_prio_ceasefires.csv.gz"))
    assert (len(agreements), len(ceasefires)) == (2003, 2203)
    known = {each.id: each for each in (*agreements, *ceasefires) if isinstance(each, Known)}
    assert all(each.days and not each.flags for each in known.values())
    zones = known["cf:652-107"]
    assert [(day.what, day.first) for day in zones.days] == [
        ("declared", date(2017, 5, 4)),
        ("in force", date(2017, 5, 6)),
    ]
    assert {party.code for party in zones.parties if not party.third} >= {"ucdp:118", "ucdp:4456"}
    assert [party.name for party in known["pax:2090"].parties] == ["Russia", "Turkey"]
