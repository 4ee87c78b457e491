"""What a code becomes by what governs its verb: CAMEO has branches for intent, appeal and refusal.

The field's coders keep lists of verb pairs for this ("want to", "refuse to"); here the clause's
own status says it, so that any wording works.
"""

from __future__ import annotations

_INTENT = {"04": "036", "05": "032", "06": "031", "07": "033", "08": "035", "03": "030"}
_APPEAL = {"04": "026", "05": "022", "06": "021", "07": "023", "08": "025", "03": "020"}
_REFUSED = {"04": "125", "05": "120", "06": "121", "07": "122", "08": "124", "03": "120"}
_THREAT = {
    "14": "133",
    "16": "131",
    "17": "132",
    "18": "138",
    "19": "138",
    "20": "138",
    "15": "130",
}
ACCUSED = "112"
FORCEFUL = frozenset({"14", "15", "17", "18", "19", "20"})
"""Roots of deeds that are an accusation where one says that another did them."""


def root_of_code(code: str) -> str:
    """Return the two digits of a code's root."""
    return code[:2]


def intended(code: str) -> str:
    """Return the code of meaning to do what a code says: "wants to help" 033, "to attack" 138."""
    root = root_of_code(code)
    return _INTENT.get(root) or _THREAT.get(root) or code


def appealed(code: str) -> str:
    """Return the code of asking that another do it; what is hostile is policy support (021)."""
    return _APPEAL.get(root_of_code(code), "021")


def refused(code: str) -> str | None:
    """Return the code of not doing it; None where that is no event ("did not attack")."""
    return _REFUSED.get(root_of_code(code))
