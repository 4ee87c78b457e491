"""W3C Web Annotations: each fact's words as a quotation with its surroundings and its position.

One annotation a line. Positions count code points of the page's text, as the recommendation has it
and as Python counts; the quotation finds its place again where the text has moved.
"""

from __future__ import annotations

import json
from pathlib import Path

from dragoman.exchange.written import Ask, Row, Written
from dragoman.model import Fact, Plain
from dragoman.record import Record
from dragoman.record.store.rows import PageRow

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters of the text on either side of a quotation."""


def write(path: Path, record: Record, ask: Ask) -> Written:
    """One fact a line; returns how many."""
    pages = {page.id: page for page in record.pages()}
    count = 0
    text, page = "", ""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for fact in record.facts(ask.wanted):
            if fact.page != page:
                text, page = record.text(fact.page), fact.page
            line = json.dumps(annotation(fact, text, pages[page]), ensure_ascii=False)
            file.write(line + "\n")
            count += 1
    return Written(count)


def annotation(fact: Fact, text: str, page: PageRow) -> Row:
    """A fact as an annotation: tags for its kind and status, the whole fact as JSON, and two
    selectors for its words."""
    plain = json.dumps(fact.to_dict(), ensure_ascii=False)
    body: list[Plain] = [
        {"type": "TextualBody", "purpose": "tagging", "value": fact.kind.value},
        {"type": "TextualBody", "purpose": "tagging", "value": fact.status.value},
        {"type": "TextualBody", "purpose": "describing", "format": "application/json",
         "value": plain},
    ]  # fmt: skip
    quote: Row = {
        "type": "TextQuoteSelector",
        "exact": fact.quote,
        "prefix": text[max(0, fact.start - AROUND) : fact.start],
        "suffix": text[fact.end : fact.end + AROUND],
    }
    position: Row = {"type": "TextPositionSelector", "start": fact.start, "end": fact.end}
    return {
        "@context": CONTEXT,
        "id": f"urn:dragoman:fact:{fact.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": body,
        "target": {
            "source": page.url or f"urn:dragoman:page:{page.id}",
            "selector": [quote, position],
        },
    }


def anchor(annotated: Row, text: str) -> tuple[int, int] | None:
    """Where an annotation's words stand in a text: at its position, else where they stand with its
    surroundings, else where they stand alone; None where they are not to be found, or are found
    more than once and their surroundings do not tell which they are."""
    quote, position = _selectors(annotated)
    exact, prefix, suffix = (str(quote.get(name, "")) for name in ("exact", "prefix", "suffix"))
    places = _places(text, exact)
    around = [
        start
        for start in places
        if text[:start].endswith(prefix) and text[start + len(exact) :].startswith(suffix)
    ]
    start = position.get("start")
    if isinstance(start, int) and start in around:
        return start, start + len(exact)
    for found in (around, places):
        if len(found) == 1:
            return found[0], found[0] + len(exact)
    return None


def _selectors(annotated: Row) -> tuple[Row, Row]:
    """The quotation and the position of an annotation; raises KeyError where it has none."""
    target = annotated["target"]
    selectors = target["selector"] if isinstance(target, dict) else []
    by_type: dict[str, Row] = {}
    for selector in selectors if isinstance(selectors, list) else [selectors]:
        if isinstance(selector, dict):
            by_type[str(selector["type"])] = selector
    return by_type["TextQuoteSelector"], by_type.get("TextPositionSelector", {})


def _places(text: str, words: str) -> list[int]:
    found = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found
