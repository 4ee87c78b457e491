"""What servers said of the version we have, so that they need not send it again."""

from __future__ import annotations

import json
from pathlib import Path

from dragoman.pages.fetch.connection import Response

FILE_NAME = "seen.jsonl"


class Seen:
    """Validators (ETag, Last-Modified) by address, kept in a file of the folder, a line each; the
    last one counts, and a line that a crash cut off is passed over."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._known: dict[str, dict[str, str]] = {}
        if self._path.exists():
            for line in self._path.read_text(encoding="utf-8", errors="replace").splitlines():
                try:
                    row = json.loads(line)
                except ValueError:
                    continue
                if isinstance(row, dict) and isinstance(row.get("url"), str):
                    self._known[row["url"]] = {k: str(v) for k, v in row.items() if k != "url"}

    def ask(self, url: str) -> dict[str, str]:
        """The headers that ask for it only if it has changed."""
        known = self._known.get(url, {})
        names = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
        return {names[name]: known[name] for name in names if name in known}

    def keep(self, response: Response) -> None:
        """Remembers what a page that was saved came with."""
        found = {name: response.header(name) for name in ("etag", "last-modified")}
        told = {name: " ".join(value.split()) for name, value in found.items() if value}
        if not told:
            return
        url = response.address.url
        self._known[url] = told
        with self._path.open("a", encoding="utf-8") as file:
            # a line of its own also after one that a crash cut off
            file.write("\n" + json.dumps({"url": url, **told}) + "\n")
