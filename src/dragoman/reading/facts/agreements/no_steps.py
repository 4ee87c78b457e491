"""Words of signing and agreeing that are no step towards a document."""

from __future__ import annotations

import re

from dragoman.model import Clause, Polarity
from dragoman.reading.facts.frames import Match, in_slot
from dragoman.reading.facts.view import PageView

_ASIDE = re.compile(r"\s*,\s+with\s+[^,;.\n]{2,60}?\s+as\s+")
""" "an agreement, with Bishop Sousa as mediator": not with him."""
_DATING = re.compile(
    r"\b(?:before|after|upon|on|since|following|until|from|at)\s+(?:the\s+|its\s+|their\s+)?"
    r"(?:[a-z-]+\s+)?$"
)
_POINTING = frozenset({"this", "that", "it"})
_DETAILS = frozenset({"date", "day", "venue", "place", "time", "name", "agenda", "candidate",
                      "wording", "need", "importance", "necessity"})  # fmt: skip


def is_no_step(view: PageView, match: Match) -> bool:
    """Whether a frame's words tell of something else than a document's making or end."""
    clause = match.clause
    beside = clause.pos == "NOUN" and bool(_ASIDE.match(view.page.text, clause.cue_end))
    return beside or _is_mere_signature(match) or _is_opinion(match) or _is_detail(clause)


def only_dates(view: PageView, clause: Clause) -> bool:
    """ "The truce held for a week before the signing": a signing told of elsewhere, by which
    something else is dated."""
    if clause.pos != "NOUN" or clause.lemma not in ("signing", "signature") or clause.day.known:
        return False
    return _DATING.search(view.page.text, clause.sentence[0], clause.cue_start) is not None


def _is_opinion(match: Match) -> bool:
    """ "We do not always agree with our friends": no step towards a document."""
    clause = match.clause
    views = clause.lemma == "agree" and clause.tense == "present"
    return views and bool(in_slot(clause, "with")) and not in_slot(clause, "on")


def _is_detail(clause: Clause) -> bool:
    """ "could not agree on a date for the next round", "would not confirm this": no document."""
    if clause.lemma == "confirm":
        return all(p.text.lower() in _POINTING for p in in_slot(clause, "object"))
    agreed = clause.lemma == "agree" and in_slot(clause, "on")
    return bool(agreed) and all(
        p.head.rpartition(" ")[2] in _DETAILS for p in in_slot(clause, "on")
    )


def _is_mere_signature(match: Match) -> bool:
    """ "the signature of the envoy" on something is no step; "no signature yet" is."""
    clause = match.clause
    bare = clause.lemma == "signature" and not match.frame.needs
    return bare and clause.polarity is Polarity.AFFIRMED
