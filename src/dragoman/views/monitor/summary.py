"""What a record's incidents are under sets of terms: counts, and why some cannot be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.model.terms import Terms
from dragoman.model.verdicts import Answer, Reason, Ruling
from dragoman.views.monitor.cases import Case
from dragoman.views.monitor.tally import Tally, plain
from dragoman.views.rows import Rows


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """All incidents under one set of terms. `share` (0 to 1) is the part of the incidents with
    this ruling, deaths are summed over it; `causes` say why, as codes with counts ("parties:
    aggregated_label 120"), the most first: an incident with two causes counts for both."""

    terms: str
    name: str
    in_force: date
    ended: date | None
    verdict: str
    incidents: float
    share: float
    best: float
    low: float
    high: float
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One incident under one set of terms. `zones` are those it lies in, `reasons` the four
    questions with their answers ("place yes: unit_covered"), `fields` what fired
    ("admin1=Birun")."""

    incident: str
    terms: str
    first: date
    last: date
    side_a: str
    side_b: str
    admin1: str | None
    place: str | None
    code: str
    best: int | None
    verdict: Ruling
    zones: tuple[str, ...]
    reasons: tuple[str, ...]
    fields: tuple[str, ...]


_ANSWERS = {
    Ruling.POTENTIAL_VIOLATION: (),
    Ruling.OUTSIDE_SCOPE: (Answer.NO,),
    Ruling.EXCLUDED_ACTOR: (Answer.NO,),
    Ruling.UNDETERMINED: (Answer.UNKNOWN,),
}
"""The answers that make a ruling what it is."""


def summary(terms: Terms, cases: Iterable[Case]) -> Rows[SummaryRow]:
    """The incidents by ruling, each ruling with a row."""
    counted = {ruling: Tally() for ruling in Ruling}
    causes: dict[Ruling, Counter[str]] = {ruling: Counter() for ruling in Ruling}
    for incident, verdict in cases:
        if verdict is not None:
            counted[verdict.ruling].add(incident)
            wanted = _ANSWERS[verdict.ruling]
            causes[verdict.ruling].update(
                {f"{r.question}: {r.code}" for r in verdict.reasons if r.answer in wanted}
            )
    total = sum(float(found.incidents) for found in counted.values()) or 1.0
    return Rows(SummaryRow, [
        SummaryRow(terms.id, terms.name, terms.in_force, terms.ended, ruling.value,
                   plain(found.incidents), round(float(found.incidents) / total, 4),
                   plain(found.best), plain(found.low), plain(found.high),
                   tuple(f"{code} {n}" for code, n in _ranked(causes[ruling])))
        for ruling, found in counted.items()
    ])  # fmt: skip


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def verdict_rows(cases: Iterable[Case], *, limit: int | None = None) -> Rows[VerdictRow]:
    """Each incident with its verdict and why, in their order; those not judged are left out."""
    rows: list[VerdictRow] = []
    for incident, verdict in cases:
        if limit is not None and len(rows) == limit:
            break
        if verdict is None:
            continue
        rows.append(VerdictRow(
            incident.id, verdict.terms, incident.first, incident.last, incident.side_a,
            incident.side_b, incident.spot.admin1, incident.spot.name, incident.code,
            incident.deaths.best, verdict.ruling, verdict.zones,
            tuple(map(_told, verdict.reasons)),
            tuple(dict.fromkeys(each for reason in verdict.reasons for each in reason.fields)),
        ))  # fmt: skip
    return Rows(VerdictRow, rows)


def _told(reason: Reason) -> str:
    return f"{reason.question} {reason.answer}: {reason.code}"
