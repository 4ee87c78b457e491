"""A shard is there whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.factory import talks

from dragoman.errors import UsageError
from dragoman.farm.shards import Folder
from dragoman.model import Skipped
from dragoman.record.store.rows import RefusedReadingError

TALKS = talks()


def files(folder: Folder) -> list[str]:
    return sorted(str(path.relative_to(folder.path)) for path in folder.path.rglob("*.*"))


def test_a_shard_with_what_became_of_it(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "out")
    folder.make()
    with folder.writing("a", "by hand") as sheets:
        sheets.add(TALKS)
        sheets.add(TALKS)
        sheets.skip(Skipped("b\udcff.txt", "empty; nothing to read"))
    (told,) = folder.finished()
    assert (told.shard, told.reader, told.pages, told.facts, told.skipped) == (
        "a", "by hand", 1, 5, 1,
    )  # fmt: skip
    assert told.by_kind["meeting"] == 2
    assert folder.is_finished("a", "by hand")
    assert not folder.is_finished("a", "somebody else")


def test_nothing_stays_of_a_shard_that_fails(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "out")
    folder.make()
    broken = replace(TALKS, facts=(replace(TALKS.facts[0], page="another"),))
    with pytest.raises(RefusedReadingError), folder.writing("a", "by hand") as sheets:
        sheets.add(broken)
    assert files(folder) == []


_KILLED = """
import os, signal, sys
from dragoman.farm.shards import Folder
from tests.factory import talks
with Folder(sys.argv[1]).writing("a", "by hand") as sheets:
    sheets.add(talks())
    sheets.close()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_drafts_of_somebody_who_was_killed_are_swept_out(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "out")
    folder.make()
    root = str(Path(__file__).parents[3])
    ended = subprocess.run(
        [sys.executable, "-c", _KILLED, str(folder.path)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([root, *sys.path])},
        check=False,
    )
    assert ended.returncode == -9
    assert len(files(folder)) == 3
    assert list(folder.finished()) == []
    folder.make()
    assert files(folder) == []


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UsageError, match="cannot write to"):
        Folder(tmp_path / "file").make()
