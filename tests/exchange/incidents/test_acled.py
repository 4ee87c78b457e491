"""ACLED as incidents: layouts, codes, deletion lists. All rows are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.exchange.incidents.tables import ACLED, RELEASE, clash, event, write

from dragoman.errors import ExchangeError
from dragoman.exchange.incidents import read_deletions, read_incidents
from dragoman.exchange.incidents.acled import ROLES
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

DELETIONS = ("event_id_cnty", "deleted_timestamp")


def read(path: Path) -> list[Incident | SkippedRow]:
    return list(read_incidents("acled", path))


def one(tmp_path: Path, **cells: str) -> Incident:
    (found,) = read(write(tmp_path / "acled.csv", [clash(**cells)], ACLED))
    assert isinstance(found, Incident), found
    return found


def test_a_row_becomes_an_incident(tmp_path: Path) -> None:
    assert one(tmp_path) == Incident(
        id="acled:NOR17",
        source="acled",
        first=date(2022, 6, 30),
        last=date(2022, 6, 30),
        spread=DaySpread.DAY,
        kind=IncidentKind.SHELLING,
        code="Shelling/artillery/missile attack",
        side_a="Military Forces of Norland (2019-)",
        side_b="Kessel Front",
        spot=Spot(PlaceGrain.NEAR, "Old Mill", "Kessel", "Lower Kessel", "Norland", 12.5, -3.25),
        deaths=Deaths(1, 1, 1),
        with_a=("Harbour Guard", "Hill Guard"),
        accounts=(Account("Elim Post"), Account("Northern Wire")),
        notes="On 30 June 2022, shells hit Old Mill. One dead.",
        role_a="State forces",
        role_b="Rebel group",
        edition=1656720000,
    )


@pytest.mark.parametrize(
    "day", ["30 June 2022", "30-Jun-2022", "30-June-2022", "2022-06-30 00:00:00", "2022/6/30"]
)
def test_days_in_words(tmp_path: Path, day: str) -> None:
    assert one(tmp_path, event_date=day).first == date(2022, 6, 30)


@pytest.mark.parametrize("day", ["30 Juno 2022", "06/05/2022", "31 June 2022", "?"])
def test_what_is_no_day_skips_the_row(tmp_path: Path, day: str) -> None:
    (found,) = read(write(tmp_path / "acled.csv", [clash(event_date=day)], ACLED))
    assert found == SkippedRow(2, "bad_day", f"{day!r} is no day", "NOR17")


def test_a_year_before_all_events_is_mistyped(tmp_path: Path) -> None:
    (found,) = read(write(tmp_path / "acled.csv", [clash(event_date="0022-06-30")], ACLED))
    assert found == SkippedRow(2, "bad_day", "0022-06-30 is before 1900", "NOR17")


def test_older_files_have_capitals_other_names_and_more_columns(tmp_path: Path) -> None:
    older = {"assoc_actor_1": "ally_actor_1", "time_precision": "time_preci"}
    columns = [older.get(name, name).upper() for name in ACLED if name != "timestamp"]
    columns += ["DATA_ID", "EVENT_ID_NO_CNTY", "population_best"]
    row = {name.upper(): cell for name, cell in clash(time_precision="2").items()}
    row |= {older[name].upper(): row[name.upper()] for name in older}
    (found,) = read(write(tmp_path / "acled.csv", [row], columns, separator=";"))
    assert isinstance(found, Incident)
    assert found.with_a == ("Harbour Guard", "Hill Guard")
    assert (found.first, found.last) == (date(2022, 6, 27), date(2022, 7, 3))
    assert found.edition == 0


@pytest.mark.parametrize("number", range(1, 9))
def test_roles_are_the_same_by_number_and_by_words(tmp_path: Path, number: int) -> None:
    by_number = one(tmp_path, inter1=str(number))
    by_words = one(tmp_path, inter1=ROLES[number - 1].upper())
    assert by_number.role_a == by_words.role_a == ROLES[number - 1]


def test_a_side_of_no_role_and_one_of_an_unknown_role(tmp_path: Path) -> None:
    found = one(tmp_path, inter1="0", inter2="Robots", actor2="")
    assert (found.role_a, found.role_b, found.side_b) == (None, "Robots", "")
    assert found.flags == ("inter2=Robots",)


@pytest.mark.parametrize(
    ("event_type", "sub_event", "kind"),
    [
        ("Battles", "Armed clash", IncidentKind.BATTLE),
        ("Explosions/Remote violence", "Air/drone strike", IncidentKind.AIR_STRIKE),
        ("Explosions/Remote violence", "Grenade", IncidentKind.EXPLOSION),
        ("Explosions/Remote violence", "Chemical weapon", IncidentKind.OTHER_VIOLENCE),
        ("Violence against civilians", "Attack", IncidentKind.ONE_SIDED),
        (
            "Violence against civilians",
            "Abduction/forced disappearance",
            IncidentKind.ABDUCTION,
        ),
        ("Protests", "Excessive force against protesters", IncidentKind.UNREST),
        ("Strategic developments", "Agreement", IncidentKind.STRATEGIC),
        ("Battle-No change of territory", "", IncidentKind.BATTLE),
    ],
)
def test_events_have_a_kind(
    tmp_path: Path, event_type: str, sub_event: str, kind: IncidentKind
) -> None:
    found = one(tmp_path, event_type=event_type, sub_event_type=sub_event)
    assert (found.kind, found.code) == (kind, sub_event or event_type)
    assert found.flags == ()


def test_a_month_spans_it_and_a_region_is_a_unit(tmp_path: Path) -> None:
    found = one(tmp_path, time_precision="3", geo_precision="3")
    assert (found.first, found.last) == (date(2022, 6, 1), date(2022, 6, 30))
    assert (found.spread, found.spot.grain) == (DaySpread.MONTH, PlaceGrain.ADMIN1)


@pytest.mark.parametrize(
    ("cells", "flag"),
    [
        ({"event_type": "Weather", "sub_event_type": "Rain"}, "event_type=Weather"),
        ({"time_precision": "8"}, "time_precision=8"),
        ({"geo_precision": "x"}, "geo_precision=x"),
        ({"fatalities": "-1"}, "fatalities=-1"),
        ({"latitude": "912.5"}, "coordinates=912.5, -3.25"),
        ({"timestamp": "soon"}, "timestamp=soon"),
    ],
)
def test_what_cannot_be_is_flagged(tmp_path: Path, cells: dict[str, str], flag: str) -> None:
    assert one(tmp_path, **cells).flags == (flag,)


def test_a_file_of_the_other_data_set_says_what_it_is(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [clash()], ACLED)
    with pytest.raises(ExchangeError, match=r"looks like ACLED; try: dragoman import acled "):
        list(read_incidents("ged", path))
    path = write(tmp_path / "b.csv", [event()], RELEASE)
    with pytest.raises(ExchangeError, match=r"looks like UCDP GED; try: dragoman import ged "):
        read(path)


def test_a_deletion_list_names_ids_and_times(tmp_path: Path) -> None:
    rows = [
        {"event_id_cnty": "NOR17", "deleted_timestamp": "1656720001"},
        {"event_id_cnty": "NOR18", "deleted_timestamp": "2022-07-02 00:00:01"},
        {"event_id_cnty": "NOR19", "deleted_timestamp": ""},
        {"event_id_cnty": "", "deleted_timestamp": ""},
    ]
    path = write(tmp_path / "deleted.csv", rows, DELETIONS)
    assert list(read_deletions(path)) == [
        ("acled:NOR17", 1656720001),
        ("acled:NOR18", 1656720001),
        ("acled:NOR19", 0),
    ]


def test_events_are_no_deletion_list(tmp_path: Path) -> None:
    path = write(tmp_path / "acled.csv", [clash()], ACLED)
    with pytest.raises(ExchangeError, match=r"lacks deleted_timestamp .* dragoman import acled"):
        list(read_deletions(path))
