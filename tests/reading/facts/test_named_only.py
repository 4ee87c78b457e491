"""Event nouns that are only named, and verbs of war that are only figures, tell no event."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.lexicon import load_table
from dragoman.model import Ceasefire, Event, FactKind, Status


def _roots(text: str, word: str) -> set[str]:
    return {
        fact.detail.type
        for fact in facts_of(text, FactKind.EVENT)
        if isinstance(fact.detail, Event) and word == fact.why
    }


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "The envoys had discussions on the withdrawal of heavy guns from the front.",
            "withdrawal",
        ),
        ("Piracy has grown since the departure of the Omani frigate.", "departure"),
        ("Every mine is an attack on the convoy, the envoy said.", "attack"),
        ("The mission oversees the withdrawal of both armies to the river.", "withdrawal"),
        ("The fighting in Khartoum has ruined thousands of shops.", "fighting"),
        ("The ministry rejected the accusation against Chad.", "accusation"),
    ],
)
def test_what_is_only_named_is_no_event(text: str, word: str) -> None:
    assert _roots(text, word) == set()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Since the fall of Goma in January 2025 thousands have lived in schools.", "fall"),
        ("The elders spoke of reports of shelling near Goma.", "shelling"),
        ("The envoy called for the withdrawal of the Chadian army from Abeche.", "withdrawal"),
        ("The accord provides for the withdrawal of the Chadian army from Abeche.", "withdrawal"),
        ("Heavy fighting erupted between Chad and Niger near Abeche.", "fighting"),
    ],
)
def test_what_is_told_by_its_noun_stays(text: str, word: str) -> None:
    assert _roots(text, word)


def test_all_nouns_of_a_row_are_provided_for() -> None:
    text = (
        "The accord provides for a lull in the fighting, the deployment of a UN force and the"
        " withdrawal of Chadian soldiers within 120 days."
    )
    status = {f.why: f.status for f in facts_of(text, FactKind.EVENT)}
    assert status["deployment"] is status["withdrawal"] is Status.PLANNED


@pytest.mark.parametrize(
    "text",
    [
        "The Chadian government will fight corruption.",
        "The Chadian minister seized the opportunity to thank Oman.",
        "Chad raised the issue of the dam.",
        "The clans were left out of the plan by Chad.",
        "Not one rebel is left in the valley.",
        "The Chadian general returned to his seat.",
        "The president of Chad took office in May.",
        "Chadian negotiators dug in their heels.",
    ],
)
def test_figures_tell_no_event(text: str) -> None:
    told = facts_of(text, FactKind.EVENT)
    warlike = ("assault", "coerce", "retreat", "mobilize", "protest")
    assert [f for f in told if isinstance(f.detail, Event) and f.detail.type in warlike] == []


def test_the_deeds_behind_the_figures_stay() -> None:
    assert _roots("Chadian rebels seized the port of Douala.", "seized") == {"coerce"}
    assert _roots("The last Chadian soldiers left Abeche.", "left") == {"retreat"}


def test_things_are_gathered_and_nobody_meets() -> None:
    assert facts_of("The villagers gathered wood near the river.", FactKind.MEETING) == []


def test_the_dead_do_not_kill_themselves() -> None:
    found = facts_of("One Ugandan peacekeeper died in the bombing of a patrol.", FactKind.EVENT)
    assert [f.detail.actors for f in found if isinstance(f.detail, Event)] == [()]


def test_a_refusal_to_meet_is_told_once() -> None:
    text = "President Idriss Oke refused to meet Ola Dahl, the envoy of Norway."
    assert _roots(text, "refused") == set()
    assert [f.status for f in facts_of(text, FactKind.MEETING)] == [Status.NEGATED]


def test_figures_name_each_word_once() -> None:
    rows = [(row["verb"], row["slot"], row["word"]) for row in load_table("figures")]
    assert len(rows) == len(set(rows)) > 100


def test_crowds_gather_and_do_not_meet() -> None:
    text = "Thousands gathered in the square of Lima on 3 May 2020 to demand a vote."
    assert facts_of(text, FactKind.MEETING) == []


def test_a_truce_of_hours_does_not_hold() -> None:
    found = facts_of("The truce lasted barely a few hours.", FactKind.CEASEFIRE)
    assert [f.detail.holds for f in found if isinstance(f.detail, Ceasefire)] == [False]


@pytest.mark.parametrize(
    ("text", "status", "holds"),
    [
        ("The Chadian army stopped firing on Monday.", Status.HAPPENED, True),
        ("Chad and Niger did not stop firing across the river.", Status.NEGATED, False),
    ],
)
def test_who_stops_firing_keeps_a_truce(text: str, status: Status, holds: bool) -> None:
    found = facts_of(text, FactKind.CEASEFIRE)
    assert [(f.status, f.detail.holds) for f in found if isinstance(f.detail, Ceasefire)] == [
        (status, holds)
    ]
