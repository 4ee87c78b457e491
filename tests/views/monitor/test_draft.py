"""Drafts of terms: each line with its words, nothing guessed, loadable once nothing is missing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import actor, day, fact

from dragoman.actors.terms import load_terms
from dragoman.errors import UsageError
from dragoman.model import (
    ActorKind,
    Agreement,
    AgreementRef,
    Known,
    Layout,
    Modality,
    Page,
    Reading,
    RoleHolder,
    Zone,
    ZoneKind,
)
from dragoman.model.known import KnownDay, KnownParty
from dragoman.record import Record, open_record
from dragoman.views.monitor.draft import Draft, draft_from_known, draft_from_pages

TEXT = (
    "The government and the FARC signed the Meta Truce on 3 May 2021. It entered into force on "
    "5 May 2021. Norway is its guarantor. The Harbour Front is left out of it. It may end in June."
)
REF = AgreementRef("Meta Truce", "ceasefire agreement")
STATE = actor("Government of Colombia", "col-gov", kind=ActorKind.GOVERNMENT)
REBELS = actor("FARC", "farc", kind=ActorKind.ARMED_GROUP)
NORWAY = actor("Norway", "nor", kind=ActorKind.STATE)
FRONT = actor("Harbour Front", "~harbour-front")


def reading(*, planned: bool = False) -> Reading:
    on = Page("truce.txt", TEXT, outlet="Delta Post")
    signed = tuple(RoleHolder("signatory", each) for each in (STATE, REBELS))
    facts = (
        fact(on, "The government and the FARC signed the Meta Truce on 3 May 2021.",
             Agreement(REF, "signed", signed), when=day("2021-05-03")),
        fact(on, "It entered into force on 5 May 2021.",
             Agreement(REF, "entered_into_force"), when=day("2021-05-05"),
             modality=Modality.PLANNED if planned else Modality.ACTUAL),
        fact(on, "Norway is its guarantor.",
             Agreement(REF, "reached", (RoleHolder("guarantor", NORWAY),))),
        fact(on, "The Harbour Front is left out of it.",
             Agreement(REF, "reached", (RoleHolder("excluded party", FRONT),))),
    )  # fmt: skip
    layout = Layout((Zone(ZoneKind.BODY, 0, len(TEXT), "all"),), published=day("2021-05-06"))
    return Reading(on, layout, facts, "en")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        opened.add(reading())
        yield opened


def test_a_draft_has_what_pages_tell_and_loads(record: Record, tmp_path: Path) -> None:
    draft = draft_from_pages(record, "Meta Truce")
    assert draft.missing == ("countries or zones",)
    filled = draft.to_toml().replace("# countries = ?", 'countries = ["col"]')
    (tmp_path / "draft.toml").write_text(filled, encoding="utf-8")
    [terms] = load_terms(tmp_path / "draft.toml")
    assert (terms.declared, terms.in_force) == (date(2021, 5, 3), date(2021, 5, 5))
    assert {party.actor for party in terms.parties} == {"col-gov", "farc"}
    assert len({party.side for party in terms.parties}) == 2
    assert terms.guarantors == ("nor",)
    assert terms.sources == ("Delta Post, 6 May 2021",)


def test_each_line_stands_under_its_words_and_fact(record: Record) -> None:
    lines = draft_from_pages(record, "Meta Truce").to_toml().splitlines()
    at = lines.index("in_force = 2021-05-05")
    assert lines[at - 1].startswith("# “It entered into force on 5 May 2021.” Delta Post, 6 May")
    quoted = {fact.id for fact in record.facts()}
    assert lines[at - 1].rpartition("(")[2].rstrip(")") in quoted


def test_who_is_in_no_pack_is_named_and_left_out(record: Record) -> None:
    text = draft_from_pages(record, "Meta Truce").to_toml()
    assert "# Harbour Front is in no pack: add it, or name who is meant" in text
    assert "excluded" not in tomllib.loads(text)


def test_what_is_planned_only_says_so(tmp_path: Path) -> None:
    with open_record(tmp_path / "p.db") as opened:
        opened.add(reading(planned=True))
        lines = draft_from_pages(opened, "Meta Truce").to_toml().splitlines()
    at = lines.index("in_force = 2021-05-05")
    assert lines[at - 2] == "# planned only"


def test_a_day_that_nobody_tells_is_missing(tmp_path: Path) -> None:
    whole = reading()
    with open_record(tmp_path / "n.db") as opened:
        opened.add(replace(whole, facts=whole.facts[:1]))
        draft = draft_from_pages(opened, "Meta Truce")
    assert draft.missing == ("in_force", "countries or zones")
    assert "# in_force = ?" in draft.to_toml()


def test_an_unknown_name_is_refused(record: Record) -> None:
    with pytest.raises(UsageError):
        draft_from_pages(record, "Hill Accord")


def known(*days: KnownDay) -> Known:
    parties = (KnownParty("Government of Colombia"), KnownParty("FARC"),
               KnownParty("Norway", role="Guarantor", third=True),
               KnownParty("Cuba", role="Guarantor", third=True),
               KnownParty("Sweden", role="Witness", third=True))  # fmt: skip
    return Known("cf:100-7", "cf", "Truce", days, parties, about="Colombia")


def test_a_row_of_another_data_set_makes_a_draft(tmp_path: Path) -> None:
    both = date(2021, 5, 3), date(2021, 5, 5)
    draft = draft_from_known(known(KnownDay("declared", both[0], both[0]),
                                   KnownDay("in force", both[1], both[1])))  # fmt: skip
    assert draft.missing == ()
    (tmp_path / "d.toml").write_text(draft.to_toml(), encoding="utf-8")
    [terms] = load_terms(tmp_path / "d.toml")
    assert (terms.declared, terms.in_force) == both
    assert {party.actor for party in terms.parties} == {"col-gov", "farc"}
    assert terms.guarantors == ("nor", "cub")


def test_a_partial_day_is_no_day() -> None:
    draft = draft_from_known(known(KnownDay("in force", date(2021, 5, 1), date(2021, 5, 31))))
    assert draft.missing == ("in_force",)
    assert "no single day, but 2021-05-01 to 2021-05-31" in draft.to_toml()


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_names_hold_a_draft_stays_toml(name: str, party: str) -> None:
    row = replace(known(), name=name, parties=(KnownParty(party), KnownParty("FARC")))
    draft: Draft = draft_from_known(row)
    assert tomllib.loads(draft.to_toml())["name"] == (name or row.id)
