"""The questions: timeline, statements, actors, agreements, ceasefires, commitments, tracks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options as opt
from dragoman.cli.output import counted, note, out, print_csv, print_json
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.cli.tables import Column
    from dragoman.record import Filter, Record
    from dragoman.views import Rows


@dataclass(frozen=True, slots=True)
class Question:
    """A view as a command: the module and function that answer it carry its name."""

    name: str
    help: str


QUESTIONS = (
    Question("meetings", "Who sat, or is to sit, together."),
    Question("actors", "The cast: who appears, under which names, in which parts."),
    Question("agreements", "What was done with each agreement, and who is what in it."),
    Question("ceasefires", "Where a ceasefire holds, for whom, and whom it leaves out."),
    Question("commitments", "Who owes what to whom, and by when."),
    Question("tracks", "The lines of talks: members, next steps, what is not settled."),
)


def register(app: typer.Typer) -> None:
    app.command("timeline")(timeline)
    app.command("statements")(statements)
    for question in QUESTIONS:
        app.command(question.name, help=question.help)(_command(question.name))


def timeline(
    since: opt.FromOption = None,
    until: opt.ToOption = None,
    actor: opt.ActorOption = None,
    status: opt.StatusOption = None,
    kind: opt.KindOption = None,
    outlet: opt.OutletOption = None,
    place: opt.PlaceOption = None,
    text: opt.TextOption = None,
    rejected: opt.RejectedOption = False,
    everything: opt.AllOption = False,
    top: Annotated[
        str | None,
        typer.Option("--top", metavar="N", help="Only the N days that matter most, each with the "
                     "sentence that tells it best; auto: as many days as stand out."),
    ] = None,
    per_day: Annotated[
        int | None,
        typer.Option("--per-day", metavar="N", min=1, help="With --top: sentences for each day. "
                     "Default: 1."),
    ] = None,
    about: Annotated[
        list[str] | None,
        typer.Option("--about", metavar="WORDS", help="With --top: only sentences with these "
                     "words. May be repeated; one of them is enough."),
    ] = None,
    as_of: opt.AsOfOption = None,
    limit: opt.LimitOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write a page for the browser: one file, works "
                     "offline."),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace the --html file where it exists.")
    ] = False,
    record: opt.RecordOption = None,
) -> None:  # fmt: skip
    """What happened, was said, planned or denied, day by day; or the days that matter (--top)."""
    from dragoman.views.asked import build_filter

    wanted = build_filter(since=since, until=until, actor=actor, status=status, kind=kind,
                          outlet=outlet, place=place, text=text, rejected=rejected)  # fmt: skip
    if top is not None:
        from dragoman.cli.highlighting import Choice, answer_top

        choice = Choice.of(top, per_day, about)
        answer_top(choice, wanted, record, as_of=as_of, limit=limit, json=json, csv=csv,
                   html=html, overwrite=overwrite)  # fmt: skip
        return
    if per_day is not None or about:
        raise UsageError("--per-day and --about choose sentences; give --top with them")
    wanted = replace(wanted, worded=not everything)
    if html is not None:
        write_html(record, wanted, html, as_of=as_of, limit=limit, overwrite=overwrite)
    else:
        answer("timeline", wanted, record, as_of=as_of, limit=limit, json=json, csv=csv)


def statements(
    since: opt.FromOption = None,
    until: opt.ToOption = None,
    actor: opt.ActorOption = None,
    status: opt.StatusOption = None,
    outlet: opt.OutletOption = None,
    place: opt.PlaceOption = None,
    text: opt.TextOption = None,
    rejected: opt.RejectedOption = False,
    everything: opt.AllOption = False,
    as_of: opt.AsOfOption = None,
    limit: opt.LimitOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:
    """Who said what to whom."""
    from dragoman.views.asked import build_filter

    wanted = build_filter(since=since, until=until, actor=actor, status=status,
                          outlet=outlet, place=place, text=text, rejected=rejected)  # fmt: skip
    wanted = replace(wanted, worded=not everything)
    answer("statements", wanted, record, as_of=as_of, limit=limit, json=json, csv=csv)


def write_html(
    record: Path | None,
    wanted: Filter,
    target: Path,
    *,
    as_of: str | None = None,
    limit: int | None = None,
    overwrite: bool = False,
) -> None:
    """The timeline as a self-contained page."""
    from dragoman.web import write_timeline

    with opt.open_asked(record, as_of) as opened:
        named = by_registry(opened, wanted)
        count = write_timeline(opened, target, named, limit=limit, overwrite=overwrite)
    note(f"{counted(count, 'fact')} in {target}; open it in a browser")


def _command(name: str) -> Callable[..., None]:
    def ask(
        since: opt.FromOption = None,
        until: opt.ToOption = None,
        actor: opt.ActorOption = None,
        status: opt.StatusOption = None,
        kind: opt.KindOption = None,
        outlet: opt.OutletOption = None,
        place: opt.PlaceOption = None,
        text: opt.TextOption = None,
        rejected: opt.RejectedOption = False,
        as_of: opt.AsOfOption = None,
        limit: opt.LimitOption = None,
        json: opt.JsonOption = False,
        csv: opt.CsvOption = False,
        record: opt.RecordOption = None,
    ) -> None:
        from dragoman.views.asked import build_filter

        wanted = build_filter(since=since, until=until, actor=actor, status=status, kind=kind,
                              outlet=outlet, place=place, text=text,
                                  rejected=rejected)  # fmt: skip
        answer(name, wanted, record, as_of=as_of, limit=limit, json=json, csv=csv)

    return ask


def answer(
    name: str,
    wanted: Filter,
    record: Path | None,
    *,
    as_of: str | None = None,
    limit: int | None = None,
    json: bool = False,
    csv: bool = False,
) -> None:
    """Prints the rows of a view: a table, JSON or CSV."""
    with opt.open_asked(record, as_of) as opened:
        wanted = by_registry(opened, wanted)
        rows = _view(name)(opened, wanted, limit=limit)
        _tell_of_unworded(opened, wanted)
        if not rows and not (json or csv):
            note(nothing(opened, wanted, name))
            return
    if json:
        print_json(rows.to_dicts())
    elif csv:
        print_csv([f.name for f in fields(rows.kind)], rows.to_dicts())
    else:
        from dragoman.cli.tables import table

        console = out()
        console.print(table(_columns(name), rows, console.width))


def _tell_of_unworded(record: Record, wanted: Filter) -> None:
    if not wanted.worded:
        return
    without = record.count(replace(wanted, worded=False)) - record.count(wanted)
    if without:
        note(f"{counted(without, 'statement')} without words left out; --all shows them")


def by_registry(record: Record, wanted: Filter) -> Filter:
    """The filter with an actor's id, where only the registry knows the name that was given:
    pages write "Russia", people ask for the Russian Federation."""
    if wanted.actor is None or record.knows_actor(wanted.actor):
        return wanted
    from dragoman.actors import load_registry

    readings = load_registry().readings(wanted.actor)
    known = [reading.id for reading in readings if record.knows_actor(reading.id)]
    return replace(wanted, actor=known[0]) if known else wanted


def _view(name: str) -> Callable[..., Rows[Any]]:
    from importlib import import_module

    view: Callable[..., Rows[Any]] = getattr(import_module(f"dragoman.views.{name}"), name)
    return view


def _columns(name: str) -> tuple[Column, ...]:
    from dragoman.cli import tables

    columns: tuple[Column, ...] = getattr(tables, name.upper())
    return columns


def nothing(record: Record, wanted: Filter, name: str) -> str:
    """Why there may be no rows."""
    by_then = f" by {record.as_of}" if record.as_of else ""
    if wanted.actor is not None and not record.knows_actor(wanted.actor):
        near = _near(record, wanted.actor)
        close = f"; names like it: {', '.join(near)}" if near else ""
        return f"nobody named {wanted.actor!r} in {record.path}{by_then}{close}"
    if record.stats().facts == 0 and record.as_of:
        return f"no page in {record.path} is known to have been published{by_then}"
    if record.stats().facts == 0:
        return f"no facts in {record.path} yet; dragoman read PAGES --record {record.path}"
    return f"no {name} in {record.path}{by_then} fits; leave out an option"


def _near(record: Record, name: str) -> list[str]:
    from difflib import get_close_matches

    from dragoman.record.store.names import name_key

    known = {name_key(known): known for _, known, _ in record.actor_names()}
    return [known[key] for key in get_close_matches(name_key(name), known, n=3)]
