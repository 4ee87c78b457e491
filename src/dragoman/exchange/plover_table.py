"""Event data in the layout of POLECAT (Halterman et al. 2023), with PLOVER's auxiliary modes.

PLOVER's manual names four auxiliary modes (historical, future, hypothetical, negation) that no
coder writes. A record knows them: they are read off the status of each fact.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from dragoman.actors import Registry, load_registry
from dragoman.exchange.actor_codes import country_code, sector
from dragoman.exchange.plover import QUADS, SCORES, deed_of, root_of
from dragoman.exchange.written import Ask, Row, Written, chosen
from dragoman.model import (
    ActorKind,
    ActorRef,
    Agreement,
    Ceasefire,
    Commitment,
    Designation,
    Event,
    Fact,
    Invitation,
    Meeting,
    Modality,
    Place,
    Polarity,
    Position,
    Statement,
    Status,
)
from dragoman.record import Record
from dragoman.record.store.rows import PageRow

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province",
    "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
"""The columns of POLECAT's releases, in their order."""
OWN = (
    "Headline", "Auxiliary Modes", "Deed", "Status", "Voices", "Date Precision", "Quote", "Page",
    "Start", "End",
)  # fmt: skip
"""What POLECAT has no room for: status, voices and the words."""
COLUMNS = POLECAT + OWN
BACKGROUND = 31
"""Days before its page from which what happened is background: `historical`."""
_MANY = "; "


def write(path: Path, record: Record, ask: Ask) -> Written:
    """One fact a row, tab-separated, the first line opened by "#!" as POLECAT's is. Facts that are
    no events to PLOVER (roles, aliases, plain speech, registers) are left out and counted."""
    names = chosen(COLUMNS, ask.columns, what="a PLOVER table")
    registry = load_registry()
    pages = {page.id: page for page in record.pages()}
    told = stories(record)
    written = left_out = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow([f"#!{names[0]}", *names[1:]])
        for fact in record.facts(ask.wanted):
            row = event_row(fact, pages[fact.page], registry)
            if row is None:
                left_out += 1
                continue
            row |= told[fact.page].row()
            table.writerow([_cell(row[name]) for name in names])
            written += 1
    return Written(written, left_out, "no event to PLOVER")


def event_row(fact: Fact, page: PageRow, registry: Registry) -> Row | None:
    """A fact as an event; None where PLOVER codes no such thing, whatever its status.

    `Event Type` is PLOVER's own root, which turns with the status (what is called for is REQUEST,
    what is refused REJECT); `Deed` the root of the bare deed, and `Auxiliary Modes` say how that
    deed stands. Where PLOVER has no root for a deed that is not done, the deed's is kept.
    """
    deed = deed_of(fact.detail)
    root = root_of(fact) or deed
    if root is None:
        return None
    actors, recipients = sides(fact)
    mode = _mode(fact)
    row: Row = dict.fromkeys(COLUMNS, "")
    row |= {
        "Event ID": fact.id,
        "Event Date": _iso(fact.day.start or fact.day.end),
        "Event Type": root.upper(),
        "Event Mode": mode if root == deed else "",
        "Intensity": SCORES.get((root, mode), SCORES[root, ""]),
        "Quad Code": QUADS[root].upper(),
        "Source": fact.outlet or fact.page_name,
        "Publication Date": _iso(page.published.start or page.published.end),
        "Language": page.language or "",
        "Version": "dragoman",
        "Headline": page.title or "",
        "Auxiliary Modes": _MANY.join(auxiliary_modes(fact, page.published.start)),
        "Deed": (deed or root).upper(),
        "Status": fact.status.value,
        "Voices": " > ".join(voice.name for voice in fact.voices),
        "Date Precision": fact.day.precision.value,
        "Quote": fact.quote,
        "Page": page.url or fact.page_name,
        "Start": fact.start,
        "End": fact.end,
    }
    return (
        row
        | _side("Actor", actors, registry)
        | _side("Recipient", recipients, registry)
        | _place(fact, registry)
    )


def auxiliary_modes(fact: Fact, published: date | None) -> tuple[str, ...]:
    """PLOVER's auxiliary modes of a fact's deed, read off its status.

    Planned is `future`; called for, possible and conditional are `hypothetical`; what is told as so
    has none, or `historical` where it lies a month or more before its page; what is negated, denied
    or cancelled has `negation` beside these.
    """
    modes = []
    if fact.modality is Modality.PLANNED:
        modes.append("future")
    elif fact.modality in (Modality.CALLED_FOR, Modality.POSSIBLE, Modality.CONDITIONAL):
        modes.append("hypothetical")
    elif published and fact.day.end and published - fact.day.end >= timedelta(BACKGROUND):
        modes.append("historical")
    if fact.polarity is Polarity.NEGATED or fact.status in (Status.DENIED, Status.CANCELLED):
        modes.append("negation")
    return tuple(modes)


def sides(fact: Fact) -> tuple[tuple[ActorRef, ...], tuple[ActorRef, ...]]:
    """Who does it, and to whom; those who sit together or sign are all actors, as PLOVER has it,
    but for the host of a visit."""
    match fact.detail:
        case Event(actors=actors, recipients=recipients):
            return actors, recipients
        case Statement() as said:
            return (said.speaker, *said.together), said.addressees
        case Meeting(participants=seats):
            hosts = tuple(seat.actor for seat in seats if seat.role == "host")
            return tuple(seat.actor for seat in seats if seat.role != "host"), hosts
        case Agreement(roles=roles):
            return tuple(holder.actor for holder in roles), ()
        case Commitment() as owed:
            return owed.obligors, owed.beneficiaries
        case Ceasefire(parties=parties):
            return parties, ()
        case Invitation(inviter=inviter, invitee=invitee):
            return ((inviter,) if inviter else ()), (invitee,)
        case Designation(authority=authority, target=target):
            return ((authority,) if authority else ()), (target,)
        case Position(holder=holder):
            return (holder,), ()
    return (), ()


def _mode(fact: Fact) -> str:
    if isinstance(fact.detail, Event):
        return fact.detail.mode or ""
    if isinstance(fact.detail, Meeting):
        if fact.detail.format in ("phone call", "visit"):
            return "phone" if fact.detail.format == "phone call" else "visit"
        return "multilateral" if len(fact.detail.participants) > 2 else ""
    holds = isinstance(fact.detail, Ceasefire) and fact.detail.holds is not False
    return "ceasefire" if holds else ""


def _side(which: str, actors: Iterable[ActorRef], registry: Registry) -> Row:
    """The columns of one side; several actors stand in each cell in one order."""
    refs = list({actor.actor or actor.name: actor for actor in actors}.values())
    sectors = [sector(registry, ref) for ref in refs]
    return {
        f"{which} Name": _joined(ref.name for ref in refs),
        f"{which} Country": _joined(country_code(registry, ref, "iso3") for ref in refs),
        f"{which} COW": _joined(country_code(registry, ref, "gw") for ref in refs),
        f"Primary {which} Sector": sectors[0] if sectors else "",
        f"{which} Sectors": _joined(sectors),
        f"{which} Name Raw": _joined(ref.text for ref in refs),
    }


def _place(fact: Fact, registry: Registry) -> Row:
    place = fact.place
    if place is None:
        return {}
    return {
        "Placename": place.name,
        "Province": place.admin1 or "",
        "Country": _country(place, registry),
        "Latitude": "" if place.latitude is None else place.latitude,
        "Longitude": "" if place.longitude is None else place.longitude,
        "Raw Placename": place.text,
    }


def _country(place: Place, registry: Registry) -> str:
    state = registry.actor(place.country) if place.country else None
    return dict(state.codes).get("iso3", "") if state is not None else place.country or ""


@dataclass(slots=True)
class Story:
    """Whom and what all facts of a page name, for POLECAT's columns about the story."""

    people: dict[str, None] = field(default_factory=dict)
    organizations: dict[str, None] = field(default_factory=dict)
    locations: dict[str, None] = field(default_factory=dict)

    def take(self, fact: Fact) -> None:
        for actor in fact.actors():
            person = actor.kind is ActorKind.PERSON
            (self.people if person else self.organizations)[actor.name] = None
        if fact.place:
            self.locations[fact.place.name] = None

    def row(self) -> Row:
        return {
            "Story People": _joined(self.people),
            "Story Organizations": _joined(self.organizations),
            "Story Locations": _joined(self.locations),
        }


def stories(record: Record) -> dict[str, Story]:
    """What each page names, by the page's id."""
    found: dict[str, Story] = {}
    for fact in record.facts():
        found.setdefault(fact.page, Story()).take(fact)
    return found


def _joined(parts: Iterable[str]) -> str:
    cells = [part.replace(";", ",") for part in parts]
    return _MANY.join(cells) if any(cells) else ""


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _cell(value: object) -> str:
    """A cell on one line: tabs and ends of line are what separates cells and rows."""
    return " ".join(str(value).split())


def read(path: Path) -> Iterator[dict[str, str]]:
    """The rows of such a file, as it was written or as POLECAT's own are."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file, delimiter="\t")
        columns = [name.removeprefix("#!") for name in next(lines, [])]
        for line in lines:
            yield dict(zip(columns, line, strict=True))
