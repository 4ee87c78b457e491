"""A dossier's page: self-contained, escaped, every line open to its words."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.factory import actor, fact, layout, page, talks

from dragoman.errors import ExchangeError
from dragoman.model import Position, Reading
from dragoman.record import open_record
from dragoman.views.dossiers import actor_dossier, agreement_dossier, issue_matrix
from dragoman.web.dossiers import render_dossier, write_dossier

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Checked(HTMLParser):
    """Collects addresses, and fails where tags do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_pages_of_all_three_are_sound_and_closed(tmp_path: Path) -> None:
    nasty = "<script>alert(1)</script> \x07 rejects the Elim Accord"
    on = page(nasty, name="x.txt", outlet="<b>Post</b>")
    held = fact(on, nasty, Position(actor("<i>Gulls</i>"), "the Elim Accord", "rejects"))
    with open_record(tmp_path / "r.db") as record:
        record.add(talks())
        record.add(Reading(on, layout(on.text), (held,)))
        made = [agreement_dossier(record, "elim accord"), actor_dossier(record, "Harbour Front"),
                issue_matrix(record, "accord")]  # fmt: skip
    for dossier in made:
        html = render_dossier(dossier, as_of="2021-05-04")
        checked = Checked()
        checked.feed(html)
        assert checked.open == []
        assert not [a for a in checked.addresses if a.startswith("http") or "<" in a]
        assert "<script" not in html
        assert "\x07" not in html
        assert "as of 2021-05-04" in html
    assert "&lt;script&gt;" in render_dossier(made[2])


def test_a_file_that_exists_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "d.html"
    with open_record(tmp_path / "r.db") as record:
        record.add(talks())
        dossier = actor_dossier(record, "Kovač")
        write_dossier(record, dossier, target)
        with pytest.raises(ExchangeError, match="--overwrite"):
            write_dossier(record, dossier, target)
        write_dossier(record, dossier, target, overwrite=True)
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
