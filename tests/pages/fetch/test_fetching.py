"""Fetching from a real server on this machine: what it refuses is not asked for, what it sends too
much or too slowly is not waited for, and all that came is in the web archive."""

from __future__ import annotations

import gzip
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from tests.pages.fetch.site import PAGE, Answer, Site, Told

from dragoman.model import Page, Skipped
from dragoman.pages import LeftOut, Source, read_pages
from dragoman.pages.fetch import FetchTotals, Manners, fetch

FAST = Manners(delay=0.0, seconds=5.0, private=True, contact="desk@example.org")


def fetched(site: Site, folder: Path, *paths: str, manners: Manners = FAST) -> FetchTotals:
    return fetch([site.root + path for path in paths], folder, manners=manners)


def pages_of(totals: FetchTotals) -> list[Page | Skipped | LeftOut]:
    assert totals.archive
    return list(read_pages(Source(totals.archive.name, totals.archive)))


def reason(totals: FetchTotals) -> str:
    (skipped,) = totals.skipped
    return skipped.reason


def test_what_was_fetched_is_saved_and_can_be_read(tmp_path: Path) -> None:
    with Site({"/a?x=1": Answer()}) as site:
        totals = fetched(site, tmp_path, "/a?x=1#part")
    (page,) = pages_of(totals)
    assert isinstance(page, Page)
    assert page.url == site.root + "/a?x=1"
    assert "signed a truce" in page.text
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a?x=1"]
    agent = site.asked[-1][1]["user-agent"]
    assert agent.startswith("dragoman/")
    assert "desk@example.org" in agent


def test_robots_txt_is_obeyed(tmp_path: Path) -> None:
    rules = b"User-agent: *\nDisallow: /private/\nDisallow: /*.pdf$\nUser-agent: other\nDisallow: /"
    with Site({"/robots.txt": Answer(rules), "/private/a": Answer(), "/b": Answer(),
               "/c.pdf": Answer()}) as site:  # fmt: skip
        totals = fetched(site, tmp_path, "/private/a", "/b", "/c.pdf")
    assert site.paths() == ["/b"]
    assert [row.name for row in totals.skipped] == [site.root + "/private/a", site.root + "/c.pdf"]
    assert "robots.txt" in totals.skipped[0].reason


def test_a_site_whose_robots_txt_fails_is_left_alone(tmp_path: Path) -> None:
    with Site({"/robots.txt": Answer(b"", 503), "/a": Answer()}) as site:
        totals = fetched(site, tmp_path, "/a")
    assert site.paths() == []
    assert "robots.txt" in reason(totals)
    assert totals.archive is None
    assert list(tmp_path.iterdir()) == []


def test_too_many_requests_are_tried_again_when_the_server_says(tmp_path: Path) -> None:
    times: list[float] = []

    def busy(_: BaseHTTPRequestHandler) -> Answer:
        times.append(time.monotonic())
        return Answer() if len(times) > 1 else Answer(b"", 429, {"Retry-After": "1"})

    with Site({"/a": busy}) as site:
        totals = fetched(site, tmp_path, "/a")
    assert totals.saved == 1
    assert times[1] - times[0] >= 1.0


def test_a_long_wait_is_told_and_not_waited_for(tmp_path: Path) -> None:
    with Site({"/a": Answer(b"", 503, {"Retry-After": "7200"})}) as site:
        totals = fetched(site, tmp_path, "/a")
    assert "7200" in reason(totals)
    assert site.paths() == ["/a"]


def test_two_requests_to_a_site_are_apart(tmp_path: Path) -> None:
    times: list[float] = []

    def noted(_: BaseHTTPRequestHandler) -> Answer:
        times.append(time.monotonic())
        return Answer()

    with Site({"/a": noted, "/b": noted}) as site:
        fetched(site, tmp_path, "/a", "/b", manners=Manners(delay=0.3, private=True))
    assert times[1] - times[0] >= 0.3


def test_this_machine_and_its_network_are_refused(tmp_path: Path) -> None:
    with Site({"/a": Answer()}) as site:
        totals = fetched(site, tmp_path, "/a", manners=Manners(delay=0.0))
    assert site.asked == []
    assert "--private" in reason(totals)


def test_a_redirect_is_looked_at_like_an_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first host counts as public, the second (the same machine) does not."""
    monkeypatch.setattr(
        "dragoman.pages.fetch.addresses.is_public", lambda number: number == "127.0.0.1"
    )
    with Site({"/a": Answer(b"", 302, {"Location": "http://127.0.0.2:9/secret"})}) as site:
        totals = fetched(site, tmp_path, "/a", manners=Manners(delay=0.0))
    assert site.paths() == ["/a"]
    assert "--private" in reason(totals)


def test_redirects_are_followed_and_end(tmp_path: Path) -> None:
    answers: dict[str, Told] = {
        "/old": Answer(b"", 301, {"Location": "/new"}),
        "/new": Answer(),
        "/round": Answer(b"", 302, {"Location": "/round"}),
        "/file": Answer(b"", 302, {"Location": "file:///etc/passwd"}),
    }
    with Site(answers) as site:
        totals = fetched(site, tmp_path, "/old", "/round", "/file")
    assert totals.saved == 1
    assert [row.reason.split()[0] for row in totals.skipped] == ["redirected", "not"]
    page = next(page for page in pages_of(totals) if isinstance(page, Page))
    assert page.url == site.root + "/new"


def test_a_server_that_drips_is_cut_off(tmp_path: Path) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n")
        try:
            for _ in range(300):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            handler.close_connection = True

    began = time.monotonic()
    with Site({"/a": drip, "/b": Answer()}) as site:
        totals = fetched(site, tmp_path, "/a", "/b", manners=Manners(
            delay=0.0, seconds=0.5, private=True))  # fmt: skip
        assert time.monotonic() - began < 5
    assert "within 0.5 seconds" in reason(totals)
    assert totals.saved == 1


@pytest.mark.parametrize("tells_length", [True, False])
def test_a_huge_answer_is_not_taken(tmp_path: Path, tells_length: bool) -> None:
    def huge(handler: BaseHTTPRequestHandler) -> None:
        length = b"Content-Length: 90000000\r\n" if tells_length else b""
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + length + b"Connection: close\r\n\r\n")
        handler.close_connection = True
        try:
            for _ in range(200):
                handler.wfile.write(b"x" * 10_000)
        except OSError:
            pass

    with Site({"/a": huge}) as site:
        totals = fetched(site, tmp_path, "/a", manners=Manners(
            delay=0.0, most_bytes=100_000, private=True))  # fmt: skip
    assert "100,000" in reason(totals)
    assert totals.archive is None


def test_an_answer_that_is_cut_off_is_not_taken_for_the_page(tmp_path: Path) -> None:
    def cut(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + PAGE.encode()[:50])
        handler.close_connection = True

    with Site({"/a": cut}) as site:
        totals = fetched(site, tmp_path, "/a")
    assert "no answer that can be used" in reason(totals)


def test_a_gzip_bomb_is_saved_packed_and_never_unpacked(tmp_path: Path) -> None:
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    bomb = gzip.compress(b"<html>" + b" " * 80_000_000)
    with Site({"/a": Answer(bomb, 200, headers), "/b": Answer(gzip.compress(PAGE.encode()), 200,
               headers)}) as site:  # fmt: skip
        totals = fetched(site, tmp_path, "/a", "/b")
    assert totals.archive
    assert totals.archive.stat().st_size < 500_000
    rows = {row.name: row for row in pages_of(totals)}
    refused = rows[site.root + "/a"]
    assert isinstance(refused, Skipped)
    assert "unpacked" in refused.reason
    assert isinstance(rows[site.root + "/b"], Page)


def test_what_has_not_changed_is_not_sent_again(tmp_path: Path) -> None:
    def tagged(handler: BaseHTTPRequestHandler) -> Answer:
        if handler.headers["If-None-Match"] == '"v1"':
            return Answer(b"", 304, {"ETag": '"v1"'})
        return Answer(headers={"Content-Type": "text/html", "ETag": '"v1"',
                               "Last-Modified": "Sat, 04 Mar 2017 10:00:00 GMT"})  # fmt: skip

    with Site({"/a": tagged}) as site:
        first = fetched(site, tmp_path, "/a")
        with (tmp_path / "seen.jsonl").open("a", encoding="utf-8") as file:
            file.write('{"url": "cut o')
        second = fetched(site, tmp_path, "/a")
    assert (first.saved, first.unchanged) == (1, 0)
    assert (second.saved, second.unchanged) == (0, 1)
    assert site.asked[-1][1]["if-modified-since"] == "Sat, 04 Mar 2017 10:00:00 GMT"
    (told,) = pages_of(second)
    assert isinstance(told, Skipped)
    assert "nothing new" in told.reason


def test_the_pages_of_a_feed_are_fetched_once_each_and_within_the_limit(tmp_path: Path) -> None:
    items = "".join(f"<item><link>/{n}</link><guid>X/{n}</guid></item>" for n in (1, 2, 2, 3))
    with Site({f"/{n}": Answer() for n in (1, 2, 3)}) as site:
        feed = f"<rss><channel><title>Elim Post</title>{items}</channel></rss>"
        feed = feed.replace("<link>/", f"<link>{site.root}/")
        answer = Answer(feed.encode(), 200, {"Content-Type": "application/rss+xml"})
        with Site({"/feed": answer}) as second:
            totals = fetch([second.root + "/feed"], tmp_path, manners=Manners(
                delay=0.0, most_pages=3, private=True))  # fmt: skip
    assert site.paths() == ["/1", "/2"]
    assert "beyond the 3" in reason(totals)


@pytest.mark.parametrize(
    "url", ["ftp://example.org/a", "file:///etc/passwd", "example.org", "http://", "http://a:b@c/",
            "http://[::1", "http://x:99999/", "javascript:alert(1)", "", "http://\ud800/"]
)  # fmt: skip
def test_what_is_no_web_address_is_told(tmp_path: Path, url: str) -> None:
    totals = fetch([url], tmp_path, manners=FAST)
    assert (totals.saved, len(totals.skipped)) == (0, 1)


def test_a_name_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    assert "no such host" in reason(fetch(["http://nowhere.invalid/a"], tmp_path, manners=FAST))
