"""The sections of a brief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.model import Commitment, Fact, FactKind, Modality, Polarity, Stance
from dragoman.record.claims import Claim, Standing
from dragoman.record.day_words import date_text
from dragoman.record.lifecycles.lifecycle import Lifecycle
from dragoman.record.lifecycles.plans import LAPSED, PLANNED, plans_of
from dragoman.views.brief.nouns import Item, Section
from dragoman.views.brief.telling import Dated, Telling, best_of, worth_telling
from dragoman.views.brief.window import Window
from dragoman.views.dossiers.promises import undertakings
from dragoman.views.sentences import sentence

NEW = (
    ("New: agreements, terms, roles", (FactKind.AGREEMENT, FactKind.CEASEFIRE, FactKind.ROLE,
                                       FactKind.TRACK)),
    ("New: meetings and invitations", (FactKind.MEETING, FactKind.INVITATION)),
    ("New: commitments", (FactKind.COMMITMENT,)),
    ("New: positions and statements", (FactKind.POSITION, FactKind.STATEMENT,
                                       FactKind.DESIGNATION)),
    ("New: violations and other events", (FactKind.MONITOR_REPORT, FactKind.EVENT)),
)  # fmt: skip
"""What is new, by the kinds of fact that tell it, the more telling ones first."""
SHARED_WORDS = 0.6
"""Share of the longer of two quotes from which on both tell the same."""


def new(window: Window, telling: Telling, most: int) -> Iterator[Section]:
    """Things first told in the window: those of most origins, shown by day. What another thing
    tells in the same words is left out: a position in a statement of little else."""
    told: list[Fact] = []
    for title, kinds in NEW:
        things = []
        for thing in window.things:
            best = best_of([fact for _, fact in thing.facts], telling.citing)
            fresh = thing.kind in kinds and thing.first >= window.since
            if fresh and worth_telling(best) and not any(_same_words(best, one) for one in told):
                told.append(best)
                things.append((thing, [fact for _, fact in thing.facts]))
        ranked = sorted(_once(things, telling), key=lambda pair: _rank(pair, telling))
        shown = sorted(ranked[:most], key=lambda pair: _day(pair[1], pair[0].first))
        items = tuple(Item("", (telling.say(facts),)) for _, facts in shown)
        if items:
            yield Section(title, items, len(ranked) - len(items))


def _same_words(one: Fact, other: Fact) -> bool:
    """Whether two facts rest on nearly the same stretch of a page."""
    if one.page != other.page:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= SHARED_WORDS * max(one.end - one.start, other.end - other.start)


def changed(window: Window, telling: Telling, most: int) -> Iterator[Section]:
    """Things told before the window that it tells otherwise: another status, another day."""
    pairs: list[tuple[str, list[Fact], list[Fact]]] = []
    seen: set[str] = set()
    for plan in plans_of(window.linked(), window.sources, window.until):
        before, now = _steps(plan, window)
        if before and now:
            seen |= {account.fact for account in plan.accounts()}
            pairs.append((plan.state, before, now))
    for thing in window.things:
        before, now = thing.before(window.since), thing.within(window.since, window.until)
        fresh = [fact for fact in now if _turn(fact) not in {_turn(old) for old in before}]
        if before and fresh and not seen & {fact.id for fact in before}:
            pairs.append(("told otherwise", before[-1:], fresh))
    items = [
        Item(state.replace("_", " "), (telling.say(before), telling.say(now)))
        for state, before, now in pairs[:most]
    ]
    if items:
        yield Section("Changed", tuple(items), len(pairs) - len(items))


def disputed(window: Window, telling: Telling, most: int) -> Iterator[Section]:
    """Claims whose accounts cannot all be right, where the window adds to them."""
    found = [
        claim
        for claim in window.claims()
        if claim.standing is Standing.DISPUTED and claim.differences and _recent(claim, window)
    ]
    items = [item for claim in found[:most] for item in _sides(claim, window, telling)]
    if items:
        yield Section("Disputed", tuple(items), max(0, len(found) - most))


def due(window: Window, telling: Telling, most: int) -> Iterator[Section]:
    """Deadlines and planned days after the window, the nearest first."""
    ahead = [
        (day, facts)
        for day, facts in _deadlines(window, telling)
        if day > window.until and worth_telling(best_of(facts, telling.citing))
    ]
    for plan in plans_of(window.linked(), window.sources, window.until):
        if plan.state == PLANNED:
            facts = window.facts_of(account.fact for account in plan.accounts())
            days = [fact.day.start for fact in facts if fact.day.start]
            if facts and days and max(days) > window.until:
                ahead.append((max(days), [f for f in facts if f.day.start == max(days)]))
    ahead.sort(key=lambda pair: (pair[0], telling.citing.order(pair[1][0])))
    items = [Item(date_text(day), (telling.say(facts),)) for day, facts in ahead[:most]]
    if items:
        yield Section("Due next", tuple(items), len(ahead) - len(items))


def lapsed(window: Window, telling: Telling, most: int) -> Iterator[Section]:
    """Plans and deadlines whose day passed in the window without a page that reports them."""
    until = date_text(window.until)
    gone: list[tuple[date, list[Fact], str]] = []
    for plan in plans_of(window.linked(), window.sources, window.until):
        facts = window.facts_of(account.fact for account in plan.accounts())
        day = plan.steps[-1].day.end if plan.steps else None
        if plan.state == LAPSED and facts and day and day >= window.since:
            gone.append((day, facts, f"no page up to {until} tells that it took place"))
    for day, facts in _deadlines(window, telling):
        if window.since <= day <= window.until and worth_telling(best_of(facts, telling.citing)):
            gone.append((day, facts, f"no page up to {until} is known to tell that it was kept"))
    gone.sort(key=lambda row: (row[0], telling.citing.order(row[1][0])))
    items = []
    for day, facts, why in gone[:most]:
        words = sentence(best_of(facts, telling.citing)).rstrip(".")
        items.append(Item(date_text(day), (telling.say(facts, text=f"{words}; {why}."),)))
    if items:
        yield Section("Lapsed", tuple(items), len(gone) - len(items))


def _once(
    things: Sequence[tuple[Dated, list[Fact]]], telling: Telling
) -> list[tuple[Dated, list[Fact]]]:
    """Things whose sentences read alike are told once, with all their facts."""
    found: dict[str, tuple[Dated, list[Fact]]] = {}
    for thing, facts in things:
        words = sentence(best_of(facts, telling.citing))
        known, others = found.get(words, (thing, []))
        found[words] = known, [*others, *facts]
    return list(found.values())


def _rank(pair: tuple[Dated, list[Fact]], telling: Telling) -> tuple[int, int, date, str]:
    thing, facts = pair
    return -telling.origins(facts), -len(facts), thing.first, thing.id


def _day(facts: Sequence[Fact], otherwise: date) -> tuple[date, str]:
    days = [fact.day.start for fact in facts if fact.day.start]
    return min(days, default=otherwise), min(fact.id for fact in facts)


def _steps(plan: Lifecycle, window: Window) -> tuple[list[Fact], list[Fact]]:
    """The last step before the window and the newest one in it, where they differ."""
    before: list[Fact] = []
    now: list[Fact] = []
    for step in plan.steps:
        told = step.told_first
        if told is None:
            continue
        facts = window.facts_of(account.fact for account in step.accounts)
        if told < window.since:
            before = facts
        elif told <= window.until:
            now = facts
    return before, now


def _turn(fact: Fact) -> tuple[Modality, Polarity, bool]:
    """What must be another for a thing to be told otherwise. Ongoing is as good as happened."""
    modality = Modality.ACTUAL if fact.modality is Modality.ONGOING else fact.modality
    return modality, fact.polarity, any(v.stance is Stance.DENIES for v in fact.voices)


def _recent(claim: Claim, window: Window) -> bool:
    days = (account.published for account in claim.accounts)
    return any(day and window.since <= day <= window.until for day in days)


def _sides(claim: Claim, window: Window, telling: Telling) -> Iterator[Item]:
    """Each difference of a claim, a sentence a side."""
    for difference in claim.differences:
        sides = [
            window.facts_of(account.fact for account in side.accounts) for side in difference.sides
        ]
        if sum(map(bool, sides)) > 1:
            said = tuple(telling.say(facts) for facts in sides if facts)
            yield Item(str(difference.aspect), said)


def _deadlines(window: Window, telling: Telling) -> Iterator[tuple[date, list[Fact]]]:
    """Undertakings that stand, each once, with the last day of the latest deadline it is given."""
    owed = [fact for thing in window.things for _, fact in thing.facts if _stands(fact)]
    for facts in undertakings(owed, telling.citing):
        days = [day for fact in facts if (day := _due(fact))]
        if days:
            yield max(days), [fact for fact in facts if _due(fact) == max(days)]


def _due(fact: Fact) -> date | None:
    """The last day of a commitment's deadline."""
    if not isinstance(fact.detail, Commitment):
        return None
    return fact.detail.deadline.end or fact.detail.deadline.start


def _stands(fact: Fact) -> bool:
    return fact.polarity is Polarity.AFFIRMED and fact.modality is not Modality.CANCELLED
