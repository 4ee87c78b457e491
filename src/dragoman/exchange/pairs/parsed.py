"""A sentence with two marked parties, read as any page is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Clause, Fact, Layout, Page, Sentence, Zone, ZoneKind
from dragoman.reading import Reader
from dragoman.reading.facts import build_facts
from dragoman.reading.facts.frames import Match
from dragoman.reading.read_page import view_page

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ParsedPair:
    """Source and target as (start, end) in the text, and what was read in the text."""

    source: Span
    target: Span
    sentences: Sequence[Sentence]
    matched: Sequence[tuple[Clause, list[Match]]]
    facts: Sequence[Fact]

    @property
    def sentence(self) -> Sentence | None:
        """The sentence of the source; the first where the source stands in none."""
        inside = (s for s in self.sentences if s.start <= self.source[0] < s.end)
        return next(inside, self.sentences[0] if self.sentences else None)


def parse_pair(text: str, source: Span, target: Span, reader: Reader) -> ParsedPair:
    """Read text that is known to be all article.

    `source` and `target` are offsets into `text`; raises ValueError for a span outside it.
    Raises LanguageError and RegistryError as reading does.
    """
    for start, end in (source, target):
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"a span from {start} to {end} in a text of {len(text)} characters")
    page = Page(name="pair", text=text, language="en")
    layout = Layout(zones=(Zone(ZoneKind.BODY, 0, len(text), "given"),))
    view, sentences = view_page(page, layout, [(0, len(text))], reader)
    return ParsedPair(source, target, sentences, view.matched, build_facts(view))


def overlap(one: Span, two: Span) -> bool:
    """Whether two stretches share a character."""
    return one[0] < two[1] and two[0] < one[1]
