"""dragoman compare"""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dragoman.cli import options as opt
from dragoman.cli.output import counted, note, out, print_csv, print_json
from dragoman.errors import UsageError
from dragoman.model import to_plain

if TYPE_CHECKING:
    from dragoman.exchange.compare import Comparison

FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="The data set: .csv or .csv.gz.")
]  # fmt: skip
CountryOption = Annotated[
    list[str] | None,
    typer.Option("--country", metavar="NAME", help="Only this country, by English name or ISO "
                 "code. May be repeated. Default: those the record's agreements are about."),
]  # fmt: skip
AllOption = Annotated[
    bool,
    typer.Option("--all", help="Between two data sets: also what stands in one of them only."),
]
OtherOption = Annotated[
    Path | None,
    typer.Option(show_default=False, metavar="FILE", help="Compare the two data sets with each "
                 "other, in the place of a record."),
]  # fmt: skip


def register(app: typer.Typer) -> None:
    group = typer.Typer(
        help="Hold the record's agreements and ceasefires against a data set of the field.",
        no_args_is_help=True,
    )
    group.command("pax")(pax)
    group.command("cf")(cf)
    app.add_typer(group, name="compare")


def pax(
    file: FileArgument,
    cf: OtherOption = None,
    country: CountryOption = None,
    all: AllOption = False,
    since: opt.FromOption = None,
    until: opt.ToOption = None,
    outlet: opt.OutletOption = None,
    as_of: opt.AsOfOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:
    """PA-X peace agreements: what the press has and they do not, and the reverse."""
    if cf is not None:
        _refuse(outlet=outlet, as_of=as_of, record=record)
        found = _crosswalk(file, cf, country, since, until)
        _print(found, all=all, json=json, csv=csv)
    else:
        found = _against(
            "pax",
            file,
            country,
            since=since,
            until=until,
            outlet=outlet,
            as_of=as_of,
            record=record,
        )
        _print(found, all=True, json=json, csv=csv)


def cf(
    file: FileArgument,
    pax: OtherOption = None,
    country: CountryOption = None,
    all: AllOption = False,
    since: opt.FromOption = None,
    until: opt.ToOption = None,
    outlet: opt.OutletOption = None,
    as_of: opt.AsOfOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:
    """ETH/PRIO civil conflict ceasefires: what the press has and they do not, and the reverse."""
    if pax is not None:
        _refuse(outlet=outlet, as_of=as_of, record=record)
        found = _crosswalk(pax, file, country, since, until)
        _print(found, all=all, json=json, csv=csv)
    else:
        found = _against(
            "cf", file, country, since=since, until=until, outlet=outlet, as_of=as_of, record=record
        )
        _print(found, all=True, json=json, csv=csv)


def _refuse(**given: object) -> None:
    for name, value in given.items():
        if value is not None:
            option = f"--{name.replace('_', '-')}"
            raise UsageError(f"{option} is about a record; two data sets are compared without one")


def _against(
    source: Literal["pax", "cf"],
    file: Path,
    country: list[str] | None,
    *,
    since: str | None,
    until: str | None,
    outlet: str | None,
    as_of: str | None,
    record: Path | None,
) -> Comparison:
    from dragoman.exchange.compare import compare_record
    from dragoman.views.asked import build_filter

    wanted = build_filter(since=since, until=until, outlet=outlet)
    with opt.open_asked(record, as_of) as opened:
        return compare_record(opened, source, file, wanted=wanted, countries=country or ())


def _crosswalk(
    pax: Path, cf: Path, country: list[str] | None, since: str | None, until: str | None
) -> Comparison:
    from dragoman.exchange.compare import crosswalk
    from dragoman.views.asked import first_day, last_day

    return crosswalk(
        pax,
        cf,
        countries=country or (),
        first=first_day(since) if since else None,
        last=last_day(until) if until else None,
    )


def _print(found: Comparison, *, all: bool, json: bool, csv: bool) -> None:
    from dragoman.exchange.compare import Compared

    rows = [row for row in found.rows if all or (row.here and row.there)]
    columns = [field.name for field in fields(Compared)]
    plain = [{name: to_plain(getattr(row, name)) for name in columns} for row in rows]
    if json:
        print_json(plain)
    elif csv:
        print_csv(columns, plain)
    else:
        from dragoman.cli.tables import COMPARED, table

        console = out()
        console.print(table(COMPARED, rows, console.width))
    note(_summary(found))


def _summary(found: Comparison) -> str:
    counts = found.counts()
    both = counts.get("same", 0) + counts.get("given", 0)
    told = f"{both} in both, {counts.get('ask', 0)} to decide"
    for side in (found.left, found.right):
        told += f", {counts.get(f'only in {side}', 0)} only in {side}"
    if counts.get("no day"):
        told += f", {counted(counts['no day'], 'agreement')} told without a day"
    if found.countries:
        told += f"; {', '.join(found.countries)}"
    if found.first or found.last:
        told += f"; {found.first or '…'} to {found.last or '…'}"
    if found.agreement:
        right, wrong, given = found.agreement
        told += (
            f"; of the {given} links that {found.left} gives, the rule alone finds {right}, and "
            f"another agreement in {wrong} cases"
        )
    return told
