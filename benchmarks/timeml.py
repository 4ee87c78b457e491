"""TimeML documents: the text, the day it was written, and its marked time expressions."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import date

from benchmarks.result import MissingDataError

_DCT = re.compile(r'<DCT>.*?value="([^"]*)"', re.S)
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.S)
_TAG = re.compile(r"(</?TIMEX3[^>]*>)")
_OTHER_TAG = re.compile(r"</?(?!TIMEX3)[A-Za-z][^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: where it stands and what it means; `day` is None unless it is one
    calendar day."""

    start: int
    end: int
    value: str
    day: str | None


def read_timeml(source: str) -> tuple[date, str, list[Timex]]:
    """Return creation day, plain text and gold expressions of a TimeML document."""
    created = _DCT.search(source)
    body = _TEXT.search(source)
    if created is None or body is None:
        raise MissingDataError("a TimeML document without creation day or text")
    text, gold = read_marked(_OTHER_TAG.sub("", body[1]))
    return date.fromisoformat(created[1][:10]), text, gold


def read_marked(marked: str) -> tuple[str, list[Timex]]:
    """Return the plain text and the expressions of text with TIMEX3 tags and entities."""
    parts: list[str] = []
    length = 0
    opened: list[tuple[int, dict[str, str]]] = []
    found: list[Timex] = []
    for part in _TAG.split(marked):
        if part.startswith("<TIMEX3"):
            opened.append((length, dict(_ATTRIBUTE.findall(part))))
            if part.endswith("/>"):
                opened.pop()
        elif part.startswith("</TIMEX3"):
            start, attributes = opened.pop()
            found.append(_timex(start, length, attributes))
        else:
            plain = html.unescape(part)
            parts.append(plain)
            length += len(plain)
    return "".join(parts), sorted(found, key=lambda one: one.start)


def _timex(start: int, end: int, attributes: dict[str, str]) -> Timex:
    value = attributes.get("value", "")
    told = bool(_DAY.match(value)) and attributes.get("type") in ("DATE", "TIME")
    return Timex(start, end, value, value[:10] if told else None)
