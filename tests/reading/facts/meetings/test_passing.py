"""Meetings by words alone, where trees tear a verb from who it was with."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import FactKind, Meeting

TOLD = [
    (
        "Kofi Annan and Nelson Mandela dined together on Wednesday.",
        ("Kofi Annan", "Nelson Mandela"),
    ),
    (
        "Kofi Annan, who had flown in aboard an army plane, sat down in Brussels late on Thursday "
        "with President Nelson Mandela, their eighth encounter.",
        ("Kofi Annan", "Nelson Mandela"),
    ),
    ("Also at the table were the envoys of Chad and Niger.", ("Chad", "Niger")),
    ("The delegates were welcomed at the palace by Kofi Annan.", ("Kofi Annan",)),
]


@pytest.mark.parametrize(("text", "names"), TOLD)
def test_who_sat_with_whom(text: str, names: tuple[str, ...]) -> None:
    told = [fact.detail for fact in facts_of(text, FactKind.MEETING)]
    seats = [{h.actor.name for h in m.participants} for m in told if isinstance(m, Meeting)]
    assert any(set(names) <= there for there in seats)


def test_who_calls_on_somebody_to_act_visits_nobody() -> None:
    text = "Kofi Annan called on Nelson Mandela to speak out."
    assert facts_of(text, FactKind.MEETING) == []
