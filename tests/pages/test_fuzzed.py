"""What `scripts/fuzz.py` found, each with the smallest input that shows it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from dragoman.model import Page, Skipped
from dragoman.pages import LeftOut, Source, read_pages
from dragoman.pages.filters import Wanted


def read(path: Path, data: bytes) -> list[Page | Skipped | LeftOut]:
    path.write_bytes(data)
    return list(read_pages(Source(path.name, path), wanted=Wanted(outlets=("elim.example",))))


@pytest.mark.parametrize(
    "address", ["http://[::1", "//[", "http://[x]/", "http://elim\u2100.example"]
)
def test_an_address_that_is_none_costs_its_page_nothing(tmp_path: Path, address: str) -> None:
    (page,) = read(tmp_path / "a.csv", f'url,text\n"{address}",They met in Elim.\n'.encode())
    assert isinstance(page, Page)
    html = (
        f'<html><head><link rel="canonical" href="{address}"></head><body><p>They met.</p></body>'
    )
    (page,) = read(tmp_path / "a.html", html.encode())
    assert isinstance(page, Page)
    assert page.text == "They met."


def test_a_file_without_a_name_does_not_cost_its_archive(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a", "They met.")
        archive.writestr("b.txt", "They met in Elim.")
    data = bytearray(file.getvalue())
    at = data.index(b"PK\x01\x02")  # the entry of "a" in the directory; a name of no letters,
    data[at + 28 : at + 30] = b"\0\0"  # its letter becomes the first of what is stated besides
    data[at + 30 : at + 32] = b"\1\0"
    *_, page = read(tmp_path / "a.zip", bytes(data))
    assert isinstance(page, Page)
    assert page.text == "They met in Elim."
