"""What version 2 adds: the tables of what is concluded across pages."""

from __future__ import annotations

CONCLUDED = """
CREATE TABLE concluded (
  page INTEGER PRIMARY KEY REFERENCES pages (seq)
) STRICT;
"""

STORIES = """
CREATE TABLE story_pages (
  page INTEGER PRIMARY KEY REFERENCES pages (seq),
  rank INTEGER NOT NULL,
  words INTEGER NOT NULL,
  credit TEXT,
  credit_why TEXT,
  parent INTEGER,
  prints BLOB NOT NULL
) STRICT;
CREATE INDEX story_pages_by_parent ON story_pages (parent) WHERE parent IS NOT NULL;

CREATE TABLE story_runs (
  run INTEGER PRIMARY KEY,
  rank INTEGER NOT NULL,
  page INTEGER NOT NULL,
  words INTEGER NOT NULL
) STRICT;
CREATE TABLE story_behind (
  first INTEGER NOT NULL,
  page INTEGER NOT NULL,
  runs BLOB NOT NULL,
  PRIMARY KEY (first, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE copies (
  page INTEGER NOT NULL,
  earlier INTEGER NOT NULL,
  relation TEXT NOT NULL,
  words INTEGER NOT NULL,
  share REAL NOT NULL,
  share_back REAL NOT NULL,
  stretches TEXT NOT NULL,
  stretches_back TEXT NOT NULL,
  PRIMARY KEY (page, earlier)
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_by_earlier ON copies (earlier);
"""

LINKS = """
CREATE TABLE link_profiles (
  fact INTEGER PRIMARY KEY,
  profile TEXT NOT NULL,
  keys TEXT NOT NULL
) STRICT;
CREATE TABLE link_keys (
  key INTEGER NOT NULL,
  place TEXT NOT NULL,
  fact INTEGER NOT NULL,
  PRIMARY KEY (key, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE links (
  first INTEGER NOT NULL,
  second INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  score REAL NOT NULL,
  reasons TEXT NOT NULL,
  support INTEGER NOT NULL,
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_second ON links (second);
"""

JUDGEMENTS = """
ALTER TABLE judgements ADD COLUMN id TEXT;
ALTER TABLE judgements ADD COLUMN page TEXT;
ALTER TABLE judgements ADD COLUMN other TEXT;
ALTER TABLE judgements ADD COLUMN judged TEXT;
CREATE UNIQUE INDEX judgements_by_id ON judgements (id) WHERE id IS NOT NULL;
CREATE INDEX judgements_by_verdict ON judgements (verdict);
CREATE INDEX judgements_by_page ON judgements (page);
CREATE INDEX judgements_by_other ON judgements (other) WHERE other IS NOT NULL;

CREATE TABLE loose (
  page INTEGER NOT NULL REFERENCES pages (seq),
  judgement TEXT NOT NULL,
  PRIMARY KEY (page, judgement)
) STRICT, WITHOUT ROWID;

CREATE TABLE aside (
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
  quote TEXT NOT NULL,
  fate TEXT NOT NULL,
  instead TEXT
) STRICT;
CREATE INDEX aside_by_page ON aside (page);
CREATE INDEX aside_by_instead ON aside (instead) WHERE instead IS NOT NULL;

CREATE TABLE aside_actors (
  fact INTEGER NOT NULL REFERENCES aside (seq),
  slot TEXT NOT NULL,
  n INTEGER NOT NULL,
  actor TEXT,
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  kind TEXT,
  text TEXT NOT NULL,
  PRIMARY KEY (fact, slot, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE aside_voices (
  fact INTEGER NOT NULL REFERENCES aside (seq),
  n INTEGER NOT NULL,
  actor TEXT,
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  stance TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (fact, n)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE aside_words USING fts5 (
  quote, content='aside', content_rowid='seq', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER aside_added AFTER INSERT ON aside BEGIN
  INSERT INTO aside_words (rowid, quote) VALUES (new.seq, new.quote);
END;
CREATE TRIGGER aside_removed AFTER DELETE ON aside BEGIN
  INSERT INTO aside_words (aside_words, rowid, quote) VALUES ('delete', old.seq, old.quote);
END;
"""

INCIDENTS = """
CREATE TABLE incident_files (
  seq INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  whole INTEGER NOT NULL,
  counts TEXT NOT NULL,
  notes TEXT NOT NULL
) STRICT;

CREATE TABLE incidents (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  file INTEGER NOT NULL REFERENCES incident_files (seq),
  edition INTEGER NOT NULL,
  source TEXT NOT NULL,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  spread TEXT NOT NULL,
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  side_a TEXT NOT NULL,
  side_b TEXT NOT NULL,
  code_a TEXT,
  code_b TEXT,
  role_a TEXT,
  role_b TEXT,
  conflict TEXT,
  grain TEXT NOT NULL,
  place TEXT,
  admin1 TEXT,
  admin2 TEXT,
  country TEXT,
  latitude REAL,
  longitude REAL,
  best INTEGER,
  low INTEGER,
  high INTEGER,
  civilians INTEGER,
  original TEXT,
  sources INTEGER,
  clarity INTEGER,
  notes TEXT,
  with_a TEXT,
  with_b TEXT,
  flags TEXT,
  accounts TEXT
) STRICT;
CREATE INDEX incidents_by_day ON incidents (first);

CREATE TABLE known_elsewhere (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  file INTEGER NOT NULL REFERENCES incident_files (seq),
  source TEXT NOT NULL,
  first TEXT,
  last TEXT,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX known_elsewhere_by_day ON known_elsewhere (first, id);

CREATE TABLE incident_skips (
  file INTEGER NOT NULL REFERENCES incident_files (seq),
  row INTEGER NOT NULL,
  reason TEXT NOT NULL,
  words TEXT NOT NULL,
  id TEXT,
  PRIMARY KEY (file, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_retractions (
  id TEXT PRIMARY KEY,
  deleted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""

VERDICTS = """
CREATE TABLE verdict_terms (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  digest TEXT NOT NULL,
  judged INTEGER NOT NULL
) STRICT;

CREATE TABLE verdict_reasons (
  seq INTEGER PRIMARY KEY,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  code TEXT NOT NULL,
  fields TEXT NOT NULL,
  UNIQUE (question, code, fields)
) STRICT;

CREATE TABLE verdicts (
  incident INTEGER NOT NULL,
  terms INTEGER NOT NULL,
  ruling TEXT NOT NULL,
  time INTEGER NOT NULL,
  place INTEGER NOT NULL,
  parties INTEGER NOT NULL,
  parties_too INTEGER,
  act INTEGER NOT NULL,
  zones TEXT,
  PRIMARY KEY (incident, terms)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER verdicts_of_gone_incidents AFTER DELETE ON incidents BEGIN
  DELETE FROM verdicts WHERE incident = old.seq;
END;
"""

FASTER = """
DROP INDEX facts_by_day;
CREATE INDEX facts_by_day ON facts (day_sort, page, start, seq, day_start, day_end);
CREATE INDEX facts_by_end ON facts (day_end, day_sort);
CREATE INDEX pages_skipped ON pages (skipped) WHERE skipped IS NOT NULL;
"""
"""A stretch of days, the last day and what was skipped are found without looking at the rows."""

SECOND = CONCLUDED + STORIES + LINKS + JUDGEMENTS + INCIDENTS + VERDICTS + FASTER
