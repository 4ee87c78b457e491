"""What version 4 adds: counts by the day of publication, and which facts most others tell too, by
which a brief of any stretch of days is made without looking at all that was published in it.

Rows of a day (`width` 10, "2016-12-30") and of its whole month (7, "2016-12") stand in one table: a
stretch of years is added up from its months. The file itself keeps all of it up, so that no writer
can forget.
"""

from __future__ import annotations

_PUBLISHED = "coalesce(published_end, json_extract(published, '$.not_after'))"
_WIDTHS = "(SELECT 10 AS width UNION ALL SELECT 7)"
"""Letters of a day, and of its month."""


def _incident(row: str) -> str:
    """Whether a fact's row tells that a ceasefire is broken (as the figures of a brief count)."""
    return f"""CASE WHEN {row}.status IN ('denied', 'negated', 'cancelled') THEN 0
      WHEN {row}.kind = 'monitor_report' THEN 1
      WHEN {row}.kind = 'agreement'
        THEN coalesce(json_extract({row}.detail, '$.action') = 'violated', 0)
      WHEN {row}.kind = 'ceasefire' THEN coalesce(json_extract({row}.detail, '$.holds') = 0, 0)
      ELSE 0 END"""


def _speaks(row: str) -> str:
    """Whether a row of an actor makes him one more who says a statement (twice in one is once)."""
    return f"""{row}.slot IN ('speaker', 'together') AND NOT EXISTS (
      SELECT 1 FROM fact_actors AS a WHERE a.fact = {row}.fact
      AND a.slot IN ('speaker', 'together') AND a.name = {row}.name
      AND a.actor IS {row}.actor AND a.n != {row}.n)"""


def _of_speaker(row: str) -> str:
    return f"""(SELECT {_PUBLISHED} AS day FROM facts AS f JOIN pages AS p ON p.seq = f.page
      WHERE f.seq = {row}.fact)"""


FOURTH = f"""
CREATE TABLE told_days (
  width INTEGER NOT NULL,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  incident INTEGER NOT NULL,
  facts INTEGER NOT NULL,
  PRIMARY KEY (width, day, kind, status, incident)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER fact_told AFTER INSERT ON facts BEGIN
  INSERT INTO told_days
    SELECT width, substr(p.day, 1, width), new.kind, new.status, {_incident("new")}, 1
    FROM (SELECT {_PUBLISHED} AS day FROM pages WHERE seq = new.page) AS p, {_WIDTHS}
    WHERE p.day IS NOT NULL
    ON CONFLICT DO UPDATE SET facts = facts + 1;
END;
CREATE TRIGGER fact_untold AFTER DELETE ON facts BEGIN
  UPDATE told_days SET facts = facts - 1
    WHERE (width, day) IN (SELECT width, substr({_PUBLISHED}, 1, width) FROM pages, {_WIDTHS}
      WHERE seq = old.page)
    AND kind = old.kind AND status = old.status AND incident = {_incident("old")};
  DELETE FROM told_days
    WHERE (width, day) IN (SELECT width, substr({_PUBLISHED}, 1, width) FROM pages, {_WIDTHS}
      WHERE seq = old.page)
    AND facts = 0;
END;
INSERT INTO told_days
  SELECT width, substr({_PUBLISHED}, 1, width), f.kind, f.status, {_incident("f")}, count(*)
  FROM facts AS f JOIN pages AS p ON p.seq = f.page, {_WIDTHS}
  WHERE {_PUBLISHED} IS NOT NULL GROUP BY 1, 2, 3, 4, 5;

CREATE TABLE told_by (
  width INTEGER NOT NULL,
  day TEXT NOT NULL,
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  facts INTEGER NOT NULL,
  PRIMARY KEY (width, day, actor, name)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER speaker_told AFTER INSERT ON fact_actors WHEN {_speaks("new")} BEGIN
  INSERT INTO told_by SELECT width, substr(p.day, 1, width), coalesce(new.actor, ''), new.name, 1
    FROM {_of_speaker("new")} AS p, {_WIDTHS} WHERE p.day IS NOT NULL
    ON CONFLICT DO UPDATE SET facts = facts + 1;
END;
CREATE TRIGGER speaker_untold AFTER DELETE ON fact_actors WHEN {_speaks("old")} BEGIN
  UPDATE told_by SET facts = facts - 1
    WHERE (width, day) IN (SELECT width, substr(p.day, 1, width)
      FROM {_of_speaker("old")} AS p, {_WIDTHS})
    AND actor = coalesce(old.actor, '') AND name = old.name;
  DELETE FROM told_by
    WHERE (width, day) IN (SELECT width, substr(p.day, 1, width)
      FROM {_of_speaker("old")} AS p, {_WIDTHS})
    AND facts = 0;
END;
INSERT INTO told_by
  SELECT width, substr({_PUBLISHED}, 1, width), a.actor, a.name, count(*)
  FROM (SELECT DISTINCT fact, coalesce(actor, '') AS actor, name FROM fact_actors
        WHERE slot IN ('speaker', 'together')) AS a
    JOIN facts AS f ON f.seq = a.fact JOIN pages AS p ON p.seq = f.page, {_WIDTHS}
  WHERE {_PUBLISHED} IS NOT NULL GROUP BY 1, 2, 3, 4;

CREATE TABLE told_alike (
  fact INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  others INTEGER NOT NULL
) STRICT;
CREATE INDEX told_alike_by_day ON told_alike (kind, day, others);
CREATE INDEX told_alike_by_others ON told_alike (kind, others, day);
CREATE TRIGGER facts_linked AFTER INSERT ON links WHEN new.outcome = 'same' BEGIN
  INSERT INTO told_alike SELECT f.seq, f.kind, {_PUBLISHED}, 1
    FROM facts AS f JOIN pages AS p ON p.seq = f.page
    WHERE f.seq IN (new.first, new.second) AND {_PUBLISHED} IS NOT NULL
    ON CONFLICT DO UPDATE SET others = others + 1;
END;
CREATE TRIGGER facts_unlinked AFTER DELETE ON links WHEN old.outcome = 'same' BEGIN
  UPDATE told_alike SET others = others - 1 WHERE fact IN (old.first, old.second);
  DELETE FROM told_alike WHERE fact IN (old.first, old.second) AND others = 0;
END;
INSERT INTO told_alike
  SELECT f.seq, f.kind, {_PUBLISHED}, l.others
  FROM (SELECT fact, count(*) AS others FROM (
      SELECT first AS fact FROM links WHERE outcome = 'same'
      UNION ALL SELECT second FROM links WHERE outcome = 'same'
    ) GROUP BY 1) AS l JOIN facts AS f ON f.seq = l.fact JOIN pages AS p ON p.seq = f.page
  WHERE {_PUBLISHED} IS NOT NULL;
"""
