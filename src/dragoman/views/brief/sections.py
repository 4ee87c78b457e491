"""The sections of a brief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.model import Commitment, Fact, FactKind, Modality, Polarity, Stance
from dragoman.record.claims import Claim, Standing
from dragoman.record.day_words import date_text
from dragoman.record.lifecycles import Lifecycle, LifeKind
from dragoman.record.lifecycles.commitments import BREACHED, FULFILLED, NO_NEWS
from dragoman.record.lifecycles.plans import LAPSED, PLANNED
from dragoman.views.brief.nouns import Item, Section
from dragoman.views.brief.telling import Dated, Telling, best_of, worth_telling
from dragoman.views.brief.window import Window
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


_SETTLED = frozenset({FULFILLED, BREACHED})
"""States of a promise in which nothing is due any more."""


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
    """What went a step further in the window (a plan carried out or put off, a promise kept, a
    document extended, a part taken up), then what it tells otherwise than before."""
    pairs: list[tuple[str, list[Fact], list[Fact]]] = []
    seen: set[str] = set()
    for life in window.lives:
        before, now, step = _steps(life, window)
        if before and now:
            seen |= {account.fact for account in life.accounts()}
            pairs.append((step, before, now))
    for thing in window.things:
        before, now = thing.before(window.since), thing.within(window.since, window.until)
        fresh = [fact for fact in now if _turn(fact) not in {_turn(old) for old in before}]
        if before and fresh and not seen & {fact.id for fact in before}:
            pairs.append(("told otherwise", before[-1:], fresh))
    items = [
        Item(step.replace("_", " "), (telling.say(before), telling.say(now)))
        for step, before, now in pairs[:most]
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
    ahead: list[tuple[date, list[Fact]]] = []
    for life in window.lives:
        open_plan = life.kind is LifeKind.PLAN and life.state == PLANNED
        if open_plan or (life.kind is LifeKind.COMMITMENT and life.state not in _SETTLED):
            facts = window.facts_of(account.fact for account in life.accounts())
            last = max((day for fact in facts if (day := _due(fact))), default=None)
            if last and last > window.until:
                ahead.append((last, [fact for fact in facts if _due(fact) == last]))
    ahead.sort(key=lambda pair: (pair[0], telling.citing.order(pair[1][0])))
    told = [pair for pair in ahead if worth_telling(best_of(pair[1], telling.citing))]
    items = [Item(date_text(day), (telling.say(facts),)) for day, facts in told[:most]]
    if items:
        yield Section("Due next", tuple(items), len(told) - len(items))


def lapsed(window: Window, telling: Telling, most: int) -> Iterator[Section]:
    """Plans and deadlines whose day passed in the window without a page that reports them."""
    until = date_text(window.until)
    gone: list[tuple[date, list[Fact], str]] = []
    for life in window.lives:
        plan = life.kind is LifeKind.PLAN and life.state == LAPSED
        if not plan and not (life.kind is LifeKind.COMMITMENT and life.state == NO_NEWS):
            continue
        facts = window.facts_of(account.fact for account in life.accounts())
        last = max((day for fact in facts if (day := _due(fact))), default=None)
        if last and window.since <= last < window.until:
            what = "that it took place" if plan else "what became of it"
            gone.append((last, facts, f"pages up to {until} do not tell {what}"))
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


def _rank(pair: tuple[Dated, list[Fact]], telling: Telling) -> tuple[int, int, int, date, str]:
    """Most origins first, then most accounts, then most named in it, then the earliest."""
    thing, facts = pair
    cast = {actor.name for fact in facts for actor in fact.actors()}
    return -telling.origins(facts), -len(facts), -len(cast), thing.first, thing.id


def _day(facts: Sequence[Fact], otherwise: date) -> tuple[date, str]:
    days = [fact.day.start for fact in facts if fact.day.start]
    return min(days, default=otherwise), min(fact.id for fact in facts)


def _steps(life: Lifecycle, window: Window) -> tuple[list[Fact], list[Fact], str]:
    """The last step before the window, the newest one in it, and what that is called."""
    before: list[Fact] = []
    now: list[Fact] = []
    name = ""
    for step in life.steps:
        told = step.told_first
        facts = window.facts_of(account.fact for account in step.accounts)
        if told and told < window.since:
            before = facts
        elif told and told <= window.until:
            now, name = facts, step.step
    return before, now, name


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


def _due(fact: Fact) -> date | None:
    """The last day of a commitment's deadline, or of what is planned."""
    if isinstance(fact.detail, Commitment):
        return fact.detail.deadline.end or fact.detail.deadline.start
    return fact.day.end if fact.modality is Modality.PLANNED else None
