"""dragoman terms list, show, check, write, run as people run them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.test_cli import dragoman

SHIPPED = "syr-deescalation-2017-05-06"


def test_list_shows_all_by_day(tmp_path: Path) -> None:
    rows = json.loads(dragoman("terms", "list", "--json", cwd=tmp_path).stdout)
    assert [row["in_force"] for row in rows] == sorted(row["in_force"] for row in rows)
    assert {"syria", "colombia"} == {row["pack"] for row in rows}
    assert SHIPPED in dragoman("terms", "list", cwd=tmp_path).stdout


def test_show_tells_parties_territory_and_what_is_disputed(tmp_path: Path) -> None:
    said = dragoman("terms", "show", SHIPPED, cwd=tmp_path).stdout
    assert "side opposition: Faylaq al-Sham; Ahrar al-Sham;" in said
    assert "left out: Islamic State (terrorist organisation, UN Security Council)" in said
    assert "guaranteed by Russia, United States, Jordan" in said
    assert "    drawn: 12 corners, about 260 km²" in said
    assert "    places there: Douma," in said
    assert "  disputed: Iran as guarantor:" in said
    plain = json.loads(dragoman("terms", "show", SHIPPED, "--json", cwd=tmp_path).stdout)
    assert plain["zones"][2]["id"] == "eastern-ghouta"


def test_an_unknown_id_is_told_with_the_nearest(tmp_path: Path) -> None:
    done = dragoman("terms", "show", "syr-deescalation-2017", cwd=tmp_path)
    assert done.returncode == 2
    assert f"did you mean '{SHIPPED}'" in done.stderr


def test_what_is_written_is_checked_and_edited(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    assert dragoman("terms", "write", SHIPPED, "--out", str(file), cwd=tmp_path).returncode == 0
    done = dragoman("terms", "check", "mine.toml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "1 set of terms, no mistake found\n")
    assert done.stdout == dragoman("terms", "show", SHIPPED, cwd=tmp_path).stdout
    again = dragoman("terms", "write", SHIPPED, "--out", str(file), cwd=tmp_path)
    assert (again.returncode, "give --overwrite" in again.stderr) == (2, True)
    text = file.read_text(encoding="utf-8")
    assert dragoman("terms", "write", SHIPPED, cwd=tmp_path).stdout == text
    file.write_text(text.replace("syr-gov", "syr-gvo").replace("guarantors =", "guarantor ="))
    done = dragoman("terms", "check", "mine.toml", cwd=tmp_path)
    assert done.returncode == 1
    head, *mistakes = done.stderr.splitlines()
    assert head == "mine.toml has 3 mistakes:"
    assert "unknown key 'guarantor'; did you mean 'guarantors'?" in mistakes[0]
    assert "did you mean 'syr-gov'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_likely_slip_is_marked(tmp_path: Path) -> None:
    square = "[[[10, 50], [11, 50], [11, 51], [10, 51], [10, 50]]]"
    (tmp_path / "far.yml").write_text(
        "id: far\nname: Far\nin_force: 2001-03-01\ncountries: [syr]\n"
        "parties: [{actor: syr-gov, side: a}]\n"
        "zones: [{id: z, name: Z, partial: [Nowhere district], geojson: {type: Polygon,"
        f" coordinates: {square}}}}}]\n"
    )
    said = dragoman("terms", "check", "far.yml", cwd=tmp_path).stdout
    assert "! no place the packs know lies there; does the longitude go first?" in said
    assert "! no pack knows Nowhere district: matched by its letters alone" in said


def test_a_pack_of_ones_own_brings_its_terms(tmp_path: Path) -> None:
    pack = tmp_path / "harbour"
    pack.mkdir()
    (pack / "pack.yml").write_text("id: harbour\ntitle: Harbour\n")
    (pack / "actors.yml").write_text("- {id: h-front, kind: armed_group, name: Harbour Front}\n")
    (pack / "terms.yml").write_text(
        "id: h-truce\nname: Truce\nin_force: 2001-03-01\ncountries: [nor]\n"
        "parties: [{actor: h-front, side: a}]\n"
    )
    said = dragoman("terms", "show", "h-truce", "--pack", "harbour", cwd=tmp_path).stdout
    assert "side a: Harbour Front" in said
    text = (pack / "terms.yml").read_text().replace("h-truce", SHIPPED)
    (pack / "terms.yml").write_text(text)
    done = dragoman("terms", "list", "--pack", "harbour", cwd=tmp_path)
    assert (done.returncode, "another pack has terms" in done.stderr) == (1, True)
