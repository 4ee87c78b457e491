"""What needs a second look: where two reviewers disagree, and what no fact bears out any more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.record.judgements.cast import by_pair, contradictions, merged_groups
from dragoman.record.judgements.effects import judged_page
from dragoman.record.judgements.log import (
    ABOUT_ACTORS,
    ABOUT_FACTS,
    Judgement,
    moment,
    of_verdicts,
)
from dragoman.record.judgements.pairs import decided_pairs


@dataclass(frozen=True, slots=True)
class Conflict:
    """Reviewers who disagree on one thing: `about` holds the ids of one fact or two, or the
    handles of two actors or more; `by` the last word of each reviewer, oldest first; `meanwhile`
    how the record treats it until they agree."""

    about: tuple[str, ...]
    by: tuple[Judgement, ...]
    meanwhile: str


@dataclass(frozen=True, slots=True)
class Loose:
    """A judgement whose fact is no longer read so; `near` holds the ids of what is now read on
    its words, the nearest first."""

    judgement: Judgement
    near: tuple[str, ...]


FACT_MEANWHILE = "the fact stands as it was read"
PAIR_MEANWHILE = "the two are linked or not by their score alone"
ACTORS_MEANWHILE = "nobody is merged: the names stand as they were read"


def conflicts(connection: sqlite3.Connection) -> list[Conflict]:
    """Everything on which two reviewers disagree, the oldest disagreement first."""
    found = [*_on_facts(connection), *_on_pairs(connection), *_on_actors(connection)]
    return sorted(found, key=lambda conflict: (moment(conflict.by[-1]), conflict.about))


def loose(connection: sqlite3.Connection) -> list[Loose]:
    """Judgements to be looked at again, oldest first; they take effect again as soon as a page is
    read as it was."""
    rows = connection.execute("SELECT DISTINCT page FROM loose ORDER BY page").fetchall()
    found = []
    for row in rows:
        kept = connection.execute("SELECT judgement FROM loose WHERE page = ?", [row["page"]])
        wanted = {each["judgement"] for each in kept}
        page = judged_page(connection, row["page"])
        for judgement in page.loose:
            if judgement.id in wanted:
                near = tuple(fact.id for fact in page.near(judgement))
                found.append(Loose(judgement, near))
    found += [Loose(judgement, ()) for judgement in decided_pairs(connection)[1]]
    return sorted(found, key=lambda each: moment(each.judgement))


def _on_facts(connection: sqlite3.Connection) -> Iterator[Conflict]:
    for seq in _pages_of_several(connection):
        for ident, decision in judged_page(connection, seq).decisions.items():
            if decision.disputed:
                yield Conflict((ident,), decision.by, FACT_MEANWHILE)


def _pages_of_several(connection: sqlite3.Connection) -> Iterable[int]:
    """Pages about which more than one person said something."""
    marks = ", ".join("?" * len(ABOUT_FACTS))
    rows = connection.execute(
        f"""SELECT p.seq FROM judgements j JOIN pages p ON p.id = j.page WHERE verdict IN ({marks})
            GROUP BY p.seq HAVING count(DISTINCT who) > 1 ORDER BY p.seq""",
        [verdict.value for verdict in ABOUT_FACTS],
    )
    return [row["seq"] for row in rows.fetchall()]


def _on_pairs(connection: sqlite3.Connection) -> Iterator[Conflict]:
    for pair, decision in decided_pairs(connection)[0].items():
        if decision.disputed:
            yield Conflict(pair, decision.by, PAIR_MEANWHILE)


def _on_actors(connection: sqlite3.Connection) -> Iterator[Conflict]:
    decided = by_pair(of_verdicts(connection, ABOUT_ACTORS))
    for pair, decision in decided.items():
        if decision.disputed:
            yield Conflict(pair, decision.by, ACTORS_MEANWHILE)
    for group in merged_groups(decided):
        if contradictions(decided, group):
            within = [each for pair, each in decided.items() if group.issuperset(pair)]
            by = sorted((one for each in within for one in each.by), key=moment)
            yield Conflict(tuple(sorted(group)), tuple(by), ACTORS_MEANWHILE)
