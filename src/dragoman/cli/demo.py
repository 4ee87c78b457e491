"""dragoman demo"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.asking import answer, write_html
from dragoman.cli.options import RecordOption
from dragoman.cli.output import out, words
from dragoman.cli.serving import run

DEMO_RECORD = Path("dragoman-demo.db")
PROCESS_RECORD = Path("dragoman-process.db")
EXAMPLES = Path(__file__).parent / "examples"
PROCESS = Path(__file__).parent / "process"
"""Thirty-two pages on one process; gold/process/key.yml says what they add up to."""
_ROWS_SHOWN = 25


def register(app: typer.Typer) -> None:
    app.command("demo")(demo)


def demo(
    process: Annotated[
        bool,
        typer.Option("--process", help="Read the larger example: eleven months of one process."),
    ] = False,
    monitor: Annotated[
        bool,
        typer.Option("--monitor", help="Hold invented incidents against the terms of ceasefires, "
                     "beside that example."),
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write the timeline as a page too."),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace the --html file where it exists.")
    ] = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="Open the workbench on them, in the browser.")
    ] = False,
    record: RecordOption = None,
) -> None:  # fmt: skip
    """Read the example pages that come with Dragoman and show their timeline."""
    from dragoman.cli.monitor.demo import MONITOR_RECORD, show_monitor, show_next
    from dragoman.cli.reading import FINISHED_WITH_SKIPPED, print_summary
    from dragoman.farm import PageReader, read_many
    from dragoman.record import Filter, open_record

    usual = MONITOR_RECORD if monitor else PROCESS_RECORD if process else DEMO_RECORD
    target = record or usual
    with open_record(target) as opened:
        folder = PROCESS if process or monitor else EXAMPLES
        totals = read_many([folder], opened, reader=PageReader())
    print_summary(totals, target)
    if monitor:
        show_monitor(target)
        if serve:
            run(target)
        else:
            show_next(target)
        return
    answer("timeline", Filter(worded=True), target, limit=_ROWS_SHOWN)
    if serve:
        run(target)
        return
    if html is not None:
        write_html(target, Filter(worded=True), html, overwrite=overwrite)
    console = out()
    console.print(words(f"The record is {target}. Try next:"))
    across = ("contradictions", "plans", "lifecycle", "stories") if process else ()
    for line in (
        *(f"dragoman {question} --record {target}" for question in across),
        f"dragoman show ID --record {target}",
        f"dragoman actors --record {target}",
        f"dragoman timeline --html timeline.html --record {target}",
        f"dragoman serve --record {target}",
        "dragoman read YOUR-PAGES",
    ):
        console.print(words(line), soft_wrap=True)
    if totals.skipped:
        raise typer.Exit(FINISHED_WITH_SKIPPED)
