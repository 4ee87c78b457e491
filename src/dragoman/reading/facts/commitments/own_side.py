"""What speakers bind themselves and their own side to: "His men would not hand over their guns, he
said"; whose word stands behind what nobody named is to do."""

from __future__ import annotations

import re

from dragoman.model import ActorKind, ActorRef, Attribution, Clause, Modality, Participant
from dragoman.reading.facts.commitments.not_owed import IDLE, UNREAL
from dragoman.reading.facts.commitments.obliged import Bound, described
from dragoman.reading.facts.frames import in_slot, is_agentless
from dragoman.reading.facts.view import PageView

_WILL = frozenset({"will", "would", "shall", "’ll", "'ll", "wo", "going to", "promise", "is to"})
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
_ONLY_UNDER = re.compile(
    r"\bonly\s+(?:under|if|with|after|once|when|in\s+case|on\s+condition|as\s+part)\b"
)
""" "would send peacekeepers only under a mandate": what he would not do otherwise."""
_HOSTING = frozenset({"host", "co-host"})
"""That talks will be held in one's house is told as the part of a host."""
_TERMS = re.compile(r"\b(?:points|terms|text|plan|timetable|schedule|roadmap|annex|provisions|"
                    r"calendar|document)\b", re.IGNORECASE)  # fmt: skip
""" "according to the ten points": what was agreed speaks, and not somebody."""
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


def own_side(view: PageView, clause: Clause) -> Bound | None:
    """What a speaker says that he or his own will do or will not do: "His men would not hand
    over their guns, he said"."""
    if clause.modality is not Modality.PLANNED or not clause.voices or clause.lemma in IDLE:
        return None
    cue = next((s for s in clause.context if s.cue.lower() in _WILL), None)
    said = _speaker_of(view, clause)
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


def is_of_speaker(view: PageView, clause: Clause) -> bool:
    """The deed is the speaker's own side's, or a document speaks."""
    said = _speaker_of(view, clause)
    if said is None or (
        said.speaker.actor is None
        and (
            view.document_in(said.speaker.start, said.speaker.end) or _TERMS.search(said.voice.text)
        )
    ):
        return True
    slot = "object" if is_agentless(clause) else "subject"
    return any(_is_own(p, said) for p in in_slot(clause, slot))


def _is_own(participant: Participant, said: Attribution) -> bool:
    if _OWN.match(participant.text):
        return True
    speaker = said.speaker
    for ref in participant.actors:
        if ref.key == speaker.key:
            return True
        of_state = ref.kind not in (ActorKind.PERSON, ActorKind.OUTLET, None)
        if of_state and ref.state is not None and ref.state == speaker.state:
            return True
    return False


def _speaker_of(view: PageView, clause: Clause) -> Attribution | None:
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
    said = _speaker_of(view, clause)
    if said is None or said.cue.lower().split()[0] not in _ANNOUNCING or not said.speaker.actor:
        return ()
    return (said.speaker,)
