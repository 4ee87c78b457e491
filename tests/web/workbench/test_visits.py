"""What is new is told from what this browser saw last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.factory import talks
from tests.web.workbench.house import parsed

from dragoman.record import open_record
from dragoman.web.workbench.visits import APART, first_visit, visit_in

NOW = datetime(2021, 5, 4, 9, 0, tzinfo=UTC)


def test_looks_close_to_each_other_are_one_visit() -> None:
    first = first_visit(3, NOW)
    again = first.looked(5, NOW + timedelta(minutes=2))
    assert (again.before, again.pages) == (3, 5)
    later = again.looked(9, NOW + timedelta(minutes=3) + APART)
    assert (later.before, later.pages) == (5, 9)


def test_a_visit_is_kept_for_its_record_alone() -> None:
    made = first_visit(3, NOW)
    assert visit_in(made.cookie("a.db"), "a.db") == made
    assert visit_in(made.cookie("a.db"), "b.db") is None


@pytest.mark.parametrize("cookie", ["", "1.2.3", "a.b.c.d", "1.2.3.4", "-1.2.3.4", "²." * 4,
                                    "9" * 40 + ".1.1.1"])  # fmt: skip
def test_what_is_no_visit_is_none(cookie: str) -> None:
    assert visit_in(cookie, "a.db") is None


def test_the_record_says_what_came_in_since(ask: Callable[..., TestClient], tmp_path: Path) -> None:
    file = tmp_path / "small.db"
    with open_record(file) as record:
        record.add(talks())
    client = ask(file)
    assert "since your last visit" not in client.get("/").text
    with open_record(file) as record:
        record.add(talks(name="later.txt", outlet="Gazette"))
    shown = " ".join(parsed(client.get("/").text).text_content().split())
    assert "1 new page since your last visit; 1 of them" in shown
    shown = " ".join(parsed(client.get("/").text).text_content().split())
    assert "1 new page since your last visit" in shown
    assert "of them came in" not in shown
