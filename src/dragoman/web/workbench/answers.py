"""One answer in the form that was asked for: a page, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from starlette.responses import Response

from dragoman.errors import UsageError
from dragoman.exchange.csv_file import cell
from dragoman.model import Plain
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Screen

FORMS = ("csv", "json")


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
    answer = screen.answer(desk, asked)
    if form == "json":
        plain: Plain = answer if isinstance(answer, dict) else list(answer.to_dicts())
        return Response(json.dumps(plain, ensure_ascii=False), media_type="application/json")
    if isinstance(answer, dict):
        raise UsageError("this screen is no table; ask for json")
    return _attached(csv_text(answer), f"{screen.name}.csv", "text/csv")


def _attached(text: str, name: str, media_type: str) -> Response:
    """A file to be kept, never to be shown in the place of a screen."""
    return Response(
        text,
        media_type=f"{media_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def csv_text(answer: Rows[Any]) -> str:
    """Rows as a file for spreadsheets, which runs no cell."""
    rows = answer.to_dicts()
    file = io.StringIO()
    columns = list(rows[0]) if rows else []
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([cell(row[column]) for column in columns] for row in rows)
    return "\ufeff" + file.getvalue()
