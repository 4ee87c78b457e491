"""The program behind the addresses: each request opens the record, answers, and lets go of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route, compile_path
from starlette.staticfiles import StaticFiles

from dragoman.errors import DragomanError, UsageError
from dragoman.record import open_record
from dragoman.record.store.connection import Connections
from dragoman.web.habits import Habits, habits_in
from dragoman.web.page import environment
from dragoman.web.workbench.answers import in_form
from dragoman.web.workbench.asked import Asked, asked
from dragoman.web.workbench.deciding import DECISIONS, HABITS_COOKIE, YEAR, known_name, mistaken
from dragoman.web.workbench.incidents import Works
from dragoman.web.workbench.kept import Desk, Keeper, desk_at
from dragoman.web.workbench.loading import LOADING
from dragoman.web.workbench.progress import PATH, progress
from dragoman.web.workbench.safety import HEADERS, LOCAL, PROOF_COOKIE, Guard, new_token
from dragoman.web.workbench.screen import Context, DataLink, Frame, MenuItem, Mistake, Screen
from dragoman.web.workbench.screens import SCREENS
from dragoman.web.workbench.screens.record import RecordContext
from dragoman.web.workbench.visits import SEEN_COOKIE, first_visit, visit_in

STATIC = Path(__file__).parents[1] / "static"
LOOK_AGAIN = "5"
"""Seconds after which a browser asks again for what was being worked out."""


def workbench(path: Path, *, hosts: tuple[str, ...] = LOCAL, token: str | None = None) -> Starlette:
    """The workbench of the record in a file. Answers under these host names only and, with a
    `token`, to those who have it. Raises RecordError where there is no record."""
    open_record(path, read_only=True).close()
    works = Works(path)
    house = _House(path, Keeper(path), works, Connections(path))
    routes = [
        *(Route(screen.path, _shown(house, screen)) for screen in SCREENS),
        *(Route(at, _decided(house, act(path)), methods=["POST"]) for at, act in DECISIONS),
        *(Route(at, _decided(house, act(path, works)), methods=["POST"]) for at, act in LOADING),
        Route(PATH, progress(path)),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    guard = Middleware(Guard, hosts=hosts, token=token)
    errors = {
        UsageError: _refused, DragomanError: _failed, HTTPException: _not_there, Exception: _broken,
    }  # fmt: skip
    made = Starlette(
        routes=routes,
        middleware=[guard],
        exception_handlers=errors,
        lifespan=_until_the_end(house),
    )
    made.router.redirect_slashes = False
    return made


def _until_the_end(
    house: _House,
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """What is at work in the background ends with the workbench."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        house.keeper.stop()
        house.works.stop()
        house.connections.close()

    return lifespan


@dataclass(frozen=True, slots=True)
class _House:
    """What every answer is made with."""

    path: Path
    keeper: Keeper
    works: Works
    connections: Connections


def _shown(house: _House, screen: Screen) -> Callable[[Request], Awaitable[Response]]:
    async def show(request: Request) -> Response:
        return await run_in_threadpool(_answer, house, screen, request)

    return show


def _decided(
    house: _House, act: Callable[[Request], Awaitable[Response]]
) -> Callable[[Request], Awaitable[Response]]:
    """A change; one that cannot be made shows the screen it came from again, with the reason."""

    async def do(request: Request) -> Response:
        try:
            return await act(request)
        except UsageError as error:
            back, mistake = await mistaken(request, error)
            return await run_in_threadpool(_again, house, request, back, mistake)

    return do


def _answer(house: _House, screen: Screen, request: Request) -> Response:
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


def _again(house: _House, request: Request, back: str, mistake: Mistake) -> Response:
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
    house: _House, request: Request, path: str, given: list[tuple[str, str]], ident: str | None
) -> Asked:
    seen = visit_in(request.cookies.get(SEEN_COOKIE, ""), str(house.path))
    return asked(path, given, ident=ident or "", who=known_name(request), seen=seen)


def _page(
    house: _House, screen: Screen, request: Request, about: Asked, mistake: Mistake | None = None
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


def _remember(house: _House, response: Response, about: Asked, pages: int) -> None:
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


def _refused(request: Request, error: Exception) -> Response:
    """What was asked for does not exist, or means nothing."""
    code = 404 if request.path_params else 400
    return _sorry(request, code, str(error))


def _failed(request: Request, error: Exception) -> Response:
    return _sorry(request, 503, str(error))


def _broken(request: Request, error: Exception) -> Response:
    """A fault of the workbench itself, of which the terminal tells more."""
    words = "The workbench broke at this address; what the terminal says helps to mend it."
    response = _sorry(request, 500, words)
    response.headers.update(HEADERS)  # the guard does not see this answer
    return response


def _not_there(request: Request, error: Exception) -> Response:
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
