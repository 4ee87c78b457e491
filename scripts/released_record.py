"""Writes a small record of one version down as rows, so that its upgrade can be tested for good.

    python scripts/released_record.py 2 > tests/record/store/released/version_2.json

Run once for each version of the file, when a Dragoman that writes it is released, and never again:
the rows are what it wrote then. It holds the digest of the migration steps up to that version,
which are not edited after.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from datetime import date

from dragoman.model import (
    ActorRef,
    Basis,
    Ceasefire,
    Content,
    Day,
    Fact,
    FactKind,
    Layout,
    Modality,
    Page,
    Polarity,
    Precision,
    Reading,
    Skipped,
    Stance,
    Statement,
    Voice,
    Zone,
    ZoneKind,
)
from dragoman.record.store.migrations import APPLICATION_ID, LATEST, MIGRATIONS, statements
from dragoman.record.store.names import bare_name
from dragoman.record.store.write import replace_page, skip_file

TABLES = ("pages", "facts", "fact_actors", "fact_voices", "skipped_files", "judgements")
"""What pages and people told; the rest is concluded or kept up from it."""
TEXT = (
    "Coastal talks open\n\nThe truce holds, Ana Kovač told reporters in Port Elim. The Harbour "
    "Front denied that it had signed.\n\nReader: nice talks."
)
SAID = "The truce holds, Ana Kovač told reporters in Port Elim."
HELD = "The truce holds"


def main(arguments: list[str]) -> int:
    version = int(arguments[0])
    connection, then = at_version(LATEST), at_version(version)
    replace_page(connection, reading(), reader="dragoman 0.1.0", forget=_nothing, take_up=_nothing)
    skip_file(connection, Skipped("scan.pdf", "no text layer"))
    fact = connection.execute("SELECT id FROM facts ORDER BY start LIMIT 1").fetchone()[0]
    connection.execute(
        "INSERT INTO judgements (about, verdict, who, at, note) VALUES (?, ?, ?, ?, ?)",
        [fact, "right", "Mira", "2026-01-05T10:00:00+00:00", "seen"],
    )
    rows = {table: _rows(connection, table, _columns(then, table)) for table in TABLES}
    told = {"version": version, "steps": digest(version), "rows": rows}
    print(json.dumps(told, ensure_ascii=False, indent=1))
    return 0


def at_version(version: int, path: str = ":memory:") -> sqlite3.Connection:
    """An empty record as the first steps make it."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.create_function("bare_name", 1, bare_name, deterministic=True)
    for step in MIGRATIONS[:version]:
        for statement in statements(step):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    return connection


def digest(version: int) -> str:
    """Of the steps up to a version."""
    return hashlib.sha256("\n".join(MIGRATIONS[:version]).encode()).hexdigest()


def reading() -> Reading:
    """A made-up page with two facts."""
    page = Page("talks.txt", TEXT, outlet="Elim Post")
    kovac = ActorRef("~1", "Ana Kovač", "Ana Kovač", TEXT.index("Ana"), TEXT.index("Ana") + 9)
    start = TEXT.index(SAID)
    day = Day(date(2021, 5, 3), date(2021, 5, 3), Precision.DAY, Basis.STATED, "3 May 2021")
    content = Content(start, start + len(HELD), HELD)
    said = Fact(
        FactKind.STATEMENT, page.id, page.name, page.outlet, start, start + len(SAID), SAID,
        ZoneKind.BODY, Statement(kovac, cue="told", act="say", form="direct", content=content),
        Modality.ACTUAL, Polarity.AFFIRMED, (), day, None, "by-hand", "told",
    )  # fmt: skip
    voice = Voice(kovac.actor, kovac.name, kovac.text, kovac.start, kovac.end, Stance.ASSERTS)
    held = Fact(
        FactKind.CEASEFIRE, page.id, page.name, page.outlet, start, start + len(HELD), HELD,
        ZoneKind.BODY, Ceasefire(True), Modality.ONGOING, Polarity.AFFIRMED, (voice,), day, None,
        "by-hand", "holds",
    )  # fmt: skip
    zones = (Zone(ZoneKind.BODY, 0, len(TEXT), "all of it"),)
    return Reading(page, Layout(zones), (said, held), "en")


def _rows(connection: sqlite3.Connection, table: str, columns: str) -> list[dict[str, object]]:
    return [dict(row) for row in connection.execute(f"SELECT {columns} FROM {table}")]


def _columns(connection: sqlite3.Connection, table: str) -> str:
    told = connection.execute(f"SELECT * FROM {table}").description
    return ", ".join(f'"{name}"' for name, *_ in told)


def _nothing(connection: sqlite3.Connection, page: int) -> None:
    pass


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
