"""Whom pages and facts go back to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factory import talks, voice

from dragoman.model import Layout, Page, Reading, Zone, ZoneKind
from dragoman.record import Record, open_record
from dragoman.record.stories.credits import credit_of
from dragoman.record.stories.media import house, is_medium

BODY = "The two councils signed the ferry protocol on Tuesday. Boats will sail again in a week."


@pytest.mark.parametrize(
    ("name", "actor"),
    [("Reuters", "reuters"), ("state television", None), ("Delta News Agency", None),
     ("the Harbour Gazette", None)],
)  # fmt: skip
def test_media_are_known_by_registry_or_name(name: str, actor: str | None) -> None:
    assert is_medium(replace(voice(name), actor=actor))


@pytest.mark.parametrize(
    ("name", "actor"),
    [("media reports", None), ("Ms Sun", None), ("the ceasefire monitor", None), ("Russia", "rus"),
     ("the Energy Agency", None), ("state media", None)],
)  # fmt: skip
def test_others_are_no_media(name: str, actor: str | None) -> None:
    assert not is_medium(replace(voice(name), actor=actor))


def test_one_house_has_one_key_under_all_its_names() -> None:
    assert len({house(name)[0] for name in ("AFP", "Agence France-Presse", "afp.com")}) == 1
    assert house("Harbour Gazette")[0] == house("The Harbour Gazette")[0] != house("Gazette")[0]


@pytest.mark.parametrize(
    ("head", "body", "named"),
    [
        ("", f"GENEVA, March 3 (Reuters) - {BODY}", "Reuters"),
        ("", f"{BODY} (AFP)", "Agence France-Presse"),
        ("", f"{BODY} — Xinhua", "Xinhua"),
        ("By Jane Doe, Associated Press", BODY, "Associated Press"),
        ("By Jane Doe", f"{BODY} (Delta News Agency; editing by Jim Roe)", "Delta News Agency"),
        ("Jane Doe | Harbour Gazette", BODY, None),
        ("Photo: Reuters", BODY, None),
        ("", f"{BODY} (for the third time)", None),
    ],
)
def test_agencies_sign_at_the_head_or_the_end(head: str, body: str, named: str | None) -> None:
    text = f"{head}\n{body}"
    zones = [Zone(ZoneKind.BYLINE, 0, len(head), ""),
             Zone(ZoneKind.BODY, len(head) + 1, len(text), "")]  # fmt: skip

    found = credit_of(text, zones, outlet="Harbour Gazette", republished_from=None)

    assert (found and found.name) == named


def test_a_byline_that_was_stated_counts() -> None:
    found = credit_of(BODY, [], outlet=None, byline="Jane Doe, Delta News Agency",
                      republished_from=None)  # fmt: skip

    assert found
    assert found.name == "Delta News Agency"


def test_a_credit_to_oneself_is_none() -> None:
    assert credit_of(BODY, [], outlet="AFP", republished_from="Agence France-Presse") is None


def added(record: Record, text: str, **told: str) -> str:
    """Adds a page that is all body; returns its id."""
    found = Page(f"{len(list(record.pages()))}.txt", text)
    layout = Layout((Zone(ZoneKind.BODY, 0, len(text), "test"),), **told)  # type: ignore[arg-type]
    record.add(Reading(found, layout, (), "en"))
    return found.id


def test_a_page_goes_back_to_whom_it_credits_else_to_its_outlet_else_to_itself() -> None:
    with open_record(":memory:") as record:
        credited = added(record, BODY, outlet="Harbour Gazette", republished_from="Delta Post")
        own = added(record, "Bread is dear in the hills.", outlet="Harbour Gazette")
        bare = added(record, "Nobody signed this text.")

        assert record.origin(credited).id == "outlet:delta post"
        assert record.origin(own).name == "Harbour Gazette"
        assert record.origin(bare).id == f"page:{bare}"


def test_a_fact_goes_back_to_the_medium_it_is_told_after() -> None:
    reading = talks(outlet="Harbour Gazette")
    told = [replace(fact, voices=(replace(voice("TASS"), actor="tass"),)) for fact in reading.facts]
    with open_record(":memory:") as record:
        record.add(reading)

        assert [o.id for o in record.origins(reading.facts)] == ["outlet:harbour gazette"]
        assert [o.id for o in record.origins(told)] == ["outlet:tass"]
        assert len(record.origins([*reading.facts, *told])) == 2
        assert record.origins([]) == ()
