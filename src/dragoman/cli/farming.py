"""dragoman farm, and dragoman import facts"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options as opt
from dragoman.cli.output import counted, out, print_json, safe, words
from dragoman.cli.progress import line_of_progress
from dragoman.cli.reading import FINISHED_WITH_SKIPPED, stated_day
from dragoman.errors import UsageError
from dragoman.model import to_plain

if TYPE_CHECKING:
    from dragoman.farm.shards.slices import BroughtIn
    from dragoman.farm.spark import FarmTotals
    from dragoman.model import Plain

FolderArgument = Annotated[
    Path, typer.Argument(metavar="OUT", show_default=False, help="The folder of the farm.")
]
MasterOption = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Spark's master, as in: local[4,4] or spark://host:7077. "
                 "Default: every core of this machine, or the session that spark-submit began."),
]  # fmt: skip
SettingOption = Annotated[
    list[str] | None,
    typer.Option("--spark", metavar="NAME=VALUE", help="A setting of Spark's. May be repeated."),
]
_REASONS_SHOWN = 5


def register(app: typer.Typer) -> None:
    group = typer.Typer(
        help="Read and merge more pages than one machine holds, with Spark.", no_args_is_help=True
    )
    group.command("read")(read)
    group.command("merge")(merge)
    app.add_typer(group, name="farm")


def read(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", show_default=False,
                       help="Files, folders or globs, reachable by the same paths everywhere."),
    ],
    folder: FolderArgument,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published the pages.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="When they were published.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="The language of the pages, as in: en.")
    ] = None,
    language_model: opt.LanguageModelOption = None,
    pack: opt.PackOption = None,
    files: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, show_default=False,
                     help="Documents in a shard; an archive is one. Default: 200."),
    ] = None,
    master: MasterOption = None,
    spark: SettingOption = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read shards again that are finished already.")
    ] = False,
    json: opt.JsonOption = False,
) -> None:  # fmt: skip
    """Read pages to a folder of Parquet, shard by shard.

    The same command goes on where it was cut short. Ends with 3 where pages were skipped; the
    folder keeps their names and reasons.
    """
    from dragoman.farm import PageReader
    from dragoman.farm.shards.cutting import FILES
    from dragoman.farm.spark import farm_read
    from dragoman.farm.work import Opener
    from dragoman.model import UNKNOWN_DAY
    from dragoman.pages import Stated

    day = stated_day(published) if published else UNKNOWN_DAY
    with line_of_progress("shards …") as line:
        totals = farm_read(
            paths, folder, opener=Opener(Stated(outlet, day, None, language)),
            reader=PageReader(language_model, tuple(str(one) for one in pack or ())),
            files=files or FILES, again=again, master=master, settings=_settings(spark),
            progress=lambda done, of: line(f"{done} of {of} shards"),
        )  # fmt: skip
    if json:
        print_json(_as_dict(totals, folder))
    else:
        _print(totals, folder)
    if totals.of_all.skipped or totals.not_found:
        raise typer.Exit(FINISHED_WITH_SKIPPED)


def merge(
    folder: FolderArgument,
    master: MasterOption = None,
    spark: SettingOption = None,
    json: opt.JsonOption = False,
) -> None:
    """Work out stories, links, things and counts from all finished shards.

    They are written to OUT/merged, in the place of what was there.
    """
    from dragoman.farm.spark import farm_merge

    with line_of_progress("merging …") as line:
        rows = farm_merge(
            folder, master=master, settings=_settings(spark),
            progress=lambda step: line(step),
        )  # fmt: skip
    if json:
        print_json(dict(rows))
        return
    for name, count in rows.items():
        out().print(words(f"{folder / 'merged' / name}: {counted(count, 'row')}"))


def facts(
    folder: FolderArgument,
    record: opt.RecordOption = None,
    since: opt.FromOption = None,
    until: opt.ToOption = None,
    actor: opt.ActorOption = None,
    status: opt.StatusOption = None,
    kind: opt.KindOption = None,
    outlet: opt.OutletOption = None,
    place: opt.PlaceOption = None,
    text: opt.TextOption = None,
    json: opt.JsonOption = False,
) -> None:
    """Pages that a farm has read, with all their facts.

    Options choose those with a fact of that kind. Importing again changes nothing, and completes
    an import that was cut short.
    """
    from dragoman.farm.shards import Folder, bring_in
    from dragoman.record import open_record
    from dragoman.views.asked import build_filter

    wanted = build_filter(since=since, until=until, actor=actor, status=status, kind=kind,
                          outlet=outlet, place=place, text=text)  # fmt: skip
    target = opt.record_path(record)
    with open_record(target) as opened, line_of_progress("pages …") as line:
        told = bring_in(
            opened, Folder(folder), wanted,
            progress=lambda so_far: line(f"{so_far.pages:,} pages"),
        )  # fmt: skip
    if json:
        print_json({"record": str(target), "pages": told.pages, "same": told.same,
                    "facts": told.facts, "refused": dict(told.refused)})  # fmt: skip
    else:
        _print_brought_in(told, target)
    if told.refused:
        raise typer.Exit(FINISHED_WITH_SKIPPED)


def _settings(given: list[str] | None) -> dict[str, str]:
    pairs = [one.partition("=") for one in given or ()]
    for name, equals, _ in pairs:
        if not equals or not name:
            raise UsageError(f"--spark {name}: give NAME=VALUE, as in spark.driver.memory=4g")
    return {name: value for name, _, value in pairs}


def _print(totals: FarmTotals, folder: Path) -> None:
    every = totals.of_all
    known = f", {totals.known} finished before" if totals.known else ""
    console = out()
    console.print(words(f"{counted(totals.read, 'shard')} read{known}"))
    console.print(words(
        f"in {folder}: {counted(every.pages, 'page')}, {counted(every.facts, 'fact')}, "
        f"{every.skipped} skipped"
    ))  # fmt: skip
    for skipped in totals.not_found[:_REASONS_SHOWN]:
        console.print(words(f"skipped {safe(skipped.name)}: {skipped.reason}", "yellow"))
    if len(totals.not_found) > _REASONS_SHOWN:
        console.print(words(f"and {len(totals.not_found) - _REASONS_SHOWN} more"))


def _as_dict(totals: FarmTotals, folder: Path) -> dict[str, Plain]:
    every = totals.of_all
    return {
        "folder": str(folder),
        "shards": totals.read,
        "known": totals.known,
        "pages": every.pages,
        "facts": every.facts,
        "skipped": every.skipped,
        "by_kind": dict(sorted(every.by_kind.items())),
        "not_found": [to_plain(skipped) for skipped in totals.not_found],
    }


def _print_brought_in(told: BroughtIn, target: Path) -> None:
    console = out()
    same = f", {told.same} as they were" if told.same else ""
    console.print(words(
        f"{counted(told.pages, 'page')}{same}, {counted(told.facts, 'fact')} in {target}"
    ))  # fmt: skip
    for name, reason in list(told.refused.items())[:_REASONS_SHOWN]:
        console.print(words(f"refused {safe(name)}: {reason}", "yellow"))
