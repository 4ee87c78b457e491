"""One name, one actor, or a reason why not."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors import Registry, load_registry
from dragoman.model import ActorKind


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """The shipped packs and a small one of our own."""
    folder = tmp_path_factory.mktemp("packs") / "harbour"
    folder.mkdir()
    (folder / "pack.yml").write_text("id: harbour\ntitle: Harbour war\n", encoding="utf-8")
    (folder / "actors.yml").write_text(
        """
- {id: hbr-front, kind: armed_group, name: Harbour Front, weak: [Front of the Coast],
   from: 2001, until: 2009-06-30}
- {id: hbr-union, kind: armed_group, name: Coastal Union, weak: [Front of the Coast],
   from: 2009-07-01, predecessors: [hbr-front]}
- {id: hbr-dory, kind: person, name: Mikhail Dory,
   offices: [{title: leader, of: hbr-front, from: 2001, until: 2005}]}
- {id: hbr-anna-dory, kind: person, name: Anna Dory,
   offices: [{title: commander, of: hbr-front, from: 2006, until: 2008}]}
- {id: hbr-mfa, kind: ministry, name: Tongan Foreign Ministry, state: ton}
""",
        encoding="utf-8",
    )
    return load_registry([folder])


def test_a_name_alone(registry: Registry) -> None:
    assert registry.resolve("Harbour Front").actor == "hbr-front"
    assert registry.resolve("the Harbour Front").actor == "hbr-front"
    assert registry.resolve("").actor is None
    unknown = registry.resolve("Nobody Atall")
    assert (unknown.actor, unknown.candidates) == (None, ())
    assert "not a known name" in unknown.why


def test_the_day_decides_between_a_group_and_what_it_became(registry: Registry) -> None:
    assert registry.resolve("Front of the Coast", day=date(2004, 1, 1)).actor == "hbr-front"
    assert registry.resolve("Front of the Coast", day=date(2015, 1, 1)).actor == "hbr-union"
    unsure = registry.resolve("Front of the Coast")
    assert unsure.actor is None
    assert set(unsure.candidates) == {"hbr-front", "hbr-union"}
    assert registry.successors("hbr-front") == ("hbr-union",)


def test_a_former_name_still_names_its_group(registry: Registry) -> None:
    late = registry.resolve("Harbour Front", day=date(2020, 1, 1))
    assert late.actor == "hbr-front"
    assert "2009-06-30" in late.why


def test_a_surname_is_whoever_holds_office(registry: Registry) -> None:
    assert registry.resolve("Dory").actor is None
    assert registry.resolve("Dory", day=date(2003, 1, 1)).actor == "hbr-dory"
    assert registry.resolve("Dory", day=date(2007, 1, 1)).actor == "hbr-anna-dory"


@pytest.mark.parametrize(
    "name", ["Mikhail Dory", "Mihail Dory", "M. Dory", "Mikhail Ivanovich Dory"]
)
def test_first_and_last_name(registry: Registry, name: str) -> None:
    assert registry.resolve(name).actor == "hbr-dory"


def test_another_first_name_is_another_person(registry: Registry) -> None:
    assert registry.resolve("Peter Dory").actor is None


def test_romanisation(registry: Registry) -> None:
    assert registry.resolve("Sergei Shoygu").actor == "sergey-shoigu"
    assert registry.resolve("Sergey Lavroff").actor is None


def test_kind_and_state_narrow(registry: Registry) -> None:
    assert registry.resolve("Kenya", kind=ActorKind.PERSON).actor is None
    assert registry.resolve("Congo", state="cod").actor == "cod"
    assert registry.resolve("Bush", day=date(2003, 5, 1)).actor == "george-w-bush"
    assert registry.resolve("Bush", day=date(1990, 5, 1)).actor == "george-hw-bush"


def test_an_adjective_names_nobody(registry: Registry) -> None:
    assert registry.resolve("Kenyan").actor is None


def test_user_packs_do_not_touch_the_shipped_registry(registry: Registry) -> None:
    assert "hbr-front" in registry.actors
    assert registry.actors["hbr-front"].pack == "harbour"
    assert "hbr-front" not in load_registry().actors


def test_an_institution_that_a_pack_lists_goes_before_a_made_up_one(registry: Registry) -> None:
    ministry = registry.institution("ton", "ministry of foreign affairs")
    assert ministry is not None
    assert ministry.id == "hbr-mfa"
    made_up = registry.institution("ton", "army")
    assert made_up is not None
    assert made_up.id == "ton-military"
