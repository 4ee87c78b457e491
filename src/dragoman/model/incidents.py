"""One incident as an event data set tells it: who against whom, when, where, how many died."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DaySpread(StrEnum):
    """How closely a data set knows the day; `first` and `last` cover the whole span."""

    __hash__ = str.__hash__

    DAY = "day"
    DAYS = "days"
    """Two to six days."""
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class PlaceGrain(StrEnum):
    """How closely a data set knows the place; the coordinates are only as good as this."""

    __hash__ = str.__hash__

    EXACT = "exact"
    NEAR = "near"
    """Within about 25 km of the coordinates."""
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    FUZZY = "fuzzy"
    """A line, a road, a region without borders."""
    COUNTRY = "country"
    SEA = "sea"
    """Sea or air."""
    UNKNOWN = "unknown"


class IncidentKind(StrEnum):
    """What the data set counts the incident as."""

    __hash__ = str.__hash__

    BATTLE = "battle"
    """Armed force between two organised sides (UCDP: state-based or non-state)."""
    ONE_SIDED = "one_sided"
    """Armed force against civilians."""
    SHELLING = "shelling"
    AIR_STRIKE = "air_strike"
    EXPLOSION = "explosion"
    """Mines, bombs laid, suicide attacks."""
    ABDUCTION = "abduction"
    OTHER_VIOLENCE = "other_violence"
    UNREST = "unrest"
    """Protests and riots."""
    STRATEGIC = "strategic"
    """Moves without violence: agreements, bases, arrests, changes of hands."""


@dataclass(frozen=True, slots=True)
class Deaths:
    """Best, lowest and highest estimate; None where the data set gives none.

    A data set with one number gives it three times.
    """

    best: int | None = None
    low: int | None = None
    high: int | None = None
    civilians: int | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where, by the data set's own words and coordinates (degrees, WGS 84)."""

    grain: PlaceGrain = PlaceGrain.UNKNOWN
    name: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """Who told it: the outlet, its day and headline, as far as the row gives them."""

    office: str | None = None
    day: date | None = None
    headline: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One row of an event data set, its words kept, its codes made comparable.

    `id` is the source and its own number ("ucdp-ged:214797", "acled:SYR1234"); `side_a` and
    `side_b` are the names exactly as the row has them ("" for none), `with_a` and `with_b`
    who fights beside them; `original` who told it first ("police", "SOHR");
    `number_of_sources` is None where the data set does not count; `code` the row's own label for
    what was done ("state-based", "Shelling/artillery/missile attack"); `flags` what the row warns
    of itself, or the reader of the row, name and value ("code_status=Check", "latitude=95.2").
    """

    id: str
    source: str
    first: date
    last: date
    spread: DaySpread
    kind: IncidentKind
    code: str
    side_a: str
    side_b: str
    spot: Spot
    deaths: Deaths
    with_a: tuple[str, ...] = ()
    with_b: tuple[str, ...] = ()
    accounts: tuple[Account, ...] = ()
    original: str | None = None
    number_of_sources: int | None = None
    clarity: int | None = None
    """1 an event of its own, 2 summed up by the source (UCDP)."""
    notes: str | None = None
    flags: tuple[str, ...] = ()
    code_a: str | None = None
    """The data set's own number of the side ("ucdp:118")."""
    code_b: str | None = None
    role_a: str | None = None
    """What the data set takes the side for ("State forces", "Rebel group")."""
    role_b: str | None = None
    conflict: str | None = None
    edition: int = 0
    """Which of two versions of a row is the later; 0 where nothing says (UCDP: the release,
    v23.1 as 230100; ACLED: its timestamp, in seconds since 1970)."""

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"an incident cannot end ({self.last}) before it starts")


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row of which no incident can be made: its number in the file (the header is row 1), its
    id where it has one, the reason ("no_day") and what the row says, in words."""

    row: int
    reason: str
    words: str
    id: str | None = None
