"""The shipped example process, read once, and the workbench on it: in this process, and served."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from starlette.testclient import TestClient
from tests.web.workbench.house import HERE, PATIENCE, report, served

import dragoman
from dragoman.cli.demo import PROCESS
from dragoman.cli.monitor.demo import INCIDENTS
from dragoman.exchange.incidents import IncidentFile
from dragoman.farm import PageReader, read_many
from dragoman.record import open_record
from dragoman.views.monitor.asking import terms_for
from dragoman.web.workbench import workbench
from dragoman.web.workbench.kept import kept_path
from dragoman.web.workbench.kept.keeping import bring_up

Serve = Callable[[Path], str]
Ask = Callable[..., TestClient]
Look = Callable[..., Page]
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


ROOMS = ("model", "lexicon", "language", "actors", "pages", "reading", "record", "views", "farm",
         "exchange")  # fmt: skip
"""What the record of the example process depends on, beside the pages themselves."""


@pytest.fixture(scope="session")
def process(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """The record of the example process and its incidents, with what is concluded from it; nobody
    writes to it. Read anew when a page or a line of what reads it has changed."""
    file: Path = tmp_path_factory.mktemp("process") / "process.db"
    made = pytestconfig.cache.mkdir("workbench") / f"{_state()}.db"
    if not made.exists():
        for old in made.parent.iterdir():
            if not old.name.startswith(made.name):
                old.unlink(missing_ok=True)
        read_all(file)
        for at in (kept_path(file), file):  # the record comes last, and says that both are there
            draft = shutil.copy(at, made.with_name(f"{made.name}.{os.getpid()}"))
            Path(draft).replace(made.with_name(made.name + at.name.removeprefix(file.name)))
    return copied(made, file)


def read_all(file: Path) -> None:
    with open_record(file) as record:
        read_many([PROCESS], record, reader=PageReader())
        incidents = IncidentFile("ged", INCIDENTS)
        record.incidents.add(incidents, INCIDENTS.name, source=incidents.source)
        record.verdicts.bring_up(terms_for(record))
    bring_up(file)


def copied(file: Path, to: Path) -> Path:
    """A record copied with what is concluded from it."""
    shutil.copy(file, to)
    shutil.copy(kept_path(file), kept_path(to))
    return to


def _state() -> str:
    """A digest of the example pages and of all that reads them."""
    package = Path(dragoman.__file__).parent
    roots = [PROCESS, INCIDENTS, *(package / room for room in ROOMS),
             package / "web" / "workbench" / "kept"]  # fmt: skip
    files = {at for root in roots for at in (root.rglob("*") if root.is_dir() else (root,))}
    found = hashlib.sha256()
    for at in sorted(files):
        if at.is_file() and "__pycache__" not in at.parts:
            found.update(f"{at.relative_to(package)} {at.stat().st_size}".encode())
            found.update(at.read_bytes())
    return found.hexdigest()[:24]


@pytest.fixture
def mine(process: Path, tmp_path: Path) -> Path:
    """The same record to write to."""
    return copied(process, tmp_path / "process.db")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    file = tmp_path / "empty.db"
    open_record(file).close()
    return file


@contextmanager
def asking(path: Path, **options: object) -> Iterator[TestClient]:
    with TestClient(
        workbench(path, **options),  # type: ignore[arg-type]
        base_url=HERE,
        follow_redirects=False,
        raise_server_exceptions=False,
    ) as client:
        yield client


@pytest.fixture
def ask() -> Iterator[Ask]:
    """The workbench of a record, asked without a browser; a fault in it is a 500, as outside."""
    with ExitStack() as open_now:
        yield lambda path, **options: open_now.enter_context(asking(path, **options))


@pytest.fixture(scope="session")
def reader(process: Path) -> Iterator[TestClient]:
    """The example process, for tests that only look."""
    with asking(process) as client:
        yield client


@pytest.fixture(scope="session")
def site(process: Path) -> Iterator[str]:
    """The address of the example process, for browsers that only look."""
    with served(process) as address:
        yield address


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a record at a free port of this machine until the test ends."""
    with ExitStack() as open_now:
        yield lambda path: open_now.enter_context(served(path))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Debian's own Chromium, which loads nothing when the tests are set up."""
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}; apt-get install chromium")
    return {"executable_path": str(CHROMIUM), "args": ARGUMENTS}


@pytest.fixture
def look(browser: Browser) -> Iterator[Look]:
    """Opens windows whose every fault fails the test: words in the console, scripts that break,
    dialogs, requests to another host."""
    faults: list[str] = []
    with ExitStack() as open_now:

        def opened(
            at: str,
            *,
            width: int = 1440,
            script: bool = True,
            refused: bool = False,
            **options: object,
        ) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                java_script_enabled=script,
                base_url=at,
                **options,  # type: ignore[arg-type]
            )
            open_now.callback(context.close)
            context.set_default_timeout(PATIENCE * 1000)
            page = context.new_page()
            report(page, at, faults, refused=refused)
            return page

        yield opened
    assert not faults


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the screens are kept as pictures: the folder DRAGOMAN_PICTURES, else one that goes."""
    given = os.environ.get("DRAGOMAN_PICTURES")
    folder: Path = Path(given) if given else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
