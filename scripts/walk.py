"""Writes docs/walk.md: one example page from its bytes to a line on the timeline.

    python scripts/walk.py            write it anew
    python scripts/walk.py --check    end with 1 where it is out of date

Everything shown is what the reader really finds, so it has to be written anew when reading changes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any
from unittest.mock import patch

from dragoman.cli.demo import EXAMPLES
from dragoman.model import Attribution, Clause, Fact, Mentions, Page, Reading, Sentence, ZoneKind
from dragoman.pages import Source, find_sources, read_pages
from dragoman.reading import Reader, read_page
from dragoman.reading.facts import PageView, build_facts
from dragoman.record import open_record
from dragoman.views.timeline import timeline

TARGET = Path(__file__).resolve().parent.parent / "docs" / "walk.md"
EXAMPLE = EXAMPLES / "11-roadmap-to-normal.txt"
PASSAGE = "Turkish newspapers claim"
"""How the sentence begins that is followed all the way."""
BYTES_SHOWN = 64
COMMENTS_SHOWN = 3
CELL = 90
"""Characters of a table cell at most."""


def main(arguments: Sequence[str]) -> int:
    """0: written or current; 1: out of date."""
    text = "\n".join(walk()) + "\n"
    if "--check" not in arguments:
        TARGET.write_text(text, encoding="utf-8")
        print(f"wrote {TARGET.name}")
        return 0
    if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text:
        return 0
    print(f"docs/{TARGET.name} is out of date: python scripts/walk.py", file=sys.stderr)
    return 1


def walk() -> Iterator[str]:
    """The lines of the document."""
    sources = [source for source in find_sources([EXAMPLE]) if isinstance(source, Source)]
    (page,) = [found for found in read_pages(sources[0]) if isinstance(found, Page)]
    reading, sentences, view = _steps(page, Reader())
    passage = next(s for s in sentences if page.text[s.start : s.end].startswith(PASSAGE))
    yield from _head()
    yield from _bytes()
    yield from _page(reading)
    yield from _zones(reading)
    yield from _sentences(page, passage, len(sentences))
    yield from _mentions(view.mentions, passage)
    yield from _statements(page, view.attributions, passage)
    yield from _clauses(view.clauses, passage)
    yield from _facts(reading.facts, passage)
    yield from _rows(reading)


def _steps(page: Page, reader: Reader) -> tuple[Reading, list[Sentence], PageView]:
    """The reading, and what `read_page` makes on its way without handing it out: we listen in on
    it, so that the steps shown are those that led to the facts."""
    steps = import_module("dragoman.reading.read_page")
    parsed: list[Sentence] = []
    views: list[PageView] = []

    def parse(*arguments: Any, **options: Any) -> list[Sentence]:
        parsed.extend(spoken(*arguments, **options))
        return parsed

    def build(view: PageView) -> tuple[Fact, ...]:
        views.append(view)
        return build_facts(view)

    spoken = reader.pipeline.parse
    with (
        patch.object(type(reader.pipeline), "parse", side_effect=parse),
        patch.object(steps, "build_facts", side_effect=build),
    ):
        reading = read_page(page, reader)
    return reading, parsed, views[0]


def _head() -> Iterator[str]:
    yield "# A walk: from bytes to facts"
    yield ""
    yield f"Made by `scripts/walk.py` from the example page `{EXAMPLE.name}`; do not edit."
    yield "First the whole page, then one sentence of it, then the page on the timeline."


def _bytes() -> Iterator[str]:
    raw = EXAMPLE.read_bytes()
    yield from _heading("Bytes", "What is on disk.")
    yield f"{len(raw)} bytes, which begin `{raw[:BYTES_SHOWN].decode()!r}`."


def _page(reading: Reading) -> Iterator[str]:
    yield from _heading(
        "Page", "Decoded, otherwise untouched text; what the page tells about itself."
    )
    told = reading.to_dict()
    shown = {key: told[key] for key in ("id", "outlet", "title", "byline", "published", "language")}
    yield "```json"
    yield json.dumps(shown, ensure_ascii=False, indent=1)
    yield "```"


def _zones(reading: Reading) -> Iterator[str]:
    yield from _heading("Zones", "Stretches by function, each with its reason.")
    text = reading.page.text
    rows = []
    for kind, run in groupby(reading.layout.zones, key=lambda zone: zone.kind):
        zones = list(run)
        shown = zones if kind is not ZoneKind.COMMENT else zones[:COMMENTS_SHOWN]
        for zone in shown:
            where = f"{zone.start}–{zone.end}"
            rows.append((kind.value, where, zone.why, text[zone.start : zone.end]))
        if len(zones) > len(shown):
            rows.append((kind.value, f"to {zones[-1].end}", "", f"({len(zones)} in all)"))
    yield from _table(("zone", "where", "why", "words"), rows)


def _sentences(page: Page, passage: Sentence, count: int) -> Iterator[str]:
    yield from _heading(
        "Sentences", f"The body has {count}. We follow one, as the language pipeline parses it."
    )
    yield f"> {page.text[passage.start : passage.end]}"
    yield ""
    rows = [
        (token.text, token.lemma, token.pos, token.dep, passage.tokens[token.head].text)
        for token in passage.tokens
    ]
    yield from _table(("word", "lemma", "part of speech", "relation", "to"), rows)


def _mentions(mentions: Mentions, passage: Sentence) -> Iterator[str]:
    yield from _heading("Mentions", "Words that name or point to somebody or something.")
    rows = [
        (m.text, m.form, ", ".join(ref.actor or ref.name for ref in m.actors), m.why)
        for m in mentions.actors
        if _inside(m.start, passage)
    ]
    rows += [
        (d.text, f"day, {d.role}", f"{d.day.start} to {d.day.end}", d.day.basis.value)
        for d in mentions.days
        if _inside(d.start, passage)
    ]
    yield from _table(("words", "form", "who or when", "why"), rows)


def _statements(page: Page, found: Sequence[Attribution], passage: Sentence) -> Iterator[str]:
    yield from _heading("Statements", "Words laid in somebody's mouth.")
    rows = [
        (a.speaker.name, a.cue, f"{a.act}, {a.form}", page.text[slice(*a.content[0])], a.rule)
        for a in found
        if _inside(a.start, passage)
    ]
    yield from _table(("speaker", "cue", "act", "content", "rule"), rows)


def _clauses(clauses: Sequence[Clause], passage: Sentence) -> Iterator[str]:
    yield from _heading(
        "Clauses",
        "One predicate each. The context is the path of what governs it, outermost first.",
    )
    rows = []
    for clause in clauses:
        if _inside(clause.start, passage):
            path = " › ".join(f"{step.kind.value} ({step.cue})" for step in clause.context)
            parts = "; ".join(f"{p.role}: {p.text}" for p in clause.participants)
            verdict = f"{clause.modality.value}, {clause.polarity.value}"
            rows.append((clause.cue, parts, path, verdict))
    yield from _table(("predicate", "who and what", "context", "comes to"), rows)


def _facts(facts: Sequence[Fact], passage: Sentence) -> Iterator[str]:
    yield from _heading("Facts", "What the record keeps of the sentence.")
    for fact in facts:
        if _inside(fact.start, passage):
            yield "```json"
            yield json.dumps(fact.to_dict(), ensure_ascii=False, indent=1)
            yield "```"
            yield ""


def _rows(reading: Reading) -> Iterator[str]:
    yield from _heading(
        "Record and timeline", "The page and its facts are kept in one transaction; then asked for."
    )
    with open_record(":memory:") as record:
        record.add(reading)
        stats = record.stats()
        rows = [
            (row.when, row.status.value, row.kind.value, row.what, row.told_by)
            for row in timeline(record)
        ]
    yield f"The record holds {stats.pages} page and {stats.facts} facts. The page on the timeline:"
    yield ""
    yield from _table(("day", "status", "kind", "what", "told by"), rows)


def _heading(title: str, line: str) -> Iterator[str]:
    yield from ("", f"## {title}", "", line, "")


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if not rows:
        yield "(none)"
        return
    yield "| " + " | ".join(names) + " |"
    yield "|" + "---|" * len(names)
    for row in rows:
        yield "| " + " | ".join(_cell(value) for value in row) + " |"


def _cell(value: str) -> str:
    line = " ".join(value.split()).replace("|", "\\|")
    return line if len(line) <= CELL else line[: CELL - 1] + "…"


def _inside(at: int, passage: Sentence) -> bool:
    return passage.start <= at < passage.end


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
