"""Writes docs/cli.md from the commands themselves; `--check` says whether it is up to date."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from dragoman.cli.app import app

TARGET = Path(__file__).parents[1] / "docs" / "cli.md"
INTRODUCTION = """# Command line

Made by `scripts/cli_reference.py` from the commands themselves; do not edit.

Answers go to standard output, progress and notes to standard error. Tables fit the terminal, or
`$COLUMNS`, or 120 columns. Exit codes: 0 ok, 1 failure, 2 usage, 3 finished with pages skipped,
130 interrupted.
"""


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true")
    text = reference()
    if arguments.parse_args().check:
        if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
            return 0
        print(f"{TARGET} is out of date; run python scripts/cli_reference.py", file=sys.stderr)
        return 1
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


def reference() -> str:
    """The whole page."""
    root = typer.main.get_command(app)
    return INTRODUCTION + "".join(_section(path, command) for path, command in _leaves(root, []))


def _leaves(command: Any, path: list[str]) -> Iterator[tuple[list[str], Any]]:
    if hasattr(command, "commands"):
        if command.invoke_without_command:
            yield path, command
        for name, child in command.commands.items():
            yield from _leaves(child, [*path, name])
    else:
        yield path, command


def _section(path: list[str], command: Any) -> str:
    lines = [f"\n## dragoman {' '.join(path)}\n", _one_line(command.help or ""), ""]
    usage = [" ".join(["dragoman", *path]), "[OPTIONS]"]
    usage += [
        p.metavar or p.name.upper() for p in command.params if p.param_type_name == "argument"
    ]
    lines += ["```", " ".join(usage), "```", "", "| | |", "|---|---|"]
    for parameter in command.params:
        if parameter.name != "help":
            lines.append(f"| {_name(parameter)} | {_help(parameter)} |")
    return "\n".join(lines) + "\n"


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{_value(parameter)}`"
    value = "" if parameter.is_flag else f" {_value(parameter)}"
    names = [*parameter.opts, *parameter.secondary_opts]
    return ", ".join(f"`{name}{value}`" for name in names)


def _value(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper()).replace("|", "\\|")


def _help(parameter: Any) -> str:
    text = _one_line(getattr(parameter, "help", None) or "")
    default = parameter.default
    if isinstance(default, int) and not isinstance(default, bool):
        text += f" Default: {default}."
    if getattr(parameter, "required", False) and parameter.param_type_name == "option":
        text += " Required."
    return text.replace("|", "\\|")


def _one_line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    sys.exit(main())
