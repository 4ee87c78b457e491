"""The shipped registry: names in text, offices by day, institutions, demonyms."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors import NameMatch, Registry, fold, load_registry
from dragoman.model import ActorKind


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


def found(registry: Registry, text: str) -> dict[str, set[tuple[str, str, str]]]:
    return {
        match.text: {(c.id, c.what, c.form) for c in match.candidates}
        for match in registry.find(text)
    }


def test_strong_names_demonyms_and_people(registry: Registry) -> None:
    names = found(registry, "Norway and the Kenyan envoy met Norwegians.")
    assert names["Norway"] == {("nor", "actor", "strong")}
    assert names["Kenyan"] == {("ken", "actor", "demonym")}
    assert names["Norwegians"] == {("nor", "actor", "people")}


def test_a_capital_is_a_place_and_may_stand_for_its_state(registry: Registry) -> None:
    names = found(registry, "Officials in Oslo heard from the Quai d'Orsay.")
    assert names["Oslo"] >= {("nor", "actor", "metonym"), ("nor-oslo", "place", "strong")}
    assert names["Quai d'Orsay"] == {("fra-foreign-ministry", "actor", "strong")}


def test_the_longest_name_wins(registry: Registry) -> None:
    names = found(registry, "South Sudan's army and the South Sudanese government")
    assert list(names) == ["South Sudan", "South Sudanese government"]
    assert names["South Sudanese government"] == {("ssd-gov", "actor", "strong")}


@pytest.mark.parametrize("text", ["Kenya's envoy", "Kenya’s envoy", "KENYA'S ENVOY"])
def test_a_possessive_stays_outside(registry: Registry, text: str) -> None:
    match = registry.find(text)[0]
    assert (match.start, match.end) == (0, 5)


def test_a_name_that_ends_in_a_possessive_is_whole(registry: Registry) -> None:
    assert "People's Republic of China" in found(
        registry, "The People’s Republic of China's army"
    ) or ("People’s Republic of China" in found(registry, "The People’s Republic of China's army"))


@pytest.mark.parametrize(
    "text",
    ["Mevlüt Çavuşoğlu spoke", "Mevlut Cavusoglu spoke", "MEVLUT CAVUSOGLU SPOKE"],
)
def test_diacritics_and_capitals_do_not_hide_a_person(registry: Registry, text: str) -> None:
    (match,) = registry.find(text)
    assert [c.id for c in match.candidates] == ["mevlut-cavusoglu"]


def test_a_name_may_break_over_a_line_but_not_over_a_paragraph(registry: Registry) -> None:
    assert list(found(registry, "the South\nSudan talks")) == ["South\nSudan"]
    assert list(found(registry, "the South\n\nSudan talks")) == ["Sudan"]


def test_names_are_whole_words(registry: Registry) -> None:
    assert found(registry, "Iranology, Malinese, Chadwick, Omanesque") == {}


def test_lower_case_is_no_name(registry: Registry) -> None:
    assert found(registry, "turkey, china and who it may be for us") == {}


def test_short_words_in_a_line_of_capitals_are_only_weak_names(registry: Registry) -> None:
    names = found(registry, "TELL US WHO WILL LEAD MALI")
    assert {form for _, _, form in names["WHO"]} == {"weak"}
    assert ("mli", "actor", "strong") in names["MALI"]
    assert ("who", "actor", "strong") in found(registry, "the WHO said")["WHO"]


def test_a_dateline_in_capitals_is_a_place(registry: Registry) -> None:
    assert ("irq-baghdad", "place", "strong") in found(registry, "BAGHDAD (AP) - Talks")["BAGHDAD"]


def test_offsets_count_from_the_text_and_respect_bounds(registry: Registry) -> None:
    text = "Kenya asked Uganda and Rwanda."
    (match,) = registry.find(text, 6, 22)
    assert text[match.start : match.end] == match.text == "Uganda"


def test_ambiguous_names_keep_all_readings(registry: Registry) -> None:
    assert {c[0] for c in found(registry, "in Congo")["Congo"]} == {"cog", "cod"}


def test_holders_change_with_the_day(registry: Registry) -> None:
    assert registry.holder("foreign minister", "rus", date(2016, 12, 20)).actor == "sergey-lavrov"
    assert registry.holder("foreign minister", "rus", date(1999, 6, 1)).actor == "igor-ivanov"
    assert registry.holder("Secretary of State", "usa", date(2015, 7, 1)).actor == "john-kerry"
    assert registry.holder("Taoiseach", "irl", date(1998, 4, 10)).actor == "bertie-ahern"
    envoy = registry.holder("special representative for Yemen", "un", date(2019, 1, 1))
    assert envoy.actor == "martin-griffiths"


def test_an_office_without_a_known_holder_says_so(registry: Registry) -> None:
    nobody = registry.holder("foreign minister", "fra", date(1958, 1, 1))
    assert nobody.actor is None
    assert nobody.candidates
    assert "no one known" in nobody.why


def test_without_a_day_several_holders_are_ambiguous(registry: Registry) -> None:
    several = registry.holder("president", "usa", None)
    assert several.actor is None
    assert len(several.candidates) > 5


def test_offices_of_a_person_on_a_day(registry: Registry) -> None:
    titles = {(o.title, o.of) for o in registry.office_of("javier-solana", date(2000, 5, 1))}
    assert titles == {("high representative", "eu")}
    assert len(registry.office_of("javier-solana", None)) == 3
    assert registry.office_of("nobody-at-all", None) == []


@pytest.mark.parametrize(
    ("word", "state"),
    [("Russian", "rus"), ("Russians", "rus"), ("Britons", "gbr"), ("U.S.", "usa"),
     ("Filipino", "phl"), ("Congolese", None), ("Moscow", None), ("Marsian", None)],
)  # fmt: skip
def test_demonyms(registry: Registry, word: str, state: str | None) -> None:
    assert registry.state_by_demonym(word) == state


def test_a_demonym_may_be_one_states_on_a_day(registry: Registry) -> None:
    assert registry.state_by_demonym("Yugoslav", date(1980, 1, 1)) == "yug"
    assert registry.state_by_demonym("Yugoslav", date(1999, 1, 1)) == "scg"


def test_institutions_are_made_of_state_and_noun(registry: Registry) -> None:
    ministry = registry.institution("ken", "Ministry of Defense")
    assert ministry is not None
    assert (ministry.id, ministry.kind) == ("ken-defence-ministry", ActorKind.MINISTRY)
    assert ministry.name == "Kenyan Defence Ministry"
    assert registry.actor("ken-defence-ministry") == ministry
    assert registry.institution("ken", "tea shop") is None
    assert registry.institution("atlantis", "army") is None


def test_institutions_with_a_name_of_their_own_keep_it(registry: Registry) -> None:
    pentagon = registry.institution("usa", "defence ministry")
    assert pentagon is not None
    assert ("usa-defence-ministry", "actor", "strong") in found(registry, "the Pentagon")[
        "Pentagon"
    ]
    assert pentagon.id == "usa-defence-ministry"
    regime = registry.institution("mmr", "junta")
    assert regime is not None
    assert regime.id == registry.government_of("mmr") == "mmr-gov"


def test_every_state_has_a_government(registry: Registry) -> None:
    states = [a.id for a in registry.actors.values() if a.kind is ActorKind.STATE]
    assert len(states) > 195
    assert all(registry.government_of(state) for state in states)
    assert registry.government_of("un") is None


def test_a_shipped_registry_is_loaded_once(registry: Registry) -> None:
    assert load_registry() is registry


words = st.sampled_from(
    ["Kenya", "South", "Sudan", "the", "Kremlin", "’s", "'s", "U.S.", "al-Shabaab", "AL", "IRAN",
     "Sergei", "Lavrov", "Côte", "d’Ivoire", "-", "\n", "P5+1", "of", "Government", "said", "."]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(words, st.text(max_size=6)), max_size=25).map(" ".join))
def test_matches_are_known_names_in_order(text: str) -> None:
    registry = load_registry()
    matches = registry.find(text)
    known = {fold(match.text) for match in matches if registry.readings(match.text)}
    for match in matches:
        assert text[match.start : match.end] == match.text
        assert match.candidates
        assert fold(match.text) in known or match.text.split()[0].isupper()
    assert all(one.end <= other.start for one, other in pairs(matches))


def pairs(matches: list[NameMatch]) -> list[tuple[NameMatch, NameMatch]]:
    return list(pairwise(matches))
