"""One page as the fact builders see it, and the one way to make a fact of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import (
    FACTLESS_ZONES,
    UNKNOWN_DAY,
    AgreementRef,
    Attribution,
    Basis,
    Clause,
    Day,
    Detail,
    DocumentMention,
    Fact,
    FactKind,
    Layout,
    Mentions,
    Modality,
    Page,
    Participant,
    Place,
    Polarity,
    Voice,
    Zone,
)
from dragoman.model.details import DETAIL_OF
from dragoman.reading.facts.completing import completed
from dragoman.reading.facts.figures import is_figure
from dragoman.reading.facts.frames import Match, matches

MIN_WORDS = 3
"""A quote of fewer words shows a reader nothing."""
_KIND_OF = {detail: kind for kind, detail in DETAIL_OF.items()}


@dataclass(frozen=True)
class PageView:
    """A page with all that was found on it. `matched` holds each clause with its frames."""

    page: Page
    layout: Layout
    mentions: Mentions
    attributions: Sequence[Attribution]
    clauses: Sequence[Clause]
    matched: Sequence[tuple[Clause, list[Match]]] = field(init=False)

    def __post_init__(self) -> None:
        whole = [completed(self.page.text, clause, self.mentions) for clause in self.clauses]
        object.__setattr__(self, "clauses", whole)
        meant = [
            (clause, [m for m in matches(clause) if not is_figure(self.page.text, m)])
            for clause in whole
        ]
        object.__setattr__(self, "matched", meant)

    def of_kind(self, kind: FactKind) -> list[Match]:
        """The frames of one kind that clauses of the page meet."""
        return [match for _, found in self.matched for match in found if match.frame.kind is kind]

    def from_clause(
        self, clause: Clause, detail: Detail, *, rule: str, why: str | None = None
    ) -> Fact | None:
        """A fact that a clause carries, with its status, voices, day and place."""
        start, end = self._anchor(clause)
        return self.fact(
            start,
            end,
            detail,
            modality=clause.modality,
            polarity=clause.polarity,
            voices=clause.voices,
            day=clause.day,
            place=clause.place,
            rule=rule,
            why=clause.cue if why is None else why,
        )

    def _anchor(self, clause: Clause) -> tuple[int, int]:
        """The clause; its sentence where the clause is too short to stand as evidence."""
        words = self.page.text[clause.start : clause.end].split()
        return (clause.start, clause.end) if len(words) >= MIN_WORDS else clause.sentence

    def fact(
        self,
        start: int,
        end: int,
        detail: Detail,
        *,
        rule: str,
        why: str,
        modality: Modality = Modality.ACTUAL,
        polarity: Polarity = Polarity.AFFIRMED,
        voices: tuple[Voice, ...] = (),
        day: Day = UNKNOWN_DAY,
        place: Place | None = None,
    ) -> Fact | None:
        """A fact at `start`..`end`; None where that stretch is not the article's own text."""
        zone = self._zone(start)
        if zone is None or zone.kind in FACTLESS_ZONES:
            return None
        start, end = self._trimmed(start, min(end, zone.end) if end - zone.end < 3 else end)
        return Fact(
            kind=_KIND_OF[type(detail)],
            page=self.page.id,
            page_name=self.page.name,
            outlet=self.page.outlet or self.layout.outlet,
            start=start,
            end=end,
            quote=self.page.text[start:end],
            zone=zone.kind,
            detail=detail,
            modality=modality,
            polarity=polarity,
            voices=voices,
            day=self._bounded(day, modality),
            place=place,
            rule=rule,
            why=why,
        )

    def document(self, participant: Participant) -> AgreementRef | None:
        """The document a participant names, or None."""
        return self.document_in(participant.start, participant.end)

    def is_day(self, start: int, end: int) -> bool:
        """Whether a day is told there: "in March" says when, not where."""
        return any(day.start < end and start < day.end for day in self.mentions.days)

    def document_in(self, start: int, end: int) -> AgreementRef | None:
        """The first document named in a stretch."""
        for mention in self.mentions.documents:
            if start <= mention.start < end:
                return reference(mention)
        return None

    def document_before(self, position: int, *, within: int = 1200) -> AgreementRef | None:
        """The last document named in so many characters before a position."""
        before = [m for m in self.mentions.documents if position - within <= m.start < position]
        return reference(before[-1]) if before else None

    def voices_at(self, start: int, end: int) -> tuple[Voice, ...]:
        """Who says a stretch where no clause was read: the attribution whose content it is."""
        for attribution in self.attributions:
            if attribution.covers(start, end):
                return (*attribution.outer, attribution.voice)
        return ()

    def sentence_of(self, clause: Clause) -> str:
        return self.page.text[clause.sentence[0] : clause.sentence[1]]

    def _zone(self, start: int) -> Zone | None:
        return next((z for z in self.layout.zones if z.start <= start < z.end), None)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        text = self.page.text
        while start < end and (text[start].isspace() or text[start] in ",;:—–"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–"):
            end -= 1
        return start, end

    def _bounded(self, day: Day, modality: Modality) -> Day:
        """What is told as done without a day was done by the day the page appeared."""
        published = self.layout.published
        limit = published.end or published.not_after
        if day.known or day.text or modality is not Modality.ACTUAL or limit is None:
            return day
        return replace(
            day, basis=Basis.INFERRED, not_after=limit, why="no day told; not after the page's day"
        )


def reference(mention: DocumentMention) -> AgreementRef:
    """A document mention as the reference a fact carries."""
    return AgreementRef(mention.name, mention.document_kind, mention.agreement)


@cache
def document_kind(noun: str) -> str | None:
    """The kind of document a noun names, or None."""
    kinds = {row["noun"]: row["kind"] for row in load_table("document_kinds")}
    return kinds.get(noun)


def short(text: str, *, words: int = 30) -> str:
    """A stretch as one line of at most so many words."""
    parts = text.split()
    return " ".join(parts[:words])
