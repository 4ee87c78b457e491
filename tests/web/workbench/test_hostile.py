"""What strangers write is shown, never run: in text, titles, names, addresses, filters, notes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient
from tests.web.workbench.conftest import asking
from tests.web.workbench.hostile import ADDRESSES, PAYLOADS, poisoned
from tests.web.workbench.house import LISTS, parsed, served, sign_in

from dragoman.record import open_record
from dragoman.web.page import printable, safe_link

Ask = Callable[..., TestClient]
Look = Callable[..., Page]
ELEMENTS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "body",
        "a",
        "header",
        "p",
        "nav",
        "ul",
        "li",
        "form",
        "label",
        "input",
        "button",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "div",
        "section",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "span",
        "bdi",
        "footer",
        "dl",
        "dt",
        "dd",
        "details",
        "summary",
        "article",
        "aside",
        "ol",
        "blockquote",
        "mark",
        "kbd",
        "code",
        "select",
        "option",
        "sup",
        "figure",
        "figcaption",
        "svg",
        "defs",
        "pattern",
        "rect",
        "symbol",
        "circle",
        "path",
        "line",
        "text",
        "use",
        "g",
        "desc",
        "textarea",
        "datalist",
        "strong",
    ]
)
ATTRIBUTES = frozenset(
    [
        "lang",
        "charset",
        "name",
        "content",
        "rel",
        "href",
        "type",
        "src",
        "defer",
        "class",
        "id",
        "dir",
        "value",
        "action",
        "method",
        "role",
        "for",
        "placeholder",
        "autocomplete",
        "spellcheck",
        "aria-label",
        "aria-labelledby",
        "aria-current",
        "aria-hidden",
        "tabindex",
        "scope",
        "size",
        "maxlength",
        "inputmode",
        "title",
        "required",
        "selected",
        "open",
        "data-row",
        "data-key",
        "data-fact",
        "data-facts",
        "data-label",
        "focusable",
        "width",
        "height",
        "viewbox",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "d",
        "fill",
        "patternunits",
        "patterntransform",
        "stroke-width",
        "stroke-dasharray",
        "text-anchor",
        "rows",
        "cols",
        "download",
        "hidden",
        "aria-describedby",
        "accept",
        "enctype",
        "data-watch",
        "stroke",
        "stroke-opacity",
        "font-size",
        "font-weight",
        "font-family",
        "transform",
        "xmlns",
        "aria-invalid",
        "aria-level",
        "list",
        "aria-live",
        "data-tie",
        "hx-boost",
        "hx-get",
        "hx-swap",
        "hx-trigger",
    ]
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def poison(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return poisoned(tmp_path_factory.mktemp("poison") / "poison.db")


@pytest.fixture(scope="module")
def bitten(poison: Path) -> Iterator[TestClient]:
    with asking(poison) as client:
        yield client


def foreign(text: str) -> list[str]:
    """Elements, attributes and addresses of a page that its templates do not have."""
    found = []
    for element in parsed(text).iter():
        if not isinstance(element.tag, str):
            found.append(f"comment {element.text}")
            continue
        if element.tag not in ELEMENTS:
            found.append(f"<{element.tag}>")
        for name, value in element.attrib.items():
            if name not in ATTRIBUTES or (
                name in ("href", "src", "action", "hx-get") and not _inside(element, value)
            ):
                found.append(f"{element.tag} {name}={value}")
    return found


def _inside(element: object, value: str) -> bool:
    if value.startswith("#") or (value.startswith("/") and not value.startswith(("//", "/\\"))):
        return True
    return value.startswith(("http://", "https://")) and "external" in element.get("rel", "")  # type: ignore[attr-defined]


def plain(text: str) -> str:
    return "".join(parsed(text).text_content().split())


def test_there_are_many() -> None:
    assert len(set(PAYLOADS)) + len(set(ADDRESSES)) >= 80


@pytest.mark.parametrize("path", LISTS)
def test_no_list_takes_words_for_markup(bitten: TestClient, path: str) -> None:
    answer = bitten.get(f"{path}?limit=500&words=Front&issue=Front")
    assert answer.status_code == 200
    assert foreign(answer.text) == []


def test_every_page_fact_and_actor_shows_its_payload_as_words(
    bitten: TestClient, poison: Path
) -> None:
    with open_record(poison, read_only=True) as record:
        pages = list(record.pages())
        facts = {fact.page: fact for fact in record.facts()}
    for at, page in enumerate(pages):
        assert page.title is not None
        shown = bitten.get(f"/pages/{page.id}")
        assert shown.status_code == 200
        assert foreign(shown.text) == [], page.page_name
        seen = "".join(str(printable(page.title)).split())
        assert seen in plain(shown.text), page.page_name
        if at % 5:
            continue
        told = bitten.get(f"/facts/{facts[page.id].id}")
        assert told.status_code == 200
        assert foreign(told.text) == [], page.page_name


ASKED = (
    ("/timeline", "actor"), ("/timeline", "text"), ("/timeline", "since"), ("/timeline", "kind"),
    ("/search", "words"), ("/positions", "issue"), ("/pages", "outlet"), ("/pages", "place"),
    ("/pages", "as"), ("/pages", "undo"), ("/pages", "as_of"), ("/brief", "until"),
)  # fmt: skip
NAMED = ("pages", "facts", "actors", "agreements")


@pytest.mark.parametrize("at", range(len(PAYLOADS)))
def test_a_payload_in_the_address_bar_is_words_too(bitten: TestClient, at: int) -> None:
    payload = PAYLOADS[at]
    for path, name in (ASKED[at % len(ASKED)], ASKED[(at + 5) % len(ASKED)]):
        answer = bitten.get(f"{path}?{urlencode({name: payload})}")
        assert answer.status_code in (200, 400)
        assert foreign(answer.text) == [], name
        assert "evil" not in str(answer.headers)
    answer = bitten.get(f"/{NAMED[at % len(NAMED)]}/{quote(payload)}", follow_redirects=True)
    assert answer.status_code in (200, 404)
    assert answer.url.host == "127.0.0.1"
    assert foreign(answer.text) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_an_address_of_the_web_becomes_a_link(address: str) -> None:
    link = safe_link(address)
    assert link is None or link.startswith(("http://", "https://"))


def test_notes_and_reviewers_are_words(ask: Ask, tmp_path: Path) -> None:
    client = ask(poisoned(tmp_path / "poison.db"))
    with open_record(tmp_path / "poison.db") as record:
        fact = next(iter(record.facts()))
    for payload in PAYLOADS[::8]:
        proof = sign_in(client, payload)
        form = {"proof": proof, "about": fact.id, "verdict": "note", "note": payload[:400],
                "back": f"/facts/{fact.id}"}  # fmt: skip
        answer = client.post("/judge", data=form)
        assert answer.status_code in (303, 400), answer.text
        assert "evil" not in answer.headers.get("location", "")
    for path in (f"/facts/{fact.id}", "/review"):
        shown = client.get(path)
        assert shown.status_code == 200
        assert foreign(shown.text) == []


def test_no_cell_of_a_table_is_a_formula(bitten: TestClient) -> None:
    for path in ("/timeline", "/pages", "/actors", "/agreements", "/network", "/search"):
        text = bitten.get(f"{path}?as=csv&limit=500&words=Front").text.removeprefix("\ufeff")
        rows = list(csv.reader(io.StringIO(text)))
        assert len(rows) > 10
        bad = [cell for row in rows for cell in row if cell.startswith(FORMULA)]
        assert bad == [], path


def test_data_is_never_taken_for_a_page(bitten: TestClient) -> None:
    for form in ("csv", "json"):
        answer = bitten.get(f"/timeline?as={form}")
        assert answer.headers["content-type"].split(";")[0] in ("text/csv", "application/json")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_browser_runs_and_loads_nothing(look: Look, poison: Path) -> None:
    with open_record(poison, read_only=True) as record:
        whole = next(page for page in record.pages() if page.page_name == "all.txt")
        facts = [fact.id for fact in record.facts() if fact.page == whole.id]
    known = "[...new Set([...document.querySelectorAll('*')].map(e => e.localName))]"
    handlers = (
        "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes])"
        ".map(a => a.name.toLowerCase()).filter(n => n.startsWith('on') || n === 'style')"
    )
    with served(poison) as at:
        page = look(at)
        for path in (*LISTS, f"/pages/{whole.id}", f"/facts/{facts[0]}"):
            page.goto(f"{path}?words=Front&issue=Front&limit=80")
            assert set(page.evaluate(known)) <= ELEMENTS, path
            assert page.evaluate(handlers) == [], path
            assert page.title() != "ran"
            page.keyboard.press("j")
