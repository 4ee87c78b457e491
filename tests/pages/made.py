"""Small files of each format, made by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from dragoman.model import Page, Skipped
from dragoman.pages import LeftOut, Source, read_pages
from dragoman.pages.rows.columns import USUAL, Columns

STORY = "The parties signed a truce in Juba on Friday after four days of talks. " * 5
HTML = (
    f"<html><head><title>T</title></head><body><h1>Truce</h1><p>{STORY}</p>"
    f"<p>{STORY}</p></body></html>"
)

Row = Page | Skipped | LeftOut


def read_bytes(
    folder: Path, name: str, data: bytes | str, *, columns: Columns = USUAL
) -> list[Row]:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_pages(Source(name, path), columns=columns))


def pages(rows: Sequence[Row]) -> list[Page]:
    return [row for row in rows if isinstance(row, Page)]


def reasons(rows: Sequence[Row]) -> dict[str, str]:
    return {row.name: row.reason for row in rows if isinstance(row, Skipped)}


def made_pdf(sheets: Sequence[Sequence[str]], *, trailer: bytes = b"") -> bytes:
    """A PDF of text lines, top down, 14 points apart; an empty line leaves a gap."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(sheets)}/Kids[".encode()
        + b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(sheets)))
        + b"]>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(sheets):
        content = b"BT /F1 10 Tf 14 TL 50 800 Td "
        for line in lines:
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            content += b"(" + escaped.encode("cp1252") + b") Tj T* "
        content += b"ET"
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            + b"/Contents %d 0 R>>" % (5 + 2 * number)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF" % start)


def zipped(files: dict[str, bytes | str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            # an EPUB is known by this file, which is to be the first, as it is
            as_it_is = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, data, as_it_is)
    return packed.getvalue()


def warc_record(
    url: str,
    block: bytes,
    *,
    kind: str = "response",
    content_type: str = "application/http; msgtype=response",
) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2021-05-04T10:00:00Z\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def http_answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = "".join(f"{header}\r\n" for header in headers or ("Content-Type: text/html",))
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
