"""Roots by status: what is promised, asked for or refused is another root than the deed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.exchange.plover import root_of
from dragoman.model import (
    ActorRef,
    Agreement,
    AgreementRef,
    Event,
    Fact,
    FactKind,
    Meeting,
    Modality,
    Polarity,
    Role,
    RoleHolder,
    Stance,
    Statement,
    Voice,
    ZoneKind,
)

ARMY = ActorRef(None, "Army", "the army", 0, 8)
DETAILS = {
    FactKind.EVENT: Event("retreat", None, (ARMY,)),
    FactKind.MEETING: Meeting((RoleHolder("participant", ARMY),)),
    FactKind.AGREEMENT: Agreement(AgreementRef("accord", "accord"), "signed"),
    FactKind.STATEMENT: Statement(ARMY, act="condemn"),
    FactKind.ROLE: Role(ARMY, "mediator"),
}


def fact(
    kind: FactKind,
    modality: Modality = Modality.ACTUAL,
    polarity: Polarity = Polarity.AFFIRMED,
    voices: tuple[Voice, ...] = (),
) -> Fact:
    return Fact(kind, "p", "page", None, 0, 5, "words", ZoneKind.BODY, DETAILS[kind], modality,
                polarity, voices)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "modality", "polarity", "root"),
    [
        (FactKind.EVENT, Modality.ACTUAL, Polarity.AFFIRMED, "retreat"),
        (FactKind.EVENT, Modality.PLANNED, Polarity.AFFIRMED, "concede"),
        (FactKind.EVENT, Modality.CALLED_FOR, Polarity.AFFIRMED, "request"),
        (FactKind.EVENT, Modality.ACTUAL, Polarity.NEGATED, "reject"),
        (FactKind.MEETING, Modality.ACTUAL, Polarity.AFFIRMED, "consult"),
        (FactKind.MEETING, Modality.PLANNED, Polarity.AFFIRMED, "agree"),
        (FactKind.MEETING, Modality.CANCELLED, Polarity.AFFIRMED, "reject"),
        (FactKind.AGREEMENT, Modality.ACTUAL, Polarity.AFFIRMED, "support"),
        (FactKind.AGREEMENT, Modality.PLANNED, Polarity.AFFIRMED, "agree"),
        (FactKind.STATEMENT, Modality.ACTUAL, Polarity.AFFIRMED, "accuse"),
        (FactKind.ROLE, Modality.ACTUAL, Polarity.AFFIRMED, None),
    ],
)
def test_the_root_follows_kind_and_status(
    kind: FactKind, modality: Modality, polarity: Polarity, root: str | None
) -> None:
    assert root_of(fact(kind, modality, polarity)) == root


def test_a_denied_deed_is_a_rejection() -> None:
    voice = Voice(None, "Army", "the army", 0, 8, Stance.DENIES)

    assert root_of(fact(FactKind.EVENT, voices=(voice,))) == "reject"


@pytest.mark.parametrize(("type_", "root"), [("mobilize", "aid"), ("retreat", "sanction")])
def test_peacekeepers_sent_are_aid_and_withdrawn_a_sanction(type_: str, root: str) -> None:
    told = replace(
        fact(FactKind.EVENT), detail=Event(type_, None, (ARMY,), what="sent 80 peacekeepers")
    )

    assert root_of(told) == root
