"""Web archives: pages by address, damage that costs one record, what is no page counted."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.pages.made import (
    HTML,
    STORY,
    http_answer,
    made_pdf,
    pages,
    read_bytes,
    reasons,
    warc_record,
)

from dragoman.pages.archives.http import unchunked

URL = "https://example.org/truce"
PAGE = warc_record(URL, http_answer(HTML.encode()))


@pytest.mark.parametrize(
    "answer",
    [
        http_answer(HTML.encode(), "Content-Type: text/html; charset=utf-8"),
        http_answer(gzip.compress(HTML.encode()), "Content-Encoding: gzip"),
        http_answer(zlib.compress(HTML.encode()), "Content-Encoding: deflate"),
        http_answer(zlib.compress(HTML.encode())[2:-4], "content-encoding: deflate"),
        http_answer(brotli.compress(HTML.encode()), "Content-Encoding: br"),
        http_answer(HTML.encode(), "Content-Encoding: gzip"),  # unpacked when it was saved
        http_answer(b"%x\r\n" % len(HTML) + HTML.encode() + b"\r\n0\r\n\r\n",
                    "Transfer-Encoding: chunked"),
        http_answer(HTML.encode(), "Transfer-Encoding: chunked"),  # put together when saved
    ],
)  # fmt: skip
def test_an_answer_however_it_was_sent(tmp_path: Path, answer: bytes) -> None:
    (page,) = read_bytes(tmp_path, "a.warc", warc_record(URL, answer))
    (page,) = pages([page])
    assert (page.url, page.title) == (URL, "Truce")
    assert STORY.strip() in page.text


def test_the_charset_that_the_server_states(tmp_path: Path) -> None:
    words = "وقع الطرفان هدنة يوم الجمعة. " * 20
    body = f"<html><body><p>{words}</p></body></html>".encode("cp1256")
    answer = http_answer(body, "Content-Type: text/html; charset=windows-1256")
    (page,) = pages(read_bytes(tmp_path, "a.warc", warc_record(URL, answer)))
    assert "هدنة" in page.text


def test_texts_resources_and_packed_records(tmp_path: Path) -> None:
    text = warc_record(URL + "1", STORY.encode(), kind="conversion", content_type="text/plain")
    pdf = made_pdf([["The accord was signed in Oslo."]])
    paper = warc_record(URL + "2", pdf, kind="resource", content_type="application/pdf")
    rows = read_bytes(tmp_path, "a.warc.gz", b"".join(map(gzip.compress, (text, paper, PAGE))))
    assert [page.name for page in pages(rows)] == [URL + "1", URL + "2", URL]
    assert reasons(rows) == {}


def test_what_is_no_page_is_counted_in_one_row(tmp_path: Path) -> None:
    records = [
        warc_record(URL, b"software: x", kind="warcinfo", content_type="application/warc-fields"),
        warc_record(URL, b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        warc_record(URL, http_answer(b"", status="301 Moved")),
        warc_record(URL, http_answer(b"\x89PNG", "Content-Type: image/png")),
        warc_record(URL, http_answer(b"{}", "Content-Type: application/json")),
        warc_record(URL, http_answer(b"", status="304 Not Modified"), kind="revisit"),
        warc_record("https://example.org/robots.txt", http_answer(b"User-agent: *")),
        PAGE,
    ]
    rows = read_bytes(tmp_path, "a.warc", b"".join(records))
    assert len(pages(rows)) == 1
    assert reasons(rows)["a.warc"].endswith(
        "pictures, styles, scripts and data (2), records of other kinds (1), redirects (1), "
        "visits that found nothing new (1)"
    )


def test_bad_records_cost_themselves(tmp_path: Path) -> None:
    bad = [
        warc_record(URL + "/gone", http_answer(b"no", status="404 Not Found")),
        warc_record(URL + "/none", b"no answer at all"),
        warc_record(URL + "/empty", http_answer(b"")),
        warc_record(URL + "/cut", http_answer(gzip.compress(HTML.encode())[:-9],
                    "Content-Encoding: gzip")),
        warc_record(URL + "/odd", http_answer(b"xx", "Content-Encoding: sdch")),
        warc_record(URL + "/br", http_answer(b"\xff" * 50, "Content-Encoding: br")),
        b"GARBAGE BETWEEN\r\nRECORDS\r\n",
        PAGE.replace(b"Content-Length: ", b"Content-Length: -"),
    ]  # fmt: skip
    rows = read_bytes(tmp_path, "a.warc", b"".join(bad) + PAGE)
    assert [page.url for page in pages(rows)] == [URL]
    told = reasons(rows)
    for path, words in (("gone", "404"), ("none", "no answer"), ("empty", "empty"),
                        ("cut", "cut off"), ("odd", "sdch"), ("br", "br")):  # fmt: skip
        assert words in told[f"{URL}/{path}"]
    assert "damaged records (3)" in told["a.warc"]


def test_an_archive_that_is_cut_off(tmp_path: Path) -> None:
    rows = read_bytes(tmp_path, "a.warc", PAGE + PAGE[:-30])
    assert len(pages(rows)) == 1
    assert "records cut off (1)" in reasons(rows)["a.warc"]
    assert "no record" in reasons(read_bytes(tmp_path, "b.warc", b"WARC/1.0\r\n\r\n"))["b.warc"]


@given(st.lists(st.binary(min_size=1, max_size=50)))
def test_chunks_are_put_together(chunks: list[bytes]) -> None:
    sent = b"".join(b"%X;x=y\r\n" % len(chunk) + chunk + b"\r\n" for chunk in chunks)
    assert unchunked(sent + b"0\r\n\r\n") == b"".join(chunks)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None,
          max_examples=60)  # fmt: skip
@given(st.floats(0, 1), st.binary(min_size=1, max_size=30))
def test_damage_never_raises(tmp_path: Path, place: float, junk: bytes) -> None:
    data = bytearray(PAGE + PAGE)
    at = int(place * len(data))
    data[at : at + len(junk)] = junk
    assert read_bytes(tmp_path, "a.warc", bytes(data))
