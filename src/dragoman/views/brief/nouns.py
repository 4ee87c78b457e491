"""The nouns of a brief: sentences with their footnotes, sections, figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.model import Plain, to_plain
from dragoman.views.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the exact words, where they stand, and who published them when."""

    number: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the numbers of its footnotes. There is none without a footnote."""

    text: str
    notes: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.notes:
            raise ValueError(f"a sentence without a footnote: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Item:
    """Sentences on one thing; `label` says in a word what they are to each other."""

    label: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a brief; `more` counts items that found no room."""

    title: str
    items: tuple[Item, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """One sort of thing counted: a value per category of its figure."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """Counts to be drawn as bars: stacked over days (`upright`) or one bar a name."""

    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    upright: bool

    @property
    def highest(self) -> int:
        """The longest bar, all series together."""
        totals = (sum(s.values[n] for s in self.series) for n in range(len(self.categories)))
        return max(totals, default=0)


@dataclass(frozen=True, slots=True)
class Brief:
    """What `since` to `until` brought, both included, by the days on which pages were published.

    `undated` counts pages left out because nobody can say when they appeared.
    """

    title: str
    since: date
    until: date
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    notes: tuple[Note, ...]
    undated: int

    def to_dict(self) -> dict[str, Plain]:
        """The brief as one plain JSON object."""
        plain = to_plain(self)
        assert isinstance(plain, dict)
        return plain
