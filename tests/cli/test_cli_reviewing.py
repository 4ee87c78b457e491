"""dragoman review, with real keys: piped in, and typed on a terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.factory import talks

from dragoman.model import Modality
from dragoman.record import Filter, Record, open_record
from dragoman.record.judgements import Verdict

ROOT = Path(__file__).parents[2]
FACTS = talks().facts
MEETING, STATEMENT, TRUCE, DENIAL, PLAN = range(5)
ORDER = (DENIAL, TRUCE, MEETING, PLAN, STATEMENT)
"""In which the queue asks about the facts of the made-up page."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_record(tmp_path / "r.db") as record:
        record.add(talks())
    return tmp_path / "r.db"


def dragoman(
    path: Path, *arguments: str, keys: str = "", code: int = 0, editor: str = ""
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", "review", *arguments],
        input=keys, capture_output=True, text=True, timeout=120, cwd=ROOT,
        env={**os.environ, "DRAGOMAN_RECORD": str(path), "COLUMNS": "100", "VISUAL": editor,
             "EDITOR": editor, "LOGNAME": "mira"},
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return done


def verdicts(record: Record) -> list[tuple[str, str]]:
    return [(each.verdict.value, each.who) for each in record.judgements()]


def test_keys_from_a_pipe_decide_and_move_on(path: Path) -> None:
    keys = "a r\nnthe envoy left\nk\nfmodality = possible\nday=2021-06\n\nu q"
    done = dragoman(path, keys=keys)
    assert done.stderr.strip() == "3 decisions; 2 questions left"
    with open_record(path) as record:
        said = [(each.about, each.verdict, each.note) for each in record.judgements()]
        assert said[:3] == [
            (FACTS[DENIAL].id, Verdict.RIGHT, ""),
            (FACTS[TRUCE].id, Verdict.WRONG, ""),
            (FACTS[MEETING].id, Verdict.NOTE, "the envoy left"),
        ]
        assert [verdict for _, verdict, _ in said[3:]] == [Verdict.EDITED, Verdict.UNDO]
        assert {each.who for each in record.judgements()} == {"mira"}
        assert record.fact(FACTS[PLAN].id) == FACTS[PLAN]
        assert record.count() == 4
    assert "1 of 5" in done.stdout
    assert "[[The Harbour Front denied that it had signed the Elim Accord.]]" in done.stdout
    assert "accounts contradict each other" in done.stdout


def test_a_fix_stands_and_a_wrong_one_is_told(path: Path) -> None:
    keys = "fcolour=red\n\nfrubbish\n\nfday=2021-02-30\n\nfday=2021-05-02\nvoices=[]\n\nq"
    done = dragoman(path, "--who", "Mira", keys=keys)
    assert "no field that can be fixed" in done.stdout
    assert "is no FIELD=VALUE" in done.stdout
    assert "is no day" in done.stdout
    with open_record(path) as record:
        (made,) = record.judgements()
        now = record.fact(FACTS[DENIAL].id)
        assert (str(now.day.start), now.voices, made.who) == ("2021-05-02", (), "Mira")


def test_actors_are_merged_and_taken_apart_by_name(path: Path) -> None:
    told = dragoman(path, keys="mharbor front = Ana Kovač\nmsomebody\nq").stdout
    assert "names like it: Harbour Front" in " ".join(told.split())
    assert "nothing merged" in told
    with open_record(path) as record:
        assert record.judgements() == []
    dragoman(path, keys="mHarbour Front = Ana Kovač\nq")
    with open_record(path) as record:
        assert [name for _, name, _ in record.actor_names()] == ["Ana Kovač"]
    done = dragoman(path, keys="mharbour front != ana-kovac\nq")
    assert "taken apart" in done.stdout
    with open_record(path) as record:
        assert len({name for _, name, _ in record.actor_names()}) == 2


def test_keys_that_do_not_fit_are_told(path: Path) -> None:
    done = dragoman(path, keys="s z u ? q")
    for words in ("this is about one fact", "'z' does nothing", "nothing to take back", "help:"):
        assert words in done.stdout
    assert done.stderr.strip() == "0 decisions; 5 questions left"


def test_a_sitting_goes_on_where_the_last_one_stopped(path: Path) -> None:
    dragoman(path, keys="aa")
    done = dragoman(path, keys="kkk")
    assert done.stderr.strip() == "0 decisions; 0 questions left"
    dragoman(path, keys="aaa")
    assert "nothing to judge" in dragoman(path).stderr
    assert "5 questions" in dragoman(path, "--second", "--who", "Jon", keys="q").stderr


def test_the_login_name_is_asked_for_where_there_is_none(path: Path) -> None:
    assert "--who needs a name" in dragoman(path, "--who", " ", code=2).stderr
    assert "--who needs a name" in dragoman(path, "merge", "a", "b", "--who", "", code=2).stderr


def test_log_conflicts_and_undo(path: Path) -> None:
    dragoman(path, "--who", "Mira", keys="r")
    dragoman(path, "--who", "Jon", "--second", keys="aq")
    log = json.loads(dragoman(path, "log", "--json").stdout)
    assert [row["who"] for row in log] == ["Mira", "Jon"]
    (row,) = json.loads(dragoman(path, "conflicts", "--json").stdout)
    assert (row["why"], row["said"]) == ("disagreement", ["Mira: wrong", "Jon: right"])
    assert "Mira: wrong" in dragoman(path, "conflicts").stdout
    first = log[0]["judgement"]
    assert "made by Mira" in dragoman(path, "undo", first, "--who", "Jon", code=2).stderr
    dragoman(path, "undo", first[:8], "--who", "Mira")
    assert "nobody disagrees" in dragoman(path, "conflicts").stderr
    assert "taken back" in dragoman(path, "log").stdout
    csv = dragoman(path, "log", FACTS[DENIAL].id, "--csv").stdout.splitlines()
    assert len(csv) == 4
    assert "no judgement" in dragoman(path, "undo", "jx", code=2).stderr


def test_judgements_go_to_another_copy(path: Path, tmp_path: Path) -> None:
    dragoman(path, keys="arq")
    target = tmp_path / "judged.jsonl"
    assert "2 judgements" in dragoman(path, "export", str(target)).stderr
    assert "exists" in dragoman(path, "export", str(target), code=1).stderr
    with open_record(tmp_path / "copy.db") as copy:
        copy.add(talks(name="other.txt"))
    foreign = dragoman(tmp_path / "copy.db", "import", str(target), code=1).stderr
    assert "made on another record" in foreign
    with open_record(tmp_path / "copy.db") as copy:
        copy.add(talks())
    told = dragoman(tmp_path / "copy.db", "import", str(target)).stderr
    assert "2 new judgements, 0 known already" in told
    again = dragoman(tmp_path / "copy.db", "import", str(target)).stderr
    assert "0 new judgements, 2 known already" in again


def test_the_queue_as_a_table_and_as_json(path: Path) -> None:
    assert "ceasefire" in dragoman(path, "queue").stdout
    rows = json.loads(dragoman(path, "queue", "--json").stdout)
    assert [row["about"] for row in rows] == [FACTS[n].id for n in ORDER]
    assert rows[0]["facts"][0]["quote"] == FACTS[DENIAL].quote
    assert "there is no record" in dragoman(path.with_name("none.db"), code=1).stderr


# -- on a terminal -------------------------------------------------------------------------------


_COLOURS = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


class Terminal:
    """dragoman review on a terminal of its own."""

    def __init__(self, path: Path, *arguments: str, editor: str = "") -> None:
        self.process, self.handle = pty.fork()
        if self.process == 0:  # pragma: no cover - the other process
            os.environ |= {
                "DRAGOMAN_RECORD": str(path), "COLUMNS": "100", "TERM": "xterm",
                "VISUAL": editor, "EDITOR": editor, "PYTHONPATH": str(ROOT / "src"),
            }  # fmt: skip
            os.chdir(ROOT)
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a run in the background ignores it
            command = [sys.executable, "-m", "dragoman", "review", "--who", "Mira", *arguments]
            os.execv(command[0], command)
        self.shown = ""

    def until(self, words: str, seconds: float = 120) -> None:
        """Reads on until it has shown these words, behind those that were waited for before."""
        end = time.monotonic() + seconds
        while words not in (plain := _COLOURS.sub("", self.shown)):
            assert time.monotonic() < end, f"{words!r} did not come; it showed {self.shown!r}"
            if select.select([self.handle], [], [], 0.2)[0]:
                try:
                    self.shown += os.read(self.handle, 4096).decode(errors="replace")
                except OSError:  # the other end is closed: nothing more will come
                    end = 0.0
        self.shown = plain.partition(words)[2]

    def type(self, keys: str) -> None:
        os.write(self.handle, keys.encode())

    def end(self) -> int:
        """Waits until it has ended and returns its exit code."""
        _, status = os.waitpid(self.process, 0)
        os.close(self.handle)
        return os.waitstatus_to_exitcode(status)


def test_one_key_on_a_terminal_decides_at_once(path: Path) -> None:
    terminal = Terminal(path)
    terminal.until("q quit")
    terminal.type("a")  # no Enter
    terminal.until("2 of 5")
    terminal.until("q quit")
    terminal.type("\x1b[A")  # an arrow key is no answer
    terminal.until("does nothing here")
    terminal.type("r")
    terminal.until("3 of 5")
    terminal.until("q quit")
    terminal.type("u")
    terminal.until("2 of 5")
    terminal.until("q quit")
    terminal.type("n")
    terminal.until("note:")
    terminal.type("a word\r")
    terminal.until("noted")
    terminal.type("q")
    terminal.until("2 decisions; 4 questions left")
    assert terminal.end() == 0
    with open_record(path) as record:
        assert verdicts(record) == [
            ("right", "Mira"), ("wrong", "Mira"), ("undo", "Mira"), ("note", "Mira"),
        ]  # fmt: skip
        assert record.judgements()[-1].note == "a word"


def test_an_editor_opens_the_fields(path: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\nsed -i "s/^modality: actual/modality: planned/" "$1"\n')
    editor.chmod(0o755)
    terminal = Terminal(path, editor=str(editor))
    terminal.until("q quit")
    terminal.type("f")
    terminal.until("fixed")
    terminal.until("2 of 5")
    terminal.type("q")
    terminal.until("1 decision")
    assert terminal.end() == 0
    with open_record(path) as record:
        assert record.fact(FACTS[DENIAL].id).modality is Modality.PLANNED


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_sitting_that_is_cut_off_keeps_its_decisions(path: Path, how: signal.Signals) -> None:
    terminal = Terminal(path)
    for number in (1, 2, 3):
        terminal.until(f"{number} of 5")
        terminal.until("q quit")
        terminal.type("r")
    terminal.until("4 of 5")
    os.kill(terminal.process, how)
    assert terminal.end() == (-9 if how is signal.SIGKILL else 0)
    with open_record(path) as record:
        assert verdicts(record) == [("wrong", "Mira")] * 3
        assert record.count() == 2
        assert record.count(Filter(rejected=True)) == 3
        assert record.check() == []
