"""A record as it stood on a day, or as far as some days tell it.

SQLite looks a table up among the temporary ones first. Views of the same names, kept in memory by
one connection, so hide other pages from every question without any question knowing of it.
"""

from __future__ import annotations

import sqlite3
from datetime import date

from dragoman.record.store.counts import PUBLISHED

_SEEN = f"""
CREATE TEMP TABLE seen_pages AS SELECT seq FROM main.pages
  WHERE {PUBLISHED} BETWEEN '{{since}}' AND '{{until}}';
CREATE UNIQUE INDEX temp.seen_pages_by_seq ON seen_pages (seq);
CREATE TEMP TABLE seen_facts AS
  SELECT f.seq FROM temp.seen_pages p CROSS JOIN main.facts f ON f.page = p.seq;
CREATE UNIQUE INDEX temp.seen_facts_by_seq ON seen_facts (seq);
"""
_VIEWS = """
CREATE TEMP VIEW pages AS SELECT * FROM main.pages
  WHERE seq IN (SELECT seq FROM temp.seen_pages);
CREATE TEMP VIEW concluded AS SELECT seq AS page FROM temp.seen_pages;
CREATE TEMP VIEW facts AS SELECT * FROM main.facts
  WHERE seq IN (SELECT seq FROM temp.seen_facts);
CREATE TEMP VIEW fact_actors AS SELECT * FROM main.fact_actors
  WHERE fact IN (SELECT seq FROM temp.seen_facts);
CREATE TEMP VIEW fact_voices AS SELECT * FROM main.fact_voices
  WHERE fact IN (SELECT seq FROM temp.seen_facts);
CREATE TEMP VIEW aside AS SELECT * FROM main.aside
  WHERE page IN (SELECT seq FROM temp.seen_pages);
CREATE TEMP VIEW story_pages AS SELECT * FROM main.story_pages
  WHERE page IN (SELECT seq FROM temp.seen_pages);
CREATE TEMP VIEW copies AS SELECT * FROM main.copies
  WHERE page IN (SELECT seq FROM temp.seen_pages);
"""
AGGREGATES = {
    "actors": """SELECT key, coalesce(actor, '') AS actor, name, count(*) AS uses FROM (
      SELECT key, actor, name FROM temp.fact_actors
      UNION ALL SELECT key, actor, name FROM temp.fact_voices
    ) GROUP BY 1, 2, 3""",
    "months": """SELECT substr(day_sort, 1, 7) AS month, kind, status, count(*) AS facts
      FROM temp.facts GROUP BY 1, 2, 3""",
}
"""What the record keeps counted, counted from what is seen."""
_KEPT_LINKS = """
CREATE TEMP VIEW links AS SELECT * FROM main.links
  WHERE first IN (SELECT seq FROM temp.seen_facts) AND second IN (SELECT seq FROM temp.seen_facts);
"""


def look_at(
    connection: sqlite3.Connection, *, since: date | None = None, until: date | None = None
) -> None:
    """From now on this connection sees only pages published between these days (inclusive).

    What is hidden because it came later does not count at all; what came before `since` counts for
    what was linked to what, it is only not shown.
    """
    days = {"since": (since or date.min).isoformat(), "until": (until or date.max).isoformat()}
    counted = (f"CREATE TEMP VIEW {name} AS {view};" for name, view in AGGREGATES.items())
    connection.executescript(_SEEN.format(**days) + _VIEWS + "".join(counted))
    if until is None:
        connection.executescript(_KEPT_LINKS)
