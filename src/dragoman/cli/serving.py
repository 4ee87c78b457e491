"""dragoman serve"""

from __future__ import annotations

import gc
import socket
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import RecordOption, record_path
from dragoman.cli.output import note, out, words
from dragoman.errors import UsageError

HOST = "127.0.0.1"
PORT = 8484
_TRIED = 20
"""Ports after the first that are tried where it is taken."""
_YOUNG = 20_000, 20, 50
"""Objects, and rounds, after which the collector looks for rings of dead ones. An answer makes some
ten thousand objects and leaves hardly a ring."""
HostOption = Annotated[
    str,
    typer.Option("--host", metavar="ADDRESS", help="Where to listen. Another address than that of "
                 "this machine alone asks everybody for a token."),
]  # fmt: skip
PortOption = Annotated[
    int | None, typer.Option("--port", metavar="N", min=1, max=65535, help="The port.")
]


def register(app: typer.Typer) -> None:
    app.command("serve")(serve)


def serve(host: HostOption = HOST, port: PortOption = None, record: RecordOption = None) -> None:
    """The workbench: the record in a browser, to look, compare and decide; works offline."""
    run(record_path(record), host=host, port=port)


def run(path: Path, *, host: str = HOST, port: int | None = None) -> None:
    """Serves a record until it is interrupted; raises UsageError where the port is taken."""
    import uvicorn

    from dragoman.web.workbench import workbench
    from dragoman.web.workbench.clerks import useful
    from dragoman.web.workbench.safety import LOCAL, new_token

    alone = host in LOCAL
    token = None if alone else new_token()
    _settle()
    served = workbench(
        path, hosts=LOCAL if alone else (*LOCAL, *_names(host)), token=token, clerks=useful()
    )
    listening = _listen(host, port)
    address = f"http://{host}:{listening.getsockname()[1]}/"
    out().print(words(f"{path} at {address}{f'?token={token}' if token else ''}", "bold"))
    note("Ctrl-C ends it; `dragoman read` may go on beside it.")
    config = uvicorn.Config(served, log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def _settle() -> None:
    """Loads what every answer needs before the first is asked for, and tells the collector that it
    stays: walking through the registry again and again held single answers up by a tenth of a
    second."""
    from dragoman.actors import load_registry
    from dragoman.web.page import environment

    load_registry()
    templates = environment()
    for name in templates.list_templates(extensions=["html"]):
        templates.get_template(name)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_YOUNG)


def _names(host: str) -> tuple[str, ...]:
    """The names under which others reach this machine."""
    if host in ("0.0.0.0", "::"):
        name = socket.gethostname()
        return (name, *{entry[4][0] for entry in _addresses(name)})
    return (host,)


def _addresses(name: str) -> list[tuple[int, int, int, str, tuple[str, int]]]:
    try:
        return socket.getaddrinfo(name, None, socket.AF_INET)  # type: ignore[return-value]
    except OSError:
        return []


def _listen(host: str, port: int | None) -> socket.socket:
    """A socket on the port, or on the first free one from `PORT` on where none was asked for."""
    wanted = [port] if port else range(PORT, PORT + _TRIED)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in wanted:
        listening = socket.socket(family)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, number))
        except OSError as error:
            listening.close()
            reason = error
            continue
        listening.listen(64)
        return listening
    raise UsageError(f"cannot listen at {host}, port {wanted[-1]}: {reason.strerror}; "
                     "choose another with --port")  # fmt: skip
