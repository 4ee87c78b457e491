"""Invitations told by set phrases."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import FactKind, Invitation, Status

PHRASES = [
    ("The Polisario Front was asked to attend the Geneva conference.", Status.HAPPENED),
    ("The Polisario Front had been sent an invitation by the envoy.", Status.HAPPENED),
    ("The Polisario Front has received a formal invitation to the summit.", Status.HAPPENED),
    ("The Polisario Front was not asked to attend the talks.", Status.NEGATED),
    ("The Polisario Front was left off the list.", Status.NEGATED),
    ("An invitation has gone out to the Polisario Front.", Status.HAPPENED),
    ("Nobody had asked the Polisario Front to send an observer.", Status.NEGATED),
    ("The Polisario Front was asked to witness the accord.", Status.HAPPENED),
    (
        "At the invitation of the African Union, the Polisario Front gathered in Nairobi.",
        Status.HAPPENED,
    ),
]


@pytest.mark.parametrize(("text", "status"), PHRASES)
def test_set_phrases_invite(text: str, status: Status) -> None:
    (fact,) = facts_of(text, FactKind.INVITATION)
    assert isinstance(fact.detail, Invitation)
    assert fact.detail.invitee is not None
    assert fact.detail.invitee.name == "Polisario Front"
    assert fact.status is status
