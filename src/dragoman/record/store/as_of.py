"""A record as it stood on a day: only what had been published by then.

SQLite looks a table up among the temporary ones first. Views of the same names, kept in memory by
one connection, so hide later pages from every question without any question knowing of it.
"""

from __future__ import annotations

import sqlite3
from datetime import date

_PUBLISHED_BY = """
CREATE TEMP VIEW pages AS SELECT * FROM main.pages
  WHERE coalesce(published_end, json_extract(published, '$.not_after')) <= '{day}';
CREATE TEMP VIEW facts AS SELECT * FROM main.facts
  WHERE page IN (SELECT seq FROM temp.pages);
CREATE TEMP VIEW fact_actors AS SELECT * FROM main.fact_actors
  WHERE fact IN (SELECT seq FROM temp.facts);
CREATE TEMP VIEW fact_voices AS SELECT * FROM main.fact_voices
  WHERE fact IN (SELECT seq FROM temp.facts);
CREATE TEMP VIEW aside AS SELECT * FROM main.aside
  WHERE page IN (SELECT seq FROM temp.pages);
CREATE TEMP VIEW actors AS
  SELECT key, coalesce(actor, '') AS actor, name, count(*) AS uses FROM (
    SELECT key, actor, name FROM temp.fact_actors
    UNION ALL SELECT key, actor, name FROM temp.fact_voices
  ) GROUP BY 1, 2, 3;
CREATE TEMP VIEW months AS
  SELECT substr(day_sort, 1, 7) AS month, kind, status, count(*) AS facts FROM temp.facts
  GROUP BY 1, 2, 3;
CREATE TEMP VIEW story_pages AS SELECT * FROM main.story_pages
  WHERE page IN (SELECT seq FROM temp.pages);
CREATE TEMP VIEW copies AS SELECT * FROM main.copies
  WHERE page IN (SELECT seq FROM temp.pages);
"""
"""A page whose day is not known counts from the day by which it must have appeared; one that has
no such day either is left out, since nobody can say that it was there."""


def look_back(connection: sqlite3.Connection, day: date) -> None:
    """From now on this connection sees only pages published on `day` or before."""
    connection.executescript(_PUBLISHED_BY.format(day=day.isoformat()))
