"""The days and sentences that matter: chosen alike whatever the order, each on its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import day as a_day
from tests.factory import layout, page, talks

from dragoman.errors import UsageError
from dragoman.model import Day, Layout, Reading, Zone, ZoneKind
from dragoman.record import Filter, Record, open_record
from dragoman.views.highlights import Told, choose, highlights, told_in
from dragoman.views.highlights.days import count_days, knee, rank_days
from dragoman.views.highlights.sentences import Link, link_of
from dragoman.views.highlights.vectors import Vectors, of_length_one

SIGNED = date(2021, 5, 3)
"""The day that most pages below name."""


def told(page: str, published: date, place: int, words: str, *days: date) -> Told:
    start = 100 * place
    return Told(page, published, place, start, start + len(words), words, days)


def one_story() -> list[Told]:
    """Three pages that name the day of signing, one that names another."""
    after = SIGNED + timedelta(days=2)
    later = SIGNED + timedelta(days=40)
    return [
        told(
            "a", SIGNED, 0, "The front and the council signed the harbour accord at noon.", SIGNED
        ),
        told("b", after, 3, "The harbour accord was signed on 3 May by front and council.", SIGNED),
        told("c", later, 9, "Since the accord signed on 3 May the harbour has been open.", SIGNED),
        told("c", later, 0, "Ferries return to the islands with grain and fuel on board."),
        told("d", after, 0, "A storm closed the northern school for one day.", after),
    ]


def test_the_day_that_most_pages_name_comes_first() -> None:
    (best,) = choose(one_story(), days=1)
    assert best.day == SIGNED
    assert best.rank == 1
    assert best.counts.sentences == 3
    assert (best.counts.pages, best.counts.later) == ({"a", "b", "c"}, {"b", "c"})
    assert link_of(best.sentences[0], SIGNED) is Link.NAMED


def test_days_are_told_in_their_order() -> None:
    chosen = choose(one_story(), days=2, per_day=2)
    assert [one.day for one in chosen] == [SIGNED, SIGNED + timedelta(days=2)]
    assert [len(one.sentences) for one in chosen] == [2, 1]


def test_a_reprint_counts_once_and_goes_to_the_first_page() -> None:
    words = "The front signed the harbour accord on 3 May at noon."
    copies = [told(name, SIGNED + timedelta(days=n), 0, words, SIGNED)
              for n, name in enumerate("cba")]  # fmt: skip
    (best,) = choose(copies, days=1, per_day=3)
    assert [one.page for one in best.sentences] == ["c"]
    assert best.counts.sentences == 1


def test_only_what_fits_counts_and_is_chosen() -> None:
    after = SIGNED + timedelta(days=2)
    (storm,) = choose(one_story(), days=1, fits=lambda one: "storm" in one.words)
    assert (storm.day, storm.counts.sentences) == (after, 1)
    assert not choose(one_story(), days=1, fits=lambda one: False)
    assert not choose(one_story(), since=date(2022, 1, 1))
    assert [one.day for one in choose(one_story(), since=after)] == [after]


def test_no_pages_no_days() -> None:
    assert choose([]) == []
    assert choose([told("c", SIGNED, 0, "Nobody here names any day at all.")]) == []


def test_a_sentence_too_short_to_read_alone_is_not_chosen() -> None:
    assert not choose([told("a", SIGNED, 0, "Signed on 3 May.", SIGNED)], days=1)


def test_the_opening_of_the_day_after_is_not_taken_for_a_day_that_few_name() -> None:
    after = SIGNED + timedelta(days=1)
    pages = [
        told("a", SIGNED, 9, "Signed on 3 May.", SIGNED),
        told("b", after, 0, "Ferries return to the islands with grain and fuel on board."),
    ]
    assert not choose(pages, days=1)
    pages.append(told("c", SIGNED, 0, "Envoys gather in the old town hall for a ceremony."))
    (best,) = choose(pages, days=1)
    assert link_of(best.sentences[0], SIGNED) is Link.SAME_DAY


_DAYS = st.dates(date(2021, 5, 1), date(2021, 5, 9))
_SENTENCES = st.sampled_from(
    [
        "The front and the council signed the harbour accord at noon.",
        "The harbour accord was signed by front and council.",
        "A storm closed the northern school for one long day.",
        "Ferries return to the islands with grain and fuel on board.",
        "Short one.",
    ]
)
_TOLD = st.builds(
    lambda page, published, place, words, days: told(page, published, place, words, *sorted(days)),
    st.sampled_from("abcd"),
    _DAYS,
    st.integers(0, 9),
    _SENTENCES,
    st.sets(_DAYS, max_size=2),
)
_PAGES = st.lists(_TOLD, max_size=14, unique_by=lambda one: (one.page, one.place))


@settings(max_examples=60)
@given(_PAGES, st.randoms(use_true_random=False), st.integers(1, 4))
def test_the_order_of_pages_changes_nothing(
    sentences: list[Told], chance: Random, days: int
) -> None:
    mixed = list(sentences)
    chance.shuffle(mixed)
    chosen = choose(sentences, days=days, per_day=2)
    assert choose(mixed, days=days, per_day=2) == chosen
    assert len(chosen) <= days
    assert sorted(one.rank for one in chosen) == list(range(1, len(chosen) + 1))
    taken = [(one.page, one.start) for best in chosen for one in best.sentences]
    assert len(taken) == len(set(taken)), "a sentence is chosen for one day only"
    assert all(one in sentences for best in chosen for one in best.sentences)


def test_a_day_is_held_against_the_days_around_it() -> None:
    quiet, busy = date(2021, 3, 1), date(2021, 6, 10)
    pages = [told(f"q{n}", quiet, n, f"word{n} of the quiet month", quiet) for n in range(6)]
    for shift in range(-6, 7):
        day = busy + timedelta(days=shift)
        pages += [told(f"b{shift}{n}", day, n, f"w{shift} {n} busy", day) for n in range(6)]
    ranked = [day for _, day in rank_days(count_days(pages))]
    assert ranked[0] == quiet


def test_the_ends_of_the_calendar_are_days_too() -> None:
    pages = [told("a", day, 0, "The world began and ended on this very day.", day)
             for day in (date.min, date.max)]  # fmt: skip
    assert {day for _, day in rank_days(count_days(pages))} == {date.min, date.max}
    assert choose(pages, days=2)


@pytest.mark.parametrize(
    ("values", "bend"),
    [([], 0), ([5.0], 0), ([5.0, 1.0], 1), ([9.0, 8.0, 1.0, 0.5, 0.2], 2), ([3.0, 3.0, 3.0], 0)],
)
def test_a_curve_bends_where_it_is_farthest_from_its_chord(
    values: Sequence[float], bend: int
) -> None:
    assert knee(values) == bend


def test_sentences_are_compared_by_their_rare_words() -> None:
    vectors = Vectors(["The envoy left", "The envoy stayed", "of the and", "Envoy left town"])
    one = vectors.total([0], np.ones(1))
    assert np.linalg.norm(one) == pytest.approx(1.0)
    same, near, empty, nearer = vectors.likeness([0, 1, 2, 3], one)
    assert same == pytest.approx(1.0)
    assert empty == 0.0
    assert 0 < near < nearer < 1
    assert not of_length_one(np.zeros(3)).any()
    assert not Vectors([]).total([], np.zeros(0)).size


# -- pages and records -------------------------------------------------------------------------

TEXT = (
    "Accord signed\n\n"
    "Envoys signed the Elim Accord in Port Elim on 3 May 2021. "
    "The truce begins tomorrow, the envoy said.\n\n"
    "Reader: I was there on 1 May 2021 and saw nobody sign anything."
)


def test_a_page_tells_in_its_body_only() -> None:
    found = list(told_in("p", TEXT, layout(TEXT)))
    assert [one.days for one in found] == [(date(2021, 5, 3),), (date(2021, 5, 5),)]
    assert all(TEXT[one.start : one.end] == one.words for one in found)
    assert [one.place for one in found] == [0, 1]


def test_a_page_of_unknown_day_has_no_opening() -> None:
    text = "Envoys gather for talks. They signed on 3 May 2021 in Port Elim."
    whole = Layout((Zone(ZoneKind.BODY, 0, len(text), "all of it"),))
    assert [(one.published, one.days) for one in told_in("p", text, whole)] == [(None, (SIGNED,))]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        opened.add(talks())
        for name, outlet in (("b.txt", "Elim Post"), ("c.txt", "Coast Herald")):
            opened.add(reading(name, outlet, TEXT))
        yield opened


def reading(name: str, outlet: str, text: str, published: Day | None = None) -> Reading:
    zones = layout(text).zones
    return Reading(
        page(text, name=name, outlet=outlet),
        Layout(zones, published=published or a_day("2021-05-04")),
        (),
        "en",
    )


def test_a_highlight_stands_on_its_words(record: Record) -> None:
    rows = highlights(record, days=2, per_day=2)
    assert (rows[0].day, rows[0].rank) == (SIGNED, 1)
    for row in rows:
        assert record.text(row.page)[row.start : row.end] == row.quote
    first = rows[0]
    assert (first.pages, first.origins, first.later, first.sentences) == (2, 2, 2, 2)
    assert first.why == "named by 2 pages from 2 origins, 2 of them later"
    assert first.link is Link.NAMED
    assert rows.to_arrow().num_rows == len(rows)


def test_a_highlight_knows_the_facts_of_its_sentence(record: Record) -> None:
    (row,) = highlights(record, Filter(actor="Harbour Front"), days=1)
    assert row.page_name == "talks.txt"
    assert record.fact(row.facts[0]).start == row.start
    assert [status.value for status in row.status] == ["happened"]
    assert not highlights(record, Filter(actor="Nobody"))


def test_words_outlets_and_days_narrow_the_choice(record: Record) -> None:
    (row,) = highlights(record, days=1, about=["ELIM  accord"])
    assert "Elim Accord" in row.quote
    assert not highlights(record, about=["harpoon", "elim acc"])
    assert {row.outlet for row in highlights(record, Filter(outlet="coast herald"))} == {
        "Coast Herald"
    }
    late = highlights(record, Filter(since=date(2021, 5, 4)))
    assert [row.day for row in late] == [date(2021, 5, 5)]


def test_pages_may_come_in_any_order(tmp_path: Path) -> None:
    texts = [TEXT, TEXT.replace("3 May", "2 May"), TEXT.replace("Envoys", "Three envoys")]
    answers = []
    for n, order in enumerate(([0, 1, 2], [2, 0, 1])):
        with open_record(tmp_path / f"{n}.db") as opened:
            for i in order:
                opened.add(reading(f"{i}.txt", "Elim Post", texts[i]))
            answers.append(highlights(opened, days=3, per_day=2).to_dicts())
    assert answers[0] == answers[1]


def test_a_look_back_sees_only_earlier_pages(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_record(path) as opened:
        opened.add(reading("a.txt", "Elim Post", TEXT))
        opened.add(reading("b.txt", "Elim Post", TEXT + "!", a_day("2021-08-01")))
    with open_record(path, as_of=date(2021, 6, 1)) as then:
        assert highlights(then, days=1)[0].pages == 1


def test_an_empty_record_has_no_highlights(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as opened:
        assert len(highlights(opened)) == 0


@pytest.mark.parametrize("wrong", [{"days": 0}, {"days": -3}, {"per_day": 0}, {"about": ["  "]}])
def test_a_choice_of_nothing_is_refused(record: Record, wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        highlights(record, **wrong)  # type: ignore[arg-type]
