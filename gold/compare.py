"""Whether what was predicted agrees with what was annotated, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from dragoman.model import (
    ActorRef,
    Day,
    Fact,
    FactKind,
    RoleHolder,
    Share,
    Status,
    Voice,
    derive_status,
)
from gold.model import (
    FIELDS,
    Chain,
    FieldType,
    GoldDay,
    GoldFact,
    GoldVoice,
    Holder,
    Names,
    Status3,
)
from gold.names import any_same, fold, jaccard, shares_words

UNNAMED_SHARE = 0.5
"""Token Jaccard from which two descriptions ("a ministry official") are one unnamed voice."""


def predicted(fact: Fact, name: str) -> object:
    """The predicted value of a contract field of its kind; None where it has none."""
    match (fact.kind, name):
        case (FactKind.AGREEMENT, "document_kind"):
            name, holder = "document_kind", getattr(fact.detail, "agreement", None)
        case (_, "agreement"):
            name, holder = "name", getattr(fact.detail, "agreement", None)
        case (FactKind.TRACK, "track" | "format"):
            name = "name" if name == "track" else name
            holder = getattr(fact.detail, "track", None)
        case (FactKind.STATEMENT, "content"):
            name, holder = "text", getattr(fact.detail, "content", None)
        case (FactKind.ROLE, "in"):
            name, holder = "in_", fact.detail
        case _:
            holder = fact.detail
    return getattr(holder, name, None)


def field_agrees(gold: GoldFact, name: str, value: object) -> bool:
    """Whether a predicted value is the annotated one (lists: the same set of actors)."""
    expected = gold.fields[name]
    match FIELDS[gold.kind][name]:
        case FieldType.ACTOR:
            return any_same(_names(expected), actor_name(value))
        case FieldType.ACTORS | FieldType.HOLDERS:
            return _same_actors(name_groups(expected), actor_names(value))
        case FieldType.WORD:
            return fold(str(value)) in {fold(word) for word in _names(expected)}
        case FieldType.WORDS:
            return any(shares_words(words, str(value)) for words in _names(expected)) and (
                value is not None
            )
        case FieldType.TEXTS:
            found = value if isinstance(value, tuple) else ()
            return all(any(shares_words(t, str(p)) for p in found) for t in _names(expected))
        case FieldType.SPAN:
            return isinstance(value, str) and shares_words(str(expected), value)
        case FieldType.DAY:
            return _same_end(expected, value)
        case FieldType.SHARES:
            return _plain_shares(expected) == _plain_shares(value)
    return expected == value


def actor_name(value: object) -> str | None:
    """The name of a predicted actor, whether a reference or a plain name."""
    return value.name if isinstance(value, ActorRef) else value if isinstance(value, str) else None


def actor_names(value: object) -> list[str]:
    """The names of predicted actors in a list of references or role holders."""
    items = value if isinstance(value, tuple) else ()
    actors = (item.actor if isinstance(item, RoleHolder) else item for item in items)
    return [actor.name for actor in actors if isinstance(actor, ActorRef)]


def name_groups(expected: object) -> list[Names]:
    """The allowed names of each annotated actor."""
    items = expected if isinstance(expected, tuple) else ()
    return [item.names if isinstance(item, Holder) else item for item in items]


def found_among(groups: Sequence[Names], names: Iterable[str]) -> int:
    """How many of the annotated actors are among the predicted names."""
    names = list(names)
    return sum(any(any_same(group, name) for name in names) for group in groups)


def _same_end(expected: object, value: object) -> bool:
    """A deadline: "by 1 June" ends that day, wherever the reader lets it start."""
    return isinstance(expected, GoldDay) and isinstance(value, Day) and expected.end == value.end


def _same_actors(groups: Sequence[Names], names: Sequence[str]) -> bool:
    return found_among(groups, names) == len(groups) and all(
        any(any_same(group, name) for group in groups) for name in names
    )


def _names(value: object) -> Names:
    return value if isinstance(value, tuple) else ()


def _plain_shares(value: object) -> list[tuple[str, int]]:
    items = value if isinstance(value, tuple) else ()
    pairs = [(i.admin1, i.count) if isinstance(i, Share) else i for i in items]
    return sorted((fold(place), count) for place, count in pairs)


def allowed_statuses(status: Status3) -> frozenset[Status]:
    """The status words that the annotated fields allow."""
    return frozenset(
        derive_status(modality, polarity, [_as_voice(voice) for voice in chain])
        for modality, polarity, chain in product(
            status.modalities, status.polarities, status.chains
        )
    )


def _as_voice(voice: GoldVoice) -> Voice:
    return Voice(None, voice.names[0], voice.names[0], 0, 0, voice.stances[0])


def status_agrees(status: Status3, fact: Fact) -> bool:
    """Whether the one word people see is right."""
    return fact.status in allowed_statuses(status)


def modality_agrees(status: Status3, fact: Fact) -> bool:
    """Whether the stored modality is an allowed one."""
    return fact.modality in status.modalities


def polarity_agrees(status: Status3, fact: Fact) -> bool:
    """Whether the stored polarity is an allowed one."""
    return fact.polarity in status.polarities


def day_agrees(status: Status3, fact: Fact) -> bool:
    """Whether the interval is an annotated one; call only where days are annotated."""
    return any(day.is_told_by(fact.day) for day in status.days)


def voices_agree(status: Status3, fact: Fact) -> bool:
    """Same length, same names in order, same stances, for any allowed chain."""
    return any(_same_chain(chain, fact.voices) for chain in status.chains)


def _same_chain(chain: Chain, voices: Sequence[Voice]) -> bool:
    return len(chain) == len(voices) and all(
        voice.stance in expected.stances and _same_voice(expected, voice)
        for expected, voice in zip(chain, voices, strict=True)
    )


def _same_voice(expected: GoldVoice, voice: Voice) -> bool:
    if any_same(expected.names, voice.name):
        return True
    return voice.actor is None and any(
        jaccard(name, said) >= UNNAMED_SHARE
        for name in expected.names
        for said in (voice.name, voice.text)
    )
