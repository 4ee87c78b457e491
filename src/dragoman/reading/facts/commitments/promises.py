"""Who is bound without a verb of promising over the deed: by a deadline, in his own name, by a
promise of a thing, by the head of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.lexicon.sieves import sieve
from dragoman.model import (
    ActorKind,
    ActorRef,
    Attribution,
    Clause,
    Commitment,
    Context,
    Fact,
    FactKind,
    Modality,
    Participant,
    Polarity,
)
from dragoman.reading.facts.commitments.beneficiaries import beneficiaries_of
from dragoman.reading.facts.frames import class_words, in_slot, is_agentless
from dragoman.reading.facts.view import PageView, short

Bound = tuple[tuple[ActorRef, ...], str]
"""Who owes it, and the words that say so."""

DEADLINE_ROLES = frozenset({"by", "until", "before"})
MAX_GAP = 24
"""Characters between a clause and its deadline: "within a maximum of" and a little more."""
NEAR_ACCORD = 1500
"""Characters back to the accord whose terms a passive without anybody may tell."""
MAX_LEAD = 1500
"""Characters back from a point to the head of its list."""
_TERM = re.compile(
    r"\b(?:within|inside|over|in\s+(?:the\s+(?:first|next|coming)|"
    r"a\s+maximum\s+of)?)\s*(?:[\w-]+\s+){0,4}?"
    r"(?:days?|weeks?|months?|hours?|years?|fortnight)\b|\b(?:by|before|"
    r"no\s+later\s+than|not\s+later\s+than)"
    r"\s+(?:the\s+end\s+of|mid-?|early|late|\d|midnight|noon|dawn|dusk|next\s+\w+|"
    r"January|February|March|"
    r"April|May|June|July|August|September|October|November|December|Monday|Tuesday|"
    r"Wednesday|Thursday|"
    r"Friday|Saturday|Sunday|Ramadan|Christmas|Easter)",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:have|has|had|given|gave\s+(?:[\w’'-]+\s+){1,4}?|allowed)\s*(?:until|till|"
    r"up\s+to|[\w-]+\s+(?:days|weeks|hours|"
    r"months))\b[^.;:!?]{0,40}?\s+to\s+$",
    re.IGNORECASE,
)
""" "have until Friday to leave", "were given 48 hours to hand over their guns"."""
_WILL = frozenset({"will", "would", "shall", "’ll", "'ll", "wo", "going to", "promise", "is to"})
UNREAL = re.compile(
    r"\bwould\s+(?:not\s+)?have\b|\bwould\s+(?:like|prefer|rather)\b", re.IGNORECASE
)
_OWN = re.compile(
    r"^(?:we|I|us)\b|^(?:our|my|his|her|their|"
    r"its)\s+(?:own\s+)?(?:[\w-]+\s+){0,2}?(?:party|government|"
    r"movement|people|men|women|fighters|forces|troops|army|side|country|"
    r"organi[sz]ation|soldiers|group|"
    r"front|delegation|ministry|administration|state|nation|team|units?|guerrillas|rebels|militia|"
    r"supporters|members|followers|commanders|council|authorities|republic|alliance|coalition|"
    r"mission|office|agency|fund|bank|union|faction|brigades?|clan|tribe|company)\b",
    re.IGNORECASE,
)
""" "Our fighters will stay", "his party would sign": whose words bind him."""
IDLE = frozenset(
    {"be", "have", "say", "tell", "see", "know", "need", "want", "like", "hope", "think", "believe",
     "feel", "suffer", "lose", "win", "succeed", "fail", "die", "find", "become", "expect",
     "speak", "talk", "announce", "add", "get", "seem", "understand", "remember", "regret", "try",
     "wait", "look", "come", "call", "ask", "decide", "face", "benefit", "learn", "welcome",
     "regard", "consider", "campaign", "cover", "contain", "own", "depend", "mean", "cost", "rush",
     "meet", "attend", "sit", "travel", "fly", "arrive", "visit", "sign", "vote", "sleep", "honour",
     "honor"}
)  # fmt: skip
"""What nobody undertakes by telling that he will ("we will see"), or another kind tells."""
SPOKEN = frozenset(
    {"affirm", "reaffirm", "recall", "welcome", "thank", "express", "note", "invite", "urge",
     "request", "condemn", "recognise", "recognize", "acknowledge", "agree", "confirm", "reiterate",
     "stress", "emphasise", "emphasize", "underline", "commend", "call", "appeal", "congratulate",
     "declare", "announce", "propose", "consider", "believe", "hope", "deplore", "regret", "praise",
     "salute", "say", "state", "ask", "report", "take note"}
)  # fmt: skip
"""What parties do in a communiqué by saying so; no deed is owed."""
_GIVING = frozenset({"give", "make", "offer", "issue", "provide", "receive", "get", "obtain"})
_KEEPING = frozenset(
    {"keep", "break", "honour", "honor", "fulfil", "fulfill", "exist", "renege", "redeem",
     "violate", "respect", "breach", "implement"}
)  # fmt: skip
_PROMISES = frozenset(
    {"promise", "pledge", "undertaking", "commitment", "assurance", "guarantee", "vow", "word"}
)
_RENOUNCING = frozenset({"renounce", "forswear", "foreswear", "abjure"})
_FORCE = frozenset({"violence", "terrorism", "force", "arms", "struggle", "claim", "weapon", "war"})
_UNDERTAKING = frozenset({"undertake", "pledge", "promise", "vow", "commit", "swear"})
_OF_THINGS = frozenset(
    {"pledge", "promise", "guarantee", "offer", "earmark", "commit", "undertake"}
)
_ANNOUNCING = frozenset(
    {
        "announced",
        "announces",
        "announce",
        "promised",
        "promises",
        "pledged",
        "pledges",
        "assured",
        "vowed",
        "undertook",
        "offered",
        "guaranteed",
    }
)
_GOODS = ("aid", "money", "weapons", "troops", "infrastructure")
_LEAD = sieve(r"(?P<lead>[^\n:]{8,400}):\s*(?:\n|$)")
_ADVICE = re.compile(
    r"\b(?:recommend\w*|should|ought|urges?|urged|propos\w+|demands?|demanded|calls?\s+(?:on|for)|"
    r"called\s+(?:on|for)|suggest\w*|advis\w+|asks?|want|insists?)\b",
    re.IGNORECASE,
)
PERSONS = frozenset({ActorKind.PERSON, ActorKind.OFFICE})
_SUBJECTLESS = frozenset({"it", "this", "that", "which", "who", "what", "there", "one", "such"})


def by_deadline(view: PageView, clause: Clause) -> Bound | None:
    """ "The clans must leave the town by 3 May", "police units were to be formed within 60 days":
    what somebody is to have done by a day he owes, whoever tells it."""
    if clause.modality is Modality.CALLED_FOR and clause.voices:
        return None
    given = _GIVEN.search(view.page.text, clause.sentence[0], clause.cue_start)
    if given and acting(clause):
        return acting(clause), given.group(0)
    set_for = (
        any(step.cue.lower() in ("is to", "shall") for step in clause.context)
        and view.document_before(clause.start, within=NEAR_ACCORD) is not None
    )
    term = _TERM.search(view.page.text, clause.start, min(clause.end + MAX_GAP, clause.sentence[1]))
    ahead = [c.cue_end for c in view.clauses if c.pos == "VERB" and c.sentence == clause.sentence
             and c.cue_end <= clause.cue_start]  # fmt: skip
    opening = max(ahead, default=clause.sentence[0])
    day = any(
        min(clause.start, opening) <= m.start < clause.end + MAX_GAP
        and m.start < clause.sentence[1]
        and (m.role in DEADLINE_ROLES or (set_for and m.role == "on"))
        for m in view.mentions.days
    )
    if not (term or day) or clause.lemma in IDLE:
        return None
    if clause.voices and not _of_speaker(view, clause):
        return None
    why = term.group(0) if term else "a day by which"
    obligors = acting(clause)
    if obligors:
        return obligors, why
    passive = is_agentless(clause) or in_slot(clause, "subject")
    accord = view.document_before(clause.start, within=NEAR_ACCORD)
    return ((), why) if passive and accord is not None else None


def own_side(view: PageView, clause: Clause) -> Bound | None:
    """What a speaker says that he or his own will do or will not do: "His men would not hand
    over their guns, he said"."""
    if clause.modality is not Modality.PLANNED or not clause.voices or clause.lemma in IDLE:
        return None
    cue = next((s for s in clause.context if s.cue.lower() in _WILL), None)
    said = speaker_of(view, clause)
    if cue is None or said is None or cue.start < clause.start:
        return None
    if UNREAL.search(view.page.text, cue.start, clause.cue_end):
        return None
    if _ONLY_UNDER.search(view.page.text, clause.cue_end, clause.end) or clause.lemma in _HOSTING:
        return None
    for participant in in_slot(clause, "object" if is_agentless(clause) else "subject"):
        alone = participant.text.lower() in ("i", "he", "she")
        if alone and (is_agentless(clause) or len(clause.participants) < 2):
            continue
        if _is_own(participant, said):
            refs = participant.actors or (described(participant),)
            return refs, f"{cue.cue} in his own name"
    return None


_ONLY_UNDER = re.compile(
    r"\bonly\s+(?:under|if|with|after|once|when|in\s+case|on\s+condition|as\s+part)\b"
)
""" "would send peacekeepers only under a mandate": what he would not do otherwise."""
_HOSTING = frozenset({"host", "co-host"})
"""That talks will be held in one's house is told as the part of a host."""


def _of_speaker(view: PageView, clause: Clause) -> bool:
    """The deed is the speaker's own side's, or a document speaks."""
    said = speaker_of(view, clause)
    if said is None or (
        said.speaker.actor is None
        and (
            view.document_in(said.speaker.start, said.speaker.end) or _TERMS.search(said.voice.text)
        )
    ):
        return True
    slot = "object" if is_agentless(clause) else "subject"
    return any(_is_own(p, said) for p in in_slot(clause, slot))


_TERMS = re.compile(r"\b(?:points|terms|text|plan|timetable|schedule|roadmap|annex|provisions|"
                    r"calendar|document)\b", re.IGNORECASE)  # fmt: skip
""" "according to the ten points": what was agreed speaks, and not somebody."""


def _is_own(participant: Participant, said: Attribution) -> bool:
    if _OWN.match(participant.text):
        return True
    speaker = said.speaker
    for ref in participant.actors:
        if (ref.actor or ref.name) == (speaker.actor or speaker.name):
            return True
        of_state = ref.kind not in (ActorKind.PERSON, ActorKind.OUTLET, None)
        if of_state and ref.state is not None and ref.state == speaker.state:
            return True
    return False


def takes_note(view: PageView, clause: Clause) -> bool:
    """ "The Parties take note of the report": said, not owed."""
    return (
        clause.lemma.split()[0] == "take"
        and _NOTE.match(view.page.text, clause.cue_end) is not None
    )


_NOTE = re.compile(r"\s+(?:due\s+|full\s+)?note\b")


def speaker_of(view: PageView, clause: Clause) -> Attribution | None:
    """The attribution whose voice speaks nearest to a clause."""
    voice = clause.voices[-1]
    return next(
        (
            a
            for a in view.attributions
            if (a.voice.start, a.voice.name) == (voice.start, voice.name)
        ),
        next((a for a in view.attributions if a.voice.name == voice.name), None),
    )


def announcer(view: PageView, clause: Clause) -> tuple[ActorRef, ...]:
    """Who announces or promises what is to be done by nobody named: "patrols near the port will
    be reduced, the Omani minister announced"."""
    said = speaker_of(view, clause)
    if said is None or said.cue.lower().split()[0] not in _ANNOUNCING or not said.speaker.actor:
        return ()
    return (said.speaker,)


def acting(clause: Clause) -> tuple[ActorRef, ...]:
    """Who is to act; in a passive without agent who is to undergo it ("shall be disarmed")."""
    slot = "object" if is_agentless(clause) else "subject"
    return tuple(ref for p in in_slot(clause, slot) for ref in p.actors)


def owners(view: PageView, clause: Clause) -> tuple[ActorRef, ...]:
    """Whose that is which is to be given up, where nobody is named who does it: "the army's camps
    shall be closed", "the weapons of the front are to be stored"; troops as described."""
    for participant in in_slot(clause, "object"):
        if participant.head.split()[-1:] and participant.head.split()[-1] in _HELD:
            continue
        behind = _NOT_OWN.search(view.page.text, participant.start, participant.end)
        end = behind.start() if behind else participant.end
        found = tuple(
            ref
            for mention in view.mentions.actors
            if participant.start <= mention.start and mention.end <= end
            for ref in mention.actors
        )
        if found:
            return found
        if participant.head in class_words("troops"):
            return (described(participant),)
    return ()


_NOT_OWN = re.compile(
    r",|\b(?:against|on|in|into|from|to|toward|towards|with|for|between|by|under|at|near|which|who|that)\b",
    re.IGNORECASE,
)
"""Behind these stands another than he whose it is: "sanctions against the state"."""
_HELD = frozenset(
    {"prisoner", "hostage", "captive", "detainee", "internee", "refugee", "body", "remains"}
)
"""Whom another has: "the rebels' prisoners" may be theirs or of theirs."""


def described(participant: Participant) -> ActorRef:
    """An actor of no name: as the words describe it ("neither", "the last units")."""
    text = re.sub(r"^(?:an?|the|some)\s+", "", " ".join(participant.text.split()), flags=re.I)
    return ActorRef(
        None, text, text, participant.start, participant.end, ActorKind.GROUP, why="as described"
    )


def unnamed(clause: Clause) -> tuple[ActorRef, ...]:
    """The subject as described where it names nobody: "neither has agreed to disarm"."""
    return tuple(
        described(p)
        for p in in_slot(clause, "subject")
        if not p.actors and len(p.text.split()) <= 6 and p.text.lower() not in _SUBJECTLESS
    )


def of_lead(view: PageView, clause: Clause) -> tuple[ActorRef, ...]:
    """Who heads the list a point stands in: "The two presidents: (1) agreed to open …"."""
    head = _head_before(view, clause.sentence[0])
    if head is None:
        return ()
    for other in view.clauses:
        if head.start("lead") <= other.cue_start < head.end("lead"):
            found = tuple(ref for p in in_slot(other, "subject") for ref in p.actors)
            if found or (found := unnamed(other)):
                return found
    return ()


def is_advice(view: PageView, position: int) -> bool:
    """Whether the list a point stands in is what somebody asks for: "We recommend that: 1. …"."""
    head = _head_before(view, position)
    return head is not None and _ADVICE.search(head["lead"]) is not None


def _head_before(view: PageView, position: int) -> re.Match[str] | None:
    heads = list(_LEAD.finditer(view.page.text, max(0, position - MAX_LEAD), position))
    return heads[-1] if heads else None


def things_promised(view: PageView) -> Iterator[Fact | None]:
    """A promise of a thing, and a promise given: "Norway pledged ten trucks", "the army had made
    no such promise"."""
    governing = {
        step.start
        for clause in view.clauses
        for step in clause.context
        if clause.pos == "VERB" and step.kind in (Context.PROMISE, Context.PLAN)
    }
    matched = {match.clause.cue_start for match in view.of_kind(FactKind.COMMITMENT)}
    for clause in view.clauses:
        if clause.pos != "VERB" or clause.modality is Modality.CALLED_FOR:
            continue
        given = clause.lemma in _GIVING | _KEEPING and _has_head(clause, _PROMISES)
        promised = clause.lemma in _OF_THINGS and _promises_thing(
            clause, clause.cue_start in governing, clause.cue_start in matched
        )
        nouns = {
            c.cue_start for c in view.clauses if c.pos == "NOUN" and clause.start <= c.cue_start
            and c.cue_start < clause.end
        }  # fmt: skip
        renounced = clause.lemma in _RENOUNCING and _has_head(
            clause, class_words("violence") | _FORCE
        )
        bound = (
            clause.lemma in _UNDERTAKING and _to_do(clause) and clause.cue_start not in governing
        )
        if not (promised or renounced or bound) and not (
            given and not governing & {clause.cue_start, *nouns}
        ):
            continue
        received = clause.lemma in ("receive", "get", "obtain")
        obligors = _from(clause) if received else acting(clause)
        if not obligors and not (given and (is_agentless(clause) or clause.lemma == "exist")):
            continue
        planned = clause.polarity is Polarity.AFFIRMED and clause.modality is Modality.ACTUAL
        yield view.from_clause(
            replace(clause, modality=Modality.PLANNED) if planned else clause,
            Commitment(
                obligors=obligors,
                undertaking=short(view.page.text[clause.cue_start : clause.end], words=40),
                beneficiaries=beneficiaries_of(clause, obligors),
                agreement=view.document_in(*clause.sentence),
            ),
            rule="commitment.thing",
        )


def _to_do(clause: Clause) -> bool:
    """ "undertook to cease hostilities", where no clause of its own was read in it."""
    return any(p.start > clause.cue_end for p in in_slot(clause, "to"))


def _from(clause: Clause) -> tuple[ActorRef, ...]:
    return tuple(ref for p in in_slot(clause, "from") for ref in p.actors)


def _has_head(clause: Clause, heads: frozenset[str]) -> bool:
    slots = ("object", "on", "subject") if clause.lemma in ("exist", "renege") else ("object",)
    return any(p.head in heads for slot in slots for p in in_slot(clause, slot))


def _promises_thing(clause: Clause, governs: bool, framed: bool) -> bool:
    """An object that is a thing; what somebody promises to do is told by its own clause. Offers
    and grants count only of goods ("offered talks" promises nothing)."""
    if governs or is_agentless(clause):
        return False
    things = [
        p
        for p in in_slot(clause, "object")
        if not any(r.kind is ActorKind.PERSON for r in p.actors)
    ]
    if not framed or clause.lemma in ("offer", "commit", "earmark", "undertake", "guarantee"):
        return any(p.head in class_words(name) for p in things for name in _GOODS)
    return bool(things)
