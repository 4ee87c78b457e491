"""What a reader loads: files of incidents, columns of their own, terms; and what is judged then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import ExchangeError, RegistryError, UsageError
from dragoman.exchange.incidents.own import FIELDS, SOURCE, OwnFile
from dragoman.exchange.incidents.reading import header_and_kind
from dragoman.model import Plain
from dragoman.web.workbench.deciding import Endpoint
from dragoman.web.workbench.incidents import Works, jobs
from dragoman.web.workbench.incidents.own_terms import MOST_BYTES, add_terms, known_terms
from dragoman.web.workbench.incidents.store import opened
from dragoman.web.workbench.safety import PROOF_FIELD, proven

_LONGEST_NAME = 120
_MOST_TERMS = 50
OWN_FORMAT = "own"
"""The word for a table with columns of its own."""


async def _form(request: Request) -> FormData:
    form = await request.form(max_files=1, max_fields=100)
    if not proven(request, _word(form, PROOF_FIELD)):
        raise HTTPException(403, "This form has grown old; open its page again and send it anew.")
    return form


def _word(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def _upload(form: FormData) -> tuple[str, BinaryIO]:
    """The name that the sender gives a file, which is never that of a file here, and its bytes."""
    found = form.get("file")
    if not isinstance(found, UploadFile) or not found.filename or not found.size:
        raise UsageError("no file was sent, or an empty one; choose a file first")
    return shown_name(found.filename), found.file


def shown_name(name: str) -> str:
    """A file's name without its folders and without what cannot be printed."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    plain = "".join(each if each.isprintable() else "\ufffd" for each in last).strip(" .")
    return plain[:_LONGEST_NAME] or "upload"


def load(path: Path, works: Works) -> Endpoint:
    """Takes a file of incidents; asks what its columns hold where no data set has them."""

    async def act(request: Request) -> Response:
        async with request.form(max_files=1, max_fields=100) as form:
            await _proven(request, form)
            name, file = _upload(form)
            return await run_in_threadpool(_load, works, name, file, _word(form, "format"))

    return act


async def _proven(request: Request, form: FormData) -> None:
    if not proven(request, _word(form, PROOF_FIELD)):
        raise HTTPException(403, "This form has grown old; open its page again and send it anew.")


def _load(works: Works, name: str, file: BinaryIO, format: str) -> Response:
    held = works.hold(file)
    try:
        header, kind = header_and_kind(held, called=name)
    except ExchangeError as error:
        held.unlink(missing_ok=True)
        raise UsageError(str(error)) from error  # a mistake of the sender's
    wanted = format or kind or OWN_FORMAT
    if wanted == OWN_FORMAT:
        if sum(bool(cell.strip()) for cell in header) < _FEWEST_COLUMNS:
            held.unlink(missing_ok=True)
            raise UsageError(f"{name} is empty, or no table: its first row has no names of columns")
        task: dict[str, Plain] = {"file": str(held), "header": list(header[:_MOST_COLUMNS])}
        id = works.wait("incidents", name, task)
        return _to("/monitor/columns", job=id)
    id = works.start("incidents", name, {"file": str(held), "kind": wanted})
    return _to("/monitor", job=id)


_FEWEST_COLUMNS = 2
_MOST_COLUMNS = 300
"""Columns of a table that a form offers."""


def name_columns(path: Path, works: Works) -> Endpoint:
    """Takes what the columns of a file hold, and loads it."""

    async def act(request: Request) -> Response:
        form = await _form(request)
        columns = {each.word: column for each in FIELDS if (column := _raw(form, each.word))}
        id, source = _word(form, "job"), _word(form, "source") or SOURCE
        return await run_in_threadpool(_name_columns, path, works, id, columns, source)

    return act


def _raw(form: FormData, name: str) -> str:
    value = form.get(f"column-{name}")
    return value if isinstance(value, str) else ""


def _name_columns(
    path: Path, works: Works, id: str, columns: dict[str, str], source: str
) -> Response:
    with opened(path) as store:
        waiting = jobs.job(store, id)
        if waiting is None or waiting.state is not jobs.State.COLUMNS:
            raise UsageError("this file is not waiting any more; load it again")
        held = Path(str(waiting.task["file"]))
        if not held.exists():
            jobs.change(store, id, state=jobs.State.FAILED.value, said="the file is gone")
            raise UsageError("this file waited too long and is gone; load it again")
        OwnFile(held, columns, source=source)  # a map that cannot be is refused here
        store.execute("DELETE FROM jobs WHERE id = ?", [id])
    task: dict[str, Plain] = {"file": str(held), "columns": dict(columns), "source": source}
    return _to("/monitor", job=works.start("incidents", waiting.name, task))


def take_terms(path: Path, works: Works) -> Endpoint:
    """Takes a file of terms, and judges incidents under them."""

    async def act(request: Request) -> Response:
        async with request.form(max_files=1, max_fields=100) as form:
            await _proven(request, form)
            name, file = _upload(form)
            return await run_in_threadpool(_take_terms, path, works, name, file)

    return act


def _take_terms(path: Path, works: Works, name: str, file: BinaryIO) -> Response:
    if not name.casefold().endswith(".toml"):
        raise UsageError(f"{name}: terms are loaded from TOML (dragoman terms write gives one)")
    text = file.read(MOST_BYTES + 1)
    if len(text) > MOST_BYTES:
        raise UsageError(f"{name} has more than {MOST_BYTES:,} bytes; thin out its drawings")
    try:
        added = add_terms(path, name, text)
    except RegistryError as error:  # a mistake of the sender's, not of the workbench
        raise UsageError(str(error)) from error
    ids: list[Plain] = [each.id for each in added]
    return _to("/monitor", job=works.start("terms", name, {"terms": ids}))


def judge(path: Path, works: Works) -> Endpoint:
    """Judges all incidents under terms that are named, or brings up to date what is there."""

    async def act(request: Request) -> Response:
        form = await _form(request)
        ids = [each for each in form.getlist("terms") if isinstance(each, str) and each]
        return await run_in_threadpool(_judge, path, works, ids)

    return act


def _judge(path: Path, works: Works, ids: list[str]) -> Response:
    known = known_terms(path)
    unknown = next((each for each in ids if each not in known), None)
    if unknown is not None or len(ids) > _MOST_TERMS:
        raise UsageError(f"no terms {str(unknown)[:60]!r}; load them as a file first")
    names = ", ".join(known[each].name for each in ids)
    wanted: list[Plain] = list(ids)
    id = works.start("judging", names[:_LONGEST_NAME], {"terms": wanted})
    changes = {"terms": ids[0]} if ids else {}
    return _to("/monitor", job=id, **changes)


def _to(path: str, **given: str) -> Response:
    return RedirectResponse(f"{path}?{urlencode(given)}", status_code=303)


LOADING: tuple[tuple[str, Callable[[Path, Works], Endpoint]], ...] = (
    ("/monitor/load", load),
    ("/monitor/columns", name_columns),
    ("/monitor/terms", take_terms),
    ("/monitor/judge", judge),
)
"""The addresses that take files, and begin what may take long."""
