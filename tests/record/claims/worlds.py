"""Small worlds of pages, built by hand: who published what when, and the things it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.factory import day, fact

from dragoman.model import (
    UNKNOWN_DAY,
    Day,
    Detail,
    Fact,
    Modality,
    Page,
    Place,
    Polarity,
    Voice,
)
from dragoman.record.claims.given import Sources
from dragoman.record.links import Document, Thing
from dragoman.record.stories import Origin


@dataclass
class World:
    """Pages of several outlets. `told` publishes one page with one sentence and reads one fact."""

    published: dict[str, Day] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)

    def told(
        self,
        outlet: str,
        on: str | None,
        quote: str,
        detail: Detail,
        *,
        when: Day | str | None = None,
        voices: Sequence[Voice] = (),
        modality: Modality = Modality.ACTUAL,
        negated: bool = False,
        origin: str | None = None,
        place: str | None = None,
    ) -> Fact:
        page = Page(f"{outlet}-{on}-{len(self.published)}.txt", quote, outlet=outlet)
        self.published[page.id] = day(on) if on else UNKNOWN_DAY
        self.origins[page.id] = origin or outlet
        return fact(
            page, quote, detail, modality=modality, voices=voices,
            polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
            when=day(when) if isinstance(when, str) else when or UNKNOWN_DAY,
            place=Place(place, place, 0, 0) if place else None,
        )  # fmt: skip

    @property
    def sources(self) -> Sources:
        return Sources(
            lambda told: Origin(self.origins[told.page], self.origins[told.page], "by hand"),
            self.published.__getitem__,
        )

    @property
    def today(self) -> date:
        """The last day on which anything was published."""
        return max(day.end for day in self.published.values() if day.end)


def thing(*facts: Fact) -> Thing:
    return Thing(f"t{min(fact.id for fact in facts)}", facts[0].kind, facts)


def document(name: str, *facts: Fact) -> Document:
    ids = tuple(sorted(fact.id for fact in facts))
    return Document(f"d{ids[0]}", name, "agreement", None, (), ids)
