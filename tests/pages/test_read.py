"""Bytes in, pages out: every bad input is a `Skipped` with advice, never an exception."""

from __future__ import annotations

import gzip
import io
import json
import os
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import Basis, Day, Page, Precision, Skipped
from dragoman.pages import Source, Stated, find_sources, read_pages

STORY = "The parties signed a truce in Juba on Friday after four days of talks."


def pages_in(path: Path, **stated: object) -> list[Page | Skipped]:
    return list(read_pages(Source(path.name, path), stated=Stated(**stated)))  # type: ignore[arg-type]


def one_page(path: Path) -> Page:
    (page,) = pages_in(path)
    assert isinstance(page, Page)
    return page


def one_reason(path: Path) -> str:
    (skipped,) = pages_in(path)
    assert isinstance(skipped, Skipped)
    return skipped.reason


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_text_is_decoded_and_otherwise_untouched(tmp_path: Path) -> None:
    text = "A title\r\n\r\n  two  spaces\t\nand an end \n"

    page = one_page(write(tmp_path / "Page.TXT", b"\xef\xbb\xbf" + text.encode()))

    assert page.text == text
    assert page.name == "Page.TXT"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Größe – Çavuşoğlu".encode(), "Größe – Çavuşoğlu"),
        ("“Größe” – he said again and again, and again to all".encode("cp1252"),
         "“Größe” – he said again and again, and again to all"),
        ("Größe".encode("utf-16"), "Größe"),
        (b"\xff\xfe" + "x".encode("utf-16-le"), "x"),
        ((STORY + "é" * 9).encode() * 20 + b"\xc3", (STORY + "é" * 9) * 20 + "\ufffd"),
        ("Перемирие было подписано в пятницу после четырёх дней переговоров.".encode("cp1251") * 5,
         "Перемирие было подписано в пятницу после четырёх дней переговоров." * 5),
    ],
)  # fmt: skip
def test_encodings(tmp_path: Path, data: bytes, text: str) -> None:
    assert one_page(write(tmp_path / "page.txt", data)).text == text


@pytest.mark.parametrize(
    ("name", "data", "advice"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("blank.jsonl", b"\n\n", "empty"),
        ("empty.txt.gz", gzip.compress(b""), "empty"),
        ("bin.txt", bytes(range(256)) * 20, "binary"),
        ("bin", b"\x00\x01\x02", "binary"),
        ("page.pdf", b"%PDF-1.7 ...", "PDF"),
        ("page.docx", b"PK\x03\x04....", "zip"),
        ("cut.txt.gz", gzip.compress(STORY.encode() * 50)[:-12], "gzip"),
        ("twice.txt.gz", gzip.compress(gzip.compress(b"x")), "packed twice"),
        ("huge.txt", b"word " * 500_000, "limit"),
        ("line.txt", b"x" * 50_000_000, "limit"),
        ("garbled.txt", b"\x81\x8d\x8f" * 10 + "né".encode() * 90 + b"\x81" * 30, "UTF-8"),
        ("none.html", b"<html><body><script>x()</script></body></html>", "no text"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",  # packed bytes tell the time
)
def test_bad_files_are_skipped_with_advice(
    tmp_path: Path, name: str, data: bytes, advice: str
) -> None:
    assert advice.casefold() in one_reason(write(tmp_path / name, data)).casefold()


def test_a_missing_file_is_skipped(tmp_path: Path) -> None:
    (skipped,) = find_sources([tmp_path / "nowhere.txt"])

    assert isinstance(skipped, Skipped)
    assert "no such file" in skipped.reason
    assert "no such file" in one_reason(tmp_path / "gone.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_forbidden_file_is_skipped(tmp_path: Path) -> None:
    path = write(tmp_path / "page.txt", STORY)
    path.chmod(0)

    assert "permission" in one_reason(path)


def test_json_lines(tmp_path: Path) -> None:
    rows = [
        {"text": STORY, "url": "https://example.org/a", "source": "The Daily Example", "title": "T",
         "date": "2017-03-04T10:00:00Z", "author": ["Jane Doe", "John Roe"],
         "language": "en", "x": 1},
        {"body": STORY, "published": "Sat, 04 Mar 2017 10:00:00 GMT"},
        {"html": f"<html><body><h1>T</h1><p>{STORY}</p><p>{STORY} Again.</p></body></html>"},
    ]  # fmt: skip
    lines = [json.dumps(row) for row in rows] + ["", "{broken", "[1]", '{"text": ""}', '{"a": 1}']
    found = pages_in(write(tmp_path / "pages.jsonl", "\n".join(lines)))

    first, second, third, *bad = found
    assert isinstance(first, Page)
    assert (first.name, first.outlet, first.title) == (
        "https://example.org/a",
        "The Daily Example",
        "T",
    )
    assert (first.byline, first.language) == ("Jane Doe, John Roe", "en")
    assert first.published.start == date(2017, 3, 4)
    assert first.published.basis is Basis.STATED
    assert isinstance(second, Page)
    assert (second.name, second.published.start) == ("pages.jsonl#2", date(2017, 3, 4))
    assert isinstance(third, Page)
    assert STORY in third.text
    assert [row.name for row in bad] == [f"pages.jsonl#{n}" for n in (5, 6, 7, 8)]
    assert all(isinstance(row, Skipped) and row.reason.startswith("line ") for row in bad)


def test_half_a_character_in_json_is_replaced(tmp_path: Path) -> None:
    page = one_page(write(tmp_path / "a.jsonl", '{"text": "half \\ud800 a character"}'))

    assert page.text == "half ? a character"


def test_gzip_and_unknown_endings_are_recognised(tmp_path: Path) -> None:
    html = f"<!doctype html><html><body><p>{STORY}</p></body></html>"

    assert one_page(write(tmp_path / "a.txt.gz", gzip.compress(STORY.encode()))).text == STORY
    assert one_page(write(tmp_path / "a.HTML.GZ", gzip.compress(html.encode()))).text == STORY
    assert one_page(write(tmp_path / "saved", html)).text == STORY
    assert one_page(write(tmp_path / "rows.dat", json.dumps({"text": STORY}))).text == STORY
    assert one_page(write(tmp_path / "no_ending", STORY)).text == STORY


def test_what_the_caller_states_wins(tmp_path: Path) -> None:
    day = Day(date(2017, 3, 5), date(2017, 3, 5), Precision.DAY, Basis.STATED)
    path = write(
        tmp_path / "a.jsonl", json.dumps({"text": STORY, "source": "A", "date": "2010-01-01"})
    )

    (page,) = pages_in(path, outlet="B", published=day, language="en")

    assert isinstance(page, Page)
    assert (page.outlet, page.published, page.language) == ("B", day, "en")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(STORY.encode())))
    monkeypatch.setattr("sys.stdin", stdin)

    (source,) = find_sources(["-"])
    assert isinstance(source, Source)
    (page,) = read_pages(source)

    assert isinstance(page, Page)
    assert page.text == STORY


def test_folders_globs_loops_and_equal_names(tmp_path: Path) -> None:
    for folder in ("b", "a"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder / "page.txt", STORY + folder)
    write(tmp_path / "a" / "notes.xyz", "left out")
    write(tmp_path / "a" / ".hidden.txt", "left out")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)

    found = list(
        find_sources([tmp_path, tmp_path / "a" / "page.txt", str(tmp_path / "*" / "*.txt")])
    )
    texts = [page.text for s in found if isinstance(s, Source) for page in read_pages(s)
             if isinstance(page, Page)]  # fmt: skip

    assert texts == [STORY + "a", STORY + "b"]
    assert [source.name for source in found] == ["page.txt", "page.txt"]


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    (empty,) = find_sources([tmp_path])
    (nothing,) = find_sources([str(tmp_path / "*.md")])

    assert isinstance(empty, Skipped)
    assert isinstance(nothing, Skipped)
