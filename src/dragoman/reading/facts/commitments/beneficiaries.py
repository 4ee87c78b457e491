"""To whom something is owed."""

from __future__ import annotations

from dragoman.model import ActorRef, Clause, Polarity
from dragoman.reading.facts.frames import class_words, in_slot, is_agentless


def beneficiaries_of(clause: Clause, obligors: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """To whom something is owed: "grant an amnesty to the rebels", "will inform the observers",
    "shall undertake no operation against the signatories"."""
    if is_given(clause):
        return tuple(ref for p in in_slot(clause, "subject") for ref in p.actors)
    slots = ["recipient"]
    head = clause.lemma.split()[0]
    if head in _BESTOWING:
        slots += ["to", "for"]
    if head in _FAVOURING and not is_agentless(clause):
        slots.append("object")
    if clause.polarity is Polarity.NEGATED:
        slots.append("against")
    found = [ref for slot in slots for p in in_slot(clause, slot) for ref in p.actors]
    own = {ref.key for ref in obligors}
    return tuple(ref for ref in found if ref.key not in own)


def is_given(clause: Clause) -> bool:
    """Whether the subject gets something and owes nothing: "the movement is to get four
    ministries"; who takes in weapons does it for another ("the mission will receive the arms")."""
    taken = any(p.head in class_words("weapons") for p in in_slot(clause, "object"))
    got = clause.lemma.split()[0] in _RECEIVING and clause.polarity is Polarity.AFFIRMED
    return got and not taken and not is_agentless(clause)


_RECEIVING = frozenset({"get", "receive", "obtain", "gain", "regain", "recover"})
_BESTOWING = frozenset({"give", "grant", "pay", "hand", "transfer", "return", "provide", "offer",
                    "deliver", "allot", "award", "extend", "allocate", "cede", "restore", "pass",
                    "supply", "lend", "guarantee", "accord", "report", "submit", "deny", "send",
                    "assign", "reserve", "promise", "pledge", "turn", "yield", "surrender",
                    "concede", "donate", "contribute", "afford", "secure"})  # fmt: skip
"""Whose "to" and "for" name who gets it."""
_FAVOURING = frozenset({"inform", "notify", "compensate", "pay", "pardon", "free", "release",
                        "reintegrate", "protect", "resettle", "readmit", "assist", "help",
                        "support", "allow", "permit", "reinstate", "rehabilitate", "indemnify",
                        "repatriate", "amnesty", "consult", "arm", "feed", "house"})  # fmt: skip
"""Whose object is better off by it."""
