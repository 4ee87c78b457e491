"""PLOVER roots of facts (Halterman et al. 2023, manual v2.0): one root, chosen by status.

PLOVER has no status: what is promised is AGREE, what is asked for REQUEST, what is refused REJECT,
whatever it is. Dragoman keeps the deed and its status apart and joins them only here.
"""

from __future__ import annotations

import re

from dragoman.model import (
    Agreement,
    Designation,
    Event,
    Fact,
    Invitation,
    Meeting,
    Modality,
    Polarity,
    Position,
    Statement,
    Status,
)
from dragoman.model.details import Ceasefire, Commitment

VERBAL_COOPERATION = frozenset({"agree", "consult", "support", "concede"})
MATERIAL_COOPERATION = frozenset({"cooperate", "aid", "retreat"})
VERBAL_CONFLICT = frozenset({"request", "accuse", "reject", "threaten"})
MATERIAL_CONFLICT = frozenset({"protest", "sanction", "mobilize", "coerce", "assault"})

_COOPERATION = VERBAL_COOPERATION | MATERIAL_COOPERATION
_OF_ACT = {
    "praise": "support",
    "condemn": "accuse",
    "demand": "request",
    "ask": "request",
    "promise": "agree",
    "propose": "agree",
    "deny": "reject",
    "warn": "threaten",
}
_OF_STANCE = {
    "supports": "support",
    "ready": "agree",
    "demands": "request",
    "opposes": "reject",
    "rejects": "reject",
}
_OF_ACTION = {
    "proposed": "agree",
    "drafted": "agree",
    "reached": "agree",
    "adopted": "support",
    "signed": "support",
    "extended": "support",
    "entered_into_force": "support",
    "violated": "reject",
    "suspended": "reject",
    "ended": "reject",
    "rejected": "reject",
}

_RECODED = {("sanction", "restrict"): "coerce"}
"""An embargo or sanction newly imposed is COERCE (CAMEO 163), what is taken away SANCTION."""
_PEACEKEEPING = re.compile(r"\bpeace-?keep|\bblue helmets?\b", re.IGNORECASE)
_OF_PEACEKEEPERS = {"mobilize": "aid", "retreat": "sanction"}
"""Peacekeepers sent are AID (CAMEO 074), peacekeepers withdrawn SANCTION (1661)."""
_TRUCES = ("ceasefire", "cease-fire", "truce", "armistice", "cessation")
"""Documents whose breach is ASSAULT (CAMEO 196), not REJECT."""
_ANNOUNCED_RETREAT = frozenset({"withdraw", "ceasefire", "disarm", ""})
"""Of steps back still to come, those that PLOVER counts as conceded; a release to come is AGREE."""


def root_of(fact: Fact) -> str | None:
    """Return the PLOVER root of a fact in lower case; None where PLOVER codes no such thing
    (roles, aliases, tracks, registers, plain speech, a denied or merely possible deed).
    """
    detail = fact.detail
    if isinstance(detail, Statement):
        return _OF_ACT.get(detail.act)
    if isinstance(detail, Position):
        return _OF_STANCE.get(detail.stance)
    if isinstance(detail, Designation):
        return None if fact.polarity is Polarity.NEGATED else "accuse"
    deed = _deed(detail)
    return None if deed is None else _in_status(deed, fact)


def _deed(detail: object) -> str | None:
    if isinstance(detail, Event):
        if _PEACEKEEPING.search(detail.what or ""):
            return _OF_PEACEKEEPERS.get(detail.type, detail.type)
        return _RECODED.get((detail.type, detail.mode or ""), detail.type)
    if isinstance(detail, Meeting):
        return "consult"
    if isinstance(detail, Agreement):
        broken_truce = detail.action == "violated" and _is_truce(detail)
        return "assault" if broken_truce else _OF_ACTION.get(detail.action)
    if isinstance(detail, Ceasefire):
        return "assault" if detail.holds is False else "retreat"
    if isinstance(detail, Commitment | Invitation):
        return "agree"
    return None


def _is_truce(detail: Agreement) -> bool:
    words = f"{detail.agreement.name} {detail.agreement.document_kind}".lower()
    return any(word in words for word in _TRUCES)


def _in_status(deed: str, fact: Fact) -> str | None:
    """ "Called for" is a request, "planned" a promise or a threat, "not done" a refusal."""
    if fact.status is Status.DENIED:
        return "reject"
    if fact.modality is Modality.CANCELLED:
        return "reject" if deed in _COOPERATION else "retreat"
    if fact.modality is Modality.CALLED_FOR:
        return deed if deed in ("reject", "accuse") else "request"
    if fact.polarity is Polarity.NEGATED:
        return "reject" if deed in _COOPERATION | {"request"} else None
    if fact.modality in (Modality.PLANNED, Modality.POSSIBLE, Modality.CONDITIONAL):
        mode = (fact.detail.mode or "") if isinstance(fact.detail, Event) else ""
        return _announced(deed, mode)
    return deed


def _announced(deed: str, mode: str) -> str:
    if deed == "retreat" and mode in _ANNOUNCED_RETREAT:
        return "concede"
    if deed in _COOPERATION:
        return "agree"
    return "threaten" if deed in MATERIAL_CONFLICT else deed
