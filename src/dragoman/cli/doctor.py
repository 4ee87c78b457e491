"""dragoman doctor"""

from __future__ import annotations

import platform
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import typer

from dragoman import __version__
from dragoman.cli.options import (
    JsonOption,
    LanguageModelOption,
    PackOption,
    RecordOption,
    record_path,
)
from dragoman.cli.output import out, print_json, safe, words
from dragoman.errors import DragomanError

ENOUGH_BYTES = 500 * 1024**2
"""Free disk space below which a few thousand pages may not fit."""
_SENTENCE = "The envoy met both delegations in the capital on Monday."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is in order, what was found, and what to do where not."""

    what: str
    ok: bool
    found: str
    advice: str = ""


def register(app: typer.Typer) -> None:
    app.command("doctor")(doctor)


def doctor(
    record: RecordOption = None,
    language_model: LanguageModelOption = None,
    pack: PackOption = None,
    json: JsonOption = False,
) -> None:
    """Check that everything Dragoman needs is there; say what to do where it is not."""
    target = record_path(record)
    folders = [str(folder) for folder in pack or ()]
    findings = list(examine(target, language_model, folders))
    if json:
        print_json([
            {"what": f.what, "ok": f.ok, "found": f.found, "advice": f.advice} for f in findings
        ])  # fmt: skip
    else:
        _print(findings)
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


def examine(record: Path, language_model: str | None, packs: list[str]) -> Iterator[Finding]:
    """Each check in turn; one that fails does not stop the next."""
    yield Finding("dragoman", True, f"{__version__}, Python {platform.python_version()}")
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("full text", _full_text),
        ("registry", lambda: _registry(packs)),
        ("word classes", _word_classes),
        ("language pipeline", lambda: _pipeline(language_model)),
        ("record", lambda: _record(record)),
        ("disk", lambda: _disk(record)),
    )
    for what, check in checks:
        try:
            yield Finding(what, True, check())
        except DragomanError as error:
            found, _, advice = str(error).partition("; ")
            yield Finding(what, False, found, advice or "report this with the message above")


def _full_text() -> str:
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE t USING fts5 (words)")
        except sqlite3.OperationalError as error:
            raise DragomanError(
                "this Python's SQLite has no FTS5; use a Python from python.org or your system"
            ) from error
    return f"SQLite {sqlite3.sqlite_version} with FTS5"


def _registry(packs: list[str]) -> str:
    from dragoman.actors import load_registry

    registry = load_registry(packs)
    return (
        f"{len(registry.actors)} actors, {len(registry.places)} places, "
        f"{len(registry.agreements)} agreements, {len(registry.processes)} processes"
    )


def _word_classes() -> str:
    from dragoman.language.classes import PACKAGE, cache_folder, word_classes

    return f"{len(word_classes())} forms of {PACKAGE}, kept in {cache_folder()}"


def _pipeline(name: str | None) -> str:
    from dragoman.language import load_pipeline

    sentences = load_pipeline(name).parse(_SENTENCE, [(0, len(_SENTENCE))])
    verbs = [token.text for sentence in sentences for token in sentence.tokens if token.is_root]
    if len(sentences) != 1 or verbs != ["met"]:
        raise DragomanError(
            f"{name or 'the own pipeline'} parses badly (root {verbs}); name another one with "
            "--language-model, or install dragoman again"
        )
    return f"{name or 'its own, English'}; parses a sentence"


def _record(path: Path) -> str:
    from dragoman.record import open_record

    if not path.exists():
        return f"none at {path} yet; dragoman read makes it"
    with open_record(path, read_only=True) as record:
        problems = record.check()
        stats = record.stats()
    if problems:
        raise DragomanError(
            f"{path}: {problems[0]}; restore a copy, or read the pages into a new record"
        )
    return f"{path}: {stats.pages} pages, {stats.facts} facts, every quote in its place"


def _disk(record: Path) -> str:
    folder = record.absolute().parent
    if not folder.is_dir():
        raise DragomanError(f"there is no folder {folder}; make it, or name another record")
    free = shutil.disk_usage(folder).free
    if free < ENOUGH_BYTES:
        raise DragomanError(f"{free // 1024**2} MB free in {folder}; make room")
    return f"{free / 1024**3:.1f} GB free in {folder}"


def _print(findings: list[Finding]) -> None:
    from rich.text import Text

    console = out()
    for finding in findings:
        mark, style = ("ok", "green") if finding.ok else ("problem", "bold red")
        line = Text(f"{mark:9}", style=style) + words(f"{finding.what}: {finding.found}", "default")
        console.print(line, soft_wrap=True)
        if finding.advice:
            advice = f"{'':9}what to do: {safe(finding.advice)}"
            console.print(Text(advice), soft_wrap=True)
