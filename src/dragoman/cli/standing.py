"""dragoman contradictions, claims, plans, lifecycle, rounds"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options as opt
from dragoman.cli.asking import by_registry, nothing
from dragoman.cli.output import note, out, print_csv, print_json
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.record import Filter, Record
    from dragoman.record.lifecycles import LifeKind
    from dragoman.views import Rows

LIFE_KINDS = ("plan", "agreement", "commitment", "role", "designation", "name")
"""The words of `LifeKind`, here so that no other command loads the record for its help."""
View = Callable[["Record", "Filter", int | None], "Rows[Any]"]
Printer = Callable[["Console", Sequence[Any]], None]
IdArgument = Annotated[
    str | None,
    typer.Argument(metavar="[ID]", help="Only the one with this id, or that a fact of this id "
                   "belongs to; a unique beginning will do."),
]  # fmt: skip


def register(app: typer.Typer) -> None:
    app.command("contradictions")(contradictions)
    app.command("claims")(claims)
    app.command("plans")(plans)
    app.command("lifecycle")(lifecycle)
    app.command("rounds")(rounds)


def contradictions(
    since: opt.FromOption = None,
    until: opt.ToOption = None,
    actor: opt.ActorOption = None,
    status: opt.StatusOption = None,
    kind: opt.KindOption = None,
    outlet: opt.OutletOption = None,
    place: opt.PlaceOption = None,
    text: opt.TextOption = None,
    as_of: opt.AsOfOption = None,
    limit: opt.LimitOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:
    """Where accounts contradict each other, the sides next to each other with their words."""
    from dragoman.cli import sides
    from dragoman.views.asked import build_filter
    from dragoman.views.contradictions import contradictions as view

    wanted = build_filter(since=since, until=until, actor=actor, status=status, kind=kind,
                          outlet=outlet, place=place, text=text)  # fmt: skip
    _ask("contradictions", lambda r, w, n: view(r, w, limit=n), sides.print_contradictions,
         wanted, record, as_of=as_of, limit=limit, json=json, csv=csv)  # fmt: skip


def claims(
    ident: IdArgument = None,
    since: opt.FromOption = None,
    until: opt.ToOption = None,
    actor: opt.ActorOption = None,
    status: opt.StatusOption = None,
    kind: opt.KindOption = None,
    outlet: opt.OutletOption = None,
    place: opt.PlaceOption = None,
    text: opt.TextOption = None,
    as_of: opt.AsOfOption = None,
    limit: opt.LimitOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:
    """What stands: who tells it, who denies it, from how many independent origins."""
    from dragoman.cli import sides
    from dragoman.views.claims import claim_about
    from dragoman.views.claims import claims as view

    if ident is not None:
        with opt.open_asked(record, as_of) as opened:
            row = claim_about(opened, ident)
        _print_one(row, sides.print_claim, json=json)
        return
    from dragoman.views.asked import build_filter

    wanted = build_filter(since=since, until=until, actor=actor, status=status, kind=kind,
                          outlet=outlet, place=place, text=text)  # fmt: skip
    _ask("claims", lambda r, w, n: view(r, w, limit=n), sides.print_claims, wanted, record,
         as_of=as_of, limit=limit, json=json, csv=csv)  # fmt: skip


def plans(
    since: opt.FromOption = None,
    until: opt.ToOption = None,
    actor: opt.ActorOption = None,
    status: opt.StatusOption = None,
    kind: opt.KindOption = None,
    outlet: opt.OutletOption = None,
    place: opt.PlaceOption = None,
    text: opt.TextOption = None,
    as_of: opt.AsOfOption = None,
    limit: opt.LimitOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:
    """What was planned, and what came of it: happened, postponed, cancelled, lapsed."""
    from dragoman.cli import sides
    from dragoman.views.asked import build_filter
    from dragoman.views.lifecycles import plans as view

    wanted = build_filter(since=since, until=until, actor=actor, status=status, kind=kind,
                          outlet=outlet, place=place, text=text)  # fmt: skip
    _ask("plans", lambda r, w, n: view(r, w, limit=n), sides.print_lives, wanted, record,
         as_of=as_of, limit=limit, json=json, csv=csv)  # fmt: skip


def lifecycle(
    ident: IdArgument = None,
    of: Annotated[
        list[str] | None,
        typer.Option("--of", metavar="KIND", help="Only lives of this kind: "
                     f"{', '.join(LIFE_KINDS)}. May be repeated."),
    ] = None,
    since: opt.FromOption = None,
    until: opt.ToOption = None,
    actor: opt.ActorOption = None,
    status: opt.StatusOption = None,
    kind: opt.KindOption = None,
    outlet: opt.OutletOption = None,
    place: opt.PlaceOption = None,
    text: opt.TextOption = None,
    as_of: opt.AsOfOption = None,
    limit: opt.LimitOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:  # fmt: skip
    """What became of plans, agreements, commitments, parts, labels and names, step by step."""
    from dragoman.cli import sides
    from dragoman.views.lifecycles import lifecycle_of
    from dragoman.views.lifecycles import lifecycles as view

    kinds = _life_kinds(of)
    if ident is not None:
        with opt.open_asked(record, as_of) as opened:
            row = lifecycle_of(opened, ident)
        _print_one(row, sides.print_life, json=json)
        return
    from dragoman.views.asked import build_filter

    wanted = build_filter(since=since, until=until, actor=actor, status=status, kind=kind,
                          outlet=outlet, place=place, text=text)  # fmt: skip
    _ask("lifecycles", lambda r, w, n: view(r, w, kinds=kinds, limit=n), sides.print_lives, wanted,
         record, as_of=as_of, limit=limit, json=json, csv=csv)  # fmt: skip


def rounds(
    since: opt.FromOption = None,
    until: opt.ToOption = None,
    actor: opt.ActorOption = None,
    outlet: opt.OutletOption = None,
    place: opt.PlaceOption = None,
    text: opt.TextOption = None,
    as_of: opt.AsOfOption = None,
    limit: opt.LimitOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:
    """The numbered rounds of talks: when, where, who came, who was invited and stayed away."""
    from dragoman.cli import sides
    from dragoman.views.asked import build_filter
    from dragoman.views.rounds import rounds as view

    wanted = build_filter(since=since, until=until, actor=actor, outlet=outlet, place=place,
                          text=text)  # fmt: skip
    _ask("rounds", lambda r, w, n: view(r, w, limit=n), sides.print_rounds, wanted, record,
         as_of=as_of, limit=limit, json=json, csv=csv)  # fmt: skip


def _ask(
    name: str,
    view: View,
    printer: Printer,
    wanted: Filter,
    record: Path | None,
    *,
    as_of: str | None,
    limit: int | None,
    json: bool,
    csv: bool,
) -> None:
    """Prints the rows of a view: for people, JSON or CSV."""
    with opt.open_asked(record, as_of) as opened:
        wanted = by_registry(opened, wanted)
        rows = view(opened, wanted, limit)
        if not rows and not (json or csv):
            note(nothing(opened, wanted, name))
            return
    if json:
        print_json(rows.to_dicts())
    elif csv:
        print_csv([field.name for field in fields(rows.kind)], rows.to_dicts())
    else:
        printer(out(), rows)


def _print_one(row: Any, printer: Callable[[Console, Any], None], *, json: bool) -> None:
    from dragoman.views import Rows

    if json:
        print_json(Rows(type(row), [row]).to_dicts()[0])
    else:
        printer(out(), row)


def _life_kinds(given: Sequence[str] | None) -> tuple[LifeKind, ...]:
    from dragoman.record.lifecycles import LifeKind

    try:
        return tuple(LifeKind(word.strip().casefold()) for word in given or ())
    except ValueError as error:
        raise UsageError(
            f"{error.args[0]}; the words for --of are: {', '.join(LifeKind)}"
        ) from error
