"""zip and tar: every page in them, every reason for what is none, nothing on the disk."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.pages.made import HTML, STORY, made_pdf, pages, read_bytes, reasons, zipped

FILES: dict[str, bytes | str] = {
    "day-1/a.html": HTML,
    "../../etc/b.txt": STORY,
    "/c.txt.gz": gzip.compress(STORY.encode()),
    "rows.jsonl": json.dumps({"text": STORY}) + "\n{broken",
    "d.pdf": made_pdf([["The accord was signed in Oslo."]]),
    "inner.zip": zipped({"a.txt": STORY}),
    "style.css": "p {}",
    "empty.txt": "",
    "__MACOSX/._a.html": "left behind",
    ".hidden/x.txt": STORY,
}
FOUND = ["day-1/a.html", "../../etc/b.txt", "c.txt.gz", "rows.jsonl#1", "d.pdf"]
REFUSED = {"rows.jsonl#2": "not JSON", "inner.zip": "inside an archive", "style.css": "looks",
           "empty.txt": "empty"}  # fmt: skip


def tarred(files: dict[str, bytes | str], *more: tarfile.TarInfo) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, data in files.items():
            raw = data.encode() if isinstance(data, str) else data
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
        for info in more:
            archive.addfile(info)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", zipped),
        ("no ending", zipped),
        ("a.tar", tarred),
        ("a.tgz", lambda files: gzip.compress(tarred(files))),
        ("a.tar.bz2", lambda files: bz2.compress(tarred(files))),
        ("a.tar.xz", lambda files: lzma.compress(tarred(files))),
    ],
)
def test_all_that_is_in_an_archive_is_read_or_told(
    tmp_path: Path, name: str, pack: Callable[[dict[str, bytes | str]], bytes]
) -> None:
    rows = read_bytes(tmp_path, name, pack(FILES))
    assert [page.name for page in pages(rows)] == [f"{name}/{found}" for found in FOUND]
    told = reasons(rows)
    assert told.keys() == {f"{name}/{refused}" for refused in REFUSED}
    for refused, words in REFUSED.items():
        assert words in told[f"{name}/{refused}"]
    assert [path.name for path in tmp_path.rglob("*")] == [name]


def test_links_and_devices_are_not_followed(tmp_path: Path) -> None:
    link, hard, device = (tarfile.TarInfo(name) for name in ("link.txt", "hard.txt", "tty"))
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    hard.type, hard.linkname = tarfile.LNKTYPE, "../../etc/passwd"
    device.type = tarfile.CHRTYPE
    rows = read_bytes(tmp_path, "a.tar", tarred({"a.txt": STORY}, link, hard, device))
    assert len(pages(rows)) == 1
    told = reasons(rows)
    assert "not followed" in told["a.tar/link.txt"]
    assert "not followed" in told["a.tar/hard.txt"]
    assert "not an ordinary file" in told["a.tar/tty"]


def test_an_encrypted_member_is_told(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": STORY, "b.txt": STORY}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    rows = read_bytes(tmp_path, "a.zip", bytes(data))
    assert "password" in reasons(rows)["a.zip/a.txt"]
    assert [page.name for page in pages(rows)] == ["a.zip/b.txt"]


def test_a_damaged_member_costs_itself(tmp_path: Path) -> None:
    data = zipped({"a.txt": STORY, "b.txt": STORY})
    place = data.index(b"a.txt") + 12
    rows = read_bytes(tmp_path, "a.zip", data[:place] + b"\xff\xff\xff" + data[place + 3 :])
    assert "damaged" in reasons(rows)["a.zip/a.txt"]
    assert [page.name for page in pages(rows)] == ["a.zip/b.txt"]


def test_a_member_without_a_name_is_read(tmp_path: Path) -> None:
    data = zipped({"\x01.txt": STORY}).replace(b"\x01.txt", b"\0.txt")
    assert len(pages(read_bytes(tmp_path, "a.zip", data))) == 1


def test_a_bomb_is_left_alone_and_what_came_before_it_is_read(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", STORY)
        for name in ("b.txt", "c.txt", "d.txt"):
            archive.writestr(name, b" " * 60_000_000)
        archive.writestr("e.txt", STORY)
    rows = read_bytes(tmp_path, "a.zip", packed.getvalue())
    assert [page.name for page in pages(rows)] == ["a.zip/a.txt"]
    assert "grows more than" in reasons(rows)["a.zip"]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.zip", zipped(FILES)[:-30], "damaged zip"),
        ("a.zip", zipped({}), "without a file"),
        ("a.docx", zipped({"[Content_Types].xml": "<x/>"}), "office"),
        ("a.docx", zipped({"word/x.xml": "<x/>", "[Content_Types].xml": "<x/>"}), "office"),
        ("a.tar", tarred({"a.txt": STORY})[:700], "damaged tar"),
        ("a.tar", tarred({})[:1024], "binary"),
    ],
)
def test_bad_archives_are_told(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    rows = read_bytes(tmp_path, name, data)
    assert pages(rows) == []
    assert told in reasons(rows)[name]


def test_what_came_before_the_damage_is_read(tmp_path: Path) -> None:
    packed = gzip.compress(tarred({"a.txt": STORY, "b.txt": STORY}))
    rows = read_bytes(tmp_path, "a.tgz", packed[:-20])
    assert [page.name for page in pages(rows)] == ["a.tgz/a.txt", "a.tgz/b.txt"]
    assert "cut off" in reasons(rows)["a.tgz"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None,
          max_examples=60)  # fmt: skip
@given(st.booleans(), st.floats(0, 1), st.binary(min_size=1, max_size=30))
def test_damage_never_raises(tmp_path: Path, zips: bool, place: float, junk: bytes) -> None:
    data = bytearray(zipped(FILES) if zips else tarred(FILES))
    at = int(place * len(data))
    data[at : at + len(junk)] = junk
    assert read_bytes(tmp_path, "a", bytes(data))
