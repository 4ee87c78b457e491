"""Facts: ids, plain form and back, derived status."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import (
    ActorRef,
    Basis,
    Content,
    Day,
    Fact,
    FactKind,
    Meeting,
    Modality,
    Polarity,
    Precision,
    Role,
    RoleHolder,
    Stance,
    Statement,
    Status,
    Voice,
    ZoneKind,
    derive_status,
)

KABUL = ActorRef("afg", "Afghanistan", "Kabul", 0, 5)
DOHA = ActorRef("qat", "Qatar", "Doha", 10, 14)


def fact(**changes: object) -> Fact:
    values: dict[str, object] = {
        "kind": FactKind.ROLE,
        "page": "p1",
        "page_name": "one.txt",
        "outlet": None,
        "start": 0,
        "end": 5,
        "quote": "Kabul",
        "zone": ZoneKind.BODY,
        "detail": Role(KABUL, "host", "the talks"),
    }
    return Fact(**(values | changes))  # type: ignore[arg-type]


def test_a_role_writes_in_as_the_contract_has_it() -> None:
    row = fact().to_dict()

    assert row["in"] == "the talks"
    assert "in_" not in row


def test_participants_carry_their_role_beside_the_actor() -> None:
    detail = Meeting((RoleHolder("host", DOHA), RoleHolder("participant", KABUL)))
    row = fact(kind=FactKind.MEETING, detail=detail).to_dict()

    participants = row["participants"]
    assert isinstance(participants, list)
    assert participants[0] == {
        "role": "host",
        "actor": "qat",
        "name": "Qatar",
        "text": "Doha",
        "start": 10,
        "end": 14,
        "kind": None,
        "state": None,
        "why": "",
    }


def test_a_fact_survives_json() -> None:
    detail = Statement(KABUL, (DOHA,), "said", content=Content(0, 5, "Kabul"))
    day = Day(date(1992, 1, 16), date(1992, 1, 16), Precision.DAY, Basis.STATED, "16 January 1992")
    voices = (Voice(None, "media reports", "media reports", 7, 20, Stance.REPORTS),)
    given_fact = fact(kind=FactKind.STATEMENT, detail=detail, day=day, voices=voices)

    assert Fact.from_dict(json.loads(json.dumps(given_fact.to_dict()))) == given_fact


def test_the_id_hangs_on_page_anchor_kind_and_key_fields() -> None:
    assert fact().id == fact(rule="other", why="other").id
    assert fact().id != fact(page="p2").id
    assert fact().id != fact(modality=Modality.PLANNED).id
    assert fact().id != fact(detail=Role(KABUL, "mediator", "the talks")).id


def test_a_detail_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot carry"):
        fact(kind=FactKind.MEETING)


def test_a_quote_that_does_not_fit_its_anchor_is_refused() -> None:
    with pytest.raises(ValueError, match="quote"):
        fact(end=9)


def test_a_missing_field_is_named() -> None:
    row = fact().to_dict()
    del row["quote"]

    with pytest.raises(KeyError, match="quote"):
        Fact.from_dict(row)


@given(
    st.sampled_from(Modality),
    st.sampled_from(Polarity),
    st.lists(st.sampled_from(Stance), max_size=3),
)
def test_every_combination_has_one_status(
    modality: Modality, polarity: Polarity, stances: list[Stance]
) -> None:
    voices = [Voice(None, "x", "x", 0, 1, stance) for stance in stances]

    status = derive_status(modality, polarity, voices)

    if modality is Modality.CANCELLED:
        assert status is Status.CANCELLED
    elif Stance.DENIES in stances:
        assert status is Status.DENIED
    elif polarity is Polarity.NEGATED:
        assert status is Status.NEGATED
    else:
        assert status not in (Status.DENIED, Status.NEGATED)
