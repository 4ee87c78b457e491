"""Terms from files people edit (TOML or YAML) and from packs."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from dragoman.actors.registry import Registry, load_registry
from dragoman.actors.terms.parsing import Parser
from dragoman.actors.terms.values import Setting
from dragoman.errors import RegistryError
from dragoman.model import Terms

SUFFIXES = (".toml", ".yml", ".yaml")


def load_terms(
    path: str | Path, *, registry: Registry | None = None, beside: bool = True
) -> tuple[Terms, ...]:
    """The terms of a file: one table, a list of them (YAML), or several under `terms`.

    Raises RegistryError with every mistake, each with its key and what is allowed. Actors, states
    and agreements are those of `registry` (the shipped packs where it is None); files of GeoJSON
    are looked for beside the file, and refused where `beside` is False.
    """
    file = Path(path)
    rows = _tables(_raw(file))
    if not rows:
        raise RegistryError(f"{file}: holds no terms; docs/terms.md has an example to start from")
    parser = Parser(Setting(registry or load_registry(), file.parent if beside else None))
    several = len(rows) > 1
    found = [parser.terms(row, _where(row, count, several)) for count, row in enumerate(rows, 1)]
    terms = tuple(each for each in found if each is not None)
    ids = [each.id for each in terms]
    parser.problems += [
        f"terms {key!r} are there twice; give each an id of its own"
        for key in dict.fromkeys(ids)
        if ids.count(key) > 1
    ]
    if parser.problems:
        raise RegistryError(_report(file, parser.problems))
    return terms


def _raw(file: Path) -> object:
    if file.suffix.lower() not in SUFFIXES:
        raise RegistryError(f"{file}: terms are read from {', '.join(SUFFIXES)}; rename the file")
    try:
        text = file.read_text(encoding="utf-8-sig")
        return _toml(text) if file.suffix.lower() == ".toml" else _yaml(text)
    except FileNotFoundError:
        raise RegistryError(f"{file}: there is no such file") from None
    except (OSError, ValueError) as wrong:
        raise RegistryError(f"{file}: {' '.join(str(wrong).split())}") from wrong


def _toml(text: str) -> object:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise ValueError(f"cannot be read as TOML: {wrong}") from wrong
    except RecursionError as wrong:
        raise ValueError("cannot be read as TOML: brackets within brackets, too deep") from wrong


def _yaml(text: str) -> object:
    import yaml  # only where YAML is read

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError) as wrong:
        raise ValueError(f"cannot be read as YAML: {wrong}") from wrong


def _tables(raw: object) -> list[Any]:
    if isinstance(raw, list):
        return raw
    if isinstance(raw, dict) and isinstance(raw.get("terms"), list) and len(raw) == 1:
        return list(raw["terms"])
    return [raw]


def _where(row: object, count: int, several: bool) -> str:
    name = row.get("id") if isinstance(row, dict) else None
    if isinstance(name, str):
        return f"terms {name!r}"
    return f"terms {count}" if several else "terms"


def _report(file: Path, problems: list[str]) -> str:
    count = f"{len(problems)} mistakes" if len(problems) > 1 else "1 mistake"
    return f"{file} has {count}:\n" + "\n".join(f"  {problem}" for problem in problems)


def shipped_terms(
    pack: str | None = None, *, registry: Registry | None = None
) -> tuple[Terms, ...]:
    """The terms that packs hold, by the day they came into force; of one pack where it is named."""
    known = registry or load_registry()
    found = [terms for terms in known.terms.values() if pack in (None, known.pack_of(terms.id))]
    return tuple(sorted(found, key=lambda terms: (terms.in_force, terms.id)))
