"""Which predicted fact is which annotated fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import Fact, FactKind
from gold.compare import (
    actor_name,
    actor_names,
    day_agrees,
    field_agrees,
    found_among,
    name_groups,
    predicted,
    status_agrees,
    voices_agree,
)
from gold.model import GoldFact, Tier
from gold.names import SHARED_WORDS, any_same, jaccard

ANCHOR_SHARE = 0.3
"""Share of the shorter anchor's characters that both anchors must cover."""
PARTICIPANT_SHARE = 0.5
TIER_RANK = {Tier.MUST: 0, Tier.SHOULD: 1, Tier.MAY: 2}


@dataclass(frozen=True, slots=True)
class Match:
    """A predicted fact and the annotated one it tells."""

    gold: GoldFact
    fact: Fact


@dataclass(frozen=True, slots=True)
class Matching:
    """One page's outcome, each list in page order."""

    matches: tuple[Match, ...]
    misses: tuple[GoldFact, ...]
    extras: tuple[Fact, ...]


def match_facts(golds: Sequence[GoldFact], facts: Sequence[Fact]) -> Matching:
    """One-to-one, best pair first; agreement of fields decides among rivals for one fact.

    Misses leave out `may` facts; extras are predictions that match nothing, `may` included.
    """
    pairs = sorted(
        (_rank(gold, fact), g, f)
        for g, gold in enumerate(golds)
        for f, fact in enumerate(facts)
        if is_match(gold, fact)
    )
    taken_golds: set[int] = set()
    taken_facts: dict[int, int] = {}
    for _, g, f in pairs:
        if g not in taken_golds and f not in taken_facts:
            taken_golds.add(g)
            taken_facts[f] = g
    return Matching(
        matches=tuple(Match(golds[g], facts[f]) for f, g in sorted(taken_facts.items())),
        misses=tuple(
            gold
            for g, gold in enumerate(golds)
            if g not in taken_golds and gold.tier is not Tier.MAY
        ),
        extras=tuple(fact for f, fact in enumerate(facts) if f not in taken_facts),
    )


def is_match(gold: GoldFact, fact: Fact) -> bool:
    """Same kind, overlapping anchors, and what makes a fact of this kind the same one."""
    if gold.kind is not fact.kind or overlap(gold, fact) < ANCHOR_SHARE:
        return False
    return KEYS[gold.kind](gold, fact)


def overlap(gold: GoldFact, fact: Fact) -> float:
    """Shared characters over the length of the shorter anchor, 0 … 1."""
    shared = min(gold.end, fact.end) - max(gold.start, fact.start)
    shorter = min(gold.end - gold.start, fact.end - fact.start)
    return max(0, shared) / shorter if shorter > 0 else 0.0


def _rank(gold: GoldFact, fact: Fact) -> tuple[int, int, int, float]:
    """Lower is better: annotated before implied, more agreeing fields, tier, nearer anchors."""
    agreeing = sum(
        (
            status_agrees(gold.status, fact),
            voices_agree(gold.status, fact),
            bool(gold.status.days) and day_agrees(gold.status, fact),
            *(field_agrees(gold, name, predicted(fact, name)) for name in gold.fields),
        )
    )
    union = max(gold.end, fact.end) - min(gold.start, fact.start)
    shared = min(gold.end, fact.end) - max(gold.start, fact.start)
    return gold.implied, -agreeing, TIER_RANK[gold.tier], -shared / union


Key = Callable[[GoldFact, Fact], bool]


def _always(gold: GoldFact, fact: Fact) -> bool:
    return True


def _same(*names: str) -> Key:
    """All these fields agree, where they are annotated."""

    def holds(gold: GoldFact, fact: Fact) -> bool:
        return all(
            field_agrees(gold, name, predicted(fact, name)) for name in names if name in gold.fields
        )

    return holds


def _content(gold: GoldFact, fact: Fact) -> bool:
    expected, said = gold.fields.get("content"), predicted(fact, "content")
    if not isinstance(expected, str) or not isinstance(said, str):
        return True
    return jaccard(expected, said) >= SHARED_WORDS


def _participants(gold: GoldFact, fact: Fact) -> bool:
    groups = name_groups(gold.fields.get("participants"))
    found = found_among(groups, actor_names(predicted(fact, "participants")))
    return not groups or found / len(groups) >= PARTICIPANT_SHARE


def _an_obligor(gold: GoldFact, fact: Fact) -> bool:
    groups = name_groups(gold.fields.get("obligors"))
    return not groups or found_among(groups, actor_names(predicted(fact, "obligors"))) > 0


def _event(gold: GoldFact, fact: Fact) -> bool:
    if not _same("type")(gold, fact):
        return False
    groups = [
        *name_groups(gold.fields.get("actors")),
        *name_groups(gold.fields.get("recipients")),
    ]
    names = [
        *actor_names(predicted(fact, "actors")),
        *actor_names(predicted(fact, "recipients")),
    ]
    return not groups or found_among(groups, names) > 0


def _alias(gold: GoldFact, fact: Fact) -> bool:
    names = [gold.fields.get(name, ()) for name in ("name", "also")]
    allowed = tuple(n for group in names if isinstance(group, tuple) for n in group)
    also = predicted(fact, "also")
    told = [predicted(fact, "name"), *(also if isinstance(also, tuple) else ())]
    return any(any_same(allowed, actor_name(name)) for name in told)


KEYS: Mapping[FactKind, Key] = {
    FactKind.STATEMENT: _content,
    FactKind.MEETING: _participants,
    FactKind.AGREEMENT: _same("action"),
    FactKind.COMMITMENT: _an_obligor,
    FactKind.CEASEFIRE: _always,
    FactKind.DESIGNATION: _same("target"),
    FactKind.INVITATION: _same("invitee"),
    FactKind.POSITION: _same("holder"),
    FactKind.ROLE: _same("role", "actor"),
    FactKind.ALIAS: _alias,
    FactKind.TRACK: _always,
    FactKind.MONITOR_REPORT: _same("reporting_party", "total"),
    FactKind.EVENT: _event,
}
"""What must agree, beyond kind and anchor, for two facts to be one."""
