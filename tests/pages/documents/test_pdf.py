"""PDF: lines to paragraphs, sheets kept, what cannot be read told plainly."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.pages.made import made_pdf, pages, read_bytes, reasons

from dragoman.model import Page, sheet_of

FIRST = [
    "Ministry of Foreign Affairs   Communiqué 12",
    "",
    "JOINT STATEMENT",
    "",
    "The delegations of the Republic of Elim and of the Harbour Front met in Oslo on 3 May",
    "2021 under the auspices of Norway and discussed the agree-",
    "ment on cross-border trade. They agreed on the following points, which bind both sides:",
    "1. The parties halt all cross-border shelling.",
    "2. Prisoners are exchanged within ten days, and the wounded are taken to",
    "hospital without delay.",
    "(a) The lists are handed over on Monday.",
    "The guarantor stands by this text and by every word of it as it was agreed in the trans-",
    "1",
]
SECOND = [
    "Ministry of Foreign Affairs   Communiqué 12",
    "",
    "lation of both sides and as it was handed to the press in the hall of the hotel after",
    "midnight.",
    "",
    "The talks go on in June.",
    "2",
]
THIRD = ["Ministry of Foreign Affairs   Communiqué 12", "", "Annex. List of crossings.", "3"]


def one(folder: Path, *sheets: list[str]) -> Page:
    (page,) = pages(read_bytes(folder, "statement.pdf", made_pdf(sheets)))
    return page


def test_lines_are_put_together_and_heads_left_out(tmp_path: Path) -> None:
    page = one(tmp_path, FIRST, SECOND, THIRD)
    paragraphs = page.text.split("\n\n")
    assert paragraphs[0] == "JOINT STATEMENT"
    assert "Norway and discussed the agreement on cross-border trade" in paragraphs[1]
    assert paragraphs[2] == "1. The parties halt all cross-border shelling."
    assert paragraphs[3].endswith("are taken to hospital without delay.")
    assert paragraphs[4] == "(a) The lists are handed over on Monday."
    assert "in the translation\fof both sides" in paragraphs[5]
    assert paragraphs[6] == "The talks go on in June."
    assert "Communiqué 12" not in page.text
    assert page.text.endswith("\fAnnex. List of crossings.")


def test_each_place_has_its_sheet(tmp_path: Path) -> None:
    text = one(tmp_path, FIRST, SECOND, THIRD).text
    found = [sheet_of(text, text.index(word)) for word in ("JOINT", "both sides and", "Annex")]
    assert found == [1, 2, 3]
    assert sheet_of("no sheets here", 3) is None


def test_of_two_sheets_what_counts_them_is_left_out(tmp_path: Path) -> None:
    sheets = [
        ["example.org 14/06/2021", "", words, "", f"https://example.org/a {number}/2"]
        for number, words in ((1, "The envoy met the mayor."), (2, "They left."))
    ]
    assert one(tmp_path, *sheets).text == "The envoy met the mayor.\fThey left."


def test_a_sheet_of_its_own_has_no_head_and_keeps_its_numbers(tmp_path: Path) -> None:
    lines = ["Press release", "", "The envoy met the mayor in 2019.", "", "17"]
    assert one(tmp_path, lines).text == "Press release\n\nThe envoy met the mayor in 2019."


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (made_pdf([[], []]), "no text layer in this PDF: its 2 sheets"),
        (made_pdf([FIRST])[:400], "damaged"),
        (b"%PDF-1.7\n", "damaged"),
        (b"\n\n%PDF-1.7 and no more", "damaged"),
        (made_pdf([]), "PDF"),
        (made_pdf([FIRST], trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/O(" + b"o" * 32 + b")/U("
                  + b"u" * 32 + b")/P -44>>/ID[(a)(a)]"), "password"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(tmp_path: Path, data: bytes, told: str) -> None:
    rows = read_bytes(tmp_path, "statement.pdf", data)
    assert pages(rows) == []
    assert told in reasons(rows)["statement.pdf"]


def test_a_sheet_without_text_among_others_is_told(tmp_path: Path) -> None:
    rows = read_bytes(tmp_path, "statement.pdf", made_pdf([FIRST, [], THIRD]))
    (page,) = pages(rows)
    assert reasons(rows).keys() == {"statement.pdf#page=2"}
    assert sheet_of(page.text, page.text.index("Annex")) == 3


def test_a_pdf_by_any_name(tmp_path: Path) -> None:
    (page,) = pages(read_bytes(tmp_path, "statement.html", made_pdf([FIRST])))
    assert "JOINT STATEMENT" in page.text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None,
          max_examples=40)  # fmt: skip
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=12))
def test_damage_never_raises(tmp_path: Path, place: int, junk: bytes) -> None:
    data = bytearray(made_pdf([FIRST, SECOND]))
    data[place : place + len(junk)] = junk
    assert read_bytes(tmp_path, "statement.pdf", bytes(data))
