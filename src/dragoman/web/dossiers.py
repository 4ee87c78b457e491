"""A dossier as one self-contained HTML file: no network, no script."""

from __future__ import annotations

from pathlib import Path

from dragoman.exchange.target import new_file
from dragoman.record import Record
from dragoman.views.dossiers.layout import Dossier, about, layout, title_of
from dragoman.web.page import environment, policy, read_style


def write_dossier(record: Record, dossier: Dossier, path: Path, *, overwrite: bool = False) -> None:
    """Writes the page of a dossier; raises ExchangeError where the file exists (unless
    `overwrite`) or cannot be written."""
    html = render_dossier(dossier, as_of=record.as_of.isoformat() if record.as_of else None)
    with new_file(path, overwrite=overwrite) as file:
        file.write_text(html, encoding="utf-8")


def render_dossier(dossier: Dossier, *, as_of: str | None = None) -> str:
    """The page: each line of each part opens to the exact words it rests on."""
    style = read_style("paper.css")
    template = environment().get_template("dossier.html")
    return template.render(
        title=title_of(dossier), about=about(dossier), parts=layout(dossier), as_of=as_of,
        style=style, policy=policy(style),
    )  # fmt: skip
