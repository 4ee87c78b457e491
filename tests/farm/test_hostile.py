"""One file of each hostile kind, opened as ever: read, or skipped with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from benchmarks.hostile import fates_of
from benchmarks.hostile_files import KINDS
from benchmarks.sound_files import WHOLE
from tests.factory import layout

from dragoman.farm import Limits
from dragoman.model import Page, Reading, Skipped
from dragoman.pages import Source, read_pages
from dragoman.record import open_record

LIMITS = Limits(page_seconds=20.0, page_memory=1024**3)


@dataclass(frozen=True)
class Glance:
    """A reader for tests that finds nothing."""

    version: str = "glance"

    def __call__(self, page: Page) -> Reading:
        return Reading(page, layout(page.text), (), "en")


def test_each_hostile_file_is_read_or_skipped_with_a_reason(tmp_path: Path) -> None:
    wanted = [(kind, number) for number, kind in enumerate(KINDS)]
    with open_record(tmp_path / "r.db") as record:
        fates = list(fates_of(tmp_path, record, wanted, reader=Glance(), limits=LIMITS))
        assert {fate.name: fate.wrong for fate in fates if fate.wrong} == {}
        assert record.check() == []


@pytest.mark.parametrize("kind", sorted(set(WHOLE) - {"feed", "sitemap"}))
def test_a_sound_file_is_no_hostile_one(kind: str, tmp_path: Path) -> None:
    """Else its damaged copies would test nothing. (What only points to pages is skipped, too.)"""
    ending, make = WHOLE[kind]
    path = tmp_path / f"talks{ending}"
    path.write_bytes(make(Random(1)))
    pages = list(read_pages(Source(path.name, path)))
    assert not any(isinstance(page, Skipped) for page in pages), pages
