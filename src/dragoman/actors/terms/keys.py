"""The keys of a file of terms: what each holds, which are needed, what they become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.model import (
    Deadline,
    Exclusion,
    Extension,
    IncidentKind,
    Line,
    Party,
    Terms,
    TermsZone,
)


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what its value is, by the name of its reader, and whether it must be given."""

    holds: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One sort of table, the noun it becomes, and its keys."""

    noun: Any
    keys: Mapping[str, Key]


TABLES: Mapping[str, Table] = {
    "terms": Table(
        Terms,
        {
            "id": Key("id", True),
            "name": Key("text", True),
            "declared": Key("day"),
            "in_force": Key("day", True),
            "ended": Key("day"),
            "ended_why": Key("text"),
            "agreement": Key("agreement"),
            "countries": Key("states"),
            "parties": Key("parties", True),
            "guarantors": Key("actors"),
            "excluded": Key("excluded"),
            "zones": Key("zones"),
            "prohibited": Key("acts"),
            "extensions": Key("extensions"),
            "deadlines": Key("deadlines"),
            "disputed": Key("texts"),
            "sources": Key("texts"),
        },
    ),
    "parties": Table(
        Party,
        {
            "actor": Key("actor", True),
            "side": Key("text", True),
            "joined": Key("day"),
            "left": Key("day"),
        },
    ),
    "excluded": Table(
        Exclusion,
        {
            "actor": Key("actor", True),
            "label": Key("text"),
            "authority": Key("text"),
            "since": Key("day"),
            "until": Key("day"),
        },
    ),
    "zones": Table(
        TermsZone,
        {
            "id": Key("id", True),
            "name": Key("text", True),
            "countries": Key("states"),
            "admin1": Key("texts"),
            "admin2": Key("texts"),
            "partial": Key("texts"),
            "geojson": Key("geojson"),
            "lines": Key("lines"),
            "margin_km": Key("kilometres"),
            "in_force": Key("day"),
            "ended": Key("day"),
            "guarantors": Key("actors"),
        },
    ),
    "lines": Table(
        Line,
        {"points": Key("points", True), "depth_km": Key("kilometres", True)},
    ),
    "extensions": Table(Extension, {"day": Key("day", True), "until": Key("day")}),
    "deadlines": Table(Deadline, {"day": Key("day", True), "what": Key("text", True)}),
}
"""Every table a file may hold; a key that holds the name of a table holds a list of such."""

ACTS = tuple(kind.value for kind in IncidentKind)
