"""Who appears in the record; and all about one of them, with merging and splitting."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Plain
from dragoman.record import Record
from dragoman.views.actors import ActorRow, actors
from dragoman.views.dossiers import actor_dossier
from dragoman.views.dossiers.layout import DossierPart, about, layout
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.screen import Screen


@dataclass(frozen=True, slots=True)
class ActorsContext:
    heading: str
    rows: Rows[ActorRow]


def build_all(record: Record, asked: Asked) -> ActorsContext:
    return ActorsContext("Actors", answer_all(record, asked))


def answer_all(record: Record, asked: Asked) -> Rows[ActorRow]:
    return actors(record, asked.wanted, limit=asked.limit)


@dataclass(frozen=True, slots=True)
class ActorContext:
    """`handle` is what merging and splitting take: an id, or a name that nobody else bears."""

    heading: str
    about: str
    parts: tuple[DossierPart, ...]
    handle: str


def build(record: Record, asked: Asked) -> ActorContext:
    dossier = actor_dossier(record, asked.ident)
    handle = dossier.actor or dossier.name
    return ActorContext(dossier.name, about(dossier), tuple(layout(dossier)), handle)


def answer(record: Record, asked: Asked) -> dict[str, Plain]:
    return actor_dossier(record, asked.ident).to_dict()


ACTORS = Screen("actors", "/actors", "Actors", ActorsContext, build_all, answer_all)
ACTOR = Screen("actor", "/actors/{ident:path}", "", ActorContext, build, answer)
