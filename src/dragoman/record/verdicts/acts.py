"""Whether what was done is what the terms forbid."""

from __future__ import annotations

from functools import lru_cache

from dragoman.model import IncidentKind, Question, Reason, Terms
from dragoman.record.verdicts.codes import Code, reason_answer

WITHOUT_FORCE = frozenset((IncidentKind.UNREST, IncidentKind.STRATEGIC))
"""Kinds that are no act of armed force: forbidden only where the terms name them."""

_MEANS = frozenset((IncidentKind.SHELLING, IncidentKind.AIR_STRIKE, IncidentKind.EXPLOSION))
_SILENT_ON_MEANS = frozenset(("state-based", "non-state", "one-sided"))
"""Codes of rows that say who fought whom and not by which means: any of these may have been a
shelling or an air strike."""


def what(kind: IncidentKind, code: str, terms: Terms) -> Reason:
    """The answer for an incident of this kind, whose row calls it `code`.

    Terms that name no act forbid every act of armed force. Where they name some, a row that does
    not tell battle from shelling cannot be told from what they name.
    """
    if not terms.prohibited:
        found = Code.NO_FORCE if kind in WITHOUT_FORCE else Code.ACT_PROHIBITED
    elif kind in terms.prohibited:
        found = Code.ACT_PROHIBITED
    elif code in _SILENT_ON_MEANS and _MEANS & set(terms.prohibited):
        found = Code.ACT_TOO_COARSE
    else:
        found = Code.NO_FORCE if kind in WITHOUT_FORCE else Code.ACT_NOT_PROHIBITED
    return _reason(found, kind, code)


@lru_cache(2_000)
def _reason(found: Code, kind: IncidentKind, code: str) -> Reason:
    fields = (f"kind={kind.value}", *([f"code={code}"] if code else []))
    return Reason(Question.ACT, reason_answer(Question.ACT, found), found.value, fields)
