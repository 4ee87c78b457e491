"""An agreement or ceasefire as a data set of the field knows it, in the set's own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day of it: what happened then ("signed", "declared", "in force", "ended"), and between
    which days it was, where the data set does not know the day itself."""

    what: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class KnownParty:
    """Somebody in it, the name exactly as the data set has it. `code` is the data set's own
    number ("ucdp:118"), `role` its own word for the part ("Guarantor"); `third` marks whoever is
    no party: guarantors, mediators, witnesses."""

    name: str
    code: str | None = None
    role: str | None = None
    third: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """One agreement (PA-X) or ceasefire (CF), known elsewhere than in the press.

    `id` is the source and its own number ("pax:2093", "cf:652-107"). `countries` are codes
    ("gw:652", "iso3:SYR"), `about` the countries by name, `conflicts` UCDP's numbers, `linked`
    ids in another data set that this one gives. `words` is free text about it: lists of
    signatories, comments. `cells` holds every column as it stands, but empty ones and zeros;
    `flags` what cannot be read ("Dat=soon").
    """

    id: str
    source: str
    name: str
    days: tuple[KnownDay, ...] = ()
    parties: tuple[KnownParty, ...] = ()
    countries: tuple[str, ...] = ()
    about: str = ""
    conflicts: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    flags: tuple[str, ...] = ()

    def cell(self, column: str) -> str:
        """What stands in a column; empty for nothing or zero."""
        return next((cell for name, cell in self.cells if name == column), "")
