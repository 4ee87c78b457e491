"""A worker's own process: does what its parent asks, one item after the other.

It speaks with its parent through its standard input and output. It is not
forked: a child would inherit the open record and any threads; and it does not run the parent's
script again unless the work is defined there.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from dragoman.errors import PageError
from dragoman.farm.messages import (
    WINDOW,
    At,
    Do,
    Done,
    Found,
    Hello,
    Order,
    Part,
    Ready,
    Report,
)

MAIN = "__dragoman_main__"
"""The name under which the parent's script is run again: what stands behind
`if __name__ == "__main__":` does not run."""


def main() -> None:
    """Serves until the parent closes the channel or ends."""
    incoming, outgoing = _channels()
    _end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    tell = _teller(outgoing)
    hello: Hello = pickle.load(incoming)
    orders: queue.SimpleQueue[Order] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=[incoming, orders], daemon=True).start()
    work = _loaded(hello)
    _limit_memory(hello.memory_bytes)
    tell(Ready())
    _serve(work, _Orders(orders), tell, hello)


def _channels() -> tuple[IO[bytes], IO[bytes]]:
    """The pipes to the parent; what anything else reads or prints does not get in between."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return incoming, outgoing


def _end_with_parent() -> None:
    """A worker whose parent was killed ends, even while C code holds the interpreter's lock; where
    the system cannot see to that, the end of the channel does."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _listen(incoming: IO[bytes], orders: queue.SimpleQueue[Order]) -> None:
    try:
        while True:
            orders.put(pickle.load(incoming))
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(0)  # the parent has gone, or has no more use for this process


def _teller(outgoing: IO[bytes]) -> Callable[[Report], None]:
    def tell(report: Report) -> None:
        try:
            data = pickle.dumps(report, pickle.HIGHEST_PROTOCOL)
        except (pickle.PicklingError, TypeError, AttributeError) as error:
            # an exception of some library that cannot leave the process as it is
            data = pickle.dumps(_plain(report, error), pickle.HIGHEST_PROTOCOL)
        try:
            outgoing.write(data)
            outgoing.flush()
        except OSError:
            os._exit(0)

    return tell


def _plain(report: Report, error: Exception) -> Report:
    number = report.number if isinstance(report, Found | At | Done) else 0
    told = report.error if isinstance(report, Done) else error
    return Done(number, RuntimeError(f"{type(told).__name__}: {told}"))


def _loaded(hello: Hello) -> Callable[[Any], Any]:
    """The work, loaded whole; where that fails, a work that says so of every item."""
    try:
        if hello.main:
            _run_main_again(hello.main)
        work: Callable[[Any], Any] = pickle.loads(hello.work)
        prepare = getattr(work, "prepare", None)
        if prepare is not None:
            prepare()
    except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever it is, the parent is told
        return _Failing(error)
    return work


class _Failing:
    def __init__(self, error: BaseException) -> None:
        self._error = error

    def __call__(self, item: object) -> Any:
        raise self._error


def _run_main_again(path: str) -> None:
    import runpy
    import types

    module = types.ModuleType(MAIN)
    module.__dict__.update(runpy.run_path(path, run_name=MAIN))
    sys.modules["__main__"] = sys.modules[MAIN] = module


def _limit_memory(more: int) -> None:
    """No more than so many bytes beyond what is loaded: beyond them a page gets a MemoryError
    (Linux; other systems do not hold processes to such a limit)."""
    if sys.platform != "linux" or not more:
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123
        data = int(told.read().split()[5]) * resource.getpagesize()
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    limit = data + more
    if most == resource.RLIM_INFINITY or limit < most:
        resource.setrlimit(resource.RLIMIT_DATA, (limit, most))


class _Orders:
    """What the parent asked for: items in order, and how many results it has taken."""

    def __init__(self, incoming: queue.SimpleQueue[Order]) -> None:
        self._incoming = incoming
        self._items: list[Do] = []
        self._taken: dict[int, int] = {}

    def next(self) -> Do:
        while not self._items:
            self._take_in()
        return self._items.pop(0)

    def wait_for_room(self, number: int, told: int) -> None:
        """Waits until fewer than `WINDOW` results of an item lie with the parent."""
        while told - self._taken.get(number, 0) >= WINDOW:
            self._take_in()

    def done(self, number: int) -> None:
        self._taken.pop(number, None)

    def _take_in(self) -> None:
        order = self._incoming.get()
        if isinstance(order, Do):
            self._items.append(order)
            self._taken[order.number] = order.told
        elif order.number in self._taken:
            self._taken[order.number] = order.results


def _serve(
    work: Callable[[Any], Any], orders: _Orders, tell: Callable[[Report], None], hello: Hello
) -> None:
    while True:
        do = orders.next()
        error: BaseException | None = None
        try:
            _tell_results(work, do, orders, tell, many=hello.many)
        except MemoryError:
            error = OutOfMemoryError(
                f"it needs more than {hello.memory_bytes // 2**20} MB of memory; split it, or "
                "allow more with --page-memory"
            )
        except (Exception, SystemExit) as raised:  # noqa: BLE001  # it is told, never lost
            error = raised
        orders.done(do.number)
        tell(Done(do.number, error))


def _tell_results(
    work: Callable[..., Any],
    do: Do,
    orders: _Orders,
    tell: Callable[[Report], None],
    *,
    many: bool,
) -> None:
    results: Iterable[Any] = work(do.item, do.begin) if many else _once(work, do.item)
    skip, told = do.skip, do.told
    for result in results:
        if isinstance(result, Part):
            skip = do.skip if result.part == do.begin else 0
            tell(At(do.number, result.part))
        elif skip:  # the parent hears that the work goes on
            skip -= 1
            tell(Found(do.number, passed=True))
        else:
            tell(Found(do.number, result))
            told += 1
            if many:
                orders.wait_for_room(do.number, told)


def _once(work: Callable[[Any], Any], item: object) -> Iterator[Any]:
    yield work(item)


class OutOfMemoryError(PageError):
    """The item needed more memory than it may take."""
