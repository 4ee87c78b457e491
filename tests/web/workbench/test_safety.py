"""Who may ask, who may change something, and what a browser may do with an answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.factory import talks
from tests.web.workbench.house import HERE, LISTS, sign_in

from dragoman.record import open_record
from dragoman.web.workbench.deciding import DECISIONS
from dragoman.web.workbench.loading import LOADING
from dragoman.web.workbench.safety import HEADERS, MOST_BYTES, PROOF_COOKIE, TOKEN_COOKIE

Ask = Callable[..., TestClient]
CHANGES = tuple(at for at, _ in DECISIONS)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    file = tmp_path / "small.db"
    with open_record(file) as record:
        record.add(talks())
    return file


def judgements(path: Path) -> int:
    with open_record(path, read_only=True) as record:
        return len(record.judgements())


def decision(path: Path, proof: str, **changes: str) -> dict[str, str]:
    with open_record(path, read_only=True) as record:
        fact = next(iter(record.facts())).id
    return {"proof": proof, "about": fact, "verdict": "right", "back": f"/facts/{fact}"} | changes


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8484", "127.0.0.1.evil.example", "localhost.evil.example", "",
     "[::2]:80", "127.0.0.1@evil.example", "127.0.0.1:8484:80", "0x7f000001"],
)  # fmt: skip
def test_it_answers_under_its_own_names_only(ask: Ask, small: Path, host: str) -> None:
    answer = ask(small).get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "small" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:9", "[::1]:8484", "[::1]", "LOCALHOST"])
def test_its_own_names_are_those_of_this_machine(ask: Ask, small: Path, host: str) -> None:
    assert ask(small).get("/pages", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:9"},
     {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
     {"origin": HERE, "sec-fetch-site": "cross-site"},
     {"origin": "http://127.0.0.1:8484@evil.example"}, {"origin": "https://127.0.0.1:8484"},
     {"origin": "http://[::1"}],
)  # fmt: skip
@pytest.mark.parametrize("at", CHANGES)
def test_no_other_site_changes_anything(
    ask: Ask, small: Path, headers: dict[str, str], at: str
) -> None:
    client = ask(small)
    proof = sign_in(client, "Ana")
    answer = client.post(at, data=decision(small, proof), headers=headers)
    assert answer.status_code == 403
    assert judgements(small) == 0


@pytest.mark.parametrize("proof", ["", "guessed", "é", "x" * 5000])
@pytest.mark.parametrize("at", CHANGES)
def test_a_form_that_was_not_made_here_changes_nothing(
    ask: Ask, small: Path, proof: str, at: str
) -> None:
    client = ask(small)
    sign_in(client, "Ana")
    assert client.post(at, data=decision(small, proof)).status_code == 403
    assert judgements(small) == 0


def test_a_form_of_another_browser_or_of_none_changes_nothing(ask: Ask, small: Path) -> None:
    first, second = ask(small), ask(small)
    theirs, mine = sign_in(first, "Ana"), sign_in(second, "Ben")
    assert theirs != mine
    assert second.post("/judge", data=decision(small, theirs)).status_code == 403
    second.cookies.delete(PROOF_COOKIE)
    assert second.post("/judge", data=decision(small, mine)).status_code == 403
    assert judgements(small) == 0


def test_a_decision_needs_a_name(ask: Ask, small: Path) -> None:
    client = ask(small)
    client.get("/pages")
    answer = client.post("/judge", data=decision(small, client.cookies[PROOF_COOKIE]))
    assert answer.status_code == 400
    assert "say who you are" in answer.text
    assert judgements(small) == 0


def test_a_decision_made_here_is_on_the_disk(ask: Ask, small: Path) -> None:
    client = ask(small)
    form = decision(small, sign_in(client, "Ana Kovač"), note="as printed")
    answer = client.post("/judge", data=form, headers={"origin": HERE})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(form["back"] + "?undo=")
    with open_record(small, read_only=True) as record:
        (made,) = record.judgements()
    assert (made.who, made.verdict.value, made.note) == ("Ana Kovač", "right", "as printed")


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "http:evil",
     "javascript:alert(1)", "/%0d%0aSet-Cookie:x=1", "/x\r\nSet-Cookie: x=1", "////evil.example//",
     " //evil.example", "\t//evil.example", "/\t/evil.example", "https:///evil.example",
     "//[evil", "http://[::1", "\x00//evil.example", "..//evil.example", "?@evil.example"],
)  # fmt: skip
def test_a_form_leads_back_into_the_workbench_only(ask: Ask, small: Path, back: str) -> None:
    client = ask(small)
    proof = sign_in(client, "Ana")
    for at in ("/who", "/judge"):
        form = decision(small, proof, who="Ana", back=back)
        answer = client.post(at, data=form)
        assert answer.status_code == 303
        to = answer.headers["location"]
        assert to.startswith("/")
        assert to[1:2] not in ("/", "\\", "\t")
        assert "x" not in answer.cookies
        assert not any(letter in to for letter in "\r\n\t\x00")


@pytest.mark.parametrize(
    ("headers", "code"),
    [({"content-length": str(MOST_BYTES + 1)}, 413), ({"content-length": "-1"}, 413),
     ({"content-length": "many"}, 413), ({"content-length": "²"}, 413)],
)  # fmt: skip
def test_a_form_too_large_is_refused_before_it_is_read(
    ask: Ask, small: Path, headers: dict[str, str], code: int
) -> None:
    client = ask(small)
    raw = {name.encode(): value.encode() for name, value in headers.items()}
    assert client.post("/judge", headers=raw, content=b"x").status_code == code


def test_a_form_of_many_fields_or_with_files_is_refused(ask: Ask, small: Path) -> None:
    client = ask(small)
    proof = sign_in(client, "Ana")
    many = {f"field{n}": "x" for n in range(200)} | decision(small, proof)
    assert client.post("/judge", data=many).status_code == 400
    files = {"note": ("x.txt", b"x", "text/plain")}
    answer = client.post("/judge", data=decision(small, proof), files=files)
    assert answer.status_code == 400
    garbled = client.post(
        "/judge", content=b"--x\r\nno", headers={"content-type": "multipart/form-data; boundary=y"}
    )
    assert garbled.status_code in (400, 403)
    assert judgements(small) == 0


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "POST", "BREW"])
def test_other_methods_do_nothing(ask: Ask, small: Path, method: str) -> None:
    for path in (*LISTS, "/static/workbench.css"):
        answer = ask(small).request(method, path, headers={"content-length": "0"})
        taken = method == "POST" and path in dict(LOADING)  # a form, here without its proof
        assert answer.status_code == (403 if taken else 405), (method, path)


@pytest.mark.parametrize("at", CHANGES)
def test_looking_changes_nothing(ask: Ask, small: Path, at: str) -> None:
    assert ask(small).get(at).status_code == 405


def test_every_answer_carries_its_policy(ask: Ask, small: Path) -> None:
    client = ask(small)
    for path in (*LISTS, "/nowhere", "/facts/none", "/timeline?since=x", "/timeline?as=json",
                 "/static/workbench.css", "/static/none", "/judge"):  # fmt: skip
        answer = client.get(path)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, (path, name)
        if not path.startswith("/static"):
            assert answer.headers["cache-control"] == "no-store"
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_a_fault_is_an_answer_in_words_with_the_policy(ask: Ask, small: Path) -> None:
    client = ask(small)
    small.write_bytes(b"not a record any more" * 100)
    answer = client.get("/")
    assert answer.status_code == 503
    assert "Traceback" not in answer.text
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_a_token_is_asked_of_everybody_and_for_everything(ask: Ask, small: Path) -> None:
    client = ask(small, token="secret-word")
    for path in (*LISTS, "/static/workbench.css", "/timeline?as=json", "/?token=", "/?token=wrong",
                 "/?token=%C3%A9"):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 401, path
        assert "set-cookie" not in answer.headers
    assert client.post("/who", data={"who": "x"}).status_code == 401
    opened = client.get("/?token=secret-word")
    assert opened.headers["location"] == "/"
    kept = opened.headers["set-cookie"].casefold()
    assert "httponly" in kept
    assert "samesite=strict" in kept
    assert client.get("/pages").status_code == 200
    client.cookies.delete(TOKEN_COOKIE)
    assert client.get("/pages").status_code == 401


@pytest.mark.parametrize(
    "path",
    ["/static/../safety.py", "/static/..%2f..%2fpage.py", "/static/%2e%2e/page.py",
     "/static//etc/passwd", "/static/..\\page.py", "/static/%00", "/static/.", "/static/"],
)  # fmt: skip
def test_no_path_leads_out_of_what_is_served(ask: Ask, small: Path, path: str) -> None:
    answer = ask(small).get(path)
    assert answer.status_code in (404, 405)
    assert "import" not in answer.text


def test_cookies_are_kept_from_scripts_and_other_sites(ask: Ask, small: Path) -> None:
    client = ask(small)
    first = client.get("/pages").headers["set-cookie"].casefold()
    named = client.post(
        "/who", data={"proof": client.cookies[PROOF_COOKIE], "who": "Ana", "back": "/"}
    ).headers["set-cookie"]
    for cookie in (first, named.casefold()):
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
