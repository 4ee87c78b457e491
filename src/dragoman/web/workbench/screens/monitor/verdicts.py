"""Each incident with what it is under the terms, and why; and all about one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from dragoman.model import Account, Incident, Plain, Reason, Verdict, to_plain
from dragoman.record import Record
from dragoman.views.monitor.cases import NOT_JUDGED, unjudged
from dragoman.views.monitor.pages import PageLink, incident_pages
from dragoman.views.monitor.words import GRAIN_WORDS, reason_text, told
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.incidents.own_terms import known_terms
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.screens.monitor.asked import Sight
from dragoman.web.workbench.screens.monitor.view import OUTCOMES, Outcome, View, looking

FEW_FACTS = 3_000
"""Facts of a record whose pages are looked through for those that tell of an incident."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One incident and its verdict. `grain` says how closely the place is known, `spread` the
    day; `reasons` are codes, `because` the same in words, `fields` what of the row fired."""

    incident: str
    first: date
    last: date
    spread: str
    side_a: str
    side_b: str
    place: str | None
    admin1: str | None
    grain: str
    code: str
    best: int | None
    low: int | None
    high: int | None
    terms: str | None
    verdict: str
    zones: tuple[str, ...]
    reasons: tuple[str, ...]
    because: tuple[str, ...]
    fields: tuple[str, ...]

    @property
    def known(self) -> str:
        """How closely the place is known, in words."""
        return GRAIN_WORDS[self.grain]

    @property
    def days(self) -> str:
        """The day, or the first and the last."""
        return f"{self.first}" if self.first == self.last else f"{self.first} to {self.last}"


@dataclass(frozen=True, slots=True)
class VerdictsContext:
    heading: str
    view: View
    rows: Rows[CaseRow]
    codes: tuple[tuple[str, str], ...]
    earlier: str | None
    later: str | None


def build(desk: Desk, asked: Asked) -> VerdictsContext:
    with looking(desk, asked) as (found, view):
        rows = _rows(desk.record, found, asked)
        end, back = asked.skip + len(rows), max(asked.skip - asked.limit, 0) or None
        limit = asked.first("limit")
        return VerdictsContext(
            heading="Verdicts",
            view=view,
            rows=rows,
            codes=_codes(found),
            earlier=found.link(skip=back, limit=limit) if asked.skip else None,
            later=found.link(skip=end, limit=limit) if end < view.chosen else None,
        )


def answer(desk: Desk, asked: Asked) -> Rows[CaseRow]:
    with looking(desk, asked) as (found, _):
        return _rows(desk.record, found, asked)


def _codes(found: Sight) -> tuple[tuple[str, str], ...]:
    """The codes that verdicts rest on, with their words."""
    if found.sheet is None or found.terms is None:
        return ()
    codes = sorted({code for why in found.sheet.whys for _, _, code in why})
    return tuple((code, reason_text(code)) for code in codes)


def _rows(record: Record, found: Sight, asked: Asked) -> Rows[CaseRow]:
    if found.sheet is None or found.mask is None:
        return Rows(CaseRow, [])
    places = np.flatnonzero(found.mask)[asked.skip : asked.skip + asked.limit]
    terms = found.terms.id if found.terms else None
    rows = []
    for id in found.sheet.ids(places.tolist()):
        incident = record.incidents.one(id)
        verdict = next((v for v in record.verdicts.of(id) if v.terms == terms), None)
        rows.append(_row(incident, verdict))
    return Rows(CaseRow, rows)


def _row(incident: Incident, verdict: Verdict | None) -> CaseRow:
    spot, deaths = incident.spot, incident.deaths
    reasons = verdict.reasons if verdict else ()
    fields = (each for reason in reasons for each in reason.fields)
    return CaseRow(
        incident.id, incident.first, incident.last, incident.spread.value, incident.side_a,
        incident.side_b, spot.name, spot.admin1, spot.grain.value, incident.code, deaths.best,
        deaths.low, deaths.high, verdict.terms if verdict else None,
        verdict.ruling.value if verdict else NOT_JUDGED.replace(" ", "_"),
        verdict.zones if verdict else (), tuple(reason.code for reason in reasons),
        tuple(map(told, reasons)), tuple(dict.fromkeys(fields)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """One verdict: under which terms, what, and why."""

    terms: str
    name: str
    outcome: Outcome
    zones: tuple[str, ...]
    reasons: tuple[ReasonLine, ...]


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One of the four answers in words, its code, and the fields of the row that it rests on."""

    words: str
    code: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentContext:
    """`told` are the row's own cells with their names, `pages` those of the record that tell of
    it, None where there are too many to look through."""

    heading: str
    case: CaseRow
    told: tuple[tuple[str, str], ...]
    accounts: tuple[Account, ...]
    verdicts: tuple[Judged, ...]
    pages: Rows[PageLink] | None


def build_one(desk: Desk, asked: Asked) -> IncidentContext:
    record = desk.record
    incident = record.incidents.one(asked.ident)
    case = _row(incident, None)
    few = record.count() <= FEW_FACTS
    return IncidentContext(
        heading=f"{incident.side_a or 'nobody named'} – {incident.side_b or 'nobody named'}",
        case=case,
        told=tuple(_told(record, incident)),
        accounts=incident.accounts,
        verdicts=tuple(_judged(record, each) for each in record.verdicts.of(incident.id)),
        pages=incident_pages(record, unjudged([incident])) if few else None,
    )


def _judged(record: Record, verdict: Verdict) -> Judged:
    known = known_terms(record.path).get(verdict.terms)
    names = {zone.id: zone.name for zone in known.zones} if known else {}
    return Judged(
        verdict.terms,
        known.name if known else verdict.terms,
        next(each for each in OUTCOMES if each.name == verdict.ruling.value),
        tuple(names.get(zone, zone) for zone in verdict.zones),
        tuple(_line(reason) for reason in verdict.reasons),
    )


def _line(reason: Reason) -> ReasonLine:
    return ReasonLine(told(reason), reason.code, reason.fields)


def _told(record: Record, incident: Incident) -> list[tuple[str, str]]:
    """What the row says, in words, without what it leaves empty."""
    spot, deaths = incident.spot, incident.deaths
    where = [each for each in (spot.name, spot.admin2, spot.admin1, spot.country) if each]
    degrees = f"{spot.latitude}, {spot.longitude}" if spot.latitude is not None else ""
    numbers = (("best", deaths.best), ("lowest", deaths.low), ("highest", deaths.high),
               ("civilians", deaths.civilians))  # fmt: skip
    counted = [f"{word} {n}" for word, n in numbers if n is not None]
    cells = (
        ("Day", f"known to the {incident.spread.value}"),
        ("Where", ", ".join(where)),
        ("Place", GRAIN_WORDS[spot.grain.value]),
        ("Degrees north, east", degrees),
        ("What", incident.code),
        ("Counted as", incident.kind.value.replace("_", " ")),
        ("Deaths", ", ".join(counted)),
        ("Beside the first", ", ".join(incident.with_a)),
        ("Beside the second", ", ".join(incident.with_b)),
        ("Told first by", incident.original or ""),
        ("Conflict", incident.conflict or ""),
        ("Words", incident.notes or ""),
        ("Warnings", ", ".join(incident.flags)),
        ("From", record.incidents.file_of(incident.id)),
    )
    return [(name, text) for name, text in cells if text]


def answer_one(desk: Desk, asked: Asked) -> dict[str, Plain]:
    record = desk.record
    incident = record.incidents.one(asked.ident)
    verdicts = [to_plain(each) for each in record.verdicts.of(incident.id)]
    return {"incident": to_plain(incident), "file": record.incidents.file_of(incident.id),
            "verdicts": verdicts}  # fmt: skip


_HELP = (
    "Each incident with what it is under the terms and why: four questions (time, place, parties, "
    "act), each with its answer and the data it rests on."
)
_ONE_HELP = (
    "One incident as its source has it, and what it is under each ceasefire, with the reasons."
)
VERDICTS = Screen(
    "monitor-verdicts", "/monitor/verdicts", "", VerdictsContext, build, answer, help=_HELP
)
INCIDENT = Screen(
    "monitor-incident", "/monitor/incidents/{ident:path}", "", IncidentContext, build_one,
    answer_one, help=_ONE_HELP,
)  # fmt: skip
