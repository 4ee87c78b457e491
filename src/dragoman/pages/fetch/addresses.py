"""Which addresses may be fetched, and where their hosts really are."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from dragoman.errors import FetchError

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9.])?|[0-9a-f:]*:[0-9a-f:.]*", re.IGNORECASE)
_SAFE = "/%:;=@!$&'()*+,~?[]-._"


@dataclass(frozen=True, slots=True)
class Address:
    """A web address taken apart; `target` is its path and query as they are asked for."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt is for."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """The host as a server is asked for it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def parse_address(url: str, base: str | None = None) -> Address:
    """Raises FetchError for what is no address of a web page."""
    try:
        joined = urljoin(base, url.strip()) if base else url.strip()
        parts = urlsplit(joined)
        port = parts.port
        host = _ascii(parts.hostname or "")
    except (ValueError, UnicodeError) as error:
        raise FetchError(f"not an address that can be fetched ({error}); check it") from error
    if parts.scheme not in _PORTS or not host:
        raise FetchError("not an address of the web; write it with http:// or https://")
    if not _HOST.fullmatch(host):  # also what letters of other scripts are turned into
        raise FetchError(f"no host can be called “{parts.hostname}”; check the address")
    if parts.username or parts.password:
        raise FetchError("an address with a name and a password in it; take them out")
    target = quote(parts.path or "/", safe=_SAFE)
    if parts.query:
        target += "?" + quote(parts.query, safe=_SAFE)
    address = Address("", parts.scheme, host, port or _PORTS[parts.scheme], target)
    return Address(address.origin + target, *(
        getattr(address, name) for name in ("scheme", "host", "port", "target")))  # fmt: skip


def _ascii(host: str) -> str:
    """A host's name as servers and certificates write it."""
    return host if ":" in host else host.encode("idna").decode("ascii").casefold()


def resolve(address: Address, *, private: bool) -> str:
    """The IP address to connect to, and no other: a second look-up could give another answer.

    Raises FetchError where the name leads nowhere or, unless `private`, to this machine or its own
    network.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"there is no such host ({address.host}); check the address") from error
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if private:
        return numbers[0]
    # one answer within the own network among public ones is how rebinding starts
    if not numbers or not all(is_public(number) for number in numbers):
        raise FetchError(
            f"{address.host} is this machine or in its own network; use --private if that is meant"
        )
    return numbers[0]


def is_public(number: str) -> bool:
    """Whether an IP address is on the public internet, also where it wraps another one."""
    try:
        ip = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)
