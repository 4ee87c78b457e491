"""Small incidents and verdicts, made by hand or by hypothesis."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from dragoman.model.incidents import (
    Account,
    DaySpread,
    Deaths,
    Incident,
    IncidentKind,
    PlaceGrain,
    Spot,
)
from dragoman.model.verdicts import Answer, Question, Reason, Ruling, Verdict

ARDAL, NORTH = "Government of Ardal", "Northern Front"
DAY = date(2031, 3, 12)
"""A Wednesday."""
SOME = Deaths(2, 1, 4)


def incident(
    number: int = 1,
    first: date = DAY,
    last: date | None = None,
    *,
    sides: tuple[str, str] = (ARDAL, NORTH),
    admin1: str | None = "Birun",
    deaths: Deaths = SOME,
    spread: DaySpread = DaySpread.DAY,
    grain: PlaceGrain = PlaceGrain.EXACT,
    accounts: tuple[Account, ...] = (),
    original: str | None = None,
    number_of_sources: int | None = None,
    flags: tuple[str, ...] = (),
    name: str | None = None,
) -> Incident:
    """One row of an invented data set."""
    return Incident(
        id=f"made:{number}", source="made", first=first, last=last or first, spread=spread,
        kind=IncidentKind.SHELLING, code="shelling", side_a=sides[0], side_b=sides[1],
        spot=Spot(grain, name, admin1), deaths=deaths, accounts=accounts, original=original,
        number_of_sources=number_of_sources, flags=flags,
    )  # fmt: skip


def verdict(
    of: Incident,
    ruling: Ruling = Ruling.POTENTIAL_VIOLATION,
    *,
    zones: tuple[str, ...] = (),
    place: Answer = Answer.YES,
    parties: Answer = Answer.YES,
) -> Verdict:
    """What it is under invented terms."""
    reasons = (
        Reason(Question.TIME, Answer.YES, "in_force"),
        Reason(Question.PLACE, place, "made_up"),
        Reason(Question.PARTIES, parties, "made_up"),
    )
    return Verdict(of.id, "ardal-truce", ruling, reasons, zones)


DAYS = st.dates(date(2031, 1, 1), date(2031, 12, 31))
INCIDENTS = st.lists(
    st.builds(
        lambda number, first, long, side, admin1, best: incident(
            number, first, first + timedelta(long), sides=(ARDAL, side), admin1=admin1,
            deaths=Deaths(best, best, best), accounts=(Account("Delta Post"),),
        ),
        st.integers(1, 10**6),
        DAYS,
        st.integers(0, 40),
        st.sampled_from([NORTH, "Southern Column", "Northern Front, Southern Column"]),
        st.sampled_from(["Birun", "Ceyla", None]),
        st.one_of(st.none(), st.integers(0, 9)),
    ),
    max_size=25,
)  # fmt: skip
