"""What must hold before a pack is compiled; everything wrong is found in one go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from dragoman.actors.folding import fold
from dragoman.actors.naming import names_of
from dragoman.actors.source import Entry, Source, day_of
from dragoman.model import ActorKind

ACTOR_KINDS = frozenset(kind.value for kind in ActorKind if kind is not ActorKind.GROUP)
PROCESS_KINDS = frozenset(("process", "track", "format", "body", "group"))

_INTERVALS = {"actor": ("from", "until"), "process": ("from", "until")}
_DAYS = ("signed", "declared", "in_force", "ended")
_LISTS = (
    "strong", "weak", "demonyms", "people", "metonyms", "predecessors", "offices", "parties",
    "guarantors", "members", "nouns", "memberships",
)  # fmt: skip
_TABLES = ("offices", "memberships")
_REFERENCES = {
    "actor": (("state", "actor"), ("part_of", "actor"), ("predecessors", "actor")),
    "place": (("country", "actor"),),
    "agreement": (("parties", "member"), ("guarantors", "member"), ("process", "process")),
    "process": (("members", "member"), ("part_of", "process")),
    "institution": (),
}


Known = Mapping[tuple[str, str], str]
"""(what, id) of every entry of the packs before, with the name of its pack."""

Strong = Mapping[str, list[tuple[str, date | None, date | None]]]
"""Folded strong name to the actors of the packs before: id, start, end."""


def check(source: Source, known: Known, strong: Strong) -> list[str]:
    """All problems of a pack: those met while reading, then entry by entry."""
    here = _ids(source)
    every = {**known, **dict.fromkeys(here, source.id)}
    for entry in source.entries:
        _check_fields(source, entry, known)
        _check_days(source, entry)
        for complaint in _dangling(entry, every):
            source.blame(entry, complaint)
    _check_unique(source)
    _check_strong(source, strong)
    return source.problems


def _ids(source: Source) -> set[tuple[str, str]]:
    ids = {(entry.what, entry.id) for entry in source.entries}
    states = [e.id for e in source.entries if e.what == "actor" and e.raw.get("kind") == "state"]
    return ids | {("actor", f"{state}-gov") for state in states}


def _check_fields(source: Source, entry: Entry, known: Known) -> None:
    raw = entry.raw
    adds = (entry.what, entry.id) in known
    if not raw.get("name") and not adds:
        source.blame(entry, "needs a name")
    for field in _LISTS:
        if raw.get(field) is not None and not isinstance(raw[field], list):
            source.blame(entry, f"{field} must be a list: [{raw[field]}]")
            raw[field] = [raw[field]]
        elif any(
            not isinstance(item, str) for item in raw.get(field) or () if field not in _TABLES
        ):
            source.blame(entry, f"{field} holds something that is not text; quote it")
            raw[field] = [str(item) for item in raw[field]]
    if entry.what == "actor" and (not adds or raw.get("kind")):
        _check_kind(source, entry, ACTOR_KINDS)
    if entry.what == "process":
        _check_kind(source, entry, PROCESS_KINDS)
        if raw.get("kind") == "group" and not raw.get("members"):
            source.blame(entry, "a group needs members")
        if "members" in raw and not raw["members"]:
            source.blame(entry, "members is empty; list them or leave the field out")
    if entry.what == "place":
        _check_coordinates(source, entry)


def _check_kind(source: Source, entry: Entry, kinds: frozenset[str]) -> None:
    if entry.raw.get("kind") not in kinds:
        source.blame(
            entry, f"kind is {entry.raw.get('kind')!r}; there are: {', '.join(sorted(kinds))}"
        )


def _check_coordinates(source: Source, entry: Entry) -> None:
    lat, lon = entry.raw.get("lat"), entry.raw.get("lon")
    if (lat is None) != (lon is None):
        source.blame(entry, "give both lat and lon, or neither")
    for value, limit, field in ((lat, 90, "lat"), (lon, 180, "lon")):
        if value is not None and not (isinstance(value, int | float) and abs(value) <= limit):
            source.blame(entry, f"{field} is {value!r}; it is a number up to {limit}")


def _check_days(source: Source, entry: Entry) -> None:
    if entry.what in _INTERVALS:
        _check_interval(source, entry, entry.raw, "")
    if entry.what == "agreement":
        for field in _DAYS:
            value = entry.raw.get(field)
            if value is not None and not isinstance(value, date):
                source.blame(entry, f"{field} is {value!r}; write YYYY-MM-DD or leave it out")
    for number, office in enumerate(entry.raw.get("offices") or (), 1):
        if not isinstance(office, dict) or not {"title", "of"} <= set(office):
            source.blame(entry, f"office {number} needs title and of")
            continue
        for unknown in sorted(set(office) - {"title", "of", "from", "until", "note"}):
            source.blame(entry, f"office {number}: unknown field {unknown!r}")
        _check_interval(source, entry, office, f"office {number}: ")
    for number, membership in enumerate(entry.raw.get("memberships") or (), 1):
        if not isinstance(membership, dict) or "of" not in membership:
            source.blame(entry, f"membership {number} needs of")
            continue
        for unknown in sorted(set(membership) - {"of", "from", "until", "note"}):
            source.blame(entry, f"membership {number}: unknown field {unknown!r}")
        _check_interval(source, entry, membership, f"membership {number}: ")


def _check_interval(source: Source, entry: Entry, row: dict[str, object], where: str) -> None:
    try:
        start, end = day_of(row.get("from")), day_of(row.get("until"), last=True)
    except ValueError as wrong:
        source.blame(entry, f"{where}{wrong}")
        return
    if start and end and start > end:
        source.blame(entry, f"{where}from {start} is after until {end}")


def _dangling(entry: Entry, every: Known) -> Iterator[str]:
    wanted = [
        (field, what, value)
        for field, what in _REFERENCES[entry.what]
        for value in _values(entry.raw.get(field))
    ]
    for field, what in (("offices", "member"), ("memberships", "actor")):
        rows = entry.raw.get(field) or ()
        wanted += [
            (field, what, row["of"]) for row in rows if isinstance(row, dict) and "of" in row
        ]
    for field, what, value in wanted:
        kinds = ("actor", "process") if what == "member" else (what,)
        if not any((kind, value) in every for kind in kinds) and not _institution(value, every):
            yield f"{field} names {value!r}, which no pack has; add it or correct the id"


def _institution(key: str, every: Known) -> bool:
    """Whether an id is that of a state's institution, which need not be listed."""
    return any(
        key.endswith(f"-{institution}") and ("actor", key.removesuffix(f"-{institution}")) in every
        for what, institution in every
        if what == "institution"
    )


def _values(value: object) -> list[str]:
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _check_unique(source: Source) -> None:
    first: dict[tuple[str, str], Entry] = {}
    for entry in source.entries:
        # members and parties may be actors or processes: these two share their ids
        space = "actor" if entry.what == "process" else entry.what
        before = first.setdefault((space, entry.id), entry)
        if before is not entry:
            source.blame(entry, f"the id is taken in {before.file}; merge the two or rename one")


def _check_strong(source: Source, strong: Strong) -> None:
    """No name may be enough for two actors at once; the rarer reading must be weak."""
    taken = {key: list(owners) for key, owners in strong.items()}
    for entry in source.entries:
        if entry.what != "actor":
            continue
        try:
            start = day_of(entry.raw.get("from"))
            end = day_of(entry.raw.get("until"), last=True)
        except ValueError:
            continue
        for key in sorted(strong_keys(entry)):
            for other, since, until in taken.setdefault(key, []):
                if other != entry.id and _overlap(start, end, since, until):
                    source.blame(
                        entry,
                        f"{key!r} is a strong name of {other!r} too, at the same time; "
                        f"use the id {other!r} if they are one actor, else make one weak",
                    )
            taken[key].append((entry.id, start, end))


def strong_keys(entry: Entry) -> set[str]:
    """The folded names that alone are enough for this actor."""
    return {fold(name) for form, name in names_of("actor", entry.raw) if form == "strong"}


def _overlap(start: date | None, end: date | None, since: date | None, until: date | None) -> bool:
    begins = start is None or until is None or start <= until
    return begins and (since is None or end is None or since <= end)
