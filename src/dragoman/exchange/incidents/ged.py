"""UCDP GED, the georeferenced event data set of the Uppsala Conflict Data Program.

The release layout of 49 columns, country files with fewer, candidate files without a header.
Codes as in the codebook of version 19.1 and later.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from dragoman.exchange.incidents.sound import (
    Flags,
    coded,
    coordinates,
    days,
    deaths,
    number,
    spread_of,
)
from dragoman.exchange.tables.cells import CACHED, day_of, number_text
from dragoman.exchange.tables.layouts import Layout
from dragoman.model import (
    Account,
    DaySpread,
    Incident,
    IncidentKind,
    PlaceGrain,
    SkippedRow,
    Spot,
)

SOURCE = "ucdp-ged"

_RELEASE = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id "
    "conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a "
    "side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office "
    "source_date source_headline source_original where_prec where_coordinates where_description "
    "adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity "
    "date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high "
    "low gwnoa gwnob"
)
_COUNTRY = (
    "id year active_year type_of_violence conflict_new_id conflict_name dyad_new_id dyad_name "
    "side_a_new_id side_a side_b_new_id gwnob side_b number_of_sources source_article "
    "source_office source_date source_headline source_original where_prec where_coordinates adm_1 "
    "adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity "
    "date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown low best high"
)

WANTED = (
    "id", "code_status", "type_of_violence", "conflict_name", "side_a_new_id", "side_a",
    "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates",
    "where_description", "adm_1", "adm_2", "latitude", "longitude", "country", "event_clarity",
    "date_prec", "date_start", "date_end", "best", "low", "high", "deaths_civilians",
)  # fmt: skip
"""The cells that a row is read from, in the order in which `incident` takes them."""

KINDS = {
    1: (IncidentKind.BATTLE, "state-based"),
    2: (IncidentKind.BATTLE, "non-state"),
    3: (IncidentKind.ONE_SIDED, "one-sided"),
}
GRAINS = {
    1: PlaceGrain.EXACT,
    2: PlaceGrain.NEAR,
    3: PlaceGrain.ADMIN2,
    4: PlaceGrain.ADMIN1,
    5: PlaceGrain.FUZZY,
    6: PlaceGrain.COUNTRY,
    7: PlaceGrain.SEA,
}
SPREADS = {
    1: DaySpread.DAY,
    2: DaySpread.DAYS,
    3: DaySpread.WEEK,
    4: DaySpread.MONTH,
    5: DaySpread.YEAR,
}
_CLEAR = frozenset(("", "clear"))
_VERSION = re.compile(r"v(\d{2})[._](\d{1,2})(?:[._](\d{1,2}))?(?!\d)|ged(\d{2})(\d)(?!\d)")


def _fits(cells: dict[str, str]) -> bool:
    """Whether a first row could be an event: whole numbers, days and degrees where they stand."""
    try:
        return (
            float(cells["id"]) > 0
            and float(cells["type_of_violence"]) in KINDS
            and float(cells["where_prec"]) in GRAINS
            and abs(float(cells["latitude"])) <= 90
            and abs(float(cells["longitude"])) <= 180
            and day_of(cells["date_start"]) is not None
            and day_of(cells["date_end"]) is not None
        )
    except ValueError:
        return False


LAYOUT = Layout(
    word="ged",
    name="UCDP GED",
    needed=(
        "id", "type_of_violence", "side_a", "side_b", "where_prec", "latitude", "longitude",
        "country", "date_prec", "date_start", "date_end", "best", "low", "high",
    ),
    older=(
        ("side_a_dset_id", "side_a_new_id"),
        ("side_b_dset_id", "side_b_new_id"),
        ("best_est", "best"),
        ("low_est", "low"),
        ("high_est", "high"),
    ),
    shapes=(_RELEASE, _COUNTRY),
    fits=_fits,
)  # fmt: skip


def edition_of(path: Path) -> int:
    """The release by the file's name ("GEDEvent_v23_1.csv" as 230100, "v24_0_12" as 240012); 0
    where the name does not say."""
    found = _VERSION.search(path.name.casefold())
    if found is None:
        return 0
    year, number, month, short_year, short_number = (int(part or 0) for part in found.groups())
    return (year or short_year) * 10000 + (number or short_number) * 100 + month


def incident(row: int, cells: tuple[str, ...], edition: int) -> Incident | SkippedRow:
    """One row, its cells those of `WANTED`."""
    (
        id_cell, status, violence, conflict, number_a, side_a, number_b, side_b, sources, article,
        office, source_day, headline, original, where, place, described, admin1, admin2, latitude,
        longitude, country, clarity, precision, start, end, best, low, high, civilians,
    ) = cells  # fmt: skip
    id = number_text(id_cell)
    if not id:
        return SkippedRow(row, "no_id", "the cell id is empty")
    found = days((start, end))
    if isinstance(found, str):
        return SkippedRow(row, "bad_day", found, id)
    first, last = found
    first, last = first or last, last or first
    if first is None or last is None:
        return SkippedRow(row, "no_day", "date_start and date_end are empty", id)
    flags: Flags = []
    turned = first > last
    if turned:  # one of the two is mistyped, and nothing says which: it was between them
        flags.append(f"last_before_first=from {first} to {last}")
        first, last = last, first
    if status.strip().casefold() not in _CLEAR:
        flags.append(f"code_status={status.strip()}")
    kind, code = KINDS.get(coded("type_of_violence", violence, KINDS, flags), _UNKNOWN_KIND)
    spread = SPREADS.get(coded("date_prec", precision, SPREADS, flags))
    if spread is None or turned:
        spread = spread_of(first, last)
    spot, unplaced = _spot(where, place, admin1, admin2, country, latitude, longitude)
    flags += unplaced
    counted = number("number_of_sources", sources, flags)
    dead, warned = deaths(best, low, high, civilians)
    flags += warned
    return Incident(
        id=f"{SOURCE}:{id}",
        source=SOURCE,
        first=first,
        last=last,
        spread=spread,
        kind=kind,
        code=code or violence.strip(),
        side_a=side_a.strip(),
        side_b=side_b.strip(),
        spot=spot,
        deaths=dead,
        accounts=tuple(_accounts(office, source_day, headline, article, flags)),
        original=original.strip() or None,
        number_of_sources=counted if counted is not None and counted >= 0 else None,
        clarity=number("event_clarity", clarity, flags),
        notes=described.strip() or None,
        flags=tuple(flags),
        code_a=_actor_code(number_a),
        code_b=_actor_code(number_b),
        conflict=conflict.strip() or None,
        edition=edition,
    )


_UNKNOWN_KIND = (IncidentKind.OTHER_VIOLENCE, "")


@lru_cache(CACHED)
def _spot(
    where: str, place: str, admin1: str, admin2: str, country: str, latitude: str, longitude: str
) -> tuple[Spot, tuple[str, ...]]:
    """The place and its flags; most places are told of many times."""
    flags: Flags = []
    grain = GRAINS.get(coded("where_prec", where, GRAINS, flags), PlaceGrain.UNKNOWN)
    north, east = coordinates(latitude, longitude, flags)
    spot = Spot(
        grain,
        place.strip() or None,
        admin1.strip() or None,
        admin2.strip() or None,
        country.strip() or None,
        north,
        east,
    )
    return spot, tuple(flags)


@lru_cache(CACHED)
def _actor_code(text: str) -> str | None:
    code = number_text(text)
    return f"ucdp:{code}" if code else None


def _accounts(
    offices: str, dates: str, headlines: str, articles: str, flags: Flags
) -> Iterator[Account]:
    """One account per source. Four cells hold lists that belong together; where headlines have
    semicolons of their own, the article cell ("office,day,headline";"…") tells where each ends.
    Rows from before the lists have only the article cell, which then stands as the headline."""
    if not offices and not dates and not headlines:
        if articles.strip():
            yield Account(headline=_plain(articles))
        return
    names, when, titles = [offices], [dates], [headlines]
    if ";" in offices and offices.count(";") == dates.count(";"):
        names, when, titles = offices.split(";"), dates.split(";"), headlines.split(";")
    if len(titles) != len(names):
        titles = _titles(names, when, articles)
    if len(titles) != len(names):
        flags.append(f"source_headline={headlines.count(';') + 1} for {len(names)} sources")
        titles = [headlines, *[""] * (len(names) - 1)]
    for name, day, title in zip(names, when, titles, strict=True):
        yield Account(name.strip() or None, _source_day(day, flags), _plain(title) or None)


def _titles(names: list[str], when: list[str], articles: str) -> list[str]:
    """The headlines of an article cell that names these offices and days, else none."""
    pieces = articles.strip().strip('"').split('";"')
    starts = [f"{name.strip()},{day.strip()}," for name, day in zip(names, when, strict=True)]
    if len(pieces) != len(starts):
        return []
    if not all(piece.startswith(start) for piece, start in zip(pieces, starts, strict=True)):
        return []
    return [piece[len(start) :] for piece, start in zip(pieces, starts, strict=True)]


def _source_day(text: str, flags: Flags) -> date | None:
    try:
        return day_of(text)
    except ValueError:
        flags.append(f"source_date={text.strip()}")
        return None


def _plain(text: str) -> str:
    """A headline without what a web page's code left in it ("&#8217;")."""
    text = text.strip()
    return html.unescape(text) if "&" in text else text
