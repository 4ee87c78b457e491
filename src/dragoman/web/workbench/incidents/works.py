"""Jobs of one workbench: each in a process of its own, its file held in a folder that goes."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from dragoman.errors import UsageError
from dragoman.model import Plain
from dragoman.web.workbench.incidents import jobs
from dragoman.web.workbench.incidents.jobs import Job, State
from dragoman.web.workbench.incidents.store import opened

MOST_AT_ONCE = 3
"""Jobs at work beside each other; who comes then is asked to wait."""
MOST_HELD = 8
"""Files that wait for somebody to say what their columns hold; the oldest goes."""
SOON = 4.0
"""Seconds that an answer waits for a job, which most files of an analyst's need."""
_AT_ONCE = 1 << 20
WORKER = f"{__package__}.worker"


class Works:
    """Begins jobs about one record, and ends them with the workbench."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder: TemporaryDirectory[str] | None = None
        self._lock = threading.Lock()
        self._held: list[Path] = []
        self._number = 0
        self._at_work: dict[str, subprocess.Popen[bytes]] = {}
        self.elsewhere: frozenset[str] = frozenset()
        """Jobs that the process which began them says are at work."""

    def hold(self, file: BinaryIO) -> Path:
        """Takes a copy of an upload, under a name of its own."""
        with self._lock:
            self._number += 1
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix="dragoman-uploads-")
            target = Path(self._folder.name) / f"{self._number}.upload"
            self._held.append(target)
            gone = self._held[:-MOST_HELD]
            self._held = self._held[-MOST_HELD:]
        for each in gone:
            each.unlink(missing_ok=True)
        with target.open("wb") as copy:
            while part := file.read(_AT_ONCE):
                copy.write(part)
        return target

    def wait(self, what: str, name: str, task: Mapping[str, Plain]) -> str:
        """Notes a job that waits to be told what the columns of its file hold."""
        with opened(self._path) as store:
            return jobs.begin(store, what, name, State.COLUMNS, task)

    def start(self, what: str, name: str, task: Mapping[str, Plain]) -> str:
        """Begins a job; returns its id, at once or when it is done, whichever is sooner. Raises
        UsageError where too many are at work."""
        with self._lock:
            self._clear()
            if len(self._at_work) >= MOST_AT_ONCE:
                raise UsageError(f"{MOST_AT_ONCE} files are being loaded; wait for one of them")
            with opened(self._path) as store:
                id = jobs.begin(store, what, name, State.STARTING, task)
            process = self._at_work[id] = self._process(id)
            held = Path(str(task.get("file", "")))
            self._held = [each for each in self._held if each != held]
        try:
            process.wait(SOON)
        except subprocess.TimeoutExpired:
            return id
        return id

    def _process(self, id: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", WORKER, str(self._path), id]
        return subprocess.Popen(command, stdin=subprocess.DEVNULL)

    def at_work(self) -> frozenset[str]:
        """The jobs whose processes run."""
        return frozenset(id for id, one in list(self._at_work.items()) if one.poll() is None)

    def seen(self, job: Job) -> Job:
        """A job as it is; one whose process ended without a word has failed."""
        if not job.at_work or job.id in self.elsewhere | self.at_work():
            return job
        with opened(self._path) as store:
            now = jobs.job(store, job.id) or job
            if not now.at_work:
                return now
            said = "it was cut short; what was loaded so far is there, and loading it again goes on"
            jobs.change(store, job.id, state=State.FAILED.value, said=said)
            return jobs.job(store, job.id) or job

    def stop(self) -> None:
        """Ends what is at work; what is not finished is completed by loading the file again."""
        with self._lock:
            for process in self._at_work.values():
                if process.poll() is None:
                    process.terminate()
                    process.wait()
            if self._folder is not None:
                self._folder.cleanup()
                self._folder = None

    def _clear(self) -> None:
        self._at_work = {id: one for id, one in self._at_work.items() if one.poll() is None}
