"""Documents that somebody is left without: "the talks ended without an agreement"."""

from __future__ import annotations

import re

from dragoman.model import Agreement, AgreementRef, Clause, Fact, Polarity
from dragoman.reading.facts.beside import clause_around
from dragoman.reading.facts.view import PageView, document_kind

_WITHOUT = re.compile(
    r"\b(?:without|with no|but no|yielded no|produced no)\s+(?:(?:an?|any|the|final|formal|"
    r"reaching|signing|signed|striking|clinching|written|peace|ceasefire|comprehensive|concluding|"
    r"sign\s+of\s+an?)\s+){0,3}$",
    re.IGNORECASE,
)
_DEALS = frozenset({"agreement", "deal", "accord", "pact", "breakthrough", "settlement", "treaty",
                    "truce", "ceasefire", "communique", "communiqué", "declaration"})  # fmt: skip


def missing(view: PageView, clause: Clause) -> Fact | None:
    """ "The round broke down without a deal", "collapsed with no agreement on the border"."""
    if clause.pos != "NOUN" or clause.lemma not in _DEALS:
        return None
    before = view.page.text[clause.sentence[0] : clause.cue_start]
    if not _WITHOUT.search(before):
        return None
    verb = clause_around(view, clause.cue_start)
    kind = document_kind(clause.lemma) or "agreement"
    detail = Agreement(AgreementRef(clause.cue, kind), "reached", ())
    return view.fact(
        verb.start if verb else clause.start,
        max(verb.end, clause.cue_end) if verb else clause.end,
        detail,
        modality=verb.modality if verb else clause.modality,
        polarity=Polarity.NEGATED,
        voices=verb.voices if verb else clause.voices,
        day=verb.day if verb else clause.day,
        place=verb.place if verb else clause.place,
        rule="agreement.missing",
        why=clause.cue,
    )
