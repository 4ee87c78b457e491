"""The docs know every command, field, word list and rule, and what they show runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

import dragoman
from dragoman.actors import load_registry
from dragoman.cli.asking import QUESTIONS
from dragoman.cli.demo import EXAMPLES
from dragoman.lexicon.loader import table_names
from dragoman.model import (
    ActorRef,
    Day,
    Fact,
    FactKind,
    Modality,
    Page,
    Place,
    Precision,
    Reading,
    Stance,
    Status,
    Voice,
    ZoneKind,
)
from dragoman.model.details import DETAIL_OF
from dragoman.record.claims import Standing
from dragoman.record.claims.claim import Account, Aspect, Side
from dragoman.record.lifecycles import LifeKind, Round, Step
from dragoman.views.claims import ClaimRow
from dragoman.views.contradictions import ContradictionRow
from dragoman.views.lifecycles import LifecycleRow

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PROSE = (
    *sorted(DOCS.glob("*.md")),
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
)
RUN = "python run"
SOME = 4
SHOWING = ("tutorial", "ways-in", "packs", "exchange", "incidents", "terms", "monitor")
"""Pages of the docs that show commands."""
_FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_CONTRACT_NAMES = {"in_": "in"}
"""Fields whose contract name is a Python keyword."""


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(path: Path, language: str) -> list[str]:
    found = _FENCE.findall(path.read_text(encoding="utf-8"))
    return [body for words, body in found if words.strip() == language]


def codes(text: str) -> set[str]:
    """What stands in backticks outside fenced blocks."""
    return set(_CODE.findall(_FENCE.sub("", text)))


@cache
def commands() -> tuple[str, ...]:
    """The names of all commands, as the program itself tells them."""
    told = subprocess.run(
        [sys.executable, "-m", "dragoman.cli", "--help"], capture_output=True, text=True, check=True
    ).stdout
    return tuple(re.findall(r"^  ([a-z]+)  ", told.partition("Commands:")[2], re.MULTILINE))


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return dragoman.read(EXAMPLES)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a few of the example pages in `pages/`: all of them take long."""
    (tmp_path / "pages").mkdir()
    for path in sorted(EXAMPLES.iterdir())[:SOME]:
        shutil.copy(path, tmp_path / "pages")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_commands() -> None:
    assert {"read", "timeline", "show", "export", "demo"} <= set(commands())


@pytest.mark.parametrize("name", ["docs/cli.md", "docs/tutorial.md or README.md"])
def test_every_command_is_documented(name: str) -> None:
    words = "\n".join(text_of(part) for part in name.split(" or "))
    missing = [c for c in commands() if not re.search(rf"dragoman {c}\b|`{c}`", words)]
    assert not missing


def test_every_view_is_documented() -> None:
    words = text_of("docs/tutorial.md")
    assert not [q.name for q in QUESTIONS if q.name not in words]
    assert not [q.name for q in QUESTIONS if q.name not in text_of("README.md")]


def sections(words: str) -> dict[str, str]:
    """The parts of docs/record.md by the code in their heading."""
    parts = re.split(r"^#{2,3} (.*)$", words, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(
    ("section", "noun"),
    [("Claims", ClaimRow), ("Claims", Account), ("Contradictions", ContradictionRow),
     ("Contradictions", Side), ("Lifecycles", LifecycleRow), ("Lifecycles", Step),
     ("Rounds", Round)],
)  # fmt: skip
def test_every_field_of_what_stands_is_documented(section: str, noun: type) -> None:
    told = sections(text_of("docs/standing.md"))[section]
    assert not {f.name for f in fields(noun)} - codes(told)


@pytest.mark.parametrize("words", [Standing, Aspect, LifeKind], ids=lambda w: w.__name__)
def test_every_word_of_what_stands_is_documented(words: type) -> None:
    known = codes(text_of("docs/standing.md"))
    assert not {w.value for w in words} - known  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", list(FactKind))
def test_every_field_of_a_kind_is_documented(kind: FactKind) -> None:
    found = [
        body for head, body in sections(text_of("docs/record.md")).items() if f"`{kind}`" in head
    ]
    assert len(found) == 1, f"docs/record.md needs one section for {kind}"
    names = {_CONTRACT_NAMES.get(f.name, f.name) for f in fields(DETAIL_OF[kind])}
    assert not names - codes(found[0])


def test_every_common_field_is_documented(readings: list[Reading]) -> None:
    fact = next(fact for reading in readings for fact in reading.facts)
    own = {f.name for f in fields(DETAIL_OF[fact.kind])}
    common = set(fact.to_dict()) - {_CONTRACT_NAMES.get(name, name) for name in own}
    assert {"id", "quote", "status", "why"} <= common
    assert not common - codes(sections(text_of("docs/record.md"))["Every fact"])


@pytest.mark.parametrize("noun", [ActorRef, Voice, Day, Place, Fact])
def test_every_field_of_the_nouns_is_documented(noun: type) -> None:
    names = {f.name for f in fields(noun)} - {"detail"}
    assert not names - codes(text_of("docs/record.md"))


def test_every_page_field_is_documented() -> None:
    page = Page("a.txt", "Some text.")
    told = Reading(page, dragoman.read(page)[0].layout).to_dict()
    assert not set(told) - codes(sections(text_of("docs/record.md"))["Every page"])


@pytest.mark.parametrize(
    "words", [Status, Modality, Stance, Precision, FactKind], ids=lambda w: w.__name__
)
def test_every_closed_word_is_documented(words: type) -> None:
    record = text_of("docs/record.md")
    assert not [w.value for w in words if not re.search(rf"\b{w.value}\b", record)]  # type: ignore[attr-defined]


def test_every_zone_is_documented() -> None:
    table = text_of("docs/rules.md").partition("## Zones")[2].partition("\n## ")[0]
    assert not [kind.value for kind in ZoneKind if f"| {kind.value} |" not in table]


def test_every_word_list_is_documented() -> None:
    known = codes(text_of("docs/rules.md")) | codes(text_of("docs/packs.md"))
    assert not set(table_names()) - known


def test_every_rule_that_fires_is_documented(readings: list[Reading]) -> None:
    families = {code for code in codes(text_of("docs/rules.md")) if re.match(r"[a-z]+\.", code)}
    fired = {fact.rule for reading in readings for fact in reading.facts}
    assert fired
    assert not {rule for rule in fired if not any(fnmatch(rule, f) for f in families)}


def test_every_room_is_documented() -> None:
    rooms = {p.parent.name for p in (ROOT / "src" / "dragoman").glob("*/__init__.py")} | {"errors"}
    known = codes(text_of("docs/architecture.md"))
    assert not {room for room in rooms if f"dragoman.{room}" not in known}


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in _LINK.findall(_FENCE.sub("", path.read_text(encoding="utf-8"))):
        if target.startswith(("https://", "http://")):
            continue
        file, _, anchor = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        assert found.exists(), f"{path.name} links to {target}"
        if anchor:
            assert anchor in set(anchors(found)), f"{path.name} links to {target}"


def anchors(path: Path) -> Iterator[str]:
    """The ids that a Markdown viewer gives to headings."""
    words = _FENCE.sub("", path.read_text(encoding="utf-8"))
    for heading in re.findall(r"^#+ (.*)$", words, re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-")


def shown_commands() -> list[str]:
    """The `dragoman …` lines of the README and the tutorial, without what they print."""
    found: list[str] = []
    for path in (ROOT / "README.md", *(DOCS / f"{name}.md" for name in SHOWING)):
        for block in blocks(path, ""):
            lines = [line.removeprefix("$ ") for line in block.splitlines()]
            found += [line for line in lines if re.match(r"dragoman [a-z]", line)]
    return found


def test_commands_are_shown() -> None:
    assert len(shown_commands()) > 20


@pytest.mark.parametrize("line", sorted(set(shown_commands())))
def test_shown_commands_parse(line: str) -> None:
    """The command exists and knows the options that the line gives it."""
    words = line.split("#")[0].split()
    groups = ("code", "compare", "export", "import", "monitor", "review", "terms")
    named = [word for word in words[1:3] if not word.startswith("-")]
    command = named if words[1] in groups else words[1:2]
    told = help_of(*command)
    for option in (word for word in words if word.startswith("-") and word != "-"):
        assert re.search(rf"(?<![\w-]){re.escape(option)}\b", told), f"{option} in: {line}"


@cache
def help_of(*command: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "dragoman.cli", *command, "--help"],
        capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "200"},
    ).stdout  # fmt: skip


@pytest.mark.parametrize("name", ["README.md", "docs/tutorial.md"])
def test_snippets_run(name: str, workplace: Path) -> None:
    """One after the other in one namespace, in a folder that holds the example pages."""
    write_packs(ROOT / name, workplace)
    snippets = blocks(ROOT / name, RUN)
    assert snippets
    space: dict[str, object] = {}
    for snippet in snippets:
        exec(compile(snippet, name, "exec"), space)


def write_packs(path: Path, folder: Path) -> list[Path]:
    """The YAML blocks whose first line names a file, written to it."""
    written = []
    for block in blocks(path, "yaml"):
        file = folder / block.splitlines()[0].removeprefix("# ")
        file.parent.mkdir(exist_ok=True)
        file.write_text(block, encoding="utf-8")
        written.append(file)
    return written


def test_the_pack_of_the_tutorial_loads(tmp_path: Path) -> None:
    files = write_packs(DOCS / "tutorial.md", tmp_path)
    assert "pack.yml" in {file.name for file in files}
    registry = load_registry([tmp_path / "harbour"])
    assert registry.agreements["elim-accord"].name == "Elim Accord"


def test_every_field_of_a_pack_is_documented() -> None:
    from dragoman.actors.source import FIELDS, KINDS

    known = codes(text_of("docs/packs.md"))
    named = {word for code in known for word in re.findall(r"\w+", code)}
    assert not set().union(*FIELDS.values()) - named
    assert not {f"{kind}.yml" for kind in KINDS} - known


def test_the_walk_is_current() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "walk.py"), "--check"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_the_two_commands_are_told() -> None:
    words = text_of("README.md")
    assert "\npython3 tasks.py demo\n" in words
    assert "\npython3 tasks.py test\n" in words


def test_pictures_are_small() -> None:
    pictures = list((DOCS / "pictures").glob("*.png"))
    assert pictures
    assert not [p.name for p in pictures if p.stat().st_size > 300_000]


def test_the_examples_are_read_whole(readings: list[Reading]) -> None:
    assert len(readings) == len(list(EXAMPLES.iterdir())) == 12
    assert not [reading.page.name for reading in readings if reading.skipped]
    shown = {fact.status for reading in readings for fact in reading.facts}
    assert {
        Status.HAPPENED,
        Status.PLANNED,
        Status.CALLED_FOR,
        Status.CLAIMED,
        Status.DENIED,
    } <= shown
    assert all(json.dumps(fact.to_dict()) for reading in readings for fact in reading.facts)
