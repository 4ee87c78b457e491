"""What a reader of the page still has in mind: resolved mentions, and lists of actors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.actors import Candidate, Registry
from dragoman.model import ActorKind, ActorRef, Token
from dragoman.reading.mentions.scene import Draft, Line, Scene

REACH = 3
"""A word that points back reaches over so many sentences."""
SUBJECT_ROLES = frozenset({"nsubj", "nsubj:pass", "obl:agent", "nsubj:outer"})
_BETWEEN_MEMBERS = frozenset({",", "and", "the", "-", "–", "&", "'s", "as", "well", "or", "both",
                              "its", "their", "his", "her", "'", "of", "with"})  # fmt: skip
MAX_BETWEEN = 3
MAX_LABEL = 6
"""Words in the label of a turn, its office included."""
CLEAR = 2
"""The state a page is about is named at least so many times as often as the next."""
BODIES = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.COALITION,
                    ActorKind.OUTLET})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One resolved mention: whom it names, where, and in which place of the sentence."""

    refs: tuple[ActorRef, ...]
    line: int
    start: int
    rank: int
    """0 subject, 1 object, 2 anything else; a smaller rank is likelier to be meant again."""
    main: bool
    draft: Draft

    @property
    def key(self) -> str:
        return "+".join(ref.key for ref in self.refs)


@dataclass(frozen=True, slots=True)
class Listed:
    """Actors named side by side: "Russia, Turkey and Iran"."""

    refs: tuple[ActorRef, ...]
    line: int
    end: int
    rank: int = 2
    draft: Draft | None = None
    """The draft of the first member."""


_MONTHS = frozenset({"March", "April", "May", "June", "July", "August"})
"""Names of persons as well: a page full of "3 May" is not about the state of one."""


@dataclass(slots=True)
class Memory:
    """Entries in order of the page, and the lists among them."""

    scene: Scene
    entries: list[Entry] = field(default_factory=list)
    lists: list[Listed] = field(default_factory=list)
    formats: list[tuple[str, ...]] | None = None
    """Members of the processes the page names; None until somebody asks."""
    last: Entry | None = None
    """The entry kept last, owners apart."""
    described: list[Entry] = field(default_factory=list)
    """Groups without a name ("rebels"), whom only "they" points back to."""
    home: list[ActorRef] | None = None
    """The one state the page is about, or none; None until somebody asks."""

    def keep(self, draft: Draft) -> None:
        """Remembers a resolved draft, and the list it ends."""
        refs = tuple(ref for ref in draft.refs if ref.actor)
        line = self.scene.lines[draft.line]
        if _is_label(line):
            return  # "GREY: He has left": who speaks does not call himself "he"
        rank, main = _place_in_sentence(line, draft)
        if not refs:
            if draft.ask in ("group", "collective") and draft.plural:
                self.described.append(Entry(draft.refs, draft.line, draft.start, rank, main, draft))
            return
        named = {ref.actor for ref in refs}
        for owner in draft.owners:  # "Atlas Front leader X": the front is in mind too
            if owner.kind in BODIES and owner.actor not in named and owner.end:
                self.entries.append(Entry((owner,), draft.line, draft.start, 2, False, draft))
        previous, entry = self.last, Entry(refs, draft.line, draft.start, rank, main, draft)
        if draft.ask != "pronoun" or not draft.possessive:
            self.last = entry  # "Dacic and [his] counterpart" stand side by side
        self.entries.append(entry)
        if len(refs) > 1:
            self.lists.append(Listed(refs, draft.line, draft.end, rank, draft))
        elif previous is not None and self._beside(previous.draft, draft, line):
            self._extend(previous, entry)

    def _beside(self, one: Draft, other: Draft, line: Line) -> bool:
        if one.line != other.line or one.behind > other.first:
            return False
        between = [line.low(i) for i in range(one.behind, other.first)]
        if _coordinated(line, one, other):
            return True
        return 0 < len(between) <= MAX_BETWEEN and set(between) <= _BETWEEN_MEMBERS and (
            bool({"and", ",", "-", "–", "&", "with", "or"} & set(between)))  # fmt: skip

    def _extend(self, previous: Entry, entry: Entry) -> None:
        """Adds to the list that the entry before ended, or begins one with it."""
        last = self.lists[-1] if self.lists else None
        ends_there = last is not None and last.line == entry.line and (
            last.end == previous.draft.end)  # fmt: skip
        before = last.refs if last is not None and ends_there else previous.refs
        known = {ref.actor for ref in before}
        refs = (*before, *(ref for ref in entry.refs if ref.actor not in known))
        if len(refs) > 1:
            rank = last.rank if last is not None and ends_there else previous.rank
            first = last.draft if last is not None and ends_there else previous.draft
            self.lists.append(Listed(refs, entry.line, entry.draft.end, rank, first))

    def recent(self, draft: Draft, reach: int) -> list[Entry]:
        """The entries of the sentences within reach before a draft, in order of the page."""
        found: list[Entry] = []
        for entry in reversed(self.entries):
            if draft.line - entry.line > reach:
                break
            if entry.start < draft.start:
                found.append(entry)
        found.reverse()
        return found

    def back(
        self, draft: Draft, fits: Callable[[Entry], bool], *, reach: int = REACH
    ) -> Iterator[Entry]:
        """Fitting entries before a draft, nearest sentence first, best place first."""
        near = [entry for entry in self.recent(draft, reach) if fits(entry)]
        near.sort(key=lambda e: (draft.line - e.line, e.rank, not e.main, -e.start))
        yield from near

    def formats_named(self) -> list[tuple[str, ...]]:
        """The members of each process or format the page names, each once."""
        if self.formats is None:
            registry = self.scene.registry
            named = {
                registry.processes[candidate.id].members
                for match in registry.find(self.scene.text)
                for candidate in match.candidates
                if candidate.what == "process"
            }
            self.formats = sorted(named)
        return self.formats

    def nearest_state(self, draft: Draft, *, reach: int = REACH) -> ActorRef | None:
        """The one state named last before a draft, in its sentence or those before it."""
        near = self.recent(draft, reach)
        for distance in range(reach + 1):
            line = draft.line - distance
            states = {
                ref.state: ref
                for entry in near
                if entry.line == line
                for ref in entry.refs
                if ref.state and not self._serves_others(ref) and not _THIRD.search(ref.text)
            }
            if states and (len(states) == 1 or distance == 0):
                return self._state(max(states.values(), key=lambda ref: ref.start))
            if states:
                return None
        return None

    def _serves_others(self, ref: ActorRef) -> bool:
        """An envoy of the United Nations speaks of his errand and not of the state he is from."""
        if ref.kind is not ActorKind.PERSON or not ref.actor:
            return False
        offices = self.scene.registry.office_of(ref.actor, None)
        return bool(offices) and not any(o.of.startswith(ref.state or "") for o in offices)

    def home_state(self, draft: Draft) -> ActorRef | None:
        """The state the page is about: the one that most of its names and places belong to, by
        a clear margin; None where sentences near a draft name states."""
        near = {ref.state for e in self.recent(draft, REACH) for ref in e.refs if ref.state}
        if len(near) > 1:
            return None
        if self.home is None:
            registry = self.scene.registry
            counts: Counter[str] = Counter()
            text = f"{self.scene.title}\n{self.scene.text}"
            for match in registry.find(text):
                abroad = _THIRD.match(text, match.end + 1)
                if not match.text[:1].isupper() or abroad or match.text in _MONTHS:
                    continue
                states = {_state_of(registry, candidate) for candidate in match.candidates}
                if len(states) == 1:
                    counts.update(states)
            del counts[""]
            best = counts.most_common(2)
            clear = len(best) == 1 or (len(best) > 1 and best[0][1] >= CLEAR * best[1][1])
            actor = registry.actors.get(best[0][0]) if clear else None
            self.home = (
                [ActorRef(actor.id, actor.name, "", 0, 0, actor.kind, actor.id)] if actor else []
            )
        return self.home[0] if self.home else None

    def _state(self, ref: ActorRef) -> ActorRef | None:
        actor = self.scene.registry.actors.get(ref.state or "")
        if actor is None:
            return None
        return ActorRef(actor.id, actor.name, ref.text, ref.start, ref.end, actor.kind, actor.id)


_THIRD = re.compile(
    r"\b(?:observer|monitor|mediator|facilitator|peacekeeper|diplomat|ambassador|embassy|inspector|"
    r"embassies|adviser|advisor|trainer|expert)s?\b",
    re.IGNORECASE,
)
""" "Norwegian observers", "the Qatari embassy": men abroad; "the army" beside them is another's."""


def _is_label(line: Line) -> bool:
    """Whether a line is the label of a turn in a transcript: a name and a colon."""
    words = [word for word in line.words if word.text[0].isalpha()]
    named = 0 < len(words) <= MAX_LABEL and all(word.text[0].isupper() for word in words)
    return named and line.words[-1].text.endswith(":")


def _state_of(registry: Registry, candidate: Candidate) -> str:
    """The state a reading of a name is of or in; "" where it is of none."""
    if candidate.what == "actor":
        actor = registry.actors[candidate.id]
        return actor.id if actor.kind is ActorKind.STATE else actor.state or ""
    if candidate.what == "place":
        return registry.places[candidate.id].country or ""
    return ""


def _coordinated(line: Line, one: Draft, other: Draft) -> bool:
    """ "Georgia and its breakaway region of Abkhazia": the phrase around the second name is
    joined to the first."""
    if one.head is None or other.head is None:
        return False
    token: Token | None = other.head
    for _ in range(MAX_BETWEEN):
        if token is None or token.dep not in ("nmod", "appos", "flat", "compound", "nmod:desc"):
            break
        token = line.tree.head(token)
    if token is None or token.dep != "conj" or token.i == other.head.i:
        return False
    return line.tree.conj_head(token).i == line.tree.conj_head(one.head).i


def _place_in_sentence(line: Line, draft: Draft) -> tuple[int, bool]:
    """The rank of a draft and whether it is the subject of the main clause."""
    token = draft.head
    if token is None:
        return 2, False
    first = line.tree.conj_head(token)
    head = line.tree.head(first)
    if first.dep in SUBJECT_ROLES:
        return 0, head is not None and head.is_root
    if first.is_root and draft.first == 0:
        return 0, True
    if first.dep in ("obj", "iobj"):
        return 1, False
    return 2, False


def one_or_none(entries: Sequence[Entry], draft: Draft) -> tuple[Entry | None, str]:
    """The best of fitting entries, or None and why: none at all, or two alike."""
    if not entries:
        return None, "nobody fits in the sentences before"
    best = entries[0]
    for other in entries[1:]:
        if other.key == best.key:
            continue
        alike = (other.line, other.rank, other.main) == (best.line, best.rank, best.main)
        if alike:
            return None, f"{best.refs[0].name} and {other.refs[0].name} fit alike"
        break
    return best, f"{best.refs[0].name}, {draft.line - best.line} sentences back"
