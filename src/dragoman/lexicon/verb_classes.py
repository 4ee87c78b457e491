"""Frames with their verb classes written out: one row for each verb of a class.

Verbs of one meaning take the same participants (Levin, "English Verb Classes and Alternations",
1993). A row of `frames` whose trigger is `@CLASS` therefore stands for as many rows as
`verb_classes` has verbs of that class; a row of a verb's own comes before it.
"""

from __future__ import annotations

from functools import cache

from dragoman.lexicon.loader import Row, load_table

MARK = "@"
"""Before the name of a class in the place of a trigger."""


@cache
def frame_rows() -> tuple[Row, ...]:
    """The rows of `frames`, those of single triggers first, then each class verb by verb; only
    the latter have a cell `class`."""
    verbs: dict[str, list[str]] = {}
    for row in load_table("verb_classes"):
        verbs.setdefault(row["class"], []).append(row["verb"])
    rows = load_table("frames")
    single = [row for row in rows if not row["lemma"].startswith(MARK)]
    of_class = [row for row in rows if row["lemma"].startswith(MARK)]
    written_out = [
        {**row, "lemma": verb, "class": row["lemma"].removeprefix(MARK)}
        for row in of_class
        for verb in verbs[row["lemma"].removeprefix(MARK)]
    ]
    return (*single, *written_out)
