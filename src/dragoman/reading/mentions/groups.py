"""Whom institutions and described groups stand for: "the army", "Norwegian troops", "the group".

An institution or an army of a state is the registry's; troops and officials are nobody but
themselves and keep the words that describe them; fighters of a named group are that group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import ActorKind, ActorRef
from dragoman.reading.mentions.memory import BODIES, Entry, Memory, one_or_none
from dragoman.reading.mentions.offices import adjective_of
from dragoman.reading.mentions.scene import Draft, Scene, slug
from dragoman.reading.mentions.titles import singular, singular_of

_STATE_KINDS = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MINISTRY,
                          ActorKind.OFFICE, ActorKind.PERSON})  # fmt: skip
BODY_NOUNS = frozenset({"group", "movement", "organisation", "organization", "party", "militia",
                        "faction", "rebel group", "armed group", "militant group", "bloc",
                        "alliance", "coalition", "front", "agency", "insurgency", "wing",
                        "opposition group", "political party", "news agency", "guerrilla group",
                        "insurgent group", "rebel movement", "islamist group", "jihadist group",
                        "separatist group", "monitoring group", "rights group", "aid group",
                        "human rights group", "watchdog"})  # fmt: skip
_ARMED_NOUNS = frozenset({"movement", "militia", "rebel group", "armed group", "militant group",
                          "front", "insurgency", "group", "faction", "wing", "guerrilla group",
                          "insurgent group", "rebel movement", "islamist group",
                          "jihadist group", "separatist group"})  # fmt: skip
_CIVIL_NOUNS = frozenset({"monitoring group", "rights group", "aid group", "human rights group",
                          "watchdog", "agency", "news agency"})  # fmt: skip
_STATE_NOUNS = frozenset({"country", "nation", "state", "power", "regional power"})
_FORCES = frozenset({"fighter", "force", "rebel", "militant", "guerrilla", "guerilla", "troop",
                     "insurgent", "delegation", "negotiator", "negotiating team", "delegate",
                     "gunman", "combatant", "militiaman", "soldier", "representative",
                     "movement", "militia", "group", "army"})  # fmt: skip
"""Who acts for a named group without being anybody else: "Polisario fighters" """
_REBELS = frozenset({"rebel", "insurgent", "guerrilla", "guerilla", "separatist", "rebel force",
                     "rebel fighter", "rebel forces", "guerrilla fighter"})  # fmt: skip
"""Who is meant by the one armed group of a page; "militants" and "gunmen" may be anybody."""
_MEN = frozenset({"troop", "troops", "soldier", "soldiers", "force", "forces", "serviceman",
                  "servicemen", "warplane", "warplanes", "ground troops", "ground force",
                  "ground forces", "security force", "security forces", "military unit",
                  "army unit", "federal troops", "federal forces", "peacekeeper",
                  "peacekeepers", "special forces", "officers", "personnel", "negotiator",
                  "negotiators", "delegate", "delegates"})  # fmt: skip
"""Nouns of men and arms, which the registry files under the army but a reader does not."""
_OF_A_GROUP = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.COALITION})


class Groups:
    """Institutions and groups of one page, resolved in order; remembers which were named."""

    def __init__(self, scene: Scene, memory: Memory, drafts: Sequence[Draft]) -> None:
        self._scene = scene
        self._memory = memory
        self._drafts = drafts
        self._named: dict[str, tuple[ActorRef, ...]] = {}

    def institution(self, draft: Draft) -> None:
        """ "the Iraqi army", "the foreign ministry": of its owner, the one named before, or of
        the state the sentence or the page is about."""
        if draft.owners:
            draft.refs = tuple(self._of_state(draft, owner) for owner in draft.owners)
            self._named[draft.noun] = draft.refs
            return
        before = self._named.get(draft.noun)
        if before is not None:
            draft.refs = tuple(self.at(draft, ref, "named before") for ref in before)
            return
        body = self._body_called(draft)
        if body is not None:
            draft.refs = (self.at(draft, body, f"short for {body.name}"),)
            return
        state, how = self.state_meant(draft)
        if state is None:
            self.unresolved(draft, "no state named before", kind=ActorKind.GROUP)
            return
        ref = self._of_state(draft, state)
        draft.refs = (replace(ref, why=f"{draft.why}; {how}: {state.state}"),)

    def state_meant(self, draft: Draft) -> tuple[ActorRef | None, str]:
        """Whose institution a bare one is: of the state its own sentence names, else of the one
        the page is about, else of the one named last."""
        here = self._memory.nearest_state(draft, reach=0)
        home = None if here is not None else self._memory.home_state(draft)
        if home is not None:
            return home, "state the page is about"
        return here or self._memory.nearest_state(draft), "state named last"

    def _body_called(self, draft: Draft) -> ActorRef | None:
        """ "The Mission recorded 12 violations", behind "the UN Verification Mission": the
        organisation that has the noun in its name, and no state's embassy."""
        noun = draft.noun.casefold()
        for entry in self._memory.back(draft, lambda e: len(e.refs) == 1, reach=REACH_OF_HEADS):
            ref = entry.refs[0]
            if ref.kind is ActorKind.ORGANISATION and noun in ref.name.casefold().split():
                return ref
        return None

    def _of_state(self, draft: Draft, owner: ActorRef) -> ActorRef:
        registry = self._scene.registry
        men = draft.noun in _MEN
        if owner.state and owner.kind in _STATE_KINDS and not men:
            noun = " ".join(draft.noun.split()).replace("defense", "defence")
            actor = registry.institution(owner.state, noun) or registry.institution(
                owner.state, draft.noun
            )
            if actor is not None:
                name = actor.name
                if name.endswith(_COMPOSED) and draft.noun != "military":
                    # a name put together by rule gives way to the page's own: "Malian army"
                    name = f"{name.removesuffix(_COMPOSED)} {self._noun_words(draft)}"
                return ActorRef(actor.id, name, self._text(draft), draft.start,
                                draft.end, actor.kind, owner.state, draft.why)  # fmt: skip
        return self.owned(draft, owner)

    def owned(self, draft: Draft, owner: ActorRef) -> ActorRef:
        """A group by its owner: the named group whose fighters they are, or the words."""
        if (
            owner.kind in _OF_A_GROUP
            and draft.noun in _FORCES
            and draft.plural | (draft.noun in ("delegation", "negotiating team"))
        ):
            return self.at(draft, owner, f"of {owner.name}")
        if _SENT_BY.match(self._text(draft)):
            return self.at(draft, owner, f"sent by {owner.name}")
        name = self._as_described(draft, owner)
        return ActorRef(
            slug(name), name, self._text(draft), draft.start, draft.end, ActorKind.GROUP,
            owner.state, f"{draft.why} of {owner.name}",
        )  # fmt: skip

    def _as_described(self, draft: Draft, owner: ActorRef) -> str:
        """ "US forces" as it is written; of several owners or a genitive one by one, put
        together: "Malian troops", "Idriss Moro's lawyers"."""
        text = " ".join(self._text(draft).split())
        written = len(draft.owners) == 1 and draft.owners[0].end and not _PUT.search(text)
        if written:
            return text
        noun = self._noun_words(draft)
        if owner.kind is ActorKind.PERSON:
            return f"{owner.name}'s {noun}"
        return f"{adjective_of(self._scene.registry, owner)} {noun}"

    def group(self, draft: Draft, position: int) -> None:
        """ "Syrian rebels", "the group", "residents"."""
        owners = draft.owners or self._shared_owners(draft, position)
        if draft.own_body:
            draft.refs = tuple(self.at(draft, owner, "his own") for owner in owners)
            if not owners:
                self.unresolved(draft, "whose body it is is not told", kind=ActorKind.GROUP)
            return
        if owners and draft.noun in _STATE_NOUNS and owners[0].kind is ActorKind.STATE:
            draft.refs = tuple(self.at(draft, owner, "its own state") for owner in owners)
            return
        if owners:
            draft.refs = tuple(self.owned(draft, owner) for owner in owners)
            self._named.setdefault(draft.noun, draft.refs)
            if len(owners) > 1:
                draft.form = "collective"
            return
        if draft.definite and not draft.plural and draft.noun in BODY_NOUNS | _STATE_NOUNS:
            self._definite_body(draft)
            if draft.ask == "body" and not any(ref.actor for ref in draft.refs):
                draft.refs = ()
            return
        if draft.definite and not draft.plural and self._by_head_noun(draft):
            return
        if draft.definite and draft.plural and self._only_armed(draft):
            return
        before = self._named.get(draft.noun) if draft.definite else None
        if before is not None:
            draft.refs = tuple(self.at(draft, ref, "named before") for ref in before)
            return
        if (draft.plural or draft.definite) and draft.ask == "group":
            self.described(draft)

    def _only_armed(self, draft: Draft) -> bool:
        """ "the rebels" of a story that names one armed group: that group."""
        only = self.only_armed() if draft.noun in _REBELS else ()
        draft.refs = tuple(self.at(draft, ref, "the one armed group named") for ref in only)
        return bool(only)

    def only_armed(self) -> tuple[ActorRef, ...]:
        """The armed group of a story that has named but one so far."""
        armed = {
            ref.actor: ref
            for entry in self._memory.entries
            for ref in entry.refs
            if ref.kind is ActorKind.ARMED_GROUP
        }
        return tuple(armed.values()) if len(armed) == 1 else ()

    def _by_head_noun(self, draft: Draft) -> bool:
        """ "the council" behind "the Transitional National Council": the body whose name has
        the noun, the nearest one."""
        noun = draft.noun.split()[-1]

        def fits(entry: Entry) -> bool:
            ref = entry.refs[0]
            return len(entry.refs) == 1 and ref.kind in BODIES and noun in ref.name.lower().split()

        entries = list(self._memory.back(draft, fits, reach=REACH_OF_HEADS))
        entries.sort(key=lambda entry: -entry.start)
        if entries:
            draft.refs = (self.at(draft, entries[0].refs[0], f"the {noun} named before"),)
        return bool(entries)

    def _definite_body(self, draft: Draft) -> None:
        """ "the group", "the country": the latest body or state; two alike leave it open."""
        if draft.noun in _STATE_NOUNS:
            self._definite_state(draft)
            return
        if self._by_head_noun(draft):
            return
        wanted = {ActorKind.ARMED_GROUP} if draft.noun in _ARMED_NOUNS else BODIES
        if draft.noun in _CIVIL_NOUNS:
            wanted = BODIES - {ActorKind.ARMED_GROUP, ActorKind.COALITION}

        def fits(entry: Entry) -> bool:
            return len(entry.refs) == 1 and entry.refs[0].kind in wanted

        entries = list(self._memory.back(draft, fits))
        if not entries and draft.noun in _ARMED_NOUNS:
            entries = list(self._memory.back(
                draft, lambda e: len(e.refs) == 1 and e.refs[0].kind in _OF_A_GROUP
            ))  # fmt: skip
        best, why = one_or_none(entries, draft)
        if best is None:
            self.unresolved(draft, why, kind=ActorKind.GROUP)
        else:
            draft.refs = (self.at(draft, best.refs[0], why),)

    def _definite_state(self, draft: Draft) -> None:
        """ "the country": the only state named in its sentence before it, else in the one
        before."""
        for distance in (0, 1):
            states = {
                ref.actor: ref
                for entry in self._memory.recent(draft, distance)
                if entry.line == draft.line - distance
                for ref in entry.refs
                if ref.kind is ActorKind.STATE
            }
            if len(states) == 1:
                found = next(iter(states.values()))
                draft.refs = (self.at(draft, found, "the only state named before"),)
                return
            if states:
                break
        self.unresolved(draft, "no state or several before", kind=ActorKind.GROUP)

    def _shared_owners(self, draft: Draft, position: int) -> tuple[ActorRef, ...]:
        """ "the Syrian government and opposition": the owner stands before the first only."""
        line = self._scene.lines[draft.line]
        if position == 0 or line.low(draft.first - 1) not in ("and", "or"):
            return ()
        previous = self._drafts[position - 1]
        beside = previous.line == draft.line and previous.behind == draft.first - 1
        return previous.owners if beside and previous.ask in ("institution", "group") else ()

    # -- how references are made -------------------------------------------------------------

    def described(self, draft: Draft) -> None:
        """Nobody in particular: the words themselves, without an actor."""
        text = self._text(draft)
        why = f"{draft.why}, nobody in particular"
        draft.refs = (
            ActorRef(None, " ".join(text.split()), text, draft.start, draft.end, ActorKind.GROUP,
                     None, why),
        )  # fmt: skip

    def unresolved(self, draft: Draft, why: str, *, kind: ActorKind | None = None) -> None:
        """Leaves a draft open and says why."""
        text = self._text(draft)
        states = {owner.state for owner in draft.owners if owner.state}
        state = next(iter(states)) if len(states) == 1 else None
        draft.refs = (
            ActorRef(None, " ".join(text.split()), text, draft.start, draft.end,
                     kind or ActorKind.OFFICE, state, f"{draft.why}; unresolved: {why}"),
        )  # fmt: skip

    def at(self, draft: Draft, ref: ActorRef, why: str) -> ActorRef:
        """A known actor as it is meant at a draft."""
        return replace(ref, text=self._text(draft), start=draft.start, end=draft.end,
                       why=f"{draft.why}; {why}")  # fmt: skip

    def _noun_words(self, draft: Draft) -> str:
        """The words of a description behind its owners: "opposition groups"."""
        line = self._scene.lines[draft.line]
        noun = draft.noun.split()
        for i in range(draft.behind - len(noun), draft.first - 1, -1):
            window = line.words[i : i + len(noun)]
            if [singular(word) for word in window] == noun or [w.low for w in window] == noun:
                return " ".join(word.text for word in window)
        return draft.noun

    def _text(self, draft: Draft) -> str:
        return self._scene.text[draft.start : draft.end]


_SENT_BY = re.compile(r"(?:the\s+)?(?:\w+\s+)?delegations?\s+(?:of|from)\b", re.IGNORECASE)
""" "Delegations of Chad and Niger met": the two states did."""
_PUT = re.compile(r"['’]| (?:of|from|for|in) ")
_COMPOSED = " Military"
REACH_OF_HEADS = 8
"""A body is called by its head noun alone over so many sentences: "the commission"."""


def belongs_to_state(noun: str) -> bool:
    """Whether "its …" asks for a state: "its country", "its troops", "its officials"."""
    return noun in _STATE_NOUNS or noun in _MEN or singular_of(noun) in _MEN


def fights(noun: str) -> bool:
    """Whether a noun names those who fight or speak for a group."""
    return noun in _FORCES


__all__ = ["BODY_NOUNS", "Groups", "belongs_to_state", "fights"]
