"""Sets up and runs everything a newcomer or CI needs; standard library only.

    python3 tasks.py demo     set up, read the shipped example pages, show the timeline
    python3 tasks.py test     set up, then lint, types, import contract, docs, quality gate, tests

`python3 tasks.py` lists all recipes. Everything is installed into `.venv` beside this file.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / "python")
STAMP = VENV / "installed"
REQUIREMENTS = ROOT / "requirements-dev.txt"
OLDEST = (3, 11)

RECIPES: dict[str, list[list[str]]] = {
    "demo": [["-m", "dragoman.cli", "demo"]],
    "lint": [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
    ],
    "types": [["-m", "mypy"]],
    "contract": [
        ["-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"]
    ],
    "data": [["scripts/compile_packs.py", "--check"], ["scripts/cli_reference.py", "--check"]],
    "gate": [["-m", "gold", "gate"], ["-m", "benchmarks", "gate"]],
    "unit": [["-m", "pytest", "-q", "-n", "auto", "--maxprocesses", "4", "--dist", "loadfile"]],
}
RECIPES["test"] = [
    step for name in ("lint", "types", "contract", "data", "gate", "unit") for step in RECIPES[name]
]


def main(arguments: list[str]) -> int:
    """Run a recipe; further arguments go to its last command. Returns its exit status."""
    if sys.version_info < OLDEST:
        print(f"Dragoman needs Python {'.'.join(map(str, OLDEST))} or newer.", file=sys.stderr)
        return 2
    if not arguments or arguments[0] not in RECIPES:
        print(__doc__, file=sys.stderr)
        print("recipes:", ", ".join(RECIPES), file=sys.stderr)
        return 2
    try:
        set_up()
    except subprocess.CalledProcessError as failed:
        print(f"Set-up failed at: {' '.join(map(str, failed.cmd))}", file=sys.stderr)
        print("What pip says stands above; mend that and run the same again.", file=sys.stderr)
        return 1
    steps = RECIPES[arguments[0]]
    for step in steps:
        command = [PYTHON, *step, *(arguments[1:] if step is steps[-1] else [])]
        print("$ python", " ".join(command[1:]), file=sys.stderr, flush=True)
        status = subprocess.run(command, cwd=ROOT, check=False).returncode
        if status:
            return status
    return 0


def set_up() -> None:
    """Make `.venv` and install the pinned, hashed requirements once; again when they change."""
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    print("Setting up .venv (once, a few minutes) …", file=sys.stderr, flush=True)
    venv.EnvBuilder(with_pip=True, clear=VENV.exists()).create(VENV)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(REQUIREMENTS)], cwd=ROOT, check=True)
    subprocess.run(
        [*pip, "--no-deps", "--no-build-isolation", "--editable", "."], cwd=ROOT, check=True
    )
    STAMP.write_text(wanted)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
