"""EPUB: the book whole or by chapters, its points numbered, protection told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.pages.made import STORY, pages, read_bytes, reasons, zipped

from dragoman.model import ZoneKind
from dragoman.pages.documents.epub import WHOLE_CHARS

CONTAINER = "<container><rootfiles><rootfile full-path='O/c.opf'/></rootfiles></container>"
PACKAGE = (
    "<package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata><dc:title>Accord</dc:title>"
    "<dc:publisher>Elim Press</dc:publisher><dc:date>2017-03-04</dc:date><dc:language>en-GB"
    "</dc:language></metadata><manifest>"
    "<item id='b' href='b%20two.xhtml' media-type='application/xhtml+xml'/>"
    "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>"
    "<spine><itemref idref='a'/><itemref idref='b'/></spine></package>"
)
FIRST = (
    f"<html><body><h1>Accord</h1><p>{STORY}</p><ol start='3'><li><p>Shelling ends.</p></li>"
    "<li>Prisoners go home.</li></ol></body></html>"
)


def book(**changed: str) -> bytes:
    files: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER,
        "O/c.opf": PACKAGE, "O/a.xhtml": FIRST,
        "O/b two.xhtml": "<html><body><p>Signed in Oslo.</p></body></html>",
    }  # fmt: skip
    return zipped(files | {name.replace("__", "/"): data for name, data in changed.items()})


def test_a_short_book_is_one_page(tmp_path: Path) -> None:
    (page,) = pages(read_bytes(tmp_path, "a.epub", book()))
    assert (page.title, page.outlet, page.language) == ("Accord", "Elim Press", "en")
    assert page.published.start == date(2017, 3, 4)
    assert page.text.endswith("3. Shelling ends.\n\n4. Prisoners go home.\n\nSigned in Oslo.")
    (heading,) = page.hints
    assert (heading.kind, page.text[heading.start : heading.end]) == (ZoneKind.HEADING, "Accord")


def test_a_long_book_is_a_page_a_chapter(tmp_path: Path) -> None:
    long = f"<html><body><h2>Two</h2><p>{'word ' * (WHOLE_CHARS // 4)}</p></body></html>"
    first, second = pages(read_bytes(tmp_path, "a.epub", book(**{"O/b two.xhtml": long})))
    assert (first.name, second.name) == ("a.epub#1", "a.epub#2")
    for page in (first, second):
        (heading,) = page.hints
        assert page.text[heading.start : heading.end] in ("Accord", "Two")


def test_a_chapter_that_is_missing_is_told_and_the_rest_read(tmp_path: Path) -> None:
    package = PACKAGE.replace("b%20two", "gone")
    rows = read_bytes(tmp_path, "a.epub", book(**{"O/c.opf": package}))
    assert len(pages(rows)) == 1
    assert "gone.xhtml" in reasons(rows)["a.epub#2"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (book(**{"META-INF/encryption.xml": "<e><CipherReference URI='O/a.xhtml'/></e>"}),
         "protected"),
        (book(**{"O/c.opf": "<package/>"}), "no text"),
        (book(**{"META-INF/container.xml": "<x/>"}), "names no contents"),
        (book(**{"META-INF/container.xml": "not XML"}), "EPUB"),
        (book()[:200], "damaged"),
        (zipped({"mimetype": "application/epub+zip"}), "lacks META-INF/container.xml"),
    ],
)  # fmt: skip
def test_bad_books_are_told(tmp_path: Path, data: bytes, told: str) -> None:
    rows = read_bytes(tmp_path, "a.epub", data)
    assert pages(rows) == []
    assert any(told in reason for reason in reasons(rows).values())


def test_entities_are_not_replaced(tmp_path: Path) -> None:
    bomb = (
        "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM "
        "'file:///etc/passwd'>]>" + PACKAGE.replace("Accord", "&b;&f;")
    )
    (page,) = pages(read_bytes(tmp_path, "a.epub", book(**{"O/c.opf": bomb})))
    assert page.title == "&b;&f;"


def test_a_book_that_does_not_say_what_it_is(tmp_path: Path) -> None:
    files = {"META-INF/container.xml": CONTAINER, "O/c.opf": PACKAGE, "O/a.xhtml": FIRST}
    rows = read_bytes(tmp_path, "a.zip", zipped(dict(files)))
    assert [page.title for page in pages(rows)] == ["Accord"]
