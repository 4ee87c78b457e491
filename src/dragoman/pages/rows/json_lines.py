"""One JSON object as one page; unknown fields are ignored."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from dragoman.errors import PageError
from dragoman.model import UNKNOWN_DAY, Day, Page
from dragoman.pages.stated_days import published_on, stated_day

TEXT_FIELDS = ("text", "body", "content")
"""Where the text is looked for, in this order; "html" is read as HTML after these."""
_NAMES = {
    "url": ("url", "link"),
    "outlet": ("outlet", "source", "publisher"),
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors"),
    "language": ("language", "lang"),
}
_DAY_FIELDS = ("published", "date", "published_at", "publish_date", "date_published")


def read_json_line(name: str, line: str) -> Page:
    """The page in one line of JSON; `name` is used where the object has no URL.

    Raises PageError where the line is not a JSON object or holds no text.
    """
    row = _object(line)
    told: dict[str, Any] = {
        field: _words(next((row[key] for key in keys if row.get(key)), None))
        for field, keys in _NAMES.items()
    }
    if not told["url"] and _is_url(row.get("id")):
        told["url"] = str(row["id"]).strip()
    published = _published(row)
    page_name = told["url"] or name
    text = next((row[key] for key in TEXT_FIELDS if isinstance(row.get(key), str)), None)
    if text and text.strip():
        return Page(name=page_name, text=_without_surrogates(text), published=published, **told)
    if isinstance(row.get("html"), str) and row["html"].strip():
        return _from_html(page_name, _without_surrogates(row["html"]), told, published)
    raise PageError("no text; put it in a field named text, body, content or html")


def _from_html(name: str, html: str, told: dict[str, Any], published: Day) -> Page:
    from dragoman.pages.html import read_html  # brings trafilatura: only for HTML

    page = read_html(name, html)
    given = {field: value for field, value in told.items() if value}
    if published.known:
        given["published"] = published
    return replace(page, **given)


def _object(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise PageError(f"not JSON ({error.msg} at character {error.pos + 1}); fix it") from error
    except (RecursionError, ValueError) as error:
        raise PageError("not usable JSON (nested too deep or a number too long)") from error
    if not isinstance(row, dict):
        raise PageError("not a JSON object; write one object with a field text per line")
    return row


def _published(row: dict[str, Any]) -> Day:
    for key in _DAY_FIELDS:
        value = row.get(key)
        if isinstance(value, dict) and isinstance(value.get("start"), str):  # our own pages.jsonl
            value = value["start"]
        if isinstance(value, str):
            day = stated_day(value)
            if day:
                return published_on(day, text=value, why=f"field {key}")
    return UNKNOWN_DAY


def _words(value: object) -> str | None:
    """A string, a list of strings or of objects with a name, as one line of text."""
    if isinstance(value, str):
        return _without_surrogates(" ".join(value.split())) or None
    if isinstance(value, dict):
        return _words(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(item) for item in value))) or None
    return None


def _is_url(value: object) -> bool:
    return isinstance(value, str) and value.strip().startswith(("http://", "https://"))


def _without_surrogates(text: str) -> str:
    r"""JSON may spell half a character ("\ud800"); no encoding can write it."""
    return text.encode("utf-8", "replace").decode("utf-8") if _has_surrogate(text) else text


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)
