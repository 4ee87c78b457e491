"""What a record says its pages are made from, whatever came first."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Basis, Day, Layout, Page, Precision, Reading, Zone, ZoneKind
from dragoman.record import Record, open_record
from dragoman.record.stories.shared import Relation

WORDS = (
    *("army", "truce", "talks", "river", "gate", "envoy", "bread", "north", "list", "road"),
    *("ferry", "island", "mayor", "quay", "signal", "bridge", "harvest", "council", "delegate"),
    *("paper", "winter", "crossing", "escort", "medicine", "fuel", "strait", "judge", "town"),
)
FIRST = date(2021, 3, 1)


def sentence(seed: int) -> str:
    """The sentence with this number: ten words by chance."""
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(10)).capitalize() + "."


def report(
    sentences: Sequence[int], *, day: int | None = 0, name: str = "", **told: str
) -> Reading:
    """A page of numbered sentences, published some days after the first."""
    text = " ".join(map(sentence, sentences))
    on = FIRST + timedelta(day) if day is not None else None
    published = Day(on, on, Precision.DAY, Basis.STATED) if on else Day()
    zones = (Zone(ZoneKind.BODY, 0, len(text), "all of it"),) if text else ()
    page = Page(name or f"{day} {sentences}", text)
    return Reading(page, Layout(zones, published=published, **told), (), "en")  # type: ignore[arg-type]


def concluded(record: Record) -> list[object]:
    """All that the tables of the stories hold, by the pages' ids."""
    with sqlite3.connect(record.path) as connection:
        ids = dict(connection.execute("SELECT seq, id FROM pages"))
        ids[None] = None
        found: list[object] = [
            sorted(
                (ids[page], ids[parent], rank)
                for page, parent, rank in connection.execute(
                    "SELECT page, parent, rank FROM story_pages"
                )
            ),
            sorted(
                (ids[page], ids[earlier], *rest)
                for page, earlier, *rest in connection.execute("SELECT * FROM copies")
            ),
            sorted(
                (ids[page], *rest)
                for page, *rest in connection.execute(
                    "SELECT page, run, rank, words FROM story_runs"
                )
            ),
            sorted(
                (ids[first], ids[page], held)
                for first, page, held in connection.execute("SELECT * FROM story_behind")
            ),
        ]
    connection.close()
    record.close()
    return found


def made(folder: Path, name: str, readings: Sequence[Reading], **how: date) -> Record:
    with open_record(folder / name) as record:
        for reading in readings:
            record.add(reading)
    return open_record(folder / name, read_only=True, **how)  # type: ignore[arg-type]


pages = st.builds(
    lambda start, length, extra, day: report([*range(start, start + length), *extra], day=day),
    st.integers(0, 3), st.integers(1, 6), st.lists(st.integers(20, 40), max_size=3),
    st.none() | st.integers(0, 4),
)  # fmt: skip


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(pages, max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    given_pages: list[Reading],
    chance: random.Random,
) -> None:
    folder = tmp_path_factory.mktemp("order")
    every = list({reading.page.id: reading for reading in given_pages}.values())
    shuffled = chance.sample(every, len(every))
    spare = [report([*range(0, 6), 50], day=1, name="spare"), *every]
    one = concluded(made(folder, "a.db", every))
    assert concluded(made(folder, "b.db", shuffled)) == one
    with open_record(folder / "c.db") as record:
        for reading in chance.sample(spare, len(spare)):
            record.add(reading)
        record.add(Reading(spare[0].page, Layout((), published=Day()), (), "en"))
        record.add(spare[0])
        for reading in shuffled:
            record.add(reading)
    spared = concluded(open_record(folder / "c.db", read_only=True))
    assert concluded(made(folder, "d.db", spare)) == spared


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(st.lists(pages, max_size=9))
def test_a_record_as_of_a_day_is_the_record_of_the_pages_published_by_then(
    tmp_path_factory: pytest.TempPathFactory, given_pages: list[Reading]
) -> None:
    folder = tmp_path_factory.mktemp("day")
    every = list({reading.page.id: reading for reading in given_pages}.values())
    by_then = FIRST + timedelta(2)
    known = [r for r in every if r.layout.published.end and r.layout.published.end <= by_then]
    then = made(folder, "all.db", every, as_of=by_then)
    alone = made(folder, "known.db", known)

    with then, alone:
        assert list(then.stories(partial=True)) == list(alone.stories(partial=True))
        assert [then.origin(r.page.id) for r in known] == [alone.origin(r.page.id) for r in known]


def test_a_story_says_who_was_first_what_is_shared_and_from_whom(tmp_path: Path) -> None:
    first = report(range(12), day=0, outlet="Harbour Gazette")
    copy = report([*range(12), 30], day=1, outlet="Delta Post")
    rewrite = report([*range(4), *range(30, 36)], day=2, outlet="Hill Blog")
    partial = report([7, 8, 9, *range(60, 75)], day=3, outlet="Coast Daily")
    with made(tmp_path, "r.db", [partial, rewrite, first, copy]) as record:
        (story,) = record.stories()

        assert story.id == first.page.id
        assert story.origin.name == "Harbour Gazette"
        assert [p.page for p in story.pages] == [r.page.id for r in (first, copy, rewrite)]
        assert [p.relation for p in story.pages] == [None, Relation.COPY, Relation.REWRITE]
        assert story.pages[1].made_from == first.page.id
        assert story.pages[1].share == pytest.approx(120 / 130)
        start, end = story.pages[2].stretches[0]
        assert rewrite.page.text[start:end].strip() == " ".join(map(sentence, range(4)))
        assert [(p.page, p.relation) for p in story.partial] == [
            (partial.page.id, Relation.PARTIAL)
        ]
        assert record.origin(partial.page.id).name == "Coast Daily"
        assert record.story(rewrite.page.id) == story


def test_a_replaced_page_leaves_its_story(tmp_path: Path) -> None:
    first, copy = report(range(8), day=0, name="a"), report(range(8), day=1, name="b")
    comment = Layout((Zone(ZoneKind.COMMENT, 0, len(first.page.text), "readers"),))
    with open_record(tmp_path / "r.db") as record:
        record.add(first)
        record.add(copy)
        assert record.origin(copy.page.id).id == f"page:{first.page.id}"

        record.add(Reading(first.page, comment, (), "en"))

        assert not list(record.stories())
        assert record.origin(copy.page.id).id == f"page:{copy.page.id}"


@pytest.mark.parametrize("credit", ["Reuters", "Delta Post"])
def test_copies_that_credit_one_source_are_one_origin_with_those_that_do_not(
    tmp_path: Path, credit: str
) -> None:
    bare = report(range(8), day=0, outlet="Harbour Gazette")
    told = report(range(8), day=1, outlet="Hill Blog", republished_from=credit)
    with made(tmp_path, "r.db", [bare, told]) as record:
        assert record.origin(bare.page.id).id == record.origin(told.page.id).id
        assert record.origin(bare.page.id).name == credit


def test_credits_are_followed_to_the_source_and_circles_end(tmp_path: Path) -> None:
    chain = [
        report(range(8), day=2, outlet="Hill Blog", republished_from="Delta Post"),
        report(range(8), day=1, outlet="Delta Post", republished_from="Harbour Gazette"),
        report(range(8), day=0, outlet="Harbour Gazette", republished_from="TASS"),
    ]
    circle = [
        report(range(40, 48), day=0, outlet="Delta Post", republished_from="Hill Blog"),
        report(range(40, 48), day=1, outlet="Hill Blog", republished_from="Delta Post"),
    ]
    with made(tmp_path, "r.db", [*chain, *circle]) as record:
        assert {record.origin(r.page.id).id for r in chain} == {"outlet:tass"}
        assert len({record.origin(r.page.id).id for r in circle}) == 1


def test_a_text_printed_very_often_costs_each_page_a_few_comparisons(tmp_path: Path) -> None:
    every = [report([*range(12), 100 + n], day=n % 3, name=str(n)) for n in range(60)]
    with made(tmp_path, "r.db", every) as record, sqlite3.connect(record.path) as connection:
        pairs = connection.execute("SELECT count(*) FROM copies").fetchone()[0]
        (story,) = record.stories()

        assert len(story.pages) == 60
        assert pairs <= 60
        assert len({record.origin(page.page).id for page in story.pages}) == 1
    connection.close()
