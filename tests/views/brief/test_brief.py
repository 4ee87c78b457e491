"""A brief says nothing without a footnote, and every footnote gives the page's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factory import FRONT, KOVAC, actor, day, fact, layout, page, readings, voice

from dragoman.errors import UsageError
from dragoman.model import (
    ActorKind,
    Agreement,
    AgreementRef,
    Commitment,
    Fact,
    Meeting,
    Modality,
    MonitorReport,
    Page,
    Reading,
    RoleHolder,
    Stance,
    Statement,
)  # fmt: skip
from dragoman.record import Record, open_record
from dragoman.views.brief import Brief, brief, markdown
from dragoman.views.brief.figures import figures
from dragoman.views.brief.nouns import Sentence
from dragoman.views.brief.telling import Telling
from dragoman.views.brief.window import Window
from dragoman.web.brief import render_brief
from dragoman.web.charts import draw

NORWAY = actor("Norway", "nor", kind=ActorKind.STATE)
ACCORD = AgreementRef("Elim Accord", "agreement")
SIGNED = (RoleHolder("signatory", NORWAY), RoleHolder("signatory", FRONT))


def one(name: str, published: str, text: str, *facts: Fact) -> Reading:
    on = page(text, name=name, outlet=name.title())
    moved = tuple(replace(f, page=on.id, page_name=on.name, outlet=on.outlet) for f in facts)
    return Reading(on, replace(layout(text), published=day(published)), moved, "en")


def on(text: str, name: str) -> Page:
    return page(text, name=name, outlet=name.title())


def story() -> list[Reading]:
    """An accord signed and then denied, a meeting that lapses, a deadline ahead, a register."""
    april, may, june = "april", "may", "june"
    plan = "Norway and the Harbour Front are to meet in Port Elim on 10 May 2021."
    signing = ("Norway and the Harbour Front signed the Elim Accord on 3 May 2021. "
               "Norway is to open the harbour by 1 July 2021. "
               "Norway registered four violations.")  # fmt: skip
    denial = "The Harbour Front denied that it had signed the Elim Accord on 3 May 2021."
    both = (RoleHolder("participant", NORWAY), RoleHolder("participant", FRONT))
    return [
        one(april, "2021-04-20", plan,
            fact(on(plan, april), plan[:-1], Meeting(both), modality=Modality.PLANNED,
                 when=day("2021-05-10"))),
        one(may, "2021-05-04", signing,
            fact(on(signing, may), signing.partition(".")[0], Agreement(ACCORD, "signed", SIGNED),
                 when=day("2021-05-03")),
            fact(on(signing, may), "Norway is to open the harbour by 1 July 2021",
                 Commitment((NORWAY,), "open the harbour", deadline=day("2021-07-01")),
                 modality=Modality.PLANNED),
            fact(on(signing, may), "Norway registered four violations",
                 MonitorReport(NORWAY, total=4), when=day("2021-05-03"))),
        one(june, "2021-06-02", denial,
            fact(on(denial, june), denial[:-1],
                 Agreement(ACCORD, "signed", SIGNED), when=day("2021-05-03"),
                 voices=[voice(FRONT, Stance.DENIES)])),
    ]  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "coast.db") as opened:
        for each in story():
            opened.add(each)
        yield opened


def titles(made: Brief) -> dict[str, list[str]]:
    return {s.title: [each.text for i in s.items for each in i.sentences] for s in made.sections}


def test_new_due_and_lapsed(record: Record) -> None:
    told = titles(brief(record, date(2021, 5, 1), date(2021, 5, 31)))
    assert told["New: agreements, terms, roles"] == [
        "The Elim Accord was signed by Norway and the Harbour Front on 3 May 2021."
    ]
    assert told["Due next"] == ["Norway undertook, due by 1 Jul 2021: “open the harbour”."]
    (gone,) = told["Lapsed"]
    assert gone == ("Norway and the Harbour Front are to meet on 10 May 2021; pages up to "
                    "31 May 2021 do not tell that it took place.")  # fmt: skip
    assert "Disputed" not in told


def test_what_was_told_otherwise_is_disputed(record: Record) -> None:
    told = titles(brief(record, date(2021, 6, 1)))
    both = ["The Elim Accord was signed by Norway and the Harbour Front on 3 May 2021.",
            "The Harbour Front denies that the Elim Accord was signed by Norway and the Harbour "
            "Front on 3 May 2021."]  # fmt: skip
    assert told["Disputed"] == both
    assert "New: agreements, terms, roles" not in told


def test_the_order_of_reading_changes_nothing(tmp_path: Path) -> None:
    made = []
    for n, pages in enumerate(permutations(story())):
        with open_record(tmp_path / f"{n}.db") as opened:
            for each in pages:
                opened.add(each)
            found = brief(opened, date(2021, 4, 1), date(2021, 6, 30))
            made.append(replace(found, title=""))
    assert all(each == made[0] for each in made)


def test_later_pages_count_for_nothing(record: Record) -> None:
    with open_record(record.path, as_of=date(2021, 5, 31)) as then:
        back = brief(then, date(2021, 5, 1), date(2021, 5, 31))
    now = brief(record, date(2021, 5, 1), date(2021, 5, 31))
    assert titles(back) == titles(now)


def footnoted(text: str) -> Sequence[str]:
    """The items of a brief in Markdown, without those that only count what was left out."""
    return [
        line for line in text.splitlines() if line.startswith("- ") and "more in the" not in line
    ]


def check(made: Brief, record: Record) -> None:
    """No sentence without a footnote, no footnote without the exact words."""
    text = markdown(made)
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.MULTILINE))
    said = sum(len(item.sentences) for section in made.sections for item in section.items)
    assert said >= len(footnoted(text))
    for line in footnoted(text):
        cited = re.findall(r"\[\^(\d+)\]", line)
        assert cited
        assert set(cited) <= set(notes)
        assert line.endswith("]")
    assert len(notes) == len(made.notes)
    for note in made.notes:
        words = note.evidence
        assert record.text(words.page)[words.start : words.end] == words.quote
    html = render_brief(made)
    for section in made.sections:
        for item in section.items:
            for each in item.sentences:
                assert all(f'href="#n{number}"' in html for number in each.notes)
    assert html.count('<li id="n') == len(made.notes)
    assert not re.search(r'(src|href)="(?!#)(?!https?://)', html)


def test_every_sentence_has_a_footnote(record: Record) -> None:
    check(brief(record, date(2021, 4, 1)), record)
    with pytest.raises(ValueError, match="without a footnote"):
        Sentence("They met.", ())


_dates = st.dates(date(2016, 1, 1), date(2018, 12, 31))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(readings(), min_size=1, max_size=3), _dates, st.integers(0, 900))
def test_any_record_gives_a_sound_brief(made: list[Reading], since: date, days: int) -> None:
    with open_record(":memory:") as record:
        for each in (story()[0], *made):  # the first so that one page has a day
            record.add(each)
        check(brief(record, since, since + timedelta(days)), record)


def test_figures_count_what_was_published_in_the_window(record: Record) -> None:
    telling = Telling(record)
    window = Window(record, telling, date(2021, 5, 3), date(2021, 5, 16))
    by_status, incidents = figures(window)
    assert by_status.categories == ("3 May 2021", "10 May 2021")
    assert {series.name: series.values for series in by_status.series} == {
        "happened or ongoing": (2, 0),
        "claimed": (0, 0),
        "planned, called for, possible": (1, 0),
        "denied, negated, cancelled": (0, 0),
    }
    assert incidents.title == "Ceasefire incidents told per week"
    assert incidents.series[0].values == (1, 0)
    monthly = figures(Window(record, telling, date(2020, 1, 1), date(2021, 12, 31)))[0]
    assert monthly.categories[0] == "Jan 2020"
    assert len(monthly.categories) == 24
    yearly = figures(Window(record, telling, date(2010, 6, 1), date(2021, 12, 31)))[0]
    assert yearly.title == "Facts per year by status"
    assert yearly.categories == tuple(str(year) for year in range(2010, 2022))
    months = figures(Window(record, telling, date(2017, 1, 1), date(2021, 12, 31)))[0]
    assert [sum(one.values) for one in yearly.series] == [sum(one.values) for one in months.series]


def test_bars_stand_on_each_other_and_stay_inside(record: Record) -> None:
    for figure in brief(record, date(2021, 4, 1)).figures:
        drawing = draw(figure)
        assert all(bar.x >= 0 and bar.x + bar.width <= drawing.width for bar in drawing.bars)
        assert all(bar.y >= 0 and bar.y + bar.height <= drawing.height for bar in drawing.bars)
        counted = sum(value for series in figure.series for value in series.values)
        assert sum(int(bar.says.rpartition(": ")[2].split()[0]) for bar in drawing.bars) == counted


def test_charts_are_told_in_words_too(record: Record) -> None:
    html = render_brief(brief(record, date(2021, 4, 1)))
    charts = re.findall(r'<svg [^>]*role="img".*?</svg>', html, re.DOTALL)
    assert charts
    for chart in charts:
        assert "<title id=" in chart
        assert "<desc id=" in chart
        assert "aria-labelledby=" in chart
    assert "<script" not in html


@pytest.mark.parametrize(("since", "until"), [((2021, 6, 1), (2021, 5, 1))])
def test_days_the_wrong_way_round(
    record: Record, since: tuple[int, int, int], until: tuple[int, int, int]
) -> None:
    with pytest.raises(UsageError, match="both since"):
        brief(record, date(*since), date(*until))


def test_pages_without_a_day_are_counted(record: Record) -> None:
    text = "Ana Kovač spoke of the harbour at length."
    undated = on(text, "undated")
    record.add(Reading(undated, layout(text), (fact(undated, text, Statement(KOVAC)),), "en"))
    assert brief(record, date(2021, 4, 1)).undated == 1
    with open_record(":memory:") as empty, pytest.raises(UsageError, match="--published"):
        brief(empty, date(2021, 4, 1))
