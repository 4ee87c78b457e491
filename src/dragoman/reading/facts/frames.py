"""Frames: which clause makes which fact. The rows are data; this file only matches them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from dragoman.lexicon import frame_rows, load_table
from dragoman.model import ActorKind, ActorRef, Clause, FactKind, Participant, each_once

ACTOR, ANY, FIGHTERS = "actor", "any", "fighters"
_DOCUMENTS = frozenset({"document", "ceasefire"})
_ABOUT_DOCUMENTS = frozenset({FactKind.AGREEMENT, FactKind.CEASEFIRE})
_PLACED = frozenset({FactKind.EVENT, FactKind.INVITATION})
"""Kinds whose frames take a name that nobody knows for a place ("summoned both to Bergen")."""
POINTERS = frozenset({"it", "this", "that", "which", "both", "they", "them"})
_HARMING = frozenset({"assault", "coerce", "sanction", "accuse", "threaten", "protest", "reject"})
"""Roots whose object suffers: it is never taken for who does it."""
MATERIAL = frozenset(
    {"assault", "coerce", "retreat", "aid", "mobilize", "protest", "sanction", "cooperate",
     "threaten"}
)  # fmt: skip
"""Roots of deeds: what suffers them or where they happen tells enough without who does them."""
_ACTING = frozenset({"troops", "weapons", "people", "aid"})
"""Things and people that act for whoever sent them ("jets struck the port", "trucks entered")."""
_IRREGULAR = {
    "tore": "tear", "fell": "fall", "shot": "shoot", "fled": "flee", "struck": "strike",
    "overran": "overrun", "retook": "retake", "undertook": "undertake", "broke": "break",
    "fought": "fight", "drew": "draw", "withdrew": "withdraw", "sank": "sink", "sent": "send",
    "held": "hold", "laid": "lay", "shook": "shake", "froze": "freeze", "swore": "swear",
    "forbade": "forbid", "flead": "flee", "sunk": "sink", "shrunk": "shrink", "swept": "sweep",
    "crept": "creep", "dug": "dig", "flung": "fling", "hung": "hang", "rode": "ride",
    "rose": "rise",
    "slew": "slay", "slain": "slay", "strode": "stride", "swung": "swing", "threw": "throw",
    "wove": "weave", "wrung": "wring", "blew": "blow", "flew": "fly", "bore": "bear",
    "drove": "drive", "gave": "give", "ate": "eat", "lit": "light", "spat": "spit",
    "woke": "wake", "burnt": "burn", "beat": "beat", "fed": "feed", "bled": "bleed",
}  # fmt: skip
"""Past forms that lemmatisers leave as they are."""
_LINKS = frozenset({"of", "into"})
_OVER = frozenset({"ended", "broken", "entered_into_force"})
"""What a document or truce does by itself; with an object the verb tells of something else
("an accord ended the war")."""
_SAME_SLOT: dict[str, tuple[str, ...]] = {
    "subject": ("subject", "possessor", "by"),
    "object": ("object",),
    "of": ("of", "possessor"),
}
"""Event nouns put their subject in front ("Kabul's withdrawal") or behind ("by Kabul")."""


@dataclass(frozen=True, slots=True)
class Need:
    """One test: some participant in one of `slots` is of one of `types`."""

    slots: tuple[str, ...]
    types: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One row: a trigger and the fact it makes when its needs are met."""

    lemma: str
    pos: str
    kind: FactKind
    value: str
    mode: str
    needs: tuple[Need, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    of_class: bool = False
    """One verb of a class: meant without a particle where it is written without one."""
    words: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(self.lemma.split()))

    @property
    def head(self) -> str:
        """The word of the trigger that stands as predicate in the tree: the last word of a
        compound noun, the first of all others ("exchange of fire", "pull out")."""
        words = self.words
        last = self.pos == "NOUN" and not _LINKS & set(words)
        return words[-1 if last else 0].replace("-", "")

    @property
    def id(self) -> str:
        return f"frame.{self.kind.value}.{self.value}"


@dataclass(frozen=True, slots=True)
class Match:
    """A frame met by a clause; `score` counts the needs met, for choosing among senses."""

    frame: Frame
    clause: Clause
    score: int

    def actors(self) -> tuple[ActorRef, ...]:
        """Who does it; in a passive without agent whom the verb is about, where that is who moves
        ("the brigades were withdrawn")."""
        found = _fill(self.clause, self.frame.actors)
        suffers = (
            self.frame.kind not in (FactKind.EVENT, FactKind.POSITION)
            or self.frame.value in _HARMING
            or "object" in self.frame.recipients
        )
        if found or suffers or not is_agentless(self.clause):
            return found
        return _fill(self.clause, ("object",))

    def recipients(self) -> tuple[ActorRef, ...]:
        """To whom it is done."""
        return _fill(self.clause, self.frame.recipients)


@cache
def _frames() -> dict[tuple[str, str], tuple[Frame, ...]]:
    found: dict[tuple[str, str], list[Frame]] = {}
    for row in frame_rows():
        frame = Frame(
            row["lemma"].lower(),
            row["pos"],
            FactKind(row["kind"]),
            row["value"],
            row["mode"],
            tuple(_need(cell) for cell in row["needs"].split(",") if cell.strip()),
            _slots(row["actors"]),
            _slots(row["recipients"]),
            "class" in row,
        )
        found.setdefault((frame.head, frame.pos), []).append(frame)
    return {key: tuple(frames) for key, frames in found.items()}


def _rows(lemma: str, pos: str) -> tuple[Frame, ...]:
    """The rows of a trigger, also where its lemma was cut wrongly ("annull", "fre", "tore")."""
    return next(
        (rows for guess in _lemmas(lemma, pos) if (rows := _frames().get((guess, pos)))), ()
    )


def _lemmas(lemma: str, pos: str) -> tuple[str, ...]:
    if pos != "VERB":
        return (lemma,)
    single = lemma[:-1] if len(lemma) > 3 and lemma[-1] == lemma[-2] else lemma
    return (lemma, _IRREGULAR.get(lemma, lemma), single, lemma + "e", lemma.removesuffix("e"))


def _need(cell: str) -> Need:
    slot, _, types = cell.strip().partition("=")
    optional = types.endswith("?")
    return Need(tuple(slot.split("/")), tuple(types.rstrip("?").split("|")), optional)


def _slots(cell: str) -> tuple[str, ...]:
    return tuple(slot.strip() for slot in cell.replace(",", "+").split("+") if slot.strip())


@cache
def class_words(name: str) -> frozenset[str]:
    """The head lemmas of one type ("weapons", "document")."""
    return frozenset(row["word"].lower() for row in load_table("classes") if row["class"] == name)


def matches(clause: Clause) -> list[Match]:
    """The frames a clause meets: for each kind of fact the most specific sense."""
    best: dict[FactKind, Match] = {}
    for frame in _rows(clause.lemma.split()[0], clause.pos):
        if not _is_trigger(frame, clause):
            continue
        score = _score(frame, clause)
        if score is None:
            continue
        rival = best.get(frame.kind)
        if rival is None or score > rival.score:
            best[frame.kind] = Match(frame, clause, score)
    return list(best.values())


def _is_trigger(frame: Frame, clause: Clause) -> bool:
    """The whole trigger is there: "pull out" as verb with particle, "call for" as verb with a
    participant behind "for", "come into force" and "take effect" as verb with that noun."""
    words = frame.words
    if len(words) == 1 or frame.lemma == clause.lemma:
        return not frame.of_class or len(words) == len(clause.lemma.split())
    if frame.pos == "NOUN" and not _LINKS & set(words):
        return _is_compound(words[:-1], clause.modifiers)
    if words[1:] == tuple(clause.lemma.split()[1:]):
        return True
    if any(p.role == words[-1] for p in clause.participants):
        return True
    role = words[1] if len(words) == 3 else "object"
    return any(p.role == role and words[-1] in (p.head, _last_word(p)) for p in clause.participants)


def _is_compound(words: Sequence[str], modifiers: Sequence[str]) -> bool:
    """Whether the words right before a noun are those of a trigger, however they are joined:
    "cease-fire violation", "ceasefire violation"."""
    wanted = "".join(words).replace("-", "")
    return any("".join(modifiers[k:]) == wanted for k in range(len(modifiers)))


def _score(frame: Frame, clause: Clause) -> int | None:
    """How specifically a clause meets a frame; None if it does not.

    In a passive that names no agent nobody can be asked for the subject ("troops are to be
    deployed"); something else must then meet a need.
    """
    if _has_stray_object(frame, clause):
        return None
    score = 4 * len(frame.words)
    met = 0
    agentless = is_agentless(clause)
    for need in frame.needs:
        filled = (p for slot in need.slots for p in in_slot(clause, slot))
        best = max((_worth(p, need.types, frame) for p in filled), default=0)
        if best:
            met += 1
            score += best
        elif not need.optional and not (agentless and need.slots == ("subject",)):
            return None
    return None if agentless and not met else score


def _has_stray_object(frame: Frame, clause: Clause) -> bool:
    by_itself = (
        frame.value in _OVER
        and frame.pos == "VERB"
        and len(frame.words) == 1
        and [need.slots for need in frame.needs] == [("subject",)]
    )
    return by_itself and bool(in_slot(clause, "object"))


def is_agentless(clause: Clause) -> bool:
    """A passive without "by …": its grammatical subject, before the verb, is all there is."""
    if clause.pos != "VERB" or any(p.role == "subject" for p in clause.participants):
        return False
    return any(p.role == "object" and p.start < clause.cue_start for p in clause.participants)


def _worth(participant: Participant, types: Sequence[str], frame: Frame) -> int:
    """3 for a word of the class asked for, 2 for an actor, 1 for anything, 0 if it does not fit."""
    best = 0
    for name in types:
        if name == ANY:
            best = max(best, 1)
        elif name == ACTOR:
            unnamed = _acts(participant, frame) or _somebody(participant, frame)
            best = max(best, 2 if participant.actors else unnamed)
        elif _is_of_class(participant, name) or (name == FIGHTERS and _can_fight(participant)):
            best = 3
        elif _stands_for(participant, name, frame):
            best = max(best, 2)
    return best


def _can_fight(participant: Participant) -> bool:
    """Who can march and shoot: troops of whatever name, and the groups that are known to fight."""
    return _is_of_class(participant, "troops") or any(
        ref.kind is ActorKind.ARMED_GROUP for ref in participant.actors
    )


def _stands_for(participant: Participant, name: str, frame: Frame) -> bool:
    """A pronoun for a document that is signed, a name for a territory that is taken."""
    if name in _DOCUMENTS:
        return frame.kind in _ABOUT_DOCUMENTS and _points(participant)
    return name == "territory" and frame.kind in _PLACED and is_named_place(participant)


def _acts(participant: Participant, frame: Frame) -> int:
    """1 for a thing that acts in an event although nobody is named ("mortar fire", "jets")."""
    if frame.kind is not FactKind.EVENT or frame.value not in MATERIAL:
        return 0
    return int(any(_is_of_class(participant, name) for name in _ACTING))


_COUNTED = re.compile(
    r"^(?:neither|none|nobody|no one|no-one|no (?:side|party|group|faction)|both|all|each|either|"
    r"half|most|many|some|several|few|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|\w+teen|twenty|\d+|the (?:rest|others|other))\b",
    re.IGNORECASE,
)
_BY_ANYBODY = frozenset({FactKind.AGREEMENT, FactKind.MEETING})


def _somebody(participant: Participant, frame: Frame) -> int:
    """1 for somebody counted or unknown who signs or meets ("neither has signed", "Oka signed"),
    or whose name nobody knows in a deed ("ZANLA shelled the post")."""
    if frame.kind is FactKind.EVENT and frame.value in MATERIAL:
        return int(is_unknown_name(participant))
    if frame.kind not in _BY_ANYBODY:
        return 0
    words = participant.text.split()
    named = frame.kind is FactKind.AGREEMENT and all(w[:1].isupper() for w in words)
    return int(bool(_COUNTED.match(participant.text)) or (named and words[0] not in _PRONOUNS))


_LETTERS = re.compile(r"(?:[Tt]he\s+)?(?!GMT|UTC|VAT|GDP|USD)[A-Z]{3,8}(?:[-/][A-Z]{1,6})?")


def is_unknown_name(participant: Participant) -> bool:
    """A body known by its letters alone: "MODEL attacked the garrison"."""
    return not participant.actors and bool(_LETTERS.fullmatch(participant.text))


_PRONOUNS = frozenset(
    {"It", "This", "That", "They", "These", "Those", "Which", "He", "She", "We", "I"}
)


def is_named_place(participant: Participant) -> bool:
    """A proper name that is no person's may be a place ("retook Bouar", "entered Goma")."""
    if any(ref.kind is ActorKind.PERSON for ref in participant.actors):
        return False
    if participant.head in _CALENDAR:
        return False
    words = {word.strip(".,;:’'\"”()") for word in participant.text.split()}
    return any(word[:1].isupper() and word.lower() == participant.head for word in words)


_CALENDAR = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
     "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december", "christmas", "easter", "ramadan"}
)  # fmt: skip
"""Names of days, which are written like places ("flew in on Sunday")."""


def _points(participant: Participant) -> bool:
    """A pronoun that may stand for a document ("signed it"); which one is asked later."""
    return participant.text.lower() in POINTERS and not participant.actors


def in_slot(clause: Clause, slot: str) -> list[Participant]:
    """The participants of a clause in one slot."""
    roles = _SAME_SLOT.get(slot, (slot,)) if clause.pos != "VERB" else (slot,)
    return [p for p in clause.participants if p.role in roles]


def _is_of_class(participant: Participant, name: str) -> bool:
    words = class_words(name)
    last = _last_word(participant)
    if participant.head in words or last in words or last.removesuffix("s") in words:
        return True
    return name == "document" and bool(_compounds().search(participant.text.lower()))


@cache
def _compounds() -> re.Pattern[str]:
    """Documents named by more words ("code of conduct", "joint statement"): a head says little."""
    rows = load_table("document_kinds")
    nouns = [r["noun"] for r in rows if " " in r["noun"] and r["strength"] == "strong"]
    return re.compile(r"\b(?:" + "|".join(re.escape(noun) for noun in nouns) + r")\b")


def _last_word(participant: Participant) -> str:
    return participant.text.split()[-1].lower().strip(".,;:’'\"”") if participant.text else ""


def _fill(clause: Clause, slots: Sequence[str]) -> tuple[ActorRef, ...]:
    return each_once(ref for slot in slots for p in in_slot(clause, slot) for ref in p.actors)
