from __future__ import annotations

from pathlib import Path

import pytest
from gold.model import GoldError

from gold import gate, load

RATES = {"recall.must": 0.6, "precision": 0.7}


def test_what_was_just_pinned_passes() -> None:
    pinned = gate.pin("dev", None, digest="d", rates=RATES)
    assert gate.check("dev", pinned, digest="d", rates=RATES) == []


def test_a_fall_below_a_floor_is_named() -> None:
    pinned = gate.pin("dev", None, digest="d", rates=RATES)
    (problem,) = gate.check("dev", pinned, digest="d", rates=RATES | {"precision": 0.65})
    assert "precision is 0.65, its floor is 0.7" in problem


def test_the_noise_of_another_machine_is_no_fall() -> None:
    pinned = gate.pin("dev", None, digest="d", rates=RATES)
    assert gate.check("dev", pinned, digest="d", rates=RATES | {"precision": 0.695}) == []


def test_a_figure_that_vanished_is_a_fall() -> None:
    pinned = gate.pin("dev", None, digest="d", rates=RATES)
    assert gate.check("dev", pinned, digest="d", rates={"precision": 0.7}) != []


def test_gold_changed_unseen_keeps_the_gate_shut() -> None:
    pinned = gate.pin("dev", None, digest="d", rates=RATES)
    (problem,) = gate.check("dev", pinned, digest="other", rates=RATES)
    assert "gold changed" in problem


def test_a_part_never_pinned_keeps_the_gate_shut() -> None:
    assert "never pinned" in gate.check("dev", None, digest="d", rates=RATES)[0]


def test_floors_rise_by_pinning_and_fall_with_a_reason_only() -> None:
    pinned = gate.pin("dev", None, digest="d", rates=RATES)
    risen = gate.pin("dev", pinned, digest="d", rates={"recall.must": 0.65, "precision": 0.7})
    assert risen["floors"]["recall.must"] == 0.65
    with pytest.raises(GoldError, match=r"would lower recall\.must"):
        gate.pin("dev", risen, digest="d", rates=RATES)
    lowered = gate.pin("dev", risen, digest="d", rates=RATES, allow_lower="two pages harder")
    assert lowered["floors"]["recall.must"] == 0.6
    assert lowered["log"] == [
        {"reason": "two pages harder", "lowered": {"recall.must": [0.65, 0.6]}}
    ]


def test_floors_survive_the_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert gate.load_floors(path) == {}
    parts = {"dev": gate.pin("dev", None, digest="d", rates=RATES)}
    gate.save_floors(parts, path)
    assert gate.load_floors(path) == parts


def test_the_digest_sees_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "ROOT", tmp_path)
    part = tmp_path / "part"
    part.mkdir()
    (part / "a.txt").write_text("one")
    first = load.digest("part")
    assert load.digest("part") == first
    (part / "a.txt").write_text("two")
    second = load.digest("part")
    (part / "b.yml").write_text("")
    assert len({first, second, load.digest("part")}) == 3


def test_a_missing_part_is_named() -> None:
    with pytest.raises(GoldError, match="no part 'nowhere'"):
        load.digest("nowhere")
