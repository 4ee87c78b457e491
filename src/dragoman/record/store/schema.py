"""The tables of a record, as version 1 laid them down."""

from __future__ import annotations

TABLES = """
CREATE TABLE pages (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  url TEXT,
  outlet TEXT,
  republished_from TEXT,
  title TEXT,
  byline TEXT,
  language TEXT,
  published_start TEXT,
  published_end TEXT,
  published TEXT NOT NULL,
  facts INTEGER NOT NULL,
  skipped TEXT,
  reader TEXT NOT NULL,
  stated TEXT NOT NULL,
  layout TEXT NOT NULL,
  indexed TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX pages_by_name ON pages (name);

CREATE TABLE facts (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  page INTEGER NOT NULL REFERENCES pages (seq),
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  outlet TEXT,
  outlet_key TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  zone TEXT NOT NULL,
  modality TEXT NOT NULL,
  polarity TEXT NOT NULL,
  day_sort TEXT NOT NULL,
  day_start TEXT,
  day_end TEXT,
  day TEXT NOT NULL,
  place_key TEXT NOT NULL,
  place TEXT NOT NULL,
  rule TEXT NOT NULL,
  why TEXT NOT NULL,
  voices TEXT NOT NULL,
  detail TEXT NOT NULL,
  quote TEXT NOT NULL
) STRICT;
CREATE INDEX facts_by_day ON facts (day_sort, page, start);
CREATE INDEX facts_by_kind ON facts (kind, day_sort, page, start);
CREATE INDEX facts_by_page ON facts (page);

CREATE TABLE fact_actors (
  fact INTEGER NOT NULL REFERENCES facts (seq),
  slot TEXT NOT NULL,
  n INTEGER NOT NULL,
  actor TEXT,
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  kind TEXT,
  text TEXT NOT NULL,
  PRIMARY KEY (fact, slot, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_actors_by_actor ON fact_actors (actor, fact);
CREATE INDEX fact_actors_by_key ON fact_actors (key, fact);

CREATE TABLE fact_voices (
  fact INTEGER NOT NULL REFERENCES facts (seq),
  n INTEGER NOT NULL,
  actor TEXT,
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  stance TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (fact, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_voices_by_actor ON fact_voices (actor, fact);
CREATE INDEX fact_voices_by_key ON fact_voices (key, fact);

CREATE TABLE actors (
  key TEXT NOT NULL,
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  uses INTEGER NOT NULL,
  PRIMARY KEY (key, actor, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE skipped_files (
  name TEXT PRIMARY KEY,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE months (
  month TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  facts INTEGER NOT NULL,
  PRIMARY KEY (month, kind, status)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgements (
  seq INTEGER PRIMARY KEY,
  about TEXT NOT NULL,
  verdict TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT NOT NULL,
  edit TEXT
) STRICT;
CREATE INDEX judgements_by_about ON judgements (about);

CREATE VIRTUAL TABLE page_words USING fts5 (
  body, comments, content='', tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE quote_words USING fts5 (
  quote, content='facts', content_rowid='seq', tokenize="unicode61 remove_diacritics 2"
);
"""

AGGREGATES = """
CREATE TRIGGER fact_added AFTER INSERT ON facts BEGIN
  INSERT INTO months VALUES (substr(new.day_sort, 1, 7), new.kind, new.status, 1)
    ON CONFLICT DO UPDATE SET facts = facts + 1;
  INSERT INTO quote_words (rowid, quote) VALUES (new.seq, new.quote);
END;
CREATE TRIGGER fact_removed AFTER DELETE ON facts BEGIN
  UPDATE months SET facts = facts - 1
    WHERE month = substr(old.day_sort, 1, 7) AND kind = old.kind AND status = old.status;
  DELETE FROM months WHERE facts = 0;
  INSERT INTO quote_words (quote_words, rowid, quote) VALUES ('delete', old.seq, old.quote);
END;
CREATE TRIGGER fact_actor_added AFTER INSERT ON fact_actors BEGIN
  INSERT INTO actors VALUES (new.key, coalesce(new.actor, ''), new.name, 1)
    ON CONFLICT DO UPDATE SET uses = uses + 1;
END;
CREATE TRIGGER fact_actor_removed AFTER DELETE ON fact_actors BEGIN
  UPDATE actors SET uses = uses - 1
    WHERE key = old.key AND actor = coalesce(old.actor, '') AND name = old.name;
  DELETE FROM actors
    WHERE key = old.key AND actor = coalesce(old.actor, '') AND name = old.name AND uses = 0;
END;
CREATE TRIGGER fact_voice_added AFTER INSERT ON fact_voices BEGIN
  INSERT INTO actors VALUES (new.key, coalesce(new.actor, ''), new.name, 1)
    ON CONFLICT DO UPDATE SET uses = uses + 1;
END;
CREATE TRIGGER fact_voice_removed AFTER DELETE ON fact_voices BEGIN
  UPDATE actors SET uses = uses - 1
    WHERE key = old.key AND actor = coalesce(old.actor, '') AND name = old.name;
  DELETE FROM actors
    WHERE key = old.key AND actor = coalesce(old.actor, '') AND name = old.name AND uses = 0;
END;
"""
"""Kept up by the file itself, so that no writer can forget them: a monthly histogram over a
million facts takes seconds, over `months` milliseconds."""

APPEND_ONLY = """
CREATE TRIGGER judgement_kept BEFORE DELETE ON judgements BEGIN
  SELECT raise(ABORT, 'judgements are never deleted; add a new one');
END;
CREATE TRIGGER judgement_fixed BEFORE UPDATE ON judgements BEGIN
  SELECT raise(ABORT, 'judgements are never changed; add a new one');
END;
"""
