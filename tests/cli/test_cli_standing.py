"""dragoman contradictions, claims, plans, lifecycle, rounds"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.factory import FRONT, KOVAC, actor, day, fact, voice

from dragoman.cli.app import run
from dragoman.cli.standing import LIFE_KINDS
from dragoman.model import Event, Layout, Meeting, Modality, Page, Reading, RoleHolder, Stance
from dragoman.record import open_record
from dragoman.record.lifecycles import LifeKind

ARMY = actor("Norland army", "nor-army")
SHELLING = Event("assault", actors=(ARMY,), what="the army shelled Kessel")
TALKS = Meeting((RoleHolder("participant", KOVAC), RoleHolder("participant", FRONT)), "talks")
SHELLED = "The army shelled the village of Kessel on Saturday."
DENIED = "The army denied that it had shelled the village of Kessel."
WILL_MEET = "Envoy Ana Kovač and the Front are to meet in Port Elim on 10 May."
COMMANDS = ("contradictions", "claims", "plans", "lifecycle")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COLUMNS", "120")
    made = tmp_path / "r.db"
    first = Page("a.txt", f"{SHELLED} {WILL_MEET}", outlet="Elim Post")
    second = Page("b.txt", DENIED, outlet="Northern Wire")
    ten = day("2021-05-10")
    told = (
        fact(first, SHELLED, SHELLING, when=day("2021-05-01")),
        fact(first, WILL_MEET, TALKS, when=ten, modality=Modality.PLANNED),
    )
    denied = fact(second, DENIED, SHELLING, voices=[voice(ARMY, Stance.DENIES)])
    with open_record(made) as record:
        record.add(Reading(first, Layout((), published=day("2021-05-02")), told, "en"))
        record.add(Reading(second, Layout((), published=day("2021-05-20")), (denied,), "en"))
    return made


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(arguments) == 0
    return capsys.readouterr().out


def test_both_sides_stand_next_to_each_other(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = shown(capsys, "contradictions", "--record", str(path))
    both = next(line for line in text.splitlines() if line.startswith("“"))
    assert "“The army shelled" in both
    assert "“The army denied" in both
    assert "Elim Post, 2 May 2021" in text
    assert "Northern Wire, 20 May 2021" in text


def test_a_narrow_terminal_has_one_under_the_other(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = shown(capsys, "contradictions", "--record", str(path)).splitlines()
    heads = [line.strip()[:17] for line in lines]
    shelled, denied = heads.index("“The army shelled"), heads.index("“The army denied ")
    assert shelled < heads.index("denied") < denied


def test_a_lapsed_plan(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "plans", "--record", str(path))
    assert "lapsed" in text
    earlier = shown(capsys, "plans", "--record", str(path), "--as-of", "2021-05-02")
    assert "lapsed" not in earlier


@pytest.mark.parametrize("command", COMMANDS)
def test_json_and_csv_have_the_same_rows(
    path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    rows = json.loads(shown(capsys, command, "--json", "--record", str(path)))
    assert rows
    table = list(
        csv.DictReader(io.StringIO(shown(capsys, command, "--csv", "--record", str(path))))
    )
    assert [set(row) for row in table] == [set(row) for row in rows]


@pytest.mark.parametrize("command", ["claims", "lifecycle"])
def test_one_in_full(path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    rows = json.loads(shown(capsys, command, "--json", "--record", str(path)))
    ident = str(rows[0]["claim" if command == "claims" else "lifecycle"])
    assert "Elim Post" in shown(capsys, command, ident[:10], "--record", str(path))
    one = json.loads(shown(capsys, command, ident, "--json", "--record", str(path)))
    assert one == rows[0]


def test_nothing_is_said_so(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rounds", "--record", str(path)]) == 0
    assert "no rounds" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["claims", "zzz"], ["lifecycle", "--of", "wish"]])
def test_what_is_not_known_is_refused(
    path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert run([*words, "--record", str(path)]) == 2
    assert capsys.readouterr().err


def test_the_help_names_every_kind_of_life() -> None:
    assert tuple(LifeKind) == LIFE_KINDS
