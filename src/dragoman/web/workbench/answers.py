"""One answer in the form that was asked for: a page, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json

from starlette.responses import Response

from dragoman.errors import UsageError
from dragoman.exchange.csv_file import cell
from dragoman.model import Plain
from dragoman.web.workbench.screen import Answer

FORMS = ("csv", "json")


def in_form(answer: Answer, form: str, name: str) -> Response:
    """Rows as CSV, or rows or one thing as JSON; raises UsageError for another form."""
    if form == "json":
        plain: Plain = answer if isinstance(answer, dict) else list(answer.to_dicts())
        return Response(json.dumps(plain, ensure_ascii=False), media_type="application/json")
    if form != "csv":
        raise UsageError(f"there is no form {form[:40]!r}; the forms are csv and json")
    if isinstance(answer, dict):
        raise UsageError("this screen is no table; ask for json")
    return Response(
        _csv(list(answer.to_dicts())),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def _csv(rows: list[dict[str, Plain]]) -> str:
    file = io.StringIO()
    columns = list(rows[0]) if rows else []
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([cell(row[column]) for column in columns] for row in rows)
    return "\ufeff" + file.getvalue()
