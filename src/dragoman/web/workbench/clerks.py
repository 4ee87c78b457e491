"""Processes that answer beside each other, so that who asks does not wait for who asked before.

In one process two answers share one interpreter: of two that take a tenth of a second each, both
take two. Each clerk is a copy of the workbench, made when it has loaded what every answer needs;
decisions, jobs and what is worked out in the background stay with the workbench itself.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dragoman.record.store.connection import Connections
from dragoman.web.workbench.answering import House, answer
from dragoman.web.workbench.incidents import Works
from dragoman.web.workbench.kept import Errand, Errands, Keeper
from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.screens import SCREENS

MOST = 4
"""Clerks, at most; each wants a processor and some memory of its own."""
_TOLD = ("type", "http_version", "method", "scheme", "server", "path", "root_path", "query_string",
         "headers", "path_params")  # fmt: skip
"""What a clerk is told of a request."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One request, and the jobs that the workbench has at work."""

    screen: int
    scope: dict[str, Any]
    at_work: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Answered:
    """One response, and what its maker wants worked out in the background."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
    errands: tuple[Errand, ...]


class Clerks:
    """A number of processes that answer for one workbench, begun at once.

    To be made before its process has threads. Where they cannot be made, or once one of them was
    killed, none is ever free.
    """

    def __init__(self, path: Path, number: int) -> None:
        self._number = number
        self._busy = 0
        self._pool: ProcessPoolExecutor | None = None
        if number and _can_copy():
            self._pool = ProcessPoolExecutor(
                number, multiprocessing.get_context("fork"), initializer=_begin, initargs=(path,)
            )
            self._pool.submit(os.getpid).result()  # all are made now

    @property
    def free(self) -> bool:
        """Whether one of them has nothing to do."""
        return self._pool is not None and self._busy < self._number

    async def answer(self, house: House, screen: Screen, request: Request) -> Response | None:
        """What one of them answers; None where he is no more. Raises what he raises."""
        assert self._pool is not None
        scope = {name: request.scope[name] for name in _TOLD if name in request.scope}
        task = _Asked(SCREENS.index(screen), scope, house.works.at_work())
        self._busy += 1
        try:
            told = await asyncio.get_running_loop().run_in_executor(self._pool, _answer, task)
        except BrokenProcessPool:
            self._pool = None
            logging.getLogger(__name__).warning("A process of the workbench was killed; the "
                                                "workbench goes on, more slowly.")  # fmt: skip
            return None
        finally:
            self._busy -= 1
        house.keeper.run(told.errands)
        response = Response(told.body, told.status)
        response.raw_headers = told.headers
        return response

    def stop(self) -> None:
        """Ends them when they have done what they are at."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def useful() -> int:
    """How many clerks this machine has processors for; none where they would share one."""
    processors = os.cpu_count() or 1
    return min(processors, MOST) if processors > 1 else 0


def _can_copy() -> bool:
    """Whether this process can be copied safely, with all it has loaded."""
    return sys.platform.startswith("linux") and threading.active_count() == 1


_house: House


def _begin(path: Path) -> None:
    """What a clerk does first. He leaves with the workbench, however that ends."""
    global _house
    _house = House(path, Keeper(path), Works(path), Connections(path))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's; the workbench tells when to go
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_leave_with_it, daemon=True).start()


def _leave_with_it() -> None:
    workbench = multiprocessing.parent_process()
    if workbench is not None:
        workbench.join()
        os._exit(0)


def _answer(task: _Asked) -> _Answered:
    """What a clerk makes of a request: as the workbench, but that others run his errands."""
    keeper = Errands(_house.path)
    _house.works.elsewhere = task.at_work
    response = answer(replace(_house, keeper=keeper), SCREENS[task.screen], Request(task.scope))
    return _Answered(
        response.status_code, response.raw_headers, bytes(response.body), tuple(keeper.noted)
    )
