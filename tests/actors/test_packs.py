"""The shipped packs and their compiled twins."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman.actors
from dragoman.actors import Registry, load_registry
from dragoman.actors.compiler import compile_packs
from dragoman.model import ActorKind

ROOM = Path(dragoman.actors.__file__).parent


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


def test_compiled_files_are_what_the_packs_compile_to() -> None:
    texts = compile_packs([folder for folder in (ROOM / "packs").iterdir() if folder.is_dir()])
    compiled = {p.stem: p.read_text(encoding="utf-8") for p in (ROOM / "compiled").iterdir()}
    assert sorted(compiled) == sorted(texts)
    assert all(compiled[name] == texts[name] for name in texts)


def test_the_world_is_large_enough(registry: Registry) -> None:
    world = [actor for actor in registry.actors.values() if actor.pack == "world"]
    count = {kind: sum(actor.kind is kind for actor in world) for kind in ActorKind}
    assert count[ActorKind.PERSON] >= 1000
    assert count[ActorKind.ARMED_GROUP] >= 250
    assert count[ActorKind.OUTLET] >= 300
    assert count[ActorKind.ORGANISATION] >= 300


def test_no_reference_dangles(registry: Registry) -> None:
    for actor in registry.actors.values():
        for reference in (actor.state, actor.part_of, *actor.predecessors):
            assert reference is None or reference in registry.actors, actor.id
        for office in actor.offices:
            assert registry.actor(office.of) or office.of in registry.processes, actor.id
    for process in registry.processes.values():
        for member in process.members:
            assert member in registry.actors or member in registry.processes, process.id


def test_every_state_code_is_its_own(registry: Registry) -> None:
    states = [a for a in registry.actors.values() if a.kind is ActorKind.STATE]
    codes = [dict(state.codes).get("iso3") for state in states]
    given = [code for code in codes if code]
    assert len(set(given)) == len(given) > 195


def test_every_capital_has_coordinates(registry: Registry) -> None:
    capitals = [place for place in registry.places.values() if place.kind == "capital"]
    assert len(capitals) > 190
    assert all(place.latitude is not None and place.longitude is not None for place in capitals)


def test_persons_hold_offices_in_order(registry: Registry) -> None:
    for actor in registry.actors.values():
        for office in actor.offices:
            assert office.start is None or office.end is None or office.start <= office.end
