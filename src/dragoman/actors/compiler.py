"""Compiles packs (YAML, edited by people) into rows and files that load fast (JSONL)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.actors.checks import check
from dragoman.actors.folding import fold
from dragoman.actors.naming import compiled_names, government_names, names_of
from dragoman.actors.registry import Registry
from dragoman.actors.source import Entry, Raw, Source, day_of, read_source
from dragoman.actors.terms.loading import SUFFIXES, load_terms
from dragoman.actors.titles import normal_title
from dragoman.errors import RegistryError
from dragoman.model import to_plain

Row = dict[str, Any]
"""One compiled object: `what`, `id`, the entry's fields, and `names` as form, name, keys."""

_KEPT = {
    "actor": (
        "kind", "name", "state", "part_of", "predecessors", "codes", "capital",
        "label",
    ),
    "place": ("kind", "name", "country", "admin1", "lat", "lon", "codes"),
    "agreement": ("kind", "name", "parties", "guarantors", "process", "codes"),
    "process": ("kind", "name", "members", "part_of", "codes"),
    "institution": ("kind", "name", "nouns"),
}  # fmt: skip
_DOCUMENT_DAYS = ("signed", "declared", "in_force", "ended")


def compile_pack(folder: str | Path, known: Sequence[Row] = ()) -> list[Row]:
    """The rows of one pack; `known` are the rows of the packs before it, which it may name and
    add to. Raises RegistryError with everything that is wrong, each with file and entry."""
    source = read_source(Path(folder))
    problems = check(source, _known(known), _strong(known))
    if problems:
        shown = "\n".join(f"  {problem}" for problem in problems)
        raise RegistryError(f"the pack {source.id!r} has {len(problems)} mistakes:\n{shown}")
    rows = [row for entry in source.entries for row in _rows(entry, source)]
    return [*rows, *_terms(Path(folder), [*known, *rows])]


def compile_packs(folders: Sequence[Path]) -> dict[str, str]:
    """Pack id to the text of its compiled file; the pack `world` goes first."""
    rows: list[Row] = []
    texts: dict[str, str] = {}
    for folder in sorted(folders, key=lambda folder: (folder.name != "world", folder.name)):
        compiled = compile_pack(folder, rows)
        rows += compiled
        texts[folder.name] = to_jsonl(compiled)
    return texts


def to_jsonl(rows: Sequence[Row]) -> str:
    """One JSON object per line, each line ended."""
    return "".join(
        json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows
    )


def _terms(folder: Path, rows: Sequence[Row]) -> list[Row]:
    """The pack's terms of ceasefires, which may name whatever the packs so far hold."""
    files = [folder / f"terms{suffix}" for suffix in SUFFIXES]
    found = [file for file in files if file.is_file()]
    if not found:
        return []
    registry = Registry(rows)
    terms = [each for file in found for each in load_terms(file, registry=registry)]
    for each in terms:
        if each.id in registry.terms:
            raise RegistryError(
                f"the pack {folder.name!r}: another pack has terms {each.id!r}; "
                "give these an id of their own"
            )
    return [{"what": "terms", "id": each.id, "terms": to_plain(each)} for each in terms]


def _rows(entry: Entry, source: Source) -> Iterator[Row]:
    raw = entry.raw
    row: Row = {"what": entry.what, "id": entry.id}
    for field in _KEPT[entry.what]:
        if raw.get(field) not in (None, [], {}):
            row[field] = raw[field]
    if "codes" in row:
        row["codes"] = {str(scheme): str(code) for scheme, code in row["codes"].items()}
    if entry.what in ("actor", "process"):
        row |= _interval(raw)
    if entry.what == "agreement":
        row |= {f: raw[f].isoformat() for f in _DOCUMENT_DAYS if isinstance(raw.get(f), date)}
    if raw.get("offices"):
        row["offices"] = [_office(office) for office in raw["offices"]]
    if raw.get("memberships"):
        row["memberships"] = [[m["of"], *_bounds(m)] for m in raw["memberships"]]
    if entry.what == "institution":
        yield row
        yield from _own_institutions(entry)
        return
    row["names"] = compiled_names(names_of(entry.what, raw))
    yield row
    if entry.what == "actor" and raw.get("kind") == "state" and raw.get("name"):
        yield _government(entry, source)


def _interval(raw: Raw) -> Row:
    days = {"from": day_of(raw.get("from")), "until": day_of(raw.get("until"), last=True)}
    return {field: day.isoformat() for field, day in days.items() if day}


def _office(office: Raw) -> list[str | None]:
    return [normal_title(office["title"]), office["of"], *_bounds(office)]


def _bounds(raw: Raw) -> tuple[str | None, str | None]:
    days = _interval(raw)
    return days.get("from"), days.get("until")


def _government(entry: Entry, source: Source) -> Row:
    """Every state's government follows from the state."""
    raw = entry.raw
    return {
        "what": "actor",
        "id": f"{entry.id}-gov",
        "kind": "government",
        "name": f"Government of {raw['name']}",
        "state": entry.id,
        "part_of": entry.id,
        **_interval(raw),
        "names": compiled_names(government_names(raw, _shared_demonyms(source))),
    }


def _shared_demonyms(source: Source) -> set[str]:
    """Adjectives of more than one state, such as "Congolese"."""
    uses = Counter(
        adjective
        for entry in source.entries
        if entry.what == "actor" and entry.raw.get("kind") == "state"
        for adjective in set(entry.raw.get("demonyms") or ())
    )
    return {adjective for adjective, count in uses.items() if count > 1}


def _own_institutions(entry: Entry) -> Iterator[Row]:
    """Institutions with a name of their own: the Pentagon is the US defence ministry."""
    for state, raw in (entry.raw.get("own") or {}).items():
        yield {
            "what": "actor",
            "id": f"{state}-{entry.id}",
            "kind": entry.raw["kind"],
            "name": raw["name"],
            "state": state,
            "part_of": f"{state}-gov",
            "names": compiled_names(names_of("institution", raw)),
        }


def _known(rows: Sequence[Row]) -> dict[tuple[str, str], str]:
    return {(row["what"], row["id"]): "" for row in rows}


def _strong(rows: Sequence[Row]) -> dict[str, list[tuple[str, date | None, date | None]]]:
    found: dict[str, list[tuple[str, date | None, date | None]]] = {}
    for row in rows:
        if row["what"] == "actor":
            days = (_day(row.get("from")), _day(row.get("until")))
            for key in {fold(name[1]) for name in row["names"] if name[0] == "strong"}:
                found.setdefault(key, []).append((row["id"], *days))
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
