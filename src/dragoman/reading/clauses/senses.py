"""What a governing word makes of this complement of it, in this sentence."""

from __future__ import annotations

from functools import cache

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.lexicon import load_table
from dragoman.model import Context, ContextStep, Stance, Token, Voice
from dragoman.reading.cast import Cast
from dragoman.reading.clauses.governors import Governing, claim_nouns, governor_of, speech_words
from dragoman.reading.clauses.markers import VOICED

_STANCES = {
    Context.REPORT: Stance.REPORTS,
    Context.DENIAL: Stance.DENIES,
    Context.DOUBT: Stance.DOUBTS,
}
_UNDERTAKINGS = frozenset(
    {"coup", "plot", "rising", "uprising", "rebellion", "revolt", "mutiny", "attempt", "bid",
     "effort", "mission", "offensive", "campaign", "mediation", "experiment", "raid"}
)  # fmt: skip
"""What failed was undertaken, though it did not come off."""
_PERFORMED = frozenset(
    {"thank", "congratulate", "express", "stress", "emphasise", "emphasize", "underline",
     "reiterate", "commend", "welcome", "convey", "extend", "remind", "add", "note", "recall",
     "reaffirm", "condemn", "apologise", "apologize", "point", "underscore", "highlight",
     "praise", "draw", "assure"}
)  # fmt: skip
"""What is done by wishing to do it: "wishes to thank"."""
_BELIEVING = frozenset({"believe", "think", "expect", "suppose", "imagine"})
_TURNED_DOWN = frozenset({Context.REFUSAL, Context.DENIAL})
_OF_SUBJECTS = frozenset({Context.PHASE, Context.ACHIEVEMENT})
_WISHES = frozenset({"own wish", "wish"})


def governs_subject(tree: Tree, current: Token, head: Token, governing: Governing) -> bool:
    """What a verb makes of its object it does not make of its subject: in "the refusal delayed the
    plan" nothing refused is cancelled; "the talks resumed", "the plan failed" tell of theirs."""
    active = head.tag.startswith("VB") and not tree.is_passive(head)
    if not active or current.dep not in ("nsubj", "nsubj:outer") or current.pos == "PRON":
        return True
    governor = governing.governor
    bare = tree.child(head, "obj", "aux", "ccomp", "xcomp") is None
    if governor.context is Context.CANCELLATION and head.tag in ("VBD", "VBN") and bare:
        return True  # the headline's "Visit postponed after clash"
    return governor.context in _OF_SUBJECTS or governor.note == "subject"


def governs_beside(tree: Tree, current: Token, head: Token, governing: Governing) -> bool:
    """What a verb makes of its object it does not make of what stands beside: in "was discussed at
    the meeting" the meeting is no mere topic; "called for talks" is meant with its "for"."""
    preposition = tree.preposition(current)
    beside = head.tag.startswith("VB") and current.dep in ("obl", "nmod") and preposition
    if not beside or governing.governor.complement not in ("noun", "ing"):
        return True
    return preposition in governing.governor.words


def asking(tree: Tree, current: Token, head: Token) -> Token:
    """What asks for an infinitive that the tree hangs one noun too low: the verb in "invited the
    rebels to attend", the noun in "the refusal of the rebels to disarm"."""
    above = tree.head(head)
    if current.dep != "acl" or current.tag != "VB" or above is None:
        return head
    if governor_of(tree, head, "to") is not None or governor_of(tree, above, "to") is None:
        return head
    asked = head.dep in ("obj", "iobj", "nsubj:pass") and above.tag.startswith("VB")
    owned = head.dep == "nmod" and above.pos == "NOUN"
    return above if asked or owned else head


def hearsay(tree: Tree, noun: Token, cast: Cast) -> ContextStep:
    """ "reports that …", "the rebels' claim that …": whose words, or the noun itself."""
    owner = tree.owner(noun)
    refs = cast.refs(tree, owner) if owner is not None else ()
    if refs:
        ref = refs[0]
        voice = Voice(ref.actor, ref.name, ref.text, ref.start, ref.end, Stance.ASSERTS)
    else:
        voice = Voice(None, noun.text.lower(), noun.text, noun.start, noun.end, Stance.REPORTS)
    return ContextStep(Context.REPORT, noun.text, noun.start, noun.end, voice)


def governor_step(
    tree: Tree,
    current: Token,
    head: Token,
    governing: Governing,
    cast: Cast,
    *,
    itself: bool = False,
) -> ContextStep:
    """What a governing word makes of its complement, with who plans, refuses or denies it.

    `itself`: the complement is what is asked about, not only on the way to it.
    """
    noun = head.pos == "NOUN"
    subject = (tree.owner(head) if noun else None) or tree.subject(head)
    actors = cast.refs(tree, subject) if subject is not None else ()
    governor = governing.governor
    kind = _kind_for(tree, current, head, governing)
    spoken = current.pos == "NOUN" and current.lemma.lower() in speech_words("NOUN")
    if itself and kind in _TURNED_DOWN and spoken:
        kind = Context.PHASE  # a request that was rejected was made
    voice: Voice | None = None
    if kind is Context.REPORT and not noun and tree.is_passive(head) and subject is not None:
        # "The minister is said to oppose it": nobody named says so of him
        voice = Voice(None, head.text.lower(), head.text, head.start, head.end, Stance.REPORTS)
    elif kind in VOICED and subject is not None:
        ref = actors[0] if actors else cast.describe(tree, subject)
        voice = Voice(ref.actor, ref.name, ref.text, ref.start, ref.end, _STANCES[kind])
    note = governor.note or head.lemma
    return ContextStep(kind, note, head.start, head.end, voice, actors)


def _kind_for(tree: Tree, current: Token, head: Token, governing: Governing) -> Context:
    """A governor's context, by what it governs: who rejects a *claim* denies; a claim that *is*
    false is not so; who wants to do something himself plans it; "let them …" asks for it."""
    kind, note = governing.governor.context, governing.governor.note
    lemma = current.lemma.lower()
    held = lemma in _talks() and (note == "subject" or head.pos == "NOUN")
    if kind is Context.FAILURE and (held or lemma in _UNDERTAKINGS):
        return Context.PHASE  # talks that broke down were held
    if kind is Context.PHASE and note == "halted" and current.tag == "VBG":
        return Context.NEGATION  # "stopped shelling the town"
    if kind is Context.REFUSAL and current.pos == "NOUN" and lemma in claim_nouns():
        return Context.DENIAL
    if kind is Context.DENIAL and head.pos == "ADJ":
        return Context.NEGATION
    if note in _WISHES and tree.child(head, "obj", "iobj") is None:
        said = current.lemma.lower() in _PERFORMED
        return Context.ACHIEVEMENT if said else Context.PLAN  # "wishes to thank" is thanks
    if kind is Context.POSSIBILITY and current.lemma.lower() in speech_words("NOUN"):
        return Context.PHASE  # an offer that is being considered was made
    if head.lemma.lower() == "let" and tree.child(head, *SUBJECTS) is None:
        return Context.CALL
    return kind


@cache
def _talks() -> frozenset[str]:
    return frozenset(row["word"] for row in load_table("classes") if row["class"] == "talks")


def under_report(steps: list[ContextStep], head: Token) -> list[ContextStep]:
    """What stands on a verb of saying or knowing, for its content: "nobody knows who fired" leaves
    it open and denies nothing; "nobody believes that they left" does."""
    if head.lemma.lower() in _BELIEVING:
        return steps
    return [
        ContextStep(Context.QUESTION, s.cue, s.start, s.end)
        if s.kind in (Context.NEGATION, Context.REFUSAL, Context.FAILURE)
        else s
        for s in steps
    ]


def is_told(tree: Tree, current: Token) -> bool:
    """ "suggests that guards helped" calls for nothing: the clause is told as past."""
    forms = (current, *tree.children(current, "aux", "aux:pass", "cop"))
    modal = any(t.tag == "MD" for t in forms)
    return current.dep == "ccomp" and not modal and any(t.tag == "VBD" for t in forms)
