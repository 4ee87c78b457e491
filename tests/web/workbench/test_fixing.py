"""A field put right in the browser is the one that was meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.factory import page, talks, talks_facts
from tests.web.workbench.house import sign_in

from dragoman.record import open_record
from dragoman.web.workbench.fixing import fields_of, typed

MEETING = talks_facts(page())[0]


@pytest.mark.parametrize(
    ("name", "words", "means"),
    [("modality", " planned ", "planned"), ("day", "2021-05-04", "2021-05-04"), ("day", "", None),
     ("participants", "host: Ana; Harbour Front ;", ["host: Ana", "Harbour Front"]),
     ("participants", "[]", []), ("start", "3", 3), ("modality", "{no json", "{no json"),
     ("format", "true", True)],
)  # fmt: skip
def test_what_is_typed_is_understood(name: str, words: str, means: object) -> None:
    assert typed(MEETING, name, words) == means


def test_every_field_shows_what_it_holds() -> None:
    held = {field.name: field.holds for field in fields_of(MEETING)}
    assert held["modality"] == "actual"
    assert "Ana Kovač; Harbour Front" in held.values()


def test_a_fix_is_filed_and_takes_effect(ask: Callable[..., TestClient], tmp_path: Path) -> None:
    file = tmp_path / "small.db"
    with open_record(file) as record:
        record.add(talks())
        fact = next(each for each in record.facts() if each.kind == "meeting").id
    client = ask(file)
    form = {"proof": sign_in(client, "Ana"), "about": fact, "back": "/review"}
    assert client.post("/fix", data=form | {"field": "none", "value": "x"}).status_code == 400
    assert client.post("/fix", data=form | {"field": "modality", "value": "x"}).status_code == 400
    fixed = client.post("/fix", data=form | {"field": "modality", "value": "planned"})
    assert fixed.status_code == 303
    with open_record(file, read_only=True) as record:
        assert record.fact(fact).modality.value == "planned"
        assert record.reviewed(fact).value == "fixed"


def test_a_brief_is_kept_as_a_file(ask: Callable[..., TestClient], tmp_path: Path) -> None:
    file = tmp_path / "small.db"
    with open_record(file) as record:
        record.add(talks())
    client = ask(file)
    for form, kind, begins in (
        ("markdown", "text/markdown", "# small"),
        ("html", "text/html", "<!"),
    ):
        answer = client.get(f"/brief?as={form}")
        assert answer.headers["content-type"].startswith(kind)
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.text.startswith(begins)
    assert client.get("/timeline?as=markdown").status_code == 400
