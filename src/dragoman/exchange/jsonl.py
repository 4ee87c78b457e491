"""JSON lines: the facts contract itself, and the one format that can be read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import ExchangeError, RecordError
from dragoman.model import Day, Fact, Layout, Page, Plain, Reading, Zone, from_plain
from dragoman.record import Record

Row = dict[str, Plain]


def write_facts(path: Path, facts: Iterable[Fact]) -> int:
    """One fact a line; returns how many."""
    return write_plain(path, (fact.to_dict() for fact in facts))


def write_pages(path: Path, record: Record, *, text: bool) -> int:
    """One page a line, in the order they were read; returns how many."""
    return write_plain(path, page_rows(record, text=text))


def page_rows(record: Record, *, text: bool) -> Iterator[Row]:
    """The pages as plain rows; the text, which the contract does not ask for, comes last."""
    for page in record.pages():
        yield page.to_dict() | ({"text": record.text(page.id)} if text else {})


def read_facts(path: str | Path) -> Iterator[Fact]:
    """The facts of a `facts.jsonl`.

    Raises ExchangeError for a line that is no fact, or whose id is not the one its fields give
    (nor told to be that of the names before reviewers merged them).
    """
    for number, row in _lines(Path(path)):
        try:
            fact = Fact.from_dict(row)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ExchangeError(f"{path}, line {number}: not a fact ({_told(error)})") from error
        if fact.id != row.get("id") and not row.get("merged"):
            raise ExchangeError(
                f"{path}, line {number}: the fields of {row.get('id')} were changed, they give "
                f"{fact.id}; export the facts again"
            )
        yield fact


def import_facts(record: Record, facts: str | Path, pages: str | Path) -> int:
    """Reads exported `facts.jsonl` and `pages.jsonl` into a record; returns the number of facts.

    Raises ExchangeError for a broken line, a page without text, a fact whose page is missing or
    whose quote does not stand in it. A page is written whole or not at all.
    """
    by_page: dict[str, list[Fact]] = {}
    for fact in read_facts(facts):
        by_page.setdefault(fact.page, []).append(fact)
    count = 0
    for number, row in _lines(Path(pages)):
        reading = _reading(row, by_page, where=f"{pages}, line {number}")
        try:
            count += record.add(reading).facts
        except RecordError as error:
            raise ExchangeError(f"{pages}, line {number}: {error}") from error
    if by_page:
        raise ExchangeError(f"{facts}: no page {next(iter(by_page))} in {pages}; export both again")
    return count


def _reading(row: Row, by_page: dict[str, list[Fact]], *, where: str) -> Reading:
    if not isinstance(row.get("text"), str):
        raise ExchangeError(f"{where}: the page has no text; export the pages with their text")
    try:
        published = from_plain(Day, _object(row["published"]))
        stated = {name: row.get(name) for name in ("url", "outlet", "title", "byline", "text")}
        page = from_plain(Page, stated | {"name": row["page_name"]})
        zones = row["zones"]
        layout = Layout(
            tuple(from_plain(Zone, _object(z)) for z in (zones if isinstance(zones, list) else ())),
            page.title, page.byline, page.outlet, _text(row.get("republished_from")), published,
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise ExchangeError(f"{where}: not a page ({_told(error)})") from error
    if page.id != row.get("id"):
        raise ExchangeError(f"{where}: the page was changed since its export; export it again")
    facts = tuple(by_page.pop(page.id, ()))
    return Reading(page, layout, facts, _text(row.get("language")), _text(row.get("skipped")))


def _lines(path: Path) -> Iterator[tuple[int, Row]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, _parsed(line, f"{path}, line {number}")
    except OSError as error:
        raise ExchangeError(f"cannot read {path} ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise ExchangeError(f"{path} is not UTF-8 text; export it again") from error


def _parsed(line: str, where: str) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{where}: not JSON ({error}); export it again") from error
    if not isinstance(row, dict):
        raise ExchangeError(f"{where}: not a JSON object; export it again")
    return row


def write_plain(path: Path, rows: Iterable[Row]) -> int:
    """One plain row a line; returns how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def _object(value: Plain) -> dict[str, Plain]:
    if not isinstance(value, dict):
        raise ValueError(f"expected an object, got {value!r}")
    return value


def _text(value: Plain) -> str | None:
    return None if value is None else str(value)


def _told(error: Exception) -> str:
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
