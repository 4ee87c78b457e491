"""dragoman brief"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options as opt
from dragoman.cli.output import counted, note, print_json
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.views.brief import Brief

_MARKDOWN = (".md", ".markdown")
_HTML = (".html", ".htm")

SinceOption = Annotated[
    str,
    typer.Option("--since", metavar="DAY", help="The first day of pages that count as news: 2016, "
                 "2016-12 or 2016-12-20."),
]  # fmt: skip
UntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar="DAY", help="The last such day. Default: the last day on "
                 "which anything was published."),
]  # fmt: skip
OutOption = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help="Write it to FILE.md or FILE.html. Default: "
                 "Markdown on standard output."),
]  # fmt: skip
MostOption = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many items a section.")
]


def register(app: typer.Typer) -> None:
    app.command("brief")(brief)


def brief(
    since: SinceOption,
    until: UntilOption = None,
    as_of: opt.AsOfOption = None,
    target: OutOption = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace the file where it exists.")
    ] = False,
    limit: MostOption = None,
    json: opt.JsonOption = False,
    record: opt.RecordOption = None,
) -> None:
    """What is new, changed, disputed, due next and lapsed, every sentence with its words."""
    from dragoman.views.asked import first_day, last_day
    from dragoman.views.brief import brief as compose
    from dragoman.views.brief.compose import MOST_ITEMS

    first = first_day(since)
    last = last_day(until) if until else None
    html = _is_html(target)
    with opt.open_asked(record, as_of or until) as opened:
        made = compose(opened, first, last, most=limit or MOST_ITEMS)
    if json:
        print_json(made.to_dict())
    elif target is None:
        from dragoman.views.brief import markdown

        sys.stdout.write(markdown(made))
    else:
        _write(made, target, html=html, overwrite=overwrite)


def _is_html(target: Path | None) -> bool:
    """Which form a file's ending names; raises UsageError where it names none."""
    if target is None or target.suffix.casefold() in _MARKDOWN:
        return False
    if target.suffix.casefold() in _HTML:
        return True
    raise UsageError(f"{target}: a brief is written as .md or .html; name such a file")


def _write(made: Brief, target: Path, *, html: bool, overwrite: bool) -> None:
    from dragoman.exchange.target import new_file
    from dragoman.views.brief import markdown

    if html:
        from dragoman.web.brief import render_brief

        text = render_brief(made)
    else:
        text = markdown(made)
    with new_file(target, overwrite=overwrite) as file:
        file.write_text(text, encoding="utf-8")
    sentences = sum(len(i.sentences) for section in made.sections for i in section.items)
    told = f"{counted(sentences, 'sentence')} on {counted(len(made.notes), 'footnote')} in {target}"
    left_out = f"; {counted(made.undated, 'page')} without a day left out" if made.undated else ""
    note(told + left_out)
