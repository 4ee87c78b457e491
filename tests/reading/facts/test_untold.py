"""What words only mention, measure or date by is no fact of its own."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of, names_of

from dragoman.model import Event, FactKind, Role, Statement

ACCORD = "Chad and the Northern Front signed a peace agreement in Ndjamena on 2 May 2019.\n\n"


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("The minister was told by friends that the road was open.", FactKind.EVENT, "told"),
        ("The envoy said that the word peace was wounded.", FactKind.EVENT, "wounded"),
        ("The truce held for a week before the signing.", FactKind.AGREEMENT, "signing"),
        ("Niger abstained from signing the protocol.", FactKind.POSITION, "abstained"),
        ("What does the agreement oblige the rebels to do?", FactKind.COMMITMENT, "do"),
        ("Deserters will be dealt with according to law.", FactKind.STATEMENT, "law"),
        ("Ola Dahl, the head of the rebels' negotiating team, fell ill.", FactKind.MEETING, "team"),
        ("The fighters are to gather in nine camps by June.", FactKind.EVENT, "gather in nine"),
    ],
)
def test_nothing_is_told(text: str, kind: FactKind, word: str) -> None:
    made = [f for f in facts_of(ACCORD + text, kind) if f.start >= len(ACCORD) - 2]
    told = [f.quote for f in made if word in f.quote]
    if kind is FactKind.EVENT and word.startswith("gather"):
        roots = {f.detail.type for f in made if isinstance(f.detail, Event)}
        assert "consult" not in roots
        return
    assert told == []


def test_an_order_is_still_a_demand() -> None:
    said = facts_of(ACCORD + "The army told its men to leave the town.", FactKind.STATEMENT)
    assert [f.detail.act for f in said if isinstance(f.detail, Statement)] == ["demand"]


def test_soldiers_sent_home_leave() -> None:
    found = facts_of("The pact sent home 50,000 Chadian soldiers in stages.", FactKind.EVENT)
    assert {f.detail.type for f in found if isinstance(f.detail, Event)} <= {"retreat"}


def test_the_part_of_somebody_else_is_not_the_signers() -> None:
    text = "Chad and Niger signed a peace agreement in Oslo, with President Idriss Oke as mediator."
    found = facts_of(text, FactKind.ROLE)
    mediators = [f for f in found if isinstance(f.detail, Role) and f.detail.role == "mediator"]
    assert names_of(mediators) == {"Idriss Oke"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The envoy met the deputy governor in Juba on 17 February, who promised that the"
            " mission would get an officer in each county.",
            "deputy governor",
        ),
        (
            "The delegations left the island in 2019, when President Idriss Oke ordered his envoys"
            " to go home.",
            "Idriss Oke",
        ),
    ],
)
def test_what_stands_before_a_clause_of_its_own_is_nobodys_words(text: str, speaker: str) -> None:
    said = facts_of(text, FactKind.STATEMENT)
    details = [f.detail for f in said if isinstance(f.detail, Statement)]
    assert [d.speaker.name for d in details if d.speaker] == [speaker]
    assert not any("The " in d.content.text[:4] for d in details if d.content)


@pytest.mark.parametrize("verb", ["reported", "said"])
def test_of_whom_it_is_said_does_not_say_it(verb: str) -> None:
    text = f"Prime Minister Idriss Oke is {verb} to oppose the withdrawal of troops."
    held = facts_of(ACCORD + text, FactKind.POSITION)
    assert {voice.name for fact in held for voice in fact.voices} == {verb}
