"""A web site on this machine that a test writes page by page."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STORY = "The parties signed a truce in Juba on Friday after four days of talks. " * 5
PAGE = f"<html><head><title>T</title></head><body><h1>Truce</h1><p>{STORY}</p></body></html>"


@dataclass
class Answer:
    body: bytes = PAGE.encode()
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})


Told = Answer | Callable[[BaseHTTPRequestHandler], Answer | None]


class Site:
    """Answers by path; `asked` holds (path, headers) of every request, in order."""

    def __init__(self, answers: dict[str, Told]) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                headers = {name.casefold(): value for name, value in self.headers.items()}
                site.asked.append((self.path, headers))
                told = answers.get(self.path, Answer(b"nothing here", 404))
                answer = told(self) if callable(told) else told
                if answer is None:
                    return
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.root = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Site:
        self._thread = threading.Thread(target=self._server.serve_forever, args=[0.01], daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]
