"""What is at an address: a screen as a page or in another form, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, unquote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import compile_path

from dragoman.errors import UsageError
from dragoman.record.store.connection import Connections
from dragoman.web.habits import Habits, habits_in
from dragoman.web.page import environment
from dragoman.web.workbench.answers import in_form
from dragoman.web.workbench.asked import Asked, asked
from dragoman.web.workbench.deciding import HABITS_COOKIE, YEAR, known_name
from dragoman.web.workbench.incidents import Works
from dragoman.web.workbench.kept import Desk, Keeper, desk_at
from dragoman.web.workbench.safety import HEADERS, PROOF_COOKIE, new_token
from dragoman.web.workbench.screen import Context, DataLink, Frame, MenuItem, Mistake, Screen
from dragoman.web.workbench.screens import SCREENS
from dragoman.web.workbench.screens.record import RecordContext
from dragoman.web.workbench.visits import SEEN_COOKIE, first_visit, visit_in

LOOK_AGAIN = "5"
"""Seconds after which a browser asks again for what was being worked out."""


@dataclass(frozen=True, slots=True)
class House:
    """What every answer is made with."""

    path: Path
    keeper: Keeper
    works: Works
    connections: Connections


def answer(house: House, screen: Screen, request: Request) -> Response:
    given = request.query_params.multi_items()
    form = next((value for name, value in given if name == "as" and value), None)
    try:
        about = _about(house, request, request.url.path, given, request.path_params.get("ident"))
    except UsageError as error:
        if form:
            raise
        return _misasked(request, given, error)
    if form:
        with desk_at(house.path, house.keeper, about.as_of, works=house.works,
                 connections=house.connections) as desk:  # fmt: skip
            return in_form(screen, desk, about, form)
    return _page(house, screen, request, about)


def again(house: House, request: Request, back: str, mistake: Mistake) -> Response:
    """The screen of an address within the workbench, with what is wrong in a form of it."""
    path, _, query = back.partition("?")
    for screen in SCREENS:
        found = compile_path(screen.path)[0].match(unquote(path))
        if found:
            given, ident = parse_qsl(query), found.groupdict().get("ident")
            with suppress(UsageError):
                about = _about(house, request, path, given, ident)
                return _page(house, screen, request, about, mistake)
    return _sorry(request, 400, mistake.why)


def _about(
    house: House, request: Request, path: str, given: list[tuple[str, str]], ident: str | None
) -> Asked:
    seen = visit_in(request.cookies.get(SEEN_COOKIE, ""), str(house.path))
    return asked(path, given, ident=ident or "", who=known_name(request), seen=seen)


def _page(
    house: House, screen: Screen, request: Request, about: Asked, mistake: Mistake | None = None
) -> Response:
    proof = request.cookies.get(PROOF_COOKIE) or new_token()
    with desk_at(house.path, house.keeper, about.as_of, works=house.works,
                 connections=house.connections) as desk:  # fmt: skip
        it = screen.build(desk, about)
        frame = replace(_frame(desk, screen, about, proof, it), habits=_habits(request),
                        mistake=mistake)  # fmt: skip
        waits = desk.waits
    html = environment().get_template(screen.template).render(it=it, frame=frame)
    response = HTMLResponse(html, status_code=400 if mistake else 200)
    if waits:
        response.headers["Refresh"] = LOOK_AGAIN
    if isinstance(it, RecordContext) and about.as_of is None:
        _remember(house, response, about, it.stats.pages)
    if PROOF_COOKIE not in request.cookies:
        response.set_cookie(PROOF_COOKIE, proof, httponly=True, samesite="strict")
    return response


def _remember(house: House, response: Response, about: Asked, pages: int) -> None:
    """Keeps in the browser how many pages it has seen."""
    now = datetime.now(UTC)
    cookie = (about.seen or first_visit(pages, now)).looked(pages, now).cookie(str(house.path))
    response.set_cookie(SEEN_COOKIE, cookie, max_age=YEAR, httponly=True, samesite="strict")


def _habits(request: Request) -> Habits:
    cookie = request.cookies.get(HABITS_COOKIE, "")
    return habits_in(cookie, request.headers.get("accept-language", ""))


def _frame(desk: Desk, screen: Screen, about: Asked, proof: str, it: Context) -> Frame:
    menu = tuple(
        MenuItem(one.menu, about.link(one.path), one is screen) for one in SCREENS if one.menu
    )
    return Frame(
        record=desk.record.path.stem,
        heading=it.heading,
        menu=menu,
        asked=about,
        proof=proof,
        as_json=about.again(**{"as": "json"}),
        tables=_tables(screen, about),
        undo=about.first("undo"),
        habits=Habits(),
        notes=tuple(desk.notes),
        help=screen.help,
    )


def _tables(screen: Screen, about: Asked) -> tuple[DataLink, ...]:
    others = [table.name for table in screen.tables]
    names = ["", *others] if screen.table or not others else others
    return tuple(
        DataLink(
            name,
            about.again(**{"as": "csv", "table": name or None}),
            about.again(**{"as": "json", "table": name or None}),
        )
        for name in names
    )


def refused(request: Request, error: Exception) -> Response:
    """What was asked for does not exist, or means nothing."""
    code = 404 if request.path_params else 400
    return _sorry(request, code, str(error))


def failed(request: Request, error: Exception) -> Response:
    return _sorry(request, 503, str(error))


def broken(request: Request, error: Exception) -> Response:
    """A fault of the workbench itself, of which the terminal tells more."""
    words = "The workbench broke at this address; what the terminal says helps to mend it."
    response = _sorry(request, 500, words)
    response.headers.update(HEADERS)  # the guard does not see this answer
    return response


def not_there(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = "There is nothing at this address." if error.status_code == 404 else error.detail
    return _sorry(request, error.status_code, words)


def _misasked(request: Request, given: list[tuple[str, str]], error: UsageError) -> Response:
    """A filter that means nothing, with all that were given, to be put right."""
    wrong = next((name for name, value in given if not _means(name, value)), "")
    fields = tuple(dict.fromkeys(given))
    return _sorry(request, 400, str(error), fields=fields, wrong=wrong)


def _means(name: str, value: str) -> bool:
    """Whether a parameter means something by itself."""
    try:
        asked("/", [(name, value)])
    except UsageError:
        return False
    return True


def _sorry(
    request: Request, code: int, message: str, *, fields: Sequence[tuple[str, str]] = (),
    wrong: str = "",
) -> Response:  # fmt: skip
    menu = tuple(MenuItem(one.menu, one.path, False) for one in SCREENS if one.menu)
    html = environment().get_template("workbench/sorry.html").render(
        message=message, menu=menu, fields=fields, wrong=wrong, path=request.url.path
    )  # fmt: skip
    return HTMLResponse(html, status_code=code)
