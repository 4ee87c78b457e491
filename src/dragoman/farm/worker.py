"""A worker process as its parent sees it: started, asked, listened to, killed."""

from __future__ import annotations

import atexit
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import IO, Any

from dragoman.errors import DragomanError
from dragoman.farm.messages import Gone, Hello, Order, Report

CHILD = "dragoman.farm.child"
KEPT_WARM = 2
"""Idle workers that are kept for the next call: loading the pipeline takes seconds, and who reads
one page is likely to read another."""
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
_END = None


class Worker:
    """One process. What it reports arrives in `inbox`, as (worker, report)."""

    def __init__(self, hello: bytes, inbox: queue.SimpleQueue[tuple[Worker, Report]]) -> None:
        self.hello = hello
        self.inbox = inbox
        self.place = str(Path.cwd())
        """Where it was started: paths may be relative."""
        self.ready = False
        self.heard = time.monotonic()
        """When it last said anything."""
        try:
            self._process = subprocess.Popen(
                [sys.executable, *_flags(), "-c", f"import sys; sys.path[:] = {_paths()!r}; "
                 f"from {CHILD} import main; main()"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env=one_thread(os.environ),
            )  # fmt: skip
        except OSError as error:
            raise DragomanError(
                f"cannot start a worker process ({error.strerror}); close other programs, or use "
                "fewer --workers"
            ) from error
        self._orders: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        for task, pipe in ((self._send, self._process.stdin), (self._listen, self._process.stdout)):
            threading.Thread(target=task, args=[pipe], daemon=True).start()
        self._orders.put(hello)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, order: Order) -> None:
        """Never waits: a worker that hangs does not read."""
        self._orders.put(pickle.dumps(order, pickle.HIGHEST_PROTOCOL))

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        """Kills it and waits until it has gone."""
        self._process.kill()
        self._orders.put(_END)
        self._process.wait()

    def computed(self) -> float | None:
        """Seconds of CPU it has used so far; None where the system does not tell."""
        try:
            told = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None
        fields = told.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _send(self, pipe: IO[bytes]) -> None:
        try:
            with pipe:
                while (order := self._orders.get()) is not _END:
                    pipe.write(order)
                    pipe.flush()
        except OSError:
            pass  # it has gone; the listener says so

    def _listen(self, pipe: IO[bytes]) -> None:
        with pipe:
            try:
                while True:
                    report = pickle.load(pipe)
                    self.heard = time.monotonic()
                    self.inbox.put((self, report))
            except Exception:  # noqa: BLE001  # killed in the middle of a word: anything may come
                self._process.kill()
        self._orders.put(_END)
        self.inbox.put((self, Gone()))


def hello(work: Callable[[Any], Any], *, memory_bytes: int, many: bool) -> bytes:
    """What a worker for this work is told first. Raises DragomanError for work that cannot be sent
    to another process."""
    try:
        pickled = pickle.dumps(work, pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise DragomanError(
            f"this reader cannot be sent to a worker process ({error}); define it at the top of a "
            "module"
        ) from error
    main = getattr(sys.modules["__main__"], "__file__", None) if b"__main__" in pickled else None
    told = Hello(main and str(Path(main).absolute()), pickled, memory_bytes, many)
    return pickle.dumps(told, pickle.HIGHEST_PROTOCOL)


def one_thread(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a worker: sums of matrices take one core each. There are as many workers
    as cores, and more threads only wait for each other; what the user has set stands."""
    return dict.fromkeys(_THREADS, "1") | dict(environment)


def _flags() -> list[str]:
    flags: list[str] = subprocess._args_from_interpreter_flags()  # type: ignore[attr-defined]
    return flags


def _paths() -> list[str]:
    return [str(Path(path).absolute()) for path in sys.path]


def hired(hello: bytes, inbox: queue.SimpleQueue[tuple[Worker, Report]]) -> Worker:
    """A worker that was kept warm from the same place, or a new one."""
    bench = _bench()
    for worker in list(bench):
        bench.remove(worker)
        if worker.hello == hello and worker.alive and worker.place == str(Path.cwd()):
            worker.inbox = inbox
            return worker
        bench.append(worker)
    return Worker(hello, inbox)


def released(worker: Worker) -> None:
    """Keeps an idle worker warm for the next call, in the place of the one kept longest."""
    bench = _bench()
    bench.append(worker)
    while len(bench) > KEPT_WARM:
        bench.popleft().end()


@cache
def _bench() -> deque[Worker]:
    bench: deque[Worker] = deque()
    atexit.register(_dismiss, bench)
    return bench


def _dismiss(bench: deque[Worker]) -> None:
    while bench:
        bench.popleft().end()
