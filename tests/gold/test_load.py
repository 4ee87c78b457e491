from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from gold.load import load_page, parse_page
from gold.model import GoldDay, GoldError, GoldPage, Holder, Tier

from dragoman.model import FactKind, Modality, Stance, ZoneKind

TEXT = """Share this
Truce on the river

The two chiefs signed a truce in Luena on Friday. General Duarte said the truce held.

Read more
"""
SIGNED = "The two chiefs signed a truce in Luena on Friday."


def page(*facts: dict[str, Any], **changes: Any) -> GoldPage:
    entry: dict[str, Any] = {
        "outlet": None,
        "process": "River war",
        "style": "wire",
        "zones": [
            {"kind": "boilerplate", "from": "Share this"},
            {"kind": "title", "from": "Truce on"},
            {"kind": "body", "from": "The two chiefs", "to": "held."},
            {"kind": "boilerplate", "from": "Read more"},
        ],
        "facts": list(facts),
    }
    return parse_page("river.txt", TEXT, entry | changes)


def test_zones_run_to_the_next_one() -> None:
    zones = page().zones
    assert [zone.kind for zone in zones] == [
        ZoneKind.BOILERPLATE, ZoneKind.TITLE, ZoneKind.BODY, ZoneKind.BOILERPLATE,
    ]  # fmt: skip
    assert TEXT[zones[1].start : zones[1].end] == "Truce on the river"
    assert TEXT[zones[3].start : zones[3].end] == "Read more"


def test_a_fact_with_its_defaults_and_its_shadow() -> None:
    fact, shadow = page(
        {"kind": "agreement", "quote": SIGNED, "action": ["signed", "adopted"]}
    ).facts
    assert (fact.tier, fact.quote) == (Tier.MUST, SIGNED)
    assert fact.status.modalities == (Modality.ACTUAL,)
    assert fact.status.days == ()
    assert fact.fields["action"] == ("signed", "adopted")
    assert (shadow.kind, shadow.tier, shadow.implied) == (FactKind.EVENT, Tier.MAY, True)


def test_roles_are_implied_by_role_words_only() -> None:
    roles = [{"name": "Norway", "role": "mediator"}, {"name": "Duarte", "role": "chief"}]
    facts = page({"kind": "meeting", "quote": SIGNED, "participants": roles}).facts
    implied = [fact.fields["actor"] for fact in facts if fact.kind is FactKind.ROLE]
    assert implied == [("Norway",)]
    assert facts[0].fields["participants"] == (
        Holder(("Norway",), "mediator"),
        Holder(("Duarte",), "chief"),
    )


def test_names_of_the_page_widen_every_actor() -> None:
    loaded = page(
        {"kind": "statement", "quote": "General Duarte said the truce held.", "speaker": "Duarte"},
        names={"Duarte": ["the general"]},
    )
    assert loaded.facts[0].fields["speaker"] == ("Duarte", "the general")


def test_alternatives_of_status_voices_and_day() -> None:
    status = page(
        {
            "kind": "ceasefire",
            "quote": "the truce held",
            "modality": ["actual", "ongoing"],
            "voices": ["General Duarte asserts"],
            "or_voices": [[]],
            "day": [date(2002, 4, 5), "unknown"],
        }
    ).facts[0].status  # fmt: skip
    assert status.modalities == (Modality.ACTUAL, Modality.ONGOING)
    assert [len(chain) for chain in status.chains] == [1, 0]
    assert status.chains[0][0].names == ("General Duarte",)
    assert status.chains[0][0].stances == (Stance.ASSERTS,)
    assert status.days == (GoldDay(date(2002, 4, 5), date(2002, 4, 5)), GoldDay(None, None))


def test_an_obligor_may_be_heard_promising() -> None:
    fact = page({"kind": "commitment", "quote": "the truce held", "obligors": ["Duarte"]}).facts[0]
    chains = [[voice.names for voice in chain] for chain in fact.status.chains]
    assert chains == [[], [("Duarte",)]]


def test_a_demand_implies_a_position() -> None:
    facts = page(
        {"kind": "statement", "quote": "General Duarte said the truce held.", "speaker": "Duarte",
         "act": "demand"}
    ).facts  # fmt: skip
    (position,) = (fact for fact in facts if fact.kind is FactKind.POSITION)
    assert (position.fields["holder"], position.fields["stance"]) == (("Duarte",), ("demands",))


def test_a_gap_stands_for_what_lies_between() -> None:
    fact = page({"kind": "agreement", "quote": "The two chiefs [..] Luena"}).facts[0]
    assert fact.quote == "The two chiefs signed a truce in Luena"


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        ({"kind": "agreement", "quote": "signed a pact"}, "not once|not in the page"),
        ({"kind": "ceasefire", "quote": "truce"}, "not once"),
        ({"kind": "agreement", "quote": "Truce on the river"}, "body only"),
        ({"kind": "agreement", "quote": SIGNED, "tier": "perhaps"}, "perhaps"),
        ({"kind": "agreement", "quote": SIGNED, "speaker": "Duarte"}, "no field"),
        ({"kind": "treaty", "quote": SIGNED}, "treaty"),
        ({"kind": "ceasefire", "quote": SIGNED, "holds": "yes"}, "holds"),
        ({"kind": "agreement", "quote": SIGNED, "action": "inked"}, "cannot be inked"),
        ({"kind": "agreement", "quote": SIGNED, "day": "Friday"}, "no day"),
        ({"kind": "agreement", "quote": SIGNED, "modality": "maybe"}, "maybe"),
    ],
)
def test_a_broken_fact_is_refused(fact: dict[str, Any], message: str) -> None:
    with pytest.raises(GoldError, match=message):
        page(fact)


def test_words_without_a_zone_are_refused() -> None:
    zones = [{"kind": "body", "from": "The two chiefs"}]
    with pytest.raises(GoldError, match="no zone covers 'Share this"):
        page(zones=zones)


def test_zones_out_of_order_are_refused() -> None:
    zones = [{"kind": "body", "from": "The two chiefs"}, {"kind": "title", "from": "Truce on"}]
    with pytest.raises(GoldError, match="not in the page"):
        page(zones=zones)


def test_unknown_keys_and_styles_are_refused() -> None:
    with pytest.raises(GoldError, match="unknown keys"):
        page(author="me")
    with pytest.raises(GoldError, match="style"):
        page(style="poem")


def test_an_annotation_without_its_page_is_refused(tmp_path: Path) -> None:
    lonely = tmp_path / "lonely.yml"
    lonely.write_text("outlet: null\n")
    with pytest.raises(GoldError, match="no page text"):
        load_page(lonely)
