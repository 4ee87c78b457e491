"""dragoman read"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.choosing import (
    AboutOption,
    ColumnsOption,
    KeywordOption,
    OnlyLanguageOption,
    OnlyOutletOption,
    OnlyUrlOption,
    SinceOption,
    UntilOption,
    wanted,
)
from dragoman.cli.options import (
    JsonOption,
    LanguageModelOption,
    PackOption,
    RecordOption,
    record_path,
)
from dragoman.cli.output import counted, out, print_json, words
from dragoman.cli.progress import Bar, Shown
from dragoman.farm.limits import LIMITS
from dragoman.model import to_plain

if TYPE_CHECKING:
    from dragoman.farm import Totals
    from dragoman.model import Day, Plain

FINISHED_WITH_SKIPPED = 3
PAGE_SECONDS = LIMITS.page_seconds
PAGE_MEGABYTES = LIMITS.page_memory // 1024**2
_REASONS_SHOWN = 20


def register(app: typer.Typer) -> None:
    app.command("read")(read)


def read(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", show_default=False,
                       help="Files, folders or globs; - is standard input."),
    ],
    record: RecordOption = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published the pages.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="When they were published: 2016-12-20, 2016-12 or 2016."),
    ] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where the page stood.")] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="The language of the pages, as in: en.")
    ] = None,
    columns: ColumnsOption = None,
    about: AboutOption = None,
    only_language: OnlyLanguageOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    only_outlet: OnlyOutletOption = None,
    only_url: OnlyUrlOption = None,
    keyword: KeywordOption = None,
    language_model: LanguageModelOption = None,
    pack: PackOption = None,
    workers: Annotated[
        int, typer.Option(metavar="N", min=1, help="Pages read at the same time.")
    ] = 1,
    again: Annotated[
        bool, typer.Option("--again", help="Read pages again that are in the record already.")
    ] = False,
    page_seconds: Annotated[
        float, typer.Option(metavar="N", min=0.1, help="CPU time a page may take.")
    ] = PAGE_SECONDS,
    page_memory: Annotated[
        int, typer.Option(metavar="MB", min=1, help="Memory a page may need (Linux).")
    ] = PAGE_MEGABYTES,
    progress: Annotated[
        Shown,
        typer.Option(help="On standard error: a line on a terminal, or a JSON line every 100 "
                          "pages."),
    ] = Shown.LINE,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no summary.")] = False,
    json: JsonOption = False,
) -> None:  # fmt: skip
    """Read pages and keep their facts in a record.

    Ends with 3 where pages were skipped; the record keeps their names and reasons.
    """
    from dragoman.farm import Limits, PageReader, read_many
    from dragoman.pages import Stated, find_sources
    from dragoman.pages.about import load_about
    from dragoman.pages.rows.columns import Columns
    from dragoman.record import open_record

    asked = wanted(only_language, since, until, only_outlet, only_url, keyword)
    named = Columns.parse(columns or "")
    known = load_about(about or (), columns=named)

    stated = Stated(outlet=outlet, url=url, language=language)
    if published:
        stated = Stated(outlet, stated_day(published), url, language)
    reader = PageReader(language_model, tuple(str(folder) for folder in pack or ()))
    target = record_path(record)
    limits = Limits(page_seconds, page_memory * 1024**2)
    shown = Shown.NONE if quiet and progress is Shown.LINE else progress
    files = None if shown is Shown.NONE else sum(1 for _ in find_sources(paths))
    with open_record(target) as opened, Bar(shown, files) as bar:
        totals = read_many(
            paths, opened, stated=stated, columns=named, about=known, wanted=asked,
            reader=reader, workers=workers, again=again, limits=limits, progress=bar.advance,
        )  # fmt: skip
    if json:
        print_json(_as_dict(totals, target))
    elif not quiet:
        print_summary(totals, target)
    if totals.skipped:
        raise typer.Exit(FINISHED_WITH_SKIPPED)


def stated_day(text: str) -> Day:
    """The day, month or year that somebody stated."""
    from dragoman.model import Basis, Day, Precision
    from dragoman.views.asked import first_day, last_day

    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[min(text.count("-"), 2)]
    return Day(first_day(text), last_day(text), precision, Basis.STATED, text)


def print_summary(totals: Totals, target: Path) -> None:
    """What was read, what was not and why, and what was found."""
    from rich.table import Table

    console = out()
    known = f", {totals.known} already in the record" if totals.known else ""
    left = f", {totals.left_out.total()} left out" if totals.left_out else ""
    console.print(words(
        f"{counted(totals.read, 'page')} read{known}{left}, {len(totals.skipped)} skipped, "
        f"{counted(totals.facts, 'fact')} kept in {target}"
    ))  # fmt: skip
    if totals.by_kind:
        table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
        table.add_column(justify="right")
        table.add_column()
        for kind, count in sorted(totals.by_kind.items(), key=lambda item: (-item[1], item[0])):
            table.add_row(str(count), kind.replace("_", " "))
        console.print(table)
    for reason, count in totals.left_out.most_common():
        console.print(words(f"left out {count}: {reason}"), soft_wrap=True)
    for skipped in totals.skipped[:_REASONS_SHOWN]:
        console.print(words(f"skipped {skipped.name}: {skipped.reason}", "yellow"), soft_wrap=True)
    if len(totals.skipped) > _REASONS_SHOWN:
        console.print(words(f"and {len(totals.skipped) - _REASONS_SHOWN} more: dragoman skipped"))


def _as_dict(totals: Totals, target: Path) -> dict[str, Plain]:
    return {
        "record": str(target),
        "read": totals.read,
        "known": totals.known,
        "facts": totals.facts,
        "by_kind": dict(sorted(totals.by_kind.items())),
        "left_out": dict(sorted(totals.left_out.items())),
        "skipped": [to_plain(skipped) for skipped in totals.skipped],
    }
