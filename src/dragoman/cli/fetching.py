"""dragoman fetch"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import JsonOption, LanguageModelOption, PackOption, RecordOption
from dragoman.cli.options import record_path as path_of
from dragoman.cli.output import counted, err, note, out, print_json, safe, words
from dragoman.cli.reading import FINISHED_WITH_SKIPPED, print_summary
from dragoman.model import to_plain

if TYPE_CHECKING:
    from dragoman.farm import Totals
    from dragoman.pages.fetch import Fetched, FetchTotals

DEFAULT_FOLDER = Path("fetched")


def register(app: typer.Typer) -> None:
    app.command("fetch")(fetch)


def fetch(
    urls: Annotated[
        list[str],
        typer.Argument(metavar="URL...", show_default=False,
                       help="Pages, or feeds and sitemaps, whose pages are fetched too."),
    ],
    record: RecordOption = None,
    into: Annotated[
        Path, typer.Option("--into", metavar="FOLDER", help="Where the web archives are kept.")
    ] = DEFAULT_FOLDER,
    delay: Annotated[
        float, typer.Option("--delay", metavar="S", min=0.0,
                            help="Seconds between two requests to one site, at least.")
    ] = 5.0,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="At most so many addresses.")
    ] = 200,
    seconds: Annotated[
        float, typer.Option("--seconds", metavar="S", min=0.1, help="Time that an answer may take.")
    ] = 60.0,
    megabytes: Annotated[
        int, typer.Option("--megabytes", metavar="MB", min=1, help="Size that an answer may have.")
    ] = 20,
    longest_wait: Annotated[
        float, typer.Option("--longest-wait", metavar="S", min=0.0,
                            help="Seconds to wait at most where a site asks us to.")
    ] = 120.0,
    contact: Annotated[
        str, typer.Option("--contact", metavar="WORDS", show_default=False,
                          help="Your mail address or page, told to the servers.")
    ] = "",
    private: Annotated[
        bool, typer.Option("--private", help="Also from this machine and its own network.")
    ] = False,
    only_save: Annotated[
        bool, typer.Option("--only-save", help="Save the web archive; read no page of it.")
    ] = False,
    language_model: LanguageModelOption = None,
    pack: PackOption = None,
    json: JsonOption = False,
) -> None:  # fmt: skip
    """Fetch pages politely, save them as a web archive, and read that.

    Obeys robots.txt; asks a site one thing at a time; sends the same page's version along, so that
    what has not changed is not sent again. Ends with 3 where something could not be fetched or
    read.
    """
    from dragoman.pages.fetch import Manners
    from dragoman.pages.fetch import fetch as fetch_pages

    manners = Manners(
        delay=delay, seconds=seconds, longest_wait=longest_wait, most_pages=limit,
        most_bytes=megabytes * 1024**2, contact=contact, private=private,
    )  # fmt: skip
    fetched = fetch_pages(urls, into, manners=manners, progress=None if json else _tell)
    target = path_of(record)
    totals = None if only_save else _read(fetched, target, language_model, pack)
    if json:
        print_json({
            "archive": str(fetched.archive) if fetched.archive else None,
            "saved": fetched.saved,
            "unchanged": fetched.unchanged,
            "not_fetched": [to_plain(skipped) for skipped in fetched.skipped],
            "read": totals.read if totals else 0,
            "facts": totals.facts if totals else 0,
            "skipped": [to_plain(skipped) for skipped in totals.skipped] if totals else [],
        })  # fmt: skip
    else:
        _print(fetched, totals, target)
    if fetched.skipped or (totals and totals.skipped):
        raise typer.Exit(FINISHED_WITH_SKIPPED)


def _read(
    fetched: FetchTotals, target: Path, language_model: str | None, pack: list[Path] | None
) -> Totals | None:
    """Reads what was saved into the record, which also keeps what was not and why."""
    from dragoman.errors import UsageError
    from dragoman.farm import PageReader, read_many
    from dragoman.pages.about import NOTHING_KNOWN, load_about
    from dragoman.record import open_record

    with open_record(target) as opened:
        for skipped in fetched.skipped:
            opened.skip(skipped)
        if fetched.archive is None:
            return None
        try:
            known = load_about([fetched.archive])
        except UsageError:  # no feed was among them
            known = NOTHING_KNOWN
        reader = PageReader(language_model, tuple(str(folder) for folder in pack or ()))
        return read_many([fetched.archive], opened, about=known, reader=reader)


def _tell(event: Fetched) -> None:
    if err().is_terminal:
        reason = f": {event.reason}" if event.reason else ""
        note(f"{event.outcome} {event.url}{reason}")


def _print(fetched: FetchTotals, totals: Totals | None, target: Path) -> None:
    console = out()
    place = f" in {fetched.archive}" if fetched.archive else ""
    console.print(words(
        f"{counted(fetched.saved, 'answer')} saved{place}, {fetched.unchanged} unchanged, "
        f"{len(fetched.skipped)} not fetched"
    ))  # fmt: skip
    for skipped in fetched.skipped:
        told = f"not fetched {safe(skipped.name)}: {skipped.reason}"
        console.print(words(told, "yellow"), soft_wrap=True)
    if totals:
        print_summary(totals, target)
