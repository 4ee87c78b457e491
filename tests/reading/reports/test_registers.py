"""Registers of violations: totals, breakdowns and who counted, from sentences to facts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.facts.reading import facts_of

from dragoman.model import FactKind, MonitorReport
from dragoman.reading.reports.counts import number


def _registers(text: str) -> list[MonitorReport]:
    facts = facts_of(text, FactKind.MONITOR_REPORT)
    return [fact.detail for fact in facts if isinstance(fact.detail, MonitorReport)]


COUNTED = [
    ("The Turkish party has registered three cases of firing in Lusaka.", 3),
    ("Chad reported 32 ceasefire violations by rebel forces in the past 24 hours.", 32),
    ("A total of 340 truce violations have been recorded by the United Nations mission.", 340),
    ("The United Nations mission counted twenty-seven breaches of the truce last week.", 27),
    ("Chad said Niger violated the ceasefire 120 times in January.", 120),
    ("Chad's army said Nigerien forces committed 14 ceasefire violations in 2018.", 14),
    ("According to the Chadian defence ministry, the ceasefire was violated about 60 times.", 60),
]


@pytest.mark.parametrize(("text", "total"), COUNTED)
def test_totals_in_figures_and_words(text: str, total: int) -> None:
    assert [register.total for register in _registers(text)] == [total]


def test_a_breakdown_in_words_adds_up() -> None:
    (register,) = _registers(
        "The mission recorded 12 ceasefire violations, of which eight in Bangui and four in Bria."
    )
    assert [(s.admin1, s.count) for s in register.breakdown] == [("Bangui", 8), ("Bria", 4)]
    assert register.adds_up


def test_a_row_of_names_and_figures_is_a_breakdown() -> None:
    (register,) = _registers("The mission recorded 9 violations: Bangui 5, Bria 3, Birao 1.")
    assert [(s.admin1, s.count) for s in register.breakdown] == [
        ("Bangui", 5),
        ("Bria", 3),
        ("Birao", 1),
    ]
    assert register.adds_up


def test_a_first_count_with_its_place_is_a_share() -> None:
    (register,) = _registers("The mission counted seven violations in Bangui and three in Bria.")
    assert register.total == 10
    assert [share.count for share in register.breakdown] == [7, 3]


def test_a_sum_that_is_wrong_is_kept_and_marked() -> None:
    (register,) = _registers(
        "The Turkish side recorded 9 violations in the provinces of Bangui (4), Bria (3)."
    )
    assert register.adds_up is False


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("The Turkish side put the number of attacks by the army and its allies at 17.", 17),
        ("Russia reports nine attacks on its positions over the same period.", 9),
    ],
)
def test_a_count_told_in_other_words(text: str, total: int) -> None:
    (register,) = _registers(text)
    assert register.total == total


OTHER_FORMS = [
    ("Chad counted 19 violent incidents in the border provinces this week.", [19]),
    ("Chad recorded 19 violations last week. The week before it had counted 23.", [19, 23]),
    ("Chad accuses Niger of 12 breaches, among them the shooting of two men in Bria.", [12]),
    ("Niger registered 9 violations in Bria; the Chadian part registered 7, in Birao.", [9, 7]),
    ("Of the 38 incidents Chad looked into in March, 21 were put down to the army.", [38]),
    ("Chad said violations numbered 31 in March.", [31]),
    ("Chad recorded **14 breaches** in the week.", [14]),
    ("Of 12 incidents recorded by Chad, four were minor.", [12]),
    ("Chad noted no violations of the truce.", [0]),
    ("Daily tally by Chad: 102 violations in Bria.", [102]),
    ("Chad received eleven reports of shelling.", [11]),
    ("Chad fell to 9 points on Thursday.", []),
    ("Chad was founded in 1960 and there were 12 ministers.", []),
    ("Two attacks were blamed on Niger.", []),
]


@pytest.mark.parametrize(("text", "totals"), OTHER_FORMS)
def test_what_else_counts_breaches(text: str, totals: list[int]) -> None:
    assert [register.total for register in _registers(text)] == totals


def test_who_stands_right_before_the_count_has_counted() -> None:
    (register,) = _registers("The truce held, said Chad, although Niger counted 15 violations.")
    assert register.reporting_party.name == "Niger"


def test_who_is_named_behind_the_count_has_counted() -> None:
    (register,) = _registers("Since midnight Nigerien troops have fired 62 times, Chad said.")
    assert register.reporting_party.name == "Chad"


def test_two_counts_in_one_sentence_are_two_registers() -> None:
    one, other = _registers("Chad recorded 9 breaches of the truce, while Niger put them at 14.")
    assert (one.reporting_party.name, one.total) == ("Chad", 9)
    assert (other.reporting_party.name, other.total) == ("Niger", 14)


def test_a_count_of_one_province_names_it() -> None:
    one, other = _registers(
        "In Bangui province, Chad recorded 56 violations. In Bria province, Chad recorded 8."
    )
    assert [(s.admin1, s.count) for s in (*one.breakdown, *other.breakdown)] == [
        ("Bangui", 56),
        ("Bria", 8),
    ]
    assert one.adds_up is None


def test_what_is_looked_back_at_has_its_own_day_and_period() -> None:
    told = [
        (fact.day.start, fact.detail.period)
        for fact in facts_of(
            "N'DJAMENA, 3 August 2019 - Chad recorded 56 violations. The previous day it recorded "
            "31 violations. In Bria, Chad recorded 8 violations.",
            FactKind.MONITOR_REPORT,
        )
        if isinstance(fact.detail, MonitorReport)
    ]
    assert [period for _, period in told] == [None, "The previous day", None]
    assert told[0][0] == told[2][0] == date(2019, 8, 3)
    assert told[1][0] == date(2019, 8, 2)


def test_a_period_with_a_beginning_lasts_to_the_pages_day() -> None:
    [fact] = facts_of(
        "N'DJAMENA, 3 August 2019 - From 00:01 on 27 July to the end of the reporting period, "
        "Chad recorded 1,204 violations.",
        FactKind.MONITOR_REPORT,
    )
    assert (fact.day.start, fact.day.end) == (date(2019, 7, 27), date(2019, 8, 3))


def test_the_body_that_a_part_of_counted_for_is_the_issuer() -> None:
    (register,) = _registers(
        "The Chadian party of the Joint Border Commission has registered 12 violations."
    )
    assert register.issuer is not None
    assert register.issuer.name == "Joint Border Commission"


def test_a_body_is_called_by_the_noun_in_its_name() -> None:
    _, later = _registers(
        "The African Union Mission in Somalia recorded 9 violations in Mali. The Mission recorded "
        "7 violations a week before."
    )
    assert "African Union Mission" in later.reporting_party.name


@pytest.mark.parametrize(
    "text",
    ["The ministry reported 14 deaths.", "The rebels launched 12 attacks on the town."],
)
def test_other_counts_are_no_register(text: str) -> None:
    assert _registers(text) == []


@given(st.integers(min_value=0, max_value=10**9))
def test_figures_read_back(count: int) -> None:
    assert number(f"{count:,}") == count
