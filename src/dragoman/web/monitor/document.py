"""The monitor's pictures as one self-contained HTML file: no network, no script."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman.exchange.target import new_file
from dragoman.web.monitor.picture import Picture
from dragoman.web.page import environment, policy, read_style


def monitor_html(title: str, pictures: Sequence[Picture], *, about: str = "") -> str:
    """The page; each picture stands with its title, and with what it shows in words."""
    style = read_style("monitor.css")
    template = environment().get_template("monitor.html")
    return template.render(title=title, about=about, pictures=pictures, style=style,
                           policy=policy(style))  # fmt: skip


def write_picture(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Writes a page or a picture; raises ExchangeError where the file exists (unless `overwrite`)
    or cannot be written."""
    with new_file(path, overwrite=overwrite) as file:
        file.write_text(text, encoding="utf-8")
