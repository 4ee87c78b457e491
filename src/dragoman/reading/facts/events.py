"""Events between actors by PLOVER root and mode, where no more telling kind has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model import (
    ActorKind,
    ActorRef,
    Clause,
    Context,
    Event,
    Fact,
    FactKind,
    Participant,
)
from dragoman.reading.facts.commitments.obliged import described
from dragoman.reading.facts.frames import (
    MATERIAL,
    Match,
    class_words,
    in_slot,
    is_agentless,
    is_named_place,
    is_unknown_name,
    matches,
)
from dragoman.reading.facts.meetings.telling import is_cantoned
from dragoman.reading.facts.named_only import is_only_named
from dragoman.reading.facts.view import PageView, short

_CONSULT_MODES = {"visit": "visit", "phone call": "phone", "trilateral": "multilateral"}
_OCCURRING = frozenset(
    {"erupt", "break", "flare", "rage", "continue", "resume", "intensify", "escalate", "occur",
     "happen", "begin", "start", "take", "go", "persist", "spread", "ensue", "subside", "stop",
     "cease", "end", "last", "hit", "rock", "target", "follow", "unfold", "be", "remain", "fail"}
)  # fmt: skip
"""Verbs that say of an event noun only that it takes place, and between whom or where."""
_TARGET_CLASSES = (
    "territory", "infrastructure", "people", "prisoners", "troops", "weapons", "aid"
)  # fmt: skip
_OF_VERBS = (*_TARGET_CLASSES, "easable", "passage", "violence")
"""What a verb tells enough of: "the embargo lapsed", "shelling was heard"."""
_TARGET_SLOTS = ("subject", "object", "on", "against", "at", "of", "from", "to")
_PLACE_SLOTS = ("in", "at", "near", "around", "outside", "across", "along", "on", "over", "inside")
_OWN_STEPS = frozenset(
    {Context.PLAN, Context.PROMISE, Context.POSSIBILITY, Context.REFUSAL, Context.PHASE}
)
_GIVING_WAY = frozenset({"concede", "retreat"})
_LIFTED = frozenset({"coerce", "sanction", "mobilize"})
_LINES = frozenset({"line", "position", "post", "trench"})
_DISSOLVING = frozenset({"dissolve", "disband", "dismantle"})
_OWN = re.compile(r"(?:its|their|his|her|our|the\s+rest\s+of\s+its)\b", re.IGNORECASE)
_SILENCE = re.compile(
    r"\s+to\s+(?:comment|say|answer|elaborate|discuss|confirm|name|identify|specify|give|speculate|"
    r"be\s+drawn|reveal|disclose|talk\s+to\s+reporters|speak\s+to\s+reporters|take\s+questions)\b"
)
_QUESTION = re.compile(
    r"\W*(?:what|who|how|why|whose)\s+(?:is|was|are|were|did|does|has|should|will)\b", re.IGNORECASE
)
""" "Who was left out?" """
_ORDERED = re.compile(r"(?:(?!\bthat\b)[^,;:.?!]){0,80}?\bto\s+[a-z]")
""" "told the guards to leave"; "was told that the tents were gone" asks for nothing."""
_ON_BODIES = frozenset({"assault", "coerce"})
_IDEAS = frozenset(
    {"peace", "hope", "hopes", "trust", "truth", "confidence", "process", "future", "democracy",
     "freedom", "justice", "talks", "chance", "spirit", "reputation", "credibility", "word",
     "dialogue", "idea", "ideas", "dream", "dreams", "momentum", "war", "violence", "conflict"}
)  # fmt: skip
_HOME = re.compile(r"\s+(?:home|back)\b")
""" "The pact sent home 50,000 soldiers": away from the front, not to it."""
_OWNED_SLOTS = ("subject", "by", "possessor")


def events(view: PageView) -> Iterator[Fact | None]:
    """One per clause whose frame yields a root and tells who, whom or where.

    A predicate that is the cue of a statement is told as that statement, not twice; a refusal
    as the thing refused where that is an event itself ("refused to withdraw" is a withdrawal,
    negated); an event noun with the verb of the same root that takes it ("an attack … killed").
    """
    cues = {attribution.cue_start for attribution in view.attributions}
    named = [m for m in view.of_kind(FactKind.EVENT) if not _is_only_named(view, m)]
    found = [*named, *_occurrences(view)]
    found = [m for m in found if m.clause.cue_start not in cues]
    refused = {
        step.start
        for match in (
            *found,
            *(m for m in view.of_kind(FactKind.MEETING) if m.clause.pos == "VERB"),
        )
        for step in match.clause.context
        if step.kind in (Context.REFUSAL, Context.FAILURE)
    }
    taken = [(m, p) for m in found if m.clause.pos == "VERB" for p in m.clause.participants]
    for match in found:
        if match.clause.cue_start in refused or _is_taken(match, taken):
            continue
        yield _event(view, match, match.frame.value, match.frame.mode)
    for match in view.of_kind(FactKind.MEETING):
        apart = match.clause.cue_start in cues or is_cantoned(match.clause)
        if match.clause.pos == "VERB" and not apart:
            yield _event(view, match, "consult", _CONSULT_MODES.get(match.frame.value, ""))


def _is_only_named(view: PageView, match: Match) -> bool:
    """ "After weeks of fighting": nothing is told of it."""
    clause = match.clause
    target = match.recipients() or _has_target(clause)
    return is_only_named(view, clause, sides=bool(match.actors()) + bool(target))


def _is_taken(match: Match, taken: Sequence[tuple[Match, Participant]]) -> bool:
    """An event noun that is the subject or object of a verb of the same root, or what a verb of
    giving way ends ("lifted the siege")."""
    clause = match.clause
    return clause.pos != "VERB" and any(
        participant.start <= clause.cue_start < participant.end
        and (
            (
                other.frame.value == match.frame.value
                and participant.role in ("subject", "object", "under", "to", "in")
            )
            or (
                other.frame.value in _GIVING_WAY
                and match.frame.value in _LIFTED
                and participant.role == "object"
            )
        )
        for other, participant in taken
    )


def _occurrences(view: PageView) -> Iterator[Match]:
    """Event nouns that meet no frame by themselves, with what the verb of their taking place
    tells: "Clashes erupted between the army and the rebels in the port"."""
    nouns = {
        clause.cue_start: clause
        for clause, found in view.matched
        if clause.pos != "VERB" and not any(m.frame.kind is FactKind.EVENT for m in found)
    }
    for verb in view.clauses:
        if verb.pos != "VERB" or verb.lemma.split()[0] not in _OCCURRING:
            continue
        others = tuple(p for p in verb.participants if p.role != "subject")
        for subject in in_slot(verb, "subject"):
            noun = next((nouns[at] for at in nouns if subject.start <= at < subject.end), None)
            if noun is None or noun.lemma != subject.head:
                continue
            carried = replace(
                noun,
                start=min(noun.start, verb.start),
                end=max(noun.end, verb.end),
                participants=(*noun.participants, *others),
                context=noun.context or verb.context,
                modality=verb.modality,
                polarity=verb.polarity,
                voices=verb.voices,
                day=noun.day if noun.day.known else verb.day,
                place=noun.place or verb.place,
            )
            yield from (m for m in matches(carried) if m.frame.kind is FactKind.EVENT)


def _event(view: PageView, match: Match, root: str, mode: str) -> Fact | None:
    clause = match.clause
    actors = tuple(a for a in match.actors() if a.kind is not ActorKind.OUTLET)
    recipients = match.recipients()
    if _is_silence(view, match) or _QUESTION.match(view.page.text, clause.start):
        return None
    if clause.lemma == "tell" and not _ORDERED.match(view.page.text, clause.cue_end):
        return None
    if mode == "occupy" and _only_tells_which(clause):
        return None
    if root == "coerce" and clause.lemma in _DISSOLVING and _is_own(clause):
        root, mode = "retreat", "disarm"
    if root == "mobilize" and _HOME.match(view.page.text, clause.cue_end):
        root, mode = "retreat", "withdraw"
    if not actors:
        actors = _willing(clause)
    if not _told(clause, root, actors, recipients):
        return None
    if root in _ON_BODIES and not actors and recipients and all(_is_idea(r) for r in recipients):
        return None
    suffered = (
        "subject" in match.frame.recipients
    )  # "nine soldiers died": of whose hand is not told
    if not actors and not suffered and (root in MATERIAL or _eases(clause)):
        actors = _owners(view, clause) or _described(clause)
    what = short(view.page.text[clause.start : clause.end])
    detail = Event(root, mode or None, actors, recipients, what)
    return view.from_clause(clause, detail, rule=f"frame.event.{root}")


def _is_idea(ref: ActorRef) -> bool:
    """ "The word peace is wounded": what nobody can lay hands on."""
    last = ref.name.casefold().split()[-1] if ref.name else ""
    return ref.actor is None and last in _IDEAS


def _only_tells_which(clause: Clause) -> bool:
    """ "went back to the lines they held before the war": what was held only says which lines."""
    return any(
        participant.head in _LINES and participant.start < clause.cue_start
        for participant in in_slot(clause, "object")
    )


def _told(
    clause: Clause, root: str, actors: tuple[ActorRef, ...], recipients: tuple[ActorRef, ...]
) -> bool:
    """Whether enough is told: a verb needs somebody on one side or, for a deed, its target; an
    event noun both sides, a verb that carries it, or something that plans, calls for or denies
    it, and for a deed a target or a place."""
    deed = root in MATERIAL or _eases(clause)
    if clause.pos == "VERB":
        return bool(actors or recipients) or (deed and _has_target(clause))
    if deed and (_has_target(clause) or _has_place(clause)):
        return True
    if not actors and not recipients:
        return False
    carried = any(p.role == "subject" for p in clause.participants)
    return carried or len({*actors, *recipients}) > 1 or bool(clause.context)


def _eases(clause: Clause) -> bool:
    """ "The embargo will be lifted": whoever lifts it, enough is told."""
    return is_agentless(clause) and any(
        p.head in class_words("easable") for p in in_slot(clause, "object")
    )


def _has_target(clause: Clause) -> bool:
    """ "shelled the town", "an attack on a convoy", "withdrawal from the port"."""
    return any(
        (is_named_place(participant) or _is_target(clause, participant))
        and not participant.start <= clause.cue_start < participant.end
        for slot in _TARGET_SLOTS
        for participant in in_slot(clause, slot)
    )


def _is_target(clause: Clause, participant: Participant) -> bool:
    names = _OF_VERBS if clause.pos != "NOUN" else _TARGET_CLASSES
    return any(participant.head in class_words(name) for name in names)


def _has_place(clause: Clause) -> bool:
    """ "shelling near the river", "fighting in the capital"."""
    return clause.place is not None and any(
        is_named_place(participant) or participant.head in class_words("territory")
        for slot in _PLACE_SLOTS
        for participant in in_slot(clause, slot)
    )


def _owners(view: PageView, clause: Clause) -> tuple[ActorRef, ...]:
    """Whose thing acts: "Chadian jets", "the army's guns"."""
    found: dict[str, ActorRef] = {}
    slots = (*_OWNED_SLOTS, "object") if _eases(clause) else _OWNED_SLOTS
    for slot in slots:
        for participant in in_slot(clause, slot):
            for mention in view.mentions.actors:
                if slot == "object" and mention.start > participant.start + len("the "):
                    continue  # "the American embargo against Cuba"
                whole = (mention.start, mention.end) == (participant.start, participant.end)
                if (
                    participant.start <= mention.start
                    and mention.end <= participant.end
                    and not whole
                ):
                    for ref in mention.actors:
                        found.setdefault(ref.key, ref)
    return tuple(found.values())


def _described(clause: Clause) -> tuple[ActorRef, ...]:
    """People and troops who act without a name in the cast: "thousands of people marched"."""
    return tuple(
        described(participant)
        for participant in in_slot(clause, "subject")
        if clause.pos == "VERB"
        and (
            is_unknown_name(participant)
            or any(participant.head in class_words(name) for name in ("people", "troops"))
        )
    )


def _willing(clause: Clause) -> tuple[ActorRef, ...]:
    """Who considers, plans or refuses what an event noun names: "Oslo is considering sanctions"."""
    if clause.pos == "VERB":
        return ()
    for step in reversed(clause.context):
        if step.kind in _OWN_STEPS and step.actors:
            return step.actors
    return ()


def _is_silence(view: PageView, match: Match) -> bool:
    """ "declined to comment": no answer, and no refusal of anything between actors."""
    rest = view.page.text[match.clause.cue_end : match.clause.cue_end + 40]
    return match.frame.value == "reject" and _SILENCE.match(rest) is not None


def _is_own(clause: Clause) -> bool:
    """ "dissolved its exile government", "the unit was disbanded": a step back, no coercion."""
    objects = in_slot(clause, "object")
    own = any(_OWN.match(p.text) for p in objects)
    return own or is_agentless(clause)
