"""Compiled rows to nouns; rows of a later pack add to those of an earlier one."""

from __future__ import annotations

from datetime import date
from typing import Any

from dragoman.actors.entries import (
    Actor,
    Membership,
    Office,
    Process,
    RegistryAgreement,
    RegistryPlace,
)
from dragoman.model import ActorKind, Terms, from_plain

_Row = dict[str, Any]
_ADDED = (
    "names", "offices", "predecessors", "members", "parties", "guarantors", "memberships",
)  # fmt: skip


def merge(row: _Row, addition: _Row) -> _Row:
    """A row with what a later pack adds: lists grow, empty fields fill, the rest stays."""
    merged = {**addition, **row}
    for field in _ADDED:
        if field in row and field in addition:
            merged[field] = [*row[field], *(x for x in addition[field] if x not in row[field])]
    merged["codes"] = {**addition.get("codes", {}), **row.get("codes", {})}
    return merged


def build(row: _Row) -> Any:
    """The noun of a row, by its `what`."""
    return _BUILDERS[row["what"]](row)


def offices(row: _Row) -> tuple[Office, ...]:
    """The offices of an actor's row."""
    return tuple(
        Office(title, of, _day(start), _day(end))
        for title, of, start, end in row.get("offices", ())
    )


def _actor(row: _Row) -> Actor:
    return Actor(
        id=row["id"],
        kind=ActorKind(row["kind"]),
        name=row["name"],
        state=row.get("state") or (row["id"] if row["kind"] == "state" else None),
        part_of=row.get("part_of"),
        start=_day(row.get("from")),
        end=_day(row.get("until")),
        predecessors=tuple(row.get("predecessors", ())),
        offices=offices(row),
        strong=_names(row, "strong"),
        weak=_names(row, "weak"),
        demonyms=_names(row, "demonym"),
        people=_names(row, "people"),
        metonyms=_names(row, "metonym"),
        codes=_codes(row),
        pack=row.get("pack", ""),
        memberships=tuple(
            Membership(of, _day(start), _day(end)) for of, start, end in row.get("memberships", ())
        ),
        label=row.get("label", False),
    )


def _place(row: _Row) -> RegistryPlace:
    return RegistryPlace(
        id=row["id"],
        name=row["name"],
        kind=row.get("kind", "place"),
        country=row.get("country"),
        admin1=row.get("admin1"),
        latitude=row.get("lat"),
        longitude=row.get("lon"),
        codes=_codes(row),
        pack=row.get("pack", ""),
    )


def _agreement(row: _Row) -> RegistryAgreement:
    return RegistryAgreement(
        id=row["id"],
        name=row["name"],
        kind=row.get("kind", "agreement"),
        signed=_day(row.get("signed")),
        declared=_day(row.get("declared")),
        in_force=_day(row.get("in_force")),
        ended=_day(row.get("ended")),
        parties=tuple(row.get("parties", ())),
        guarantors=tuple(row.get("guarantors", ())),
        process=row.get("process"),
        codes=_codes(row),
        pack=row.get("pack", ""),
    )


def _process(row: _Row) -> Process:
    return Process(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        members=tuple(row.get("members", ())),
        part_of=row.get("part_of"),
        start=_day(row.get("from")),
        end=_day(row.get("until")),
        codes=_codes(row),
        pack=row.get("pack", ""),
    )


def _terms(row: _Row) -> Terms:
    terms: Terms = from_plain(Terms, row["terms"])
    return terms


def _names(row: _Row, form: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name[1] for name in row.get("names", ()) if name[0] == form))


def _codes(row: _Row) -> tuple[tuple[str, str], ...]:
    return tuple(row.get("codes", {}).items())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_BUILDERS = {
    "actor": _actor,
    "place": _place,
    "agreement": _agreement,
    "process": _process,
    "terms": _terms,
}
