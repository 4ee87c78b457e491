"""Every screen answers, as a page and as data, with much in the record and with nothing."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.factory import talks
from tests.web.workbench.house import LISTS, NEEDS, every_screen, links, parsed

from dragoman.record import open_record
from dragoman.web.workbench.screens import SCREENS

Ask = Callable[..., TestClient]
MOST_AT_FIRST = 150 * 1024
"""Bytes, compressed."""


def with_form(address: str, form: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}as={form}"


def words(text: str) -> str:
    return " ".join(parsed(text).text_content().split())


@pytest.fixture(scope="session")
def shown(reader: TestClient, process: Path) -> dict[str, str]:
    """Each screen of the example process as HTML, by its address."""
    return {at: reader.get(at).text for at in every_screen(process)}


def test_every_screen_says_what_it_is_for() -> None:
    assert [screen.name for screen in SCREENS if not screen.help.endswith(".")] == []
    assert len({screen.help for screen in SCREENS}) == len(SCREENS)


def test_every_screen_shows_its_heading_and_its_menu_word(shown: dict[str, str]) -> None:
    for screen, (address, text) in zip(SCREENS, shown.items(), strict=True):
        tree = parsed(text)
        assert len(tree.xpath("//main//h1")) == 1, address
        here = tree.xpath("//nav//a[@aria-current='page']/text()")
        assert here == ([screen.menu] if screen.menu else []), address


@pytest.mark.parametrize("at", range(len(SCREENS)), ids=[screen.name for screen in SCREENS])
def test_every_screen_is_there_as_data(reader: TestClient, shown: dict[str, str], at: int) -> None:
    screen, address = SCREENS[at], list(shown)[at]
    answer = reader.get(with_form(address, "json"))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    plain = answer.json()
    assert plain
    assert screen.table is isinstance(plain, list)
    others = [table.name for table in screen.tables]
    names = ["", *others] if screen.table or not others else others
    offered = {link for link in links(shown[address]) if "as=csv" in link}
    assert len(offered) == len(names)
    found = [as_table(reader, address, name) for name in names]
    assert any(found), "some table of every screen has rows"
    assert as_table(reader, address, "") == found[0]


def as_table(reader: TestClient, address: str, name: str) -> list[dict[str, str]]:
    """The rows of a table as CSV, held against the same as JSON."""
    part = f"&table={name}" if name else ""
    text = reader.get(with_form(address, "csv") + part).text
    assert text.startswith("\ufeff"), name
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    plain = reader.get(with_form(address, "json") + part).json()
    if isinstance(plain, list):
        assert len(rows) == len(plain)
        assert [list(row) for row in rows] == [list(row) for row in plain]
    return rows


def test_a_table_that_is_not_there_is_a_400_that_names_those_that_are(reader: TestClient) -> None:
    for form in ("csv", "json"):
        answer = reader.get(f"/brief?as={form}&table=none")
        assert answer.status_code == 400
        assert "sentences, words, figures" in words(answer.text)


def test_data_is_of_just_what_is_shown(reader: TestClient) -> None:
    """The words of a search and the issue of a matrix go along."""
    for at in ("/search?words=truce&limit=3", "/positions?issue=memorandum"):
        given = at.partition("?")[2]
        data = [link for link in links(reader.get(at).text) if "as=" in link]
        assert data
        assert all(given in link for link in data)


def test_a_filter_in_the_address_holds_in_the_data_too(reader: TestClient) -> None:
    asked = "since=2017-05&until=2017-05&kind=agreement&limit=5"
    rows = reader.get(f"/timeline?{asked}&as=json").json()
    assert 0 < len(rows) <= 5
    assert {row["kind"] for row in rows} == {"agreement"}
    page = reader.get(f"/timeline?{asked}").text
    assert any("as=csv" in link and "kind=agreement" in link for link in links(page))


def test_an_empty_record_says_what_to_do(ask: Ask, empty: Path) -> None:
    client = ask(empty)
    for path in LISTS:
        at = f"{path}?{NEEDS[path]}" if path in NEEDS else path
        answer = client.get(at)
        assert answer.status_code == 200, at
        main = parsed(answer.text).xpath("//main")[0]
        assert main.xpath(".//p"), at
        assert not main.xpath(".//table"), at
    for path in ("/", "/pages", "/timeline", "/actors", "/review", "/brief"):
        assert "dragoman read" in words(client.get(path).text), path


def test_a_filter_that_keeps_nothing_says_so_and_leads_back(reader: TestClient) -> None:
    for path in ("/timeline", "/actors", "/network", "/agreements", "/commitments", "/disputed"):
        answer = reader.get(f"{path}?actor=Nobody+at+all")
        assert answer.status_code == 200
        assert "Take a filter away" in words(answer.text), path
        assert path in links(answer.text)


@pytest.mark.parametrize(
    "address",
    ["/pages/none", "/facts/none", "/facts/0", "/actors/Nobody%20at%20all", "/agreements/None",
     "/nowhere", "/static/none.css", "/actors/..%2f..%2fetc%2fpasswd", "/pages/%00", "/facts/%00"],
)  # fmt: skip
def test_what_is_not_there_is_a_404_in_words(reader: TestClient, address: str) -> None:
    for at in (address, with_form(address, "json")):
        answer = reader.get(at)
        assert answer.status_code == 404, at
        assert parsed(answer.text).xpath("//main//p/text()")


@pytest.mark.parametrize(
    "given",
    ["since=yesterday", "since=2017-13", "until=2017-02-30", "since=2018&until=2017", "limit=many",
     "limit=-1", "skip=x", "kind=none", "status=none", "as=xml", "as_of=soon", "text=%22",
     "since=0000", "until=9999-99", "skip=99999999999999999999", "limit=%D9%A3"],
)  # fmt: skip
def test_a_parameter_that_means_nothing_is_a_400_that_says_what_would(
    reader: TestClient, given: str
) -> None:
    answer = reader.get(f"/timeline?{given}")
    assert answer.status_code == 400
    assert parsed(answer.text).xpath("//main//p/text()")
    assert reader.get(f"/timeline?{given}&as=json").status_code == 400


EDGES = ("since=0001&until=0001", "until=9999&since=9999", "limit=0&skip=1000000000",
         "as_of=0001-01-01", "as_of=9999")  # fmt: skip


@pytest.mark.parametrize("given", EDGES)
def test_edges_of_time_and_number_are_answered(ask: Ask, tmp_path: Path, given: str) -> None:
    file = tmp_path / "small.db"
    with open_record(file) as record:
        record.add(talks())
    client = ask(file)
    for path in LISTS:
        assert client.get(f"{path}?{given}").status_code == 200, path


def test_every_internal_link_of_every_screen_leads_somewhere(
    reader: TestClient, process: Path, shown: dict[str, str]
) -> None:
    found = {link for text in shown.values() for link in links(text)}
    with open_record(process, read_only=True) as record:
        known = {f"/facts/{fact.id}" for fact in record.facts()}
        known |= {f"/pages/{page.id}" for page in record.pages()}
    assert {at for at in found if at.startswith(("/facts/", "/pages/")) and "?" not in at} <= known
    shapes: dict[str, str] = {}
    for at in sorted(found):
        shapes.setdefault(shape(at), at)
    dead = {at: code for at in shapes.values() if (code := reader.get(at).status_code) != 200}
    assert len(found) > 200
    assert not dead


def shape(address: str) -> str:
    """An address without what is particular to it."""
    path, _, query = address.partition("?")
    names = [pair.partition("=")[0] for pair in query.split("&")]
    first = path.split("/")[1]
    return f"{first if path.count('/') > 1 else path} {names} {'as=' in query and query[-4:]}"


def test_every_fragment_that_a_screen_links_to_on_itself_is_there(shown: dict[str, str]) -> None:
    for address, text in shown.items():
        tree = parsed(text)
        there = set(tree.xpath("//@id"))
        assert len(there) == len(tree.xpath("//@id")), f"an id twice on {address}"
        wanted = {str(href)[1:] for href in tree.xpath("//a/@href") if str(href).startswith("#")}
        assert wanted - {""} <= there, address


def test_what_is_read_meanwhile_is_there_with_the_next_click(ask: Ask, empty: Path) -> None:
    client = ask(empty)
    assert "Nothing has been read yet" in client.get("/").text
    with open_record(empty) as record:
        record.add(talks())
    assert "Coastal talks open" in client.get("/").text
    assert len(client.get("/timeline?as=json").json()) == 5


def test_as_of_a_day_shows_only_what_was_known(reader: TestClient) -> None:
    then = reader.get("/timeline?as_of=2017-01-31&as=json").json()
    now = reader.get("/timeline?as=json&limit=500").json()
    assert 0 < len(then) < len(now)
    assert "As it stood on 31 Jan 2017" in words(reader.get("/timeline?as_of=2017-01-31").text)


def test_the_first_paint_of_the_record_is_small(reader: TestClient) -> None:
    """The record screen with all that it loads, as a server sends it compressed."""
    text = reader.get("/").text
    loaded = {link for link in links(text) if link.startswith("/static/")}
    assert len(loaded) >= 3
    parts = [text.encode(), *(reader.get(link).content for link in loaded)]
    assert sum(len(gzip.compress(part)) for part in parts) <= MOST_AT_FIRST


def test_a_search_is_narrowed_by_outlet_and_month(reader: TestClient) -> None:
    page = parsed(reader.get("/search?words=truce").text)
    facets = page.xpath("//p[@class='facets']/a")
    assert len(facets) > 2
    for facet in (facets[0], facets[-1]):
        number = int(facet.xpath("following-sibling::span[1]/text()")[0])
        narrowed = reader.get(f"{facet.get('href')}&as=json").json()
        assert len(narrowed) == number
    assert {hit["outlet"] for hit in reader.get(f"{facets[0].get('href')}&as=json").json()} == {
        facets[0].text
    }


def test_lanes_go_by_what_the_address_says(reader: TestClient) -> None:
    for by, lane in (("kind", "meeting"), ("actor", "Russia"), ("track", "Astana talks")):
        page = parsed(reader.get(f"/timeline?by={by}&limit=500").text)
        names = [str(each) for each in page.xpath("//*[@id='lanes']//*[@class='name']/text()")]
        assert lane in names, by
        assert page.xpath("//nav[@aria-label='Lanes']//a[@aria-current]/text()") == [by]
        assert "The talks" not in names
    assert reader.get("/timeline?by=mood").status_code == 400


@pytest.mark.parametrize(
    "at", ["/actors", "/network", "/actors?kind=meeting", "/network?since=2017"]
)
def test_leaves_of_a_list_follow_each_other(reader: TestClient, at: str) -> None:
    join = "&" if "?" in at else "?"
    whole = reader.get(f"{at}{join}as=json&limit=500").json()
    assert len(whole) > 6
    leaves = [reader.get(f"{at}{join}as=json&limit=3&skip={n}").json() for n in (0, 3, 6)]
    assert [row for leaf in leaves for row in leaf] == whole[:9]
    shown = links(reader.get(f"{at}{join}limit=3&skip=3").text)
    assert {each for each in shown if "skip=6" in each}, "the next leaf"


def test_filters_choose_what_is_asked_in_review(reader: TestClient) -> None:
    every = reader.get("/review?as=json").json()
    some = reader.get("/review?as=json&kind=meeting").json()
    assert 0 < len(some) < len(every)
    assert {row["kind"] for row in some} == {"meeting"}
    shown = parsed(reader.get("/review?kind=meeting&since=2017-01").text)
    assert shown.xpath("//select[@name='kind']/option[@selected]/@value") == ["meeting"]
    assert "among the facts chosen" in words(reader.get("/review?kind=meeting").text)
    assert "Nothing waits" in words(reader.get("/review?since=1950&until=1951").text)


def test_filters_choose_which_positions_are_set_side_by_side(reader: TestClient) -> None:
    every = reader.get("/positions?as=json").json()
    some = reader.get("/positions?as=json&actor=Russia").json()
    assert 0 < len(some["rows"]) < len(every["rows"])
    shown = parsed(reader.get("/positions?issue=memorandum&until=2017-06&outlet=Karun+Times").text)
    assert shown.xpath("//input[@name='issue']/@value") == ["memorandum"]
    assert shown.xpath("//input[@name='until']/@value") == ["2017-06"]
    assert shown.xpath("//input[@type='hidden' and @name='outlet']/@value") == ["Karun Times"]


@pytest.mark.parametrize("more", ["", "&actor=Turkey", "&status=claimed", "&by=page", "&by=track"])
def test_the_counts_of_the_timeline_are_those_of_its_facts(reader: TestClient, more: str) -> None:
    facts = reader.get(f"/timeline?as=json&limit=500{more}").json()
    counts = reader.get(f"/timeline?as=json&limit=5&table=counts{more}").json()
    assert sum(row["facts"] for row in counts) == len(facts) > 5
    days = [row["since"] or row["until"] for row in facts]
    months = {row["month"] for row in counts}
    assert months == {day[:7] if day else None for day in days}
