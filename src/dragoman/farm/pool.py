"""Work over many items in order, with few of them in flight, that survives workers that die."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

from dragoman.farm.work import start_worker

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""Items in flight per worker: enough to keep it busy, few enough to hold in memory."""


class WorkerDiedError(Exception):
    """The worker died on this item twice, once among others and once alone."""


class Crew(Generic[Item, Result]):
    """Applies `work` to items, in this process (`workers=1`) or in several others.

    `work` and the items must be picklable where there are several. Use as a context manager.
    """

    def __init__(self, work: Callable[[Item], Result], *, workers: int = 1) -> None:
        self._work = work
        self._workers = workers
        self._executor = self._hire()

    def __enter__(self) -> Crew[Item, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)

    def each(self, items: Iterable[Item]) -> Iterator[tuple[Item, Result | BaseException]]:
        """(item, result) in the order of the items; the exception that its work raised, or
        WorkerDiedError, in the place of a result."""
        pending: deque[tuple[Item, Future[Result]]] = deque()
        for item in items:
            pending.append((item, self._submit(item)))
            if len(pending) >= AHEAD * self._workers:
                yield self._first(pending)
        while pending:
            yield self._first(pending)

    def _first(
        self, pending: deque[tuple[Item, Future[Result]]]
    ) -> tuple[Item, Result | BaseException]:
        item, future = pending[0]
        error = future.exception()
        if isinstance(error, BrokenProcessPool):
            self._again_one_by_one(pending)
            item, future = pending[0]
            error = future.exception()
        pending.popleft()
        return item, error if error is not None else future.result()

    def _again_one_by_one(self, pending: deque[tuple[Item, Future[Result]]]) -> None:
        """A dead worker takes all items in flight with it, and nobody knows which one killed it:
        so each of them gets a second try alone, and the one that kills again is named."""
        for n, (item, future) in enumerate(pending):
            if not isinstance(future.exception(), BrokenProcessPool):
                continue
            self._executor.shutdown(wait=False)
            self._executor = self._hire()
            again = self._submit(item)
            if isinstance(again.exception(), BrokenProcessPool):
                again = Future()
                again.set_exception(WorkerDiedError())
            pending[n] = item, again
        self._executor.shutdown(wait=False)
        self._executor = self._hire()

    def _submit(self, item: Item) -> Future[Result]:
        try:
            return self._executor.submit(self._work, item)
        except BrokenProcessPool as error:
            broken: Future[Result] = Future()
            broken.set_exception(error)
            return broken

    def _hire(self) -> Executor:
        if self._workers <= 1:
            return ThreadPoolExecutor(1)
        return ProcessPoolExecutor(
            self._workers,
            # forked children would inherit the open record and any threads
            mp_context=multiprocessing.get_context("spawn"),
            initializer=start_worker,
        )
