"""The path of what governs a predicate, innermost first, read off the tree and the attributions.

The climb stops where truth stops being passed on: at a relative clause, at "after", "while" or
"because", at an ordinary verb that merely has the event as its object. Voices do not depend on
the climb: an attribution whose content covers the predicate always lends its voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.lexicon import load_table
from dragoman.model import Attribution, Context, ContextStep, Stance, Token, Voice
from dragoman.reading.cast import Cast
from dragoman.reading.clauses.attributed import (
    WOULD,
    attribution_steps,
    outer_voices,
    settle_would,
    would_have,
)
from dragoman.reading.clauses.governors import (
    IN_TURN,
    Governing,
    claim_nouns,
    governor_of,
    speech_words,
)
from dragoman.reading.clauses.markers import (
    VOICED,
    Climb,
    command,
    local_steps,
    question,
    step,
)

_CLAUSE_HEADS = frozenset({"VERB", "ADJ", "AUX", "NOUN"})
_STANCES = {
    Context.REPORT: Stance.REPORTS,
    Context.DENIAL: Stance.DENIES,
    Context.DOUBT: Stance.DOUBTS,
}
_CLAUSAL = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass", "acl", "parataxis"})
_NOMINAL = frozenset(
    {"obj", "nsubj", "nsubj:outer", "nsubj:pass", "obl", "nmod", "appos", "obl:unmarked", "root"}
)
_BLOCKING_MARKS = frozenset(
    {"after", "before", "when", "while", "as", "because", "although", "though", "since", "until",
     "once", "where", "whereas", "despite"}
)  # fmt: skip
_TIME_MARKS = frozenset({"after", "before", "when", "until", "till", "once", "as"})
_TIME_PREPOSITIONS = frozenset({"until", "till", "pending", "upon", "before"})
_AHEAD = frozenset({Context.PLAN, Context.CALL})
_OF_SUBJECTS = frozenset({Context.PHASE, Context.ACHIEVEMENT})
_WISHES = frozenset({"own wish", "wish"})
_REFRAINING = frozenset({"refrain", "abstain", "desist"})
"""Who refrains does nothing: the word itself is a negation."""


@cache
def light_verbs(carries: str) -> frozenset[str]:
    """Verbs that only carry an event noun as their object or their subject."""
    return frozenset(
        row["verb"].split()[0] for row in load_table("light_verbs") if row["carries"] == carries
    )


def carrier_of(tree: Tree, noun: Token) -> Token | None:
    """The light verb that carries an event noun ("held talks", "talks took place")."""
    head = tree.head(noun)
    if head is None or not (head.tag.startswith("VB") or head.pos == "ADJ"):
        return None
    if noun.dep in ("obj", "obl", "nsubj:pass") and head.lemma in light_verbs("object"):
        return head
    if noun.dep not in ("nsubj", "nsubj:outer", "nsubj:pass"):
        return None
    chain = [head, *tree.children(head, "xcomp")]  # "the talks are set to begin"
    return next((verb for verb in chain if verb.lemma in light_verbs("subject")), None)


def context_path(
    tree: Tree, token: Token, attributions: Sequence[Attribution], cast: Cast
) -> tuple[ContextStep, ...]:
    """The path that governs `token`, outermost first.

    `attributions` are those of the page; each that covers the predicate gives its step, at its
    place in the path where the climb meets its cue, outside of it otherwise.
    """
    climb = Climb([], [], set())
    covering = [a for a in attributions if a.covers(token.start, token.end)]
    if token.lemma in _REFRAINING:
        climb.steps.append(step(Context.NEGATION, token, token.lemma))
    local_steps(tree, token, climb)
    climb.steps.extend(command(tree, token, covering))
    for clause in tree.children(token, "advcl"):
        marks = {child.lemma.lower() for child in tree.children(clause, "mark", "advmod")}
        if marks & _TIME_MARKS and _is_scheduled(tree, clause, token):
            climb.steps.append(step(Context.PLAN, clause, "scheduled"))
    current = token
    for _ in range(len(tree.tokens)):
        following = _step_up(tree, current, token, climb, attributions, covering, cast)
        if following is None:
            break
        current = following
    if current.is_root and not climb.passed:
        climb.steps.extend(question(tree, current))
    outer_voices(climb, covering)
    return tuple(reversed(settle_would(climb.steps, unreal=would_have(tree, token))))


def _step_up(
    tree: Tree,
    current: Token,
    predicate: Token,
    climb: Climb,
    attributions: Sequence[Attribution],
    covering: Sequence[Attribution],
    cast: Cast,
) -> Token | None:
    """One step of the climb: the token to go on from, None where it stops."""
    head = tree.head(current)
    if head is None or _is_own_content(head, predicate, attributions):
        return None
    partner = tree.finite_partner(current, head)
    if partner is not None:
        return partner
    carrier = carrier_of(tree, current) if current.i == predicate.i else None
    if carrier is not None and carrier.i != head.i:
        local_steps(tree, carrier, climb, below=current)
        return carrier
    if current.dep == "conj" and not _second_infinitive(current, head):
        return _from_conjunct(tree, current, head, climb)
    attribution = next((a for a in covering if a.cue_start == head.start), None)
    if attribution is not None:
        climb.steps.extend(attribution_steps(attribution))
        climb.passed.append(attribution)
        before = len(climb.steps)
        local_steps(tree, head, climb, below=current)
        if attribution.negated:  # its "not" has spoken
            told = [s for s in climb.steps[before:] if s.kind is not Context.NEGATION]
            climb.steps[before:] = told
        return head
    if current.tag == "VB" and head.lemma.lower() in IN_TURN:
        local_steps(tree, head, climb, below=current)  # "Adjei was the first to sign"
        return head
    if not _passes_truth(tree, current):
        climb.steps.extend(_time_to_come(tree, current, head))
        return None
    head = _asking(tree, current, head)
    governing = governor_of(tree, head, *_complements(tree, current))
    if governing is not None and not (
        _governs_subject(tree, current, head, governing)
        and _governs_beside(tree, current, head, governing)
    ):
        governing = None
    if governing is not None and not climb.spoken & {governing.first, governing.last}:
        climb.spoken.update(range(governing.first, governing.last + 1))
        climb.steps.append(_governor_step(tree, current, head, governing, cast))
        local_steps(tree, head, climb, below=current, but=(governing.first, governing.last))
        return head
    if current.dep in ("acl", "acl:relcl", "ccomp") and _says_what(tree, current):
        climb.steps.append(_hearsay(tree, head, cast))
        return head
    if current.dep == "advcl":
        return None
    carried = current.pos in ("NOUN", "PROPN") and carrier_of(tree, current) is not None
    if (
        carried
        or _is_indefinite(tree, current)
        or (current.dep in ("xcomp", "ccomp") and head.pos in _CLAUSE_HEADS)
    ):
        local_steps(tree, head, climb, below=current)
        return head
    if current.dep == "acl" and current.tag == "VB":
        climb.steps.append(step(Context.PURPOSE, current, "to"))
    return None


def _governs_subject(tree: Tree, current: Token, head: Token, governing: Governing) -> bool:
    """What a verb makes of its object it does not make of its subject: in "the refusal delayed the
    plan" nothing refused is cancelled; "the talks resumed", "the plan failed" tell of theirs."""
    active = head.tag.startswith("VB") and not tree.is_passive(head)
    if not active or current.dep not in ("nsubj", "nsubj:outer") or current.pos == "PRON":
        return True
    governor = governing.governor
    return governor.context in _OF_SUBJECTS or governor.note == "subject"


def _governs_beside(tree: Tree, current: Token, head: Token, governing: Governing) -> bool:
    """What a verb makes of its object it does not make of what stands beside: in "was discussed at
    the meeting" the meeting is no mere topic; "called for talks" is meant with its "for"."""
    preposition = tree.preposition(current)
    beside = head.tag.startswith("VB") and current.dep in ("obl", "nmod") and preposition
    if not beside or governing.governor.complement not in ("noun", "ing"):
        return True
    return preposition in governing.governor.words


def _asking(tree: Tree, current: Token, head: Token) -> Token:
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


def _time_to_come(tree: Tree, current: Token, head: Token) -> list[ContextStep]:
    """What is told as a point in time of something to come is to come itself: "will leave once
    the truce is signed", "would stay until the monitors came"."""
    marks = {child.lemma.lower() for child in tree.children(current, "mark", "advmod")}
    if current.dep == "advcl" and marks & _TIME_MARKS:
        past = current.tag == "VBD" or any(
            child.tag == "VBD" for child in tree.children(current, "aux", "aux:pass", "cop")
        )
        would = any(child.lemma == WOULD for child in tree.children(head, "aux"))
        if past and not would:
            return []
    elif tree.preposition(current) not in _TIME_PREPOSITIONS:
        return []
    if current.dep == "advcl" and _is_scheduled(tree, current, head):
        return [step(Context.PLAN, head, "time to come")]
    around = Climb([], [], set())
    local_steps(tree, head, around)
    ahead = next((s for s in around.steps if s.kind in _AHEAD or s.cue == WOULD), None)
    if ahead is None:
        return []
    return [step(Context.PLAN, head, "time to come")]


def _is_scheduled(tree: Tree, current: Token, head: Token) -> bool:
    """ "comes into force when parliament has ratified it": simple present with a perfect present
    for its time is a rule for what is to come."""
    helpers = tree.children(current, "aux", "aux:pass")
    done = any(child.lemma == "have" and child.tag in ("VBZ", "VBP") for child in helpers)
    return done and head.tag in ("VBZ", "VBP") and not tree.children(head, "aux", "aux:pass")


def _hearsay(tree: Tree, noun: Token, cast: Cast) -> ContextStep:
    """ "reports that …", "the rebels' claim that …": whose words, or the noun itself."""
    owner = tree.owner(noun)
    refs = cast.refs(tree, owner) if owner is not None else ()
    if refs:
        ref = refs[0]
        voice = Voice(ref.actor, ref.name, ref.text, ref.start, ref.end, Stance.ASSERTS)
    else:
        voice = Voice(None, noun.text.lower(), noun.text, noun.start, noun.end, Stance.REPORTS)
    return ContextStep(Context.REPORT, noun.text, noun.start, noun.end, voice)


def _is_indefinite(tree: Tree, current: Token) -> bool:
    """ "ready to mediate a deal", "will discuss talks": a thing not yet there shares the fate of
    the verb it is the object of; "the deal" stands by itself."""
    if current.dep not in ("obj", "nsubj:pass") or current.pos != "NOUN":
        return False
    marked = tree.children(current, "det", "nmod:poss")
    return all(t.lemma.lower() in ("a", "an", "any", "some") for t in marked)


def _governor_step(
    tree: Tree, current: Token, head: Token, governing: Governing, cast: Cast
) -> ContextStep:
    """What a governing word makes of its complement, with who plans, refuses or denies it."""
    noun = head.pos == "NOUN"
    subject = (tree.owner(head) if noun else None) or tree.subject(head)
    actors = cast.refs(tree, subject) if subject is not None else ()
    governor = governing.governor
    kind = _kind_for(tree, current, head, governing)
    voice: Voice | None = None
    if kind in VOICED and subject is not None:
        ref = actors[0] if actors else cast.describe(tree, subject)
        voice = Voice(ref.actor, ref.name, ref.text, ref.start, ref.end, _STANCES[kind])
    note = governor.note or head.lemma
    return ContextStep(kind, note, head.start, head.end, voice, actors)


def _kind_for(tree: Tree, current: Token, head: Token, governing: Governing) -> Context:
    """A governor's context, by what it governs: who rejects a *claim* denies; a claim that *is*
    false is not so; who wants to do something himself plans it; "let them …" asks for it."""
    kind, note = governing.governor.context, governing.governor.note
    if kind is Context.FAILURE and note == "subject" and current.lemma.lower() in _talks():
        return Context.PHASE  # talks that broke down were held
    if kind is Context.REFUSAL and current.lemma.lower() in claim_nouns():
        return Context.DENIAL
    if kind is Context.DENIAL and head.pos == "ADJ":
        return Context.NEGATION
    if note in _WISHES and tree.child(head, "obj", "iobj") is None:
        said = current.lemma.lower() in speech_words("VERB")
        return Context.ACHIEVEMENT if said else Context.PLAN  # "wishes to thank" is thanks
    if kind is Context.POSSIBILITY and current.lemma.lower() in speech_words("NOUN"):
        return Context.PHASE  # an offer that is being considered was made
    if head.lemma.lower() == "let" and tree.child(head, *SUBJECTS) is None:
        return Context.CALL
    return kind


@cache
def _talks() -> frozenset[str]:
    return frozenset(row["word"] for row in load_table("classes") if row["class"] == "talks")


def _is_own_content(head: Token, predicate: Token, attributions: Sequence[Attribution]) -> bool:
    """A reporting verb put behind its content hangs on it in the tree and is not governed by it:
    "The envoy may come, the minister said." """
    return any(
        a.cue_start == predicate.start and a.covers(head.start, head.end) for a in attributions
    )


def _second_infinitive(current: Token, head: Token) -> bool:
    """ "undertook to withdraw …, and to grant an amnesty": the second infinitive hangs on the
    governing verb, though the tree calls the two coordinated."""
    return current.tag == "VB" and head.tag in ("VBD", "VBZ", "VBP", "VBN")


def _from_conjunct(tree: Tree, current: Token, head: Token, climb: Climb) -> Token | None:
    """ "may meet and sign": what stands on the first verb holds for a second without subject or
    auxiliary of its own; not across "but"."""
    own = tree.children(current, "aux", "aux:pass", *SUBJECTS)
    contrast = any(child.lemma.lower() == "but" for child in tree.children(current, "cc"))
    same_form = current.tag == head.tag or current.tag == "VB"
    if not own and not contrast and same_form:
        before = len(climb.steps)
        local_steps(tree, head, climb)
        if any(child.lemma.lower() == "nor" for child in tree.children(current, "cc")):
            told = [s for s in climb.steps[before:] if s.kind is not Context.NEGATION]
            climb.steps[before:] = told  # "neither welcomed nor condemned": denied once each
    return head


def _passes_truth(tree: Tree, current: Token) -> bool:
    """Whether what governs the governor of `current` bears on `current` too."""
    if current.dep == "acl" and current.tag in ("VBN", "VBD"):
        return False
    if current.dep in _CLAUSAL or current.dep == "conj":
        marks = {child.lemma.lower() for child in tree.children(current, "mark", "advmod")}
        return not marks & _BLOCKING_MARKS
    if current.dep == "acl:relcl":  # "speculation that the two had met"
        return _says_what(tree, current) and current.head != current.i
    if current.dep == "advcl":
        return current.tag in ("VBG", "VB") and tree.child(current, "mark") is not None
    return (
        current.dep in (*_NOMINAL, "compound") and tree.preposition(current) not in _BLOCKING_MARKS
    )


def _says_what(tree: Tree, current: Token) -> bool:
    """A "that" clause with all its own, behind a noun that says or supposes something."""
    that = any(child.lemma.lower() == "that" for child in tree.children(current, "mark"))
    head = tree.tokens[current.head]
    said = head.lemma.lower() in claim_nouns() or governor_of(tree, head, "that") is not None
    return that and said and tree.child(current, *SUBJECTS) is not None


def _complements(tree: Tree, token: Token) -> tuple[str, ...]:
    """Which complement `token` is of its governor, best first."""
    if token.pos in ("NOUN", "PROPN", "PRON"):
        preposition = tree.preposition(token)
        own = ("noun", preposition) if preposition in ("of", "for") else ("noun",)
        return (*own, "ing") if token.text.endswith("ing") and preposition else own
    if token.tag == "VBG":
        return ("ing", "of", "for", "noun")
    if token.tag in ("VB", "VBP") and any(
        child.lemma == "to" for child in tree.children(token, "mark")
    ):
        return ("to",)
    return ("that", "bare", "to")
