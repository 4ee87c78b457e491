"""Whether a truce holds, where, and whom it leaves out, from sentences to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import Ceasefire, FactKind

TOLD = [
    ("The army declared a unilateral truce on Monday.", None),
    ("A ceasefire came into force at midnight.", True),
    ("The truce has held for three days.", True),
    ("The ceasefire was extended by 72 hours.", True),
    ("The truce expired at noon.", False),
    ("The guerrillas ended their ceasefire in January.", False),
    ("The ceasefire was broken within hours.", False),
    ("The truce collapsed on Friday after rebels shelled the town.", False),
    ("The armistice in the valley remains in force.", True),
]


@pytest.mark.parametrize(("text", "holds"), TOLD)
def test_whether_a_truce_holds(text: str, holds: bool | None) -> None:
    found = [
        f.detail for f in facts_of(text, FactKind.CEASEFIRE) if isinstance(f.detail, Ceasefire)
    ]
    assert holds in {detail.holds for detail in found}


def test_whom_a_truce_leaves_out() -> None:
    (fact,) = facts_of("The ceasefire does not apply to Islamic State.", FactKind.CEASEFIRE)
    assert isinstance(fact.detail, Ceasefire)
    assert [ref.name for ref in fact.detail.excluded] == ["Islamic State"]


def test_what_a_truce_covers() -> None:
    (fact,) = facts_of("The truce covers the whole coast.", FactKind.CEASEFIRE)
    assert isinstance(fact.detail, Ceasefire)
    assert fact.detail.scope == "the whole coast"


def test_a_truce_that_ended_fighting_is_not_broken() -> None:
    found = facts_of("The truce ended three months of fighting.", FactKind.CEASEFIRE)
    assert [f for f in found if isinstance(f.detail, Ceasefire) and f.detail.holds is False] == []


def test_a_pronoun_stands_for_the_truce_right_before() -> None:
    found = facts_of(
        "The army and the rebels agreed a truce in May. It covers the whole coast.",
        FactKind.CEASEFIRE,
    )
    scopes = [fact.detail.scope for fact in found if isinstance(fact.detail, Ceasefire)]
    assert "the whole coast" in scopes
