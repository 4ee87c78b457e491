"""What version 2 adds: the tables of what is concluded across pages."""

from __future__ import annotations

CONCLUDED = """
CREATE TABLE concluded (
  page INTEGER PRIMARY KEY REFERENCES pages (seq)
) STRICT;
"""

STORIES = """
"""

LINKS = """
"""

JUDGEMENTS = """
"""

SECOND = CONCLUDED + STORIES + LINKS + JUDGEMENTS
