"""One request and its answer, over a connection to an address that was looked at before."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from dragoman.errors import FetchError
from dragoman.pages.fetch.addresses import Address, resolve
from dragoman.pages.fetch.manners import Manners

_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered; `body` as it was sent (packed, where a header says so)."""

    address: Address
    ip: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    request: bytes

    def header(self, name: str) -> str | None:
        """The first value of a header, whatever its case."""
        return next((value for key, value in self.headers if key.casefold() == name), None)


def get(
    address: Address, manners: Manners, *, extra: Mapping[str, str], most_bytes: int | None = None
) -> Response:
    """Asks once, follows nothing. Raises FetchError where no whole answer comes within
    `manners.seconds` and `most_bytes`, however slowly the server sends."""
    ip = resolve(address, private=manners.private)
    headers = {"Host": address.netloc, "User-Agent": manners.agent, "Accept": "*/*",
               "Connection": "close", **extra}  # fmt: skip
    connection = _Pinned(address, ip, manners.seconds)
    with _Deadline(connection, manners.seconds) as deadline:
        try:
            connection.putrequest("GET", address.target, skip_host=True, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            body = _body(answer, most_bytes or manners.most_bytes)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if deadline.passed or isinstance(error, TimeoutError):
                reason = f"no whole answer within {manners.seconds:g} seconds"
            else:
                reason = f"no answer that can be used ({type(error).__name__}: {error})"
            raise FetchError(f"{reason}; try again later") from error
        if deadline.passed:
            raise FetchError(f"no whole answer within {manners.seconds:g} seconds; try again later")
    sent = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    request = f"GET {address.target} HTTP/1.1\r\n{sent}\r\n".encode("latin-1", "replace")
    return Response(
        address, ip, answer.status, answer.reason, tuple(answer.getheaders()), body, request
    )


def _body(answer: http.client.HTTPResponse, most: int) -> bytes:
    length = answer.length
    if length is not None and length > most:
        raise FetchError(f"{length:,} bytes, more than the {most:,} that are taken")
    data = bytearray()
    while chunk := answer.read1(_CHUNK):
        data += chunk
        if len(data) > most:
            raise FetchError(f"more than the {most:,} bytes that are taken")
    if answer.length:
        raise http.client.IncompleteRead(bytes(data[:0]), answer.length)
    return bytes(data)


class _Pinned(http.client.HTTPConnection):
    """Connects to the IP address it is given, whatever the name leads to by now; a certificate is
    still checked against the name."""

    def __init__(self, address: Address, ip: str, seconds: float) -> None:
        super().__init__(address.host, address.port, timeout=seconds)
        self._address = address
        self._ip = ip
        self._line: socket.socket | None = None

    def connect(self) -> None:
        self.sock = self._line = socket.create_connection((self._ip, self.port), self.timeout)
        if self._address.scheme == "https":
            secured = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self._address.host, do_handshake_on_connect=False
            )
            self.sock = self._line = secured
            secured.do_handshake()

    def cut(self) -> None:
        """Ends it in the middle of whatever it does; `sock` is gone once an answer has begun."""
        if self._line is not None:
            with suppress(OSError):  # it has gone by itself
                self._line.shutdown(socket.SHUT_RDWR)


class _Deadline:
    """Shuts the connection down when the time is over: a server that sends a byte a second never
    runs into the time that one read may take."""

    def __init__(self, connection: _Pinned, seconds: float) -> None:
        self._connection = connection
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self.passed = False

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._connection.close()

    def _end(self) -> None:
        self.passed = True
        self._connection.cut()
