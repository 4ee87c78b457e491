"""UCDP GED as incidents: layouts, codes, rows that cannot be."""

from __future__ import annotations

import gzip
import os
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.exchange.incidents.tables import RELEASE, event, write

from dragoman.errors import ExchangeError, UsageError
from dragoman.exchange.incidents import IncidentFile, read_incidents
from dragoman.exchange.incidents.ged import edition_of
from dragoman.model import (
    Account,
    DaySpread,
    Deaths,
    Incident,
    IncidentKind,
    PlaceGrain,
    SkippedRow,
    Spot,
)

DATA = Path(os.environ.get("DRAGOMAN_DATA") or Path(__file__).parents[4] / "shared" / "data")
COUNTRY = [
    column
    for column in RELEASE
    if column not in ("relid", "code_status", "where_description", "gwnoa")
    and not column.endswith("_dset_id")
]


def read(path: Path) -> list[Incident | SkippedRow]:
    return list(read_incidents("ged", path))


def one(tmp_path: Path, **cells: str) -> Incident:
    (found,) = read(write(tmp_path / "ged.csv", [event(**cells)]))
    assert isinstance(found, Incident), found
    return found


def skipped(tmp_path: Path, **cells: str) -> SkippedRow:
    (found,) = read(write(tmp_path / "ged.csv", [event(**cells)]))
    assert isinstance(found, SkippedRow), found
    return found


def test_a_row_becomes_an_incident(tmp_path: Path) -> None:
    assert one(tmp_path) == Incident(
        id="ucdp-ged:501",
        source="ucdp-ged",
        first=date(2021, 5, 1),
        last=date(2021, 5, 1),
        spread=DaySpread.DAY,
        kind=IncidentKind.BATTLE,
        code="state-based",
        side_a="Government of Norland",
        side_b="Kessel Front",
        spot=Spot(
            PlaceGrain.EXACT,
            "Kessel town",
            "Kessel province",
            "Lower Kessel",
            "Norland",
            12.5,
            -3.25,
        ),
        deaths=Deaths(3, 2, 4, 0),
        accounts=(Account("Elim Post", date(2021, 5, 2), "Shells hit Kessel"),),
        original="police",
        number_of_sources=1,
        clarity=1,
        notes="near the mill",
        code_a="ucdp:92",
        code_b="ucdp:93",
        conflict="Norland: Government",
    )


def test_numbers_may_be_written_as_decimals_and_days_with_times(tmp_path: Path) -> None:
    plain = one(tmp_path)
    decimals = {name: f"{cell}.0" for name, cell in event().items() if cell.isdigit()}
    times = {"date_start": "2021-05-01 00:00:00.000", "date_end": "2021-05-01T00:00:00"}
    assert one(tmp_path, **decimals, **times) == plain


@pytest.mark.parametrize("columns", [COUNTRY, sorted(COUNTRY), [c for c in COUNTRY if c != "year"]])
def test_country_layouts_have_fewer_columns_in_another_order(
    tmp_path: Path, columns: list[str]
) -> None:
    (found,) = read(write(tmp_path / "country.csv", [event()], columns))
    assert isinstance(found, Incident)
    assert (found.id, found.deaths.high, found.notes) == ("ucdp-ged:501", 4, None)


def test_a_release_without_a_header_is_known_by_its_shape(tmp_path: Path) -> None:
    path = write(tmp_path / "candidate.csv", [event(), event(id="502")], header=False)
    file = IncidentFile("ged", path)
    assert [row.id for row in file] == ["ucdp-ged:501", "ucdp-ged:502"]
    assert "has no header" in file.notes[0]


def test_49_columns_of_something_else_are_no_release(tmp_path: Path) -> None:
    path = write(tmp_path / "other.csv", [event(date_start="yes")], header=False)
    with pytest.raises(ExchangeError, match="it lacks id, type_of_violence"):
        read(path)


def test_a_wrong_file_names_the_missing_columns(tmp_path: Path) -> None:
    columns = [column for column in RELEASE if column not in ("best", "date_prec")]
    path = write(tmp_path / "cut.csv", [event()], columns)
    with pytest.raises(ExchangeError, match=r"it lacks date_prec, best \(it has: id, relid,"):
        read(path)


@pytest.mark.parametrize("name", ["ged.csv.gz", "ged.dat"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_any_separator_mark_and_packing(
    tmp_path: Path, name: str, separator: str, encoding: str
) -> None:
    row = event(side_b="Front of Késsel", source_headline="One; two, three")
    path = write(tmp_path / name, [row], separator=separator, encoding=encoding)
    (found,) = read(path)
    assert isinstance(found, Incident)
    assert (found.side_b, found.accounts[0].headline) == ("Front of Késsel", "One; two, three")


def test_text_that_is_not_utf8_is_read_and_noted(tmp_path: Path) -> None:
    rows = [event(side_b="Front of Késsel"), event(id="502")]
    file = IncidentFile("ged", write(tmp_path / "ged.csv", rows, encoding="cp1252"))
    first, _ = file
    assert isinstance(first, Incident)
    assert first.side_b == "Front of Késsel"
    assert "1 lines of ged.csv are not UTF-8" in file.notes[0]


def test_flags_of_candidates_are_kept(tmp_path: Path) -> None:
    assert one(tmp_path, code_status="Check deaths").flags == ("code_status=Check deaths",)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"id": " "}, "no_id"),
        ({"date_start": "", "date_end": ""}, "no_day"),
        ({"date_start": "2021-02-30"}, "bad_day"),
        ({"date_start": "03/04/2021"}, "bad_day"),
        ({"date_start": "1753-01-01"}, "bad_day"),
    ],
)
def test_rows_without_a_day_or_id_are_skipped_with_the_reason(
    tmp_path: Path, cells: dict[str, str], reason: str
) -> None:
    found = skipped(tmp_path, **cells)
    assert (found.reason, found.row) == (reason, 2)


def test_a_row_that_ends_before_it_starts_was_between_the_two(tmp_path: Path) -> None:
    found = one(tmp_path, date_start="2021-05-20")
    assert (found.first, found.last) == (date(2021, 5, 1), date(2021, 5, 20))
    assert found.spread is DaySpread.MONTH
    assert found.flags == ("last_before_first=from 2021-05-20 to 2021-05-01",)


def test_a_source_may_bear_the_day_that_stands_for_none(tmp_path: Path) -> None:
    found = one(tmp_path, source_date="1753-01-01")
    assert (found.accounts[0].day, found.flags) == (date(1753, 1, 1), ())


def test_one_day_stands_for_both(tmp_path: Path) -> None:
    assert one(tmp_path, date_end="").last == date(2021, 5, 1)


@pytest.mark.parametrize(
    ("cells", "flag"),
    [
        ({"latitude": "95.2"}, "coordinates=95.2, -3.25"),
        ({"latitude": "0", "longitude": "0"}, "coordinates=0, 0"),
        ({"longitude": "east"}, "coordinates=12.5, east"),
        ({"best": "-3"}, "best=-3"),
        ({"best": "many"}, "best=many"),
        ({"low": "5"}, "low_above_high=5 > 4"),
        ({"best": "9"}, "best_outside=9 not in 2 to 4"),
        ({"where_prec": "9"}, "where_prec=9"),
        ({"date_prec": ""}, "date_prec="),
        ({"type_of_violence": "4"}, "type_of_violence=4"),
        ({"source_date": "2021-02-30"}, "source_date=2021-02-30"),
    ],
)
def test_what_cannot_be_is_flagged_and_the_row_kept(
    tmp_path: Path, cells: dict[str, str], flag: str
) -> None:
    assert flag in one(tmp_path, **cells).flags


def test_what_cannot_be_is_left_out_of_what_can_be_counted_or_placed(tmp_path: Path) -> None:
    found = one(tmp_path, latitude="95.2", best="-3", where_prec="9", type_of_violence="4")
    assert (found.spot.latitude, found.spot.longitude, found.deaths.best) == (None, None, None)
    assert (found.spot.grain, found.kind) == (PlaceGrain.UNKNOWN, IncidentKind.OTHER_VIOLENCE)
    assert found.deaths.low == 2


def test_a_row_of_another_width_is_skipped(tmp_path: Path) -> None:
    path = write(tmp_path / "ged.csv", [event()])
    with path.open("a", encoding="utf-8") as file:
        file.write("502,broken\n\n")
    _, found = read(path)
    assert found == SkippedRow(3, "cells", "2 cells for 49 columns")


def test_tags_under_the_header_are_no_event(tmp_path: Path) -> None:
    path = write(tmp_path / "ged.csv", [{"id": "#event+id"}, event()])
    tags, found = read(path)
    assert isinstance(tags, SkippedRow)
    assert (tags.reason, found.id) == ("second_header", "ucdp-ged:501")


def test_files_put_together_have_a_header_in_the_middle(tmp_path: Path) -> None:
    path = write(tmp_path / "ged.csv", [event(), dict(zip(RELEASE, RELEASE, strict=True))])
    assert read(path)[1:] == [SkippedRow(3, "second_header", "another row of column names")]


def test_lists_of_sources_are_paired(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        number_of_sources="2",
        source_office="Elim Post;Northern Wire",
        source_date="2021-05-02;2021-05-03",
        source_headline="Shells hit Kessel; two dead;The Front &#8220;denies&#8221;",
        source_article='"Elim Post,2021-05-02,Shells hit Kessel; two dead";'
        '"Northern Wire,2021-05-03,The Front &#8220;denies&#8221;"',
    )
    assert found.accounts == (
        Account("Elim Post", date(2021, 5, 2), "Shells hit Kessel; two dead"),
        Account("Northern Wire", date(2021, 5, 3), "The Front “denies”"),
    )
    assert found.flags == ()


def test_headlines_that_cannot_be_told_apart_stay_together(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        source_office="Elim Post;Northern Wire",
        source_date="2021-05-02;2021-05-03",
        source_headline="A;B;C",
        source_article="",
    )
    assert [account.headline for account in found.accounts] == ["A;B;C", None]
    assert found.flags == ("source_headline=3 for 2 sources",)


def test_old_rows_have_only_the_article(tmp_path: Path) -> None:
    article = 'Northern Wire 1989-05-17 "REBELS BLOW UP LINES"'
    found = one(
        tmp_path, source_office="", source_date="", source_headline="", number_of_sources="-1",
        source_article=article,
    )  # fmt: skip
    assert found.accounts == (Account(None, None, article),)
    assert found.number_of_sources is None


def test_a_file_that_is_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    rows = [event(id=str(n), source_headline=f"Headline {n * 7919}") for n in range(3000)]
    path = write(tmp_path / "ged.csv.gz", rows)
    path.write_bytes(path.read_bytes()[:-2000])
    found: list[str | None] = []
    with pytest.raises(ExchangeError, match=r"is cut off or broken after row \d+; get it again"):
        found.extend(row.id for row in read_incidents("ged", path))
    assert found[0] == "ucdp-ged:0"
    assert len(found) < 3000


def zipped(path: Path, *names: str) -> Path:
    table = write(path.with_suffix(".csv"), [event()])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names:
            packed.write(table, name)
    return path


def test_a_release_as_it_is_packed_for_download(tmp_path: Path) -> None:
    file = IncidentFile("ged", zipped(tmp_path / "ged231-csv.zip", "GEDEvent_v23_1.csv"))
    (found,) = file
    assert isinstance(found, Incident)
    assert (found.id, found.edition) == ("ucdp-ged:501", 230100)
    assert file.notes == ["ged231-csv.zip holds GEDEvent_v23_1.csv, which was read"]


@pytest.mark.parametrize("names", [("a.csv", "b.csv"), ("xl/workbook.xml", "[Content_Types].xml")])
def test_several_tables_and_spreadsheets_are_refused(tmp_path: Path, names: list[str]) -> None:
    with pytest.raises(ExchangeError, match=r"holds \d tables; save the sheet, or unpack"):
        read(zipped(tmp_path / "a.zip", *names))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK\x03\x04rest", "is cut off or broken after row 0"),
        (b"\xff\xfei\x00d\x00", "UTF-16"),
        (b"", "is empty"),
        (b"PAR1rest", "is no Parquet file"),
        (b'id,"never closed' + b"x" * (9 << 20), "is no CSV after row 0"),
        (gzip.compress(b"")[:4], "cut off"),
    ],
)
def test_what_is_no_table_says_what_to_do(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "odd"
    path.write_bytes(content)
    with pytest.raises(ExchangeError, match=message):
        read(path)


def test_a_missing_file_and_a_wrong_kind(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=r"cannot read .* check the path"):
        read(tmp_path / "none.csv")
    with pytest.raises(UsageError, match="'gedd' is no kind of incident data; the kinds are: ged"):
        list(read_incidents("gedd", tmp_path / "none.csv"))


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("GEDEvent_v23_1.csv", 230100),
        ("GEDEvent_v24_0_12.csv", 240012),
        ("ged251.csv.gz", 250100),
        ("ucdp_ged_syria.csv.gz", 0),
        ("events_2021_05.csv", 0),
    ],
)
def test_the_release_stands_in_the_name(name: str, edition: int) -> None:
    assert edition_of(Path(name)) == edition


def test_the_country_file_of_the_public_release() -> None:
    path = DATA / "peace" / "ucdp_ged_syria.csv.gz"
    if not path.exists():
        pytest.skip("the UCDP GED country file is not beside the repository")
    rows = read(path)
    found = [row for row in rows if isinstance(row, Incident)]
    assert len(found) == len(rows) == 16_566
    grains = Counter(row.spot.grain for row in found)
    placeless = {PlaceGrain.ADMIN1, PlaceGrain.FUZZY, PlaceGrain.COUNTRY, PlaceGrain.SEA}
    assert sum(grains[each] for each in placeless) == 1_436
    assert sum(row.first < row.last for row in found) == 1_086
    assert sum(row.number_of_sources == 1 for row in found) == 13_419
    assert sum(row.deaths.best == 0 for row in found) == 1_124


def test_the_sample_of_the_public_release() -> None:
    path = DATA / "peace" / "ucdp_ged_sample1000_v23_1.csv"
    if not path.exists():
        pytest.skip("the UCDP GED sample is not beside the repository")
    rows = read(path)
    assert all(isinstance(row, Incident) and row.edition == 230100 for row in rows)
    assert len(rows) == 1_000
