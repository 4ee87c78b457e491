"""The path of what governs a predicate, innermost first, read off the tree and the attributions.

The climb stops where truth stops being passed on: at a relative clause, at "after", "while" or
"because", at an ordinary verb that merely has the event as its object. Voices do not depend on
the climb: an attribution whose content covers the predicate always lends its voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.lexicon import load_table
from dragoman.model import Attribution, Context, ContextStep, Stance, Token, Voice
from dragoman.reading.cast import Cast
from dragoman.reading.clauses.governors import Governing, Governor, governor_of, local_markers

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
_VOICED = frozenset({Context.REPORT, Context.DENIAL, Context.DOUBT})
_IF = frozenset({"if", "unless", "provided", "should"})
_BLOCKING_MARKS = frozenset(
    {"after", "before", "when", "while", "as", "because", "although", "though", "since", "until",
     "once", "where", "whereas", "despite"}
)  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
WOULD = "would"
_INVERTED = frozenset({"Had", "Were", "Should"})
_UNREAL = frozenset({"would", "could", "might"})
_NO = frozenset({"no", "neither"})
_NOBODY = frozenset({"nobody", "none", "no-one", "nothing", "neither"})


@dataclass(slots=True)
class Climb:
    """A climb under way: the steps so far (innermost first), the attributions passed, and the
    tokens of the phrases that have spoken."""

    steps: list[ContextStep]
    passed: list[Attribution]
    spoken: set[int]


@cache
def light_verbs(carries: str) -> frozenset[str]:
    """Verbs that only carry an event noun as their object or their subject."""
    return frozenset(
        row["verb"].split()[0] for row in load_table("light_verbs") if row["carries"] == carries
    )


def carrier_of(tree: Tree, noun: Token) -> Token | None:
    """The light verb that carries an event noun ("held talks", "talks took place")."""
    head = tree.head(noun)
    if head is None or not head.tag.startswith("VB"):
        return None
    if noun.dep in ("obj", "obl", "nsubj:pass") and head.lemma in light_verbs("object"):
        return head
    carried = noun.dep in ("nsubj", "nsubj:outer") and head.lemma in light_verbs("subject")
    return head if carried else None


def context_path(
    tree: Tree, token: Token, attributions: Sequence[Attribution], cast: Cast
) -> tuple[ContextStep, ...]:
    """The path that governs `token`, outermost first.

    `attributions` are those of the page; each that covers the predicate gives its step, at its
    place in the path where the climb meets its cue, outside of it otherwise.
    """
    climb = Climb([], [], set())
    covering = [a for a in attributions if a.covers(token.start, token.end)]
    _local(tree, token, climb)
    current = token
    for _ in range(len(tree.tokens)):
        following = _step_up(tree, current, token, climb, attributions, covering, cast)
        if following is None:
            break
        current = following
    _outer_voices(climb, covering)
    return tuple(reversed(_settle_would(climb.steps)))


def _local(
    tree: Tree,
    token: Token,
    climb: Climb,
    *,
    below: Token | None = None,
    but: tuple[int, int] = (-1, -1),
) -> None:
    """What stands on the predicate itself: modals, negation, hearsay, "if", "to".

    What has spoken already does not speak twice: words of a governor's phrase (tokens `but`; in
    "has no plans to withdraw" the "no" belongs to the phrase), and the noun the climb comes from
    (`below`; "no meeting took place" is negated once).
    """
    markers: list[tuple[Token, Governor]] = []
    for child, governing in local_markers(tree, token):
        words = set(range(governing.first, governing.last + 1))
        if not but[0] <= child.i <= but[1] and not words & climb.spoken:
            climb.spoken |= words
            markers.append((child, governing.governor))
    for child, governor in sorted(markers, key=lambda m: _scope(m[1].context)):
        climb.steps.append(_marker_step(child, governor))
    if _nobody(tree, token, below):
        climb.steps.append(_step(Context.NEGATION, token, "no subject or object"))
    to = any(child.lemma == "to" for child in tree.children(token, "mark"))
    if to and _is_to(tree, token):
        yet = any(child.lemma.lower() == "yet" for child in tree.children(token, "advmod"))
        kind = Context.NEGATION if yet else Context.PLAN
        climb.steps.append(_step(kind, token, "is yet to" if yet else "is to"))
    elif to and token.dep == "advcl":
        climb.steps.append(_step(Context.PURPOSE, token, "to"))
    for clause in tree.children(token, "advcl"):
        mark = tree.child(clause, "mark")
        if mark is not None and mark.lemma.lower() in _IF:
            climb.steps.append(_step(Context.CONDITION, mark, mark.text))
    opener = tree.tokens[0]
    if opener.text in _INVERTED and any(t.lemma.lower() in _UNREAL for t in tree.tokens):
        climb.steps.append(_step(Context.CONDITION, opener, opener.text))


def _is_to(tree: Tree, token: Token) -> bool:
    """ "are to meet", "were to be released", and the headline's "Ministers to meet"."""
    forms = tree.children(token, "aux", "aux:pass", "cop")
    if any(child.lemma == "be" and child.tag in _FINITE for child in forms):
        return True
    bare = token.tag == "VB" or any(child.tag == "VB" for child in forms)
    return bare and token.is_root and tree.child(token, *SUBJECTS) is not None


def _marker_step(child: Token, governor: Governor) -> ContextStep:
    """A marker's step; hearsay ("reportedly") is a voice without a name."""
    if governor.context not in _VOICED:
        phase = governor.context is Context.PHASE
        return _step(governor.context, child, governor.note if phase else child.text)
    stance = Stance.DOUBTS if governor.context is Context.DOUBT else Stance.REPORTS
    voice = Voice(None, child.text.lower(), child.text, child.start, child.end, stance)
    return ContextStep(Context.REPORT, child.text, child.start, child.end, voice)


def _nobody(tree: Tree, token: Token, below: Token | None) -> bool:
    """ "Neither side signed", "nobody came", "reached no agreement"."""
    if not token.tag.startswith("VB"):
        return False
    for child in tree.children(token, "nsubj", "nsubj:pass", "obj"):
        if below is not None and child.i == below.i:
            continue
        if child.lemma.lower() in _NOBODY:
            return True
        if any(det.lemma.lower() in _NO for det in tree.children(child, "det")):
            return True
    return False


def _scope(context: Context) -> int:
    """Negation is read under modals: "will not meet" is a plan not to meet."""
    return 0 if context is Context.NEGATION else 1


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
    if current.dep == "conj" and not _second_infinitive(current, head):
        return _from_conjunct(tree, current, head, climb)
    attribution = next((a for a in covering if a.cue_start == head.start), None)
    if attribution is not None:
        climb.steps.extend(_attribution_steps(attribution))
        climb.passed.append(attribution)
        _local(tree, head, climb, below=current)
        return head
    if not _passes_truth(tree, current):
        return None
    governing = governor_of(tree, head, *_complements(tree, current))
    if governing is not None and not climb.spoken & {governing.first, governing.last}:
        climb.spoken.update(range(governing.first, governing.last + 1))
        climb.steps.append(_governor_step(tree, head, governing, cast))
        _local(tree, head, climb, below=current, but=(governing.first, governing.last))
        return head
    if current.dep == "advcl":
        return None
    carried = current.pos in ("NOUN", "PROPN") and carrier_of(tree, current) is not None
    if (
        carried
        or _is_indefinite(tree, current)
        or (current.dep in ("xcomp", "ccomp") and head.pos in _CLAUSE_HEADS)
    ):
        _local(tree, head, climb, below=current)
        return head
    if current.dep == "acl" and current.tag == "VB":
        climb.steps.append(_step(Context.PURPOSE, current, "to"))
    return None


def _is_indefinite(tree: Tree, current: Token) -> bool:
    """ "ready to mediate a deal", "will discuss talks": a thing not yet there shares the fate of
    the verb it is the object of; "the deal" stands by itself."""
    if current.dep not in ("obj", "nsubj:pass") or current.pos != "NOUN":
        return False
    marked = tree.children(current, "det", "nmod:poss")
    return all(t.lemma.lower() in ("a", "an", "any", "some") for t in marked)


def _governor_step(tree: Tree, head: Token, governing: Governing, cast: Cast) -> ContextStep:
    """What a governing word makes of its complement, with who plans, refuses or denies it."""
    subject = tree.subject(head)
    actors = cast.refs(tree, subject) if subject is not None else ()
    governor = governing.governor
    voice: Voice | None = None
    if governor.context in _VOICED and subject is not None:
        ref = actors[0] if actors else cast.describe(tree, subject)
        voice = Voice(ref.actor, ref.name, ref.text, ref.start, ref.end, _STANCES[governor.context])
    note = governor.note or head.lemma
    return ContextStep(governor.context, note, head.start, head.end, voice, actors)


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
        _local(tree, head, climb)
    return head


def _passes_truth(tree: Tree, current: Token) -> bool:
    """Whether what governs the governor of `current` bears on `current` too."""
    if current.dep == "acl" and current.tag in ("VBN", "VBD"):
        return False
    if current.dep in _CLAUSAL or current.dep == "conj":
        marks = {child.lemma.lower() for child in tree.children(current, "mark", "advmod")}
        return not marks & _BLOCKING_MARKS
    if current.dep == "advcl":
        return current.tag in ("VBG", "VB") and tree.child(current, "mark") is not None
    return current.dep in _NOMINAL and tree.preposition(current) not in _BLOCKING_MARKS


def _complements(tree: Tree, token: Token) -> tuple[str, ...]:
    """Which complement `token` is of its governor, best first."""
    if token.pos in ("NOUN", "PROPN", "PRON"):
        preposition = tree.preposition(token)
        return ("noun", preposition) if preposition in ("of", "for") else ("noun",)
    if token.tag == "VBG":
        return ("ing", "of", "for", "noun")
    if token.tag in ("VB", "VBP") and any(
        child.lemma == "to" for child in tree.children(token, "mark")
    ):
        return ("to",)
    return ("that", "bare", "to")


def _attribution_steps(attribution: Attribution) -> list[ContextStep]:
    """Innermost first: what the cue makes of its content, then whose words they are."""
    cue = (attribution.cue or "quotation", attribution.cue_start, attribution.cue_end)
    if attribution.effect in _VOICED and not attribution.negated:
        return [ContextStep(attribution.effect, *cue, attribution.voice)]
    kind = Context.QUESTION if attribution.negated else attribution.effect
    return [
        ContextStep(kind, *cue, None, (attribution.speaker,)),
        ContextStep(Context.REPORT, *cue, attribution.voice),
    ]


def _outer_voices(climb: Climb, covering: Sequence[Attribution]) -> None:
    """Attributions the climb did not meet, then the outlets that pass the outermost on."""
    size = {id(a): sum(end - start for start, end in a.content) for a in covering}
    for attribution in sorted(covering, key=lambda a: size[id(a)]):
        if attribution not in climb.passed:
            climb.steps.extend(_attribution_steps(attribution))
    if not covering:
        return
    told = {(s.voice.actor, s.voice.name) for s in climb.steps if s.voice is not None}
    widest = max(covering, key=lambda a: size[id(a)])
    for voice in reversed(widest.outer):
        if (voice.actor, voice.name) not in told:
            climb.steps.append(
                ContextStep(Context.REPORT, voice.text, voice.start, voice.end, voice)
            )


def _settle_would(steps: list[ContextStep]) -> list[ContextStep]:
    """ "would" is the future of a past report ("said it would withdraw"), else a condition."""
    reported = any(step.kind in _VOICED for step in steps)
    conditions = [s for s in steps if s.kind is Context.CONDITION and s.cue.lower() != WOULD]
    if conditions or not reported:
        return steps
    return [
        ContextStep(Context.PLAN, step.cue, step.start, step.end)
        if step.kind is Context.CONDITION and step.cue.lower() == WOULD
        else step
        for step in steps
    ]


def _step(kind: Context, token: Token, cue: str) -> ContextStep:
    return ContextStep(kind, cue, token.start, token.end)
