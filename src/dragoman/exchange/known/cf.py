"""ETH/PRIO civil conflict ceasefires: one row for each declaring actor of a ceasefire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.exchange.known.days import UNKNOWN, stretch
from dragoman.exchange.tables import Layout
from dragoman.exchange.tables.cells import number_text, told
from dragoman.model import Known, KnownDay, KnownParty

SOURCE = "cf"
LAYOUT = Layout(
    "cf",
    "CF",
    ("cc", "cf_id", "location", "actor_name", "cf_dec_yr", "cf_dec_month", "cf_dec_day"),
)

DAYS = (("declared", "cf_dec"), ("in force", "cf_effect"), ("ended", "end"))
"""What a day is of, and how its three columns begin."""
_COMMENTS = ("cf_pp", "comment", "p_other_comment")
"""Free text in which coders name talks, mediators and documents."""

Cells = dict[str, str]


def key(cells: Cells) -> str:
    """The ceasefire that a row belongs to: "652-98"; empty where it does not say."""
    country, number = number_text(cells["cc"]), number_text(cells["cf_id"])
    return f"{country}-{number}" if country and number else ""


def known(id: str, rows: Sequence[Cells]) -> Known:
    """One ceasefire from the rows of those who declared it. A day that cannot be read is flagged
    and left out; of a day of which parts are unknown the first and last possible one are kept."""
    first = rows[0]
    flags: dict[str, None] = {}
    days: dict[KnownDay, None] = {}
    for row in rows:
        days.update(dict.fromkeys(_days(row, flags)))
    actors = tuple(dict.fromkeys(
        KnownParty(row["actor_name"].strip(), _actor(row)) for row in rows
    ))  # fmt: skip
    return Known(
        id=f"{SOURCE}:{id}",
        source=SOURCE,
        name=f"{first['location']}: {', '.join(dict.fromkeys(party.name for party in actors))}",
        days=tuple(days),
        parties=(*actors, *_mediators(first.get("mediator_send", ""))),
        countries=(f"gw:{number_text(first['cc'])}",),
        about=first["location"],
        conflicts=_numbers(rows, "ucdp_acd_id"),
        linked=tuple(f"pax:{number}" for number in _numbers(rows, "pax_id")),
        words=tuple(sorted({c for row in rows for n in _COMMENTS if (c := row.get(n, ""))}
                           - set(UNKNOWN))),
        cells=told(first),
        flags=tuple(flags),
    )  # fmt: skip


def _mediators(text: str) -> Iterator[KnownParty]:
    """Who sent mediators: "OSCE, Russia", "Thabo Mbeki (AU)"; 0 and -1 stand for nobody known."""
    for part in text.replace(";", ",").split(","):
        if part.strip() not in UNKNOWN:
            yield KnownParty(part.strip(), role="mediator", third=True)


def _days(row: Cells, flags: dict[str, None]) -> Iterable[KnownDay]:
    for what, column in DAYS:
        names = [f"{column}_{part}" for part in ("yr", "month", "day")]
        parts = [number_text(row.get(name, "")) for name in names]
        if parts[0] not in UNKNOWN:
            try:
                yield KnownDay(what, *stretch(parts))
            except ValueError:
                flags[f"{column}={'-'.join(parts)}"] = None


def _actor(row: Cells) -> str | None:
    code = number_text(row.get("ucdp_actor_id", ""))
    return f"ucdp:{code}" if code.isdigit() and code != "0" else None


def _numbers(rows: Iterable[Cells], column: str) -> tuple[str, ...]:
    found = (number_text(row.get(column, "")) for row in rows)
    return tuple(dict.fromkeys(n for n in found if n.isdigit() and n != "0"))
