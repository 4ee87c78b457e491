"""What else tells the same as a fact, how sure that is, and why."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.record import Record
from dragoman.views.rows import FactRow, Rows, fact_row

ITSELF, INDIRECT = "itself", "through others"


@dataclass(frozen=True, slots=True)
class SameRow(FactRow):
    """A fact of the thing that was asked for (`held` "itself", "same" by a link with the fact
    asked for, "through others" by links with the rest), or one that may belong there ("ask") or
    was told apart ("different"). `score` goes from 0 to 1, None without a link of its own."""

    thing: str
    held: str
    score: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventPagesRow:
    """Pages that tell one event, whatever their words, by the day they were published."""

    pages: tuple[str, ...]
    names: tuple[str, ...]
    titles: tuple[str, ...]


def same(record: Record, fact: str) -> Rows[SameRow]:
    """The facts that tell the same as the fact (or thing) with this id or its beginning, in the
    thing's order; behind them those to ask about and those told apart, the surest first."""
    asked = record.fact(fact) if not fact.startswith("t") else record.thing(fact).facts[0]
    thing = record.thing_of(asked.id)
    links = {(link.first, link.second): link for link in record.links(asked.id)}
    rows = []
    for one in thing.facts:
        link = links.pop((min(one.id, asked.id), max(one.id, asked.id)), None)
        held = ITSELF if one.id == asked.id else "same" if link else INDIRECT
        rows.append(
            SameRow(
                **fact_row(one), thing=thing.id, held=held, score=link.score if link else None,
                reasons=link.reasons if link else (),
            )
        )  # fmt: skip
    for link in links.values():
        other = record.fact(link.second if link.first == asked.id else link.first)
        rows.append(
            SameRow(
                **fact_row(other), thing=record.thing_of(other.id).id, held=_apart(link.outcome),
                score=link.score, reasons=link.reasons,
            )
        )  # fmt: skip
    return Rows(SameRow, rows)


def event_pages(record: Record) -> Rows[EventPagesRow]:
    """Groups of two pages or more that tell one event, the largest first."""
    pages = {page.id: page for page in record.pages()}
    groups = [group for group in record.event_pages() if len(group) > 1]
    rows = [
        EventPagesRow(
            pages=group,
            names=tuple(pages[page].page_name for page in group),
            titles=tuple(pages[page].title or "" for page in group),
        )
        for group in sorted(groups, key=lambda group: (-len(group), group))
    ]
    return Rows(EventPagesRow, rows)


def _apart(outcome: str) -> str:
    """A link held to be the same whose facts are in two things was overruled by what is certain."""
    return "different" if outcome == "same" else outcome
