"""What is compared with PA-X and CF: made-up tables in their layouts, and the sets themselves."""

from __future__ import annotations

import csv
import gzip
import os
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import actor, day, fact, layout, page

from dragoman.actors import load_registry
from dragoman.cli.app import run
from dragoman.errors import ExchangeError, UsageError
from dragoman.exchange.compare import compare_record, crosswalk
from dragoman.exchange.compare.cases import CaseDay
from dragoman.exchange.compare.cf import read_cf
from dragoman.exchange.compare.matching import candidates, match
from dragoman.exchange.compare.naming import Words, how_named, named
from dragoman.exchange.compare.pax import read_pax
from dragoman.model import (
    ActorKind,
    ActorRef,
    Agreement,
    AgreementRef,
    Ceasefire,
    Modality,
    Reading,
    RoleHolder,
)
from dragoman.record import Record, open_record

REGISTRY = load_registry()
DATA = Path(os.environ.get("DRAGOMAN_DATA") or Path(__file__).parents[3] / "shared" / "data")
PAX, CF = (
    DATA / "peace" / name
    for name in ("pax_all_agreements_data_v6.csv.gz", "eth_prio_ceasefires.csv.gz")
)
PAGES = DATA.parent / "pages"
needs_data = pytest.mark.skipif(
    not (PAX.exists() and CF.exists()), reason=f"no PA-X and CF in {DATA}; set $DRAGOMAN_DATA"
)

PAX_ROW = {
    "Con": "Norway", "AgtId": "11", "Agt": "Agreement on a Ceasefire in the Fjords",
    "Dat": "2021-06-15", "Part": "Kingdom of Norway;\r\nFjord Liberation Front (FLF)",
    "ThrdPart": "Witnesses: Switzerland", "Loc1GWNO": "385", "Loc1ISO": "NOR", "Ce": "3",
    "Stage": "Cea", "UcdpCon": "900",
}  # fmt: skip
CF_ROW = {
    "cc": "385", "cf_id": "7", "location": "Norway", "actor_name": "FLF", "ucdp_actor_id": "",
    "ucdp_acd_id": "900", "pax_id": "-1", "cf_dec_yr": "2021", "cf_dec_month": "6",
    "cf_dec_day": "15", "cf_effect_yr": "2021", "cf_effect_month": "6", "cf_effect_day": "16",
    "written": "2", "mediator_send": "Switzerland", "cf_pp": "0",
}  # fmt: skip
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def made(name: str, *rows: dict[str, str]) -> Path:
        path = tmp_path / name
        opened = gzip.open if name.endswith(".gz") else open
        with opened(path, "wt", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return path

    return made


def record_with(*facts_of: tuple[str, object], **more: object) -> Record:
    """A record of one page whose sentences carry these details."""
    on = page(" ".join(quote for quote, _ in facts_of))
    facts = tuple(fact(on, quote, detail, **more) for quote, detail in facts_of)  # type: ignore[arg-type]
    record = open_record(":memory:")
    record.add(Reading(on, layout(on.text), facts, "en"))
    return record


def signing(name: str, kind: str = "agreement", *who: tuple[str, str]) -> Agreement:
    roles = tuple(RoleHolder("signatory", actor(n, i)) for n, i in who)
    return Agreement(AgreementRef(name, kind), "signed", roles)


NORWAY = ("Norway", "nor")
TRUCE = "Norway and the Fjord Liberation Front signed the Fjord Ceasefire on 15 June 2021."


def test_two_data_sets_meet_by_day_country_parties_and_kind(write: Write) -> None:
    other = PAX_ROW | {"AgtId": "12", "Agt": "Agreement on Schools", "Ce": "0", "Stage": "Imp"}
    found = crosswalk(write("pax.csv", PAX_ROW, other), write("cf.csv.gz", CF_ROW))
    (row,) = (row for row in found.rows if row.found == "same")
    assert (row.here, row.there) == ("385-7", "11")
    assert "FLF as an abbreviation" in " ".join(row.reasons)
    assert found.agreement == (0, 0, 0)


def test_what_a_data_set_links_itself_stands(write: Write) -> None:
    far = PAX_ROW | {"AgtId": "12", "Dat": "2019-01-01"}
    linked = CF_ROW | {"pax_id": "12"}
    found = crosswalk(write("pax.csv", PAX_ROW, far), write("cf.csv", linked))
    assert [(r.found, r.there) for r in found.rows if r.here] == [("given", "12")]
    assert found.agreement == (0, 1, 1)


def test_two_that_come_as_near_are_asked_about(write: Write) -> None:
    twin = PAX_ROW | {"AgtId": "12"}
    found = crosswalk(write("pax.csv", PAX_ROW, twin), write("cf.csv", CF_ROW))
    (row,) = (row for row in found.rows if row.found == "ask")
    assert row.there == "11"
    assert row.rivals == ("12 Agreement on a Ceasefire in the Fjords",)


@pytest.mark.parametrize(
    "changed",
    [
        {"Loc1GWNO": "380", "Loc1ISO": "SWE", "Con": "Sweden"},
        {"Dat": "2021-09-15"},
        {"Dat": "2021-06-30", "Part": "Forest League", "Agt": "Joint Statement"},
    ],
)
def test_another_country_day_or_party_is_another_agreement(
    write: Write, changed: dict[str, str]
) -> None:
    found = crosswalk(write("pax.csv", PAX_ROW | changed), write("cf.csv", CF_ROW))
    assert not [row for row in found.rows if row.found == "same"]


def test_partial_and_impossible_days_are_stretches(write: Write) -> None:
    rows = (
        CF_ROW | {"cf_dec_day": "-1", "cf_effect_yr": "-1"},
        CF_ROW | {"cf_id": "8", "cf_dec_month": "2", "cf_dec_day": "31", "cf_effect_yr": "-1"},
        CF_ROW | {"cf_id": "9", "cf_dec_month": "-1", "cf_dec_day": "-1", "cf_effect_yr": "-1"},
    )
    june, february, year = read_cf(write("cf.csv", *rows), REGISTRY)
    assert june.days == (CaseDay("declared", date(2021, 6, 1), date(2021, 6, 30)),)
    assert february.days == (CaseDay("declared", date(2021, 2, 1), date(2021, 2, 28)),)
    assert year.days == (CaseDay("declared", date(2021, 1, 1), date(2021, 12, 31)),)


@pytest.mark.parametrize(
    ("party", "words"),
    [
        ("Goverment of Niger", "For the Republic of Niger, the High Commissioner"),
        ("Government of Russia (Soviet Union)", "Russian Federation"),
        ("FARS", "the Forces Armées Révolutionnaires du Sahara"),
        ("NSCN-IM", "Chairman of the NSCN and others"),
        ("Rahanweyn Resistance Army", "the RRA in Baidoa"),
        ("Anya Kavia militia", "Signed: commanders of Anya Kavia"),
    ],
)
def test_a_party_is_known_by_any_of_its_spellings(party: str, words: str) -> None:
    assert how_named(named(REGISTRY, party), Words(words, REGISTRY))


@pytest.mark.parametrize(
    ("party", "words"),
    [
        ("Government of Niger", "Republic of Mali"),
        ("FARS", "the Front of Alpine Riders"),
        ("Popular Liberation Front", "the National Liberation Movement"),
    ],
)
def test_a_stranger_is_not_known(party: str, words: str) -> None:
    assert how_named(named(REGISTRY, party), Words(words, REGISTRY)) is None


def test_the_name_of_the_country_tells_no_group(write: Write) -> None:
    party = named(REGISTRY, "Norwegian insurgents")
    assert how_named(party, Words("Norwegian police", REGISTRY)) is not None
    assert how_named(party, Words("Norwegian police", REGISTRY, "Norwegia")) is None


def test_the_press_has_what_they_have(write: Write) -> None:
    detail = signing("Fjord Ceasefire", "ceasefire", NORWAY, ("Fjord Liberation Front", "~flf"))
    with record_with((TRUCE, detail), when=day("2021-06-15")) as record:
        against_pax = compare_record(record, "pax", write("pax.csv", PAX_ROW))
        against_cf = compare_record(record, "cf", write("cf.csv", CF_ROW))
    for found, there in ((against_pax, "11"), (against_cf, "385-7")):
        (row,) = found.rows
        assert (row.found, row.there) == ("same", there)
        assert row.evidence[0].quote == TRUCE
        assert row.score is not None
        assert row.score > 0.5
        assert any("2021-06-15" in reason for reason in row.reasons)


def test_the_press_has_what_they_lack_and_the_reverse(write: Write) -> None:
    said = "Norway and Sweden signed the Kiruna Memorandum on 15 June 2021."
    detail = signing("Kiruna Memorandum", "memorandum", NORWAY, ("Sweden", "swe"))
    elsewhere = PAX_ROW | {"AgtId": "12", "Loc1GWNO": "652", "Loc1ISO": "SYR", "Con": "Syria"}
    long_ago = PAX_ROW | {"AgtId": "13", "Dat": "1999-06-15"}
    ours = PAX_ROW | {"Dat": "2021-06-02", "Part": "Fjord Liberation Front"}
    with record_with((said, detail), when=day("2021-06-15")) as record:
        found = compare_record(record, "pax", write("pax.csv", ours, elsewhere, long_ago))
        wide = compare_record(
            record, "pax", write("pax2.csv", ours, elsewhere, long_ago), countries=["SYR", "Norway"]
        )
    assert [(row.found, row.here and row.name, row.there) for row in found.rows] == [
        ("only in the press", "Kiruna Memorandum", None),
        ("only in PA-X", None, "11"),
    ]
    assert found.rows[0].evidence[0].quote == said
    assert {row.there for row in wide.rows if row.here is None} == {"11", "12"}
    assert wide.countries == ("Norway", "Syria")


def test_what_has_no_day_or_is_not_made_is_not_missing(write: Write) -> None:
    said = "Norway and Sweden are to sign the Kiruna Memorandum on 15 June 2021."
    detail = signing("Kiruna Memorandum", "memorandum", NORWAY, ("Sweden", "swe"))
    path = write("pax.csv", PAX_ROW)
    with record_with((said, detail), modality=Modality.PLANNED, when=day("2021-06-15")) as record:
        assert not compare_record(record, "pax", path, countries=["Sweden"]).rows
    with record_with((said, detail)) as record:
        (row,) = compare_record(record, "pax", path, countries=["Sweden"]).rows
    assert (row.found, row.days) == ("no day", "")


def test_a_name_and_states_from_abroad_tell_a_document(write: Write) -> None:
    said = "Sweden and Denmark signed the Memorandum on Stable Fjords and Lakes on 15 June 2021."
    detail = signing("Memorandum on Stable Fjords and Lakes", "memorandum", ("Sweden", "swe"),
                     ("Denmark", "dnk"))  # fmt: skip
    theirs = PAX_ROW | {
        "Agt": "Memorandum on Stable Fjords and Lakes in the Kingdom of Norway",
        "Part": "Kingdom of Sweden; Kingdom of Denmark", "ThrdPart": "", "Con": "Norway",
    }  # fmt: skip
    other = theirs | {"AgtId": "12", "Agt": "Memorandum on Trade", "Dat": "2021-06-16"}
    place = "in Norway"
    with record_with((f"{said[:-1]} {place}.", detail), when=day("2021-06-15")) as record:
        (row,) = (
            row
            for row in compare_record(record, "pax", write("pax.csv", theirs, other)).rows
            if row.here
        )
    assert (row.found, row.there) == ("same", "11")
    assert "named alike: stable, fjords, lakes" in row.reasons


def test_the_words_around_a_document_without_a_name_tell_it(write: Write) -> None:
    said = "The memorandum on stable fjords was signed in Oslo on 15 June 2021. Norway was silent."
    detail = Agreement(AgreementRef("memorandum", "memorandum"), "signed")
    theirs = PAX_ROW | {"Agt": "Memorandum on Stable Fjords", "Part": "Sweden; Denmark"}
    with record_with((said, detail), when=day("2021-06-15")) as record:
        (row,) = compare_record(record, "pax", write("pax.csv", theirs)).rows
    assert (row.found, row.there) == ("same", "11")
    assert "named alike: stable, fjords" in row.reasons


def test_who_signs_stands_for_his_state(write: Write) -> None:
    said = "Sergey Lavrov and Jane Doe signed an accord in Norway on 15 June 2021, they said."
    who = tuple(
        RoleHolder("signatory", ActorRef(key, name, name, 0, len(name), kind))
        for name, key, kind in (
            ("Sergey Lavrov", "sergey-lavrov", ActorKind.PERSON),
            ("Jane Doe", None, ActorKind.PERSON),
            ("they", None, None),
        )
    )
    detail = Agreement(AgreementRef("accord", "agreement"), "signed", who)
    theirs = PAX_ROW | {"Agt": "Some Deal", "Part": "Russian Federation; Norway", "ThrdPart": ""}
    with record_with((said, detail), when=day("2021-06-15")) as record:
        (row,) = compare_record(record, "pax", write("pax.csv", theirs)).rows
    assert row.parties == ("Sergey Lavrov", "Jane Doe")
    assert "Sergey Lavrov by name" in row.reasons
    assert (row.found, row.there) == ("same", "11")


def test_an_extension_does_not_date_a_document(write: Write) -> None:
    said = "Norway and Sweden extended the Kiruna Memorandum on 15 June 2021."
    detail = Agreement(AgreementRef("Kiruna Memorandum", "memorandum"), "extended")
    with record_with((said, detail), when=day("2021-06-15")) as record:
        (row,) = compare_record(record, "pax", write("p.csv", PAX_ROW), countries=["Sweden"]).rows
    assert row.found == "no day"


def test_a_truce_without_a_document_is_compared(write: Write) -> None:
    said = "The truce between Norway and the FLF took hold on 16 June 2021."
    detail = Ceasefire(True, parties=(actor(*NORWAY), actor("FLF", "~flf")))
    with record_with((said, detail), when=day("2021-06-16")) as record:
        (row,) = compare_record(record, "cf", write("cf.csv", CF_ROW)).rows
    assert (row.found, row.there) == ("same", "385-7")


def test_bad_files_and_countries_are_named(write: Write, tmp_path: Path) -> None:
    good = write("pax.csv", PAX_ROW)
    with open_record(":memory:") as record:
        with pytest.raises(ExchangeError, match="check the path"):
            compare_record(record, "pax", tmp_path / "none.csv")
        with pytest.raises(ExchangeError, match=r"no CF table: it lacks cc, cf_id.*compare pax"):
            compare_record(record, "cf", good)
        whole = write("whole.csv.gz", *[PAX_ROW] * 9).read_bytes()
        (tmp_path / "cut.csv.gz").write_bytes(whole[:-20])
        with pytest.raises(ExchangeError, match="cut off or broken"):
            compare_record(record, "pax", tmp_path / "cut.csv.gz")
        (tmp_path / "latin.csv").write_bytes(b"AgtId,Agt\n1,caf\xe9\n")
        with pytest.raises(ExchangeError, match="it lacks Dat, Con"):
            compare_record(record, "pax", tmp_path / "latin.csv")
        with pytest.raises(ExchangeError, match="pax:11 has the day 'soon' in Dat"):
            compare_record(record, "pax", write("odd.csv", PAX_ROW | {"Dat": "soon"}))
        with pytest.raises(ExchangeError, match="cf:385-7 has the day '2021-x-15' in cf_dec"):
            compare_record(record, "cf", write("odd.csv", CF_ROW | {"cf_dec_month": "x"}))
        with pytest.raises(UsageError, match="no country 'Atlantis'"):
            compare_record(record, "pax", good, countries=["Atlantis"])


def test_the_command(write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pax, cf = str(write("pax.csv", PAX_ROW)), str(write("cf.csv", CF_ROW))
    assert run(["compare", "pax", pax, "--cf", cf, "--json"]) == 0
    printed = capsys.readouterr()
    assert '"found": "same"' in printed.out
    assert "1 in both" in printed.err
    assert run(["compare", "cf", cf, "--pax", pax, "--csv"]) == 0
    assert capsys.readouterr().out.startswith("found,here,name")
    assert run(["compare", "cf", cf, "--pax", pax, "--as-of", "2021"]) == 2
    assert "--as-of is about a record" in capsys.readouterr().err
    record = str(tmp_path / "r.db")
    open_record(record).close()
    assert run(["compare", "cf", cf, "--record", record, "--country", "Norway"]) == 0
    assert "0 in both" in " ".join(capsys.readouterr().err.split())


@settings(deadline=None, max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(shuffle: random.Random) -> None:
    pax = [PAX_ROW | {"AgtId": str(n), "Dat": f"2021-06-{n:02}"} for n in range(12, 19)]
    cf = [CF_ROW | {"cf_id": str(n), "cf_dec_day": str(n)} for n in range(12, 19)]
    shuffle.shuffle(pax)
    shuffle.shuffle(cf)
    assert _links(pax, cf) == _links(sorted(pax, key=str), sorted(cf, key=str))


def _links(pax: list[dict[str, str]], cf: list[dict[str, str]]) -> list[tuple[str, ...]]:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, rows in (("pax.csv", pax), ("cf.csv", cf)):
            paths.append(Path(folder) / name)
            with paths[-1].open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
        truces, agreements = read_cf(paths[1], REGISTRY), read_pax(paths[0], REGISTRY)
        links = match(truces, candidates(truces, agreements, REGISTRY))
    return [(link.ours.id, link.theirs.id, link.outcome, str(link.score)) for link in links]


@needs_data
def test_the_data_sets_meet_where_they_leave_it_open() -> None:
    found = crosswalk(PAX, CF)
    links = {row.here: row.there for row in found.rows if row.found == "same"}
    open_ones = {"652-98": "2090", "652-107": "2093", "652-142": "2273", "652-140": "2274"}
    assert {here: links.get(here) for here in open_ones} == open_ones
    assert found.agreement is not None
    right, wrong, given = found.agreement
    assert given == 236
    assert wrong <= 0.05 * (right + wrong), found.agreement
    assert right >= 0.75 * given, found.agreement


@needs_data
@pytest.mark.skipif(not PAGES.is_dir(), reason=f"no pages in {PAGES}")
def test_a_declaration_of_the_press_that_neither_has() -> None:
    """The declaration of Moscow, 20 December 2016, is in no data set."""
    import dragoman

    with open_record(":memory:") as record:
        for reading in dragoman.read(PAGES):
            record.add(reading)
        for source, path in (("pax", PAX), ("cf", CF)):
            found = compare_record(record, source, path)  # type: ignore[arg-type]
            alone = [row for row in found.rows if row.there is None]
            assert {row.found for row in alone} <= {"only in the press", "no day"}
            alone = [row for row in alone if row.found == "only in the press"]
            assert any("2016-12-20" in row.days and row.evidence for row in alone)
            assert {"Russia", "Turkey", "Iran"} <= set(alone[0].parties)
            assert not [r for r in found.rows if r.found == "same" and "2016-12-20" in r.days]
