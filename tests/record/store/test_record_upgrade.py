"""Records of every released version open, are kept as they were, and lose nothing."""

from __future__ import annotations

import json
import logging
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import RecordError
from dragoman.record import open_record
from dragoman.record.store import migrations
from dragoman.record.store.migrations import LATEST
from released_record import at_version, digest

RELEASED = Path(__file__).parent / "released"
VERSIONS = sorted(int(path.stem.rpartition("_")[2]) for path in RELEASED.iterdir())
OLDER = [version for version in VERSIONS if version < LATEST]


def rows_of(version: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((RELEASED / f"version_{version}.json").read_text("utf-8"))
    return found


def made(path: Path, version: int) -> Path:
    """The record file that the Dragoman of a version wrote."""
    with closing(at_version(version, str(path))) as connection:
        for table, rows in rows_of(version)["rows"].items():
            for row in rows:
                marks = ", ".join("?" * len(row))
                columns = ", ".join(f'"{column}"' for column in row)
                connection.execute(
                    f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(row.values())
                )
                if table == "pages":
                    connection.execute(
                        "INSERT INTO page_words (rowid, body, comments) VALUES (?, ?, '')",
                        [row["seq"], row["text"]],
                    )
    return path


def copies(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if ".before-" in each.name)


@pytest.mark.parametrize("version", VERSIONS)
def test_steps_of_a_released_version_are_never_edited(version: int) -> None:
    assert rows_of(version)["steps"] == digest(version)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_record_of_any_version_opens_with_all_it_held(
    tmp_path: Path, version: int, read_only: bool
) -> None:
    path = made(tmp_path / "r.db", version)
    told = rows_of(version)["rows"]
    with open_record(path, read_only=read_only) as record:
        assert [page.page_name for page in record.pages()] == ["talks.txt"]
        assert [fact.id for fact in record.facts()] == [row["id"] for row in told["facts"]]
        assert [fact.quote for fact in record.facts()] == [row["quote"] for row in told["facts"]]
        (judged,) = record.judgements()
        assert (judged.who, judged.note) == ("Mira", "seen")
        assert [(s.name, s.reason) for s in record.skipped()] == [("scan.pdf", "no text layer")]
        assert [hit.page for hit in record.search("truce")] == [told["pages"][0]["id"]]
        assert record.check() == []
    assert copies(path) == ([f"r.db.before-v{LATEST}"] if version < LATEST else [])


@pytest.mark.parametrize("version", OLDER)
def test_the_copy_is_the_record_as_it_was_and_is_told_once(
    tmp_path: Path, version: int, caplog: pytest.LogCaptureFixture
) -> None:
    path = made(tmp_path / "r.db", version)
    path.chmod(0o640)
    with caplog.at_level(logging.WARNING, "dragoman"):
        open_record(path).close()
        open_record(path).close()
    copy = tmp_path / f"r.db.before-v{LATEST}"
    (message,) = caplog.messages
    assert message == (
        f"{path} was made by an older Dragoman and has been upgraded from version {version} to "
        f"{LATEST}; as it was before, it is in {copy}"
    )
    assert copy.stat().st_mode & 0o777 == 0o640
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)
        assert connection.execute("SELECT count(*) FROM facts").fetchone() == (2,)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    copy.rename(path)  # how one goes back
    with open_record(path) as record:
        assert record.stats().facts == 2


def test_a_copy_of_the_same_is_not_made_twice_and_one_of_another_is(tmp_path: Path) -> None:
    path = made(tmp_path / "r.db", 1)
    before = path.read_bytes()
    open_record(path).close()
    path.write_bytes(before)
    open_record(path).close()
    assert copies(path) == [f"r.db.before-v{LATEST}"]
    path.write_bytes(before)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM facts")  # the older Dragoman was used further
        connection.execute("DELETE FROM fact_actors")
        connection.execute("DELETE FROM fact_voices")
    open_record(path).close()
    assert copies(path) == [f"r.db.before-v{LATEST}", f"r.db.before-v{LATEST}-2"]


def test_a_copy_that_was_cut_short_is_made_anew(tmp_path: Path) -> None:
    path = made(tmp_path / "r.db", 1)
    (tmp_path / f"r.db.before-v{LATEST}.part").write_bytes(b"half a copy")
    open_record(path).close()
    assert copies(path) == [f"r.db.before-v{LATEST}"]


def test_where_no_copy_can_be_made_nothing_is_touched(tmp_path: Path) -> None:
    path = made(tmp_path / "r.db", 1)
    (tmp_path / f"r.db.before-v{LATEST}.part").mkdir()
    with pytest.raises(RecordError, match="cannot be copied before its upgrade"):
        open_record(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_an_upgrade_that_fails_leaves_the_record_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "r.db", 1)
    steps = migrations.MIGRATIONS
    monkeypatch.setattr(migrations, "MIGRATIONS", (steps[0], steps[1] + "SELECT no_such_thing();"))
    with pytest.raises(RecordError, match="no_such_thing"):
        open_record(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)
    with open_record(path) as record:
        assert record.check() == []
    assert copies(path) == [f"r.db.before-v{LATEST}"]


UPGRADE = """
import sys
from dragoman.record import open_record
print("begins", flush=True)
open_record(sys.argv[1]).close()
"""


@pytest.mark.parametrize("after", [0.0, 0.003, 0.006, 0.012])
def test_killed_during_an_upgrade_the_record_opens_again(tmp_path: Path, after: float) -> None:
    path = made(tmp_path / "r.db", 1)
    run = subprocess.Popen(
        [sys.executable, "-c", UPGRADE, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert run.stdout is not None
    run.stdout.readline()
    time.sleep(after)
    run.kill()
    run.communicate()
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        assert version in range(1, LATEST + 1)
        assert connection.execute("SELECT count(*) FROM facts").fetchone() == (2,)
    with open_record(path) as record:
        assert record.stats().facts == 2
        assert record.check() == []
    assert set(copies(path)) <= {f"r.db.before-v{LATEST}"}
