"""Turns the plain values of a gold YAML file into checked ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from dragoman.model import FactKind, Modality, Polarity, Stance
from gold.model import (
    CLOSED,
    FIELDS,
    Chain,
    FieldType,
    GoldDay,
    GoldError,
    GoldVoice,
    Holder,
    Names,
    Status3,
)
from gold.names import widen

Aliases = Mapping[str, Names]
GAP = " [..] "
"""In a quote: "first words [..] last words" stands for all that lies between."""
UNKNOWN = "unknown"

Word = TypeVar("Word", bound=StrEnum)


def find(text: str, quote: str, *, start: int = 0, at: int = 1, where: str) -> tuple[int, int]:
    """The offsets of the `at`-th occurrence of `quote` (with or without a gap) from `start` on.

    Raises GoldError where it does not occur.
    """
    head, gap, tail = quote.partition(GAP)
    position = start - 1
    for _ in range(at):
        position = text.find(head, position + 1)
        if position < 0:
            raise GoldError(f"{where}: {head!r} is not in the page; copy it exactly")
    if not gap:
        return position, position + len(head)
    last = text.find(tail, position + len(head))
    if last < 0:
        raise GoldError(f"{where}: {tail!r} does not follow {head!r}; copy it exactly")
    return position, last + len(tail)


def is_unique(text: str, quote: str) -> bool:
    """Whether the quote (its part before a gap) occurs once only."""
    return text.count(quote.partition(GAP)[0]) == 1


def parse_words(kind: type[Word], value: Any, *, where: str) -> tuple[Word, ...]:
    """One word or a list of allowed words of a closed list."""
    try:
        return tuple(kind(item) for item in as_list(value))
    except ValueError as error:
        raise GoldError(f"{where}: {error}; use one of {[w.value for w in kind]}") from None


def parse_day(value: Any, *, where: str) -> GoldDay:
    """`{start, end}`, one date, or the word "unknown"."""
    if value == UNKNOWN:
        return GoldDay(None, None)
    if isinstance(value, date):
        return GoldDay(value, value)
    if not isinstance(value, dict) or not isinstance(value.get("start"), date | None):
        raise GoldError(f"{where}: {value!r} is no day; write a date, {{start, end}} or unknown")
    return GoldDay(value.get("start"), value.get("end", value.get("start")))


def parse_status(entry: Mapping[str, Any], aliases: Aliases, *, where: str) -> Status3:
    """Modality, polarity, voices (with `or_voices`) and day of a fact or sentence."""
    chains = [entry.get("voices") or [], *entry.get("or_voices", [])]
    day = entry.get("day")
    return Status3(
        modalities=parse_words(Modality, entry.get("modality", "actual"), where=where),
        polarities=parse_words(Polarity, entry.get("polarity", "affirmed"), where=where),
        chains=tuple(_chain(chain, aliases, where=where) for chain in chains),
        days=tuple(parse_day(item, where=where) for item in ([] if day is None else as_list(day))),
    )


def _chain(voices: Sequence[Any], aliases: Aliases, *, where: str) -> Chain:
    return tuple(_voice(voice, aliases, where=where) for voice in voices)


def _voice(value: Any, aliases: Aliases, *, where: str) -> GoldVoice:
    """`{name, stance}`, or the short form "Jan Pronk asserts"."""
    if isinstance(value, str):
        name, _, stance = value.rpartition(" ")
        value = {"name": name, "stance": stance}
    return GoldVoice(
        names=_names(value["name"], aliases),
        stances=parse_words(Stance, value["stance"], where=where),
    )


def parse_field(kind: FactKind, name: str, value: Any, aliases: Aliases, *, where: str) -> object:
    """The value of one field of a fact, checked against `FIELDS`; spans stay strings here."""
    field_type = FIELDS[kind].get(name)
    match field_type:
        case None:
            raise GoldError(f"{where}: {kind.value} has no field {name!r}: {list(FIELDS[kind])}")
        case FieldType.ACTOR:
            return _names(value, aliases)
        case FieldType.ACTORS:
            return tuple(_names(item, aliases) for item in as_list(value))
        case FieldType.HOLDERS:
            return tuple(_holder(item, aliases) for item in as_list(value))
        case FieldType.WORD | FieldType.WORDS | FieldType.TEXTS:
            words = tuple(str(item) for item in as_list(value))
            if unknown := set(words) - CLOSED.get((kind, name), frozenset(words)):
                raise GoldError(f"{where}: {name} cannot be {', '.join(sorted(unknown))}")
            return words
        case FieldType.DAY:
            return parse_day(value, where=where)
        case FieldType.SHARES:
            return tuple((str(place), int(count)) for place, count in value.items())
    expected = {FieldType.SPAN: str, FieldType.NUMBER: int, FieldType.FLAG: bool | None}
    if not isinstance(value, expected[field_type]):
        raise GoldError(f"{where}: {name} is {value!r}, expected a {field_type.value}")
    return value


def _names(value: Any, aliases: Aliases) -> Names:
    names = [widen(str(item), aliases) for item in as_list(value)]
    return tuple(dict.fromkeys(name for group in names for name in group))


def _holder(value: Any, aliases: Aliases) -> Holder:
    if isinstance(value, dict):
        return Holder(_names(value["name"], aliases), value.get("role"))
    return Holder(_names(value, aliases))


def as_list(value: Any) -> list[Any]:
    """A list as it is, anything else as a list of one."""
    return value if isinstance(value, list) else [value]
