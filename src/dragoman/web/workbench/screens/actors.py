"""Who appears in the record; and all about one of them, with merging and splitting."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Plain
from dragoman.views.actors import ActorRow, actors
from dragoman.views.dossiers import actor_dossier
from dragoman.views.dossiers.layout import DossierPart, about, layout
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.questions import CAST
from dragoman.web.workbench.screen import Screen


@dataclass(frozen=True, slots=True)
class ActorsContext:
    heading: str
    rows: Rows[ActorRow]


def build_all(desk: Desk, asked: Asked) -> ActorsContext:
    return ActorsContext("Actors", answer_all(desk, asked))


def answer_all(desk: Desk, asked: Asked) -> Rows[ActorRow]:
    return desk.counted(CAST, asked.wanted, actors, limit=asked.limit)


@dataclass(frozen=True, slots=True)
class ActorContext:
    """`handle` is what merging and splitting take: an id, or a name that nobody else bears."""

    heading: str
    about: str
    parts: tuple[DossierPart, ...]
    handle: str


def build(desk: Desk, asked: Asked) -> ActorContext:
    dossier = actor_dossier(desk.record, asked.ident)
    handle = dossier.actor or dossier.name
    return ActorContext(dossier.name, about(dossier), tuple(layout(dossier)), handle)


def answer(desk: Desk, asked: Asked) -> dict[str, Plain]:
    return actor_dossier(desk.record, asked.ident).to_dict()


ACTORS = Screen("actors", "/actors", "Actors", ActorsContext, build_all, answer_all)
ACTOR = Screen("actor", "/actors/{ident:path}", "", ActorContext, build, answer)
