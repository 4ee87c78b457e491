"""The program behind the addresses: each request opens the record, answers, and lets go of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from dragoman.errors import DragomanError, UsageError
from dragoman.record import open_record
from dragoman.web.page import environment
from dragoman.web.workbench.answers import in_form
from dragoman.web.workbench.asked import Asked, asked
from dragoman.web.workbench.deciding import DECISIONS, YEAR, known_name
from dragoman.web.workbench.incidents import Works
from dragoman.web.workbench.kept import Desk, Keeper, Kept, kept_path
from dragoman.web.workbench.loading import LOADING
from dragoman.web.workbench.safety import HEADERS, LOCAL, PROOF_COOKIE, Guard, new_token
from dragoman.web.workbench.screen import Context, Frame, MenuItem, Screen
from dragoman.web.workbench.screens import SCREENS
from dragoman.web.workbench.screens.record import RecordContext
from dragoman.web.workbench.visits import SEEN_COOKIE, first_visit, visit_in

STATIC = Path(__file__).parents[1] / "static"


def workbench(path: Path, *, hosts: tuple[str, ...] = LOCAL, token: str | None = None) -> Starlette:
    """The workbench of the record in a file. Answers under these host names only and, with a
    `token`, to those who have it. Raises RecordError where there is no record."""
    open_record(path, read_only=True).close()
    keeper, works = Keeper(path), Works(path)
    routes = [
        *(Route(screen.path, _shown(path, screen, keeper, works)) for screen in SCREENS),
        *(Route(at, act(path), methods=["POST"]) for at, act in DECISIONS),
        *(Route(at, act(path, works), methods=["POST"]) for at, act in LOADING),
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
        lifespan=_until_the_end(keeper, works),
    )
    made.router.redirect_slashes = False
    return made


def _until_the_end(
    keeper: Keeper, works: Works
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """What is at work in the background ends with the workbench."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        keeper.stop()
        works.stop()

    return lifespan


def _shown(
    path: Path, screen: Screen, keeper: Keeper, works: Works
) -> Callable[[Request], Awaitable[Response]]:
    async def show(request: Request) -> Response:
        return await run_in_threadpool(_answer, path, screen, keeper, works, request)

    return show


def _answer(path: Path, screen: Screen, keeper: Keeper, works: Works, request: Request) -> Response:
    now = datetime.now(UTC)
    given = request.query_params.multi_items()
    ident = request.path_params.get("ident", "")
    seen = visit_in(request.cookies.get(SEEN_COOKIE, ""), str(path))
    about = asked(request.url.path, given, ident=ident, who=known_name(request), seen=seen)
    with _desk(path, keeper, works, about.as_of) as desk:
        form = about.first("as")
        if form:
            return in_form(screen, desk, about, form)
        proof = request.cookies.get(PROOF_COOKIE) or new_token()
        it = screen.build(desk, about)
        frame = _frame(desk, screen, about, proof, it)
    response = HTMLResponse(environment().get_template(screen.template).render(it=it, frame=frame))
    if isinstance(it, RecordContext) and about.as_of is None:
        looked = (seen or first_visit(it.stats.pages, now)).looked(it.stats.pages, now)
        response.set_cookie(
            SEEN_COOKIE, looked.cookie(str(path)), max_age=YEAR, httponly=True, samesite="strict"
        )
    if PROOF_COOKIE not in request.cookies:
        response.set_cookie(PROOF_COOKIE, proof, httponly=True, samesite="strict")
    return response


@contextmanager
def _desk(path: Path, keeper: Keeper, works: Works, as_of: date | None) -> Iterator[Desk]:
    with open_record(path, read_only=True, as_of=as_of) as record:
        kept = Kept(kept_path(path))
        try:
            yield Desk(record, kept, keeper, works=works)
        finally:
            kept.close()


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
        as_csv=about.link(**{"as": "csv"}) if screen.table else None,
        as_json=about.link(**{"as": "json"}),
        undo=about.first("undo"),
        notes=tuple(desk.notes),
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


def _sorry(request: Request, code: int, message: str) -> Response:
    menu = tuple(MenuItem(one.menu, one.path, False) for one in SCREENS if one.menu)
    template = environment().get_template("workbench/sorry.html")
    return HTMLResponse(template.render(message=message, menu=menu), status_code=code)
