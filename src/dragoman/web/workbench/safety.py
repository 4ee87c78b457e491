"""Who may ask, and what a browser may do with an answer.

The record is on somebody's own machine and what it holds was written by strangers: no other site
may read it, frame it or change it, whatever a page in it says.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer a browser hides the origin of a form too
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
LOCAL = ("127.0.0.1", "localhost", "[::1]")
SAFE_METHODS = frozenset({"GET", "HEAD"})
MOST_BYTES = 64 * 1024
"""Of a form; an upload has a limit of its own."""
UPLOADS = {"/monitor/load": 256 * 1024**2, "/monitor/terms": 1024**2}
"""The bytes that may be sent to the addresses that take files."""
TOKEN_COOKIE = "dragoman-token"
PROOF_COOKIE = "dragoman-proof"
PROOF_FIELD = "proof"

Next = Callable[[Request], Awaitable[Response]]


class Guard(BaseHTTPMiddleware):
    """Turns away requests under a foreign host name, changes asked for from another site, and,
    where a token is set, everybody who does not have it."""

    def __init__(self, app: ASGIApp, *, hosts: tuple[str, ...], token: str | None = None) -> None:
        super().__init__(app)
        self._hosts = hosts
        self._token = token

    async def dispatch(self, request: Request, call_next: Next) -> Response:
        refused = self._refused(request)
        response = refused or await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.url.path.startswith("/static/"):
            response.headers["Cache-Control"] = "no-store"
        return response

    def _refused(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if _name(host) not in self._hosts:
            return _no(421, "This host name is not the workbench's; open the address it printed.")
        if request.method not in SAFE_METHODS:
            if not _from_here(request, host):
                return _no(403, "This change was asked for from another site.")
            length = request.headers.get("content-length", "")
            most = UPLOADS.get(request.url.path, MOST_BYTES)
            if not length.isdigit() or int(length) > most:
                return _no(413, f"At most {most:,} bytes are taken here, and the form says how "
                           "many it has; load a large file in parts, packed with gzip, or in a "
                           "terminal with dragoman import.")  # fmt: skip
        return self._without_token(request)

    def _without_token(self, request: Request) -> Response | None:
        if self._token is None or same(request.cookies.get(TOKEN_COOKIE, ""), self._token):
            return None
        if same(request.query_params.get("token", ""), self._token):
            response = RedirectResponse("/", status_code=303)
            response.set_cookie(TOKEN_COOKIE, self._token, httponly=True, samesite="strict")
            return response
        return _no(401, "This workbench asks for the token that was printed when it started.")


def new_token() -> str:
    """A secret that nobody guesses."""
    return secrets.token_urlsafe(32)


def same(given: str, wanted: str) -> bool:
    """Whether two secrets are one, in a time that does not tell how far they agree."""
    return hmac.compare_digest(given.encode(), wanted.encode())


def proven(request: Request, proof: str) -> bool:
    """Whether a form was made by this workbench for this browser."""
    kept = request.cookies.get(PROOF_COOKIE, "")
    return bool(kept) and same(proof, kept)


def _name(host: str) -> str:
    """A host header without its port."""
    return (host.rsplit(":", 1)[0] if not host.endswith("]") else host).casefold()


def _from_here(request: Request, host: str) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or origin.casefold() == f"{request.url.scheme}://{host}".casefold()


def _no(code: int, message: str) -> Response:
    return PlainTextResponse(message + "\n", status_code=code)
