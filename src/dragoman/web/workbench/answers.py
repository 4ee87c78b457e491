"""One answer in the form that was asked for: a page, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from starlette.responses import Response

from dragoman.errors import UsageError
from dragoman.exchange.csv_file import cell
from dragoman.model import Plain
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Answer, Screen

FORMS = ("csv", "json")
NOTE = "Dragoman-Note"
"""The header that tells what an answer leaves out."""


def in_form(screen: Screen, desk: Desk, asked: Asked, form: str) -> Response:
    """Rows as CSV, rows or one thing as JSON, or a file of the screen's own; raises UsageError for
    another form."""
    for file in screen.files:
        if file.form == form:
            return _attached(
                file.make(desk, asked), f"{screen.name}.{file.ending}", file.media_type
            )
    if form not in FORMS:
        known = ", ".join((*FORMS, *(file.form for file in screen.files)))
        raise UsageError(f"there is no form {form[:40]!r}; the forms are {known}")
    name = asked.first("table")
    if form == "json":
        answer = screen.answer(desk, asked) if name is None else _rows(screen, desk, asked, name)
        plain: Plain = answer if isinstance(answer, dict) else list(answer.to_dicts())
        return _noted(
            Response(json.dumps(plain, ensure_ascii=False), media_type="application/json"), desk
        )
    whole = screen.name if name is None else f"{screen.name}-{name}"
    if name is None and not screen.tables and not screen.table:
        text = _one_row(screen.answer(desk, asked))
    else:
        text = csv_text(_rows(screen, desk, asked, name))
    return _noted(_attached(text, f"{whole}.csv", "text/csv"), desk)


def _rows(screen: Screen, desk: Desk, asked: Asked, name: str | None) -> Rows[Any]:
    """A table of the screen by its name, or the first; raises UsageError where there is none."""
    if name is None and screen.table:
        answer = screen.answer(desk, asked)
        assert isinstance(answer, Rows)
        return answer
    for table in screen.tables:
        if name in (None, table.name):
            return table.rows(desk, asked)
    known = ", ".join(table.name for table in screen.tables)
    known = f"the tables are {known}" if known else "it is one table; leave out table="
    raise UsageError(f"this screen has no table {str(name)[:40]!r}; {known}")


def _attached(text: str, name: str, media_type: str) -> Response:
    """A file to be kept, never to be shown in the place of a screen."""
    return Response(
        text,
        media_type=f"{media_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def csv_text(rows: Rows[Any]) -> str:
    """Rows as a file for spreadsheets, which runs no cell."""
    return _csv([field.name for field in fields(rows.kind)], rows.to_dicts())


def _one_row(answer: Answer) -> str:
    """One thing that has no table as a table of one row."""
    assert isinstance(answer, dict)
    return _csv(list(answer), [answer])


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, Plain]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([cell(row[column]) for column in columns] for row in rows)
    return "\ufeff" + file.getvalue()


def _noted(response: Response, desk: Desk) -> Response:
    """The answer, with what is said above a screen in the letters that a header may have."""
    if desk.notes:
        words = " ".join(" ".join(desk.notes).split())
        response.headers[NOTE] = words.encode("ascii", "xmlcharrefreplace").decode()
    return response
