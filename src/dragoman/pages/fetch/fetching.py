"""Addresses in, a web archive out: one request at a time, each site asked as seldom as it wants."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Literal

from dragoman.errors import FetchError, PageError
from dragoman.model import Skipped
from dragoman.pages.archives.http import answer_in
from dragoman.pages.documents.feed import linked_sitemaps, read_feed
from dragoman.pages.fetch.addresses import Address, parse_address
from dragoman.pages.fetch.connection import Response, get
from dragoman.pages.fetch.manners import Manners
from dragoman.pages.fetch.robots import ASK, MOST_BYTES, Robots
from dragoman.pages.fetch.seen import Seen
from dragoman.pages.fetch.warc_file import WarcFile
from dragoman.pages.formats import Format, format_of
from dragoman.pages.raw import SNIFFED_BYTES

_PAGES = {"Accept-Encoding": "gzip"}
_LATER = (429, 503)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one address."""

    url: str
    outcome: Literal["saved", "unchanged", "skipped"]
    reason: str | None = None


@dataclass(slots=True)
class FetchTotals:
    """What became of all; `archive` is the file with what was saved, None where nothing was."""

    archive: Path | None = None
    saved: int = 0
    unchanged: int = 0
    skipped: list[Skipped] = field(default_factory=list)


def fetch(
    urls: Sequence[str],
    folder: Path,
    *,
    manners: Manners | None = None,
    progress: Callable[[Fetched], None] | None = None,
) -> FetchTotals:
    """Fetches pages, and the pages that feeds and sitemaps among them point to, into a new web
    archive in `folder`; never raises for an address that cannot be fetched.

    robots.txt is obeyed; a site is asked one thing at a time, `manners.delay` seconds or more
    apart; what has not changed since it was last saved in this folder is not sent again.
    """
    manners = manners or Manners()
    with WarcFile(folder, manners.agent) as archive:
        round_ = _Round(manners, archive, Seen(folder), progress)
        for url in urls:
            round_.wish(url, "")
        round_.run()
        if archive.path.exists():
            round_.totals.archive = archive.path
    return round_.totals


class _Round:
    """One run: the addresses still to fetch, site by site, and when each site may be asked."""

    def __init__(
        self,
        manners: Manners,
        archive: WarcFile,
        seen: Seen,
        progress: Callable[[Fetched], None] | None,
    ) -> None:
        self.totals = FetchTotals()
        self._manners = manners
        self._archive = archive
        self._seen = seen
        self._progress = progress
        self._robots = Robots(self._ask_for_rules)
        self._waiting: dict[str, deque[Address]] = {}
        self._ready: dict[str, float] = {}
        self._wished: set[str] = set()
        self._left = manners.most_pages

    def wish(self, url: str, base: str) -> None:
        """Puts an address in its site's queue, once."""
        try:
            address = parse_address(url, base or None)
        except FetchError as error:
            self._skip(url, str(error))
            return
        if address.url not in self._wished:
            self._wished.add(address.url)
            self._waiting.setdefault(address.host, deque()).append(address)

    def run(self) -> None:
        while waiting := [host for host, queue in self._waiting.items() if queue]:
            host = min(waiting, key=lambda name: self._ready.get(name, 0.0))
            address = self._waiting[host].popleft()
            if self._left <= 0:
                self._skip(address.url, f"beyond the {self._manners.most_pages} pages of one run")
                continue
            self._left -= 1
            try:
                self._fetch(address)
            except FetchError as error:
                self._skip(address.url, str(error))

    def _fetch(self, wished: Address) -> None:
        address = wished
        for _ in range(self._manners.most_redirects + 1):
            response = self._patiently(address)
            self._archive.add(response)
            location = response.header("location")
            if not (300 <= response.status < 400 and response.status != 304 and location):
                self._take(wished, response)
                return
            address = parse_address(location, address.url)
        raise FetchError(f"redirected more than {self._manners.most_redirects} times")

    def _take(self, wished: Address, response: Response) -> None:
        if response.status == 304:
            self.totals.unchanged += 1
            self._tell(Fetched(wished.url, "unchanged"))
        elif response.status != 200:
            self._skip(wished.url, f"the server answered {response.status} ({response.reason})")
        else:
            self._seen.keep(response)
            self.totals.saved += 1
            self._tell(Fetched(wished.url, "saved"))
            self._follow(response)

    def _follow(self, response: Response) -> None:
        """A feed or a sitemap is fetched for the pages it points to."""
        encoding = response.header("content-encoding") or ""
        block = f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\n\r\n".encode() + response.body
        try:
            body = answer_in(block).body()
            if format_of("", body[:SNIFFED_BYTES]) is not Format.FEED:
                return
            links = linked_sitemaps(body) or [entry.stated.url or "" for entry in read_feed(body)]
        except PageError:
            return  # no feed; whether it is a page is seen when it is read
        for link in links:
            if link:
                self.wish(link, response.address.url)

    def _patiently(self, address: Address) -> Response:
        """The answer, after robots.txt was asked and as often as the server says "later"."""
        refused = self._robots.refuses(address)
        if refused:
            raise FetchError(refused)
        delay = max(self._manners.delay, self._robots.delay(address))
        if delay > self._manners.longest_wait:
            raise FetchError(f"its robots.txt asks for {delay:g} seconds between two pages; fetch "
                             "it with a longer --longest-wait")  # fmt: skip
        for attempt in range(1, self._manners.tries + 1):
            extra = {**_PAGES, **self._seen.ask(address.url)}
            response = self._asked(address, extra, delay, self._manners.most_bytes)
            wait = _retry_after(response) if response.status in _LATER else None
            if wait is None or attempt == self._manners.tries:
                return response
            if wait > self._manners.longest_wait:
                raise FetchError(f"the server asks us to come back in {wait:.0f} seconds")
            self._ready[address.host] = time.monotonic() + max(wait, delay)
        raise AssertionError("at least one try")  # Manners.tries is at least 1

    def _ask_for_rules(self, address: Address) -> Response:
        return self._asked(address, ASK, self._manners.delay, MOST_BYTES)

    def _asked(
        self, address: Address, extra: dict[str, str], delay: float, most_bytes: int
    ) -> Response:
        """One request, when the site may be asked again."""
        time.sleep(max(0.0, self._ready.get(address.host, 0.0) - time.monotonic()))
        try:
            return get(address, self._manners, extra=extra, most_bytes=most_bytes)
        finally:
            self._ready[address.host] = time.monotonic() + delay

    def _skip(self, url: str, reason: str) -> None:
        self.totals.skipped.append(Skipped(url, reason))
        self._tell(Fetched(url, "skipped", reason))

    def _tell(self, event: Fetched) -> None:
        if self._progress:
            self._progress(event)


def _retry_after(response: Response) -> float:
    """Seconds; 0 where the server does not say when."""
    value = (response.header("retry-after") or "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return 0.0
