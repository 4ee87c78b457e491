"""Things that carry somebody's words: statements, letters, reports, polls."""

from __future__ import annotations

from functools import cache

from dragoman.lexicon import load_table

_SPEAKING_KINDS = frozenset({"text", "online", "broadcast", "speech"})
_SHOWING = frozenset(
    {"poll", "survey", "study", "footage", "figure", "datum", "data", "image", "photo",
     "photograph", "transcript", "record", "document", "draft", "text", "communique", "paper",
     "map", "list", "file", "investigation", "inquiry", "probe", "analysis", "review", "audit"}
)  # fmt: skip


@cache
def _texts() -> frozenset[str]:
    return frozenset(
        row["phrase"].split()[-1]
        for row in load_table("occasions")
        if row["kind"] in _SPEAKING_KINDS
    )


def is_text(lemma: str) -> bool:
    """Whether a noun names words that somebody issued ("statement", "letter", "tweet")."""
    return lemma.lower() in _texts()


def shows(lemma: str) -> bool:
    """Whether a noun names something that tells without saying whose words ("poll", "footage")."""
    return lemma.lower() in _SHOWING or is_text(lemma)
