"""The commands, run as people run them: as a program, by their output and exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from tests.factory import TEXT, actor, fact, layout, page, talks

from dragoman.cli.asking import QUESTIONS
from dragoman.errors import RecordError
from dragoman.model import FactKind, Position, Reading, Skipped
from dragoman.record import open_record

Done = subprocess.CompletedProcess[str]


def dragoman(*arguments: str, cwd: Path, **variables: str) -> Done:
    return subprocess.run(
        [sys.executable, "-m", "dragoman", *arguments],
        capture_output=True, text=True, cwd=cwd, timeout=600, stdin=subprocess.DEVNULL,
        env=_environment(variables), encoding="utf-8",
    )  # fmt: skip


def _environment(variables: dict[str, str]) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DRAGOMAN_RECORD", "COLUMNS")}
    return kept | {"PYTHONIOENCODING": "utf-8"} | variables


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_record(tmp_path / "dragoman.db") as record:
        record.add(talks())
        record.skip(Skipped("scan.txt", "empty; nothing to read"))
    return tmp_path


def test_help_and_version_load_nothing_heavy(tmp_path: Path) -> None:
    heavy = ("spacy", "pyarrow", "trafilatura", "py3langid", "jinja2", "yaml", "numpy", "lxml")
    script = (
        "import sys; from dragoman.cli.app import run; code = run(['--help']);"
        f"print(code, sorted(set({heavy}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, timeout=60
    )
    assert done.stderr == "0 []\n"
    assert "timeline" in done.stdout
    assert dragoman("--version", cwd=tmp_path).stdout.startswith("dragoman 0.")
    assert dragoman(cwd=tmp_path).returncode == 2


def test_asking_a_record_loads_no_language_pipeline(folder: Path) -> None:
    script = (
        "import sys; from dragoman.cli.app import run; code = run(['timeline', '--json']);"
        "heavy = {'spacy', 'pyarrow', 'trafilatura'};"
        "print(code, sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=folder, timeout=60
    )
    assert done.stderr == "0 []\n"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("timeline", ["3 May 2021", "● happened", "✕ denied", "Talks: Ana Kovač", "day unknown"]),
        ("statements", ["Ana Kovač", "The truce holds,"]),
        ("meetings", ["talks", "Port Elim"]),
        ("actors", ["Harbour Front", "Envoy Ana Kovač"]),
        ("agreements", ["Elim Accord", "signed day unknown (denied)"]),
        ("ceasefires", ["claimed", "yes"]),
        ("skipped", ["scan.txt", "nothing to read"]),
    ],
)
def test_tables_fit_the_width_and_tell_what_there_is(
    folder: Path, command: str, told: list[str]
) -> None:
    wide = dragoman(command, cwd=folder)
    assert (wide.returncode, wide.stderr) == (0, "")
    for words in told:
        assert words in wide.stdout
    assert max(map(len, wide.stdout.splitlines())) <= 120
    narrow = dragoman(command, cwd=folder, COLUMNS="60")
    assert max(map(len, narrow.stdout.splitlines())) <= 60
    assert "\x1b" not in wide.stdout


def test_statements_without_words_are_counted_and_shown_on_demand(tmp_path: Path) -> None:
    base = talks()
    facts = tuple(
        replace(fact, rule="statement.noun") if fact.kind is FactKind.STATEMENT else fact
        for fact in base.facts
    )
    with open_record(tmp_path / "dragoman.db") as record:
        record.add(replace(base, facts=facts))

    short, whole = (dragoman("statements", *more, cwd=tmp_path) for more in ((), ("--all",)))

    assert "--all shows them" in short.stderr
    assert "Ana Kovač" not in short.stdout
    assert "Ana Kovač" in whole.stdout


@pytest.mark.parametrize("command", ["commitments", "tracks"])
def test_no_rows_are_explained(folder: Path, command: str) -> None:
    done = dragoman(command, cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert f"no {command}" in done.stderr
    near = dragoman("timeline", "--actor", "Kovich", cwd=folder).stderr
    assert "nobody named 'Kovich'" in near
    assert "Harbour Front" in dragoman("timeline", "--actor", "Harbor Front", cwd=folder).stderr
    empty = dragoman("timeline", "--record", "new.db", cwd=folder)
    assert (empty.returncode, empty.stdout) == (1, "")


def test_json_and_csv_hold_every_field(folder: Path) -> None:
    rows = json.loads(dragoman("timeline", "--json", cwd=folder).stdout)
    assert [row["status"] for row in rows] == [
        "happened", "happened", "claimed", "planned", "denied",
    ]  # fmt: skip
    assert rows[0]["fact"] == talks().facts[0].id
    table = list(csv.DictReader(io.StringIO(dragoman("timeline", "--csv", cwd=folder).stdout)))
    assert [row["fact"] for row in table] == [row["fact"] for row in rows]
    assert set(table[0]) == set(rows[0])
    assert json.loads(dragoman("tracks", "--json", cwd=folder).stdout) == []


ASKING = [
    *([question.name] for question in QUESTIONS),
    ["timeline"],
    ["timeline", "--html", "t.html"],
    ["skipped"],
    ["search", "truce"],
    ["export", "facts", "-o", "f.csv"],
    ["export", "pages", "-o", "p.csv"],
]


@pytest.mark.parametrize("arguments", ASKING, ids=" ".join)
def test_every_question_looks_back(folder: Path, arguments: list[str]) -> None:
    day = "2021-05-03"  # the page is of the day after
    done = dragoman(*arguments, "--as-of", day, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "Elim Post" not in done.stdout
    for made in folder.glob("*.[hcj]*"):
        assert "Kovač" not in made.read_text(encoding="utf-8")
    if [arguments[0]] in ASKING[: len(QUESTIONS) + 1] and len(arguments) == 1:
        assert f"published by {day}" in done.stderr


def test_what_was_not_published_yet_is_no_fact(folder: Path) -> None:
    ident = talks().facts[0].id
    assert dragoman("show", ident, "--as-of", "2021-05-03", cwd=folder).returncode == 2
    assert dragoman("show", ident, "--as-of", "2021-05-04", cwd=folder).returncode == 0
    assert json.loads(dragoman("timeline", "--json", "--as-of", "2021-05", cwd=folder).stdout)
    assert dragoman("timeline", "--as-of", "May", cwd=folder).returncode == 2


def test_filters_and_the_record_variable(folder: Path) -> None:
    def facts(*options: str) -> int:
        done = dragoman("timeline", "--json", *options, cwd=folder.parent,
                        DRAGOMAN_RECORD=str(folder / "dragoman.db"))  # fmt: skip
        assert done.returncode == 0, done.stderr
        return len(json.loads(done.stdout))

    assert facts() == 5
    assert facts("--from", "2021-06") == 1
    assert facts("--to", "2021-05") == 3
    assert facts("--from", "2021", "--to", "2021") == 4
    assert facts("--actor", "kovac") == 3
    assert facts("--status", "denied", "--status", "planned") == 2
    assert facts("--kind", "meeting") == 2
    assert facts("--outlet", "elim post") == 5
    assert facts("--outlet", "other") == 0
    assert facts("--place", "port elim") == 1
    assert facts("--text", "truce") == 2
    assert facts("--limit", "2") == 2


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["timeline", "--status", "gone"], 2, "the words for status are: happened"),
        (["timeline", "--kind", "gone"], 2, "the words for kind are: statement"),
        (["timeline", "--from", "May"], 2, "write 2016"),
        (["timeline", "--from", "2021-02-30"], 2, "is no day"),
        (["timeline", "--from", "2022", "--to", "2021"], 2, "both since"),
        (["timeline", "--nope"], 2, "No such option"),
        (["timeline", "--limit", "0"], 2, "--limit"),
        (["timeline", "--top", "0"], 2, "write --top 20"),
        (["timeline", "--top", "many"], 2, "--top auto"),
        (["timeline", "--about", "aid"], 2, "give --top"),
        (["timeline", "--top", "2", "--about", " "], 2, "blank word"),
        (["timeline", "--html", "no/t.html"], 1, "no folder"),
        (["show", "fzz"], 2, "no fact"),
        (["show"], 2, "Missing argument"),
        (["search", "!!"], 2, "at least one word"),
        (["read"], 2, "Missing argument"),
        (["read", "x.txt", "--published", "soon"], 2, "is no day"),
        (["read", "x.txt", "--record", "no/r.db"], 1, "no folder"),
        (["export", "facts", "-o", "facts.xls"], 2, "--format"),
        (["export", "facts", "-o", "dragoman.db"], 2, "--format"),
        (["timeline", "--record", "notes.txt"], 1, "not a Dragoman record"),
        (["timeline", "--record", "none.db"], 1, "dragoman read"),
        (["nothing"], 2, "No such command"),
    ],
)
def test_mistakes_end_with_a_line_that_says_what_to_do(
    folder: Path, arguments: list[str], code: int, told: str
) -> None:
    (folder / "notes.txt").write_text("Delegates arrived. " * 200)
    done = dragoman(*arguments, cwd=folder)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    if "dragoman: " in done.stderr:
        assert len(done.stderr.splitlines()) == 1


def test_show_marks_the_words_and_says_why(folder: Path) -> None:
    denied = talks().facts[3]
    done = dragoman("show", denied.id[:9], cwd=folder)
    assert done.returncode == 0
    squeezed = " ".join(done.stdout.split())
    assert f"[[{denied.quote}]]" in squeezed
    assert "Elim Post › Harbour Front (denies)" in squeezed
    assert "by-hand" in done.stdout
    shown = json.loads(dragoman("show", denied.id, "--json", cwd=folder).stdout)
    assert shown["id"] == denied.id
    assert shown["context"]["before"] + shown["quote"] in TEXT


def test_search(folder: Path) -> None:
    done = dragoman("search", "truce", "told", cwd=folder)
    assert "talks.txt" in done.stdout
    assert "facts:" in done.stdout
    assert dragoman("search", "truce holds", cwd=folder).stdout
    assert not dragoman("search", "holds truce", cwd=folder).stdout
    assert "no page" in dragoman("search", "lies", cwd=folder).stderr
    assert dragoman("search", "lies", "--comments", cwd=folder).stdout
    (hit,) = json.loads(dragoman("search", "truce", "--json", cwd=folder).stdout)
    assert hit["words"] == "truce"


def test_export_and_html(folder: Path) -> None:
    for name in ("facts.jsonl", "facts.csv", "facts.parquet"):
        done = dragoman("export", "facts", "-o", name, cwd=folder)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        assert f"5 facts in {name}" in done.stderr
    assert len((folder / "facts.jsonl").read_text().splitlines()) == 5
    again = dragoman("export", "facts", "-o", "facts.csv", cwd=folder)
    assert (again.returncode, "--overwrite" in again.stderr) == (1, True)
    some = dragoman("export", "facts", "-o", "facts.csv", "--overwrite", "--status", "denied",
                    cwd=folder)  # fmt: skip
    assert "1 fact in" in some.stderr
    assert dragoman("export", "pages", "-o", "p.jsonl", "--no-text", cwd=folder).returncode == 0
    assert "text" not in json.loads((folder / "p.jsonl").read_text())
    html = dragoman("timeline", "--html", "t.html", "--actor", "kovac", cwd=folder)
    assert "3 facts in t.html" in html.stderr
    assert (folder / "t.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_hostile_page_cannot_drive_the_terminal(folder: Path) -> None:
    nasty = "evil \x1b]0;owned\x07\x1b[2J [red]bold[/red] \u202etxt"
    on = page(nasty, name="\x1b[31mname.txt", outlet="\x1b[5mpost")
    stance = fact(on, nasty, Position(actor(nasty), nasty, "demands"), why=nasty)
    with open_record(folder / "dragoman.db") as record:
        record.add(Reading(on, layout(nasty), (stance,)))
        record.skip(Skipped("\x1b[31mx", "\x1b[2Jgone"))
    for arguments in (
        ["timeline"],
        ["show", stance.id],
        ["search", "evil"],
        ["actors"],
        ["skipped"],
    ):
        done = dragoman(*arguments, cwd=folder)
        assert done.returncode == 0, done.stderr
        assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout + done.stderr)
    assert "[red]bold[/red]" in dragoman("timeline", cwd=folder, COLUMNS="300").stdout


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    command = f"{sys.executable} -m dragoman timeline --json | head -c 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, cwd=folder, timeout=60,
        env=_environment({}),
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


SLOW_READER = """
import time
from dragoman.model import Layout, Reading
class SlowReader:
    version = "slow"
    def __init__(self, *_):
        pass
    def __call__(self, page):
        time.sleep(0.3)
        return Reading(page, Layout(()))
"""
READING_SLOWLY = """
import sys
import dragoman.farm.work, slow_reader
dragoman.farm.work.PageReader = slow_reader.SlowReader
from dragoman.cli.app import main
sys.argv = ["dragoman", "read", "pages", "--record", "r.db"]
main()
"""


def test_ctrl_c_ends_with_130_and_a_sound_record(tmp_path: Path) -> None:
    (tmp_path / "slow_reader.py").write_text(SLOW_READER)
    (tmp_path / "pages").mkdir()
    for n in range(50):
        (tmp_path / "pages" / f"{n:02}.txt").write_text(f"Page {n}. They met.")
    run = subprocess.Popen(
        [sys.executable, "-c", READING_SLOWLY], cwd=tmp_path, stderr=subprocess.PIPE, text=True,
        stdout=subprocess.PIPE, preexec_fn=_heed_interrupts,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not _pages(tmp_path / "r.db") and time.monotonic() < deadline:
        time.sleep(0.1)
    run.send_signal(signal.SIGINT)
    _, told = run.communicate(timeout=60)
    assert run.returncode == 130, told
    assert told.strip() == "dragoman: interrupted; what was read until now is in the record"
    with open_record(tmp_path / "r.db") as record:
        assert 0 < record.stats().pages < 50
        assert record.check() == []


def _heed_interrupts() -> None:
    """A test run started in the background inherits interrupts switched off."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _pages(path: Path) -> int:
    if not path.exists() or path.stat().st_size == 0:
        return 0
    with suppress(RecordError), open_record(path, read_only=True) as record:
        return record.stats().pages
    return 0


def test_the_days_that_matter(folder: Path) -> None:
    rows = json.loads(dragoman("timeline", "--top", "1", "--json", cwd=folder).stdout)
    assert [(row["day"], row["rank"]) for row in rows] == [("2021-05-03", 1)]
    assert TEXT[rows[0]["start"] : rows[0]["end"]] == rows[0]["quote"]
    table = dragoman("timeline", "--top", "auto", cwd=folder, COLUMNS="160").stdout
    assert "3 May 2021" in table
    assert "named by 1 page" in table
    found = csv.DictReader(
        io.StringIO(dragoman("timeline", "--top", "3", "--csv", cwd=folder).stdout)
    )
    assert [row["day"] for row in found] == ["2021-05-03"]
    written = dragoman("timeline", "--top", "1", "--html", "top.html", cwd=folder).stderr
    assert "1 sentence in top.html" in written
    assert "The days that matter" in (folder / "top.html").read_text(encoding="utf-8")
    none = dragoman("timeline", "--top", "3", "--about", "harpoons", cwd=folder)
    assert (none.returncode, none.stdout) == (0, "")
    assert "leave out an option" in none.stderr
