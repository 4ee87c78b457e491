"""The program behind the addresses: who answers what, and what ends with it."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from dragoman.errors import DragomanError, UsageError
from dragoman.record import open_record
from dragoman.record.store.connection import Connections
from dragoman.record.store.warming import read_through
from dragoman.web.workbench.answering import (
    House,
    again,
    answer,
    broken,
    failed,
    not_there,
    refused,
)
from dragoman.web.workbench.clerks import Clerks
from dragoman.web.workbench.deciding import DECISIONS, mistaken
from dragoman.web.workbench.incidents import Works
from dragoman.web.workbench.kept import Keeper
from dragoman.web.workbench.loading import LOADING
from dragoman.web.workbench.progress import PATH, progress
from dragoman.web.workbench.safety import LOCAL, Guard
from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.screens import SCREENS

STATIC = Path(__file__).parents[1] / "static"


def workbench(
    path: Path, *, hosts: tuple[str, ...] = LOCAL, token: str | None = None, clerks: int = 0
) -> Starlette:
    """The workbench of the record in a file, with so many processes that answer beside it. Answers
    under these host names only and, with a `token`, to those who have it. Raises RecordError where
    there is no record."""
    open_record(path, read_only=True).close()
    works = Works(path)
    house = House(path, Keeper(path), works, Connections(path))
    beside = Clerks(path, clerks)
    routes = [
        *(Route(screen.path, _shown(house, beside, screen)) for screen in SCREENS),
        *(Route(at, _decided(house, act(path)), methods=["POST"]) for at, act in DECISIONS),
        *(Route(at, _decided(house, act(path, works)), methods=["POST"]) for at, act in LOADING),
        Route(PATH, progress(path)),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    guard = Middleware(Guard, hosts=hosts, token=token)
    errors = {
        UsageError: refused, DragomanError: failed, HTTPException: not_there, Exception: broken,
    }  # fmt: skip
    made = Starlette(
        routes=routes,
        middleware=[guard],
        exception_handlers=errors,
        lifespan=_until_the_end(house, beside),
    )
    made.router.redirect_slashes = False
    return made


def _until_the_end(
    house: House, clerks: Clerks
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """The record is brought into memory; what is at work in the background ends with the
    workbench."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        ended = threading.Event()
        threading.Thread(target=read_through, args=(house.path, ended), daemon=True).start()
        yield
        ended.set()
        clerks.stop()
        house.keeper.stop()
        house.works.stop()
        house.connections.close()

    return lifespan


def _shown(
    house: House, clerks: Clerks, screen: Screen
) -> Callable[[Request], Awaitable[Response]]:
    async def show(request: Request) -> Response:
        # a file takes as long as it is long, and may not keep a clerk from the next one who looks
        if clerks.free and "as" not in request.query_params:
            told = await clerks.answer(house, screen, request)
            if told is not None:
                return told
        return await run_in_threadpool(answer, house, screen, request)

    return show


def _decided(
    house: House, act: Callable[[Request], Awaitable[Response]]
) -> Callable[[Request], Awaitable[Response]]:
    """A change; one that cannot be made shows the screen it came from again, with the reason."""

    async def do(request: Request) -> Response:
        try:
            return await act(request)
        except UsageError as error:
            back, mistake = await mistaken(request, error)
            return await run_in_threadpool(again, house, request, back, mistake)

    return do
