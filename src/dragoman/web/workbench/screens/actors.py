"""Who appears in the record; and all about one of them, with merging and splitting."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.actors import load_registry
from dragoman.model import Plain
from dragoman.record import Filter
from dragoman.record.judgements import Verdict
from dragoman.record.judgements.log import ABOUT_ACTORS
from dragoman.record.judgements.state import undone
from dragoman.views.actors import ActorRow, actors
from dragoman.views.asking import EVERYTHING
from dragoman.views.dossiers import ActorDossier, actor_dossier
from dragoman.views.dossiers.actor import find_actor
from dragoman.views.dossiers.layout import DossierPart, about, layout
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.narrowing import to_actor
from dragoman.web.workbench.kept.questions import CAST
from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.tables import dossier_tables


@dataclass(frozen=True, slots=True)
class ActorsContext:
    heading: str
    rows: Rows[ActorRow]


def build_all(desk: Desk, asked: Asked) -> ActorsContext:
    return ActorsContext("Actors", answer_all(desk, asked))


def answer_all(desk: Desk, asked: Asked) -> Rows[ActorRow]:
    return desk.counted(CAST, asked.wanted, actors, limit=asked.limit, skip=asked.skip)


_NAMES = 200
"""Names offered where another actor is asked for."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A decision that two actors are one, or are not."""

    judgement: str
    words: str
    who: str
    day: str


@dataclass(frozen=True, slots=True)
class ActorContext:
    """`handle` is what merging and splitting take: an id, or a name that nobody else bears;
    `joined` what was merged and split, `others` names to choose from."""

    heading: str
    about: str
    parts: tuple[DossierPart, ...]
    handle: str
    joined: tuple[Joined, ...]
    others: tuple[str, ...]


def build(desk: Desk, asked: Asked) -> ActorContext:
    dossier = _dossier(desk, asked)
    handle = dossier.actor or dossier.name
    cast = desk.rows(CAST, EVERYTHING, limit=_NAMES)
    return ActorContext(
        dossier.name, about(dossier), tuple(layout(dossier)), handle,
        tuple(_joined(desk, dossier)), tuple(row.name for row in cast if row.name != dossier.name),
    )  # fmt: skip


def _joined(desk: Desk, dossier: ActorDossier) -> Iterator[Joined]:
    """Decisions about this actor that were not taken back, the last first."""
    log = [each for each in desk.record.judgements() if each.verdict in ABOUT_ACTORS]
    gone = {each.about for each in undone(desk.record.judgements())} if log else set()
    mine = {dossier.name, *(name.name for name in dossier.names)}
    for each in reversed(log):
        names = [str(name) for name in json.loads(each.judged or "[]")]
        if each.id not in gone and not mine.isdisjoint(names):
            words = " and ".join(names)
            one = "are one" if each.verdict is Verdict.MERGE else "are two"
            yield Joined(each.id, f"{words} {one}", each.who, each.at[:10])


def answer(desk: Desk, asked: Asked) -> dict[str, Plain]:
    return _dossier(desk, asked).to_dict()


def _dossier(desk: Desk, asked: Asked) -> ActorDossier:
    """All about an actor or, where that is too much, what was told of it last."""
    registry = load_registry()
    who = find_actor(desk.record, asked.ident, registry)
    wanted = Filter(actor=who.ident or who.name, since=asked.wanted.since, until=asked.wanted.until)
    desk.narrow(lambda record: to_actor(record, wanted))
    return actor_dossier(desk.record, who.ident or who.name, registry=registry)


TABLES = ("names", "offices", "roles", "statements", "addressed", "denials", "meetings",
          "positions")  # fmt: skip
"""The fields of a dossier that hold rows."""
_ACTORS_HELP = "Everybody who is named, by how many facts name them."
ACTORS = Screen(
    "actors",
    "/actors",
    "Actors",
    ActorsContext,
    build_all,
    answer_all,
    help=_ACTORS_HELP,
)
_ACTOR_HELP = (
    "All that the record tells of one actor. Merge two that are one, or split off what is "
    "somebody else; both can be taken back."
)
ACTOR = Screen("actor", "/actors/{ident:path}", "", ActorContext, build, answer,
               tables=dossier_tables(_dossier, ActorDossier, TABLES), help=_ACTOR_HELP,
)  # fmt: skip
