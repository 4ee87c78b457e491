"""Processes that answer for a workbench, under a real server; some are killed, or it is."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.workbench.house import PATIENCE, every_screen

from dragoman.web.workbench.clerks import useful
from dragoman.web.workbench.safety import PROOF_COOKIE

pytestmark = [
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="processes are copied on Linux"
    ),
    pytest.mark.skipif(useful() == 0, reason="with one processor nobody answers beside"),
]
Ask = Callable[..., TestClient]
PROOF = re.compile(r'name="proof" value="[^"]*"|<time[^>]*data-now[^>]*>[^<]*')


@dataclass(frozen=True)
class Served:
    program: subprocess.Popen[bytes]
    port: int

    def get(self, address: str, cookie: str = "") -> tuple[int, str]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, PATIENCE)) as connection:
            connection.request("GET", address, headers={"Cookie": cookie} if cookie else {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8")

    def clerks(self) -> list[int]:
        every = Path(f"/proc/{self.program.pid}/task").glob("*/children")
        found = [int(child) for file in every for child in file.read_text().split()]
        return [child for child in found if _is_copy(child)]


def _is_copy(process: int) -> bool:
    with suppress(OSError):
        return b"serve" in Path(f"/proc/{process}/cmdline").read_bytes()
    return False


@contextmanager
def serving(record: Path) -> Iterator[Served]:
    """`dragoman serve` as a program of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "dragoman", "serve", "--record", str(record),
               "--port", str(port)]  # fmt: skip
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        until(lambda: _answers(port))
        yield Served(program, port)
    finally:
        program.terminate()
        program.communicate(timeout=PATIENCE)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def until(true: object) -> None:
    """Waits for something to be so; fails where it does not become so."""
    assert callable(true)
    for _ in range(PATIENCE * 20):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("waited in vain")


def test_clerks_show_each_screen_as_the_workbench_itself_does(process: Path, ask: Ask) -> None:
    with serving(process) as site:
        assert len(site.clerks()) == useful()
        reader = ask(process)
        for address in every_screen(process):
            reader.cookies.clear()  # what was seen before is told
            reader.cookies.set(PROOF_COOKIE, "known")
            itself = reader.get(address)
            status, text = site.get(address, f"{PROOF_COOKIE}=known")
            assert status == itself.status_code == 200, address
            assert _bare(text) == _bare(itself.text), address


def _bare(text: str) -> str:
    return PROOF.sub("", text)


def test_what_does_not_exist_and_what_means_nothing_is_told_as_ever(process: Path) -> None:
    with serving(process) as site:
        assert site.get("/fact/none")[0] == 404
        status, text = site.get("/timeline?since=yesterday")
        assert status == 400
        assert "yesterday" in text
        assert site.get("/actors?as=json")[0] == 200


def test_answers_go_on_when_clerks_are_killed(process: Path) -> None:
    with serving(process) as site:
        for clerk in site.clerks():
            os.kill(clerk, signal.SIGKILL)
        until(lambda: not site.clerks())
        assert [site.get(address)[0] for address in ("/timeline", "/actors", "/")] == [200] * 3


def test_many_who_ask_at_once_are_all_answered(process: Path) -> None:
    with serving(process) as site:
        got: list[int] = []
        asking = [threading.Thread(target=lambda: got.append(site.get("/timeline")[0]))
                  for _ in range(4 * useful())]  # fmt: skip
        for each in asking:
            each.start()
        for each in asking:
            each.join(PATIENCE)
        assert got == [200] * len(asking)


def test_clerks_leave_with_a_workbench_that_is_killed(process: Path) -> None:
    with serving(process) as site:
        clerks = site.clerks()
        assert clerks
        site.program.kill()
        site.program.wait(PATIENCE)
        until(lambda: not any(map(_is_copy, clerks)))
