"""The generated page of commands is up to date and whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_reference_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/cli_reference.py", "--check"],
        capture_output=True, text=True, cwd=ROOT, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_every_option_has_a_word_of_help() -> None:
    lines = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| `-")]
    assert len(rows) > 60
    assert [row for row in rows if row.rstrip().endswith("|  |")] == []
