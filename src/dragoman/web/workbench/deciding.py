"""What a reviewer does: each decision is on the disk before the next screen is shown."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, unquote, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import UsageError
from dragoman.record import Record, open_record
from dragoman.record.judgements import Judgement, Verdict
from dragoman.web.habits import Days, Habits, Numbers
from dragoman.web.workbench.fixing import typed
from dragoman.web.workbench.safety import PROOF_FIELD, proven
from dragoman.web.workbench.screen import Mistake

WHO_COOKIE = "dragoman-who"
HABITS_COOKIE = "dragoman-habits"
YEAR = 365 * 24 * 3600
_LONGEST_NAME = 80

Endpoint = Callable[[Request], Awaitable[Response]]
Deed = Callable[[Record, FormData, str], Judgement]


def known_name(request: Request) -> str | None:
    """The name under which this browser's decisions are filed."""
    name = unquote(request.cookies.get(WHO_COOKIE, "")).strip()
    return name[:_LONGEST_NAME] or None


def name_oneself(path: Path) -> Endpoint:
    """Files decisions under a name from now on."""

    async def act(request: Request) -> Response:
        form = await _form(request)
        name = " ".join(_word(form, "who").split())[:_LONGEST_NAME]
        response = RedirectResponse(_back(form), status_code=303)
        if name:
            response.set_cookie(
                WHO_COOKIE, quote(name), max_age=YEAR, httponly=True, samesite="strict"
            )
        else:
            response.delete_cookie(WHO_COOKIE)
        return response

    return act


def settle_habits(path: Path) -> Endpoint:
    """Writes days and numbers from now on as this reader is used to."""

    async def act(request: Request) -> Response:
        form = await _form(request)
        found = Habits(_one_of(Days, form, "days"), _one_of(Numbers, form, "numbers"))
        response = RedirectResponse(_back(form), status_code=303)
        response.set_cookie(
            HABITS_COOKIE, found.cookie, max_age=YEAR, httponly=True, samesite="strict"
        )
        return response

    return act


Choice = TypeVar("Choice", bound=StrEnum)


def _one_of(kinds: type[Choice], form: FormData, name: str) -> Choice:
    value = _word(form, name)
    if value not in set(kinds):
        raise UsageError(f"{name} are written {', '.join(kinds)}, not {value[:40]!r}")
    return kinds(value)


def deciding(deed: Deed) -> Callable[[Path], Endpoint]:
    """An address that files what a form says, and then shows the screen it came from."""

    def bound(path: Path) -> Endpoint:
        async def act(request: Request) -> Response:
            form = await _form(request)
            who = known_name(request)
            if who is None:
                raise UsageError("say who you are first: decisions are filed under a name")
            made = await run_in_threadpool(_file, path, deed, form, who)
            undo = "" if made.verdict is Verdict.UNDO else made.id
            return RedirectResponse(_with_undo(_after(made, form), undo), status_code=303)

        return act

    return bound


def _after(made: Judgement, form: FormData) -> str:
    """Where a decision leads: back, or from an actor who is one with another now to that one."""
    if made.verdict is Verdict.MERGE:
        return f"/actors/{quote(made.about.split()[-1], safe='')}"
    return _back(form)


def _file(path: Path, deed: Deed, form: FormData, who: str) -> Judgement:
    with open_record(path, create=False) as record:
        return deed(record, form, who)


def _judge(record: Record, form: FormData, who: str) -> Judgement:
    verdict = _word(form, "verdict")
    if verdict not in _BY_FORM:
        raise UsageError(f"{verdict[:40]!r} is no verdict; they are {', '.join(_BY_FORM)}")
    return record.judge(_word(form, "about"), Verdict(verdict), who, note=_word(form, "note"))


def _fix(record: Record, form: FormData, who: str) -> Judgement:
    fact = record.fact(_word(form, "about"))
    name = _word(form, "field")
    edit = {name: typed(fact, name, _word(form, "value"))}
    return record.judge(fact.id, Verdict.EDITED, who, note=_word(form, "note"), edit=edit)


def _undo(record: Record, form: FormData, who: str) -> Judgement:
    return record.undo(_word(form, "judgement"), who)


def _merge(record: Record, form: FormData, who: str) -> Judgement:
    return record.merge(_word(form, "actor"), _word(form, "into"), who, note=_word(form, "note"))


def _split(record: Record, form: FormData, who: str) -> Judgement:
    return record.split(_word(form, "actor"), _word(form, "other"), who, note=_word(form, "note"))


_BY_FORM = ("right", "wrong", "same", "different", "note")
DECISIONS: tuple[tuple[str, Callable[[Path], Endpoint]], ...] = (
    ("/judge", deciding(_judge)),
    ("/fix", deciding(_fix)),
    ("/undo", deciding(_undo)),
    ("/merge", deciding(_merge)),
    ("/split", deciding(_split)),
    ("/who", name_oneself),
    ("/habits", settle_habits),
)
"""The addresses that change something."""
_FIELDS = {"/fix": "value", "/merge": "into", "/split": "other", "/judge": "note"}
"""The field of each form that most often cannot be understood."""


async def mistaken(request: Request, error: UsageError) -> tuple[str, Mistake]:
    """The address that a refused form came from, and what is wrong with which of its fields."""
    form = await _form(request)
    path = request.url.path
    nameless = path in dict(DECISIONS) and path not in _BY_ITSELF and known_name(request) is None
    field = "who" if nameless else _FIELDS.get(path, "")
    return _back(form), Mistake(field, str(error), _word(form, field) if field else "")


_BY_ITSELF = ("/who", "/habits")
"""Changes that need no name."""


async def _form(request: Request) -> FormData:
    form = await request.form(max_files=0, max_fields=20)
    if not proven(request, _word(form, PROOF_FIELD)):
        raise HTTPException(403, "This form has grown old; open its page again and send it anew.")
    return form


def _word(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def _back(form: FormData) -> str:
    """The address a form came from, never that of another site."""
    try:
        parts = urlsplit(_word(form, "back"))
    except ValueError:  # "//[", which is no address at all
        return "/"
    path = "/" + parts.path.lstrip("/\\")
    return f"{path}?{parts.query}" if parts.query else path


def _with_undo(address: str, judgement: str) -> str:
    """The address with what can be taken back there."""
    path, _, query = address.partition("?")
    kept = [pair for pair in query.split("&") if pair and not pair.startswith("undo=")]
    if judgement:
        kept.append(urlencode({"undo": judgement}))
    return f"{path}?{'&'.join(kept)}" if kept else path
