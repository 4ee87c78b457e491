"""Agreements in the layout of PA-X (Bell and Badanjak 2019): its 27 columns of metadata, its
provisions on security and implementation as far as the press tells them, and the words.

PA-X codes the texts of agreements; a record has what the press says of them. What the press does
not say stays empty, and a provision is 1 where some page mentions it: never 2 or 3, which grade
the text itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from pathlib import Path

from dragoman.actors import Registry, load_registry
from dragoman.errors import ExchangeError
from dragoman.exchange.conflict import PARTY_ROLES, THIRD_ROLES, home_of, key_of
from dragoman.exchange.csv_file import write_rows
from dragoman.exchange.documents import DONE, Told, documents
from dragoman.exchange.written import Ask, Counting, Row, Written, chosen
from dragoman.model import Agreement, Fact, FactKind
from dragoman.record import Record
from dragoman.record.store.rows import PageRow

METADATA = (
    "Con", "Contp", "PP", "PPName", "Reg", "AgtId", "Ver", "Agt", "Dat", "Status", "Lgt",
    "N_characters", "Agtp", "Stage", "StageSub", "Part", "ThrdPart", "OthAgr", "Loc1ISO",
    "Loc2ISO", "Loc1GWNO", "Loc2GWNO", "UcdpCon", "UcdpAgr", "PamAgr", "CowWar", "Interim",
)  # fmt: skip
"""PA-X's first 27 columns, in its order and under its names."""
PROVISIONS = (
    "GRef", "ProtCiv", "DevHum", "SsrGua", "Ce", "CeProv", "CeGen", "DdrDemil", "SsrPsf", "SsrFf",
    "Terr", "TjPrire", "ImUN", "ImOth", "ImPK", "ImE", "ImSrc",
)  # fmt: skip
"""PA-X's columns on security and implementation that the press tells of, in its order."""
EVIDENCE = (
    "evidence_fact", "evidence_status", "evidence_quote", "evidence_start", "evidence_end",
    "evidence_page", "evidence_url", "evidence_outlet", "evidence_published",
    "evidence_provisions", "evidence_facts",
)  # fmt: skip
COLUMNS = METADATA + PROVISIONS + EVIDENCE
_SEPARATOR = "; \r\n"
"""PA-X lists parties one a line."""
_MOST_QUOTES = 3


def write(path: Path, record: Record, ask: Ask) -> Written:
    """One agreement a row, by day; those that no page tells as made are left out and counted."""
    names = chosen(COLUMNS, ask.columns, what="a PA-X table")
    registry = load_registry()
    pages = {page.id: page for page in record.pages()}
    found = documents(record, ask.wanted)
    made = [told for told in found if told.made]
    rows = Counting(agreement_row(told, registry, pages) for told in made)
    write_rows(path, names, rows)
    return Written(rows.rows, len(found) - len(made), "told as made by no page")


def agreement_row(told: Told, registry: Registry, pages: dict[str, PageRow]) -> Row:
    """One agreement as PA-X would have it."""
    home = home_of(told, registry)
    row: Row = dict.fromkeys(COLUMNS, "")
    row |= {
        "Con": "/".join(actor.name for key in home if (actor := registry.actor(key)) is not None),
        "PPName": _process(told, registry),
        "AgtId": told.id,
        "Ver": 1,
        "Agt": told.name,
        "Dat": _day(told, registry),
        "Status": _status(told),
        "Agtp": _type(told, registry, home),
        "Stage": "Cea" if told.truce else "",
        "Part": _SEPARATOR.join(_names(told, PARTY_ROLES)),
        "ThrdPart": third_parties(told),
        **_codes(registry, home),
    }
    return row | _provisions(told) | _evidence(told, pages)


def third_parties(told: Told) -> str:
    """Guarantors, mediators, witnesses … in PA-X's own way: "Guarantor: X, Y; Witness: Z"."""
    parts = []
    for role in THIRD_ROLES:
        if names := _names(told, (role,)):
            parts.append(f"{role.capitalize()}: {', '.join(names)}")
    return "; ".join(parts)


def _names(told: Told, roles: Sequence[str]) -> list[str]:
    """Names of who has one of these roles, each once, in the order told."""
    found = {
        actor.actor or actor.name: actor.name for role, actor, _ in told.parts() if role in roles
    }
    return [name.replace(";", ",") for name in found.values()]


def _day(told: Told, registry: Registry) -> str:
    """The day of signature, else the first that the press tells, else the registry's."""
    days = [told.made_on] if told.made_on else []
    days = days or sorted(
        day
        for fact in told.steps("signed", "adopted", "reached", "published", "entered_into_force")
        if (day := fact.day.start) is not None and fact.day.end == day
    )
    if not days and told.agreement and told.agreement in registry.agreements:
        known = registry.agreements[told.agreement]
        days = [day for day in (known.signed, known.declared, known.in_force) if day is not None]
    return days[0].isoformat() if days else ""


def _status(told: Told) -> str:
    sides = {actor.actor or actor.name for role, actor, _ in told.parts() if role in PARTY_ROLES}
    if len(sides) > 1 and told.steps("signed", "adopted", "reached", "entered_into_force"):
        return "Multiparty signed/agreed"
    return "Unilateral document" if len(sides) == 1 else "Status unclear"


def _type(told: Told, registry: Registry, home: tuple[str, ...]) -> str:
    """Inter: between states about themselves; InterIntra: with a state from abroad, about a
    conflict inside another; Intra: within one state."""
    keys = {
        key_of(registry, actor.actor) if actor.actor else actor.name
        for role, actor, _ in told.parts()
        if role in PARTY_ROLES
    }
    if not keys:
        return ""
    kinds = {key: registry.actor(key) for key in keys}
    abroad = {key for key, actor in kinds.items() if actor is not None and actor.kind == "state"}
    if abroad - set(home):
        return "InterIntra"
    return "Inter" if abroad == keys and len(keys) > 1 else "Intra"


def _process(told: Told, registry: Registry) -> str:
    known = registry.agreements.get(told.agreement) if told.agreement else None
    process = registry.processes.get(known.process) if known and known.process else None
    return process.name if process is not None else ""


def _codes(registry: Registry, home: tuple[str, ...]) -> Row:
    codes: Row = {}
    for at in (1, 2):
        actor = registry.actor(home[at - 1]) if len(home) >= at else None
        known = dict(actor.codes) if actor is not None else {}
        codes |= {f"Loc{at}ISO": known.get("iso3", ""), f"Loc{at}GWNO": known.get("gw", "")}
    return codes


def _provisions(told: Told) -> Row:
    """Provisions with the words that mention them; CeGen only where no more is told of a truce."""
    quotes: dict[str, list[dict[str, str]]] = {}
    for fact in told.facts:
        if fact.status not in DONE and fact.kind is not FactKind.COMMITMENT:
            continue
        for name, pattern in provision_terms().items():
            if pattern.search(fact.quote):
                quotes.setdefault(name, []).append({"fact": fact.id, "quote": fact.quote})
    truce = quotes.pop("Ce", [])
    terms = [fact for fact in told.facts if fact.kind is FactKind.CEASEFIRE]
    row: Row = {name: int(name in quotes) for name in PROVISIONS}
    if terms or told.truce:
        row |= {"Ce": 1, "CeProv": 1}
        truce = [{"fact": fact.id, "quote": fact.quote} for fact in terms] or truce
    elif truce:
        row |= {"Ce": 1, "CeGen": 1}
    if truce:
        quotes["Ce"] = truce
    row["ImSrc"] = 1
    row["evidence_provisions"] = json.dumps(
        {name: _first(found) for name, found in sorted(quotes.items())}, ensure_ascii=False
    )
    return row


def _first(found: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Some quotations, each of its words once: copies repeat them."""
    return list({each["quote"]: each for each in reversed(list(found))}.values())[::-1][
        :_MOST_QUOTES
    ]


@cache
def provision_terms() -> dict[str, re.Pattern[str]]:
    """What mentions each provision, from `pax_provisions.tsv`."""
    table = (resources.files("dragoman.exchange") / "pax_provisions.tsv").read_text("utf-8")
    found: dict[str, re.Pattern[str]] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            name, terms = line.split("\t")
            if name not in PROVISIONS:
                raise ExchangeError(f"pax_provisions.tsv: {name} is no provision of PA-X's")
            found[name] = re.compile(rf"\b(?:{terms})\b", re.IGNORECASE)
    return found


def _evidence(told: Told, pages: dict[str, PageRow]) -> Row:
    """The words that tell most surely that it was made, and where they stand."""
    best = best_fact(told.facts)
    page = pages[best.page]
    return {
        "evidence_fact": best.id,
        "evidence_status": best.status.value,
        "evidence_quote": best.quote,
        "evidence_start": best.start,
        "evidence_end": best.end,
        "evidence_page": best.page_name,
        "evidence_url": page.url or "",
        "evidence_outlet": best.outlet or "",
        "evidence_published": page.published.start.isoformat() if page.published.start else "",
        "evidence_facts": " ".join(fact.id for fact in told.facts),
    }


def best_fact(facts: Iterable[Fact]) -> Fact:
    """The fact that tells most surely that something was made."""
    return min(facts, key=_rank)


def _rank(fact: Fact) -> tuple[bool, bool, bool, str, str]:
    """A step told as done before others, in the outlet's own voice before others."""
    step = isinstance(fact.detail, Agreement)
    day = fact.day.start.isoformat() if fact.day.start else "9999"
    return fact.status not in DONE, not step, bool(fact.voices), day, fact.id
