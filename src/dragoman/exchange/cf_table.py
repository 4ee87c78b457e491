"""Ceasefires in the layout of ETH/PRIO CF: one row for each declaring actor, -1 for what the press
does not tell, and besides what CF has no room for: who is left out, where, and the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from dragoman.actors import Registry, load_registry
from dragoman.exchange.conflict import PARTY_ROLES, home_of, scopes
from dragoman.exchange.csv_file import write_rows
from dragoman.exchange.documents import DONE, Told, documents
from dragoman.exchange.pax_table import best_fact, provision_terms
from dragoman.exchange.written import Ask, Counting, Row, Written, chosen
from dragoman.model import ActorKind, ActorRef, Ceasefire, Fact, Modality
from dragoman.record import Record
from dragoman.record.store.rows import PageRow

CF = (
    "cc", "cf_id", "uniq_id", "location", "region", "link", "ucdp_actor_id", "actor_name",
    "ucdp_acd_id", "ucdp_dyad", "pax_id", "cf_dec_yr", "cf_dec_month", "cf_dec_day",
    "cf_effect_yr", "cf_effect_month", "cf_effect_day", "evidence_onset", "side", "partial",
    "written", "fixed", "fixed_time", "nsa_frac", "p_humanitarian", "p_peaceprocess", "p_holiday",
    "p_election", "p_other", "p_other_comment", "p_unclear", "ceasefire_class", "timing", "cf_pp",
    "mediator_nego", "mediator_send", "implement", "enforcement", "ddr", "splinter", "ended",
    "end_yr", "end_month", "end_day", "evidence_end", "comment",
)  # fmt: skip
"""CF's columns up to its own notes, in its order and under its names."""
OWN = (
    "excluded_actors", "zone", "guarantors", "status", "told_by", "evidence_fact",
    "evidence_quote", "evidence_start", "evidence_end_at", "evidence_page", "evidence_url",
    "evidence_outlet", "evidence_published", "agreement",
)  # fmt: skip
COLUMNS = CF + OWN
UNKNOWN = -1
"""CF's sign for what is not known."""
_NATIONWIDE = re.compile(
    r"\b(?:nation-?wide|country-?wide|throughout|all (?:of|parts|territory|fronts)|all over|entire"
    r"|whole|across the country)\b",
    re.IGNORECASE,
)
_HOLIDAY = re.compile(
    r"\b(?:eid|ramadan|christmas|easter|new year|holiday|diwali|nowruz)\b", re.IGNORECASE
)
_ELECTION = re.compile(r"\b(?:elections?|referendum|polls?)\b", re.IGNORECASE)


def write(path: Path, record: Record, ask: Ask) -> Written:
    """One ceasefire and declaring actor a row, by day; agreements that are no ceasefire, and
    ceasefires that no page tells as made, are left out and counted."""
    names = chosen(COLUMNS, ask.columns, what="a CF table")
    registry = load_registry()
    pages = {page.id: page for page in record.pages()}
    found = documents(record, ask.wanted)
    truces = [told for told in found if told.truce and told.made]
    rows = Counting(ceasefire_rows(truces, registry, pages))
    write_rows(path, names, rows)
    return Written(rows.rows, len(found) - len(truces), "no ceasefire that some page tells as made")


def ceasefire_rows(
    truces: Iterable[Told], registry: Registry, pages: dict[str, PageRow]
) -> Iterator[Row]:
    """The rows of ceasefires, numbered within their country in the order given, as CF does."""
    numbers: dict[str, int] = {}
    for told in truces:
        home = home_of(told, registry)
        country = registry.actor(home[0]) if home else None
        code = dict(country.codes).get("gw", "") if country is not None else ""
        numbers[code] = number = numbers.get(code, 0) + 1
        common: Row = dict.fromkeys(COLUMNS, UNKNOWN)
        common |= {
            "cc": int(code) if code else UNKNOWN,
            "cf_id": number,
            "uniq_id": f"{code or 0}{number:03}",
            "location": country.name if country is not None else "",
            **_terms(told, country.name if country is not None else ""),
            **_evidence(told, pages),
        }
        actors = declaring(told)
        if not actors:
            yield common | {"actor_name": ""}
        for actor in actors:
            yield common | _actor(actor, registry)


def declaring(told: Told) -> list[ActorRef]:
    """Who declares a ceasefire: those told to sign it or to be its parties, each once."""
    found = {
        actor.actor or actor.name: actor
        for role, actor, _ in told.parts()
        if role in PARTY_ROLES and actor.kind is not ActorKind.GROUP
    }
    return list(found.values())


def _actor(actor: ActorRef, registry: Registry) -> Row:
    known = registry.actor(actor.actor) if actor.actor else None
    code = dict(known.codes).get("ucdp", "") if known is not None else ""
    return {"actor_name": actor.name, "ucdp_actor_id": int(code) if code.isdigit() else UNKNOWN}


def _terms(told: Told, country: str) -> Row:
    """What the press tells of days, coverage, purpose, mediators and mechanisms."""
    sides = len(declaring(told))
    words = " ".join(fact.quote for fact in told.facts)
    between = _others(told, ("mediator", "facilitator", "host", "guarantor", "sponsor"))
    ended = told.steps("ended", "suspended")
    monitored = any(_mentions(name, told.facts) for name in ("ImPK", "ImE"))
    return {
        "pax_id": UNKNOWN,
        **_date("cf_dec", _first(told, "signed", "adopted", "reached", "published")),
        **_date("cf_effect", _in_force(told)),
        "side": min(sides, 3) if sides else UNKNOWN,
        "partial": _partial(told, country),
        "written": 2 if told.steps("signed") else UNKNOWN,
        "p_humanitarian": 1 if _mentions("DevHum", told.facts) else UNKNOWN,
        "p_holiday": 1 if _HOLIDAY.search(words) else UNKNOWN,
        "p_election": 1 if _ELECTION.search(words) else UNKNOWN,
        "p_other_comment": "",
        "cf_pp": "",
        "mediator_nego": 1 if between else UNKNOWN,
        "mediator_send": ", ".join(between),
        "implement": 1 if monitored else UNKNOWN,
        "ended": UNKNOWN,
        **_date("end", ended[0].day.start if ended else None),
        "evidence_end": ended[0].quote if ended else "",
        "comment": "",
        "excluded_actors": "; ".join(_others(told, ("excluded_party",))),
        "zone": "; ".join(dict.fromkeys(scopes(told))),
        "guarantors": "; ".join(_others(told, ("guarantor",))),
        "agreement": told.name,
    }


def _partial(told: Told, country: str) -> int:
    """1 for part of the conflict's ground, 0 for all of it, -1 where no page says."""
    said = list(scopes(told))
    if not said:
        return UNKNOWN
    whole = any(_NATIONWIDE.search(words) or words.strip() == country for words in said)
    return 0 if whole else 1


def _others(told: Told, roles: Sequence[str]) -> list[str]:
    found = {
        actor.actor or actor.name: actor.name for role, actor, _ in told.parts() if role in roles
    }
    return [name.replace(",", " ").replace(";", " ") for name in found.values()]


def _mentions(provision: str, facts: Iterable[Fact]) -> bool:
    return any(provision_terms()[provision].search(fact.quote) for fact in facts)


def _first(told: Told, *actions: str) -> date | None:
    days = [fact.day.start for fact in told.steps(*actions) if fact.day.start == fact.day.end]
    return told.made_on or min((day for day in days if day is not None), default=None)


def _in_force(told: Told) -> date | None:
    days = [
        fact.day.start
        for fact in told.facts
        if fact.status in DONE
        and fact.day.start is not None
        and fact.day.start == fact.day.end
        and (
            fact in told.steps("entered_into_force")
            or (
                isinstance(fact.detail, Ceasefire)
                and fact.detail.holds
                and fact.modality is Modality.ACTUAL
            )
        )
    ]
    return min(days, default=None)


def _date(name: str, day: date | None) -> Row:
    parts = (day.year, day.month, day.day) if day else (UNKNOWN,) * 3
    return dict(zip((f"{name}_yr", f"{name}_month", f"{name}_day"), parts, strict=True))


def _evidence(told: Told, pages: dict[str, PageRow]) -> Row:
    fact = best_fact(told.facts)
    page = pages[fact.page]
    return {
        "evidence_onset": fact.quote,
        "status": fact.status.value,
        "told_by": " > ".join(voice.name for voice in fact.voices),
        "evidence_fact": fact.id,
        "evidence_quote": fact.quote,
        "evidence_start": fact.start,
        "evidence_end_at": fact.end,
        "evidence_page": fact.page_name,
        "evidence_url": page.url or "",
        "evidence_outlet": fact.outlet or "",
        "evidence_published": page.published.start.isoformat() if page.published.start else "",
    }
