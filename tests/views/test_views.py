"""Each question is answered with typed rows that lead back to their facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factory import (
    ACCORD,
    FRONT,
    KOVAC,
    TEXT,
    actor,
    day,
    fact,
    layout,
    page,
    readings,
    talks,
    talks_facts,
    voice,
)  # fmt: skip

from dragoman.errors import UsageError
from dragoman.model import (
    Agreement,
    Ceasefire,
    Commitment,
    FactKind,
    Modality,
    Reading,
    Role,
    RoleHolder,
    Stance,
    Status,
    Track,
    TrackName,
)  # fmt: skip
from dragoman.record import Filter, Record, open_record
from dragoman.record.judgements import Verdict
from dragoman.views import Rows
from dragoman.views.actors import actors
from dragoman.views.agreements import agreements
from dragoman.views.ceasefires import ceasefires
from dragoman.views.commitments import commitments
from dragoman.views.meetings import meetings
from dragoman.views.search import search
from dragoman.views.show import MOST_AROUND, around, show
from dragoman.views.skipped import skipped
from dragoman.views.statements import statements
from dragoman.views.timeline import timeline
from dragoman.views.tracks import tracks

VIEWS = (timeline, statements, meetings, actors, agreements, ceasefires, commitments, tracks)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        opened.add(talks())
        yield opened


def test_the_timeline_goes_by_day(record: Record) -> None:
    rows = timeline(record)
    assert [(row.when, row.status.value, row.what) for row in rows] == [
        ("3 May 2021", "happened", "Talks: Ana Kovač, Harbour Front"),
        ("3 May 2021", "happened", "Ana Kovač said: The truce holds,"),
        ("3 May 2021", "claimed", "Ceasefire holds: Harbour Front"),
        ("Jun 2021", "planned", "Meeting: Harbour Front"),
        ("day unknown", "denied", "Elim Accord signed: Harbour Front"),
    ]
    assert [row.told_by for row in rows] == ["", "", "Ana Kovač", "", "Harbour Front (denies)"]
    assert rows[0].place == "Port Elim"
    assert len(timeline(record, limit=2)) == 2


def test_a_view_answers_for_the_kinds_it_is_about(record: Record) -> None:
    assert [row.speaker for row in statements(record)] == ["Ana Kovač"]
    assert statements(record)[0].content == "The truce holds,"
    assert [row.format for row in meetings(record)] == ["talks", "meeting"]
    assert [row.holds for row in ceasefires(record)] == [True]
    only = Filter(kind=(FactKind.MEETING,))
    assert len(meetings(record, only)) == 2
    assert len(statements(record, only)) == 0


def test_the_cast(record: Record) -> None:
    front, kovac = actors(record)
    assert (front.name, front.facts, front.meetings, front.statements) == ("Harbour Front", 4, 2, 0)
    assert (kovac.name, kovac.facts, kovac.meetings, kovac.statements) == ("Ana Kovač", 2, 1, 1)
    assert (front.voiced, kovac.voiced) == (1, 1)
    assert kovac.as_written == ("Envoy Ana Kovač",)
    assert front.roles == ("party, ceasefire",), "a denied signature makes no signatory"
    assert (kovac.first_day, front.last_day) == (date(2021, 5, 3), date(2021, 6, 30))


def test_two_spellings_of_a_local_actor_are_one(record: Record) -> None:
    on = page("The HARBOUR FRONT left.", name="b.txt")
    left = fact(on, "The HARBOUR FRONT left.", Role(actor("HARBOUR FRONT", "~7"), "party"))
    record.add(Reading(on, layout(on.text), (left,)))
    assert [row.facts for row in actors(record) if row.name.casefold() == "harbour front"] == [5]


def test_an_agreement_gathers_its_steps_and_parts(record: Record) -> None:
    on = page(name="b.txt")
    norway = actor("Norway", "nor")
    signed = "The Harbour Front denied that it had signed the Elim Accord."
    record.add(Reading(on, layout(), (
        fact(on, signed, Agreement(ACCORD, "signed", (RoleHolder("signatory", KOVAC),)),
             when=day("2021-05-01")),
        fact(on, "The truce holds", Ceasefire(None, guarantors=(norway,), excluded=(FRONT,),
                                              agreement=ACCORD)),
        fact(on, "The delegations", Role(KOVAC, "mediator", "Elim accord")),
        fact(on, "Envoy", Commitment((norway,), "send observers", agreement=ACCORD,
                                     deadline=day("2021-07-01"))),
    )))  # fmt: skip
    (row,) = agreements(record)
    assert [(step.action, step.when, step.status.value) for step in row.steps] == [
        ("signed", "1 May 2021", "happened"),
        ("signed", "day unknown", "denied"),
    ]
    assert {(part.role, part.name, part.status.value) for part in row.parts} == {
        ("signatory", "Ana Kovač", "happened"),
        ("signatory", "Harbour Front", "denied"),
        ("guarantor", "Norway", "happened"),
        ("excluded party", "Harbour Front", "happened"),
        ("mediator", "Ana Kovač", "happened"),
    }
    assert row.commitments == 1
    assert len(row.facts) == 5
    (owed,) = commitments(record)
    assert (owed.obligors, owed.deadline, owed.due) == (
        ("Norway",), "1 Jul 2021", date(2021, 7, 1),
    )  # fmt: skip


def test_tracks_say_what_is_not_settled(record: Record) -> None:
    on = page(name="b.txt")
    track = Track(TrackName("coastal track", "trilateral"), (KOVAC,), "a round in June", ("place",))
    record.add(Reading(on, layout(), (fact(on, "The delegations", track),)))
    (row,) = tracks(record)
    assert (row.track, row.members, row.undetermined) == (
        "coastal track",
        ("Ana Kovač",),
        ("place",),
    )


def test_a_fact_is_shown_in_its_paragraph(record: Record) -> None:
    denied = talks_facts(page())[3]
    judged = record.judge(denied.id, Verdict.RIGHT, "Mira")
    shown = show(record, denied.id[:10])
    paragraph = TEXT.split("\n\n")[1]
    assert shown.before + shown.fact.quote + shown.after == paragraph
    assert shown.steps == ("Elim Post", "Harbour Front (denies)")
    assert shown.judgements == (judged,)
    assert shown.page.title == "Coastal talks open"
    with pytest.raises(UsageError, match="no fact"):
        show(record, "nothing")


@given(st.text(alphabet="ab \n", max_size=3000), st.integers(0, 3000), st.integers(0, 50))
def test_what_is_around_a_quote_is_the_pages_own(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    before, after = around(text, start, end)
    assert text[:start].endswith(before.removeprefix("…"))
    assert text[end:].startswith(after.removesuffix("…"))
    assert "\n\n" not in before.lstrip("\n")
    assert len(before) <= MOST_AROUND + 1 >= len(after)


def test_search_and_skipped_are_views_too(record: Record) -> None:
    assert search(record, "truce").to_dicts()[0]["words"] == "truce"
    assert skipped(record).to_dicts() == []


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_record_gives_empty_rows(view: object) -> None:
    with open_record(":memory:") as record:
        rows = view(record)  # type: ignore[operator]
        assert list(rows) == rows.to_dicts() == []
        assert rows.to_arrow().num_rows == 0


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(readings(), max_size=2))
def test_every_view_of_any_record_has_plain_and_arrow_forms(made: list[Reading]) -> None:
    with open_record(":memory:") as record:
        for reading in made:
            record.add(reading)
        ids = {f.id for f in record.facts()}
        for view in VIEWS:
            rows: Rows[object] = view(record)  # type: ignore[assignment]
            table = rows.to_arrow()
            assert isinstance(table, pa.Table)
            assert table.num_rows == len(rows) == len(rows.to_dicts())
            assert all(getattr(row, "fact", None) in ids | {None} for row in rows)
        assert len(timeline(record)) == len(ids)
        for row in timeline(record):
            shown = show(record, row.fact)
            assert row.quote == shown.fact.quote


def test_rows_are_a_sequence(record: Record) -> None:
    rows = timeline(record)
    assert rows[0] in rows
    assert len(rows[1:]) == len(rows) - 1
    assert repr(rows) == "<5 rows of TimelineRow>"
    first = rows.to_dicts()[0]
    assert first["status"] == "happened"
    assert first["since"] == "2021-05-03"
    assert first["actors"] == ["Ana Kovač", "Harbour Front"]


def test_views_keep_to_the_filter(record: Record) -> None:
    denied = Filter(status=(Status.DENIED,))
    assert [row.kind for row in timeline(record, denied)] == [FactKind.AGREEMENT]
    (row,) = agreements(record, denied)
    assert row.steps[0].status is Status.DENIED
    assert agreements(record, Filter(status=(Status.PLANNED,))).to_dicts() == []


def test_a_chain_of_voices_is_told_outermost_first(record: Record) -> None:
    on = page(name="b.txt")
    heard = fact(
        on, "The truce holds", Ceasefire(True), modality=Modality.ONGOING,
        voices=[voice("local media", Stance.REPORTS), voice(KOVAC, Stance.DOUBTS)],
    )  # fmt: skip
    record.add(Reading(on, layout(), (heard,)))
    assert show(record, heard.id).steps == ("Elim Post", "local media", "Ana Kovač (doubts)")
