"""A set of dictionaries as the PETRARCH coders use them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import ExchangeError
from dragoman.exchange.petrarch.actors import Names, read_actors, read_agents
from dragoman.exchange.petrarch.verbs import Verbs, read_verbs


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """Who is who, what kinds of people do what they are called, what verbs mean; `problems` tells
    the lines that could not be read.
    """

    actors: Names
    agents: Names
    verbs: Verbs
    problems: tuple[str, ...] = ()


def read_dictionaries(
    actors: Sequence[Path], agents: Path, verbs: Path, *, strict: bool = False
) -> Dictionaries:
    """Read actor, agent and verb dictionaries.

    Raises ExchangeError for a file that cannot be read, and with `strict` for the first line
    that is none of the format; else such lines are told in `problems`.
    """
    problems: list[str] | None = None if strict else []
    return Dictionaries(
        read_actors({path.name: _text(path) for path in actors}, problems),
        read_agents(agents.name, _text(agents), problems),
        read_verbs(verbs.name, _text(verbs), problems),
        tuple(problems or ()),
    )


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ExchangeError(f"the dictionary {path} cannot be read: {error.strerror}") from error
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
