"""What is compared: one agreement or ceasefire, as the press, PA-X or CF tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from dragoman.errors import ExchangeError
from dragoman.exchange.known import KnownFile
from dragoman.model import Known

Source = Literal["press", "pax", "cf"]
SOURCE_NAMES: dict[Source, str] = {"press": "the press", "pax": "PA-X", "cf": "CF"}


@dataclass(frozen=True, slots=True)
class CaseDay:
    """A day of an agreement: what happened then ("signed"), and between which days it was."""

    what: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class CaseParty:
    """Somebody in it. `keys` are registry ids, states and their governments under the state's;
    empty where nobody is known by that name. `third` marks guarantors, mediators, witnesses,
    `person` who signs or speaks for somebody; a person's keys are of whom he stands for."""

    name: str
    keys: frozenset[str] = frozenset()
    third: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words a case of the press rests on, and where they stand."""

    fact: str
    quote: str
    page: str
    page_name: str
    outlet: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Case:
    """One agreement or ceasefire. `countries` and `conflicts` are registry ids of states (or
    "gw:345") and UCDP conflict ids; `words` everything its source says about who took part, where
    parties can be looked for; `truce` how much of a ceasefire it is, 0 to 1; `written` whether
    there is a document, None where that is not known; `linked` ids that its source itself gives
    for the other data set; `about` names the countries it is about, and `home` has the states
    whose conflict it belongs to."""

    source: Source
    id: str
    name: str
    days: tuple[CaseDay, ...]
    countries: frozenset[str]
    parties: tuple[CaseParty, ...]
    words: str
    truce: float
    written: bool | None = None
    conflicts: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()
    about: str = ""
    home: frozenset[str] = frozenset()
    evidence: tuple[Evidence, ...] = ()


def known_of(kind: Source, path: str | Path) -> list[Known]:
    """What a PA-X or CF file knows, in its order. Raises ExchangeError for another file, and for
    a day that cannot be read, since nothing can be compared without it."""
    found = [each for each in KnownFile(kind, path, command="compare") if isinstance(each, Known)]
    for known in found:
        for column, cell in (flag.split("=", 1) for flag in known.flags):
            if column != "end":  # nothing is compared by the day on which it ended
                raise ExchangeError(
                    f"{path}: {known.id} has the day {cell!r} in {column}; write a day as "
                    "YYYY-MM-DD or, in CF, -1 for a part that is not known"
                )
    return found
