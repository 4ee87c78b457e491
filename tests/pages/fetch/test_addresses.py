"""Which IP addresses count as public, and what a connection is made to."""

from __future__ import annotations

import socket

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.errors import FetchError
from dragoman.pages.fetch.addresses import is_public, parse_address, resolve


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
     "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",
     "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1",
     "not a number", ""],
)  # fmt: skip
def test_private_addresses_in_every_dress(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_public_addresses(number: str) -> None:
    assert is_public(number)


def test_one_private_answer_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def answers(*_: object, **__: object) -> list[object]:
        return [(2, 1, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    address = parse_address("http://rebinding.example/")
    with pytest.raises(FetchError, match="own network"):
        resolve(address, private=False)
    assert resolve(address, private=True) == "93.184.216.34"


@pytest.mark.parametrize(
    ("url", "base", "found"),
    [
        ("HTTP://Example.ORG:80/a b?x=ü#f", None, "http://example.org/a%20b?x=%C3%BC"),
        ("//other.org/x", "https://example.org/a", "https://other.org/x"),
        ("../b", "https://example.org:8443/a/c", "https://example.org:8443/b"),
        ("https://bücher.example", None, "https://xn--bcher-kva.example/"),
        ("http://[::1]:8000/a%20b", None, "http://[::1]:8000/a%20b"),
    ],
)
def test_addresses_are_written_one_way(url: str, base: str | None, found: str) -> None:
    assert parse_address(url, base).url == found


@example(" :̈", "http://")  # a letter of many that become a blank
@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://example.org/", "//"]))
def test_an_address_is_found_or_refused_and_its_request_is_one_line(text: str, start: str) -> None:
    try:
        address = parse_address(start + text)
    except FetchError:
        return
    assert address.scheme in ("http", "https")
    assert (address.target + address.netloc).isascii()
    assert not set(address.target + address.netloc) & set(" \r\n\t")
    assert parse_address(address.url) == address
