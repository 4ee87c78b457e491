"""What the tests of the workbench share: its addresses, a server, and HTML taken apart."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import uvicorn
from lxml import html as lxml_html
from playwright.sync_api import ConsoleMessage, Dialog, Page
from starlette.testclient import TestClient

from dragoman.record import Record, open_record
from dragoman.web.workbench import workbench
from dragoman.web.workbench.safety import PROOF_COOKIE
from dragoman.web.workbench.screens import SCREENS

HERE = "http://127.0.0.1:8484"
PATIENCE = 30
"""Seconds until a server must have started or ended."""
LISTS = tuple(screen.path for screen in SCREENS if "{" not in screen.path)
"""Screens that need nothing but their path."""
NEEDS = {"/search": "words=truce", "/positions": "issue=memorandum"}
"""What makes a screen say something."""


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The workbench of a record at a free port, in a thread of its own."""
    listening = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    server = uvicorn.Server(
        uvicorn.Config(workbench(path), log_level="error", server_header=False, lifespan="on")
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield address
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        listening.close()


def every_screen(path: Path) -> list[str]:
    """An address of each screen, of those that name one thing for a thing of this record."""
    with open_record(path, read_only=True) as record:
        idents = named(record)
    found = []
    for screen in SCREENS:
        place = screen.path.replace("{ident:path}", "{ident}")
        at = place.replace("{ident}", quote(idents.get(screen.name, ""), safe=""))
        found.append(f"{at}?{NEEDS[at]}" if at in NEEDS else at)
    return found


def named(record: Record) -> dict[str, str]:
    """For each screen of one thing, something of the record that it can show."""
    page = max(record.pages(), key=lambda row: row.facts)
    claim = next(claim for claim in record.claims() if claim.denies)
    document = max(record.documents(), key=lambda one: len(one.facts))
    actor = max(record.actor_names(), key=lambda row: row[2])
    return {
        "page": page.id,
        "fact": claim.supports[0].fact,
        "actor": actor[0] or actor[1],
        "agreement": document.id,
        "monitor-incident": next(record.incidents.all()).id,
    }


def parsed(text: str) -> Any:
    """HTML as a tree."""
    return lxml_html.document_fromstring(text)


def links(text: str) -> set[str]:
    """The addresses inside the workbench that a page leads to."""
    found = {str(href) for href in parsed(text).xpath("//a/@href | //link/@href | //script/@src")}
    return {href.partition("#")[0] for href in found if href.startswith("/")}


REFUSED = "the server responded with a status of 400"
"""What a browser says of its own accord where a form is shown again with what is wrong in it."""


def report(page: Page, at: str, faults: list[str], *, refused: bool = False) -> None:
    """Adds what a window does that it should not to the faults; with `refused` a form may be."""

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and not (refused and REFUSED in message.text):
            faults.append(message.text)

    page.on("console", said)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda asked: _abroad(asked.url, at, faults))

    def asked(dialog: Dialog) -> None:
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", asked)


def _abroad(url: str, at: str, faults: list[str]) -> None:
    if not url.startswith((f"{at}/", "data:")):
        faults.append(f"asked of another host: {url}")


def wider_than_the_window(page: Page) -> int:
    """By how many pixels the whole page must be pushed sideways to be read."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def sign_in(client: TestClient, who: str) -> str:
    """Files this client's decisions under a name; returns the proof that its forms need."""
    client.get("/pages")
    proof = client.cookies[PROOF_COOKIE]
    client.post("/who", data={"proof": proof, "who": who, "back": "/"})
    return proof
