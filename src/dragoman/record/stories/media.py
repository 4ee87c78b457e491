"""Media and agencies: which voices are media, and when two names mean one house."""

from __future__ import annotations

import re
from functools import cache

from dragoman.actors import load_registry
from dragoman.lexicon.loader import load_table
from dragoman.model import ActorKind, Fact, Statement, Voice
from dragoman.record.store.names import name_key

_ALSO_OTHERS = frozenset(
    {"sun", "star", "monitor", "observer", "guardian", "media", "press", "mail", "express",
     "review", "dispatch", "wire"}
)  # fmt: skip
"""Words in the names of media that end other names too ("Ms Sun", "the ceasefire monitor")."""
_PLAIN_MEDIA = re.compile(
    r"(?:news ?agency|press agency|newswire|television|tv|radio|newspaper|daily|weekly|magazine"
    r"|broadcaster|gazette|tv channel|television channel|news channel|news site|news website)$"
)
"""How a medium without a name of its own is called: "state television", "the local daily"."""
_AGENCY = re.compile(
    r"^[A-Z].*\b(?:(?:News|Press|Wire|Information|Telegraph(?:ic)?) (?:Agency|Service)"
    r"|Newswire|Press Association)$"
)
""" "Delta News Agency": what signs reports, by its name."""
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?(?P<name>[\w-]+)\.(?:com|org|net|info|co)\b.*$")


@cache
def house(name: str) -> tuple[str, str]:
    """(key, name) of a medium: "Agence France-Presse" and "AFP" have one key."""
    plain = _ADDRESS.sub(r"\g<name>", name.strip())
    plain = re.sub(r"^the\s+", "", plain, flags=re.IGNORECASE)
    known = _registered(plain)
    if known:
        return f"outlet:{known}", load_registry().actors[known].name
    return f"outlet:{name_key(plain) or name.strip()}", name.strip()


@cache
def _registered(name: str) -> str | None:
    return load_registry().resolve(name, kind=ActorKind.OUTLET).actor


def is_known_house(name: str) -> bool:
    """Whether a name alone says that it is an outlet or agency."""
    if _AGENCY.search(name):
        return True
    return _registered(name) is not None or name.casefold() in _agencies()


@cache
def _agencies() -> frozenset[str]:
    rows = load_table("zones_words")
    return frozenset(row["word"].casefold() for row in rows if row["use"] == "agency")


def medium_of(fact: Fact) -> str | None:
    """The medium a fact is told after: its outermost voice ("Interfax reported that …"), or the
    speaker of a statement, where that is one. None where the page tells it itself."""
    if fact.voices:
        outermost = fact.voices[0]
        return outermost.name if is_medium(outermost) else None
    told = fact.detail
    if isinstance(told, Statement) and told.speaker.kind is ActorKind.OUTLET:
        return told.speaker.name
    return None


def is_medium(voice: Voice) -> bool:
    """Whether a voice is an agency, broadcaster or paper, by the registry or by its name."""
    registry = load_registry()
    if voice.actor is not None and voice.actor in registry.actors:
        return registry.actors[voice.actor].kind is ActorKind.OUTLET
    return _named_as_medium(voice.name, voice.text)


@cache
def _named_as_medium(name: str, text: str) -> bool:
    plain = name_key(name)
    if not plain or plain in _unnamed() or name_key(text) in _unnamed():
        return False
    if _PLAIN_MEDIA.search(plain):
        return True
    last = plain.rsplit(" ", 1)[-1]
    return " " in plain and name[:1].isupper() and last in _media_words()


@cache
def _media_words() -> frozenset[str]:
    rows = load_table("body_words")
    return frozenset(row["word"] for row in rows if row["kind"] == "outlet") - _ALSO_OTHERS


@cache
def _unnamed() -> frozenset[str]:
    """Sources nobody can be asked about: "media reports" are no one medium."""
    return frozenset(name_key(row["phrase"]) for row in load_table("unnamed_sources"))
