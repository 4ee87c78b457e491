"""JSON objects as pages: one a line, or a list of them; unknown fields are ignored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from dragoman.errors import PageError
from dragoman.model import Skipped
from dragoman.pages.decoding import decode
from dragoman.pages.parts import Part
from dragoman.pages.raw import MAX_LINE_BYTES, capped_lines, read_capped
from dragoman.pages.rows.columns import USUAL, Columns, row_part


def json_lines(name: str, stream: IO[bytes], columns: Columns = USUAL) -> Iterator[Part | Skipped]:
    """A part for each line that is not blank; `name#12` is line 12."""
    for number, row in json_line_objects(name, stream):
        if isinstance(row, Skipped):
            yield row
            continue
        try:
            yield row_part(f"{name}#{number}", row, columns)
        except PageError as error:
            yield Skipped(f"{name}#{number}", f"line {number}: {error}")


def json_line_objects(
    name: str, stream: IO[bytes]
) -> Iterator[tuple[int, dict[str, Any] | Skipped]]:
    """(line number, object) of each line that is not blank. Raises PageError where all are."""
    found = False
    for number, line in capped_lines(stream):
        if line is not None and not line.strip():
            continue
        found = True
        try:
            if line is None:
                raise PageError(f"longer than {MAX_LINE_BYTES // 1024**2} MB; split the page")
            yield number, _object(decode(line).text)
        except PageError as error:
            yield number, Skipped(f"{name}#{number}", f"line {number}: {error}")
    if not found:
        raise PageError("empty; nothing to read")


def json_document(
    name: str, stream: IO[bytes], columns: Columns = USUAL
) -> Iterator[Part | Skipped]:
    """A part for each object of one JSON document; `name#12` is the twelfth of its list.

    A document that wraps its list ("articles": [...]) is looked into one level deep.
    """
    for number, row in enumerate(json_objects(stream), start=1):
        try:
            if not isinstance(row, dict):
                raise PageError("not a JSON object; write one object with a field text per page")
            yield row_part(f"{name}#{number}", row, columns)
        except PageError as error:
            yield Skipped(f"{name}#{number}", f"object {number}: {error}")


def json_objects(stream: IO[bytes]) -> list[Any]:
    """The objects of one JSON document. Raises PageError where it is not JSON."""
    data = read_capped(stream)
    if not data.strip():
        raise PageError("empty; nothing to read")
    value = _loaded(decode(data).text)
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        raise PageError("not a JSON object; write one object with a field text per page")
    lists = [inner for inner in value.values() if isinstance(inner, list) and inner
             and isinstance(inner[0], dict)]  # fmt: skip
    has_text = any(isinstance(value.get(key), str) for key in ("text", "body", "content", "html"))
    return lists[0] if len(lists) == 1 and not has_text else [value]


def _object(line: str) -> dict[str, Any]:
    row = _loaded(line)
    if not isinstance(row, dict):
        raise PageError("not a JSON object; write one object with a field text per line")
    return row


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise PageError(f"not JSON ({error.msg} at character {error.pos + 1}); fix it") from error
    except (RecursionError, ValueError) as error:
        raise PageError("not usable JSON (nested too deep or a number too long)") from error
