"""dragoman terms list, show, check, write"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from dragoman.cli.options import JsonOption, PackOption
from dragoman.cli.output import counted, err, note, out, print_json, words
from dragoman.errors import RegistryError, UsageError
from dragoman.model import Plain, Terms, TermsZone, to_plain

if TYPE_CHECKING:
    from dragoman.actors import Registry

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="An id that `terms list` shows.")]
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="A TOML or YAML file.")]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Where to write. Default: standard output."),
]
OverwriteOption = Annotated[
    bool, typer.Option("--overwrite", help="Replace the file where it exists.")
]


def register(app: typer.Typer) -> None:
    group = typer.Typer(
        no_args_is_help=True, help="Terms of ceasefires: who is bound, where, when."
    )
    group.command("list")(list_)
    group.command("show")(show)
    group.command("check")(check)
    group.command("write")(write)
    app.add_typer(group, name="terms")


def list_(pack: PackOption = None, json: JsonOption = False) -> None:
    """The terms that packs hold, by the day they came into force."""
    from dragoman.actors.terms import shipped_terms

    registry = _registry(pack)
    found = shipped_terms(registry=registry)
    if json:
        print_json([_row(terms, registry) for terms in found])
        return
    from dragoman.cli.tables import Column, table

    columns = [
        Column("Id", lambda terms: terms.id),
        Column("Name", lambda terms: terms.name, ratio=3),
        Column("In force", lambda terms: terms.in_force),
        Column("Ended", lambda terms: terms.ended or "open"),
        Column("Zones", lambda terms: len(terms.zones) or "", right=True, lesser=True),
        Column("Pack", lambda terms: registry.pack_of(terms.id), lesser=True),
    ]
    console = out()
    console.print(table(columns, found, console.width))


def show(key: IdArgument, pack: PackOption = None, json: JsonOption = False) -> None:
    """One set of terms in full: parties, territory in words, what is disputed, sources."""
    registry = _registry(pack)
    terms = _wanted(key, registry)
    if json:
        print_json(cast("dict[str, Plain]", to_plain(terms)))
        return
    _print(terms, registry)


def check(file: FileArgument, pack: PackOption = None) -> None:
    """Reads a file of terms: every mistake with its key, or what was understood, in words."""
    from dragoman.actors.terms import load_terms

    registry = _registry(pack)
    try:
        found = load_terms(file, registry=registry)
    except RegistryError as wrong:
        for line in str(wrong).splitlines():
            err().print(line, markup=False, soft_wrap=True)
        raise typer.Exit(1) from wrong
    for terms in found:
        _print(terms, registry)
    note(f"{counted(len(found), 'set')} of terms, no mistake found")


def write(
    key: IdArgument,
    target: OutOption = None,
    overwrite: OverwriteOption = False,
    pack: PackOption = None,
) -> None:
    """Terms of a pack as a TOML file, to be edited and checked."""
    from dragoman.actors.terms import terms_text

    text = terms_text(_wanted(key, _registry(pack)))
    if target is None:
        typer.echo(text, nl=False)
        return
    if target.exists() and not overwrite:
        raise UsageError(f"{target} exists; name another file, or give --overwrite")
    target.write_text(text, encoding="utf-8")
    note(f"{key} in {target}; after editing run `dragoman terms check {target}`")


def _registry(packs: list[Path] | None) -> Registry:
    from dragoman.actors import load_registry

    return load_registry([str(folder) for folder in packs or ()])


def _wanted(key: str, registry: Registry) -> Terms:
    from dragoman.actors.terms.values import nearest

    found = registry.terms.get(key)
    if found is None:
        hint = nearest(key, registry.terms) or "; `dragoman terms list` shows all"
        raise UsageError(f"no pack has terms {key!r}{hint}")
    return found


def _row(terms: Terms, registry: Registry) -> dict[str, Plain]:
    return {
        "id": terms.id,
        "name": terms.name,
        "declared": to_plain(terms.declared),
        "in_force": to_plain(terms.in_force),
        "ended": to_plain(terms.ended),
        "zones": [zone.id for zone in terms.zones],
        "pack": registry.pack_of(terms.id),
    }


def _print(terms: Terms, registry: Registry) -> None:
    console = out()
    console.print(words(f"{terms.name} ({terms.id})", "bold"))
    for line in _lines(terms, registry):
        console.print(line, markup=False, soft_wrap=True)


def _lines(terms: Terms, registry: Registry) -> Iterator[str]:
    from dragoman.actors.terms.picture import territory_words

    why = f": {terms.ended_why}" if terms.ended_why else ""
    yield f"  in force {_days(terms.in_force, terms.ended)}{why}"
    if terms.declared:
        yield f"  declared {terms.declared}"
    if terms.guarantors:
        yield f"  guarantors: {_names(terms.guarantors, registry)}"
    for side in dict.fromkeys(party.side for party in terms.parties):
        yield f"  side {side}: {_side(terms, side, registry)}"
    for row in terms.excluded:
        by = ", ".join(filter(None, (row.label, row.authority)))
        when = _days(row.since, row.until)
        yield (
            f"  left out: {_names([row.actor], registry)}"
            + (f" ({by})" if by else "")
            + (f", {when}" if when else "")
        )
    acts = ", ".join(terms.prohibited) or "every act of armed force"
    yield f"  forbidden: {acts}"
    zones = terms.zones or (None,)
    for zone, (name, lines) in zip(zones, territory_words(terms, registry), strict=True):
        yield f"  territory, {name}{_of_zone(zone, registry)}"
        yield from (f"    {line}" for line in lines)
    for row_ in terms.extensions:
        yield f"  prolonged on {row_.day}, until {row_.until or 'further notice'}"
    for deadline in terms.deadlines:
        yield f"  by {deadline.day}: {deadline.what}"
    yield from (f"  disputed: {line}" for line in terms.disputed)
    yield from (f"  source: {line}" for line in terms.sources)


def _side(terms: Terms, side: str, registry: Registry) -> str:
    return "; ".join(
        " ".join(filter(None, (_names([p.actor], registry), _days(p.joined, p.left))))
        for p in terms.parties
        if p.side == side
    )


def _of_zone(zone: TermsZone | None, registry: Registry) -> str:
    if zone is None:
        return ""
    days = _days(zone.in_force, zone.ended)
    by = _names(zone.guarantors, registry)
    return (f", {days}" if days else "") + (f", guaranteed by {by}" if by else "")


def _days(first: date | None, last: date | None) -> str:
    """ "from … " and "up to and without …", as far as they are known."""
    start = f"from {first}" if first else ""
    end = f"up to and without {last}" if last else ""
    return " ".join(filter(None, (start, end)))


def _names(keys: Iterable[str], registry: Registry) -> str:
    found = ((key, registry.actor(key)) for key in keys)
    return ", ".join(actor.name if actor else key for key, actor in found)
