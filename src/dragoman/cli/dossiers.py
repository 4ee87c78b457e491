"""dragoman agreement, actor, issue"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options as opt
from dragoman.cli.output import SHORT_ID, note, out, print_json
from dragoman.cli.output import words as words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from dragoman.actors import Registry
    from dragoman.record import Record
    from dragoman.views.dossiers.layout import Dossier, Line

    Ask = Callable[..., Dossier]

_MOST_LINES = 40

HtmlOption = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Write a page for the browser: one file, works "
                 "offline."),
]  # fmt: skip
OverwriteOption = Annotated[
    bool, typer.Option("--overwrite", help="Replace the --html file where it exists.")
]


def register(app: typer.Typer) -> None:
    app.command("agreement")(agreement)
    app.command("actor")(actor)
    app.command("issue")(issue)


def agreement(
    name: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="The agreement's name, or its id.")
    ],
    as_of: opt.AsOfOption = None,
    pack: opt.PackOption = None,
    json: opt.JsonOption = False,
    html: HtmlOption = None,
    overwrite: OverwriteOption = False,
    record: opt.RecordOption = None,
) -> None:
    """All about one agreement: days, parties, commitments, scope, kin, what is said of it."""
    from dragoman.views.dossiers import agreement_dossier

    _answer(agreement_dossier, name, record, as_of, pack, json, html, overwrite)


def actor(
    name: Annotated[list[str], typer.Argument(metavar="NAME...", help="A name, or an id.")],
    as_of: opt.AsOfOption = None,
    pack: opt.PackOption = None,
    json: opt.JsonOption = False,
    html: HtmlOption = None,
    overwrite: OverwriteOption = False,
    record: opt.RecordOption = None,
) -> None:
    """All about one actor: names, offices, roles, statements, meetings, positions over time."""
    from dragoman.views.dossiers import actor_dossier

    _answer(actor_dossier, name, record, as_of, pack, json, html, overwrite)


def issue(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help="Words of the issue; their inflection is free."),
    ],
    as_of: opt.AsOfOption = None,
    pack: opt.PackOption = None,
    json: opt.JsonOption = False,
    html: HtmlOption = None,
    overwrite: OverwriteOption = False,
    record: opt.RecordOption = None,
) -> None:
    """Who holds what on an issue, since when, and where allies disagree."""
    from dragoman.views.dossiers import issue_matrix

    _answer(issue_matrix, words, record, as_of, pack, json, html, overwrite)


def _answer(
    ask: Ask,
    words: list[str],
    record: Path | None,
    as_of: str | None,
    packs: list[Path] | None,
    json: bool,
    html: Path | None,
    overwrite: bool,
) -> None:
    """Prints a dossier, or writes its page."""
    with opt.open_asked(record, as_of) as opened:
        dossier = ask(opened, " ".join(words), registry=_registry(packs))
        if html is not None:
            _write(opened, dossier, html, overwrite=overwrite)
            return
    if json:
        print_json(dossier.to_dict())
        return
    _print(dossier)


def _print(dossier: Dossier) -> None:
    """A heading and one table per part."""
    from dragoman.cli.tables import Column, table
    from dragoman.views.dossiers.layout import about, layout, title_of

    console = out()
    console.print(words_of(title_of(dossier), "bold"))
    console.print(words_of(about(dossier), "dim"))
    for part in layout(dossier):
        console.print()
        console.print(words_of(part.title, "bold"))
        columns = [
            Column(head.name, _nth(n), ratio=head.ratio, lesser=head.lesser)
            for n, head in enumerate(part.headings)
        ]
        columns += [Column("Published by", _sources, ratio=2, lesser=True), Column("Id", _id)]
        console.print(table(columns, part.lines[:_MOST_LINES], console.width))
        if len(part.lines) > _MOST_LINES:
            more = len(part.lines) - _MOST_LINES
            console.print(words_of(f"… {more} more: --json lists all", "dim"))


def _nth(n: int) -> Callable[[Line], object]:
    return lambda line: line.cells[n]


def _sources(line: Line) -> str:
    """The first outlet, and of how many more pages the words are."""
    if not line.evidence:
        return ""
    first = line.evidence[0].outlet or line.evidence[0].page_name
    more = len({each.page for each in line.evidence}) - 1
    return f"{first} +{more}" if more else first


def _id(line: Line) -> str:
    return line.evidence[0].fact[:SHORT_ID] if line.evidence else ""


def _registry(packs: list[Path] | None) -> Registry:
    from dragoman.actors import load_registry

    return load_registry(packs or [])


def _write(record: Record, dossier: Dossier, target: Path, *, overwrite: bool) -> None:
    from dragoman.web.dossiers import write_dossier

    write_dossier(record, dossier, target, overwrite=overwrite)
    note(f"dossier in {target}; open it in a browser")
