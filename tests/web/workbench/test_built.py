"""What browsers run is what was built from the sources, and its licences are told."""

from __future__ import annotations

import json
from pathlib import Path

import islands

ROOT = Path(__file__).parents[3]
BUILD_ONLY = {"esbuild", "graphology-types"}
"""Packages that no built file holds anything of."""


def test_built_files_and_sources_are_those_of_the_last_build() -> None:
    assert islands.stale_files() == []


def test_every_entry_is_a_source_and_a_file_that_screens_load() -> None:
    for name in islands.ENTRIES:
        assert (islands.SOURCES / f"{name}.js").exists()
        assert (islands.BUILT / f"{name}.js").stat().st_size


def test_every_package_in_a_built_file_has_its_licence_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    listed = json.loads(islands.PACKAGES.read_text(encoding="utf-8"))
    shipped = [name for name in listed if name not in BUILD_ONLY and name[0] != "@"]
    assert len(shipped) > 10
    for name in shipped:
        known = name.startswith("d3-") and name.removeprefix("d3-") in notice
        assert known or f"{name} " in notice or f"{name}," in notice, name
        assert listed[name]["license"] in notice, name


def test_no_source_leaves_the_machine() -> None:
    for file in islands.SOURCES.rglob("*.js"):
        text = file.read_text(encoding="utf-8")
        assert "https://" not in text.replace("http://www.w3.org/", ""), file.name
        assert "eval(" not in text, file.name
        assert 'attr("style"' not in text, file.name
    assert "http" not in islands.PACKAGES.read_text(encoding="utf-8"), "names a host"
