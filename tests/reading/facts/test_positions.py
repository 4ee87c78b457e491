"""Positions, from sentences to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import FactKind, Position

HELD = [
    ("Norway supports the plan.", "supports"),
    ("Norway rejects the plan.", "rejects"),
    ("Norway is ready to leave the port.", "ready"),
    ("Norway is opposed to the plan.", "opposes"),
    ("Norway has reservations about the plan.", "opposes"),
    ("Norway refused to accept foreign judges.", "rejects"),
]
NOT_HELD = [
    "Norway asked Chad to back the deal.",
    "Norway denied that its troops had burned villages.",
    "Norway dismissed the reports.",
    "Norway wishes to make clear that it has no troops there.",
]


@pytest.mark.parametrize(("text", "stance"), HELD)
def test_an_attitude_is_a_position(text: str, stance: str) -> None:
    found = [fact.detail for fact in facts_of(text, FactKind.POSITION)]
    assert [(d.holder.name, d.stance) for d in found if isinstance(d, Position)] == [
        ("Norway", stance)
    ]


@pytest.mark.parametrize("text", NOT_HELD)
def test_an_act_or_a_denial_is_none(text: str) -> None:
    assert not facts_of(text, FactKind.POSITION)
