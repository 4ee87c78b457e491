"""Days and facts in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from tests.factory import (
    ACCORD,
    FRONT,
    KOVAC,
    day,
    details,
    fact,
    page,
    voice,
)  # fmt: skip

from dragoman.model import (
    UNKNOWN_DAY,
    Agreement,
    AliasOf,
    Ceasefire,
    Commitment,
    Content,
    Day,
    Designation,
    Detail,
    Event,
    Invitation,
    Meeting,
    MonitorReport,
    Polarity,
    Position,
    Precision,
    Role,
    Stance,
    Statement,
    Status,
    Track,
    TrackName,
)  # fmt: skip
from dragoman.views.headlines import headline
from dragoman.views.words import STATUS_MARKS, day_text, voices_text

FEB, MARCH = date(2017, 2, 2), date(2017, 3, 9)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (day("2016-12-20"), "20 Dec 2016"),
        (day("2016-12-01", until="2016-12-31"), "Dec 2016"),
        (day("2016-02-01", until="2016-02-29"), "Feb 2016"),
        (day("2016-01-01", until="2016-12-31"), "2016"),
        (day("2016-06-01", until="2016-08-31"), "Jun–Aug 2016"),
        (day("2016-12-19", until="2016-12-25", precision=Precision.WEEK), "week of 19 Dec 2016"),
        (day("2016-12-19", until="2016-12-21"), "19–21 Dec 2016"),
        (day("2016-12-28", until="2017-01-03"), "28 Dec 2016 – 3 Jan 2017"),
        (Day(None, FEB), "by 2 Feb 2017"),
        (Day(FEB, None), "from 2 Feb 2017"),
        (Day(not_after=FEB), "by 2 Feb 2017"),
        (Day(not_before=FEB), "from 2 Feb 2017"),
        (Day(not_before=FEB, not_after=MARCH), "between 2 Feb 2017 and 9 Mar 2017"),
        (Day(date.min, date.max), "1 Jan 1 – 31 Dec 9999"),
        (UNKNOWN_DAY, "day unknown"),
    ],
)
def test_days(when: Day, words: str) -> None:
    assert day_text(when) == words


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        (Statement(KOVAC, (FRONT,), "warned", "warn"), "Ana Kovač warned Harbour Front"),
        (Agreement(ACCORD, "entered_into_force"), "Elim Accord entered into force"),
        (
            Commitment((FRONT,), "leave the port", deadline=day("2021-07-01")),
            "Harbour Front: leave the port, by 1 Jul 2021",
        ),
        (
            Ceasefire(False, "coast", (FRONT,), (KOVAC,)),
            "Ceasefire does not hold (coast): Ana Kovač; leaves out Harbour Front",
        ),
        (Designation(KOVAC, FRONT, "spoilers"), "Ana Kovač calls Harbour Front “spoilers”"),
        (Invitation(None, FRONT, "the talks"), "Invited: Harbour Front to the talks"),
        (Position(FRONT, "patrols", "rejects"), "Harbour Front rejects: patrols"),
        (Role(FRONT, "excluded_party", "the truce"), "Harbour Front: excluded party, the truce"),
        (AliasOf("Front", ("HF", "Port Union"), "also_known_as"),
         "Front, also known as HF, Port Union"),
        (Track(TrackName("coastal track", "2+2"), (KOVAC,), "a round"),
         "coastal track (2+2): Ana Kovač; next: a round"),
        (MonitorReport(FRONT, total=7, period="one day"),
         "Harbour Front registers 7 violations, one day"),
        (Event("retreat", None, (FRONT,), (KOVAC,), "left"),
         "Retreat: Harbour Front → Ana Kovač: left"),
    ],
)  # fmt: skip
def test_headlines(detail: Detail, words: str) -> None:
    assert headline(fact(page(), "Envoy", detail)) == words


def test_a_statement_tells_all_its_words_and_a_negated_one_that_it_was_not_made() -> None:
    said = Statement(
        KOVAC, act="confirm", content=Content(0, 1, "a"), further=(Content(1, 2, "b"),)
    )
    assert headline(fact(page(), "Envoy", said)) == "Ana Kovač confirmed: a … b"
    denied = fact(page(), "Envoy", said, polarity=Polarity.NEGATED)
    assert headline(denied) == "Ana Kovač did not confirm: a … b"


def test_a_meeting_of_nobody_named_shows_its_words() -> None:
    assert headline(fact(page(), "The delegations", Meeting(()))) == "Meeting: The delegations"
    told = Statement(KOVAC, content=Content(0, 9, "that it holds"))
    assert headline(fact(page(), "Envoy", told)) == "Ana Kovač said that it holds"


def test_who_passes_on_his_own_words_is_named_once() -> None:
    chain = [voice("local media"), voice(KOVAC), voice(KOVAC), voice(FRONT, Stance.DENIES)]
    assert voices_text(chain) == "local media › Ana Kovač › Harbour Front (denies)"


def test_a_deadline_is_not_told_twice() -> None:
    owed = Commitment((FRONT,), "leave by 2021-07-01", deadline=day("2021-07-01"))
    assert headline(fact(page(), "Envoy", owed)) == "Harbour Front: leave by 2021-07-01"


@given(details)
def test_every_fact_has_a_headline_of_one_line(detail: Detail) -> None:
    words = headline(fact(page(), "Envoy", detail))
    assert words == " ".join(words.split()) != ""


def test_every_status_has_its_own_mark() -> None:
    assert set(STATUS_MARKS) == set(Status)
    assert len(set(STATUS_MARKS.values())) == len(Status)
