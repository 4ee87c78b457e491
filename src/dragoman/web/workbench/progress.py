"""What a `dragoman read` at work brings, told to whoever looks at the record meanwhile."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dragoman.record import Record, open_record
from dragoman.record.store.rows import PageRow
from dragoman.web.page import environment

PATH = "/progress"
SOON, LATER = 2, 10
"""Seconds until the next look: while pages come in, and while none do."""
STILL = 8
"""Looks without a new page after which a reading counts as over."""
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Progress:
    """`came` pages came in since the screen was opened, `last` is the last of them; `reading` says
    that more are coming. `again` is the address of the next look, in so many seconds (`wait`)."""

    came: int
    pages: int
    reading: bool
    last: PageRow | None
    again: str
    wait: int


def first_look(pages: int) -> str:
    """The address at which a screen that was opened at so many pages asks how it goes on."""
    return _address(pages, pages, STILL)


def progress(path: Path) -> Callable[[Request], Awaitable[Response]]:
    """Answers how many pages came in; the address of each look holds what the one before saw, so
    that nothing is remembered here."""

    async def show(request: Request) -> Response:
        return await run_in_threadpool(_answer, path, request)

    return show


def _answer(path: Path, request: Request) -> Response:
    with open_record(path, read_only=True) as record:
        given = (_number(request, name) for name in ("opened", "seen", "still"))
        it = look(record, *given)
    text = environment().get_template("workbench/progress.html").render(it=it)
    return HTMLResponse(text)


def look(record: Record, opened: int, seen: int, still: int) -> Progress:
    """How a reading goes on since a screen was `opened` at so many pages, the last look saw so
    many (`seen`), and so many looks saw nothing new (`still`)."""
    pages = record.page_count()
    quiet = 0 if pages > seen else min(still + 1, STILL)
    came, reading = max(pages - opened, 0), quiet < STILL
    return Progress(
        came=came,
        pages=pages,
        reading=reading,
        last=next(record.pages(newest=True, limit=1), None) if came else None,
        again=_address(min(opened, pages), pages, quiet),
        wait=SOON if reading else LATER,
    )


def _address(opened: int, seen: int, still: int) -> str:
    return f"{PATH}?{urlencode({'opened': opened, 'seen': seen, 'still': still})}"


def _number(request: Request, name: str) -> int:
    text = request.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST else 0
