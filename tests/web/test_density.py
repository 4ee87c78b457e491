"""Counts of facts by lane and month: nothing is lost, nothing counted twice."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import FactKind, Status
from dragoman.record.store.counts import MonthCount
from dragoman.web.density import MOST_COLUMNS, of_months, table_of
from dragoman.web.lanes import MOST_LANES, OTHERS

MONTHS = st.one_of(
    st.none(), st.builds("{:04}-{:02}".format, st.integers(1900, 2030), st.integers(1, 12))
)
COUNTS = st.lists(
    st.builds(MonthCount, MONTHS, st.sampled_from(FactKind), st.sampled_from(Status),
              st.integers(1, 5_000)), max_size=60,
)  # fmt: skip


@given(COUNTS)
def test_every_fact_is_counted_once_in_lanes_and_in_the_table(counts: list[MonthCount]) -> None:
    dense = of_months(counts)
    facts = sum(one.facts for one in counts)
    assert sum(one.facts for one in dense) == facts
    assert all(one.facts == sum(one.sorts) for one in dense)
    table = table_of(dense, "kind")
    assert sum(line.facts for line in table.lines) == facts
    assert sum(cell.facts for line in table.lines for cell in line.cells) == facts
    assert all(len(line.cells) == len(table.columns) for line in table.lines)
    assert len({one.lane for one in dense}) <= MOST_LANES + 1
    assert (table.unit == "month") <= (len(table.columns) <= MOST_COLUMNS + 1)


@given(COUNTS)
def test_lanes_of_most_facts_come_first_and_months_in_order(counts: list[MonthCount]) -> None:
    dense = of_months(counts)
    sums: Counter[str] = Counter()
    for one in dense:
        sums[one.lane] += one.facts
    lanes = [lane for lane in dict.fromkeys(one.lane for one in dense) if lane != OTHERS]
    assert lanes == sorted(lanes, key=lambda lane: (-sums[lane], lane))
    for lane in lanes:
        months = [one.month or "" for one in dense if one.lane == lane]
        assert months == sorted(set(months))


def test_a_table_says_what_each_number_is_made_of_and_where_it_leads() -> None:
    counts = [
        MonthCount("2016-11", "meeting", "happened", 3),
        MonthCount("2016-12", "meeting", "planned", 2),
        MonthCount("2016-12", "meeting", "denied", 1),
        MonthCount(None, "statement", "claimed", 4),
    ]
    table = table_of(of_months(counts), "kind")
    assert [(c.name, c.first, c.last) for c in table.columns] == [
        ("2016-11", "2016-11", "2016-11"), ("2016-12", "2016-12", "2016-12"),
        ("day unknown", None, None),
    ]  # fmt: skip
    meeting, statement = table.lines
    assert (meeting.lane, [cell.facts for cell in meeting.cells]) == ("meeting", [3, 3, 0])
    assert meeting.cells[1].words == "2 planned, called for, possible; 1 denied, negated, cancelled"
    assert meeting.cells[2].shade == 0 < statement.cells[2].shade


def test_a_long_time_is_counted_by_quarters_and_then_by_years() -> None:
    def unit(months: list[str]) -> tuple[str, str]:
        counts = [MonthCount(month, "event", "happened", 1) for month in months]
        table = table_of(of_months(counts), "kind")
        return table.unit, table.columns[0].name

    years = range(2000, 2024)
    assert unit([f"2016-{n:02}" for n in range(1, 13)]) == ("month", "2016-01")
    assert unit([f"{y}-{n:02}" for y in (2015, 2016) for n in range(1, 13)]) == (
        "quarter", "2015 Q1")  # fmt: skip
    assert unit([f"{y}-{n:02}" for y in years for n in (2, 8)]) == ("year", "2000")
