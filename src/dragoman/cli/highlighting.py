"""`dragoman timeline --top`: the days that matter, and the sentences that tell them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.cli import options as opt
from dragoman.cli.asking import by_registry
from dragoman.cli.output import counted, note, out, print_csv, print_json
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.record import Filter

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Choice:
    """What to choose: how many days (None: as many as stand out), sentences for each, words."""

    days: int | None
    per_day: int = 1
    about: tuple[str, ...] = ()

    @classmethod
    def of(cls, top: str, per_day: int | None, about: Sequence[str] | None) -> Choice:
        """The choice that the options spell; raises UsageError for what is no number of days."""
        return cls(number_of_days(top), per_day or 1, tuple(about or ()))


def number_of_days(given: str) -> int | None:
    """How many days `--top` asks for, None for "auto"; raises UsageError for anything else."""
    text = given.strip().casefold()
    if text == AUTO:
        return None
    if not (text.isascii() and text.isdigit() and int(text) >= 1):
        raise UsageError(f"{given!r} is no number of days; write --top 20, or --top {AUTO}")
    return int(text)


def answer_top(
    choice: Choice,
    wanted: Filter,
    record: Path | None,
    *,
    as_of: str | None,
    limit: int | None,
    json: bool,
    csv: bool,
    html: Path | None,
    overwrite: bool,
) -> None:
    """Prints the chosen days with their sentences: a table, JSON or CSV; or writes a page."""
    from dragoman.views.highlights import highlights

    with opt.open_asked(record, as_of) as opened:
        named = by_registry(opened, wanted)
        rows = highlights(
            opened, named, days=choice.days, per_day=choice.per_day, about=choice.about
        )[:limit]
        if html is not None:
            from dragoman.web import write_chosen

            count = write_chosen(opened, html, rows, overwrite=overwrite)
            note(f"{counted(count, 'sentence')} in {html}; open it in a browser")
            return
    if json:
        print_json(rows.to_dicts())
    elif csv:
        print_csv([f.name for f in fields(rows.kind)], rows.to_dicts())
    elif rows:
        from dragoman.cli.tables import HIGHLIGHTS, table

        console = out()
        console.print(table(HIGHLIGHTS, rows, console.width))
    else:
        note("no page that fits names a day; leave out an option, or dragoman read more pages")
