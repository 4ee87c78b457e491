"""What a record concludes from the process example, in the key's own terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from dragoman.model import Day, Status
from dragoman.record import Record
from dragoman.record.claims.claim import Account, Difference
from dragoman.record.lifecycles import Lifecycle
from dragoman.views.dossiers.agreement import agreement_dossier
from dragoman.views.dossiers.parts import Promise
from dragoman.views.evidence import Evidence
from gold.process.model import Days, Key

Line = tuple[object, ...]
"""One thing concluded, as a row of plain values that two sides can be compared by."""


def stories_told(record: Record, short: Mapping[str, str]) -> set[Line]:
    """Each story of several pages: the source it goes back to, and what each page is in it."""
    return {
        (
            story.origin.name,
            tuple(sorted(
                (short[page.page_name], page.relation.value if page.relation else "origin")
                for page in story.pages
            )),
        )
        for story in record.stories()
    }  # fmt: skip


def contradictions_told(record: Record, short: Mapping[str, str]) -> list[Line]:
    """Each contradiction: in what accounts differ, and the pages of each side."""
    return sorted(
        (difference.aspect.value, sides_of(difference, short))
        for claim in record.claims()
        for difference in claim.differences
    )


def sides_of(difference: Difference, short: Mapping[str, str]) -> Line:
    return tuple(sorted(pages_of(side.accounts, short) for side in difference.sides))


def contradiction_of(record: Record, key: Line, short: Mapping[str, str]) -> Difference:
    """The product's contradiction that reads so."""
    return next(
        difference
        for claim in record.claims()
        for difference in claim.differences
        if (difference.aspect.value, sides_of(difference, short)) == key
    )


def parallel_told(record: Record, short: Mapping[str, str]) -> set[tuple[str, ...]]:
    """The pages of accounts that lie beside each other without contradiction, per claim."""
    return {pages_of(claim.accounts, short) for claim in record.claims()}


def lifecycles_told(record: Record, short: Mapping[str, str]) -> list[Line]:
    """Each lifecycle: kind, who (of undertakings), whose part or name, state, steps in order."""
    return sorted(_life(life, short) for life in record.lifecycles())


def _life(life: Lifecycle, short: Mapping[str, str]) -> Line:
    about = life.about if life.kind.value in ("role", "name", "designation") else ""
    who = tuple(sorted(life.who)) if life.kind.value == "commitment" else ()
    steps = tuple(
        (step.step, written(days_of(step.day)), pages_of(step.accounts, short))
        for step in life.steps
    )
    return (life.kind.value, about, who, life.state, steps)


def rounds_told(record: Record, short: Mapping[str, str]) -> list[Line]:
    """Each round: its number, days, place, who came, who stayed away, its pages."""
    return sorted(
        (
            one.number, written(days_of(one.day)), one.place or "", tuple(sorted(one.came)),
            tuple(sorted(one.stayed_away)), pages_of(one.accounts, short),
        )
        for one in record.rounds()
    )  # fmt: skip


def pages_of(accounts: Iterable[Account], short: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({short[one.page_name] for one in accounts}))


def days_of(day: Day) -> Days:
    return (day.start, day.end) if day.start and day.end else None


def written(days: Days) -> str:
    """Days as words that sort: "2017-05-04", "2017-05-03 to 2017-05-04", "" for none."""
    if days is None:
        return ""
    first, last = days
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def short_names(key: Key) -> dict[str, str]:
    return {name: short for short, name in key.pages.items()}


def dossier_told(record: Record, agreement: str, short: Mapping[str, str]) -> dict[str, list[Line]]:
    """The dossier of one agreement, section by section."""
    found = agreement_dossier(record, agreement)
    unsigned = [p for p in found.parties if p.status in _NOT_SO]
    return {
        "days": sorted(
            (d.step, _span(d.since, d.until), _status(d.status), _cited(d.evidence, short))
            for d in found.days
        ),
        "parties": sorted(
            (p.role, p.name, _cited(p.evidence, short)) for p in found.parties if p not in unsigned
        ),
        "not_signed_by": sorted((p.role, p.name, _cited(p.evidence, short)) for p in unsigned),
        "commitments": sorted(
            (tuple(sorted(one.who)), _deadlines(one), one.outcome) for one in found.commitments
        ),
        "exclusions": sorted((p.name, _cited(p.evidence, short)) for p in found.exclusions),
        "lineage": sorted(
            (kin.relation, kin.document or "", _cited(kin.evidence, short)) for kin in found.lineage
        ),
        "said_of_it": sorted(
            (one.speaker, one.act, _cited(one.evidence, short))
            for one in found.said
            if one.act in _STANCES
        ),
    }


_NOT_SO = frozenset({Status.NEGATED, Status.DENIED})
_STANCES = frozenset({"supports", "opposes", "rejects", "demands", "ready"})


def _deadlines(promise: Promise) -> tuple[str, ...]:
    return tuple(sorted(promise.deadlines))


def _status(status: Status | None) -> str:
    return status.value if status else "registry"


def _span(since: date | None, until: date | None) -> str:
    return written((since, until) if since and until else None)


def _cited(evidence: Iterable[Evidence], short: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({short[one.page_name] for one in evidence}))
