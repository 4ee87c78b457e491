"""Whatever is asked, the workbench answers; it never breaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.factory import talks
from tests.web.workbench.conftest import asking
from tests.web.workbench.house import sign_in

from dragoman.model import FactKind, Status
from dragoman.record import open_record
from dragoman.web.workbench.deciding import DECISIONS
from dragoman.web.workbench.screens import SCREENS

QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
_odd = st.sampled_from(
    ["", " ", "0", "-1", "9" * 30, "1e9", "²", "٣", "NaN", "\x00", "a\x00b", "\ufeff", "%", "%00",
     "\"", "'", "(", "NEAR(", "a OR", "AND", "*", "a*", "\"\"", "body:x", "^a", "{a}", "a -b",
     "0000", "0001", "9999", "9999-12-31", "0001-01-01", "2017-02-29", "2017-00", "~", "~x", ".",
     "..", "../..", "/", "//", "\\", "x" * 5000, "\ud7ff", "\U0010ffff", "á" * 300,
     "csv", "json", "comments", "due", "lapsed", "Harbour Front", "truce", "Ana Kovač"]
)  # fmt: skip
_values = st.one_of(
    _odd,
    st.text(max_size=30),
    st.dates().map(str),
    st.integers(-10, 10**13).map(str),
    st.sampled_from([*FactKind, *Status]).map(str),
)
_names = st.sampled_from(
    ["since", "until", "actor", "status", "kind", "outlet", "place", "text", "worded", "as_of",
     "limit", "skip", "as", "table", "state", "words", "in", "issue", "undo", "token", "seen"]
)  # fmt: skip
_paths = st.sampled_from([screen.path for screen in SCREENS])


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    file: Path = tmp_path_factory.mktemp("fuzz") / "small.db"
    with open_record(file) as record:
        record.add(talks())
        record.add(talks(name="again.txt", outlet="Harbour Gazette"))
    with asking(file) as opened:
        yield opened


@QUICK
@given(_paths, st.lists(st.tuples(_names, _values), max_size=4), _values)
@example("/timeline", [("text", "\x00"), ("as", "json")], "")
@example("/search", [("words", '"\x00')], "")
@example("/brief", [("until", "0001-01-01")], "")
@example("/brief", [("since", "0001"), ("until", "9999")], "")
@example("/facts/{ident}", [], "\x00")
@example("/actors/{ident:path}", [], "../../etc/passwd")
def test_an_address_of_any_kind_is_answered(
    client: TestClient, path: str, asked: list[tuple[str, str]], ident: str
) -> None:
    at = path.replace("{ident:path}", "{ident}").replace("{ident}", quote(ident, safe=""))
    answer = client.get(f"{at}?{urlencode(asked)}")
    assert answer.status_code < 500, (at, asked)


def test_every_table_of_every_screen_is_answered_in_every_form(client: TestClient) -> None:
    """By construction: what the screens declare, whatever they are about."""
    for screen in SCREENS:
        at = screen.path.replace("{ident:path}", "{ident}").replace("{ident}", "none")
        for table in ("", "none", *(each.name for each in screen.tables)):
            for form in ("csv", "json", *(file.form for file in screen.files)):
                answer = client.get(f"{at}?as={form}&table={table}&words=truce")
                assert answer.status_code < 500, (at, table, form)


@QUICK
@given(st.binary(max_size=40), _paths)
@example(b"\xff", "/timeline")
@example(b"since=%ed%a0%80", "/timeline")
@example(b"actor=%ed%a0%80&as=csv", "/timeline")
@example(b"&&=&=&;", "/pages")
def test_bytes_that_are_no_words_are_answered(client: TestClient, raw: bytes, path: str) -> None:
    at = path.replace("{ident:path}", "x").replace("{ident}", "x")
    query = "".join(f"%{byte:02x}" if byte not in b"&=;%abcdef0123456789" else chr(byte)
                    for byte in raw)  # fmt: skip
    assert client.get(f"{at}?{query}").status_code < 500


@QUICK
@given(
    st.sampled_from([at for at, _ in DECISIONS]),
    st.dictionaries(
        st.sampled_from(["about", "verdict", "note", "judgement", "actor", "into", "other", "who",
                         "back", "field", "value", "days", "numbers"]),
        st.one_of(_values, st.sampled_from(["right", "same", "edited", "note"])),
        max_size=6,
    ),
)  # fmt: skip
@example("/judge", {"about": "x y", "verdict": "same"})
@example("/judge", {"about": "", "verdict": "edited", "fields": "{}"})
@example("/merge", {"actor": "Ana Kovač", "into": "Ana Kovač"})
@example("/who", {"who": "\x00", "back": "//["})
def test_a_form_of_any_kind_is_answered(
    client: TestClient, path: str, form: dict[str, str]
) -> None:
    proof = sign_in(client, "Ana")
    answer = client.post(path, data={"proof": proof} | form)
    assert answer.status_code < 500, (path, form)


@pytest.mark.parametrize("cookie", ["%", "%ff", "%00", "a" * 3000, "%ED%A0%80", '"', ";=;", "=x"])
def test_a_cookie_of_any_kind_is_answered(client: TestClient, cookie: str) -> None:
    for name in ("who", "proof", "token", "seen", "habits"):
        answer = client.get("/review", headers={"cookie": f"dragoman-{name}={cookie}"})
        assert answer.status_code == 200
