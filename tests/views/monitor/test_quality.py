from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views.monitor.made import DAY, INCIDENTS, incident

from dragoman.model.incidents import Account, Deaths, Incident, PlaceGrain
from dragoman.views.monitor import unjudged
from dragoman.views.monitor.quality import TRAITS, Odd, odd_days, quality
from dragoman.views.monitor.sources import first_tellers, source_key, sources

SPELLINGS = [
    ("Air Wars", "airwars"),
    ("http://www.deltapost.org/", "Delta Post"),
    ("al-Delta News", "Al Delta News"),
    ("THE COAST OFFICE", "Coast Office"),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_spellings_of_one_source_meet(one: str, other: str) -> None:
    assert source_key(one) == source_key(other)


@pytest.mark.parametrize(("one", "other"), [("CRW", "Coast Rights Watch"), ("Delta", "Deltas")])
def test_an_abbreviation_and_another_name_do_not(one: str, other: str) -> None:
    assert source_key(one) != source_key(other)


TELLERS = [
    ("police; the mayor", ("police", "the mayor")),
    ("Delta/Coast Radio, army", ("Delta", "Coast Radio", "army")),
    ("https://coast.example/a", ("https://coast.example/a",)),
    ("Coast and Hills Observatory\n", ("Coast and Hills Observatory",)),
]


@pytest.mark.parametrize(("text", "names"), TELLERS)
def test_who_told_it_first_is_split(text: str, names: tuple[str, ...]) -> None:
    assert first_tellers(incident(original=text)) == names


def test_sources_are_counted_over_their_spellings() -> None:
    cases = unjudged(
        [
            incident(1, accounts=(Account("Air Wars"), Account("Delta Post")), original="police"),
            incident(2, accounts=(Account("airwars"),), original="police"),
            incident(3, accounts=(Account("airwars"),)),
        ]
    )
    rows = sources(cases)
    assert [(row.source, row.as_what, row.incidents, row.alone) for row in rows] == [
        ("airwars", "printed", 3, 2),
        ("Delta Post", "printed", 1, 0),
        ("police", "told first", 2, 2),
    ]
    assert rows[0].spellings == ("airwars", "Air Wars")


ODD = [
    (date(2030, 3, 14), Odd.YEAR_TYPO),
    (date(2013, 3, 14), Odd.YEAR_TYPO),
    (date(2131, 3, 14), Odd.YEAR_TYPO),
    (DAY - timedelta(31), Odd.SOURCE_LONG_BEFORE),
    (DAY - timedelta(30), Odd.SOURCE_BEFORE),
    (date(1753, 1, 1), Odd.NO_DAY),
    (DAY + timedelta(400), Odd.SOURCE_LONG_AFTER),
    (DAY, None),
    (DAY + timedelta(200), None),
]


@pytest.mark.parametrize(("told", "what"), ODD)
def test_days_of_sources_that_cannot_be(told: date, what: Odd | None) -> None:
    rows = odd_days(unjudged([incident(accounts=(Account("Delta Post", told, "Shells fall"),))]))
    assert [row.what for row in rows] == ([what] if what else [])


def test_how_far_away_a_source_stands() -> None:
    one = incident(1, DAY, DAY + timedelta(2), accounts=(Account("D", DAY - timedelta(40)),))
    other = incident(2, DAY, DAY + timedelta(2), accounts=(Account("D", DAY + timedelta(502)),))
    assert [row.away for row in odd_days(unjudged([one, other]))] == [-40, 500]


def test_each_trait_is_told_with_its_share_and_examples() -> None:
    cases = unjudged(
        [
            incident(1, grain=PlaceGrain.COUNTRY, admin1=None, accounts=(Account("D"),)),
            incident(2, last=DAY + timedelta(1), deaths=Deaths(), number_of_sources=2),
            incident(3, grain=PlaceGrain.ADMIN1, flags=("code_status=Check",), number_of_sources=1),
        ]
    )
    found = {row.trait: row for row in quality(cases)}
    assert {name for name, row in found.items() if row.incidents} == {
        "one_source", "no_source", "not_placed", "no_admin1", "several_days", "no_estimate",
        "only_admin1", "flagged",
    }  # fmt: skip
    assert found["one_source"].examples == ("made:1", "made:3")
    assert found["one_source"].share == pytest.approx(0.6667)
    assert found["one_source"].of == 3


def test_nothing_has_no_traits_and_all_lines() -> None:
    assert [row.incidents for row in quality([])] == [0] * len(TRAITS)


@given(INCIDENTS, st.randoms(use_true_random=False))
def test_the_order_of_incidents_changes_no_count(
    incidents: list[Incident], shuffle: object
) -> None:
    mixed = list(incidents)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = quality(unjudged(incidents)), quality(unjudged(mixed))
    assert [row.incidents for row in one] == [row.incidents for row in other]
    assert all(row.incidents <= row.of == len(incidents) for row in one)


@given(st.dates(date(1, 1, 2), date(9990, 1, 1)))
def test_any_day_of_a_source_can_be_weighed(told: date) -> None:
    assert len(odd_days(unjudged([incident(accounts=(Account("D", told),))]))) <= 1
