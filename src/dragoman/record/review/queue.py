"""What a reviewer should decide next: what changes most of the record first.

Two kinds of question: whether two facts tell one thing, and whether a fact is right. The first
weighs what its answer would join. The second weighs how much rests on the fact and how doubtful
it is, and more where accounts of one thing contradict each other. In a large record only the
heaviest `POOL` facts are weighed against each other, kind by kind; what is judged makes room.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from dragoman.model import Day, Fact, from_plain
from dragoman.record.claims import Claim, Standing, claims_of
from dragoman.record.claims.given import Sources
from dragoman.record.judgements.conflicts import conflicts, loose
from dragoman.record.judgements.finding import as_read
from dragoman.record.judgements.log import Judgement
from dragoman.record.judgements.pairs import Pair, judged_pairs
from dragoman.record.judgements.state import reviewer
from dragoman.record.links import Link, Thing
from dragoman.record.links.answers import Linked
from dragoman.record.review.seen import Seen
from dragoman.record.review.weights import WEIGHT, rule_errors, weigh
from dragoman.record.store.facts import Fate
from dragoman.record.stories import Origins

POOL = 1000
"""Facts, and pairs of facts, that are weighed against each other."""
DISPUTED = 3.0
"""What a fact weighs more where accounts, or reviewers, contradict each other."""


class Task(StrEnum):
    """What a reviewer is asked."""

    PAIR = "pair"
    FACT = "fact"
    DISAGREEMENT = "disagreement"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `about` is what `Record.judge` takes; `facts` the fact, or the two; `impact`
    how much the answer weighs beside those of other items; `reasons` why it is asked; `changes`
    what the answer does."""

    task: Task
    about: str
    facts: tuple[Fact, ...]
    impact: float
    reasons: tuple[str, ...]
    changes: str


def queue(
    connection: sqlite3.Connection,
    linked: Linked,
    *,
    who: str | None = None,
    second: bool = False,
    limit: int | None = None,
) -> list[Item]:
    """The questions nobody has answered (with `second`: that `who` has not), the weightiest
    first. Where reviewers disagree it asks only those who do, and everybody where `who` is None.
    """
    asking = _Asking(connection, linked, Seen(connection, who if second else None))
    items = [*asking.pairs(), *asking.facts(), *asking.disagreements(who), *asking.again()]
    if second:
        items += asking.rejected()
    first: dict[str, Item] = {}
    for item in sorted(items, key=lambda item: (-item.impact, item.about)):
        first.setdefault(item.about, item)
    return list(islice(first.values(), limit))


class _Asking:
    """Puts the questions of one record."""

    def __init__(self, connection: sqlite3.Connection, linked: Linked, seen: Seen) -> None:
        self._connection = connection
        self._seen = seen
        self._linked = linked
        self._errors = rule_errors(connection)
        self._asks = [link for link in islice(linked.asks(), POOL) if not seen.pair(link)]
        self._pool = self._heaviest()
        pairs = (self._seq(ident) for link in self._asks for ident in (link.first, link.second))
        self._judged = judged_pairs(connection)
        seqs = [*self._pool, *(seq for seq in pairs if seq is not None)]
        self._things = {
            fact.id: thing for thing in linked.things(dict.fromkeys(seqs)) for fact in thing.facts
        }
        self._facts = {f.id: f for thing in self._things.values() for f in thing.facts}
        things = {thing.id: thing for thing in self._things.values()}
        self._disputed = dict(_disputed(claims_of(things.values(), self._sources())))

    def pairs(self) -> Iterator[Item]:
        """Facts of which nobody knows whether they tell one thing; of two things the likeliest
        pair alone, and none where somebody told the two apart."""
        asked = {self._apart(pair) for pair, what in self._judged.items() if what == "different"}
        for link in self._asks:
            first, second = (self._things.get(ident) for ident in (link.first, link.second))
            both = self._apart((link.first, link.second))
            if first and second and first.id != second.id and both not in asked:
                asked.add(both)
                yield self._pair(link, first, second)

    def _apart(self, pair: Pair) -> frozenset[str]:
        """The two things that a pair of facts belongs to."""
        return frozenset(self._things[ident].id for ident in pair if ident in self._things)

    def facts(self) -> Iterator[Item]:
        """Facts that many views rest on, or that are doubtful; of accounts of one thing, one
        weighs, the others less the more there are."""
        asked: dict[str, Item] = {}
        for ident in self._heaviest_ids():
            fact = self._facts[ident]
            if not self._seen.fact(fact):
                item = self._fact(fact)
                thing = self._things[ident]
                weightiest = asked.get(thing.id)
                if weightiest is None or item.impact > weightiest.impact:
                    asked[thing.id], item = item, weightiest or item
                if item is not asked[thing.id]:
                    yield replace(item, impact=item.impact / len(thing.facts))
        yield from asked.values()

    def rejected(self) -> Iterator[Item]:
        """Facts that others rejected, for a second opinion."""
        query = "SELECT id FROM aside WHERE fate = ? ORDER BY seq DESC LIMIT ?"
        rows = self._connection.execute(query, [Fate.REJECTED.value, POOL])
        for row in rows.fetchall():
            fact = as_read(self._connection, row["id"])
            if not self._seen.fact(fact):
                weighed = weigh(fact, self._errors)
                yield Item(Task.FACT, fact.id, (fact,), weighed.weight, weighed.reasons,
                           _REJECTED)  # fmt: skip

    def disagreements(self, who: str | None) -> Iterator[Item]:
        """Facts and pairs on which two reviewers disagree."""
        for conflict in conflicts(self._connection):
            reviewers = {reviewer(each.who) for each in conflict.by}
            facts = [self._found(ident) for ident in conflict.about]
            if (who is None or reviewer(who) in reviewers) and all(facts):
                known = tuple(fact for fact in facts if fact)
                said = tuple(map(_said, conflict.by))
                weight = max(weigh(fact, self._errors).weight for fact in known)
                yield Item(Task.DISAGREEMENT, " ".join(conflict.about), known, weight * DISPUTED,
                           said, f"until they agree {conflict.meanwhile}")  # fmt: skip

    def again(self) -> Iterator[Item]:
        """What is now read on words of which somebody judged another reading."""
        for each in loose(self._connection):
            fact = self._found(each.near[0]) if each.near else None
            if fact and not self._seen.fact(fact):
                weight = weigh(fact, self._errors).weight * DISPUTED
                reasons = (_said(each.judgement), "it is no longer read as it was then")
                yield Item(Task.AGAIN, fact.id, (fact,), weight, reasons, _REJECTING)

    def _pair(self, link: Link, first: Thing, second: Thing) -> Item:
        one, other = len(first.facts), len(second.facts)
        kind = first.kind.value.replace("_", " ")
        return Item(
            Task.PAIR,
            f"{link.first} {link.second}",
            (self._facts[link.first], self._facts[link.second]),
            WEIGHT[first.kind] * one * other,
            (f"their likeness is {link.score:.2f}", *link.reasons),
            f"same: {one + other} accounts become those of one {kind}; different: {one} and "
            f"{other} stay apart",
        )

    def _fact(self, fact: Fact) -> Item:
        weighed = weigh(fact, self._errors)
        told = self._disputed.get(fact.id)
        reasons = (f"accounts contradict each other: {told}", *weighed.reasons)
        return Item(
            Task.FACT,
            fact.id,
            (fact,),
            weighed.weight * (DISPUTED if told else 1.0),
            reasons if told else weighed.reasons,
            _rejecting(self._things[fact.id]),
        )

    def _sources(self) -> Sources:
        def published(page: str) -> Day:
            query = "SELECT published FROM pages WHERE id = ?"
            row = self._connection.execute(query, [page]).fetchone()
            day: Day = from_plain(Day, json.loads(row["published"]))
            return day

        return Sources(Origins(self._connection).of_fact, published)

    def _heaviest(self) -> dict[int, str]:
        """The facts that are weighed, by `seq`: of the weightiest kinds, the latest read first."""
        found: dict[int, str] = {}
        for kind in sorted(WEIGHT, key=lambda kind: -WEIGHT[kind]):
            query = """SELECT f.seq, f.id, p.id AS page FROM facts f JOIN pages p ON p.seq = f.page
              WHERE f.kind = ? ORDER BY f.seq DESC"""
            for row in self._connection.execute(query, [kind.value]):
                if len(found) == POOL:
                    return found
                if not self._seen.on_page(row["id"], row["page"]):
                    found[row["seq"]] = row["id"]
        return found

    def _heaviest_ids(self) -> Iterable[str]:
        return sorted(ident for ident in self._pool.values() if ident in self._facts)

    def _found(self, ident: str) -> Fact | None:
        seq = self._seq(ident)
        if seq is None:
            return None
        return next(iter(self._linked.load([seq])), None)

    def _seq(self, ident: str) -> int | None:
        row = self._connection.execute("SELECT seq FROM facts WHERE id = ?", [ident]).fetchone()
        return row["seq"] if row else None


def _disputed(claims: Iterable[Claim]) -> Iterator[tuple[str, str]]:
    """The facts in claims whose accounts differ, with how they do."""
    for claim in claims:
        if claim.standing is Standing.DISPUTED or claim.differences:
            why = claim.differences[0].why if claim.differences else claim.why
            for account in claim.accounts:
                yield account.fact, why


_REJECTED = "others rejected it; accepted, it stands again until you agree"
_REJECTING = "rejected, it is gone from every view, table and count; fixed, it stands as fixed"


def _rejecting(thing: Thing) -> str:
    others = len(thing.facts) - 1
    if not others:
        return f"{_REJECTING}; it is the only account of this"
    return f"{_REJECTING}; {others} other account{'s' if others > 1 else ''} of this would stay"


def _said(judgement: Judgement) -> str:
    edit: Mapping[str, object] = json.loads(judgement.edit) if judgement.edit else {}
    put = ", ".join(f"{name}: {json.dumps(edit[name], ensure_ascii=False)}" for name in edit)
    note = f" ({judgement.note})" if judgement.note else ""
    return f"{judgement.who} said {judgement.verdict.value}{' ' + put if put else ''}{note}"
