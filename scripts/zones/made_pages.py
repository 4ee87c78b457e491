"""Pages made of our own furniture around openly licensed prose.

Our own pages are short and of one matter. Put around other prose, with teasers of further stories
behind, between and above it, their furniture teaches what does not hang on length or matter.
"""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.model import Page, ZoneKind
from zones.marked_pages import Marked, Spans

SOURCES = (
    ("gum-train.conllu.gz", r"GUM_(academic|bio|interview|news|speech|textbook|voyage|court)"),
    ("ewt-train.conllu.gz", r"weblog|newsgroup"),
    ("gum-dev.conllu.gz", r"GUM_(bio|news|interview|voyage)"),
)
LEAST_SENTENCES, LEAST_PARAGRAPHS = 8, 4
SHORT, LONG = (5, 14), (12, 50)
"""Paragraphs of a made page."""
BEHIND, BETWEEN, ABOVE = 0.45, 0.3, 0.2
"""How often teasers stand there."""
OPENERS = (
    "More from World", "Latest news", "In other news", "Top stories", "Also today", "Up next",
    "Editors’ picks", "More politics", "You may have missed", "From the front page",
)  # fmt: skip

Lines = list[tuple[ZoneKind, str]]


@dataclass(frozen=True, slots=True)
class Text:
    """A document's title and paragraphs, each of sentences."""

    title: str
    paragraphs: list[list[str]]


def make_pages(
    pages: Sequence[Marked], corpora: Path, count: int, draw: random.Random
) -> Iterator[Marked]:
    """`count` pages, each with the furniture of one of `pages`."""
    texts = [t for t in _texts(corpora) if sum(map(len, t.paragraphs)) >= LEAST_SENTENCES]
    for number in range(count):
        lines = _around(draw.choice(pages), draw.choice(texts), draw)
        if lines:
            _add_teasers(lines, pages, texts, draw)
            yield _joined(f"made-{number}", lines, gap="\n" * draw.choice((1, 2)))


def _texts(corpora: Path) -> Iterator[Text]:
    for name, wanted in SOURCES:
        text: Text | None = None
        with gzip.open(corpora / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("# newdoc"):
                    if text:
                        yield text
                    known = re.match(wanted, line.partition("=")[2].strip())
                    text = Text("", []) if known else None
                elif text is None:
                    continue
                elif line.startswith("# meta::title"):
                    text = Text(line.partition("=")[2].strip(), text.paragraphs)
                elif line.startswith("# newpar") and not line.startswith("# newpar_"):
                    text.paragraphs.append([])
                elif line.startswith("# text ="):
                    if not text.paragraphs:
                        text.paragraphs.append([])
                    text.paragraphs[-1].append(line.partition("=")[2].strip())
        if text:
            yield text


def _around(marked: Marked, text: Text, draw: random.Random) -> Lines:
    """The page's lines with the text's paragraphs where its own stood; [] where it is too short."""
    paragraphs = list(_paragraphs(text, draw))
    paragraphs = paragraphs[: draw.randint(*draw.choice((SHORT, LONG)))]
    own = [(kind, marked.page.text[start:end].strip()) for start, end, kind in marked.spans]
    places = sum(kind is ZoneKind.BODY for kind, _ in own)
    if not places or len(paragraphs) < LEAST_PARAGRAPHS:
        return []
    lines: Lines = []
    place = 0
    titled = False
    for kind, line in own:
        if kind is ZoneKind.BODY:
            first, last = (len(paragraphs) * n // places for n in (place, place + 1))
            lines += [(kind, paragraph) for paragraph in paragraphs[first:last]]
            place += 1
        elif kind is not ZoneKind.TITLE:
            lines.append((kind, line))
        elif not titled:
            lines.append((kind, text.title or " ".join(paragraphs[0].split()[:9])))
            titled = True
    return lines


def _paragraphs(text: Text, draw: random.Random) -> Iterator[str]:
    """As newspapers cut them: a sentence or two."""
    for sentences in text.paragraphs:
        if not any(sentence.endswith((".", "?", "!", '"', "”")) for sentence in sentences):
            continue
        done = 0
        while done < len(sentences):
            size = draw.choice((1, 1, 2, 2, 3, 5))
            paragraph = " ".join(sentences[done : done + size])
            done += size
            if len(paragraph.split()) >= 3:
                yield paragraph


def _add_teasers(
    lines: Lines, pages: Sequence[Marked], texts: Sequence[Text], draw: random.Random
) -> None:
    bodies = [index for index, (kind, _) in enumerate(lines) if kind is ZoneKind.BODY]
    added: list[tuple[int, list[str]]] = []
    if draw.random() < BEHIND:
        opener = [draw.choice(OPENERS)] if draw.random() < 0.6 else []
        added.append((bodies[-1] + 1, opener + _teasers(pages, texts, draw, draw.randint(2, 8))))
    if draw.random() < BETWEEN and len(bodies) > SHORT[0]:
        for _ in range(draw.randint(1, 3)):
            headlines = [_headline(pages, texts, draw) for _ in range(draw.choice((1, 1, 2, 3)))]
            added.append((draw.choice(bodies[2:]), headlines))
    if draw.random() < ABOVE:
        added.append((0, _teasers(pages, texts, draw, draw.randint(2, 6))))
    for index, teasers in sorted(added, reverse=True):
        lines[index:index] = [(ZoneKind.BOILERPLATE, teaser) for teaser in teasers if teaser]


def _teasers(
    pages: Sequence[Marked], texts: Sequence[Text], draw: random.Random, count: int
) -> list[str]:
    headed, told = draw.choice(((True, True), (True, False), (False, True)))
    teasers = []
    for _ in range(count):
        teasers += [_headline(pages, texts, draw)] * headed + [_summary(pages, texts, draw)] * told
        if draw.random() < 0.2:
            teasers.append(draw.choice(("2 hours ago", "World", "Politics", "3 min read")))
    return teasers


def _headline(pages: Sequence[Marked], texts: Sequence[Text], draw: random.Random) -> str:
    titles = _stretches(draw.choice(pages), ZoneKind.TITLE) if draw.random() < 0.6 else []
    text = draw.choice(texts)
    return titles[0] if titles else (text.title or text.paragraphs[0][0]).rstrip(".")[:110]


def _summary(pages: Sequence[Marked], texts: Sequence[Text], draw: random.Random) -> str:
    bodies = _stretches(draw.choice(pages), ZoneKind.BODY) if draw.random() < 0.5 else []
    if bodies:
        return bodies[0].split(". ")[0].rstrip(".") + "."
    paragraph = draw.choice(draw.choice(texts).paragraphs)
    return " ".join(paragraph[: draw.choice((1, 1, 2))])


def _stretches(marked: Marked, wanted: ZoneKind) -> list[str]:
    return [marked.page.text[start:end] for start, end, kind in marked.spans if kind is wanted]


def _joined(name: str, lines: Lines, *, gap: str) -> Marked:
    text = ""
    spans: list[tuple[int, int, ZoneKind]] = []
    for kind, line in lines:
        spans.append((len(text), len(text) + len(line), kind))
        text += line + gap
    held: Spans = tuple(spans)
    return Marked(Page(name=name, text=text), held, {})
