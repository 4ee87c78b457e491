"""dragoman packs"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from operator import itemgetter
from pathlib import Path

import typer

from dragoman.cli.options import JsonOption, PackOption
from dragoman.cli.output import out, print_json
from dragoman.model import Plain


def register(app: typer.Typer) -> None:
    app.command("packs")(packs)


def packs(pack: PackOption = None, json: JsonOption = False) -> None:
    """The process packs in use, and what each holds; checks packs of your own."""
    rows = _rows([str(folder) for folder in pack or ()])
    if json:
        print_json(rows)
        return
    from dragoman.cli.tables import Column, table

    columns = [Column("Pack", itemgetter("pack"), ratio=2)]
    columns += [
        Column(what.capitalize(), itemgetter(what), right=True) for what in (*_SHELVES, "terms")
    ]
    console = out()
    console.print(table(columns, rows, min(console.width, 80)))


_SHELVES = ("actors", "places", "agreements", "processes")


def _rows(folders: list[str]) -> list[dict[str, Plain]]:
    from dragoman.actors import load_registry

    registry = load_registry(folders)
    counts = {what: _by_pack(getattr(registry, what)) for what in _SHELVES}
    counts["terms"] = Counter(map(registry.pack_of, registry.terms))
    known = sorted({name for shelf in counts.values() for name in shelf} | _names(folders))
    return [
        {"pack": name} | {what: count[name] for what, count in counts.items()} for name in known
    ]


def _names(folders: list[str]) -> set[str]:
    return {Path(folder).name for folder in folders}


def _by_pack(shelf: Mapping[str, object]) -> Counter[str]:
    return Counter(str(getattr(entry, "pack", "")) for entry in shelf.values())
