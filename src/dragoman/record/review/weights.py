"""How much hangs on a fact, and how doubtful it is: what a reviewer should look at first."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.model import Agreement, Ceasefire, Commitment, Fact, FactKind, Role
from dragoman.record.store.rows import actor_slots

WEIGHT = {
    FactKind.AGREEMENT: 8.0,
    FactKind.CEASEFIRE: 8.0,
    FactKind.ROLE: 7.0,
    FactKind.COMMITMENT: 6.0,
    FactKind.DESIGNATION: 5.0,
    FactKind.MEETING: 4.0,
    FactKind.TRACK: 4.0,
    FactKind.MONITOR_REPORT: 4.0,
    FactKind.INVITATION: 4.0,
    FactKind.ALIAS: 4.0,
    FactKind.POSITION: 2.0,
    FactKind.EVENT: 2.0,
    FactKind.STATEMENT: 1.0,
}
"""How many views and exports rest on a fact of a kind, roughly: agreements, ceasefires and who
signs or guarantees them are in dossiers, tables for other data sets, and lifecycles; a statement
stands for itself."""

_MAKING = frozenset({"signed", "adopted", "entered_into_force", "ended", "suspended", "violated"})
_BINDING = frozenset({"signatory", "guarantor", "party", "mediator"})
MORE = 1.25
"""What a fact weighs more for each thing that makes it decide something."""
DOUBTFUL = 1.2
"""What a fact weighs more for each sign that it may be read wrongly."""
_RULE_DOUBT = 2.0
"""What a rule that was always wrong adds to the weight of what it reads, by its share of errors."""
_PRIOR = 2.0
"""Judgements that a rule is taken to have passed before anybody judged it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The weight of a fact, with the reasons in words."""

    weight: float
    reasons: tuple[str, ...]


def weigh(fact: Fact, errors: Mapping[str, tuple[int, int]]) -> Weighed:
    """A fact by itself; `errors` has (wrong, judged) of each rule (`rule_errors`)."""
    weight, reasons = WEIGHT[fact.kind], []
    for reason in _decisive(fact):
        weight *= MORE
        reasons.append(reason)
    for reason in _doubtful(fact):
        weight *= DOUBTFUL
        reasons.append(reason)
    wrong, judged = errors.get(fact.rule, (0, 0))
    if wrong:
        weight *= 1 + _RULE_DOUBT * wrong / (judged + _PRIOR)
        reasons.append(f"{fact.rule} was wrong in {wrong} of {judged} that were judged")
    return Weighed(weight, tuple(reasons))


def rule_errors(connection: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    """(rejected or fixed, judged) of each rule, as far as anybody judged what it reads."""
    rows = connection.execute(
        """SELECT json_extract(judged, '$[0].rule') AS rule,
             sum(verdict IN ('wrong', 'edited')) AS wrong, count(*) AS judged
           FROM judgements WHERE verdict IN ('right', 'wrong', 'edited') AND judged IS NOT NULL
             AND id NOT IN (SELECT about FROM judgements WHERE verdict = 'undo')
           GROUP BY 1"""
    )
    return {row["rule"]: (row["wrong"], row["judged"]) for row in rows}


def _decisive(fact: Fact) -> list[str]:
    """What makes a fact one that others rest on."""
    found = []
    detail = fact.detail
    if isinstance(detail, Agreement) and detail.action in _MAKING:
        found.append(f"an agreement {detail.action.replace('_', ' ')}")
    if isinstance(detail, Ceasefire) and detail.holds is not None:
        found.append("whether a ceasefire holds")
    if isinstance(detail, Commitment) and detail.deadline.known:
        found.append("a deadline")
    roles = {role for slot, _ in actor_slots(fact) for role in [slot.partition(":")[2]]}
    if isinstance(detail, Role):
        roles.add(detail.role)
    if isinstance(detail, Ceasefire) and detail.guarantors:
        roles.add("guarantor")
    binding = sorted(roles & _BINDING)
    if binding:
        found.append(f"who is {' and '.join(binding)}")
    return found


def _doubtful(fact: Fact) -> list[str]:
    """What is weak in how a fact was read."""
    found = []
    if not fact.day.known:
        found.append("its day is unknown")
    elif fact.day.basis.value == "inferred":
        found.append("its day is inferred")
    nameless = sorted({actor.text for _, actor in actor_slots(fact) if actor.actor is None})
    if nameless:
        found.append(f"nobody knows who “{nameless[0]}” is")
    return found
