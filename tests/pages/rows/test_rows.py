"""Tables: columns by their common names or as they are mapped, row by row."""

from __future__ import annotations

import csv
import gzip
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.pages.made import HTML, STORY, pages, read_bytes, reasons

from dragoman.errors import UsageError
from dragoman.model import Page
from dragoman.pages.rows.columns import Columns, row_part

DAY = date(2017, 3, 4)


def table(rows: list[dict[str, Any]], delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def parquet(columns: dict[str, list[Any]]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def told(page: Page) -> tuple[object, ...]:
    return page.url, page.outlet, page.title, page.published.start


FULL = ("https://example.org/1", "Elim Post", "Truce, “signed”", DAY)


@pytest.mark.parametrize(
    "row",
    [
        {"text": STORY, "date": "2017-03-04", "source": "Elim Post", "link": FULL[0],
         "headline": FULL[2]},
        {"maintext": STORY, "date_publish": "2017-03-04 10:00:00", "source_domain": "Elim Post",
         "url": FULL[0], "title": FULL[2]},
        {"Article Text": STORY, "publish_date": "20170304", "media_name": "Elim Post",
         "URL": FULL[0], "title": FULL[2]},
        {"DATE": "20170304101500", "SourceCommonName": "Elim Post", "DocumentIdentifier": FULL[0],
         "body": STORY, "Title": FULL[2]},
    ],
)  # fmt: skip
def test_tables_as_they_are_around(tmp_path: Path, row: dict[str, str]) -> None:
    for name, data in (
        ("a.csv", table([row])),
        ("a.tsv", table([row], "\t")),
        ("semicolons", table([row], ";")),
        ("a.jsonl", json.dumps(row)),
        ("a.json", json.dumps([row])),
        ("b.json", json.dumps({"count": 1, "articles": [row]}, indent=1)),
        ("a.parquet", parquet({key: [value] for key, value in row.items()})),
    ):
        (page,) = pages(read_bytes(tmp_path, name, data))
        assert told(page) == FULL, name
        assert page.text == STORY, name


def test_a_column_map(tmp_path: Path) -> None:
    columns = Columns.parse("text=story, published=day out,outlet=paper,url=at,title=head")
    row = {"text": "not this", "story": STORY, "Day-Out": "2017-03-04", "paper": FULL[1],
           "at": FULL[0], "head": FULL[2]}  # fmt: skip
    for name, data in (("a.csv", table([row])), ("a.jsonl", json.dumps(row)),
                       ("a.parquet", parquet({k: [v] for k, v in row.items()}))):  # fmt: skip
        (page,) = pages(read_bytes(tmp_path, name, data, columns=columns))
        assert (told(page), page.text) == (FULL, STORY)


@pytest.mark.parametrize("words", ["text", "text=", "nonsense=a", "text:a", "=a"])
def test_a_map_that_says_nothing_is_refused(words: str) -> None:
    with pytest.raises(UsageError, match="column map"):
        Columns.parse(words)


def test_a_column_that_is_not_there_is_told(tmp_path: Path) -> None:
    data = table([{"body": STORY, "url": "https://example.org/1"}])
    rows = read_bytes(tmp_path, "a.csv", data, columns=Columns(text="story"))
    assert "no column “story”; the columns are: body, url" in reasons(rows)["a.csv#2"]


def test_csv_row_by_row(tmp_path: Path) -> None:
    lines = f'title,text\nOne,"{STORY}\n\nsaid ""he"""\n\nTwo,\nThree,caf\xe9 {STORY}\n'
    rows = read_bytes(tmp_path, "a.csv", b"\xef\xbb\xbf" + lines.encode("cp1252"))
    first, third = pages(rows)
    assert first.text == f'{STORY}\n\nsaid "he"'
    assert third.text.startswith("café")
    assert [name.partition("#")[2] for name in reasons(rows)] == ["4"]  # blank rows count


def test_csv_in_utf_16_and_packed(tmp_path: Path) -> None:
    data = gzip.compress(f"title\ttext\nÇavuşoğlu\t{STORY}\n".encode("utf-16"))
    (page,) = pages(read_bytes(tmp_path, "a.csv.gz", data))
    assert page.title == "Çavuşoğlu"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"\n\n", "empty"),
        ("a.csv", b"text,url\n", "no row"),
        ("a.csv", b"one,two\n1,2\n", "no header"),
        ("a.csv", b"text,url\rx,y\n1,2\n", "no header"),
        ("a.csv", b'text,url\n"' + b"never closed \n" * 1_300_000, "breaks off"),
        ("a.parquet", b"PAR1", "damaged Parquet"),
        ("a.parquet", parquet({"text": [STORY]})[:-9], "damaged Parquet"),
        ("a.parquet", parquet({"x": [1]}), "no column"),
        ("a.parquet", parquet({"text": pa.array([], pa.string())}), "no row"),
        ("a.json", b'[{"text": "a"', "not JSON"),
        ("a.json", b'[{"x": ' + b"[" * 100_000, "JSON"),
        ("a.json", b'[{"a": 1}]', "no text"),
    ],
)  # fmt: skip
def test_bad_tables_are_told(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    rows = read_bytes(tmp_path, name, data)
    assert pages(rows) == []
    assert any(words in reason for reason in reasons(rows).values())


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (datetime(2017, 3, 4, 23, 59, tzinfo=UTC), DAY),
        (DAY, DAY),
        (20170304, DAY),
        (1488585600, DAY),
        (1488585600000, DAY),
        ("Sat, 04 Mar 2017 10:00:00 GMT", DAY),
        (True, None),
        (float("nan"), None),
        (10**30, None),
        ("04/03/2017", None),
        (None, None),
    ],
)
def test_days_as_tables_write_them(value: object, day: date | None) -> None:
    assert row_part("a", {"text": STORY, "date": value}).stated.published.start == day


@pytest.mark.parametrize(
    ("language", "code"), [("en-GB", "en"), ("English", "en"), ("ara", "ar"), ("??", None)]
)
def test_languages_as_tables_write_them(language: str, code: str | None) -> None:
    assert row_part("a", {"text": STORY, "language": language}).stated.language == code


def test_a_list_without_texts_says_where_it_belongs(tmp_path: Path) -> None:
    rows = read_bytes(tmp_path, "a.csv", "id,publish_date,title,url\n1,2017-03-04,T,https://e.org/")
    assert "--about" in reasons(rows)["a.csv#2"]


def test_html_in_a_column(tmp_path: Path) -> None:
    (page,) = pages(read_bytes(tmp_path, "a.jsonl", json.dumps({"html": HTML, "title": "Told"})))
    assert (page.title, page.text.startswith(STORY[:30])) == ("Told", True)


cells = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(cells.filter(lambda text: text.strip() != ""), min_size=1, max_size=5))
def test_every_text_of_a_table_comes_back(tmp_path: Path, texts: list[str]) -> None:
    data = table([{"title": "t", "text": text} for text in texts])
    assert [page.text for page in pages(read_bytes(tmp_path, "a.csv", data))] == texts
