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


def test_a_brief_to_read_and_to_keep(folder: Path) -> None:
    read = dragoman("brief", "--since", "2021", cwd=folder)
    assert read.returncode == 0
    assert "# dragoman: 2021-01-01 to" in read.stdout
    assert "[^1]: “" in read.stdout
    for name, start in (("b.md", "# "), ("b.html", "<!doctype html>")):
        done = dragoman("brief", "--since", "2021", "-o", name, cwd=folder)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        assert "footnotes in" in done.stderr
        assert "1 page without a day left out" in done.stderr
        assert (folder / name).read_text(encoding="utf-8").startswith(start)
    again = dragoman("brief", "--since", "2021", "-o", "b.md", cwd=folder)
    assert (again.returncode, "--overwrite" in again.stderr) == (1, True)
    assert json.loads(dragoman("brief", "--since", "2021", "--json", cwd=folder).stdout)["sections"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["brief"], "Missing option"),
        (["brief", "--since", "May"], "is no day"),
        (["brief", "--since", "2022", "--until", "2021"], "both since"),
        (["brief", "--since", "2021", "-o", "b.doc"], ".md or .html"),
        (["brief", "--since", "2021", "--as-of", "2020"], "no page"),
    ],
)
def test_a_brief_that_cannot_be(folder: Path, arguments: list[str], told: str) -> None:
    done = dragoman(*arguments, cwd=folder)
    assert done.returncode == 2
    assert told in done.stderr
