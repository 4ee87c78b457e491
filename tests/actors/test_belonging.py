"""Who belongs to whom on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors import Registry, above, covers, load_registry
from dragoman.errors import RegistryError

PACK = """
- {id: h-front, kind: armed_group, name: Harbour Front, from: 2000-01-01, until: 2005-06-01}
- {id: h-army, kind: armed_group, name: Harbour Army, from: 2005-06-10, predecessors: [h-front]}
- {id: h-splinter, kind: armed_group, name: Harbour Splinter, from: 2003-01-01, predecessors: [h-front]}
- {id: h-brigade, kind: armed_group, name: Harbour Brigade, memberships: [{of: h-front, from: 2001-01-01, until: 2002-01-01}, {of: h-army}]}
- {id: h-company, kind: armed_group, name: Harbour Company, part_of: h-brigade}
- {id: h-rebels, kind: armed_group, name: Harbour rebels, label: true}
"""  # noqa: E501


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    return load_registry([pack(tmp_path_factory.mktemp("packs"), PACK)])


def pack(folder: Path, actors: str) -> Path:
    home = folder / "harbour"
    home.mkdir()
    (home / "pack.yml").write_text("id: harbour\ntitle: Harbour\n")
    (home / "actors.yml").write_text(actors)
    return home


@pytest.mark.parametrize(
    ("party", "actor", "day", "held"),
    [
        ("h-front", "h-front", None, True),
        ("h-front", "h-company", "2001-06-01", True),
        ("h-front", "h-company", "2003-06-01", False),
        ("h-front", "h-army", "2006-01-01", True),
        ("h-army", "h-front", "2004-01-01", True),
        ("h-front", "h-splinter", "2003-06-01", False),
        ("h-front", "h-brigade", "2006-01-01", True),
        ("h-brigade", "h-front", None, False),
        ("h-army", "nobody", None, False),
        ("nobody", "nobody", None, True),
    ],
)
def test_covers(registry: Registry, party: str, actor: str, day: str | None, held: bool) -> None:
    assert covers(registry, party, actor, date.fromisoformat(day) if day else None) is held


def test_what_did_not_exist_yet_has_no_members(registry: Registry) -> None:
    assert above(registry, "h-brigade", date(2001, 6, 1)) == ("h-front",)
    assert above(registry, "h-brigade", date(2006, 6, 1)) == ("h-army",)
    assert above(registry, "nobody") == ()


def test_a_label_says_so(registry: Registry) -> None:
    assert registry.actors["h-rebels"].label
    assert not registry.actors["h-front"].label


@pytest.mark.parametrize(
    ("memberships", "said"),
    [
        ("[{from: 2001-01-01}]", "membership 1 needs of"),
        ("[{of: nobody}]", "memberships names 'nobody', which no pack has"),
        ("[{of: eta, since: 2001-01-01}]", "membership 1: unknown field 'since'"),
        ("[{of: eta, from: 2002-01-01, until: 2001-01-01}]", "membership 1: from 2002-01-01 is"),
        ("[eta]", "membership 1 needs of"),
        ("eta", "memberships must be a list"),
    ],
)  # fmt: skip
def test_a_wrong_membership_is_told(tmp_path: Path, memberships: str, said: str) -> None:
    actors = f"- {{id: h-x, kind: armed_group, name: Harbour X, memberships: {memberships}}}\n"
    with pytest.raises(RegistryError) as wrong:
        load_registry([pack(tmp_path, actors)])
    assert said in str(wrong.value)


SYRIA = sorted(key for key in load_registry().actors if key.startswith("syr-"))


@settings(deadline=None)
@given(
    st.sampled_from(SYRIA), st.sampled_from(SYRIA), st.dates(date(2012, 1, 1), date(2024, 12, 1))
)
def test_whoever_is_covered_by_a_part_is_covered_by_the_whole(
    actor: str, part: str, day: date
) -> None:
    registry = load_registry()
    if covers(registry, part, actor, day):
        assert all(covers(registry, whole, actor, day) for whole in above(registry, part, day))


@pytest.mark.parametrize(
    ("party", "actor", "day", "held"),
    [
        ("syr-nusra", "syr-hts", "2018-01-01", True),
        ("syr-nusra", "syr-zenki", "2017-03-01", True),
        ("syr-nusra", "syr-zenki", "2018-03-01", False),
        ("syr-nlf", "syr-ahrar-sham", "2018-09-01", True),
        ("syr-nlf", "syr-ahrar-sham", "2018-03-01", False),
        ("syr-sna", "syr-hawar-kilis", "2017-05-01", True),
        ("syr-insurgents", "syr-jaysh-islam", "2017-05-01", True),
        ("syr-insurgents", "syr-hts", "2018-05-01", False),
        ("al-qaeda", "syr-hts", "2018-05-01", False),
        ("syr-gov", "syr-ndf", "2018-05-01", True),
        ("rus", "rus-air-force", "2018-05-01", True),
        ("farc", "col-emc", "2023-11-01", False),
    ],
)
def test_the_shipped_packs(party: str, actor: str, day: str, held: bool) -> None:
    assert covers(load_registry(), party, actor, date.fromisoformat(day)) is held
