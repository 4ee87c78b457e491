"""What was planned, and what came of it: happened, postponed, cancelled, or lapsed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dragoman.model import UNKNOWN_DAY, Day, Fact, FactKind, Meeting
from dragoman.record.claims.given import Sources
from dragoman.record.claims.parties import doers
from dragoman.record.claims.told import Stage, Told, accounts, tell
from dragoman.record.day_words import date_text, day_text
from dragoman.record.lifecycles.chains import chains, named_day, postpones
from dragoman.record.lifecycles.lifecycle import Lifecycle, LifeKind, Step, exactness
from dragoman.record.lifecycles.occasions import Occasion, near, occasions, sure
from dragoman.record.links import Thing

HAPPENED, POSTPONED, CANCELLED, LAPSED, PLANNED, FELL_THROUGH = (
    "happened", "postponed", "cancelled", "lapsed", "planned", "did not happen",
)  # fmt: skip


def plans_of(things: Iterable[Thing], sources: Sources, until: date) -> tuple[Lifecycle, ...]:
    """The plans of meetings by day, each with all its days and what came of it by `until`, the last
    day on which anything was published."""
    given = list(things)
    putting_off = _putting_off(given, sources)
    found = [
        _lifecycle(chain, putting_off, sources, until)
        for chain in chains(occasions(given, sources), sources)
        if any(occasion.planned for occasion in chain) and _tells_enough(chain)
    ]
    return tuple(sorted(found, key=_order))


def _tells_enough(chain: Sequence[Occasion]) -> bool:
    """Whether a plan says when, where, or which two are to meet: else nobody can say what became of
    it."""
    return any(one.days or one.places or len(one.people) > 1 for one in chain)


def _putting_off(things: Iterable[Thing], sources: Sources) -> list[tuple[Told, str]]:
    """Statements that something is put off, with their sentences: the meeting in them may have been
    read as nothing else."""
    facts = (f for thing in things if thing.kind is FactKind.STATEMENT for f in thing.facts)
    said = ((tell(fact, sources), sources.sentence(fact)) for fact in facts)
    return sorted(
        ((told, sentence) for told, sentence in said if postpones(sentence) and not told.against),
        key=lambda one: one[0].order(),
    )


def _lifecycle(
    chain: Sequence[Occasion],
    putting_off: Sequence[tuple[Told, str]],
    sources: Sources,
    until: date,
) -> Lifecycle:
    told = sorted(
        {one.id: one for occasion in chain for one in occasion.accounts}.values(),
        key=Told.order,
    )
    steps = [*_planned(told), *_called_off(told, putting_off, sources), *_came_about(told)]
    state, why = _state(steps, until)
    if state == LAPSED:
        last = _last_plan(steps)
        steps.append(Step(LAPSED, last.day, last.when, why=why))
    steps.sort(key=_step_order)
    first = min(one.id for one in told)
    return Lifecycle(
        id=f"l{first}",
        kind=LifeKind.PLAN,
        about=_about(told),
        who=_people(told),
        state=state,
        why=why,
        steps=tuple(steps),
    )


def _planned(told: Sequence[Told]) -> Iterator[Step]:
    """A step per day planned; the same day told again is the same step."""
    plans = _plans(told)
    by_day: dict[tuple[date | None, date | None], list[Told]] = {}
    for one in plans:
        by_day.setdefault((one.fact.day.start, one.fact.day.end), []).append(one)
    for same in by_day.values():
        yield _step(PLANNED, same[0].fact.day, same)


def _called_off(
    told: Sequence[Told], putting_off: Sequence[tuple[Told, str]], sources: Sources
) -> Iterator[Step]:
    """The step that calls a plan off, where there is one: postponed if any account says so."""
    plans = _plans(told)
    off = [one for one in told if _calls_off(one, plans)]
    said = [(one, day) for one, words in putting_off if (day := named_day(one, words, plans))]
    put_off = bool(said) or any(_off_as(one, plans, sources) == POSTPONED for one in off)
    told_so = {(one.fact.page, sources.sentence(one.fact)) for one in off}
    said = [
        (one, d) for one, d in said if (one.fact.page, sources.sentence(one.fact)) not in told_so
    ]
    if not off and not said:
        return
    named = (named_day(one, sources.sentence(one.fact), plans) for one in off)
    days = [day for day in (*named, *(day for _, day in said)) if day]
    days += [one.fact.day for one in off if sure(one.fact.day)]
    every = sorted((*off, *(one for one, _ in said)), key=Told.order)
    day = days[0] if days else _day_before(every[0], plans)
    yield _step(POSTPONED if put_off else CANCELLED, day, every)


def _plans(told: Sequence[Told]) -> list[Told]:
    """Accounts of what is planned; a new day that would lie before the old one is misread and only
    tells that the old one is off."""
    off = [one for one in told if one.stage is Stage.CANCELLED and one.fact.day.start]
    return [
        one
        for one in told
        if one.stage is Stage.PLANNED
        and not one.against
        and not (
            postpones(one.fact.quote)
            and any(o.fact.page == one.fact.page and not _later(one, o) for o in off)
        )
    ]


def _later(one: Told, off: Told) -> bool:
    new, old = one.fact.day.start, off.fact.day.start
    return new is None or old is None or new > old


def _calls_off(one: Told, plans: Sequence[Told]) -> bool:
    """Whether an account cancels, or tells before the day that the whole meeting will not be: that
    one of them stays away does not call it off."""
    if one.stage is Stage.CANCELLED:
        return not one.against
    if not one.against or one.denied or doers(one.fact) or one.published is None:
        return False
    return any(plan.fact.day.end and one.published <= plan.fact.day.end for plan in plans)


def _off_as(off: Told, plans: Sequence[Told], sources: Sources) -> str:
    """Postponed where the words say so or a new day is told with it or after it."""
    if postpones(sources.sentence(off.fact)):
        return POSTPONED
    old = off.fact.day.end or off.published
    renewed = any(
        one.published and off.published and one.published >= off.published
        and one.fact.day.start and old and one.fact.day.start > old
        for one in plans
    )  # fmt: skip
    return POSTPONED if renewed else CANCELLED


def _day_before(off: Told, plans: Sequence[Told]) -> Day:
    """The day for which it had been planned, where the page that calls it off does not say."""
    made = [one.fact.day for one in plans if one.published and off.published
            and one.published <= off.published and one.fact.page != off.fact.page
            and sure(one.fact.day)]  # fmt: skip
    return made[-1] if made else UNKNOWN_DAY


def _came_about(told: Sequence[Told]) -> Iterator[Step]:
    plans = _plans(told)
    done = [one for one in told if one.stage is Stage.DONE and not _calls_off(one, plans)]
    so = [one for one in done if not one.against]
    if so:
        exact = sorted((one.fact.day for one in so if sure(one.fact.day)), key=exactness)
        yield _step(HAPPENED, exact[0] if exact else so[0].fact.day, so)
    not_so = [one for one in done if one.against]
    if not_so and not so:
        yield _step(FELL_THROUGH, not_so[0].fact.day, not_so)


def _state(steps: Sequence[Step], until: date) -> tuple[str, str]:
    """What has come of it: what happened did; else the last that was told of it counts, and a plan
    whose day has passed without news has lapsed."""
    by_name = {step.step: step for step in steps}
    if HAPPENED in by_name:
        return HAPPENED, _happened_why(by_name[HAPPENED], steps)
    plan = _last_plan(steps)
    for name in (POSTPONED, CANCELLED):
        off = by_name.get(name)
        if off and not _made_after(plan, off):
            return name, f"{name} as told {_by(off)}; no later page tells of a new day"
    if FELL_THROUGH in by_name:
        return FELL_THROUGH, f"told {_by(by_name[FELL_THROUGH])} not to have taken place"
    if plan.day.end is None or not sure(plan.day):
        return PLANNED, "planned without a day that can be checked"
    if plan.day.end < until:
        read = f"pages up to {date_text(until)}"
        return LAPSED, f"planned for {plan.when}; {read} do not tell that it took place"
    return PLANNED, f"planned for {plan.when}, which had not passed by {date_text(until)}"


def _last_plan(steps: Sequence[Step]) -> Step:
    plans = [step for step in steps if step.step == PLANNED]
    return max(plans, key=_plan_order) if plans else Step(PLANNED, UNKNOWN_DAY, "no day")


def _plan_order(step: Step) -> tuple[date, date]:
    told = max((one.published for one in step.accounts if one.published), default=date.min)
    return told, step.day.end or date.min


def _made_after(plan: Step, off: Step) -> bool:
    """Whether a plan is a new one: told with or after what called the old one off, for later."""
    told = max((one.published for one in plan.accounts if one.published), default=None)
    if told is None or off.told_first is None or told < off.told_first:
        return False
    old = off.day.end
    return plan.day.start is not None and (old is None or plan.day.start > old)


def _happened_why(done: Step, steps: Sequence[Step]) -> str:
    plan = _last_plan(steps)
    if not sure(plan.day) or not done.day.known or near(plan.day, done.day, late=False):
        return f"told {_by(done)} to have taken place"
    return f"planned for {plan.when}, took place {done.when}"


def _by(step: Step) -> str:
    one = step.accounts[0]
    published = f", {date_text(one.published)}" if one.published else ""
    return f"by {one.outlet or one.origin}{published}"


def _step(name: str, day: Day, told: Sequence[Told]) -> Step:
    return Step(name, day, day_text(day), accounts(told))


def _step_order(step: Step) -> tuple[bool, date, int, date]:
    rank = (PLANNED, POSTPONED, CANCELLED, HAPPENED, FELL_THROUGH, LAPSED).index(step.step)
    told = step.told_first or date.max
    if step.step == PLANNED and step.day.start:
        return False, told, 1 if step.day.start else 0, step.day.start
    return step.step == LAPSED, told, 0 if rank in (1, 2) else 2, step.day.start or date.max


def _about(told: Sequence[Told]) -> str:
    """What is planned, as the first account that names a place tells it, else the first."""
    placed = next((one.fact for one in told if one.fact.place), None)
    fact = placed or told[0].fact
    form = _format(fact)
    where = f" in {placed.place.name}" if placed and placed.place else ""
    return f"{form}{where}"


def _format(fact: Fact) -> str:
    return fact.detail.format if isinstance(fact.detail, Meeting) else "meeting"


def _people(told: Sequence[Told]) -> tuple[str, ...]:
    return tuple(sorted({actor.name for one in told for actor in one.fact.actors()}))


def _order(lifecycle: Lifecycle) -> tuple[date, str]:
    days = [step.day.start for step in lifecycle.steps if step.day.start]
    return min(days, default=date.max), lifecycle.id
