"""A PDF's text layer as lines with their place on the sheet."""

from __future__ import annotations

import threading
from ctypes import byref, c_double
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.errors import PageError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

MAX_SHEETS = 5000
MAX_SHEET_CHARS = 200_000
"""A newspaper sheet has 60,000; what is longer was made to keep readers busy."""
MAX_CHARS = 4_000_000
"""Of the whole document: beyond what a page may have even after running heads are gone."""

_PDFIUM = threading.Lock()
"""PDFium is not made for threads (its own documentation says so)."""
_PASSWORD = 4
"""PDFium's error code for a document that asks for a password."""
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
              0xFB05: "st", 0xFB06: "st", 0xA0: " ", 0xFEFF: None,
              0xFFFF: None}  # fmt: skip
"""Letters as typesetters join them, and what is no letter."""
_HYPHENS = (0x02, 0xFFFE)
"""What PDFium puts where a line ends in a hyphen, in the place of the hyphen and the line's end."""
_CONTROLS = {code: None for code in range(32) if code != 9}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet; places in points (1/72 inch) from the sheet's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    size: float


def sheets_of(data: bytes) -> list[list[Line]]:
    """The lines of each sheet, in reading order; an empty list for a sheet without text.

    Source of the characters, their order and their boxes: PDFium. Raises PageError for a document
    that is damaged, asks for a password, or is too large.
    """
    import pypdfium2 as pdfium

    with _PDFIUM:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if getattr(error, "err_code", None) == _PASSWORD:
                reason = "this PDF asks for a password; save it without one"
            else:
                reason = "damaged PDF; fetch it again, or save its text as .txt"
            raise PageError(reason) from error
        try:
            return _sheets(document)
        except pdfium.PdfiumError as error:
            raise PageError(
                f"the PDF breaks its reader ({error}); save its text as .txt"
            ) from error
        finally:
            document.close()


def _sheets(document: PdfDocument) -> list[list[Line]]:
    count = len(document)
    if count > MAX_SHEETS:
        raise PageError(f"a PDF of {count:,} sheets, the limit is {MAX_SHEETS:,}; split it")
    found: list[list[Line]] = []
    chars = 0
    for number in range(count):
        sheet = document[number]
        layer = sheet.get_textpage()
        size = layer.count_chars()
        chars += size
        if size > MAX_SHEET_CHARS or chars > MAX_CHARS:
            raise PageError(f"sheet {number + 1} of this PDF goes beyond {MAX_CHARS:,} characters")
        found.append(_lines(layer, size))
        layer.close()
        sheet.close()
    return found


def _lines(layer: PdfTextPage, size: int) -> list[Line]:
    from pypdfium2 import raw

    lines: list[Line] = []
    codes: list[int] = []
    begin = 0
    for index in range(size + 1):
        code = raw.FPDFText_GetUnicode(layer.raw, index) if index < size else 10
        if code in _HYPHENS:
            codes.append(ord("-"))
        elif code not in (10, 13):
            codes.append(code)
            continue
        line = _line(layer, begin, codes)
        if line is not None:
            lines.append(line)
        codes, begin = [], index + 1
    return lines


def _line(layer: PdfTextPage, begin: int, codes: list[int]) -> Line | None:
    from pypdfium2 import raw

    seen = [n for n, code in enumerate(codes) if code > 32 and code != 0xA0]
    if not seen:
        return None
    text = "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)
    text = " ".join(text.translate(_LIGATURES).translate(_CONTROLS).split())
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not text:
        return None
    left, _, bottom = _box(layer, begin + seen[0])
    _, right, _ = _box(layer, begin + seen[-1])
    return Line(text, left, right, bottom, raw.FPDFText_GetFontSize(layer.raw, begin + seen[0]))


def _box(layer: PdfTextPage, index: int) -> tuple[float, float, float]:
    """(left, right, bottom) of a character; zeros where PDFium does not know."""
    from pypdfium2 import raw

    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    raw.FPDFText_GetCharBox(layer.raw, index, byref(left), byref(right), byref(bottom), byref(top))
    return left.value, right.value, bottom.value
