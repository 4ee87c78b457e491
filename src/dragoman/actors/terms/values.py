"""Single values of a file of terms, each checked against what is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from dragoman.actors.registry import Registry
from dragoman.actors.terms.geojson import number, path_of, read_geojson, territory_of
from dragoman.actors.terms.geometry import Point
from dragoman.actors.terms.keys import ACTS
from dragoman.model import ActorKind, IncidentKind, Line, Polygon

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NEAREST = 3
_LARGEST_KM = 1000.0
"""No line of contact reaches further, and no border is less sure."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What values are read against: who is known, and the folder that files are named from; None
    where no other file may be named."""

    registry: Registry
    folder: Path | None


Reader = Callable[[object, Setting], object]
"""From a raw value to that of a noun; raises ValueError that says what is allowed."""


def nearest(word: str, known: Iterable[str]) -> str:
    """ "; did you mean …?" with the nearest known words, or nothing."""
    found = get_close_matches(word, list(known), n=_NEAREST, cutoff=0.6)
    return f"; did you mean {' or '.join(map(repr, found))}?" if found else ""


def text(value: object, setting: Setting) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"is {value!r}; it is text")
    return value


def texts(value: object, setting: Setting) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"is {value!r}; it is a list of texts")
    return tuple(text(item, setting) for item in value)


def identifier(value: object, setting: Setting) -> str:
    if not isinstance(value, str) or _ID.fullmatch(value) is None:
        raise ValueError(f"is {value!r}; it has lower-case letters, digits and single hyphens only")
    return value


def day(value: object, setting: Setting) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise ValueError(f"is {value!r}; it is a day, YYYY-MM-DD") from None


def actor(value: object, setting: Setting) -> str:
    """An id; where it is a name or a slip of the pen, the nearest ids are told."""
    key = text(value, setting)
    registry = setting.registry
    if registry.actor(key) is not None:
        return key
    meant = [c.id for c in registry.readings(key) if c.what == "actor"][:_NEAREST]
    hint = nearest(key, registry.actors)
    if meant:
        hint = f"; did you mean {' or '.join(map(repr, meant))}?"
    raise ValueError(f"names {key!r}, an actor no pack has{hint or '; add it to a pack'}")


def actors(value: object, setting: Setting) -> tuple[str, ...]:
    return tuple(actor(item, setting) for item in _list(value, "actors"))


def states(value: object, setting: Setting) -> tuple[str, ...]:
    found = actors(value, setting)
    for key in found:
        entry = setting.registry.actor(key)
        if entry is None or entry.kind is not ActorKind.STATE:
            raise ValueError(f"names {key!r}, which is no state")
    return found


def agreement(value: object, setting: Setting) -> str:
    key = text(value, setting)
    known = setting.registry.agreements
    if key not in known:
        hint = nearest(key, known) or "; add it to a pack or leave the key out"
        raise ValueError(f"names {key!r}, an agreement no pack has{hint}")
    return key


def acts(value: object, setting: Setting) -> tuple[IncidentKind, ...]:
    found = []
    for item in _list(value, "kinds of acts"):
        if item not in ACTS:
            hint = nearest(str(item), ACTS)
            raise ValueError(f"names {item!r}{hint or ''}; there are: {', '.join(ACTS)}")
        found.append(IncidentKind(str(item)))
    return tuple(found)


def kilometres(value: object, setting: Setting) -> float:
    try:
        return number(value, "it", least=0, most=_LARGEST_KM)
    except ValueError:
        raise ValueError(f"is {value!r}; it is kilometres from 0 to {_LARGEST_KM:g}") from None


def points(value: object, setting: Setting) -> tuple[Point, ...]:
    return path_of(value)


def geojson(value: object, setting: Setting) -> tuple[tuple[Polygon, ...], tuple[Line, ...]]:
    """A GeoJSON object, or the name of a file beside."""
    if isinstance(value, str):
        if setting.folder is None:
            raise ValueError("names a file; put the drawing itself there, as a table")
        value = read_geojson(setting.folder / value)
    elif not isinstance(value, Mapping):
        raise ValueError("is no GeoJSON; write the name of a file beside this one, or an object")
    return territory_of(value)


READERS: Mapping[str, Reader] = {
    "text": text,
    "texts": texts,
    "id": identifier,
    "day": day,
    "actor": actor,
    "actors": actors,
    "states": states,
    "agreement": agreement,
    "acts": acts,
    "kilometres": kilometres,
    "points": points,
    "geojson": geojson,
}
"""Readers by the name that `Key.holds` has for them."""


def _list(value: object, what: str) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(f"is {value!r}; it is a list of {what}")
    return value
