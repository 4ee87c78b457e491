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
from dragoman.model.details import Ceasefire, Commitment, Detail

VERBAL_COOPERATION = frozenset({"agree", "consult", "support", "concede"})
MATERIAL_COOPERATION = frozenset({"cooperate", "aid", "retreat"})
VERBAL_CONFLICT = frozenset({"request", "accuse", "reject", "threaten"})
MATERIAL_CONFLICT = frozenset({"protest", "sanction", "mobilize", "coerce", "assault"})

QUADS = {
    root: name
    for name, roots in (
        ("verbal cooperation", VERBAL_COOPERATION),
        ("material cooperation", MATERIAL_COOPERATION),
        ("verbal conflict", VERBAL_CONFLICT),
        ("material conflict", MATERIAL_CONFLICT),
    )
    for root in roots
}
SCORES: dict[tuple[str, str], float] = {
    ("agree", ""): 2.5, ("consult", ""): 2.5, ("consult", "visit"): 4.0,
    ("consult", "third-party"): 1.0, ("consult", "multilateral"): 4.0, ("consult", "phone"): 1.5,
    ("support", ""): 5.0, ("concede", ""): 4.5, ("cooperate", ""): 9.5, ("aid", ""): 10.0,
    ("retreat", ""): 6.5, ("retreat", "withdraw"): 8.0, ("retreat", "release"): 6.5,
    ("retreat", "disarm"): 10.0, ("retreat", "ceasefire"): 7.5, ("retreat", "access"): 6.5,
    ("retreat", "resign"): 4.5, ("request", ""): 0.0, ("request", "assist"): 0.5,
    ("request", "change"): -1.0, ("request", "yield"): -1.0, ("request", "meet"): 0.0,
    ("accuse", ""): -3.0, ("accuse", "disapprove"): -2.0, ("accuse", "investigate"): -3.5,
    ("accuse", "allege"): -3.5, ("reject", ""): -2.0, ("reject", "assist"): -1.5,
    ("reject", "change"): -2.0, ("reject", "yield"): -2.0, ("reject", "meet"): -2.0,
    ("threaten", ""): -3.5, ("threaten", "restrict"): -3.0, ("threaten", "arrest"): -3.5,
    ("threaten", "relations"): -3.5, ("threaten", "expel"): -3.5, ("threaten", "territory"): -4.0,
    ("threaten", "violence"): -3.5, ("protest", ""): -5.0, ("protest", "demo"): -5.0,
    ("protest", "riot"): -7.0, ("protest", "strike"): -5.0, ("protest", "hunger"): -4.5,
    ("protest", "boycott"): -4.5, ("protest", "obstruct"): -4.5, ("sanction", ""): -6.0,
    ("sanction", "convict"): -6.0, ("sanction", "expel"): -5.5, ("sanction", "withdraw"): -6.0,
    ("sanction", "discontinue"): -6.0, ("mobilize", ""): -5.5, ("mobilize", "troops"): -6.5,
    ("mobilize", "weapons"): -6.5, ("mobilize", "police"): -5.5, ("mobilize", "militia"): -6.0,
    ("coerce", ""): -7.0, ("coerce", "seize"): -7.0, ("coerce", "restrict"): -7.0,
    ("coerce", "censor"): -6.5, ("coerce", "curfew"): -6.5, ("coerce", "martial-law"): -7.5,
    ("coerce", "arrest"): -7.0, ("coerce", "deport"): -7.0, ("coerce", "withhold"): -7.0,
    ("coerce", "misinformation"): -6.5, ("coerce", "cyber"): -7.0, ("assault", ""): -9.0,
    ("assault", "abduct"): -8.5, ("assault", "beat"): -7.5, ("assault", "torture"): -8.5,
    ("assault", "sexual"): -8.5, ("assault", "targeted"): -9.5, ("assault", "destroy"): -8.5,
    ("assault", "primitive"): -8.0, ("assault", "firearms"): -9.0, ("assault", "explosives"): -9.0,
    ("assault", "suicide-attack"): -9.5, ("assault", "aerial"): -9.5, ("assault", "drone"): -9.5,
    ("assault", "heavy-weapons"): -9.5, ("assault", "crowd-control"): -7.5,
    ("assault", "unconventional"): -10.0,
}  # fmt: skip
"""Scores of roots and of their modes, from the manual; it prints ACCUSE without its sign."""

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
    deed = deed_of(fact.detail)
    if deed is None or isinstance(fact.detail, Statement | Position):
        return deed
    if isinstance(fact.detail, Designation):
        return None if fact.polarity is Polarity.NEGATED else deed
    return _in_status(deed, fact)


def deed_of(detail: Detail) -> str | None:
    """The root of a deed, a stance or a speech act, whether done or not; None where PLOVER has none
    for it."""
    if isinstance(detail, Statement):
        return _OF_ACT.get(detail.act)
    if isinstance(detail, Position):
        return _OF_STANCE.get(detail.stance)
    if isinstance(detail, Designation):
        return "accuse"
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
