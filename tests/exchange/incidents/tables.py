"""Small tables of event data, made by hand."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

RELEASE = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
EVENT = {
    "id": "501", "relid": "NOR-2021-1-9-1", "year": "2021", "active_year": "1",
    "code_status": "Clear", "type_of_violence": "1", "conflict_new_id": "90",
    "conflict_name": "Norland: Government", "dyad_new_id": "91",
    "dyad_name": "Government of Norland - Kessel Front", "side_a_new_id": "92",
    "side_a": "Government of Norland", "side_b_new_id": "93", "side_b": "Kessel Front",
    "number_of_sources": "1", "source_article": '"Elim Post,2021-05-02,Shells hit Kessel"',
    "source_office": "Elim Post", "source_date": "2021-05-02",
    "source_headline": "Shells hit Kessel", "source_original": "police", "where_prec": "1",
    "where_coordinates": "Kessel town", "where_description": "near the mill",
    "adm_1": "Kessel province", "adm_2": "Lower Kessel", "latitude": "12.5", "longitude": "-3.25",
    "country": "Norland", "event_clarity": "1", "date_prec": "1", "date_start": "2021-05-01",
    "date_end": "2021-05-01", "deaths_a": "1", "deaths_b": "2", "deaths_civilians": "0",
    "deaths_unknown": "0", "best": "3", "high": "4", "low": "2",
}  # fmt: skip


def event(**cells: str) -> dict[str, str]:
    return EVENT | cells


def write(
    path: Path,
    rows: Iterable[Mapping[str, str]],
    columns: Sequence[str] = RELEASE,
    *,
    header: bool = True,
    separator: str = ",",
    encoding: str = "utf-8",
) -> Path:
    """A CSV file of these columns, gzipped where its name says so."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        if header:
            writer.writerow(columns)
        writer.writerows([row.get(column, "") for column in columns] for row in rows)
    return path


ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
CLASH = {
    "event_id_cnty": "NOR17", "event_date": "2022-06-30", "year": "2022", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Explosions/Remote violence",
    "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": "Military Forces of Norland (2019-)", "assoc_actor_1": "Harbour Guard; Hill Guard",
    "inter1": "State forces", "actor2": "Kessel Front", "assoc_actor_2": "", "inter2": "2",
    "interaction": "12", "iso": "999", "region": "Northern Sea", "country": "Norland",
    "admin1": "Kessel", "admin2": "Lower Kessel", "admin3": "", "location": "Old Mill",
    "latitude": "12.5", "longitude": "-3.25", "geo_precision": "2",
    "source": "Elim Post; Northern Wire", "source_scale": "National",
    "notes": "On 30 June 2022, shells hit Old Mill. One dead.", "fatalities": "1",
    "tags": "", "timestamp": "1656720000",
}  # fmt: skip
"""Invented: the licence of ACLED forbids passing its rows on."""


def clash(**cells: str) -> dict[str, str]:
    return CLASH | cells
