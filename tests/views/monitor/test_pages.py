"""From an incident to the pages that tell of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.factory import actor, day, fact
from tests.views.monitor.made import incident

from dragoman.model import (
    ActorKind,
    Day,
    Event,
    Layout,
    Page,
    Place,
    Precision,
    Reading,
    Zone,
    ZoneKind,
)
from dragoman.model.incidents import Account, Incident
from dragoman.record import Record, open_record
from dragoman.views.monitor import unjudged
from dragoman.views.monitor.pages import PageLink, Way, incident_pages

DAY = date(2021, 5, 3)
TITLES = ("Shells fall on Birun harbour after calm night", "Envoys meet in the harbour town",
          "Truce holds on the coast, monitors say")  # fmt: skip
WORDS = "Colombian troops shelled FARC positions in Meta on 3 May 2021."


def reading(title: str, n: int, published: str = "2021-05-04") -> Reading:
    text = f"{title}\n\n{WORDS}" if n == 0 else f"{title}\n\nNothing else was reported."
    page = Page(f"{n}.txt", text, outlet="Delta Post")
    zones = (Zone(ZoneKind.TITLE, 0, len(title), "first line"),
             Zone(ZoneKind.BODY, len(title) + 2, len(text), "running text"))  # fmt: skip
    state = actor("Government of Colombia", "col-gov", kind=ActorKind.GOVERNMENT)
    rebels = actor("FARC", "farc", kind=ActorKind.ARMED_GROUP)
    shelling = Event("assault", "bombard", (state,), (rebels,))
    facts = [fact(page, WORDS, shelling, when=day("2021-05-03"),
                  place=Place("Meta", "Meta", 0, 4))] if n == 0 else []  # fmt: skip
    layout = Layout(zones, title=title, published=day(published))
    return Reading(page, layout, tuple(facts), "en")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        for n, title in enumerate(TITLES):
            opened.add(reading(title, n))
        yield opened


def told(record: Record, headline: str, *, office: str = "Coast Radio",
         on: date | None = DAY) -> list[PageLink]:  # fmt: skip
    row = incident(first=DAY, accounts=(Account(office, on, headline),))
    return list(incident_pages(record, unjudged([row])))


def test_a_headline_leads_to_the_page_of_that_title(record: Record) -> None:
    [link] = told(record, "Shells fall on Birun Harbour, after calm night")
    assert (link.title, link.way, link.score) == (TITLES[0], Way.HEADLINE, 1.0)
    assert link.reason == (
        "the headline shares 6 of 6 words with the title; published 1 days apart"
    )


def test_most_of_the_words_are_enough_where_outlet_or_day_agree(record: Record) -> None:
    headline = "Shells fall on Birun harbour, calm ends"
    assert [link.title for link in told(record, headline, office="DELTA POST")] == [TITLES[0]]
    assert told(record, headline, on=date(2021, 6, 1)) == []


def test_two_common_words_are_anybodys(record: Record) -> None:
    assert told(record, "Truce holds") == []


def test_a_title_of_another_year_is_another_event(record: Record) -> None:
    assert told(record, TITLES[0], on=date(2020, 5, 3)) == []


def of_sides(side_a: str, side_b: str, first: date = DAY, admin1: str = "Meta") -> Incident:
    row = incident(first=first, sides=(side_a, side_b), admin1=admin1)
    return replace(row, spot=replace(row.spot, country="Colombia"))


def test_day_place_and_sides_lead_to_the_fact_and_its_page(record: Record) -> None:
    row = of_sides("Government of Colombia", "FARC")
    [link] = incident_pages(record, unjudged([row]))
    assert (link.page_name, link.way) == ("0.txt", Way.FACT)
    assert record.fact(link.fact or "").quote == WORDS
    assert "the same place, Meta" in link.reason


OTHERS = [
    of_sides("Government of Colombia", "FARC", date(2021, 5, 5)),
    of_sides("Government of Colombia", "FARC", admin1="Cauca"),
    of_sides("Government of Colombia", "ELN"),
    of_sides("rebels", "unknown gunmen"),
]


@pytest.mark.parametrize("row", OTHERS, ids=["day", "place", "side", "labels"])
def test_another_day_place_or_side_does_not(record: Record, row: Incident) -> None:
    assert list(incident_pages(record, unjudged([row]))) == []


def test_a_label_beside_a_side_that_agrees_does_no_harm(record: Record) -> None:
    [link] = incident_pages(record, unjudged([of_sides("Government of Colombia", "rebels")]))
    assert link.way is Way.FACT


def test_a_fact_of_a_whole_month_is_no_match(tmp_path: Path) -> None:
    whole = reading(TITLES[0], 0)
    month = Day(date(2021, 5, 1), date(2021, 5, 31), Precision.MONTH)
    rough = replace(whole, facts=tuple(replace(f, day=month) for f in whole.facts))
    with open_record(tmp_path / "m.db") as opened:
        opened.add(rough)
        row = of_sides("Government of Colombia", "FARC")
        assert list(incident_pages(opened, unjudged([row]))) == []
