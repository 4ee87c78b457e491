"""dragoman agreement, actor and issue, as people run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.test_cli import dragoman
from tests.factory import FRONT, fact, layout, page, talks

from dragoman.model import Position, Reading
from dragoman.record import open_record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    on = page("The Front rejects the truce.", name="b.txt")
    held = fact(on, "The Front rejects the truce", Position(FRONT, "the truce", "rejects"))
    with open_record(tmp_path / "dragoman.db") as record:
        record.add(talks())
        record.add(Reading(on, layout(on.text), (held,)))
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["agreement", "Elim", "Accord"], ["Elim Accord", "Days", "✕ denied", "Parties"]),
        (["actor", "kovac"], ["Ana Kovač", "Statements", "The truce holds", "Envoy"]),
        (["issue", "truces"], ["the truce", "rejects", "Harbour"]),
    ],
)
def test_a_dossier_on_the_terminal(folder: Path, arguments: list[str], told: list[str]) -> None:
    wide = dragoman(*arguments, cwd=folder)
    assert (wide.returncode, wide.stderr) == (0, "")
    for words in told:
        assert words in wide.stdout
    assert max(map(len, wide.stdout.splitlines())) <= 120
    narrow = dragoman(*arguments, cwd=folder, COLUMNS="60")
    assert max(map(len, narrow.stdout.splitlines())) <= 60
    assert isinstance(json.loads(dragoman(*arguments, "--json", cwd=folder).stdout), dict)
    html = dragoman(*arguments, "--html", "d.html", cwd=folder)
    assert (html.returncode, html.stdout) == (0, "")
    assert (folder / "d.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["agreement", "Elim Acord"], 2, "Elim Accord"),
        (["actor", "Kovich"], 2, "nobody named"),
        (["issue", "fisheries"], 2, "the truce"),
        (["actor", "kovac", "--as-of", "2021-05-03"], 2, "nobody named"),
        (["agreement", "Elim Accord", "--html", "no/d.html"], 1, "no folder"),
        (["agreement"], 2, "Missing argument"),
    ],
)
def test_mistakes_say_what_there_is(
    folder: Path, arguments: list[str], code: int, told: str
) -> None:
    done = dragoman(*arguments, cwd=folder)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr
