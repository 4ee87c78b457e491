"""PolNeAR: attributions in US political news (Newell, Margolin & Ruths 2018), brat standoff."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.result import MissingDataError
from benchmarks.spans import Span

_ENTITY = re.compile(r"(T\d+)\t(\w+) ([\d; ]+)\t")
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")
_QUOTED = re.compile("[\"“”«»]|``|''")
PRONOUNS = frozenset("he she they it we i you who him her them us me".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution: the stretches of source, cue and content."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    def form(self, text: str) -> str:
        """direct, mixed or indirect, by the quotation marks around and in the content."""
        start, end = self.content[0][0], self.content[-1][1]
        inside = text[start:end].strip()
        around = text[max(0, start - 2) : start] + text[end : end + 2]
        marks = len(_QUOTED.findall(inside))
        opens = bool(_QUOTED.match(inside)) or bool(_QUOTED.search(around[:2]))
        closes = bool(_QUOTED.match(inside[-1:])) or bool(_QUOTED.search(around[-2:]))
        if opens and closes and marks <= 2 * len(self.content):
            return "direct"
        return "mixed" if marks else "indirect"

    def source_form(self, text: str) -> str:
        """none, pronoun, named or nominal, by the words of the source."""
        words = " ".join(text[start:end] for start, end in self.source).split()
        if not words:
            return "none"
        if len(words) == 1 and words[0].lower() in PRONOUNS:
            return "pronoun"
        return "named" if any(w[:1].isupper() for w in words[1:] or words) else "nominal"


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its attributions in text order."""

    name: str
    text: str
    gold: tuple[Gold, ...]


def articles(folder: Path) -> Iterator[Article]:
    """Yield the articles of a part (`text/`, `attributions/`); of several annotators the first.

    Raises MissingDataError where the folder is not there.
    """
    found: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        found.setdefault(_ANNOTATOR.sub("", path.stem), path)
    if not found:
        raise MissingDataError(f"no attributions under {folder}")
    for name, path in sorted(found.items()):
        text_file = folder / "text" / f"{name}.txt"
        if text_file.exists():
            text = text_file.read_text(encoding="utf-8")
            yield Article(name, text, tuple(_read(path)))


def _read(path: Path) -> Iterator[Gold]:
    spans: dict[str, tuple[Span, ...]] = {}
    relations: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        entity = _ENTITY.match(line)
        if entity:
            parts = (part.split() for part in entity[3].split(";"))
            spans[entity[1]] = tuple((int(start), int(end)) for start, end in parts)
        elif line.startswith("E"):
            relations.append(line.split("\t")[1])
    found = []
    for relation in relations:
        parts_of: dict[str, list[Span]] = defaultdict(list)
        for argument in relation.split():
            role, target = argument.split(":")
            parts_of[role.rstrip("0123456789")].extend(spans.get(target, ()))
        if parts_of["Content"]:
            source, cue, content = (
                tuple(sorted(parts_of[role])) for role in ("Source", "Cue", "Content")
            )
            found.append(Gold(source, cue, content))
    yield from sorted(found, key=lambda gold: gold.content)
