"""What the key says, in the rows that `told` makes of a record."""

from __future__ import annotations

from dragoman.model import Basis, Day, Precision
from dragoman.views.words import day_text
from gold.process.model import Contradiction, Days, Key, Lifecycle
from gold.process.told import Line, written


def stories(key: Key) -> set[Line]:
    return {(story.origin, tuple(sorted(story.pages))) for story in key.stories}


def contradictions(key: Key) -> list[Line]:
    return sorted(contradiction(one) for one in key.contradictions)


def contradiction(one: Contradiction) -> Line:
    sides = sorted(tuple(sorted({w.page for w in side.words})) for side in one.sides)
    return (one.difference, tuple(sides))


def lifecycles(key: Key) -> list[Line]:
    return sorted(_life(life) for life in key.lifecycles)


def _life(life: Lifecycle) -> Line:
    about = life.about if life.kind in ("role", "name", "designation") else ""
    who = tuple(sorted(life.by)) if life.kind == "commitment" else ()
    steps = tuple((step.step, written(step.day), tuple(sorted(step.pages))) for step in life.steps)
    return (life.kind, about, who, life.state, steps)


def rounds(key: Key) -> list[Line]:
    return sorted(
        (
            one.number, written(one.day), one.venue, tuple(sorted(one.came)),
            tuple(sorted(one.stayed_away)), tuple(sorted(one.pages)),
        )
        for one in key.rounds
    )  # fmt: skip


def dossier(key: Key) -> dict[str, list[Line]]:
    """The dossier's sections; a deadline is written as the views write it."""
    given = key.dossier
    return {
        "days": sorted((d.step, written(d.day), d.status, _in_order(d.pages)) for d in given.days),
        "parties": sorted((p.role, p.actor, _in_order(p.pages)) for p in given.parties),
        "not_signed_by": sorted((p.role, p.actor, _in_order(p.pages)) for p in given.not_signed_by),
        "commitments": sorted(
            (tuple(sorted(one.by)), tuple(sorted(map(words_for, one.deadlines))), one.became)
            for one in given.commitments
        ),
        "exclusions": sorted((p.actor, _in_order(p.pages)) for p in given.exclusions),
        "lineage": sorted((one.relation, one.to, _in_order(one.pages)) for one in given.lineage),
        "said_of_it": sorted((p.actor, p.role, _in_order(p.pages)) for p in given.said_of_it),
    }


def _in_order(pages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(pages))


def words_for(day: Days) -> str:
    """A deadline as the dossier writes it: "4 Jun 2017", "4–18 May 2017"."""
    if day is None:
        return ""
    return day_text(Day(day[0], day[1], Precision.DAY, Basis.STATED))
