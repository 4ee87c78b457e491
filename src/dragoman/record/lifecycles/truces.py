"""Which truce is meant by "the ceasefire": the last one concluded before, between the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dragoman.model import Agreement, Ceasefire, Fact
from dragoman.record.claims.documents import Paper
from dragoman.record.claims.parties import Parties, blocs, named
from dragoman.record.claims.told import Stage, Told
from dragoman.record.lifecycles.occasions import sure

LASTING = 730
"""Days after its conclusion for which pages may call a truce just "the ceasefire"."""
ASKED_BEFORE = 60
"""Days for which a call for a truce may wait until it is the one concluded."""
_DATED = "agreement.dated"
"""The rule by which a document known by its day is read."""
_CONCLUDED = frozenset({"signed", "adopted", "reached"})
_TRUCES = ("ceasefire", "cease-fire", "truce", "armistice", "cessation of hostilities")


def with_truces(papers: Iterable[Paper], told: Iterable[Told]) -> list[Paper]:
    """Agreements, where what pages tell of "the ceasefire" alone belongs to the truce concluded
    last before, if somebody stands in facts on the pages of both; and a call for one to the
    truce that soon followed."""
    given = sorted(papers, key=lambda paper: paper.id)
    on_page = _actors_by_page(told)
    concluded = [(day, paper) for paper in given if (day := _concluded(paper)) is not None]
    gathered = {paper.id: list(paper.told) for paper in given}
    gone = set()
    for paper in given:
        home = _home(paper, concluded, on_page)
        if home is not None:
            gathered[home.id] += paper.told
            gone.add(paper.id)
    return [
        replace(paper, told=tuple(sorted(gathered[paper.id], key=Told.order)))
        for paper in given
        if paper.id not in gone
    ]


def _home(
    paper: Paper, concluded: Sequence[tuple[date, Paper]], on_page: dict[str, Parties]
) -> Paper | None:
    """The truce that a paper without a conclusion of its own is about."""
    if not _is_truce(paper) or _concluded(paper) is not None or _known(paper):
        return None
    actors = _actors(paper, on_page)
    day = _first_day(paper.told)
    if day is None:
        return _asked_for(paper, concluded, actors, on_page)
    fitting = [
        (since, other.id, other)
        for since, other in concluded
        if 0 <= (day - since).days <= LASTING
        and _is_truce(other)
        and actors & _actors(other, on_page)
    ]
    return max(fitting)[-1] if fitting else None


def _asked_for(
    paper: Paper,
    concluded: Sequence[tuple[date, Paper]],
    actors: Parties,
    on_page: dict[str, Parties],
) -> Paper | None:
    """The truce concluded soon after one was called for, the first of them."""
    asked = [_day(one) for one in paper.told if one.stage is Stage.CALLED_FOR and not one.against]
    known = [day for day in asked if day]
    fitting = [
        (since, other.id, other)
        for since, other in concluded
        if known
        and 0 <= (since - max(known)).days <= ASKED_BEFORE
        and _is_truce(other)
        and actors & _actors(other, on_page)
    ]
    return min(fitting)[-1] if fitting else None


def _is_truce(paper: Paper) -> bool:
    name = f"{paper.name} {paper.kind}".casefold()
    return any(word in name for word in _TRUCES)


def _known(paper: Paper) -> bool:
    """Whether the registry knows it, so that it is not just "the ceasefire"."""
    return any(_agreement_id(one.fact) for one in paper.told)


def _agreement_id(fact: Fact) -> str | None:
    detail = fact.detail
    if isinstance(detail, Agreement):
        return detail.agreement.agreement
    if isinstance(detail, Ceasefire) and detail.agreement:
        return detail.agreement.agreement
    return None


def _concluded(paper: Paper) -> date | None:
    """The first day on which it is told as concluded."""
    days = [
        _day(one)
        for one in paper.told
        if isinstance(one.fact.detail, Agreement)
        and one.fact.detail.action in _CONCLUDED
        and one.stage is Stage.DONE
        and not one.against
        and not names_only(one)
    ]
    return min((day for day in days if day), default=None)


def names_only(told: Told) -> bool:
    """Whether words name a document by its day ("the ceasefire of 30 December") and do not tell
    that it was concluded then."""
    return told.fact.rule == _DATED


def _first_day(told: Sequence[Told]) -> date | None:
    done = [_day(one) for one in told if one.stage is Stage.DONE and not one.against]
    return min((day for day in done if day), default=None)


def _day(told: Told) -> date | None:
    return told.fact.day.start if sure(told.fact.day) else told.published


def _actors_by_page(told: Iterable[Told]) -> dict[str, Parties]:
    found: dict[str, set[str]] = {}
    for one in told:
        actors = (actor for actor in one.fact.actors() if named(actor))
        found.setdefault(one.fact.page, set()).update(blocs(actors))
    return {page: frozenset(actors) for page, actors in found.items()}


def _actors(paper: Paper, on_page: dict[str, Parties]) -> Parties:
    return frozenset(a for one in paper.told for a in on_page.get(one.fact.page, ()))
