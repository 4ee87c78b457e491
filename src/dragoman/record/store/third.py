"""What version 3 adds: indexes by which a screenful of a large record is found without the rest."""

from __future__ import annotations

THIRD = """
DROP INDEX facts_by_day;
CREATE INDEX facts_by_day
  ON facts (day_sort, page, start, seq, day_start, day_end, kind, status);
DROP INDEX facts_by_kind;
CREATE INDEX facts_by_kind
  ON facts (kind, day_sort, page, start, seq, status, day_start, day_end);
CREATE INDEX facts_by_outlet ON facts (outlet_key, day_sort, page, start, seq);
CREATE INDEX facts_by_place ON facts (place_key, day_sort, page, start, seq) WHERE place_key != '';
CREATE INDEX facts_of_long ON facts (day_sort, page, start, seq, day_start, day_end, kind, status)
  WHERE day_sort != '~' AND (day_start IS NULL OR day_end IS NULL
                             OR julianday(day_end) - julianday(day_start) > 31);
CREATE INDEX pages_by_day
  ON pages (coalesce(published_end, json_extract(published, '$.not_after')));
"""
"""Facts that may have lasted more than a month are few: those of a stretch of days are looked for
among them, and among all that began shortly before it or in it."""
