"""What the log comes to: who stands by which decision, and where two reviewers disagree.

Nothing here depends on the order in which judgements were filed. Of one reviewer the last word
counts, that has not been taken back. Where two reviewers differ nobody's word counts: the record
stays as it was read, marked as disputed, until they agree.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dragoman.record.judgements.log import Judgement, Verdict, moment
from dragoman.record.store.names import name_key

Key = TypeVar("Key", bound=Hashable)

_NOT_DECIDING = frozenset({Verdict.NOTE, Verdict.UNDO})


@dataclass(frozen=True, slots=True)
class Decision:
    """Where the reviewers of one thing stand: `by` holds the last word of each, oldest first."""

    by: tuple[Judgement, ...]

    @property
    def disputed(self) -> bool:
        """Whether two reviewers say different things."""
        return len({(each.verdict, each.edit) for each in self.by}) > 1

    @property
    def verdict(self) -> Verdict | None:
        """What they decided; None while they disagree."""
        return None if self.disputed else self.by[-1].verdict

    @property
    def edit(self) -> str | None:
        """What they put in place, as JSON, where they agree to edit."""
        return None if self.disputed else self.by[-1].edit


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that nobody took back, oldest first; what takes others back is not among
    them. One that takes back what took another back lets that one stand again."""
    return [each for each in _kept(judgements) if each.verdict is not Verdict.UNDO]


def undone(judgements: Iterable[Judgement]) -> list[Judgement]:
    """What takes others back and was not taken back itself, oldest first; `about` of each is the
    id of the judgement that no longer stands."""
    return [each for each in _kept(judgements) if each.verdict is Verdict.UNDO]


def _kept(judgements: Iterable[Judgement]) -> list[Judgement]:
    """What was not taken back. What takes back is always the later one."""
    taken_back: set[str] = set()
    kept = []
    for judgement in sorted(judgements, key=moment, reverse=True):
        if judgement.id not in taken_back:
            kept.append(judgement)
            if judgement.verdict is Verdict.UNDO:
                taken_back.add(judgement.about)
    return kept[::-1]


def decisions(
    judgements: Iterable[Judgement], about: Callable[[Judgement], Key | None]
) -> Mapping[Key, Decision]:
    """What was decided about each thing, which `about` names (None: about none of them)."""
    last: dict[Key, dict[str, Judgement]] = {}
    for judgement in standing(judgements):
        key = None if judgement.verdict in _NOT_DECIDING else about(judgement)
        if key is not None:
            last.setdefault(key, {})[reviewer(judgement.who)] = judgement
    return {key: Decision(tuple(sorted(each.values(), key=moment))) for key, each in last.items()}


def reviewer(who: str) -> str:
    """The form under which two spellings of a reviewer's name are one person."""
    return name_key(who) or who.strip()
