"""Writes what was fetched as a web archive, record by record (ISO 28500)."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from dragoman.pages.fetch.connection import Response

_DROPPED = ("transfer-encoding", "content-length", "connection", "keep-alive")
"""Of the connection, not of the page: the body is saved put together."""
_UNCHANGED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


class WarcFile:
    """A new web archive in a folder; each record is on the disk when its call returns, and one that
    is cut off by a crash spoils none before it. Use as a context manager."""

    def __init__(self, folder: Path, agent: str) -> None:
        self._folder = folder
        self._agent = agent
        self._file: IO[bytes] | None = None
        self.path = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:8]}.warc.gz"

    def __enter__(self) -> WarcFile:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, response: Response) -> None:
        """Keeps an answer with its request; of one that says "not modified" only that."""
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("xb")
            info = f"software: {self._agent}\r\nformat: WARC file version 1.1\r\nrobots: obey\r\n"
            self._write("warcinfo", info.encode(), "application/warc-fields")
        url = response.address.url
        kept = "".join(f"{name}: {value}\r\n" for name, value in response.headers
                       if name.casefold() not in _DROPPED)  # fmt: skip
        reason = response.reason.encode("latin-1", "replace").decode("latin-1")
        head = f"HTTP/1.1 {response.status} {reason}\r\n{kept}"
        head += f"Content-Length: {len(response.body)}\r\n\r\n"
        unchanged = response.status == 304
        self._write(
            "revisit" if unchanged else "response",
            head.encode("latin-1", "replace") + response.body,
            "application/http; msgtype=response",
            {
                "WARC-Target-URI": url,
                "WARC-IP-Address": response.ip,
                "WARC-Payload-Digest": f"sha256:{_digest(response.body)}",
                **({"WARC-Profile": _UNCHANGED} if unchanged else {}),
            },
        )
        asked = {"WARC-Target-URI": url}
        self._write("request", response.request, "application/http; msgtype=request", asked)

    def _write(
        self, kind: str, block: bytes, content_type: str, extra: dict[str, str] | None = None
    ) -> None:
        headers = {
            "WARC-Type": kind,
            "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
            "WARC-Date": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
            **(extra or {}),
            "Content-Type": content_type,
            "Content-Length": str(len(block)),
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        record = b"WARC/1.1\r\n" + lines.encode("utf-8") + b"\r\n" + block + b"\r\n\r\n"
        assert self._file is not None
        self._file.write(gzip.compress(record))
        self._file.flush()
        os.fsync(self._file.fileno())


def _digest(body: bytes) -> str:
    return base64.b32encode(hashlib.sha256(body).digest()).decode().rstrip("=")
