"""Reads the YAML of a pack into raw entries; what is wrong is listed, with file and entry."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

KINDS = ("actors", "places", "agreements", "processes", "institutions")
"""The lists a pack may hold: `actors.yml` or any file in a folder `actors/`."""

WHAT = {
    "actors": "actor",
    "places": "place",
    "agreements": "agreement",
    "processes": "process",
    "institutions": "institution",
}

_COMMON = {"id", "name", "kind", "strong", "weak", "other", "note", "codes"}
FIELDS: Mapping[str, set[str]] = {
    "actor": _COMMON
    | {
        "state", "part_of", "from", "until", "predecessors", "demonyms", "people", "metonyms",
        "offices", "surname", "capital", "memberships", "label",
    },
    "place": _COMMON | {"country", "admin1", "lat", "lon"},
    "agreement": _COMMON
    | {"signed", "declared", "in_force", "ended", "parties", "guarantors", "process"},
    "process": _COMMON | {"members", "part_of", "from", "until"},
    "institution": {"id", "name", "kind", "nouns", "own", "note"},
}  # fmt: skip
"""The fields an entry may have; anything else is taken for a slip of the pen."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")

Raw = dict[str, Any]
"""One entry as YAML gives it."""


@dataclass(slots=True)
class Entry:
    """One entry of a pack: what it is, where it stands, and its fields."""

    what: str
    id: str
    file: str
    raw: Raw


@dataclass(slots=True)
class Source:
    """A pack as read: its head, its entries and everything found wrong so far."""

    id: str
    head: Raw
    entries: list[Entry] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def blame(self, entry: Entry, complaint: str) -> None:
        """Notes what is wrong with an entry and where it stands."""
        self.problems.append(f"{entry.file}, entry {entry.id!r}: {complaint}")


def read_source(folder: Path) -> Source:
    """The entries of a pack's folder; unreadable files and ill-formed entries become problems."""
    head = _load(folder / "pack.yml", [], default={})
    source = Source(id=folder.name, head=head if isinstance(head, dict) else {})
    if not folder.is_dir():
        source.problems.append(f"{folder}: there is no such folder; name the folder of a pack")
        return source
    if not (folder / "pack.yml").is_file():
        source.problems.append(f"{folder}/pack.yml is missing; it needs at least: id, title")
    elif source.head.get("id") != folder.name:
        source.problems.append(
            f"pack.yml: id is {source.head.get('id')!r}; give it the folder's name {folder.name!r}"
        )
    for kind in KINDS:
        for path in _files(folder, kind):
            _read_list(source, path, path.relative_to(folder).as_posix(), WHAT[kind])
    if not source.entries and not source.problems:
        source.problems.append(f"{folder}: no entries; add an actors.yml, places.yml …")
    return source


def day_of(value: object, *, last: bool = False) -> date | None:
    """A day from YAML: a date, "2016-12" or 2016 (then the first, or `last`, day of it).

    Raises ValueError for anything else.
    """
    if value is None or isinstance(value, date):
        return value
    match = _PARTIAL.fullmatch(str(value))
    if match is None:
        raise ValueError(f"{value!r} is not a day; write YYYY-MM-DD, YYYY-MM or YYYY")
    year = int(match[1])
    month = int(match[2] or (12 if last else 1))
    if not 1 <= month <= 12:
        raise ValueError(f"{value!r} is not a day; months go from 01 to 12")
    length = calendar.monthrange(year, month)[1]
    day = int(match[3] or (length if last else 1))
    if not 1 <= day <= length:
        raise ValueError(f"{value!r} is not a day of the calendar")
    return date(year, month, day)


def _files(folder: Path, kind: str) -> Iterator[Path]:
    single = folder / f"{kind}.yml"
    if single.is_file():
        yield single
    yield from sorted((folder / kind).glob("*.yml"))


def _load(path: Path, problems: list[str], *, default: object) -> object:
    if not path.is_file():
        return default
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as wrong:
        problems.append(f"{path.name}: cannot be read as YAML: {' '.join(str(wrong).split())}")
        return default


def _read_list(source: Source, path: Path, file: str, what: str) -> None:
    rows = _load(path, source.problems, default=[])
    if not isinstance(rows, list):
        source.problems.append(f"{file}: must be a list of entries, each starting with '- id: …'")
        return
    for number, raw in enumerate(rows, 1):
        if not isinstance(raw, dict) or not isinstance(raw.get("id"), str):
            source.problems.append(
                f"{file}, entry {number}: needs an id that is text (YAML reads bare NO as false; "
                "quote it)"
            )
            continue
        entry = Entry(what=what, id=raw["id"], file=file, raw=raw)
        if _ID.fullmatch(entry.id) is None:
            source.blame(entry, "an id has lower-case letters, digits and single hyphens only")
        for unknown in sorted(set(map(str, raw)) - FIELDS[what]):
            known = ", ".join(sorted(FIELDS[what]))
            source.blame(entry, f"unknown field {unknown!r}; there are: {known}")
        source.entries.append(entry)
