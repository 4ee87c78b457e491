"""Who tells of incidents: the outlets and first tellers of rows, one name for all spellings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from dragoman.actors.folding import fold
from dragoman.model.incidents import Incident
from dragoman.views.monitor.cases import Case
from dragoman.views.rows import Rows

_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?|(?:\.(?:com|org|net|info))?/*$", re.IGNORECASE)
"""What an outlet's address has more than its name."""
_LIST = re.compile(r"\s*;\s*")
_TELLERS = re.compile(r"\s*[;,\n/]\s*")
"""What stands between names of first tellers: "the army, the mayor", "Delta/Coast Radio"."""
TOLD_FIRST = "told first"
PRINTED = "printed"


@cache
def source_key(name: str) -> str:
    """What all spellings of a source's name have in common: "Air Wars", "airwars" and
    "www.airwars.org" are one, an abbreviation and its long form are two."""
    bare = _ADDRESS.sub("", name.strip())
    words = [word for word in fold(bare).casefold().split() if word not in ("the", "al", "el")]
    return "".join(words) or fold(name).casefold()


def offices_of(incident: Incident) -> tuple[str, ...]:
    """The outlets that an incident's row names, each once as it is written."""
    names = (part for each in incident.accounts for part in _LIST.split(each.office or ""))
    return tuple(dict.fromkeys(name for name in names if name))


def first_tellers(incident: Incident) -> tuple[str, ...]:
    """Who told it first, by the row, where it says so."""
    told = (incident.original or "").strip()
    names = (_LIST if "://" in told else _TELLERS).split(told)
    return tuple(dict.fromkeys(name for name in names if name))


def told_by_one(incident: Incident) -> bool:
    """Whether one source alone tells of it: by the data's own count where it counts, else by the
    outlets that the row names."""
    if incident.number_of_sources is not None:
        return incident.number_of_sources == 1
    return len({source_key(name) for name in offices_of(incident)}) == 1


class Names:
    """Which spelling stands for a source: the commonest, then the first in the alphabet."""

    def __init__(self) -> None:
        self._spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, names: Iterable[str]) -> None:
        """Notes names as they are written."""
        for name in names:
            self._spelled[source_key(name)][name] += 1

    def name(self, key: str) -> str:
        """The spelling that is shown for a key."""
        return self.spellings(key)[0]

    def spellings(self, key: str) -> tuple[str, ...]:
        """All spellings, the commonest first."""
        found = self._spelled.get(key)
        if not found:
            return (key,)
        return tuple(sorted(found, key=lambda each: (-found[each], each)))


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source. `as_what` is "printed" (an outlet that the row cites) or "told first" (whom the
    row names as the one who told it); `incidents` counts rows that name it, `share` is their part
    of all (0 to 1), `alone` counts those that name nobody else; `spellings` how it is written."""

    source: str
    as_what: str
    incidents: int
    share: float
    alone: int
    spellings: tuple[str, ...]


@dataclass(slots=True)
class _Counted:
    names: Names = field(default_factory=Names)
    named: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)

    def add(self, names: tuple[str, ...]) -> None:
        self.names.add(names)
        keys = {source_key(name) for name in names}
        self.named.update(keys)
        if len(keys) == 1:
            self.alone.update(keys)

    def rows(self, as_what: str, total: int) -> Iterator[SourceRow]:
        for key in sorted(self.named, key=lambda each: (-self.named[each], each)):
            count = self.named[key]
            spelled = self.names.spellings(key)
            yield SourceRow(spelled[0], as_what, count, round(count / total, 4), self.alone[key],
                            spelled)  # fmt: skip


def sources(cases: Iterable[Case], *, limit: int | None = None) -> Rows[SourceRow]:
    """Who tells of the incidents: outlets, then first tellers, each by how many rows name them
    (at most `limit` of each)."""
    printed, told, total = _Counted(), _Counted(), 0
    for incident, _ in cases:
        total += 1
        printed.add(offices_of(incident))
        told.add(first_tellers(incident))
    rows = [
        *list(printed.rows(PRINTED, total))[:limit],
        *list(told.rows(TOLD_FIRST, total))[:limit],
    ]
    return Rows(SourceRow, rows)
