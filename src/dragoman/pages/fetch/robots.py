"""What robots.txt allows, asked once for each site.

Source: RFC 9309; its rules are read by Protego.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dragoman.errors import DragomanError, FetchError
from dragoman.pages.fetch.addresses import Address, parse_address
from dragoman.pages.fetch.connection import Response
from dragoman.pages.fetch.manners import NAME

if TYPE_CHECKING:
    from protego import Protego

MOST_BYTES = 512 * 1024
"""As much as RFC 9309 asks a reader to take."""
_REDIRECTS = 5
ASK = {"Accept-Encoding": "identity"}


class Robots:
    """The rules of each site, as `ask` (which gets one address, following nothing) tells them."""

    def __init__(self, ask: Callable[[Address], Response]) -> None:
        self._ask = ask
        self._rules: dict[str, Protego | str] = {}

    def refuses(self, address: Address) -> str | None:
        """Why this address may not be fetched; None where it may."""
        rules = self._of(address)
        if isinstance(rules, str):
            return rules
        if rules.can_fetch(address.url, NAME):
            return None
        return "its robots.txt asks us not to fetch it; ask the publisher, or save it by hand"

    def delay(self, address: Address) -> float:
        """Seconds that the site wants between two requests; 0 where it does not say."""
        rules = self._of(address)
        return 0.0 if isinstance(rules, str) else float(rules.crawl_delay(NAME) or 0.0)

    def _of(self, address: Address) -> Protego | str:
        if address.origin not in self._rules:
            self._rules[address.origin] = self._asked(address)
        return self._rules[address.origin]

    def _asked(self, address: Address) -> Protego | str:
        """RFC 9309: no file, no rules; a site that cannot tell now is left alone for now."""
        parse = _parser()
        target = parse_address("/robots.txt", address.url)
        try:
            for _ in range(_REDIRECTS + 1):
                response = self._ask(target)
                location = response.header("location")
                if not 300 <= response.status < 400 or not location:
                    break
                target = parse_address(location, target.url)
        except FetchError as error:
            return f"its robots.txt cannot be read ({error}); nothing of it is fetched"
        if response.status >= 500 or response.status == 429:
            return f"its robots.txt cannot be read (answer {response.status}); try again later"
        body = response.body if response.status == 200 else b""
        return parse(body.decode("utf-8-sig", "replace"))


def _parser() -> Callable[[str], Protego]:
    try:
        from protego import Protego
    except ImportError as error:
        raise DragomanError(
            "fetching needs a reader of robots.txt; install it with: pip install 'dragoman[fetch]'"
        ) from error
    parse: Callable[[str], Protego] = Protego.parse
    return parse
