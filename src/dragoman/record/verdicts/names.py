"""Who a side is: the names of event data sets, looked up for the incident's day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.actors import Registry, Resolution
from dragoman.model import ActorKind
from dragoman.record.verdicts.labels import Label, label_of, labels, without_members

_YEARS = re.compile(r"\s*\(\s*(?:\d{4})?\s*[-–]?\s*(?:\d{4})?\s*\)")
"""Years of rule behind a name: "(2000-)", "(2010-2018)"."""
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
_ABBREVIATED = re.compile(r"^([^\s:]{2,12}):\s+(.+)$")
"""The short name and the long one, as in "NLA: National Liberation Army"."""
_BETWEEN_NAMES = re.compile(r"\s*[;,]\s+|\s*;\s*")
_KEPT = 20_000
_FIGHTERS = frozenset(
    (
        ActorKind.STATE,
        ActorKind.GOVERNMENT,
        ActorKind.MINISTRY,
        ActorKind.OFFICE,
        ActorKind.ARMED_GROUP,
        ActorKind.COALITION,
        ActorKind.ORGANISATION,
    )
)
"""Sorts of actors that can be a side; a person or an outlet of that name is somebody else."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a side: an actor, a label, or neither (a name that nobody knows, or "")."""

    text: str
    actor: str | None = None
    label: Label | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Who:
    """A side as a row names it; two are one only if they are one object.

    `names` has one entry, or one for each member of a list; `allies` are those who fight beside
    it.
    """

    text: str
    names: tuple[Name, ...]
    allies: tuple[Name, ...] = ()


class Names:
    """Looks names up, and remembers those of late; equal sides are one object."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._side = lru_cache(_KEPT)(Who)
        self._who_on_any_day = lru_cache(_KEPT)(self._who_whatever_day)
        self._of_any_day = lru_cache(_KEPT)(self._whatever_day)
        self._of_day = lru_cache(_KEPT)(self._on_day)

    def on(self, text: str, beside: tuple[str, ...], day: date, country: str) -> Who:
        """The side written as `text`, and those `beside` it; `country` is the state (its id, ""
        for none known) in which the incident was, to tell actors of one name apart."""
        found = self._who_on_any_day(text, beside, country)
        return found or self._who(text, beside, day, country)

    def who(self, text: str, beside: tuple[str, ...], day: date | None, country: str) -> Who | None:
        """The same; without a day, None where it depends on the day who that is."""
        if day is None:
            return self._who_on_any_day(text, beside, country)
        return self.on(text, beside, day, country)

    def _who_whatever_day(self, text: str, beside: tuple[str, ...], country: str) -> Who | None:
        """A side that is the same on every day; None where the day may tell."""
        parts = (text, *beside, *_members(text))
        if any(self._of_any_day(part, country) is None for part in parts):
            return None
        return self._who(text, beside, date.min, country)

    def _who(self, text: str, beside: tuple[str, ...], day: date, country: str) -> Who:
        allies = tuple(self.name(each, day, country) for each in beside if each.strip())
        names = tuple(self.name(each, day, country) for each in _members(text))
        if len(names) > 1 and any(each.actor or each.label for each in names):
            return self._side(text, names, allies)
        whole = self.name(text, day, country)  # some names have a comma of their own
        if len(names) < 2 or whole.actor or whole.label:
            return self._side(text, (whole,), allies)
        return self._side(text, names, allies)

    def name(self, text: str, day: date, country: str) -> Name:
        """The actor or label of one name, as data sets write it."""
        return self._of_any_day(text, country) or self._of_day(text, day, country)

    def _whatever_day(self, text: str, country: str) -> Name | None:
        """A name that means the same on every day; None where the day may tell.

        Labels come before actors: a pack that knows "rebels" as a way to speak of its rebels does
        not make a data set's "rebels" somebody.
        """
        text = text.strip()
        if not text:
            return Name(text)
        government = government_of(text, self._registry)
        if government:
            return Name(text, actor=government)
        label = label_of(text, self._registry)
        if label:
            return Name(text, label=label)
        for form in _forms(text, self._registry):
            found = self._registry.resolve(form)
            if len(found.candidates) > 1:
                return None
            actor = self._fighter(found, country)
            if actor:
                return Name(text, actor=actor)
        return Name(text)

    def _on_day(self, text: str, day: date, country: str) -> Name:
        """Where several actors bear the name: the one of that day, then the one of the country."""
        for form in _forms(text.strip(), self._registry):
            found = self._registry.resolve(form, day=day)
            if found.actor is None and found.candidates and country:
                found = self._registry.resolve(form, day=day, state=country)
            actor = self._fighter(found, country)
            if actor:
                return Name(text.strip(), actor=actor)
        return Name(text.strip())

    def _fighter(self, found: Resolution, country: str) -> str | None:
        """The actor found, if it can be a side; a state is its government."""
        actor = self._registry.actor(found.actor) if found.actor else None
        if actor is None or actor.kind not in _FIGHTERS:
            return None
        weak = found.why.endswith("(weak)")
        if weak and country and actor.state not in (None, country):
            return None  # "the National Army" of another country
        if actor.kind is ActorKind.STATE:
            return self._registry.government_of(actor.id) or actor.id
        return actor.id


def _members(text: str) -> list[str]:
    return [part for part in _BETWEEN_NAMES.split(text.strip()) if part]


def government_of(text: str, registry: Registry) -> str | None:
    """The government whose own forces a name means: "Government of X", "Military Forces of X
    (2000-) Air Force", "X's army". None where more is said ("… Northern Faction"), since rival
    governments and mutineers are written so."""
    head, _, behind = text.partition(" of ")
    if not behind or "government" not in labels().get(head.casefold(), ()):
        return None
    country, years, branch = _split_years(behind)
    if branch and not _is_branch(branch):
        return None
    if not years:
        country = _without_other_name(country)
    resolution = registry.resolve(country.strip(), kind=ActorKind.STATE)
    return registry.government_of(resolution.actor) if resolution.actor else None


def _split_years(text: str) -> tuple[str, bool, str]:
    found = _YEARS.search(text)
    if found is None:
        return text, False, ""
    return text[: found.start()], True, text[found.end() :].strip(" -–")


def _without_other_name(country: str) -> str:
    """ "Nordland (Old Nordland)" is Nordland."""
    return _IN_BRACKETS.sub("", country)


def _is_branch(words: str) -> bool:
    parts = words.casefold().split()
    return any(
        "branch" in labels().get(" ".join(parts[first:]), frozenset())
        for first in range(len(parts))
    )


def _forms(text: str, registry: Registry) -> list[str]:
    """A name as written, then in ever plainer forms."""
    forms = [text]
    plain = _YEARS.sub("", text).strip()
    brackets = _IN_BRACKETS.search(plain)
    if brackets and _is_country(brackets[1], registry):
        plain = plain[: brackets.start()]
    forms.append(plain)
    short = _ABBREVIATED.match(plain)
    if short:
        forms += [short[2], short[1]]
    members = without_members(plain)
    if members:
        forms.append(members)
    return list(dict.fromkeys(form for form in forms if form))


def _is_country(text: str, registry: Registry) -> bool:
    return registry.resolve(text, kind=ActorKind.STATE).actor is not None
